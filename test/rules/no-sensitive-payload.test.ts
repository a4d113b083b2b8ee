import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-sensitive-payload.ts';

const tester = new RuleTester();

tester.run('no-sensitive-payload: what is written into the payload', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, role: user.role, email: user.email }, KEY);
      `,
      name: 'an id and a role',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ id: user.id, hasPassword: user.hasPassword, mustChangePassword: true, isPasswordSet: !!user.password }, KEY);
      `,
      name: 'whether there is a password',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign(
            {
              id: user.id,
              tokenVersion: user.tokenVersion,
              tokenType: 'access',
              passwordChangedAt: user.passwordChangedAt,
              passwordVersion: 3,
              secretId: user.secretId,
              apiKeyId: user.apiKeyId,
            },
            KEY,
          );
      `,
      name: 'facts about a password or a token',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, otp: true, password: false }, KEY);
      `,
      name: "a flag under a secret's name",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, password: undefined, refreshToken: null }, KEY);
      `,
      name: 'a secret that is taken out again',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ passenger: user.passenger, spinner: 1, secretary: user.secretary, compass: user.compass, pinned: [1] }, KEY);
      `,
      name: 'words that contain others',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (build) => jwt.sign({ commitHash: build.commit, contentHash: build.content, fileHash: build.file }, KEY);
      `,
      name: 'a hash of a file and of a commit',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (session) => jwt.sign({ sid: session.id, csrfToken: session.csrf, deviceToken: session.device }, KEY);
      `,
      name: 'a token against forgery',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ sub: user.id, at_hash: user.at, c_hash: user.c, nonce: user.nonce, email_verified: true, sid: user.sid }, KEY);
      `,
      name: 'claims of OpenID Connect',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, resetPassword: user.mustReset, requiresOtp: user.otp }, KEY);
      `,
      name: 'a flag that a reset is due',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, secret, password) => jwt.sign({ id: user.id }, secret, { jwtid: password });
      `,
      name: 'the key and the options of sign are no payload',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const check = (password, token) => jwt.verify(token, { password }.password);
      `,
      name: 'verified, not signed',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { signer } from './contracts';
        export const both = (user, key) => [signer.sign({ password: user.password }), jwt.sign({ id: user.id }, key)];
      `,
      name: 'another sign',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, key) => jwt.sign({ id: user.id, password: user.password }, key);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 3,
          column: 69,
          endLine: 3,
          endColumn: 92,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'password' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, key) => jwt.sign({ id: user.id }, key);
      `,
            },
          ],
        },
      ],
      name: 'a password',
    },
    {
      code: `
        import { sign as issueToken } from 'jsonwebtoken';
        export const issue = (user) => issueToken({ sub: user.id, passwordHash: user.passwordHash }, KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'passwordHash', reason: 'can be guessed at without anybody noticing' },
          line: 3,
          column: 67,
          endLine: 3,
          endColumn: 98,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'passwordHash' },
              output: `
        import { sign as issueToken } from 'jsonwebtoken';
        export const issue = (user) => issueToken({ sub: user.id }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'a hash, by a renamed import',
    },
    {
      code: `
        const { sign } = require('jsonwebtoken');
        exports.issue = (email, password) => sign({ email, password }, KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 3,
          column: 60,
          endLine: 3,
          endColumn: 68,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'password' },
              output: `
        const { sign } = require('jsonwebtoken');
        exports.issue = (email, password) => sign({ email }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'shorthand',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, key) =>
          jwt.sign({ apiKey: user.apiKey, refreshToken: user.refresh, role: user.role }, key);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'apiKey', reason: 'opens a service' },
          line: 4,
          column: 22,
          endLine: 4,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'apiKey' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, key) =>
          jwt.sign({ refreshToken: user.refresh, role: user.role }, key);
      `,
            },
          ],
        },
        {
          messageId: 'written',
          data: { name: 'refreshToken', reason: 'opens a session' },
          line: 4,
          column: 43,
          endLine: 4,
          endColumn: 69,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'refreshToken' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, key) =>
          jwt.sign({ apiKey: user.apiKey, role: user.role }, key);
      `,
            },
          ],
        },
      ],
      name: 'several at once',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const payload = { id: user.id, client_secret: user.clientSecret };
          return jwt.sign(payload, process.env.KEY, { expiresIn: '1h' });
        }
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'client_secret', reason: 'opens a service' },
          line: 4,
          column: 42,
          endLine: 4,
          endColumn: 74,
        },
      ],
      name: 'a payload in a constant',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const claims = { sub: user.id };
          claims.otp = user.otp;
          return jwt.sign(claims, KEY);
        }
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'otp', reason: 'stands in for the second factor' },
          line: 5,
          column: 11,
          endLine: 5,
          endColumn: 32,
        },
      ],
      name: 'a property assigned later',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user, card) {
          const billing = { cardNumber: card.number, city: user.city };
          return jwt.sign({ sub: user.id, ...billing }, KEY);
        }
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'cardNumber', reason: 'moves money' },
          line: 4,
          column: 29,
          endLine: 4,
          endColumn: 52,
        },
      ],
      name: 'a spread of a constant',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign(Object.assign({ sub: user.id }, { pin: user.pin }), KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'pin', reason: 'stands in for the second factor' },
          line: 3,
          column: 83,
          endLine: 3,
          endColumn: 96,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'pin' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign(Object.assign({ sub: user.id }, {  }), KEY);
      `,
            },
          ],
        },
      ],
      name: 'Object.assign',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ user: { id: user.id, profile: { ssn: user.ssn } } }, KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'ssn', reason: 'identifies somebody for life' },
          line: 3,
          column: 83,
          endLine: 3,
          endColumn: 96,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'ssn' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ user: { id: user.id, profile: {  } } }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'a nested object',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign(JSON.stringify({ id: user.id, password: user.password }), KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 3,
          column: 79,
          endLine: 3,
          endColumn: 102,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'password' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign(JSON.stringify({ id: user.id }), KEY);
      `,
            },
          ],
        },
      ],
      name: 'a payload as text',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const claimsOf = (user) => ({ id: user.id, api_key: user.key });
        export const issue = (user) => jwt.sign(claimsOf(user), KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'api_key', reason: 'opens a service' },
          line: 3,
          column: 52,
          endLine: 3,
          endColumn: 69,
        },
      ],
      name: "the file's own factory",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, isService) =>
          jwt.sign(isService ? { id: user.id, secret: user.secret } : { id: user.id }, KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'secret', reason: 'opens a service' },
          line: 4,
          column: 47,
          endLine: 4,
          endColumn: 66,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'secret' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, isService) =>
          jwt.sign(isService ? { id: user.id } : { id: user.id }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'on one path',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export class Issuer {
          issue(user) {
            const payload: Record<string, unknown> = { id: user.id };
            if (user.isService) payload.apiKey = user.apiKey;
            return jwt.sign(payload, KEY);
          }
        }
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'apiKey', reason: 'opens a service' },
          line: 6,
          column: 33,
          endLine: 6,
          endColumn: 61,
        },
      ],
      name: 'a property that a branch adds',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        userSchema.methods.issue = function () {
          return jwt.sign({ id: this._id, password: this.password }, KEY);
        };
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 4,
          column: 43,
          endLine: 4,
          endColumn: 66,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'password' },
              output: `
        import jwt from 'jsonwebtoken';
        userSchema.methods.issue = function () {
          return jwt.sign({ id: this._id }, KEY);
        };
      `,
            },
          ],
        },
      ],
      name: 'a method of a schema',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ id: user.id, walletPrivateKey: user.pem, stripeSecretKey: user.stripe }, KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'walletPrivateKey', reason: 'opens a service' },
          line: 4,
          column: 35,
          endLine: 4,
          endColumn: 61,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'walletPrivateKey' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ id: user.id, stripeSecretKey: user.stripe }, KEY);
      `,
            },
          ],
        },
        {
          messageId: 'written',
          data: { name: 'stripeSecretKey', reason: 'opens a service' },
          line: 4,
          column: 63,
          endLine: 4,
          endColumn: 91,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'stripeSecretKey' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ id: user.id, walletPrivateKey: user.pem }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'keys of wallets and payment providers',
    },
    {
      code: `
        import { SignJWT } from 'jose';
        export const issue = (user, key) =>
          new SignJWT({ id: user.id, password: user.password }).setProtectedHeader({ alg: 'HS256' }).sign(key);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 4,
          column: 38,
          endLine: 4,
          endColumn: 61,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'password' },
              output: `
        import { SignJWT } from 'jose';
        export const issue = (user, key) =>
          new SignJWT({ id: user.id }).setProtectedHeader({ alg: 'HS256' }).sign(key);
      `,
            },
          ],
        },
      ],
      name: 'the builder of jose',
    },
    {
      code: `
        import * as jose from 'jose';
        export async function issue(user, key) {
          const builder = new jose.SignJWT({ sub: user.id, access_token: user.access });
          builder.setProtectedHeader({ alg: 'ES256' });
          return builder.sign(key);
        }
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'access_token', reason: 'opens a session' },
          line: 4,
          column: 60,
          endLine: 4,
          endColumn: 85,
        },
      ],
      name: 'the builder of jose in a variable',
    },
    {
      code: `
        import { JwtService } from '@nestjs/jwt';
        export class AuthService {
          constructor(private readonly jwt: JwtService) {}
          login(user: Account) {
            return this.jwt.signAsync({ sub: user.id, password: user.password });
          }
        }
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 6,
          column: 55,
          endLine: 6,
          endColumn: 78,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'password' },
              output: `
        import { JwtService } from '@nestjs/jwt';
        export class AuthService {
          constructor(private readonly jwt: JwtService) {}
          login(user: Account) {
            return this.jwt.signAsync({ sub: user.id });
          }
        }
      `,
            },
          ],
        },
      ],
      name: 'an injected service',
    },
    {
      code: `
        import { promisify } from 'util';
        import jwt from 'jsonwebtoken';
        const sign = promisify(jwt.sign);
        export const issue = (user) => sign({ id: user.id, iban: user.iban }, KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'iban', reason: 'moves money' },
          line: 5,
          column: 60,
          endLine: 5,
          endColumn: 75,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'iban' },
              output: `
        import { promisify } from 'util';
        import jwt from 'jsonwebtoken';
        const sign = promisify(jwt.sign);
        export const issue = (user) => sign({ id: user.id }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'a promisified sign',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          new Promise((resolve, reject) => {
            jwt.sign({ id: user.id, totpSecret: user.totp }, KEY, (error, token) => (error ? reject(error) : resolve(token)));
          });
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'totpSecret', reason: 'opens a service' },
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 58,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'totpSecret' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          new Promise((resolve, reject) => {
            jwt.sign({ id: user.id }, KEY, (error, token) => (error ? reject(error) : resolve(token)));
          });
      `,
            },
          ],
        },
      ],
      name: 'a promise around sign',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const generateToken = (payload) => jwt.sign(payload, KEY, { expiresIn: '1h' });
        export const login = (user) => generateToken({ id: user.id, password: user.password });
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 4,
          column: 69,
          endLine: 4,
          endColumn: 92,
        },
      ],
      name: 'a wrapper of the file that takes the payload',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ 'private-key': user.pem }, KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'private-key', reason: 'opens a service' },
          line: 3,
          column: 51,
          endLine: 3,
          endColumn: 74,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'private-key' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({  }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'a quoted name',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const FIELD = 'password';
        export const issue = (user) => jwt.sign({ id: user.id, [FIELD]: user[FIELD] }, KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 4,
          column: 64,
          endLine: 4,
          endColumn: 84,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'password' },
              output: `
        import jwt from 'jsonwebtoken';
        const FIELD = 'password';
        export const issue = (user) => jwt.sign({ id: user.id }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'a name in a constant',
    },
  ],
});

tester.run('no-sensitive-payload: whole objects', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ ...user }, KEY);
      `,
      name: 'a user of whom the file shows nothing',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          const { password, ...safe } = user;
          if (!matches(form.password, password)) return null;
          return jwt.sign(safe, KEY);
        }
      `,
      name: 'the rest after a password is taken out',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const { passwordHash, resetToken, ...claims } = user;
          return jwt.sign({ ...claims, aud: 'web' }, KEY);
        }
      `,
      name: 'the rest of a user, spread',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function login(req) {
          const { email, password } = req.body;
          const user = await users.check(email, password);
          return jwt.sign({ id: user.id, email }, KEY);
        }
      `,
      name: 'a password destructured beside the call',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          delete user.password;
          return jwt.sign(user, KEY);
        }
      `,
      name: 'the password is deleted before',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(form) {
          const user = { id: 1, password: form.password };
          delete user.password;
          return jwt.sign(user, KEY);
        }
      `,
      name: 'the password is deleted from an object of the file',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          user.password = undefined;
          return jwt.sign({ user }, KEY);
        }
      `,
      name: 'the password is blanked before',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user, given) {
          if (!matches(given, user.password)) return null;
          return jwt.sign({ ...user, password: undefined }, KEY);
        }
      `,
      name: 'the password is overwritten in the spread',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user, given) {
          if (!matches(given, user.password)) return null;
          const safe = { ...user };
          delete safe.password;
          return jwt.sign(safe, KEY);
        }
      `,
      name: 'a copy from which the password is deleted',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const { password, ...rest } = user.toObject();
          return matches(password) && jwt.sign(rest, KEY);
        }
      `,
      name: 'the rest of a document',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(form) {
          const user = { id: 1, password: form.password };
          const { password, ...rest } = user;
          return jwt.sign({ ...rest }, KEY);
        }
      `,
      name: 'the rest of an object of the file',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function register(form) {
          const user = new User(form);
          user.password = await digest(form.password);
          await user.save();
          return jwt.sign({ id: user.id }, KEY);
        }
      `,
      name: 'a password that is hashed beside the call',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function login(form, done) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return done(null);
          const payload = { user: { id: user.id } };
          jwt.sign(payload, KEY, { expiresIn: 3600 }, done);
        }
      `,
      name: 'a nested object with the id alone',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import _ from 'lodash';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          return jwt.sign(_.omit(user, ['password', 'salt']), KEY);
        }
      `,
      name: 'lodash leaves the password out',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { pick } from 'lodash';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          return jwt.sign(pick(user, 'id', 'role'), KEY);
        }
      `,
      name: 'lodash picks what is needed',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const generateToken = (user) => jwt.sign({ id: user.id }, KEY);
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          return generateToken(user);
        }
      `,
      name: 'a wrapper of the file picks the id',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { generateToken } from './tokens';
        export const me = (token) => jwt.verify(token, KEY);
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          return matches(form.password, user.password) ? generateToken(user) : null;
        }
      `,
      name: 'a wrapper elsewhere',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          return matches(form.password, user.password) && jwt.sign(claimsFor(user), KEY);
        }
      `,
      name: 'a function of the user makes the claims',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import bcrypt from 'bcrypt';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!(await bcrypt.compare(form.password, user.password))) return null;
          return jwt.sign({ id: user._id, user: user.name }, KEY);
        }
      `,
      name: 'single fields beside a password that is compared',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          return (await user.password.matches(form.password)) ? jwt.sign({ id: user.id }, KEY) : null;
        }
      `,
      name: 'a method that checks the password',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        import bcrypt from 'bcrypt';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!(await bcrypt.compare(form.password, user.password))) return null;
          return jwt.sign({ ...user }, KEY);
        }
      `,
      errors: [
        {
          messageId: 'brought',
          data: { name: 'password', reason: 'opens the account' },
          line: 7,
          column: 32,
          endLine: 7,
          endColumn: 36,
        },
      ],
      name: 'a user whose password the file reads, spread',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { compareSync } from 'bcryptjs';
        export async function login(form, res) {
          const user = await users.findOne({ email: form.email });
          if (!compareSync(form.password, user.password)) return res.sendStatus(401);
          return jwt.sign({ user }, KEY);
        }
      `,
      errors: [
        {
          messageId: 'brought',
          data: { name: 'password', reason: 'opens the account' },
          line: 7,
          column: 29,
          endLine: 7,
          endColumn: 33,
        },
      ],
      name: 'a user under a name of its own',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function login(form, res) {
          const account = await accounts.find(form.name);
          if (account.passwordHash !== digest(form.password)) return res.sendStatus(401);
          return jwt.sign(account, KEY);
        }
      `,
      errors: [
        {
          messageId: 'brought',
          data: { name: 'passwordHash', reason: 'can be guessed at without anybody noticing' },
          line: 6,
          column: 27,
          endLine: 6,
          endColumn: 34,
        },
      ],
      name: 'the user itself',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function register(form) {
          const user = { id: nextId(), name: form.name, password: digest(form.password) };
          return { token: jwt.sign(user, KEY) };
        }
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 4,
          column: 57,
          endLine: 4,
          endColumn: 88,
        },
      ],
      name: 'a new user whose fields the file shows',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function register(form) {
          const user = { id: nextId(), password: digest(form.password) };
          users.push(user);
          return jwt.sign(user, KEY);
        }
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 4,
          column: 40,
          endLine: 4,
          endColumn: 71,
        },
      ],
      name: 'a new user that is kept as well, so that nothing can be taken out of it',
    },
  ],
});

tester.run('no-sensitive-payload: options', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (map) => jwt.sign({ id: map.id, pin: map.pin }, KEY);
      `,
      options: [{ notNames: ['pin'] }],
      name: 'a name that the option takes away',
    },
    {
      filename: 'src/auth.test.ts',
      code: `
        import jwt from 'jsonwebtoken';
        export const forged = jwt.sign({ id: 1, password: 'letmein' }, KEY);
      `,
      name: 'in a test',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, birthDate: user.birthDate }, KEY);
      `,
      options: [{ names: ['birthDate'] }],
      errors: [
        {
          messageId: 'written',
          data: { name: 'birthDate', reason: 'is not meant for them' },
          line: 3,
          column: 64,
          endLine: 3,
          endColumn: 89,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'birthDate' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'a name that the option adds',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (map) => jwt.sign({ pin: map.pin, secret: map.secret }, KEY);
      `,
      options: [{ notNames: ['pin'] }],
      errors: [
        {
          messageId: 'written',
          data: { name: 'secret', reason: 'opens a service' },
          line: 3,
          column: 64,
          endLine: 3,
          endColumn: 82,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'secret' },
              output: `
        import jwt from 'jsonwebtoken';
        export const issue = (map) => jwt.sign({ pin: map.pin }, KEY);
      `,
            },
          ],
        },
      ],
      name: 'other names stay',
    },
    {
      filename: 'src/auth.test.ts',
      code: `
        import jwt from 'jsonwebtoken';
        export const forged = jwt.sign({ id: 1, password: hash('letmein') }, KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'password', reason: 'opens the account' },
          line: 3,
          column: 49,
          endLine: 3,
          endColumn: 74,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'password' },
              output: `
        import jwt from 'jsonwebtoken';
        export const forged = jwt.sign({ id: 1 }, KEY);
      `,
            },
          ],
        },
      ],
      settings: { 'jwt-guard': { tests: 'check' } },
      name: 'in a test, when settings say so',
    },
  ],
});

tester.run('no-sensitive-payload: what becomes of an object', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        class Session {
          id: string;
          #password: string;
          static secret = 'x';
          hasPassword = true;
          get passwordHash() { return ''; }
        }
        export const issue = () => jwt.sign(new Session(), KEY);
      `,
      name: 'an instance without public secrets',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        class Session {
          constructor(readonly id: string, private readonly password: string) {}
          toJSON() { return { id: this.id }; }
        }
        export const issue = () => jwt.sign({ session: new Session('1', pass) }, KEY);
      `,
      name: 'an instance that says itself what becomes of it',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { omit, pick } from 'lodash';
        export async function issue(id) {
          const user = await users.find(id);
          if (!user.password) return;
          jwt.sign(omit(user, 'password'), KEY);
          jwt.sign(omit(user, fields), KEY);
          jwt.sign(pick(user, ['id', 'role']), KEY);
          const { password, ...rest } = user;
          jwt.sign(rest, KEY);
          jwt.sign({ ...rest }, KEY);
        }
      `,
      name: 'what is picked, or left over',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        type User = { id: string; passwordHash: string };
        type Claims = Omit<User, 'passwordHash'>;
        export const one = (claims: Claims) => jwt.sign(claims, KEY);
        export const two = (claims: Pick<User, 'id'>) => jwt.sign(claims, KEY);
        export const three = (claims: { id: string; hasPassword: boolean; otp: boolean }) => jwt.sign(claims, KEY);
      `,
      name: 'types without a secret',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function issue(request) {
          if (!(await compare(request.body.password, request.user.password))) return;
          delete request.user.password;
          return jwt.sign({ user: request.user }, KEY);
        }
      `,
      name: 'a member that is emptied before',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, token) =>
          jwt.sign({ sub: user.id, v: user.tokenVersion, n: user.token.id, csrf: user.token, h: user.hash }, KEY);
      `,
      name: 'values that only look like secrets',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        class Session {
          id: string;
          apiKey: string;
        }
        export const issue = () => jwt.sign(new Session(), KEY);
      `,
      errors: [
        {
          messageId: 'brought',
          data: { name: 'apiKey', reason: 'opens a service' },
          line: 7,
          column: 45,
          endLine: 7,
          endColumn: 58,
        },
      ],
      name: 'a field of an instance',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        class Account {
          constructor(readonly id: string, readonly password: string) {}
        }
        export const issue = (id, password) => jwt.sign({ ...new Account(id, password) }, KEY);
      `,
      errors: [
        {
          messageId: 'brought',
          data: { name: 'password', reason: 'opens the account' },
          line: 6,
          column: 62,
          endLine: 6,
          endColumn: 87,
        },
      ],
      name: 'a parameter that is a field',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        class Account {
          toJSON() { return { id: this.id, secret: this.secret }; }
        }
        export const issue = () => jwt.sign(new Account(), KEY);
      `,
      errors: [
        {
          messageId: 'written',
          data: { name: 'secret', reason: 'opens a service' },
          line: 4,
          column: 44,
          endLine: 4,
          endColumn: 63,
        },
      ],
      name: 'what toJSON gives',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        interface User { id: string; passwordHash: string }
        export const one = (user: User) => jwt.sign({ user }, KEY);
        export const two = (user: Readonly<User>) => jwt.sign({ ...user }, KEY);
        export const three = (claims: { id: string } & { refreshToken: string }) => jwt.sign(claims, KEY);
      `,
      errors: [
        {
          messageId: 'brought',
          data: { name: 'passwordHash', reason: 'can be guessed at without anybody noticing' },
          line: 4,
          column: 55,
          endLine: 4,
          endColumn: 59,
        },
        {
          messageId: 'brought',
          data: { name: 'passwordHash', reason: 'can be guessed at without anybody noticing' },
          line: 5,
          column: 68,
          endLine: 5,
          endColumn: 72,
        },
        {
          messageId: 'brought',
          data: { name: 'refreshToken', reason: 'opens a session' },
          line: 6,
          column: 94,
          endLine: 6,
          endColumn: 100,
        },
      ],
      name: 'types of the same file',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function issue(request) {
          if (!(await compare(request.body.password, request.user.password))) return;
          return jwt.sign({ user: request.user }, KEY);
        }
      `,
      errors: [
        {
          messageId: 'brought',
          data: { name: 'password', reason: 'opens the account' },
          line: 5,
          column: 29,
          endLine: 5,
          endColumn: 47,
        },
      ],
      name: 'a member that is signed as a whole',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export async function issue(id) {
          const user = await users.find(id);
          const { password } = user;
          if (!(await compare(given, password))) return;
          return jwt.sign(user.toObject(), KEY);
        }
      `,
      errors: [
        {
          messageId: 'brought',
          data: { name: 'password', reason: 'opens the account' },
          line: 7,
          column: 27,
          endLine: 7,
          endColumn: 42,
        },
      ],
      name: 'a copy of an object whose password is taken out beside',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import { omit, pick } from 'lodash';
        export async function issue(id) {
          const user = await users.find(id);
          check(user.password);
          check(user.apiKey);
          jwt.sign(omit(user, ['password']), KEY);
          jwt.sign(pick(user, ['id', 'apiKey']), KEY);
          const { password, ...rest } = user;
          return jwt.sign({ ...rest }, KEY);
        }
      `,
      errors: [
        {
          messageId: 'brought',
          data: { name: 'apiKey', reason: 'opens a service' },
          line: 8,
          column: 20,
          endLine: 8,
          endColumn: 44,
        },
        {
          messageId: 'brought',
          data: { name: 'apiKey', reason: 'opens a service' },
          line: 9,
          column: 20,
          endLine: 9,
          endColumn: 48,
        },
        {
          messageId: 'brought',
          data: { name: 'apiKey', reason: 'opens a service' },
          line: 10,
          column: 41,
          endLine: 10,
          endColumn: 45,
        },
      ],
      name: 'one of two secrets is taken out',
    },
    {
      code: `
        import { SignJWT } from 'jose';
        export const issue = (payload) => new SignJWT({ ...payload, sid: payload.session.token }).sign(KEY);
      `,
      errors: [
        {
          messageId: 'held',
          data: { name: 'token', reason: 'opens a session' },
          line: 3,
          column: 69,
          endLine: 3,
          endColumn: 95,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'sid' },
              output: `
        import { SignJWT } from 'jose';
        export const issue = (payload) => new SignJWT({ ...payload }).sign(KEY);
      `,
            },
          ],
        },
      ],
      name: 'a token under another name',
    },
  ],
});

tester.run('no-sensitive-payload: personal data', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ user, email: user.email, phoneNumber: user.phone }, KEY);
      `,
      name: 'is left alone unless an option asks for it',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, data) => jwt.sign({ userId: user.id, data, emailVerified: user.emailVerified }, KEY);
      `,
      options: [{ personalData: ['email', 'phone', 'wholeUser'] }],
      name: 'other properties',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (user) => jwt.sign({ email: user.email }, KEY);
        export const two = (user) => jwt.sign({ id: user.id, mobile: user.mobile }, KEY);
        export const three = (user) => jwt.sign({ user }, KEY);
        export const four = (request) => jwt.sign({ ...request.account, iat: 1 }, KEY);
        export const five = (foundUser) => jwt.sign(foundUser, KEY);
      `,
      options: [{ personalData: ['email', 'phone', 'wholeUser'] }],
      errors: [
        {
          messageId: 'personal',
          data: { name: 'email' },
          line: 3,
          column: 49,
          endLine: 3,
          endColumn: 66,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'email' },
              output: `
        import jwt from 'jsonwebtoken';
        export const one = (user) => jwt.sign({  }, KEY);
        export const two = (user) => jwt.sign({ id: user.id, mobile: user.mobile }, KEY);
        export const three = (user) => jwt.sign({ user }, KEY);
        export const four = (request) => jwt.sign({ ...request.account, iat: 1 }, KEY);
        export const five = (foundUser) => jwt.sign(foundUser, KEY);
      `,
            },
          ],
        },
        {
          messageId: 'personal',
          data: { name: 'mobile' },
          line: 4,
          column: 62,
          endLine: 4,
          endColumn: 81,
          suggestions: [
            {
              messageId: 'removeProperty',
              data: { name: 'mobile' },
              output: `
        import jwt from 'jsonwebtoken';
        export const one = (user) => jwt.sign({ email: user.email }, KEY);
        export const two = (user) => jwt.sign({ id: user.id }, KEY);
        export const three = (user) => jwt.sign({ user }, KEY);
        export const four = (request) => jwt.sign({ ...request.account, iat: 1 }, KEY);
        export const five = (foundUser) => jwt.sign(foundUser, KEY);
      `,
            },
          ],
        },
        { messageId: 'wholeUser', data: { name: 'user' }, line: 5, column: 51, endLine: 5, endColumn: 55 },
        { messageId: 'wholeUser', data: { name: 'account' }, line: 6, column: 56, endLine: 6, endColumn: 71 },
        { messageId: 'wholeUser', data: { name: 'foundUser' }, line: 7, column: 53, endLine: 7, endColumn: 62 },
      ],
      name: 'where an option asks for it',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ user, email: user.email }, KEY);
      `,
      options: [{ personalData: ['wholeUser'] }],
      errors: [{ messageId: 'wholeUser', data: { name: 'user' }, line: 3, column: 51, endLine: 3, endColumn: 55 }],
      name: 'one kind of it',
    },
  ],
});
