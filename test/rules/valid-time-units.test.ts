import rule from '../../rules/valid-time-units.ts';
import { reported, silent, testRule } from './cases.ts';

/** A token that is signed with a claim. */
const issued = (claim: string, imports = ''): string => `
  import jwt from 'jsonwebtoken';
  ${imports}
  export const issue = (user) => jwt.sign({ sub: user.id, ${claim} }, KEY);
`;

const DAYJS = "import dayjs from 'dayjs';";
const MOMENT = "import moment from 'moment';";
const LUXON = "import { DateTime } from 'luxon';";
const DATE_FNS = "import { add, addDays, getUnixTime } from 'date-fns';";

testRule('valid-time-units: the claim', rule, {
  valid: [
    ...[
      ['Math.floor(Date.now() / 1000) + 60 * 60'],
      ['Date.now() / 1000 + 3600'],
      ['Math.floor(Date.now() / 1000) * 1 + 3600'],
      ['start * 60 * 60'],
      ['~~(Date.now() / 1000) + 3600'],
      ['Math.floor((Date.now() + 60 * 60 * 1000) / 1000)'],
      ['Math.round(new Date().getTime() / 1e3) + ttl'],
      ['(+new Date() / 1000 | 0) + 3600'],
      ['parseInt((Date.now() / 1000).toFixed(0), 10) + 60'],
      ['getUnixTime(addDays(new Date(), 7))', DATE_FNS],
      ['add(new Date(), { hours: 1 }).getTime() / 1000', DATE_FNS],
      ['dayjs().add(1, "hour").unix()', DAYJS],
      ['moment().add(7, "days").unix()', MOMENT],
      ['moment().add({ days: 7 }).valueOf() / 1000', MOMENT],
      ['DateTime.now().plus({ hours: 1 }).toUnixInteger()', LUXON],
      ['1893456000'],
      ['user.expiresAt'],
      ['(claims.exp || 0) + 3600'],
    ].map(([exp = '', imports = '']) => silent(exp, issued(`exp: ${exp}`, imports))),
    ...[
      'Number(process.env.TTL ?? 3600)',
      "process.env.TTL ?? '1h'",
      'process.env.TTL',
      '+(process.env.TTL || 900)',
      "Number(process.env.TTL || '900')",
      "Number.parseInt(process.env.TTL ?? '3600', 10)",
      "+(process.env.TTL || '900')",
      "(process.env.TTL || '900') * 1",
    ].map((time) =>
      silent(
        `a variable with a unit, or as a number: ${time}`,
        `
          import jwt from 'jsonwebtoken';
          export const issue = (id) => jwt.sign({ sub: id }, KEY, { expiresIn: ${time} });
        `,
      ),
    ),
    silent(
      'an option that is multiplied',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          let days = 7;
          days *= 1000;
          return jwt.sign({ sub: user.id }, KEY, { expiresIn: days });
        }
      `,
    ),
    silent(
      'a parameter',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user, exp) => jwt.sign({ sub: user.id, exp }, KEY);
      `,
    ),
    silent(
      'a date that is moved',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const ends = new Date();
          ends.setDate(ends.getDate() + 7);
          return jwt.sign({ sub: user.id, exp: Math.floor(ends.getTime() / 1000) }, KEY);
        }
      `,
    ),
    silent(
      'no token',
      `
        import jwt from 'jsonwebtoken';
        const cookie = { exp: Date.now() + 3600_000 };
        cache.set('x', cookie);
        jwt.decode(token);
      `,
    ),
  ],
  invalid: [
    ...[
      'Math.floor(Date.now() / 1000) * 60 * 60',
      '3600 * Date.now()',
      'Math.round(new Date().getTime() / 1000) * 86400 + 60',
      'Date.now() + Date.now()',
      '3600 - Math.floor(Date.now() / 1000)',
    ].map((time) =>
      reported(`no moment: ${time}`, issued(`⟦exp: ${time}⟧`), {
        messageId: 'noMoment',
        data: { option: 'exp', library: 'jsonwebtoken', length: '' },
      }),
    ),
    ...['process.env.TTL ?? 3600', 'process.env.TTL || 900'].map((time) =>
      reported(
        `a number beside a variable: ${time}`,
        `
          import jwt from 'jsonwebtoken';
          export const issue = (id) => jwt.sign({ sub: id }, KEY, { ⟦expiresIn: ${time}⟧ });
        `,
        'digitsInVariable',
      ),
    ),
    ...[
      ['Date.now() + 60 * 60 * 1000', 'Math.floor((Date.now() + 60 * 60 * 1000) / 1000)'],
      ['new Date().getTime() + ttl', 'Math.floor((new Date().getTime() + ttl) / 1000)'],
      ['Date.now()', 'Math.floor(Date.now() / 1000)'],
      ['new Date(Date.now() + 1000).valueOf()', 'Math.floor(new Date(Date.now() + 1000).valueOf() / 1000)'],
      ['1893456000000', 'Math.floor(1893456000000 / 1000)'],
    ].map(([exp = '', text = '']) =>
      reported(`milliseconds: ${exp}`, issued(`⟦exp: ${exp}⟧`), {
        messageId: 'farFuture',
        data: { option: 'exp' },
        suggestions: [{ messageId: 'mend', data: { text }, output: issued(`exp: ${text}`) }],
      }),
    ),
    ...[
      ['dayjs().add(1, "hour").valueOf()', DAYJS],
      ['moment().add(7, "days").valueOf()', MOMENT],
      ['DateTime.now().plus({ hours: 1 }).toMillis()', LUXON],
      ['addDays(new Date(), 7).getTime()', DATE_FNS],
    ].map(([exp = '', imports = '']) =>
      reported(`milliseconds: ${exp}`, issued(`⟦exp: ${exp}⟧`, imports), {
        messageId: 'farFuture',
        suggestions: [
          {
            messageId: 'mend',
            data: { text: `Math.floor(${exp} / 1000)` },
            output: issued(`exp: Math.floor(${exp} / 1000)`, imports),
          },
        ],
      }),
    ),
    reported('a length of time', issued('⟦exp: 3600⟧'), {
      messageId: 'longPast',
      data: { option: 'exp' },
      suggestions: [
        {
          messageId: 'mend',
          data: { text: 'Math.floor(Date.now() / 1000) + 3600' },
          output: issued('exp: Math.floor(Date.now() / 1000) + 3600'),
        },
      ],
    }),
    reported('milliseconds added to seconds', issued('⟦exp: Math.floor(Date.now() / 1000) + 24 * 60 * 60 * 1000⟧'), {
      messageId: 'millisecondsAsSeconds',
      data: { library: 'jsonwebtoken', length: '2.7 years' },
      suggestions: [
        {
          messageId: 'mend',
          data: { text: 'Math.floor(Date.now() / 1000) + (24 * 60 * 60 * 1000) / 1000' },
          output: issued('exp: Math.floor(Date.now() / 1000) + (24 * 60 * 60 * 1000) / 1000'),
        },
      ],
    }),
    reported('a text', issued("⟦exp: '1h'⟧"), { messageId: 'notANumber', data: { option: 'exp' } }),
    reported('a date', issued('⟦exp: new Date(Date.now() + 3600_000)⟧'), {
      messageId: 'dateAsNumber',
      data: { option: 'exp' },
    }),
    reported('a date of dayjs', issued('⟦exp: dayjs().add(1, "hour").toDate()⟧', DAYJS), 'dateAsNumber'),
    reported(
      'a payload in a constant is reported where it is signed',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const session = { id: user.id, exp: new Date().getTime() + 30 * 60 * 1000 };
          cache.set(session.id, JSON.stringify(session));
          return jwt.sign(⟦session⟧, KEY);
        }
      `,
      'farFuture',
    ),
    reported(
      'a date that is moved',
      `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const ends = new Date();
          ends.setDate(ends.getDate() + 7);
          return jwt.sign({ id: user.id, ⟦exp: ends.getTime()⟧ }, KEY);
        }
      `,
      {
        messageId: 'farFuture',
        suggestions: [
          {
            messageId: 'mend',
            data: { text: 'Math.floor(ends.getTime() / 1000)' },
            output: `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const ends = new Date();
          ends.setDate(ends.getDate() + 7);
          return jwt.sign({ id: user.id, exp: Math.floor(ends.getTime() / 1000) }, KEY);
        }
      `,
          },
        ],
      },
    ),
    reported(
      'the lifetime is counted from milliseconds',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id, ⟦iat: Date.now()⟧ }, KEY, { expiresIn: '1h' });
      `,
      {
        messageId: 'millisecondsAsIssued',
        data: { option: 'iat' },
        suggestions: [
          {
            messageId: 'mend',
            data: { text: 'Math.floor(Date.now() / 1000)' },
            output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id, iat: Math.floor(Date.now() / 1000) }, KEY, { expiresIn: '1h' });
      `,
          },
        ],
      },
    ),
    reported(
      'a payload that is signed as a text',
      `
        import jws from 'jws';
        export const issue = (id) =>
          jws.sign({ header: { alg: 'HS256' }, payload: JSON.stringify({ sub: id, ⟦exp: Date.now() + 60_000⟧ }), secret: KEY });
      `,
      {
        messageId: 'farFuture',
        suggestions: [
          {
            messageId: 'mend',
            data: { text: 'Math.floor((Date.now() + 60_000) / 1000)' },
            output: `
        import jws from 'jws';
        export const issue = (id) =>
          jws.sign({ header: { alg: 'HS256' }, payload: JSON.stringify({ sub: id, exp: Math.floor((Date.now() + 60_000) / 1000) }), secret: KEY });
      `,
          },
        ],
      },
    ),
  ],
});

testRule('valid-time-units: each library in its own words', rule, {
  valid: [
    silent(
      'jsonwebtoken counts seconds',
      `
        import jwt from 'jsonwebtoken';
        const DAY = 24 * 60 * 60;
        export const one = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: DAY });
        export const two = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: '15m' });
        export const three = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: 31536000 });
        export const four = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: process.env.TTL });
        export const five = (token) => jwt.verify(token, KEY, { maxAge: '1h' });
        export const six = (user) => jwt.sign({ sub: user.id }, KEY, { notBefore: '0' });
        export const seven = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: ttl / 1000 });
      `,
    ),
    silent(
      'jose takes moments, dates, and lengths as texts',
      `
        import { SignJWT } from 'jose';
        const start = (user) => new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' });
        export const one = (user) => start(user).setExpirationTime('2h').sign(KEY);
        export const two = (user) => start(user).setExpirationTime(Math.floor(Date.now() / 1000) + 7200).sign(KEY);
        export const three = (user) => start(user).setExpirationTime(new Date(Date.now() + 7_200_000)).sign(KEY);
      `,
    ),
    silent(
      'fast-jwt counts milliseconds',
      `
        import { createSigner } from 'fast-jwt';
        export const one = createSigner({ key: KEY, expiresIn: 3_600_000 });
        export const sign = one({ sub: '1' });
        export const two = createSigner({ key: KEY, expiresIn: '1h' })({ sub: '1' });
        export const three = createSigner({ key: KEY, expiresIn: 60 * 60 * 1000 })({ sub: '1' });
        export const four = createSigner({ key: KEY, expiresIn: 5000 })({ sub: '1' });
      `,
    ),
    silent(
      'njwt takes milliseconds and dates',
      `
        import njwt from 'njwt';
        export const one = njwt.create({ sub: '1' }, KEY).setExpiration(new Date().getTime() + 3_600_000).compact();
        export const two = njwt.create({ sub: '1' }, KEY).setExpiration(new Date(Date.now() + 3_600_000)).compact();
      `,
    ),
  ],
  invalid: [
    reported(
      'jsonwebtoken: digits are milliseconds',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { ⟦expiresIn: '3600'⟧ });
      `,
      {
        messageId: 'digits',
        data: { library: 'jsonwebtoken', length: '3.6 seconds' },
        suggestions: [
          {
            messageId: 'mend',
            data: { text: '3600' },
            output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: 3600 });
      `,
          },
        ],
      },
    ),
    reported(
      'jsonwebtoken: milliseconds',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { ⟦expiresIn: 60 * 60 * 1000⟧ });
      `,
      {
        messageId: 'millisecondsAsSeconds',
        data: { library: 'jsonwebtoken', length: '42 days' },
        suggestions: [
          {
            messageId: 'mend',
            data: { text: '(60 * 60 * 1000) / 1000' },
            output: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: (60 * 60 * 1000) / 1000 });
      `,
          },
        ],
      },
    ),
    reported(
      'jsonwebtoken: minutes in milliseconds',
      `
        import jwt from 'jsonwebtoken';
        const MINUTE = 60 * 1000;
        const TTL = { access: 15 * MINUTE };
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { ⟦expiresIn: TTL.access⟧ });
      `,
      { messageId: 'millisecondsAsSeconds', data: { library: 'jsonwebtoken', length: '10 days' } },
    ),
    reported(
      'jsonwebtoken: a day in milliseconds, in a constant',
      `
        import jwt from 'jsonwebtoken';
        const TTL = 86400000;
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { ⟦expiresIn: TTL⟧ });
      `,
      { messageId: 'millisecondsAsSeconds', data: { library: 'jsonwebtoken', length: '2.7 years' } },
    ),
    reported(
      'jsonwebtoken: a moment',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { ⟦expiresIn: Math.floor(Date.now() / 1000) + 3600⟧ });
      `,
      { messageId: 'momentAsSpan', data: { library: 'jsonwebtoken', option: 'expiresIn' } },
    ),
    ...['(900).toString()', 'String(900)'].map((time) =>
      reported(
        `a number that is made a text: ${time}`,
        `
          import jwt from 'jsonwebtoken';
          export const issue = (id) => jwt.sign({ sub: id }, KEY, { ⟦expiresIn: ${time}⟧ });
        `,
        { messageId: 'digits', data: { library: 'jsonwebtoken', length: '0.9 seconds' } },
      ),
    ),
    reported(
      'jsonwebtoken: an age in digits',
      `
        import jwt from 'jsonwebtoken';
        export const read = (token) => jwt.verify(token, KEY, { ⟦maxAge: '3600'⟧ });
      `,
      {
        messageId: 'digits',
        suggestions: [
          {
            messageId: 'mend',
            data: { text: '3600' },
            output: `
        import jwt from 'jsonwebtoken';
        export const read = (token) => jwt.verify(token, KEY, { maxAge: 3600 });
      `,
          },
        ],
      },
    ),
    reported(
      'jsonwebtoken: what ms gives',
      `
        import jwt from 'jsonwebtoken';
        import ms from 'ms';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { ⟦expiresIn: ms('2h')⟧ });
      `,
      { messageId: 'millisecondsAsSeconds', data: { library: 'jsonwebtoken', length: '83 days' } },
    ),
    reported(
      'jsonwebtoken: a date for a length of time',
      `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { ⟦expiresIn: new Date(Date.now() + 3_600_000)⟧ });
      `,
      { messageId: 'momentAsSpan', data: { library: 'jsonwebtoken', option: 'expiresIn' } },
    ),
    reported(
      'jose: a number is a moment',
      `
        import { SignJWT } from 'jose';
        export const issue = (user) =>
          new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(⟦3600⟧).sign(KEY);
      `,
      {
        messageId: 'longPast',
        data: { option: 'setExpirationTime' },
        suggestions: [
          {
            messageId: 'mend',
            data: { text: 'Math.floor(Date.now() / 1000) + 3600' },
            output: `
        import { SignJWT } from 'jose';
        export const issue = (user) =>
          new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(Math.floor(Date.now() / 1000) + 3600).sign(KEY);
      `,
          },
        ],
      },
    ),
    reported(
      'jose: milliseconds, with the builder in a variable',
      `
        import { SignJWT } from 'jose';
        export const issue = (user) => {
          const builder = new SignJWT({ sub: user.id });
          builder.setExpirationTime(⟦Date.now() + TTL⟧);
          return builder.setProtectedHeader({ alg: 'HS256' }).sign(KEY);
        };
      `,
      {
        messageId: 'farFuture',
        suggestions: [
          {
            messageId: 'mend',
            data: { text: 'Math.floor((Date.now() + TTL) / 1000)' },
            output: `
        import { SignJWT } from 'jose';
        export const issue = (user) => {
          const builder = new SignJWT({ sub: user.id });
          builder.setExpirationTime(Math.floor((Date.now() + TTL) / 1000));
          return builder.setProtectedHeader({ alg: 'HS256' }).sign(KEY);
        };
      `,
          },
        ],
      },
    ),
    reported(
      'fast-jwt: seconds',
      `
        import { createSigner } from 'fast-jwt';
        const sign = createSigner({ key: KEY, ⟦expiresIn: 3600⟧ });
        export const issue = (user) => sign({ sub: user.id });
      `,
      {
        messageId: 'secondsAsMilliseconds',
        data: { library: 'fast-jwt', length: '3.6 seconds' },
        suggestions: [
          {
            messageId: 'mend',
            data: { text: '3600 * 1000' },
            output: `
        import { createSigner } from 'fast-jwt';
        const sign = createSigner({ key: KEY, expiresIn: 3600 * 1000 });
        export const issue = (user) => sign({ sub: user.id });
      `,
          },
        ],
      },
    ),
    reported(
      '@fastify/jwt: milliseconds for the whole plugin',
      `
        import fastifyJwt from '@fastify/jwt';
        app.register(fastifyJwt, { secret: KEY, sign: { ⟦expiresIn: 24 * 3600 * 1000⟧ } });
      `,
      {
        messageId: 'millisecondsAsSeconds',
        suggestions: [
          {
            messageId: 'mend',
            data: { text: '(24 * 3600 * 1000) / 1000' },
            output: `
        import fastifyJwt from '@fastify/jwt';
        app.register(fastifyJwt, { secret: KEY, sign: { expiresIn: (24 * 3600 * 1000) / 1000 } });
      `,
          },
        ],
      },
    ),
    reported(
      '@nestjs/jwt: digits in the module',
      `
        import { JwtModule } from '@nestjs/jwt';
        export const module = JwtModule.registerAsync({
          useFactory: () => ({ secret: process.env.KEY, signOptions: { ⟦expiresIn: '86400'⟧ } }),
        });
      `,
      {
        messageId: 'digits',
        data: { library: '@nestjs/jwt', length: '1.4 minutes' },
        suggestions: [
          {
            messageId: 'mend',
            data: { text: '86400' },
            output: `
        import { JwtModule } from '@nestjs/jwt';
        export const module = JwtModule.registerAsync({
          useFactory: () => ({ secret: process.env.KEY, signOptions: { expiresIn: 86400 } }),
        });
      `,
          },
        ],
      },
    ),
    reported(
      'njwt: seconds since 1970',
      `
        import njwt from 'njwt';
        export const issue = (id) => njwt.create({ sub: id }, KEY).setExpiration(⟦Math.floor(Date.now() / 1000) + 60⟧).compact();
      `,
      {
        messageId: 'secondsAsMoment',
        suggestions: [
          {
            messageId: 'mend',
            data: { text: '(Math.floor(Date.now() / 1000) + 60) * 1000' },
            output: `
        import njwt from 'njwt';
        export const issue = (id) => njwt.create({ sub: id }, KEY).setExpiration((Math.floor(Date.now() / 1000) + 60) * 1000).compact();
      `,
          },
        ],
      },
    ),
    reported(
      'jwt-simple: a text never is in the past',
      `
        import jwt from 'jwt-simple';
        export const issue = (id) => jwt.encode({ sub: id, ⟦exp: '2h'⟧ }, KEY, 'HS256');
      `,
      'notANumber',
    ),
    reported(
      '@hapi/jwt: a text is put in front of the time',
      `
        const Jwt = require('@hapi/jwt');
        module.exports = (id) => Jwt.token.generate({ sub: id }, KEY, { ⟦ttlSec: '3600'⟧ });
      `,
      { messageId: 'notANumber', data: { option: 'ttlSec' } },
    ),
  ],
});

testRule('valid-time-units: claims that were read', rule, {
  valid: [
    silent(
      'both in one unit',
      `
        import jwt from 'jsonwebtoken';
        export function left(token) {
          const claims = jwt.verify(token, KEY, OPTIONS);
          const now = Math.floor(Date.now() / 1000);
          return [claims.exp - now, claims.exp * 1000 < Date.now(), claims.iat > Date.now() / 1000 - 60, new Date(claims.exp * 1000)];
        }
      `,
    ),
    silent(
      'records of the project, and other claims',
      `
        import jwt from 'jsonwebtoken';
        export function left(token, session) {
          const claims = jwt.verify(token, KEY, OPTIONS);
          return [session.exp < Date.now(), claims.lastSeen < Date.now(), new Date(claims.birthday), claims.user.exp < Date.now()];
        }
      `,
    ),
    silent(
      'beside something that is not known',
      `
        import { decodeJwt } from 'jose'; import { now } from './clock.js';
        export const isOver = (token, at) => decodeJwt(token).exp < now() || decodeJwt(token).exp < at;
      `,
    ),
  ],
  invalid: [
    reported(
      'compared with milliseconds, or taken from them',
      `
        import jwt from 'jsonwebtoken';
        export function left(token) {
          const { exp, iat } = jwt.verify(token, KEY, OPTIONS);
          const now = new Date().getTime();
          return [⟦exp > now⟧, ⟦Date.now() - iat⟧, ⟦(exp ?? 0) <= new Date()⟧];
        }
      `,
      [
        { messageId: 'besideMilliseconds', data: { option: 'exp' } },
        { messageId: 'besideMilliseconds', data: { option: 'iat' } },
        { messageId: 'besideMilliseconds', data: { option: 'exp' } },
      ],
    ),
    reported(
      'made a date of',
      `
        import { decodeJwt, jwtVerify } from 'jose';
        export const ends = (token) => ⟦new Date(decodeJwt(token).exp)⟧;
        export async function starts(token) { const { payload } = await jwtVerify(token, KEY, OPTIONS); return ⟦new Date(payload.nbf!)⟧; }
      `,
      [
        { messageId: 'claimAsDate', data: { option: 'exp' } },
        { messageId: 'claimAsDate', data: { option: 'nbf' } },
      ],
    ),
  ],
});
