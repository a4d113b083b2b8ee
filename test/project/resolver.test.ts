import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { describe, expect, it } from 'vitest';

import { resolverBelow, type ProjectResolver } from '../../src/project/resolver.ts';
import { folderOf } from './folder.ts';

const json = JSON.stringify;

/** A resolver, and what it finds wrong with configurations, as `file:line:column: message`. */
function opened(root: string): { readonly resolver: ProjectResolver; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const resolver = resolverBelow(root, ({ file, line, column, message }) =>
    problems.push(`${relative(root, file).replaceAll('\\', '/')}:${line}:${column}: ${message}`),
  );
  return { resolver, problems };
}

/** What specifiers mean in a folder, below it or by the reason; each line is `file: specifier`. */
function meant(folder: string, root = folder): (line: string) => string {
  const { resolver } = opened(root);
  return (line) => {
    const [file = '', specifier = ''] = line.split(': ');
    const found = resolver.resolve(specifier, join(folder, file));
    return found.kind === 'none' ? found.reason : relative(folder, found.path).replaceAll('\\', '/');
  };
}

function each(of: (line: string) => string, expected: Readonly<Record<string, string>>): void {
  expect(Object.fromEntries(Object.keys(expected).map((line) => [line, of(line)]))).toEqual(expected);
}

describe('relative specifiers', () => {
  const files = Object.fromEntries(
    [
      ...['src/a.ts', 'src/b.ts', 'src/b.js', 'src/c/index.ts', 'src/c.service.ts', 'src/d.ts/index.ts', 'src/e.jsx'],
      ...['src/f.mts', 'src/g.cts', 'src/h.vue', 'src/i.svelte', 'src/j.astro', 'src/k.json', 'src/l.d.ts', 'index.ts'],
      ...['src/m', 'src/n.png', 'src/o.cjs', 'src/p.tsx', 'src/é 😀.ts'],
    ].map((name) => [name, '']),
  );

  it('mean files as TypeScript and bundlers find them', () => {
    each(meant(folderOf(files)), {
      'src/a.ts: ./b': 'src/b.ts',
      'src/a.ts: ./b.ts': 'src/b.ts',
      'src/a.ts: ./b.js': 'src/b.ts',
      'src/a.ts: ./c': 'src/c/index.ts',
      'src/a.ts: ./c/': 'src/c/index.ts',
      'src/a.ts: ./c/index.js': 'src/c/index.ts',
      'src/a.ts: ./c.service': 'src/c.service.ts',
      'src/a.ts: ./d.ts': 'src/d.ts/index.ts',
      'src/a.ts: ./e': 'src/e.jsx',
      'src/a.ts: ./f.mjs': 'src/f.mts',
      'src/a.ts: ./g.cjs': 'src/g.cts',
      'src/a.ts: ./h.vue': 'src/h.vue',
      'src/a.ts: ./i.svelte': 'src/i.svelte',
      'src/a.ts: ./j.astro': 'src/j.astro',
      'src/a.ts: ./k.json': 'src/k.json',
      'src/a.ts: ./o': 'src/o.cjs',
      'src/a.ts: ./p.js': 'src/p.tsx',
      'src/a.ts: ./é 😀': 'src/é 😀.ts',
      'src/c/index.ts: ..': 'missing',
      'src/c/index.ts: ../..': 'index.ts',
      'src/h.vue: ./a': 'src/a.ts',
      'src/gone.ts: ./a': 'src/a.ts',
    });
  });

  it('mean nothing that is no module of the project', () => {
    const folder = folderOf(files);
    each(meant(join(folder, 'src'), join(folder, 'src')), {
      'a.ts: ./gone': 'missing',
      'a.ts: .': 'missing',
      'a.ts: ': 'missing',
      'a.ts: ./l': 'missing',
      'a.ts: ./m': 'unreadable',
      'a.ts: ./n.png': 'unreadable',
      'a.ts: ./n.png?url': 'unreadable',
      'a.ts: ./a?raw': 'unreadable',
      'a.ts: ../index': 'outside',
      'a.ts: /a': 'missing',
      'a.ts: ./\0': 'missing',
      [`a.ts: ./${'x'.repeat(5_000)}`]: 'missing',
      'a.ts: !!raw-loader!./a': 'missing',
      'a.ts: https://example.com/a.js': 'package',
      'a.ts: data:text/javascript,1': 'package',
      'a.ts: fs': 'package',
      'a.ts: node:fs': 'package',
      'a.ts: jsonwebtoken': 'package',
      'a.ts: @nestjs/jwt/dist': 'package',
      'a.ts: @/a': 'missing',
      'a.ts: ~/a': 'missing',
      'a.ts: #a': 'missing',
    });
    expect(opened(join(folder, 'gone')).resolver.resolve('./a', join(folder, 'gone/b.ts')).kind).toBe('none');
  });

  it.skipIf(process.platform === 'win32')('follow links within the project, and none that lead outside', () => {
    const folder = folderOf(
      { 'in/a.ts': '', 'in/b/c.ts': '', 'out/d.ts': '' },
      {
        'in/link': 'b',
        'in/out': '../out',
        'in/d.ts': '../out/d.ts',
        'in/loop.ts': 'loop.ts',
        'in/gone.ts': 'x.ts',
        alias: 'in',
      },
    );
    const expected = {
      'a.ts: ./link/c': 'b/c.ts',
      'a.ts: ./out/d': 'outside',
      'a.ts: ./d': 'outside',
      'a.ts: ./loop': 'missing',
      'a.ts: ./gone': 'missing',
    };
    each(meant(join(folder, 'in')), expected);
    // The root itself may be reached by a link.
    const { resolver } = opened(join(folder, 'alias'));
    expect(resolver.resolve('./b/c', join(folder, 'alias/a.ts'))).toEqual({
      kind: 'file',
      path: join(folder, 'in/b/c.ts'),
    });
  });
});

describe('packages', () => {
  it('of a workspace are files of the project, their sources where they name them; others are not', () => {
    const folder = folderOf(
      {
        'package.json': json({
          name: 'root',
          imports: { '#a': './app/a.ts', '#b/*': './app/*.js' },
          exports: './app/a.ts',
        }),
        'app/a.ts': '',
        'one/package.json': json({
          name: '@w/one',
          exports: {
            '.': { types: './d.d.ts', import: './dist/i.js' },
            './s': { source: './s.ts', default: './dist/s.js' },
            './d': { development: './s.ts', default: './dist/s.js' },
          },
        }),
        'one/s.ts': '',
        'two/package.json': json({ name: 'two', main: './src/index.js' }),
        'two/src/index.ts': '',
        'node_modules/three/package.json': json({ main: './index.js' }),
        'node_modules/three/index.js': '',
        'node_modules/.store/four/node_modules/four/index.js': '',
      },
      {
        'node_modules/@w/one': '../../one',
        'node_modules/two': '../two',
        'node_modules/four': '.store/four/node_modules/four',
      },
    );
    each(meant(folder), {
      'app/a.ts: #a': 'app/a.ts',
      'app/b.ts: #b/a': 'app/a.ts',
      'app/a.ts: #c': 'missing',
      'app/a.ts: root': 'app/a.ts',
      'app/a.ts: @w/one': 'package',
      'app/a.ts: @w/one/s': 'one/s.ts',
      'app/a.ts: @w/one/d': 'one/s.ts',
      'app/a.ts: @w/one/gone': 'package',
      'app/a.ts: two': 'two/src/index.ts',
      'app/a.ts: two/src/index': 'two/src/index.ts',
      'app/a.ts: three': 'package',
      'app/a.ts: ../node_modules/three': 'package',
      'app/a.ts: four': 'package',
    });
    each(meant(folder, join(folder, 'app')), { 'app/a.ts: two': 'outside' });
  });

  it('of one name are told apart by the folder that they are seen from', () => {
    const folder = folderOf(
      {
        'a/x.ts': '',
        'b/x.ts': '',
        'c/package.json': '{"main":"c.ts"}',
        'c/c.ts': '',
        'd/package.json': '{"main":"d.ts"}',
        'd/d.ts': '',
      },
      { 'a/node_modules/same': '../../c', 'b/node_modules/same': '../../d' },
    );
    each(meant(folder), { 'a/x.ts: same': 'c/c.ts', 'b/x.ts: same': 'd/d.ts' });
  });

  it('whose package.json is broken are not read', () => {
    const folder = folderOf({ 'package.json': '{ "name": ', 'a.ts': '', 'b.ts': '' });
    each(meant(folder), { 'a.ts: ./b': 'unreadable' });
  });
});

describe('packages of a workspace that is not installed', () => {
  const packages = {
    'apps/web/package.json': json({ name: 'web' }),
    'apps/web/a.ts': '',
    'packages/auth/package.json': json({
      name: '@w/auth',
      exports: { '.': { types: './dist/i.d.ts', default: './src/index.ts' }, './keys': './src/keys.ts' },
    }),
    'packages/auth/src/index.ts': '',
    'packages/auth/src/keys.ts': '',
    'packages/auth/src/own.ts': '',
    'packages/built/package.json': json({ name: 'built', exports: './dist/index.js', main: './src/main.js' }),
    'packages/built/src/main.ts': '',
    'packages/plain/package.json': json({ name: 'plain' }),
    'packages/plain/index.ts': '',
    'packages/plain/lib/a.ts': '',
    'packages/group/inner/package.json': json({ name: 'inner', main: 'a.ts' }),
    'packages/group/inner/a.ts': '',
    'packages/twice/package.json': json({ name: 'twice' }),
    'packages/twice/index.ts': '',
    'packages/again/package.json': json({ name: 'twice' }),
    'packages/again/index.ts': '',
    'packages/broken/package.json': '{',
    'other/package.json': json({ name: 'other', main: 'a.ts' }),
    'other/a.ts': '',
    'node_modules/plain-2/index.js': '',
  };

  it.each([
    ['npm', { 'package.json': json({ workspaces: ['apps/*', './packages/**', '!packages/x', '../*'] }) }],
    ['Yarn', { 'package.json': json({ workspaces: { packages: ['apps/web', 'packages/*', 'packages/group/in*r'] } }) }],
    [
      'pnpm',
      {
        'package.json': '{}',
        'pnpm-workspace.yaml':
          '# a\npackages:\n  - \'apps/*\' # b\n\n  - "packages/*"\r\n- packages/group/*\ncatalog:\n  - other\n',
      },
    ],
  ])('are found as %s finds them', (_, config) => {
    each(meant(folderOf({ ...packages, ...config })), {
      'apps/web/a.ts: @w/auth': 'packages/auth/src/index.ts',
      'apps/web/a.ts: @w/auth/keys': 'packages/auth/src/keys.ts',
      'apps/web/a.ts: @w/auth/gone': 'package',
      'apps/web/a.ts: built': 'packages/built/src/main.ts',
      'apps/web/a.ts: plain': 'packages/plain/index.ts',
      'apps/web/a.ts: plain/lib/a': 'packages/plain/lib/a.ts',
      'apps/web/a.ts: plain-2': 'package',
      'apps/web/a.ts: inner': 'packages/group/inner/a.ts',
      'apps/web/a.ts: twice': 'package',
      'apps/web/a.ts: other': 'package',
      'apps/web/a.ts: fs': 'package',
    });
  });

  it('are not found where one of that name is installed, or nothing says that there is a workspace', () => {
    each(
      meant(
        folderOf({ ...packages, 'package.json': '{"workspaces":["packages/*"]}', 'node_modules/plain/index.js': '' }),
      ),
      {
        'apps/web/a.ts: plain': 'package',
      },
    );
    for (const config of ['{}', '{', '[]', '{"workspaces":1}', '{"workspaces":[1,"","*/*/*/*/*/*/*"]}'])
      each(meant(folderOf({ ...packages, 'package.json': config, 'pnpm-workspace.yaml': 'packages: [' })), {
        'apps/web/a.ts: plain': 'package',
        'apps/web/a.ts: ../../packages/plain': 'packages/plain/index.ts',
      });
  });
});

describe('paths of a tsconfig', () => {
  it('are those of the nearest one, with what it extends and refers to', () => {
    const folder = folderOf({
      'tsconfig.json': '{ // a comment\n "extends": "./base.json", }',
      'base.json': json({ compilerOptions: { baseUrl: '.', paths: { '@/*': ['./src/*'], 'gone/*': ['./gone/*'] } } }),
      'src/a.ts': '',
      'inner/tsconfig.json': json({ compilerOptions: { paths: { '@/*': ['./own/*'], x: ['./own/a.ts'] } } }),
      'inner/own/a.ts': '',
      'inner/deep/b.ts': '',
      'refs/tsconfig.json': json({
        files: [],
        references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.test.json' }],
      }),
      'refs/tsconfig.app.json': json({
        include: ['src/*.ts'],
        exclude: ['src/*.test.ts'],
        compilerOptions: { paths: { $: ['./src/a.ts'] } },
      }),
      'refs/tsconfig.test.json': json({
        include: ['src/*.test.ts'],
        compilerOptions: { paths: { $: ['./src/b.ts'] } },
      }),
      'refs/src/a.ts': '',
      'refs/src/b.ts': '',
      'refs/src/c.test.ts': '',
      'js/jsconfig.json': json({ compilerOptions: { paths: { 'j/*': ['./*'] } } }),
      'js/lib/a.js': '',
    });
    const expected = {
      'src/b.ts: @/a': 'src/a.ts',
      'src/b.ts: @/gone': 'missing',
      'src/b.ts: gone/a': 'package',
      'src/b.ts: src/a': 'src/a.ts',
      'inner/deep/b.ts: @/a': 'inner/own/a.ts',
      'inner/deep/b.ts: x': 'inner/own/a.ts',
      'inner/deep/b.ts: src/a': 'package',
      'refs/src/b.ts: $': 'refs/src/a.ts',
      'refs/src/c.test.ts: $': 'refs/src/b.ts',
      'js/lib/b.js: j/lib/a': 'js/lib/a.js',
    };
    each(meant(folder), expected);
    // In whatever order they are asked.
    each(meant(folder), Object.fromEntries(Object.entries(expected).toReversed()));
    const { resolver, problems } = opened(folder);
    for (const line of Object.keys(expected)) {
      const [file = '', specifier = ''] = line.split(': ');
      resolver.resolve(specifier, join(folder, file));
    }
    expect(problems).toEqual([]);
  });

  it('above the root are not looked at', () => {
    const folder = folderOf({
      'tsconfig.json': json({ compilerOptions: { paths: { '@/*': ['./in/*'] } } }),
      'in/a.ts': '',
      'in/b.ts': '',
    });
    each(meant(folder, join(folder, 'in')), { 'in/a.ts: @/b': 'missing', 'in/a.ts: ./b': 'in/b.ts' });
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'is cut off',
      { 'tsconfig.json': '{ "compilerOptions": { "paths": ' },
      'tsconfig.json:1:32: expected more: the file ends here',
    ],
    ['is no JSON', { 'tsconfig.json': '{\n  "a": 1,,\n}' }, 'tsconfig.json:2:10: expected JSON: key must be a string'],
    [
      'has paths that are no lists',
      { 'tsconfig.json': '{\n  "compilerOptions": {\n    "paths": { "@/*": "./*" }\n  }\n}' },
      'tsconfig.json:3:27: expected a list, found "./*"',
    ],
    [
      'has paths that are a list',
      { 'tsconfig.json': '{ /* one\n two é */ "compilerOptions": { "paths": ["a"] } }' },
      'tsconfig.json:2:40: expected an object, found a list',
    ],
    [
      'has a number for a path',
      { 'tsconfig.json': '{ // base\n "compilerOptions": { "baseUrl": 4 } }' },
      'tsconfig.json:2:34: expected a path, found 4',
    ],
    [
      'has a list for options',
      { 'tsconfig.json': '{ "compilerOptions": [] }' },
      'tsconfig.json:1:23: expected an object, found a list',
    ],
    [
      'refers to nothing',
      { 'tsconfig.json': '{ "references": [{ "to": 1 }] }' },
      'tsconfig.json:1:28: expected an object with "path"',
    ],
    [
      'extends a number',
      { 'tsconfig.json': '{\n  "extends": 4\n}' },
      'tsconfig.json:2:3: expected a path or a list of paths as "extends"',
    ],
    [
      'extends what is not in order',
      { 'tsconfig.json': '{ "extends": "./base" }', 'base.json': '{\n "compilerOptions": { "paths": 3 } }' },
      'base.json:2:32: expected an object, found 3',
    ],
    [
      'is extended in a circle',
      { 'tsconfig.json': '{ "extends": "./a.json" }', 'a.json': '{ "extends": "./tsconfig.json" }' },
      'tsconfig.json:1:3: expected a configuration that does not extend itself by way of a.json',
    ],
    [
      'extends itself',
      { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' },
      'tsconfig.json:1:3: expected a configuration that does not extend itself',
    ],
    [
      'extends what is not there',
      { 'tsconfig.json': '{\n  "extends": ["./base.json", "./gone.json"]\n}', 'base.json': '{}' },
      'tsconfig.json:2:30: expected a configuration to be where it extends "./gone.json"',
    ],
    [
      'extends what extends something that is not there',
      { 'tsconfig.json': '{ "extends": "./base" }', 'base.json': '{ "extends": "./gone" }' },
      'base.json:1:14: expected a configuration to be where it extends "./gone"',
    ],
    [
      'extends a package that is not installed',
      { 'tsconfig.json': '{ "extends": "@tsconfig/gone/tsconfig.json" }' },
      'tsconfig.json:1:14: expected a configuration to be where it extends "@tsconfig/gone/tsconfig.json"',
    ],
    [
      'refers to what is not there',
      { 'tsconfig.json': '{ "references": [{ "path": "./gone" }] }' },
      'tsconfig.json:1:28: expected a configuration to be where it refers to "./gone"',
    ],
    [
      'is a jsconfig.json, cut off',
      { 'jsconfig.json': '{ "compilerOptions":' },
      'jsconfig.json:1:20: expected more: the file ends here',
    ],
  ])('are not used where it %s, which is said once', (_, configs, said) => {
    const folder = folderOf({
      ...configs,
      'src/a.ts': '',
      'src/b.ts': '',
      'other/tsconfig.json': json({ compilerOptions: { paths: { x: ['./y.ts'] } } }),
      'other/y.ts': '',
    });
    const { resolver, problems } = opened(folder);
    for (const specifier of ['./b', './b.js', '@/b', './gone', './b'])
      expect(resolver.resolve(specifier, join(folder, 'src/a.ts'))).toEqual(
        specifier.startsWith('./b')
          ? { kind: 'file', path: join(folder, 'src/b.ts') }
          : { kind: 'none', reason: 'missing' },
      );
    expect(resolver.resolve('x', join(folder, 'other/z.ts'))).toEqual({
      kind: 'file',
      path: join(folder, 'other/y.ts'),
    });
    expect(problems).toEqual([said]);
  });
});

describe('paths of a tsconfig that is not in order', () => {
  const base = json({
    extends: '@tsconfig/gone',
    compilerOptions: { baseUrl: './src', paths: { '@/*': ['gone/*', '*'] } },
  });
  const commented = `\ufeff{ // "a"\n "extends": ["./gone", "./base"], /* } */ "compilerOptions": { "x": "// \\" ,}", }, }`;

  it.each([
    ['its own', { 'tsconfig.json': base }],
    ['those of what it extends', { 'tsconfig.json': commented, 'base.json': base }],
    [
      'those of what it extends, in a circle',
      {
        'tsconfig.json': json({ extends: './base.json' }),
        'base.json': base.replace('@tsconfig/gone', './tsconfig.json'),
      },
    ],
    [
      'its own, where it refers to nothing',
      { 'tsconfig.json': base.replace('"extends":"@tsconfig/gone"', '"references":[{"path":"./gone"}]') },
    ],
  ])('are used as far as they can be read: %s', (_, configs) => {
    const folder = folderOf({ ...configs, 'src/a.ts': '', 'src/b.ts': '' });
    const { resolver, problems } = opened(folder);
    const path = join(folder, 'src/b.ts');
    for (const specifier of ['@/b', './b', '@/b.js'])
      expect(resolver.resolve(specifier, join(folder, 'src/a.ts'))).toEqual({ kind: 'file', path });
    expect(resolver.resolve('@/c', join(folder, 'src/a.ts'))).toEqual({ kind: 'none', reason: 'missing' });
    expect(problems).toHaveLength(1);
  });

  it.each([
    '{"a":'.repeat(100),
    '"\\"'.repeat(100_000),
    '/*'.repeat(400_000),
    ',  '.repeat(300_000),
    '[]',
    'null',
    '{"compilerOptions":{"paths":[1]}}',
    '{"extends":{}}',
    '{"compilerOptions":{"paths":{"*":["./*"],"./*":["./*"],"a":"b","c":[1]}},"extends":"gone"}',
  ])('are none where nothing can be read: %.40s', (text) => {
    const folder = folderOf({ 'tsconfig.json': text, 'a.ts': '', 'b.ts': '' });
    const { resolver, problems } = opened(folder);
    expect(resolver.resolve('./b', join(folder, 'a.ts'))).toEqual({ kind: 'file', path: join(folder, 'b.ts') });
    expect(resolver.resolve('@/b', join(folder, 'a.ts'))).toEqual({ kind: 'none', reason: 'missing' });
    expect(problems.length).toBeLessThanOrEqual(1);
  });
});

describe('answers', () => {
  it('are remembered until they are forgotten', () => {
    const folder = folderOf({ 'a.ts': '', 'b.ts': '' });
    const { resolver } = opened(folder);
    const ask = (): readonly string[] =>
      ['./b', './c'].map((specifier) => {
        const found = resolver.resolve(specifier, join(folder, 'a.ts'));
        return found.kind === 'file' ? relative(folder, found.path) : found.reason;
      });
    expect(ask()).toEqual(['b.ts', 'missing']);
    rmSync(join(folder, 'b.ts'));
    writeFileSync(join(folder, 'c.ts'), '');
    expect(ask()).toEqual(['b.ts', 'missing']);
    resolver.forget();
    expect(ask()).toEqual(['missing', 'c.ts']);
  });
});
