import rule from '../../rules/no-long-lived-token.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const tooLong = (length: string, maximum = '30 days'): Expected<'tooLong'> => ({
  messageId: 'tooLong',
  data: { length, maximum },
});

const renewsFor = (length: string): Expected<'refresh'> => ({
  messageId: 'refresh',
  data: { length, maximum: '90 days' },
});

const issue = (call: string, imports = ''): string => `
  import jwt from 'jsonwebtoken';
  import { KEY, REFRESH_KEY } from './keys.js';
  ${imports}
  export const issue = (id) => ${call};
`;

testRule('no-long-lived-token', rule, {
  valid: [
    ...[
      "jwt.sign({ sub: id }, KEY, { expiresIn: '30d' })",
      'jwt.sign({ sub: id }, KEY, { expiresIn: 30 * 24 * 60 * 60 })',
      'jwt.sign({ sub: id }, KEY, { expiresIn: TTL })',
      "jwt.sign({ sub: id }, KEY, { expiresIn: process.env.TTL ?? '1d' })",
      'jwt.sign({ sub: id, exp: Math.floor(Date.now() / 1000) + 86_400 }, KEY)',
      'jwt.sign({ sub: id, exp: Date.now() + 10_000_000_000 }, KEY)',
      'jwt.sign({ sub: id, exp: ends }, KEY)',
      "jwt.sign({ sub: id }, REFRESH_KEY, { expiresIn: '90d' })",
      "jwt.sign({ sub: id, type: 'refresh' }, KEY, { expiresIn: '60d' })",
      'jwt.sign({ sub: id }, KEY)',
    ].map((call) => silent(call, issue(call))),
    silent(
      'what a helper signs for a function that makes refresh tokens',
      `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        const make = (claims, expiresIn) => jwt.sign(claims, KEY, { expiresIn });
        const pass = (claims, ttl) => make(claims, ttl);
        const put = (claims, how) => jwt.sign(claims, KEY, how);
        export const refreshToken = (id, ttl) => pass({ sub: id }, ttl ?? '60d');
        export const session = (id) => ({ access: make({ sub: id }, '1h'), refresh: put({ sub: id }, { expiresIn: '60d' }) });
        export const again = (id) => make({ sub: id }, REFRESH_LIFE);
        const REFRESH_LIFE = '60d';
      `,
    ),
    silent(
      'refresh tokens by their names',
      `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        export const makeRefreshToken = (id) => jwt.sign({ sub: id }, KEY, { expiresIn: '60d' });
        export function pair(id) {
          const refreshToken = jwt.sign({ sub: id }, KEY, { expiresIn: '60d' });
          return { refresh: jwt.sign({ sub: id }, KEY, { expiresIn: '60d' }), refreshToken };
        }
      `,
    ),
    silent(
      'where somebody else says which key, or which kind, it may be a refresh token',
      `
        import jwt from 'jsonwebtoken';
        export const one = (claims, use) => jwt.sign(claims, use, { expiresIn: '60d' });
        export const two = (id, type, key) => jwt.sign({ sub: id, type }, key, { expiresIn: '60d' });
      `,
    ),
    silent('a maximum of the project', issue("jwt.sign({ sub: id }, KEY, { expiresIn: '60d' })"), {
      options: [{ maximum: '60 days' }],
    }),
  ],
  invalid: [
    ...[
      ["'60d'", '60 days'],
      ["'1y'", '365 days'],
      ["'10 years'", '10 years'],
      ['31536000', '365 days'],
      ['60 * 60 * 24 * 365 * 2', '2 years'],
      ["process.env.TTL || '90d'", '90 days'],
      ["id ? '1h' : '100d'", '100 days'],
    ].map(([expiry = '', length = '']) =>
      reported(expiry, issue(`jwt.sign({ sub: id }, KEY, { ⟦expiresIn: ${expiry}⟧ })`), tooLong(length)),
    ),
    ...[
      ['Math.floor(Date.now() / 1000) + 60 * 86_400', '', '60 days'],
      ["dayjs().add(1, 'year').unix()", "import dayjs from 'dayjs';", '365 days'],
      ['moment().add({ months: 3 }).unix()', "import moment from 'moment';", '90 days'],
      ['getUnixTime(addDays(new Date(), 365))', "import { addDays, getUnixTime } from 'date-fns';", '365 days'],
      ['DateTime.utc().plus({ weeks: 8 }).toSeconds()', "import { DateTime } from 'luxon';", '56 days'],
      ['addYears(new Date(), 2).getTime() / 1000', "import { addYears } from 'date-fns';", '2 years'],
    ].map(([exp = '', imports = '', length = '']) =>
      reported(exp, issue(`jwt.sign({ sub: id, ⟦exp: ${exp}⟧ }, KEY)`, imports), tooLong(length)),
    ),
    reported(
      'dates that are moved in place',
      `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        import moment from 'moment';
        export function issue(id) {
          const date = new Date();
          date.setDate(date.getDate() + 60);
          const one = jwt.sign({ sub: id, ⟦exp: parseInt(date.getTime() / 1000)⟧ }, KEY);
          const ends = moment();
          ends.add(100, 'days');
          return [one, jwt.sign({ sub: id, ⟦exp: ends.unix()⟧ }, KEY)];
        }
      `,
      [tooLong('60 days'), tooLong('100 days')],
    ),
    reported(
      'options in a constant are reported where they are used',
      `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        const TTL = { access: '90d' };
        const options = { expiresIn: TTL.access };
        export const issue = (id) => jwt.sign({ sub: id }, KEY, ⟦options⟧);
      `,
      'tooLong',
    ),
    reported(
      'other libraries',
      `
        import { SignJWT } from 'jose'; import { KEY } from './keys.js';
        import { createSigner } from 'fast-jwt';
        export const one = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).setExpirationTime(⟦'1y'⟧).sign(KEY);
        export const two = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).setExpirationTime(⟦new Date(Date.now() + 5_184_000_000)⟧).sign(KEY);
        export const three = createSigner({ key: KEY, ⟦expiresIn: 60 * 24 * 60 * 60 * 1000⟧ })({ sub: '1' });
      `,
      [tooLong('365 days'), tooLong('60 days'), tooLong('60 days')],
    ),
    reported(
      'a refresh token',
      `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        export const makeRefreshToken = (id) => jwt.sign({ sub: id }, KEY, { ⟦expiresIn: '1y'⟧ });
      `,
      { messageId: 'refresh', data: { length: '365 days', maximum: '90 days' } },
    ),
    reported(
      'even for a refresh token, which it may be',
      `
        import jwt from 'jsonwebtoken';
        export const one = (id, type, key) => jwt.sign({ sub: id, type }, key, { ⟦expiresIn: '1y'⟧ });
      `,
      tooLong('365 days', '90 days'),
    ),
    reported(
      'what a helper signs for a function that makes access tokens',
      `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        const make = (claims, expiresIn) => flag ? jwt.sign(claims, KEY, { expiresIn }) : jwt.sign(claims, KEY, { expiresIn, issuer: 'i' });
        const put = (claims, how = ⟦{ expiresIn: '70d' }⟧) => jwt.sign(claims, KEY, how);
        export const accessToken = (id) => make({ sub: id }, ⟦'60d'⟧);
        export const refreshToken = (id) => make({ sub: id }, '60d');
        export const session = (id) => ({ access: put({ sub: id }, ⟦{ expiresIn: '80d' }⟧), refresh: make({ sub: id }, ⟦'100d'⟧), other: put({ sub: id }) });
      `,
      [tooLong('70 days'), tooLong('60 days'), tooLong('80 days'), renewsFor('100 days')],
    ),
    reported(
      'the access token beside a refresh token',
      `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        export function pair(id) {
          const accessToken = jwt.sign({ sub: id }, KEY, { ⟦expiresIn: '60d'⟧ });
          const refreshToken = jwt.sign({ sub: id }, KEY, { expiresIn: '60d' });
          return { accessToken, refreshToken };
        }
      `,
      'tooLong',
    ),
    reported(
      'a module says it for all, and is reported alone',
      `
        import { JwtModule, JwtService } from '@nestjs/jwt'; import { KEY } from './keys.js';
        export const one = JwtModule.register({ secret: KEY, signOptions: { ⟦expiresIn: '365d'⟧ } });
        export class Sessions {
          constructor(private readonly jwt: JwtService) {}
          issue(id: string) { return this.jwt.sign({ sub: id }); }
        }
      `,
      tooLong('365 days'),
    ),
    reported(
      'a plugin says it for all',
      `
        import fastifyJwt from '@fastify/jwt'; import { KEY } from './keys.js';
        app.register(fastifyJwt, { secret: KEY, sign: { ⟦expiresIn: '1y'⟧ } });
        app.post('/login', (request, reply) => reply.jwtSign({ sub: '1' }));
      `,
      tooLong('365 days'),
    ),
    reported(
      'a date made from another, and a text that becomes a number',
      `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        import ms from 'ms';
        export function issue(id) {
          const today = new Date();
          const ends = new Date(today);
          ends.setDate(today.getDate() + 60);
          return [
            jwt.sign({ sub: id, ⟦exp: parseInt(ends.getTime() / 1000)⟧ }, KEY),
            jwt.sign({ sub: id, ⟦exp: Math.floor((Date.now() + ms('90d')) / 1000)⟧ }, KEY),
          ];
        }
      `,
      [tooLong('60 days'), tooLong('90 days')],
    ),
    reported(
      'a maximum of the project',
      issue("jwt.sign({ sub: id }, KEY, { ⟦expiresIn: '2h'⟧ })"),
      tooLong('2 hours', '1 hour'),
      { options: [{ maximum: '1h' }] },
    ),
  ],
});
