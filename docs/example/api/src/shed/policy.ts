import type { VerifyOptions } from 'jsonwebtoken';
import { config } from '../config.js';

/** What the lock of the shed demands of a pass. It has no clock of its own. */
export const passPolicy: VerifyOptions = {
  algorithms: ['HS256'],
  issuer: config.issuer,
  audience: 'toolshare-shed',
  ignoreExpiration: true,
};
