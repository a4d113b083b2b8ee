import { describe, expect, it } from 'vitest';

import { folderOf } from './folder.ts';
import { linterIn, marksIn, reportsIn, withoutMarks, type Files } from './linted.ts';

const json = JSON.stringify;

const service = (mark = ''): string => `import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
@Injectable()
export class Tickets {
  constructor(private readonly jwt: JwtService) {}
  ticketFor(user: string) {
    return this.jwt.sign({ sub: user });${mark}
  }
}`;

const module = (options: string): string => `import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
@Module({ imports: [JwtModule.register({ secret: process.env.TICKETS_SECRET${options} })] })
export class TicketsModule {}`;

const EXPIRES = ", signOptions: { expiresIn: '15m' }";
const MISSING = ' // reports: require-expiration';

/** A workspace of two services and a package that both use. */
const shared: Files = {
  'package.json': json({ private: true, workspaces: ['apps/*', 'packages/*'] }),
  'tsconfig.base.json': json({ compilerOptions: { paths: { '@auth/*': ['./packages/auth/src/*'] } } }),
  'packages/auth/package.json': json({
    name: '@acme/auth',
    exports: { '.': './src/index.ts', './read': './src/read.ts' },
  }),
  'packages/auth/tsconfig.json': json({ extends: '../../tsconfig.base.json' }),
  'packages/auth/src/index.ts': "export * from './read.js';\nexport { settings as authSettings } from './settings.js';",
  'packages/auth/src/settings.ts':
    "export const settings = { seal: 'lantern-above-the-harbour', issuer: 'https://id.example.com' };",
  'packages/auth/src/read.ts': `import { verify, type VerifyOptions } from 'jsonwebtoken';
export const read = (ticket: string, options: VerifyOptions = {}) => verify(ticket, process.env.PUBLIC_KEY!, options);`,
  'apps/shop/package.json': json({ name: 'shop', imports: { '#lib/*': './src/lib/*.ts' } }),
  'apps/shop/tsconfig.json': json({ extends: '../../tsconfig.base.json' }),
  'apps/shop/src/lib/policy.ts': "export const policy = { algorithms: ['RS256' as const], audience: 'shop' };",
  'apps/post/package.json': json({ name: 'post' }),
  'apps/post/tsconfig.json': json({
    extends: '../../tsconfig.base.json',
    compilerOptions: { paths: { '~/*': ['./src/*'] } },
  }),
  'apps/post/src/policy.ts':
    "export const policy = { algorithms: ['RS256' as const], issuer: 'https://id.example.com', audience: 'post' };",
};

describe('a workspace', () => {
  it.each<[string, Files]>([
    [
      'what a package exports is known in another, by its name',
      {
        'apps/shop/src/use.ts': `import { sign } from 'jsonwebtoken';
import { authSettings, read } from '@acme/auth';
import { policy } from '#lib/policy';
export const user = (ticket: string) => read(ticket, policy); // reports: require-issuer
export const ours = (ticket: string) => read(ticket, { ...policy, issuer: authSettings.issuer });
export const issue = (id: string) => sign({ sub: id }, authSettings.seal, { algorithm: 'HS256', expiresIn: '1h' }); // reports: no-hardcoded-secret`,
        'apps/shop/src/deep.ts': `import { read } from '@acme/auth/read';
export const user = (ticket: string) => read(ticket, { algorithms: ['RS256'], audience: 'shop' }); // reports: require-issuer`,
      },
    ],
    [
      'and by a path of tsconfig.json, of the nearest one',
      {
        'apps/shop/src/use.ts': `import { read } from '@auth/read';
import { policy } from '#lib/policy';
export const user = (ticket: string) => read(ticket, policy); // reports: require-issuer`,
        'apps/post/src/use.ts': `import { read } from '@acme/auth';
import { policy } from '~/policy';
export const user = (ticket: string) => read(ticket, policy);
export const guest = (ticket: string) => read(ticket, { ...policy, issuer: undefined }); // reports: require-issuer`,
      },
    ],
    [
      'a path of one package means nothing in another, and what is not exported is not seen',
      {
        'apps/shop/src/use.ts': `import { policy } from '~/policy';
import { settings } from '@acme/auth/settings';
import { read } from '@acme/auth';
export const user = (ticket: string) => read(ticket, policy);
export const other = (ticket: string) => read(ticket, settings as any);`,
      },
    ],
    [
      'a registration counts in its package',
      {
        'apps/shop/src/tickets.module.ts': module(''),
        'apps/shop/src/deep/tickets.service.ts': service(MISSING),
        'apps/post/src/tickets.module.ts': module(EXPIRES),
        'apps/post/src/tickets.service.ts': service(),
      },
    ],
    [
      'and in no other',
      {
        'apps/shop/src/tickets.module.ts': module(''),
        'apps/post/src/tickets.service.ts': service(),
      },
    ],
    [
      'several registrations in one package say nothing',
      {
        'apps/shop/src/tickets.module.ts': module(''),
        'apps/shop/src/admin.module.ts': module(EXPIRES),
        'apps/shop/src/tickets.service.ts': service(),
      },
    ],
    [
      'a registration in a test counts for nothing',
      {
        'apps/shop/test/tickets.module.test.ts': module(''),
        'apps/shop/src/tickets.module.ts': module(EXPIRES),
        'apps/shop/src/tickets.service.ts': service(),
      },
    ],
    [
      'options of a registration that stand in another package',
      {
        'packages/auth/src/options.ts': `export const ticketOptions = { secret: process.env.TICKETS_SECRET };`,
        'apps/shop/src/tickets.module.ts': `import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { ticketOptions } from '@auth/options';
@Module({ imports: [JwtModule.register(ticketOptions)] })
export class TicketsModule {}`,
        'apps/shop/src/tickets.service.ts': service(MISSING),
      },
    ],
    [
      'an injected class of another package',
      {
        'packages/auth/src/index.ts': `import { verify, type VerifyOptions } from 'jsonwebtoken';
export class Reader {
  read(ticket: string, options: VerifyOptions = {}) {
    return verify(ticket, process.env.PUBLIC_KEY!, options);
  }
}`,
        'apps/post/src/guard.ts': `import { Injectable } from '@nestjs/common';
import { Reader } from '@acme/auth';
import { policy } from '~/policy';
@Injectable()
export class Guard {
  constructor(private readonly reader: Reader) {}
  user = (ticket: string) => this.reader.read(ticket, policy);
  guest(ticket: string) {
    return this.reader.read(ticket, { issuer: policy.issuer, audience: 'post' }); // reports: require-algorithms
  }
}`,
      },
    ],
  ])('%s', (_, own) => {
    const marked = { ...shared, ...own };
    const files = withoutMarks(marked);
    expect(reportsIn(linterIn(folderOf(files)), files)).toEqual(marksIn(marked));
  });

  it('is seen from one of its packages as far as that reaches', () => {
    const files = {
      ...shared,
      'apps/shop/src/use.ts': `import { read } from '@acme/auth';
import { policy } from '#lib/policy';
export const user = (ticket: string) => read(ticket, policy);`,
    };
    const folder = folderOf(files);
    expect(reportsIn(linterIn(folder), files)).toEqual(['apps/shop/src/use.ts:3 require-issuer']);
    expect(reportsIn(linterIn(folder, { root: 'apps/shop' }), files)).toEqual([]);
  });

  it('has two packages of one name', () => {
    const files = {
      ...shared,
      'packages/other/package.json': json({ name: '@acme/auth', exports: './index.ts' }),
      'packages/other/index.ts': 'export const read = (ticket: string, options: object) => JSON.parse(ticket);',
      'apps/shop/src/use.ts': `import { read } from '@acme/auth';
export const user = (ticket: string) => read(ticket, { algorithms: ['RS256'], audience: 'shop' });`,
    };
    const allowed = ['apps/shop/src/use.ts:2 require-issuer'];
    const found = reportsIn(linterIn(folderOf(files)), files);
    expect(found.filter((report) => !allowed.includes(report))).toEqual([]);
  });
});
