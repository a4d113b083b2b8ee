import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy, type StrategyOptionsWithoutRequest } from 'passport-jwt';
import { config } from '../config.js';
import { findUser, type User } from '../store.js';
import type { AdminClaims } from './admin-token.service.js';

const common = { secretOrKey: config.adminSecret, issuer: config.issuer };

const options: StrategyOptionsWithoutRequest = {
  ...common,
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
  ignoreExpiration: false,
};

@Injectable()
export class AdminStrategy extends PassportStrategy(Strategy, 'admin') {
  constructor() {
    super(options);
  }

  validate(claims: AdminClaims): User | null {
    return findUser(claims.sub) ?? null;
  }
}
