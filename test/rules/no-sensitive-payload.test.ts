import rule from '../../rules/no-sensitive-payload.ts';
import { reported, silent, testRule } from './cases.ts';

testRule('no-sensitive-payload: what is written into the payload', rule, {
  valid: [
    silent(
      'an id and a role',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, role: user.role, email: user.email }, KEY);
      `,
    ),
    silent(
      'what is written once it is signed, and what is deleted below a member',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const body = { id: user.id, owner: { password: user.password } };
          delete body.owner.password;
          body.token = jwt.sign(body, KEY);
        }
        export function renew(account) {
          account.password = jwt.sign(account, KEY);
        }
        export function taken(user) {
          const body = { id: user.id };
          const pair = { id: user.id };
          ({ token: body.token } = { token: jwt.sign(body, KEY) });
          [pair.refreshToken] = [jwt.sign(pair, KEY)];
          return [body, pair];
        }
      `,
    ),
    silent(
      'whether there is a password',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ id: user.id, hasPassword: user.hasPassword, mustChangePassword: true, isPasswordSet: !!user.password }, KEY);
      `,
    ),
    silent(
      'facts about a password or a token',
      `
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
    ),
    silent(
      "a flag under a secret's name",
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, otp: true, password: false }, KEY);
      `,
    ),
    silent(
      'a secret that is taken out again',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, password: undefined, refreshToken: null }, KEY);
      `,
    ),
    silent(
      'words that contain others',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ passenger: user.passenger, spinner: 1, secretary: user.secretary, compass: user.compass, pinned: [1] }, KEY);
      `,
    ),
    silent(
      'a hash of a file and of a commit',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (build) => jwt.sign({ commitHash: build.commit, contentHash: build.content, fileHash: build.file }, KEY);
      `,
    ),
    silent(
      'a token against forgery',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (session) => jwt.sign({ sid: session.id, csrfToken: session.csrf, deviceToken: session.device }, KEY);
      `,
    ),
    silent(
      'claims of OpenID Connect',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ sub: user.id, at_hash: user.at, c_hash: user.c, nonce: user.nonce, email_verified: true, sid: user.sid }, KEY);
      `,
    ),
    silent(
      'a flag that a reset is due',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, resetPassword: user.mustReset, requiresOtp: user.otp }, KEY);
      `,
    ),
    silent(
      'the key and the options of sign are no payload',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user, secret, password) => jwt.sign({ id: user.id }, secret, { jwtid: password });
      `,
    ),
    silent(
      'verified, not signed',
      `
        import jwt from 'jsonwebtoken';
        export const check = (password, token) => jwt.verify(token, { password }.password);
      `,
    ),
    silent(
      'another sign',
      `
        import jwt from 'jsonwebtoken';
        import { signer } from './contracts';
        export const both = (user, key) => [signer.sign({ password: user.password }), jwt.sign({ id: user.id }, key)];
      `,
    ),
  ],
  invalid: [
    reported(
      'a password',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user, key) => jwt.sign({ id: user.id, ⟦password: user.password⟧ }, key);
      `,
      {
        messageId: 'written',
        data: { name: 'password', reason: 'opens the account' },
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
    ),
    reported(
      'a hash, by a renamed import',
      `
        import { sign as issueToken } from 'jsonwebtoken';
        export const issue = (user) => issueToken({ sub: user.id, ⟦passwordHash: user.passwordHash⟧ }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'passwordHash', reason: 'can be guessed at without anybody noticing' },
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
    ),
    reported(
      'shorthand',
      `
        const { sign } = require('jsonwebtoken');
        exports.issue = (email, password) => sign({ email, ⟦password⟧ }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'password', reason: 'opens the account' },
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
    ),
    reported(
      'several at once',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user, key) =>
          jwt.sign({ ⟦apiKey: user.apiKey⟧, ⟦refreshToken: user.refresh⟧, role: user.role }, key);
      `,
      [
        {
          messageId: 'written',
          data: { name: 'apiKey', reason: 'opens a service' },
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
    ),
    reported(
      'a payload in a constant',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const payload = { id: user.id, ⟦client_secret: user.clientSecret⟧ };
          return jwt.sign(payload, process.env.KEY, { expiresIn: '1h' });
        }
      `,
      { messageId: 'written', data: { name: 'client_secret', reason: 'opens a service' } },
    ),
    reported(
      'a property assigned later',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const claims = { sub: user.id };
          ⟦claims.otp = user.otp⟧;
          return jwt.sign(claims, KEY);
        }
      `,
      { messageId: 'written', data: { name: 'otp', reason: 'stands in for the second factor' } },
    ),
    reported(
      'a spread of a constant',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user, card) {
          const billing = { ⟦cardNumber: card.number⟧, city: user.city };
          return jwt.sign({ sub: user.id, ...billing }, KEY);
        }
      `,
      { messageId: 'written', data: { name: 'cardNumber', reason: 'moves money' } },
    ),
    reported(
      "lodash's extend",
      `
        import jwt from 'jsonwebtoken';
        import _ from 'lodash';
        export const issue = (user) => jwt.sign(_.extend({}, { sub: user.id }, { ⟦pin: user.pin⟧ }), KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'pin', reason: 'stands in for the second factor' },
        suggestions: [
          {
            messageId: 'removeProperty',
            data: { name: 'pin' },
            output: `
        import jwt from 'jsonwebtoken';
        import _ from 'lodash';
        export const issue = (user) => jwt.sign(_.extend({}, { sub: user.id }, {  }), KEY);
      `,
          },
        ],
      },
    ),
    reported(
      "what lodash's merge fills",
      `
        import jwt from 'jsonwebtoken';
        import merge from 'lodash/merge';
        export function issue(user) { const claims = {}; merge(claims, { sub: user.id }, { ⟦pin: user.pin⟧ }); return jwt.sign(claims, KEY); }
      `,
      {
        messageId: 'written',
        data: { name: 'pin', reason: 'stands in for the second factor' },
      },
    ),
    reported(
      'Object.assign',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign(Object.assign({ sub: user.id }, { ⟦pin: user.pin⟧ }), KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'pin', reason: 'stands in for the second factor' },
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
    ),
    reported(
      'a nested object',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ user: { id: user.id, profile: { ⟦ssn: user.ssn⟧ } } }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'ssn', reason: 'identifies somebody for life' },
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
    ),
    reported(
      'a payload as text',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign(JSON.stringify({ id: user.id, ⟦password: user.password⟧ }), KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'password', reason: 'opens the account' },
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
    ),
    reported(
      "the file's own factory",
      `
        import jwt from 'jsonwebtoken';
        const claimsOf = (user) => ({ id: user.id, ⟦api_key: user.key⟧ });
        export const issue = (user) => jwt.sign(claimsOf(user), KEY);
      `,
      { messageId: 'written', data: { name: 'api_key', reason: 'opens a service' } },
    ),
    reported(
      'on one path',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user, isService) =>
          jwt.sign(isService ? { id: user.id, ⟦secret: user.secret⟧ } : { id: user.id }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'secret', reason: 'opens a service' },
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
    ),
    reported(
      'a property that a branch adds',
      `
        import jwt from 'jsonwebtoken';
        export class Issuer {
          issue(user) {
            const payload: Record<string, unknown> = { id: user.id };
            if (user.isService) ⟦payload.apiKey = user.apiKey⟧;
            return jwt.sign(payload, KEY);
          }
        }
      `,
      { messageId: 'written', data: { name: 'apiKey', reason: 'opens a service' } },
    ),
    reported(
      'a method of a schema',
      `
        import jwt from 'jsonwebtoken';
        userSchema.methods.issue = function () {
          return jwt.sign({ id: this._id, ⟦password: this.password⟧ }, KEY);
        };
      `,
      {
        messageId: 'written',
        data: { name: 'password', reason: 'opens the account' },
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
    ),
    reported(
      'keys of wallets and payment providers',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          jwt.sign({ id: user.id, ⟦walletPrivateKey: user.pem⟧, ⟦stripeSecretKey: user.stripe⟧ }, KEY);
      `,
      [
        {
          messageId: 'written',
          data: { name: 'walletPrivateKey', reason: 'opens a service' },
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
    ),
    reported(
      'the builder of jose',
      `
        import { SignJWT } from 'jose';
        export const issue = (user, key) =>
          new SignJWT({ id: user.id, ⟦password: user.password⟧ }).setProtectedHeader({ alg: 'HS256' }).sign(key);
      `,
      {
        messageId: 'written',
        data: { name: 'password', reason: 'opens the account' },
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
    ),
    reported(
      'the builder of jose in a variable',
      `
        import * as jose from 'jose';
        export async function issue(user, key) {
          const builder = new jose.SignJWT({ sub: user.id, ⟦access_token: user.access⟧ });
          builder.setProtectedHeader({ alg: 'ES256' });
          return builder.sign(key);
        }
      `,
      { messageId: 'written', data: { name: 'access_token', reason: 'opens a session' } },
    ),
    reported(
      'an injected service',
      `
        import { JwtService } from '@nestjs/jwt';
        export class AuthService {
          constructor(private readonly jwt: JwtService) {}
          login(user: Account) {
            return this.jwt.signAsync({ sub: user.id, ⟦password: user.password⟧ });
          }
        }
      `,
      {
        messageId: 'written',
        data: { name: 'password', reason: 'opens the account' },
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
    ),
    reported(
      'a promisified sign',
      `
        import { promisify } from 'util';
        import jwt from 'jsonwebtoken';
        const sign = promisify(jwt.sign);
        export const issue = (user) => sign({ id: user.id, ⟦iban: user.iban⟧ }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'iban', reason: 'moves money' },
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
    ),
    reported(
      'a promise around sign',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) =>
          new Promise((resolve, reject) => {
            jwt.sign({ id: user.id, ⟦totpSecret: user.totp⟧ }, KEY, (error, token) => (error ? reject(error) : resolve(token)));
          });
      `,
      {
        messageId: 'written',
        data: { name: 'totpSecret', reason: 'opens a service' },
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
    ),
    reported(
      'a wrapper of the file that takes the payload',
      `
        import jwt from 'jsonwebtoken';
        const generateToken = (payload) => jwt.sign(payload, KEY, { expiresIn: '1h' });
        export const login = (user) => generateToken({ id: user.id, ⟦password: user.password⟧ });
      `,
      { messageId: 'written', data: { name: 'password', reason: 'opens the account' } },
    ),
    reported(
      'a quoted name',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ ⟦'private-key': user.pem⟧ }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'private-key', reason: 'opens a service' },
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
    ),
    reported(
      'a name in a constant',
      `
        import jwt from 'jsonwebtoken';
        const FIELD = 'password';
        export const issue = (user) => jwt.sign({ id: user.id, ⟦[FIELD]: user[FIELD]⟧ }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'password', reason: 'opens the account' },
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
    ),
  ],
});

testRule('no-sensitive-payload: whole objects', rule, {
  valid: [
    silent(
      'a user of whom the file shows nothing',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ ...user }, KEY);
      `,
    ),
    silent(
      'the rest after a password is taken out',
      `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          const { password, ...safe } = user;
          if (!matches(form.password, password)) return null;
          return jwt.sign(safe, KEY);
        }
      `,
    ),
    silent(
      'the rest of a user, spread',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const { passwordHash, resetToken, ...claims } = user;
          return jwt.sign({ ...claims, aud: 'web' }, KEY);
        }
      `,
    ),
    silent(
      'a password destructured beside the call',
      `
        import jwt from 'jsonwebtoken';
        export async function login(req) {
          const { email, password } = req.body;
          const user = await users.check(email, password);
          return jwt.sign({ id: user.id, email }, KEY);
        }
      `,
    ),
    silent(
      'the password is deleted before',
      `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          delete user.password;
          return jwt.sign(user, KEY);
        }
      `,
    ),
    silent(
      'the password is deleted from an object of the file',
      `
        import jwt from 'jsonwebtoken';
        export function issue(form) {
          const user = { id: 1, password: form.password };
          delete user.password;
          return jwt.sign(user, KEY);
        }
      `,
    ),
    silent(
      'the password is blanked before',
      `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          user.password = undefined;
          return jwt.sign({ user }, KEY);
        }
      `,
    ),
    silent(
      'the password is overwritten in the spread',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user, given) {
          if (!matches(given, user.password)) return null;
          return jwt.sign({ ...user, password: undefined }, KEY);
        }
      `,
    ),
    silent(
      'a copy from which the password is deleted',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user, given) {
          if (!matches(given, user.password)) return null;
          const safe = { ...user };
          delete safe.password;
          return jwt.sign(safe, KEY);
        }
      `,
    ),
    silent(
      'functions out of sight that make no JWT, and what they need beside the claims',
      `
        import { buildPage, issueJwt, registerToken, signUp } from './sessions.js';
        export const one = (form) => signUp({ name: form.name, password: form.password });
        export const two = (form) => registerToken({ password: form.password });
        export const three = (user, secretKey) => issueJwt({ payload: { sub: user.id }, secretKey });
        export const four = (user, secret) => issueJwt({ sub: user.id, needsPassword: true }, secret);
        export const five = (form) => buildPage({ password: form.password });
        export const six = (user, key) => { check(user.password); return issueJwt(user, key); };
        export const seven = (field, recipient) => signFieldWithToken({ token: recipient.token, field });
      `,
    ),
    silent(
      'a record without its secrets',
      `
        import jwt from 'jsonwebtoken';
        export async function issue(Members, given) {
          const member = await Members.findOne({ given });
          check(member.password);
          const { password, ...shown } = member.dataValues;
          const plain = member.toObject({ transform: (_, copy) => { delete copy.password; return copy; } });
          const chosen = member.toJSON({ transform: (_, copy) => ({ id: copy.id }) });
          const named = member.get('name');
          return [jwt.sign(shown, KEY), jwt.sign(plain, KEY), jwt.sign(chosen, KEY), jwt.sign({ ...named }, KEY)];
        }
      `,
    ),
    silent(
      'the rest of a document',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const { password, ...rest } = user.toObject();
          return matches(password) && jwt.sign(rest, KEY);
        }
      `,
    ),
    silent(
      'the rest of an object of the file',
      `
        import jwt from 'jsonwebtoken';
        export function issue(form) {
          const user = { id: 1, password: form.password };
          const { password, ...rest } = user;
          return jwt.sign({ ...rest }, KEY);
        }
      `,
    ),
    silent(
      'a password that is hashed beside the call',
      `
        import jwt from 'jsonwebtoken';
        export async function register(form) {
          const user = new User(form);
          user.password = await digest(form.password);
          await user.save();
          return jwt.sign({ id: user.id }, KEY);
        }
      `,
    ),
    silent(
      'a nested object with the id alone',
      `
        import jwt from 'jsonwebtoken';
        export async function login(form, done) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return done(null);
          const payload = { user: { id: user.id } };
          jwt.sign(payload, KEY, { expiresIn: 3600 }, done);
        }
      `,
    ),
    silent(
      'lodash replaces the password',
      `
        import jwt from 'jsonwebtoken';
        import _ from 'lodash';
        export const issue = (user) => jwt.sign(_.assign({}, { password: user.password }, { password: undefined }), KEY);
      `,
    ),
    silent(
      'lodash leaves the password out',
      `
        import jwt from 'jsonwebtoken';
        import _ from 'lodash';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          return jwt.sign(_.omit(user, ['password', 'salt']), KEY);
        }
      `,
    ),
    silent(
      'lodash picks what is needed',
      `
        import jwt from 'jsonwebtoken';
        import { pick } from 'lodash';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          return jwt.sign(pick(user, 'id', 'role'), KEY);
        }
      `,
    ),
    silent(
      'a wrapper of the file picks the id',
      `
        import jwt from 'jsonwebtoken';
        const generateToken = (user) => jwt.sign({ id: user.id }, KEY);
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!matches(form.password, user.password)) return null;
          return generateToken(user);
        }
      `,
    ),
    silent(
      'a wrapper elsewhere',
      `
        import jwt from 'jsonwebtoken';
        import { generateToken } from './tokens';
        export const me = (token) => jwt.verify(token, KEY);
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          return matches(form.password, user.password) ? generateToken(user) : null;
        }
      `,
    ),
    silent(
      'a function of the user makes the claims',
      `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          return matches(form.password, user.password) && jwt.sign(claimsFor(user), KEY);
        }
      `,
    ),
    silent(
      'single fields beside a password that is compared',
      `
        import jwt from 'jsonwebtoken';
        import bcrypt from 'bcrypt';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!(await bcrypt.compare(form.password, user.password))) return null;
          return jwt.sign({ id: user._id, user: user.name }, KEY);
        }
      `,
    ),
    silent(
      'a method that checks the password',
      `
        import jwt from 'jsonwebtoken';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          return (await user.password.matches(form.password)) ? jwt.sign({ id: user.id }, KEY) : null;
        }
      `,
    ),
  ],
  invalid: [
    reported(
      'a user whose password the file reads, spread',
      `
        import jwt from 'jsonwebtoken';
        import bcrypt from 'bcrypt';
        export async function login(form) {
          const user = await users.findOne({ email: form.email });
          if (!(await bcrypt.compare(form.password, user.password))) return null;
          return jwt.sign({ ...⟦user⟧ }, KEY);
        }
      `,
      { messageId: 'brought', data: { name: 'password', reason: 'opens the account' } },
    ),
    reported(
      'a user under a name of its own',
      `
        import jwt from 'jsonwebtoken';
        import { compareSync } from 'bcryptjs';
        export async function login(form, res) {
          const user = await users.findOne({ email: form.email });
          if (!compareSync(form.password, user.password)) return res.sendStatus(401);
          return jwt.sign({ ⟦user⟧ }, KEY);
        }
      `,
      { messageId: 'brought', data: { name: 'password', reason: 'opens the account' } },
    ),
    reported(
      'the user itself',
      `
        import jwt from 'jsonwebtoken';
        export async function login(form, res) {
          const account = await accounts.find(form.name);
          if (account.passwordHash !== digest(form.password)) return res.sendStatus(401);
          return jwt.sign(⟦account⟧, KEY);
        }
      `,
      { messageId: 'brought', data: { name: 'passwordHash', reason: 'can be guessed at without anybody noticing' } },
    ),
    reported(
      'a new user whose fields the file shows',
      `
        import jwt from 'jsonwebtoken';
        export function register(form) {
          const user = { id: nextId(), name: form.name, ⟦password: digest(form.password)⟧ };
          return { token: jwt.sign(user, KEY) };
        }
      `,
      { messageId: 'written', data: { name: 'password', reason: 'opens the account' } },
    ),
    reported(
      'a new user that is kept as well, so that nothing can be taken out of it',
      `
        import jwt from 'jsonwebtoken';
        export function register(form) {
          const user = { id: nextId(), ⟦password: digest(form.password)⟧ };
          users.push(user);
          return jwt.sign(user, KEY);
        }
      `,
      { messageId: 'written', data: { name: 'password', reason: 'opens the account' } },
    ),
  ],
});

testRule('no-sensitive-payload: options', rule, {
  valid: [
    silent(
      'a name that the option takes away',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (map) => jwt.sign({ id: map.id, pin: map.pin }, KEY);
      `,
      { options: [{ notNames: ['pin'] }] },
    ),
    silent(
      'in a test',
      `
        import jwt from 'jsonwebtoken';
        export const forged = jwt.sign({ id: 1, password: 'letmein' }, KEY);
      `,
      { filename: 'src/auth.test.ts', gate: 'closed' },
    ),
  ],
  invalid: [
    reported(
      'a name that the option adds',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ id: user.id, ⟦birthDate: user.birthDate⟧ }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'birthDate', reason: 'is not meant for them' },
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
      { options: [{ names: ['birthDate'] }] },
    ),
    reported(
      'other names stay',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (map) => jwt.sign({ pin: map.pin, ⟦secret: map.secret⟧ }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'secret', reason: 'opens a service' },
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
      { options: [{ notNames: ['pin'] }] },
    ),
    reported(
      'in a test, when settings say so',
      `
        import jwt from 'jsonwebtoken';
        export const forged = jwt.sign({ id: 1, ⟦password: hash('letmein')⟧ }, KEY);
      `,
      {
        messageId: 'written',
        data: { name: 'password', reason: 'opens the account' },
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
      { filename: 'src/auth.test.ts', settings: { 'jwt-guard': { tests: 'check' } } },
    ),
  ],
});

testRule('no-sensitive-payload: what becomes of an object', rule, {
  valid: [
    silent(
      'an instance without public secrets',
      `
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
    ),
    silent(
      'an instance that says itself what becomes of it',
      `
        import jwt from 'jsonwebtoken';
        class Session {
          constructor(readonly id: string, private readonly password: string) {}
          toJSON() { return { id: this.id }; }
        }
        export const issue = () => jwt.sign({ session: new Session('1', pass) }, KEY);
      `,
    ),
    silent(
      'what is picked, or left over',
      `
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
    ),
    silent(
      'types without a secret',
      `
        import jwt from 'jsonwebtoken';
        type User = { id: string; passwordHash: string };
        type Claims = Omit<User, 'passwordHash'>;
        export const one = (claims: Claims) => jwt.sign(claims, KEY);
        export const two = (claims: Pick<User, 'id'>) => jwt.sign(claims, KEY);
        export const three = (claims: { id: string; hasPassword: boolean; otp: boolean }) => jwt.sign(claims, KEY);
      `,
    ),
    silent(
      'a member that is emptied before',
      `
        import jwt from 'jsonwebtoken';
        export async function issue(request) {
          if (!(await compare(request.body.password, request.user.password))) return;
          delete request.user.password;
          return jwt.sign({ user: request.user }, KEY);
        }
      `,
    ),
    silent(
      'values that only look like secrets',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user, token) =>
          jwt.sign({ sub: user.id, v: user.tokenVersion, n: user.token.id, csrf: user.token, h: user.hash }, KEY);
      `,
    ),
  ],
  invalid: [
    reported(
      'a field of an instance',
      `
        import jwt from 'jsonwebtoken';
        class Session {
          id: string;
          apiKey: string;
        }
        export const issue = () => jwt.sign(⟦new Session()⟧, KEY);
      `,
      { messageId: 'brought', data: { name: 'apiKey', reason: 'opens a service' } },
    ),
    reported(
      'a parameter that is a field',
      `
        import jwt from 'jsonwebtoken';
        class Account {
          constructor(readonly id: string, readonly password: string) {}
        }
        export const issue = (id, password) => jwt.sign({ ...⟦new Account(id, password)⟧ }, KEY);
      `,
      { messageId: 'brought', data: { name: 'password', reason: 'opens the account' } },
    ),
    reported(
      'what toJSON gives',
      `
        import jwt from 'jsonwebtoken';
        class Account {
          toJSON() { return { id: this.id, ⟦secret: this.secret⟧ }; }
        }
        export const issue = () => jwt.sign(new Account(), KEY);
      `,
      { messageId: 'written', data: { name: 'secret', reason: 'opens a service' } },
    ),
    reported(
      'types of the same file',
      `
        import jwt from 'jsonwebtoken';
        interface User { id: string; passwordHash: string }
        export const one = (user: User) => jwt.sign({ ⟦user⟧ }, KEY);
        export const two = (user: Readonly<User>) => jwt.sign({ ...⟦user⟧ }, KEY);
        export const three = (claims: { id: string } & { refreshToken: string }) => jwt.sign(⟦claims⟧, KEY);
      `,
      [
        { messageId: 'brought', data: { name: 'passwordHash', reason: 'can be guessed at without anybody noticing' } },
        { messageId: 'brought', data: { name: 'passwordHash', reason: 'can be guessed at without anybody noticing' } },
        { messageId: 'brought', data: { name: 'refreshToken', reason: 'opens a session' } },
      ],
    ),
    reported(
      'a member that is signed as a whole',
      `
        import jwt from 'jsonwebtoken';
        export async function issue(request) {
          if (!(await compare(request.body.password, request.user.password))) return;
          return jwt.sign({ ⟦user: request.user⟧ }, KEY);
        }
      `,
      { messageId: 'brought', data: { name: 'password', reason: 'opens the account' } },
    ),
    reported(
      'a record in the forms that mappers give it',
      `
        import jwt from 'jsonwebtoken';
        export async function issue(Members, given) {
          const member = await Members.findOne({ given });
          check(member.password);
          return [
            jwt.sign({ ...⟦member._doc⟧ }, KEY),
            jwt.sign(⟦member.dataValues⟧, KEY),
            jwt.sign(⟦member.get({ plain: true })⟧, KEY),
            jwt.sign(⟦member.get()⟧, KEY),
            jwt.sign(⟦member.toJSON()⟧, KEY),
            jwt.sign(⟦member.toObject({ transform: (_, copy) => { delete copy.salt; return copy; } })⟧, KEY),
          ];
        }
      `,
      Array<'brought'>(6).fill('brought'),
    ),
    reported(
      "what the file's own signer is handed as a whole",
      `
        import jwt from 'jsonwebtoken';
        const issue = (claims) => jwt.sign(claims, KEY);
        const outer = (member) => issue({ ...member, fresh: true });
        export function one(user) { check(user.password); return issue(⟦user⟧); }
        export function two(account) { check(account.salt); return outer(⟦account⟧); }
        export function three(user) { check(user.name); return issue(user); }
      `,
      ['brought', 'brought'],
    ),
    reported(
      'functions out of sight that make a JWT by their names',
      `
        import { createJwt, issueJwt, signToken } from './sessions.js';
        export function one(user, password) { const claims = { sub: user.id, ⟦password⟧ }; return createJwt(claims, '30d'); }
        export function two(user) { const claims = { sub: user.id, ⟦check: user.passwordHash⟧ }; return signToken(claims); }
        export function three(user) { check(user.password); return issueJwt({ payload: { ...⟦user⟧ }, secretKey: KEY }); }
        export class Login { one(user) { const claims = { sub: user.id, ⟦pin: user.pin⟧ }; return this.tokens.signJwt(claims); } }
      `,
      ['written', 'held', 'brought', 'written'],
    ),
    reported(
      'a copy of an object whose password is taken out beside',
      `
        import jwt from 'jsonwebtoken';
        export async function issue(id) {
          const user = await users.find(id);
          const { password } = user;
          if (!(await compare(given, password))) return;
          return jwt.sign(⟦user.toObject()⟧, KEY);
        }
      `,
      { messageId: 'brought', data: { name: 'password', reason: 'opens the account' } },
    ),
    reported(
      'one of two secrets is taken out',
      `
        import jwt from 'jsonwebtoken';
        import { omit, pick } from 'lodash';
        export async function issue(id) {
          const user = await users.find(id);
          check(user.password);
          check(user.apiKey);
          jwt.sign(⟦omit(user, ['password'])⟧, KEY);
          jwt.sign(⟦pick(user, ['id', 'apiKey'])⟧, KEY);
          const { password, ...rest } = ⟦user⟧;
          return jwt.sign({ ...rest }, KEY);
        }
      `,
      [
        { messageId: 'brought', data: { name: 'apiKey', reason: 'opens a service' } },
        { messageId: 'brought', data: { name: 'apiKey', reason: 'opens a service' } },
        { messageId: 'brought', data: { name: 'apiKey', reason: 'opens a service' } },
      ],
    ),
    reported(
      'a token under another name',
      `
        import { SignJWT } from 'jose';
        export const issue = (payload) => new SignJWT({ ...payload, ⟦sid: payload.session.token⟧ }).sign(KEY);
      `,
      {
        messageId: 'held',
        data: { name: 'token', reason: 'opens a session' },
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
    ),
  ],
});

testRule('no-sensitive-payload: personal data', rule, {
  valid: [
    silent(
      'is left alone unless an option asks for it',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ user, email: user.email, phoneNumber: user.phone }, KEY);
      `,
    ),
    silent(
      'other properties',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user, data) => jwt.sign({ userId: user.id, data, emailVerified: user.emailVerified }, KEY);
      `,
      { options: [{ personalData: ['email', 'phone', 'wholeUser'] }] },
    ),
  ],
  invalid: [
    reported(
      'where an option asks for it',
      `
        import jwt from 'jsonwebtoken';
        export const one = (user) => jwt.sign({ ⟦email: user.email⟧ }, KEY);
        export const two = (user) => jwt.sign({ id: user.id, ⟦mobile: user.mobile⟧ }, KEY);
        export const three = (user) => jwt.sign({ ⟦user⟧ }, KEY);
        export const four = (request) => jwt.sign({ ...⟦request.account⟧, iat: 1 }, KEY);
        export const five = (foundUser) => jwt.sign(⟦foundUser⟧, KEY);
      `,
      [
        {
          messageId: 'personal',
          data: { name: 'email' },
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
        { messageId: 'wholeUser', data: { name: 'user' } },
        { messageId: 'wholeUser', data: { name: 'account' } },
        { messageId: 'wholeUser', data: { name: 'foundUser' } },
      ],
      { options: [{ personalData: ['email', 'phone', 'wholeUser'] }] },
    ),
    reported(
      'one kind of it',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ ⟦user⟧, email: user.email }, KEY);
      `,
      { messageId: 'wholeUser', data: { name: 'user' } },
      { options: [{ personalData: ['wholeUser'] }] },
    ),
  ],
});
