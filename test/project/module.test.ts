import { describe, expect, it } from 'vitest';

import { readModule } from '../../src/project/module.ts';

describe('a module', () => {
  it.each([
    ['of TypeScript', 'a.ts', 'let a: b', ['let a: b']],
    ['of JavaScript', 'a.mjs', '\ufeffa', ['a']],
    ['of a component in two languages', 'a.vue', '<script>a</script><script setup lang="ts">b</script>', ['a', 'b']],
    ['of a component without a script', 'a.svelte', '<p>a</p>', []],
    ['of Astro', 'a.astro', '---\na\n---\n', ['a']],
  ])('%s holds programs', (_, path, text, expected) => {
    const module = readModule(text, path);
    if (module.kind !== 'programs') throw new Error(module.kind);
    expect(module.programs.map((program) => program.text.trim())).toEqual(expected);
  });

  it.each([
    ['an object', '{ "a": [1, "b", null], "__proto__": 1 }', JSON.parse('{ "a": [1, "b", null], "__proto__": 1 }')],
    ['a text', '\ufeff"a"', 'a'],
    ['deep lists', `${'['.repeat(2_000)}${']'.repeat(2_000)}`, expect.anything() as unknown],
  ])('of JSON holds data: %s', (_, text, value) => {
    expect(readModule(text, 'a.json')).toEqual({ kind: 'data', value: value as unknown });
  });

  it.each([
    ['a component whose script does not parse', 'a.vue', '<p>\n<script>\n  a(\n</script>', { line: 4, column: 10 }],
    ['JSON with a comment', 'a.json', '{\n  // b\n}', { line: 2, column: 3 }],
    ['JSON that ends too early', 'a.json', '{ "a":\n', { line: 2, column: 1 }],
    ['nothing', 'a.json', '', { line: 1, column: 1, message: 'It is not JSON.' }],
  ])('fails at a place: %s', (_, path, text, place) => {
    expect(readModule(text, path)).toMatchObject({ kind: 'failed', ...place });
  });
});
