import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/valid-time-units.ts';

const tester = new RuleTester();

/** A payload's `exp` under each way of saying a moment. */
const issued = (exp: string, imports = ''): string => `
  import jwt from 'jsonwebtoken';
  ${imports}
  export const issue = (user) => jwt.sign({ sub: user.id, exp: ${exp} }, KEY);
`;

const right = (exp: string, imports = ''): { code: string; name: string } => ({
  code: issued(exp, imports),
  name: exp,
});

const DAYJS = "import dayjs from 'dayjs';";
const MOMENT = "import moment from 'moment';";
const LUXON = "import { DateTime } from 'luxon';";
const DATE_FNS = "import { add, addDays, getUnixTime } from 'date-fns';";

tester.run('valid-time-units: the claim', rule, {
  valid: [
    right('Math.floor(Date.now() / 1000) + 60 * 60'),
    right('Date.now() / 1000 + 3600'),
    right('~~(Date.now() / 1000) + 3600'),
    right('Math.floor((Date.now() + 60 * 60 * 1000) / 1000)'),
    right('Math.round(new Date().getTime() / 1e3) + ttl'),
    right('(+new Date() / 1000 | 0) + 3600'),
    right('parseInt((Date.now() / 1000).toFixed(0), 10) + 60'),
    right('getUnixTime(addDays(new Date(), 7))', DATE_FNS),
    right('add(new Date(), { hours: 1 }).getTime() / 1000', DATE_FNS),
    right('dayjs().add(1, "hour").unix()', DAYJS),
    right('moment().add(7, "days").unix()', MOMENT),
    right('moment().add({ days: 7 }).valueOf() / 1000', MOMENT),
    right('DateTime.now().plus({ hours: 1 }).toUnixInteger()', LUXON),
    right('1893456000'),
    right('user.expiresAt'),
    right('(claims.exp || 0) + 3600'),
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user, exp) => jwt.sign({ sub: user.id, exp }, KEY);
      `,
      name: 'a parameter',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const ends = new Date();
          ends.setDate(ends.getDate() + 7);
          return jwt.sign({ sub: user.id, exp: Math.floor(ends.getTime() / 1000) }, KEY);
        }
      `,
      name: 'a date that is moved',
    },
    {
      code: `
        const cookie = { exp: Date.now() + 3600_000 };
        cache.set('x', cookie);
      `,
      name: 'no token',
    },
  ],
  invalid: [
    ...[
      ['Date.now() + 60 * 60 * 1000', 'Math.floor((Date.now() + 60 * 60 * 1000) / 1000)'],
      ['new Date().getTime() + ttl', 'Math.floor((new Date().getTime() + ttl) / 1000)'],
      ['Date.now()', 'Math.floor(Date.now() / 1000)'],
      ['new Date(Date.now() + 1000).valueOf()', 'Math.floor(new Date(Date.now() + 1000).valueOf() / 1000)'],
      ['1893456000000', 'Math.floor(1893456000000 / 1000)'],
    ].map(([exp = '', text = '']) => ({
      code: issued(exp),
      name: `milliseconds: ${exp}`,
      errors: [
        {
          messageId: 'farFuture' as const,
          data: { option: 'exp' },
          line: 4,
          suggestions: [{ messageId: 'mend' as const, data: { text }, output: issued(text) }],
        },
      ],
    })),
    ...[
      ['dayjs().add(1, "hour").valueOf()', DAYJS],
      ['moment().add(7, "days").valueOf()', MOMENT],
      ['DateTime.now().plus({ hours: 1 }).toMillis()', LUXON],
      ['addDays(new Date(), 7).getTime()', DATE_FNS],
    ].map(([exp = '', imports = '']) => ({
      code: issued(exp, imports),
      name: `milliseconds: ${exp}`,
      errors: [
        {
          messageId: 'farFuture' as const,
          suggestions: [
            {
              messageId: 'mend' as const,
              data: { text: `Math.floor(${exp} / 1000)` },
              output: issued(`Math.floor(${exp} / 1000)`, imports),
            },
          ],
        },
      ],
    })),
    {
      code: issued('3600'),
      errors: [
        {
          messageId: 'longPast',
          data: { option: 'exp' },
          line: 4,
          column: 59,
          endLine: 4,
          endColumn: 68,
          suggestions: [
            {
              messageId: 'mend',
              data: { text: 'Math.floor(Date.now() / 1000) + 3600' },
              output: issued('Math.floor(Date.now() / 1000) + 3600'),
            },
          ],
        },
      ],
      name: 'a length of time',
    },
    {
      code: issued('Math.floor(Date.now() / 1000) + 24 * 60 * 60 * 1000'),
      errors: [
        {
          messageId: 'millisecondsAsSeconds',
          data: { library: 'jsonwebtoken', length: '2.7 years' },
          line: 4,
          column: 59,
          endLine: 4,
          endColumn: 115,
          suggestions: [
            {
              messageId: 'mend',
              data: { text: 'Math.floor(Date.now() / 1000) + (24 * 60 * 60 * 1000) / 1000' },
              output: issued('Math.floor(Date.now() / 1000) + (24 * 60 * 60 * 1000) / 1000'),
            },
          ],
        },
      ],
      name: 'milliseconds added to seconds',
    },
    {
      code: issued("'1h'"),
      errors: [{ messageId: 'notANumber', data: { option: 'exp' }, line: 4, column: 59, endLine: 4, endColumn: 68 }],
      name: 'a text',
    },
    {
      code: issued('new Date(Date.now() + 3600_000)'),
      errors: [{ messageId: 'dateAsNumber', data: { option: 'exp' }, line: 4, column: 59, endLine: 4, endColumn: 95 }],
      name: 'a date',
    },
    {
      code: issued('dayjs().add(1, "hour").toDate()', DAYJS),
      errors: [{ messageId: 'dateAsNumber', line: 4, column: 59, endLine: 4, endColumn: 95 }],
      name: 'a date of dayjs',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const session = { id: user.id, exp: new Date().getTime() + 30 * 60 * 1000 };
          cache.set(session.id, JSON.stringify(session));
          return jwt.sign(session, KEY);
        }
      `,
      errors: [{ messageId: 'farFuture', line: 6, column: 27, endLine: 6, endColumn: 34 }],
      name: 'a payload in a constant is reported where it is signed',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function issue(user) {
          const ends = new Date();
          ends.setDate(ends.getDate() + 7);
          return jwt.sign({ id: user.id, exp: ends.getTime() }, KEY);
        }
      `,
      errors: [
        {
          messageId: 'farFuture',
          line: 6,
          column: 42,
          endLine: 6,
          endColumn: 61,
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
      ],
      name: 'a date that is moved',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id, iat: Date.now() }, KEY, { expiresIn: '1h' });
      `,
      errors: [
        {
          messageId: 'millisecondsAsIssued',
          data: { option: 'iat' },
          line: 3,
          column: 65,
          endLine: 3,
          endColumn: 80,
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
      ],
      name: 'the lifetime is counted from milliseconds',
    },
    {
      code: `
        import jws from 'jws';
        export const issue = (id) =>
          jws.sign({ header: { alg: 'HS256' }, payload: JSON.stringify({ sub: id, exp: Date.now() + 60_000 }), secret: KEY });
      `,
      errors: [
        {
          messageId: 'farFuture',
          line: 4,
          column: 83,
          endLine: 4,
          endColumn: 107,
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
      ],
      name: 'a payload that is signed as a text',
    },
  ],
});

tester.run('valid-time-units: each library in its own words', rule, {
  valid: [
    {
      code: `
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
      name: 'jsonwebtoken counts seconds',
    },
    {
      code: `
        import { SignJWT } from 'jose';
        const start = (user) => new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' });
        export const one = (user) => start(user).setExpirationTime('2h').sign(KEY);
        export const two = (user) => start(user).setExpirationTime(Math.floor(Date.now() / 1000) + 7200).sign(KEY);
        export const three = (user) => start(user).setExpirationTime(new Date(Date.now() + 7_200_000)).sign(KEY);
      `,
      name: 'jose takes moments, dates, and lengths as texts',
    },
    {
      code: `
        import { createSigner } from 'fast-jwt';
        export const one = createSigner({ key: KEY, expiresIn: 3_600_000 });
        export const sign = one({ sub: '1' });
        export const two = createSigner({ key: KEY, expiresIn: '1h' })({ sub: '1' });
        export const three = createSigner({ key: KEY, expiresIn: 60 * 60 * 1000 })({ sub: '1' });
        export const four = createSigner({ key: KEY, expiresIn: 5000 })({ sub: '1' });
      `,
      name: 'fast-jwt counts milliseconds',
    },
    {
      code: `
        import njwt from 'njwt';
        export const one = njwt.create({ sub: '1' }, KEY).setExpiration(new Date().getTime() + 3_600_000).compact();
        export const two = njwt.create({ sub: '1' }, KEY).setExpiration(new Date(Date.now() + 3_600_000)).compact();
      `,
      name: 'njwt takes milliseconds and dates',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: '3600' });
      `,
      errors: [
        {
          messageId: 'digits',
          data: { library: 'jsonwebtoken', length: '3.6 seconds' },
          line: 3,
          column: 74,
          endLine: 3,
          endColumn: 91,
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
      ],
      name: 'jsonwebtoken: digits are milliseconds',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: 60 * 60 * 1000 });
      `,
      errors: [
        {
          messageId: 'millisecondsAsSeconds',
          data: { library: 'jsonwebtoken', length: '42 days' },
          line: 3,
          column: 74,
          endLine: 3,
          endColumn: 99,
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
      ],
      name: 'jsonwebtoken: milliseconds',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const MINUTE = 60 * 1000;
        const TTL = { access: 15 * MINUTE };
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: TTL.access });
      `,
      errors: [
        {
          messageId: 'millisecondsAsSeconds',
          data: { library: 'jsonwebtoken', length: '10 days' },
          line: 5,
          column: 74,
          endLine: 5,
          endColumn: 95,
        },
      ],
      name: 'jsonwebtoken: minutes in milliseconds',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const TTL = 86400000;
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: TTL });
      `,
      errors: [
        {
          messageId: 'millisecondsAsSeconds',
          data: { library: 'jsonwebtoken', length: '2.7 years' },
          line: 4,
          column: 74,
          endLine: 4,
          endColumn: 88,
        },
      ],
      name: 'jsonwebtoken: a day in milliseconds, in a constant',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: Math.floor(Date.now() / 1000) + 3600 });
      `,
      errors: [
        {
          messageId: 'momentAsSpan',
          data: { library: 'jsonwebtoken', option: 'expiresIn' },
          line: 3,
          column: 74,
          endLine: 3,
          endColumn: 121,
        },
      ],
      name: 'jsonwebtoken: a moment',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const read = (token) => jwt.verify(token, KEY, { maxAge: '3600' });
      `,
      errors: [
        {
          messageId: 'digits',
          line: 3,
          column: 65,
          endLine: 3,
          endColumn: 79,
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
      ],
      name: 'jsonwebtoken: an age in digits',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        import ms from 'ms';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: ms('2h') });
      `,
      errors: [
        {
          messageId: 'millisecondsAsSeconds',
          data: { library: 'jsonwebtoken', length: '83 days' },
          line: 4,
          column: 74,
          endLine: 4,
          endColumn: 93,
        },
      ],
      name: 'jsonwebtoken: what ms gives',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const issue = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: new Date(Date.now() + 3_600_000) });
      `,
      errors: [
        {
          messageId: 'momentAsSpan',
          data: { library: 'jsonwebtoken', option: 'expiresIn' },
          line: 3,
          column: 74,
          endLine: 3,
          endColumn: 117,
        },
      ],
      name: 'jsonwebtoken: a date for a length of time',
    },
    {
      code: `
        import { SignJWT } from 'jose';
        export const issue = (user) =>
          new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(3600).sign(KEY);
      `,
      errors: [
        {
          messageId: 'longPast',
          data: { option: 'setExpirationTime' },
          line: 4,
          column: 96,
          endLine: 4,
          endColumn: 100,
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
      ],
      name: 'jose: a number is a moment',
    },
    {
      code: `
        import { SignJWT } from 'jose';
        export const issue = (user) => {
          const builder = new SignJWT({ sub: user.id });
          builder.setExpirationTime(Date.now() + TTL);
          return builder.setProtectedHeader({ alg: 'HS256' }).sign(KEY);
        };
      `,
      errors: [
        {
          messageId: 'farFuture',
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 53,
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
      ],
      name: 'jose: milliseconds, with the builder in a variable',
    },
    {
      code: `
        import { createSigner } from 'fast-jwt';
        const sign = createSigner({ key: KEY, expiresIn: 3600 });
        export const issue = (user) => sign({ sub: user.id });
      `,
      errors: [
        {
          messageId: 'secondsAsMilliseconds',
          data: { library: 'fast-jwt', length: '3.6 seconds' },
          line: 3,
          column: 47,
          endLine: 3,
          endColumn: 62,
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
      ],
      name: 'fast-jwt: seconds',
    },
    {
      code: `
        import fastifyJwt from '@fastify/jwt';
        app.register(fastifyJwt, { secret: KEY, sign: { expiresIn: 24 * 3600 * 1000 } });
      `,
      errors: [
        {
          messageId: 'millisecondsAsSeconds',
          line: 3,
          column: 57,
          endLine: 3,
          endColumn: 84,
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
      ],
      name: '@fastify/jwt: milliseconds for the whole plugin',
    },
    {
      code: `
        import { JwtModule } from '@nestjs/jwt';
        export const module = JwtModule.registerAsync({
          useFactory: () => ({ secret: process.env.KEY, signOptions: { expiresIn: '86400' } }),
        });
      `,
      errors: [
        {
          messageId: 'digits',
          data: { library: '@nestjs/jwt', length: '1.4 minutes' },
          line: 4,
          column: 72,
          endLine: 4,
          endColumn: 90,
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
      ],
      name: '@nestjs/jwt: digits in the module',
    },
    {
      code: `
        import njwt from 'njwt';
        export const issue = (id) => njwt.create({ sub: id }, KEY).setExpiration(Math.floor(Date.now() / 1000) + 60).compact();
      `,
      errors: [
        {
          messageId: 'secondsAsMoment',
          line: 3,
          column: 82,
          endLine: 3,
          endColumn: 116,
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
      ],
      name: 'njwt: seconds since 1970',
    },
    {
      code: `
        import jwt from 'jwt-simple';
        export const issue = (id) => jwt.encode({ sub: id, exp: '2h' }, KEY, 'HS256');
      `,
      errors: [{ messageId: 'notANumber', line: 3, column: 60, endLine: 3, endColumn: 69 }],
      name: 'jwt-simple: a text never is in the past',
    },
    {
      code: `
        const Jwt = require('@hapi/jwt');
        module.exports = (id) => Jwt.token.generate({ sub: id }, KEY, { ttlSec: '3600' });
      `,
      errors: [{ messageId: 'notANumber', data: { option: 'ttlSec' }, line: 3, column: 73, endLine: 3, endColumn: 87 }],
      name: '@hapi/jwt: a text is put in front of the time',
    },
  ],
});
