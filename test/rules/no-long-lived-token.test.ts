import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-long-lived-token.ts';

const tester = new RuleTester();

const issue = (call: string, imports = ''): string => `
  import jwt from 'jsonwebtoken';
  import { KEY, REFRESH_KEY } from './keys.js';
  ${imports}
  export const issue = (id) => ${call};
`;

tester.run('no-long-lived-token', rule, {
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
    ].map((call) => ({ code: issue(call), name: call })),
    {
      code: `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        export const makeRefreshToken = (id) => jwt.sign({ sub: id }, KEY, { expiresIn: '60d' });
        export function pair(id) {
          const refreshToken = jwt.sign({ sub: id }, KEY, { expiresIn: '60d' });
          return { refresh: jwt.sign({ sub: id }, KEY, { expiresIn: '60d' }), refreshToken };
        }
      `,
      name: 'refresh tokens by their names',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (claims, use) => jwt.sign(claims, use, { expiresIn: '60d' });
        export const two = (id, type, key) => jwt.sign({ sub: id, type }, key, { expiresIn: '60d' });
      `,
      name: 'where somebody else says which key, or which kind, it may be a refresh token',
    },
    {
      code: issue("jwt.sign({ sub: id }, KEY, { expiresIn: '60d' })"),
      options: [{ maximum: '60 days' }],
      name: 'a maximum of the project',
    },
  ],
  invalid: [
    ...[
      ["jwt.sign({ sub: id }, KEY, { expiresIn: '60d' })", '60 days'],
      ["jwt.sign({ sub: id }, KEY, { expiresIn: '1y' })", '365 days'],
      ["jwt.sign({ sub: id }, KEY, { expiresIn: '10 years' })", '10 years'],
      ['jwt.sign({ sub: id }, KEY, { expiresIn: 31536000 })', '365 days'],
      ['jwt.sign({ sub: id }, KEY, { expiresIn: 60 * 60 * 24 * 365 * 2 })', '2 years'],
      ["jwt.sign({ sub: id }, KEY, { expiresIn: process.env.TTL || '90d' })", '90 days'],
      ["jwt.sign({ sub: id }, KEY, { expiresIn: id ? '1h' : '100d' })", '100 days'],
      ['jwt.sign({ sub: id, exp: Math.floor(Date.now() / 1000) + 60 * 86_400 }, KEY)', '60 days'],
    ].map(([call = '', length = '']) => ({
      code: issue(call),
      name: call,
      errors: [{ messageId: 'tooLong' as const, data: { length, maximum: '30 days' }, line: 5 }],
    })),
    ...[
      ["dayjs().add(1, 'year').unix()", "import dayjs from 'dayjs';", '365 days'],
      ['moment().add({ months: 3 }).unix()', "import moment from 'moment';", '90 days'],
      ['getUnixTime(addDays(new Date(), 365))', "import { addDays, getUnixTime } from 'date-fns';", '365 days'],
      ['DateTime.utc().plus({ weeks: 8 }).toSeconds()', "import { DateTime } from 'luxon';", '56 days'],
      ['addYears(new Date(), 2).getTime() / 1000', "import { addYears } from 'date-fns';", '2 years'],
    ].map(([exp = '', imports = '', length = '']) => ({
      code: issue(`jwt.sign({ sub: id, exp: ${exp} }, KEY)`, imports),
      name: exp,
      errors: [{ messageId: 'tooLong' as const, data: { length, maximum: '30 days' } }],
    })),
    {
      code: `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        import moment from 'moment';
        export function issue(id) {
          const date = new Date();
          date.setDate(date.getDate() + 60);
          const one = jwt.sign({ sub: id, exp: parseInt(date.getTime() / 1000) }, KEY);
          const ends = moment();
          ends.add(100, 'days');
          return [one, jwt.sign({ sub: id, exp: ends.unix() }, KEY)];
        }
      `,
      errors: [
        {
          messageId: 'tooLong',
          data: { length: '60 days', maximum: '30 days' },
          line: 7,
          column: 43,
          endLine: 7,
          endColumn: 79,
        },
        {
          messageId: 'tooLong',
          data: { length: '100 days', maximum: '30 days' },
          line: 10,
          column: 44,
          endLine: 10,
          endColumn: 60,
        },
      ],
      name: 'dates that are moved in place',
    },
    {
      code: `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        const TTL = { access: '90d' };
        const options = { expiresIn: TTL.access };
        export const issue = (id) => jwt.sign({ sub: id }, KEY, options);
      `,
      errors: [{ messageId: 'tooLong', line: 5, column: 65, endLine: 5, endColumn: 72 }],
      name: 'options in a constant are reported where they are used',
    },
    {
      code: `
        import { SignJWT } from 'jose'; import { KEY } from './keys.js';
        import { createSigner } from 'fast-jwt';
        export const one = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).setExpirationTime('1y').sign(KEY);
        export const two = (id) => new SignJWT({ sub: id }).setProtectedHeader({ alg }).setExpirationTime(new Date(Date.now() + 5_184_000_000)).sign(KEY);
        export const three = createSigner({ key: KEY, expiresIn: 60 * 24 * 60 * 60 * 1000 })({ sub: '1' });
      `,
      errors: [
        {
          messageId: 'tooLong',
          data: { length: '365 days', maximum: '30 days' },
          line: 4,
          column: 107,
          endLine: 4,
          endColumn: 111,
        },
        {
          messageId: 'tooLong',
          data: { length: '60 days', maximum: '30 days' },
          line: 5,
          column: 107,
          endLine: 5,
          endColumn: 143,
        },
        {
          messageId: 'tooLong',
          data: { length: '60 days', maximum: '30 days' },
          line: 6,
          column: 55,
          endLine: 6,
          endColumn: 90,
        },
      ],
      name: 'other libraries',
    },
    {
      code: `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        export const makeRefreshToken = (id) => jwt.sign({ sub: id }, KEY, { expiresIn: '1y' });
      `,
      errors: [
        {
          messageId: 'refresh',
          data: { length: '365 days', maximum: '90 days' },
          line: 3,
          column: 78,
          endLine: 3,
          endColumn: 93,
        },
      ],
      name: 'a refresh token',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const one = (id, type, key) => jwt.sign({ sub: id, type }, key, { expiresIn: '1y' });
      `,
      errors: [
        {
          messageId: 'tooLong',
          data: { length: '365 days', maximum: '90 days' },
          line: 3,
          column: 82,
          endLine: 3,
          endColumn: 97,
        },
      ],
      name: 'even for a refresh token, which it may be',
    },
    {
      code: `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        export function pair(id) {
          const accessToken = jwt.sign({ sub: id }, KEY, { expiresIn: '60d' });
          const refreshToken = jwt.sign({ sub: id }, KEY, { expiresIn: '60d' });
          return { accessToken, refreshToken };
        }
      `,
      errors: [{ messageId: 'tooLong', line: 4, column: 60, endLine: 4, endColumn: 76 }],
      name: 'the access token beside a refresh token',
    },
    {
      code: `
        import { JwtModule, JwtService } from '@nestjs/jwt'; import { KEY } from './keys.js';
        export const one = JwtModule.register({ secret: KEY, signOptions: { expiresIn: '365d' } });
        export class Sessions {
          constructor(private readonly jwt: JwtService) {}
          issue(id: string) { return this.jwt.sign({ sub: id }); }
        }
      `,
      errors: [
        {
          messageId: 'tooLong',
          data: { length: '365 days', maximum: '30 days' },
          line: 3,
          column: 77,
          endLine: 3,
          endColumn: 94,
        },
      ],
      name: 'a module says it for all, and is reported alone',
    },
    {
      code: `
        import fastifyJwt from '@fastify/jwt'; import { KEY } from './keys.js';
        app.register(fastifyJwt, { secret: KEY, sign: { expiresIn: '1y' } });
        app.post('/login', (request, reply) => reply.jwtSign({ sub: '1' }));
      `,
      errors: [
        {
          messageId: 'tooLong',
          data: { length: '365 days', maximum: '30 days' },
          line: 3,
          column: 57,
          endLine: 3,
          endColumn: 72,
        },
      ],
      name: 'a plugin says it for all',
    },
    {
      code: `
        import jwt from 'jsonwebtoken'; import { KEY } from './keys.js';
        import ms from 'ms';
        export function issue(id) {
          const today = new Date();
          const ends = new Date(today);
          ends.setDate(today.getDate() + 60);
          return [
            jwt.sign({ sub: id, exp: parseInt(ends.getTime() / 1000) }, KEY),
            jwt.sign({ sub: id, exp: Math.floor((Date.now() + ms('90d')) / 1000) }, KEY),
          ];
        }
      `,
      errors: [
        {
          messageId: 'tooLong',
          data: { length: '60 days', maximum: '30 days' },
          line: 9,
          column: 33,
          endLine: 9,
          endColumn: 69,
        },
        {
          messageId: 'tooLong',
          data: { length: '90 days', maximum: '30 days' },
          line: 10,
          column: 33,
          endLine: 10,
          endColumn: 81,
        },
      ],
      name: 'a date made from another, and a text that becomes a number',
    },
    {
      code: issue("jwt.sign({ sub: id }, KEY, { expiresIn: '2h' })"),
      options: [{ maximum: '1h' }],
      errors: [
        {
          messageId: 'tooLong',
          data: { length: '2 hours', maximum: '1 hour' },
          line: 5,
          column: 61,
          endLine: 5,
          endColumn: 76,
        },
      ],
      name: 'a maximum of the project',
    },
  ],
});
