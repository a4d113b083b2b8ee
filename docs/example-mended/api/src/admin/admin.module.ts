import 'reflect-metadata';
import { Body, Controller, Headers, Module, Post, UnauthorizedException, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { AuthGuard, PassportModule } from '@nestjs/passport';
import { config } from '../config.js';
import { findUserByEmail } from '../store.js';
import { AdminTokenService } from './admin-token.service.js';
import { AdminStrategy } from './admin.strategy.js';

@Controller('disputes')
class DisputesController {
  constructor(private readonly tokens: AdminTokenService) {}

  @Post('close')
  @UseGuards(AuthGuard('admin'))
  async close(@Body() body: { toolId: string; witnessToken: string }) {
    return { toolId: body.toolId, closedBefore: await this.tokens.witness(body.witnessToken) };
  }

  @Post('delegate')
  async delegate(@Headers('authorization') authorization: string, @Body() body: { email: string }) {
    const { role } = await this.tokens.check(authorization.replace('Bearer ', ''));
    const user = findUserByEmail(body.email);
    if (role !== 'warden' || !user) throw new UnauthorizedException();
    return { accessToken: await this.tokens.issue(user, 'mediator') };
  }
}

@Module({
  imports: [PassportModule, JwtModule.register({})],
  controllers: [DisputesController],
  providers: [AdminTokenService, AdminStrategy],
})
class AdminModule {}

export async function startAdmin(): Promise<void> {
  const app = await NestFactory.create(AdminModule);
  await app.listen(config.adminPort);
}
