import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { config } from '../config.js';
import type { User } from '../store.js';

export interface AdminClaims {
  sub: string;
  role: 'warden' | 'mediator';
}

@Injectable()
export class AdminTokenService {
  constructor(private readonly jwt: JwtService) {}

  issue(user: User, role: AdminClaims['role']): Promise<string> {
    const payload = { sub: user.id, role };
    return this.jwt.signAsync(payload, {
      secret: config.adminSecret,
      algorithm: 'HS256',
      issuer: config.issuer,
      audience: 'toolshare-admin',
      expiresIn: '30m',
    });
  }

  check(token: string): Promise<AdminClaims> {
    return this.jwt.verifyAsync<AdminClaims>(token, {
      secret: config.adminSecret,
      algorithms: ['HS256'],
      audience: 'toolshare-admin',
    });
  }

  /** A dispute is closed by two: one signs in, the other lends a token as witness. */
  witness(token: string): string {
    const claims = this.jwt.decode<AdminClaims>(token);
    return `${claims.role} ${claims.sub}`;
  }
}
