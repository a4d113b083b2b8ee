import { describe, expect, it } from 'vitest';

import { parseProgram } from '../../src/project/parse.ts';
import { scriptsOf } from '../../src/project/scripts.ts';

/** The programs of a file, each line without the blanks around it. */
const found = (text: string, path: string): readonly (readonly [string, string])[] =>
  scriptsOf(text, path).map(({ extension, text: script }) => {
    expect(script.length).toBe(text.length);
    expect(script.replaceAll(/[^\n]/g, '')).toBe(text.replaceAll(/[^\n]/g, ''));
    for (const { index, 0: character } of script.matchAll(/\S/gu)) expect(text.startsWith(character, index)).toBe(true);
    const lines = script.split(/\r?\n/).map((line) => line.trim());
    return [extension, lines.filter((line) => line !== '').join('|')];
  });

describe('the scripts of a file', () => {
  it.each([
    ['JavaScript is one', 'a.js', '<script>a</script>', [['.js', '<script>a</script>']]],
    ['so is TypeScript', 'a.TS', 'a', [['.ts', 'a']]],
    // Vue
    ['a Vue component', 'a.vue', '<template>\n<p>a</p>\n</template>\n<script>\nb()\n</script>', [['.js', 'b()']]],
    ['in TypeScript', 'a.vue', '<script setup lang="ts" generic="T extends A<B>">\nb()\n</script>', [['.ts', 'b()']]],
    ['in TSX', 'a.vue', "<script lang = 'tsx'>b()</script>", [['.tsx', 'b()']]],
    [
      'two in one language',
      'a.vue',
      '<script lang=ts>a</script><i/><script setup lang=ts>\nb</script>',
      [['.ts', 'a|b']],
    ],
    [
      'two in two languages',
      'a.vue',
      '<script>a</script><script setup lang="ts">b</script>',
      [
        ['.js', 'a'],
        ['.ts', 'b'],
      ],
    ],
    [
      'scripts in the markup are none',
      'a.vue',
      '<template><template #a><i/></template><script>a</script></template><script>b</script>',
      [['.js', 'b']],
    ],
    ['templates of one tag', 'a.vue', '<template><template #a /></template><script>b</script>', [['.js', 'b']]],
    ['a script that is elsewhere', 'a.vue', '<script src="./a.js"></script>', []],
    ['data', 'a.vue', '<script type="application/ld+json">{}</script>', []],
    ['another language', 'a.vue', '<script lang="coffee">a</script>', []],
    ['an empty element', 'a.vue', '<script /><script>a</script>', [['.js', 'a']]],
    ['in a comment', 'a.vue', '<!-- <script>a</script> --><script>b</script>', [['.js', 'b']]],
    ['in a style', 'a.vue', '<style>/* <script>a</script> */</style><script>b</script>', [['.js', 'b']]],
    ['with a text that opens one', 'a.vue', '<script>a("<script>")</script>', [['.js', 'a("<script>")']]],
    ['in capitals', 'a.vue', '<SCRIPT LANG="TS">a</SCRIPT >', [['.ts', 'a']]],
    ['with ends of lines of all kinds', 'a.vue', '<p>\r\n<script>\r\na\r\n</script>\r\n', [['.js', 'a']]],
    ['after characters of two units', 'a.vue', '<p>😀</p><script>"😀"</script>', [['.js', '"😀"']]],
    ['none', 'a.vue', '<template><p>a</p></template>', []],
    ['an element that does not end', 'a.vue', '<script>\na()\n', [['.js', 'a()']]],
    ['a tag that does not end', 'a.vue', '<script lang="ts"', []],
    ['a comment that does not end', 'a.vue', '<!-- <script>a</script>', []],
    ['elements that are called otherwise', 'a.vue', '<script-a>b</script-a><scripts>c</scripts>', []],
    // Svelte
    [
      'a Svelte component',
      'a.svelte',
      '<script context="module">a</script>\n<script>b</script>\n{#if c < d}<p/>{/if}',
      [['.js', 'a|b']],
    ],
    ['of today', 'a.svelte', '<script module lang="ts">a</script>\n<script lang="ts">b</script>', [['.ts', 'a|b']]],
    [
      'with a script in its markup',
      'a.svelte',
      '<script>a</script><svelte:head><script>b</script></svelte:head>',
      [['.js', 'a']],
    ],
    // Astro
    ['an Astro component', 'a.astro', '---\na()\n---\n<p>---</p><script>b()</script>', [['.ts', 'a()|b()']]],
    ['without frontmatter', 'a.astro', '<p>a</p>\n<script is:inline>b()</script>', [['.ts', 'b()']]],
    ['whose frontmatter does not end', 'a.astro', '---\na()\n', []],
    ['of frontmatter alone', 'a.astro', '\ufeff\n---\na()\n---\n', [['.ts', 'a()']]],
    ['nothing', 'a.astro', '', []],
  ])('%s', (_, path, text, scripts) => {
    expect(found(text, path)).toEqual(scripts);
  });

  it('parse at their places', () => {
    const text =
      '---\nimport a from "a";\nif (!a) return Astro.redirect("/");\n---\n<p>{a}</p>\n<script>\n  b();\n</script>';
    const [script] = scriptsOf(text, 'a.astro');
    const parsed = parseProgram(script?.text ?? '', `a.astro${script?.extension ?? ''}`);
    if (parsed.kind === 'failed') throw new Error(parsed.message);
    expect(parsed.source.ast.body.map(({ loc }) => loc.start)).toEqual([
      { line: 2, column: 0 },
      { line: 3, column: 0 },
      { line: 7, column: 2 },
    ]);
  });

  it.each([
    '<!--',
    '<script',
    '<script>',
    '<template',
    '<template>',
    '<script a="',
    "<style '",
    '</script',
    '---',
    '<script src=',
  ])('take no longer than the file is long where it is full of %s', (piece) => {
    for (const path of ['a.vue', 'a.svelte', 'a.astro']) scriptsOf(piece.repeat(1_000_000 / piece.length), path);
    for (const path of ['a.vue', 'a.svelte', 'a.astro']) scriptsOf(`${piece} `.repeat(1_000_000 / piece.length), path);
  });
});
