/** The languages that can be scanned, by the extension of the file. */

import { extname } from 'node:path';

export type Language = 'JavaScript' | 'TypeScript' | 'Vue' | 'Svelte';

/** Extensions, with the dot, and the language behind each. */
export const LANGUAGES: ReadonlyMap<string, Language> = new Map<string, Language>([
  ...['.js', '.mjs', '.cjs', '.jsx'].map((extension) => [extension, 'JavaScript'] as const),
  ...['.ts', '.mts', '.cts', '.tsx'].map((extension) => [extension, 'TypeScript'] as const),
  ['.vue', 'Vue'],
  ['.svelte', 'Svelte'],
]);

/** The language of a file, by its name. What has no extension of ours is taken for JavaScript. Pure. */
export function languageOf(file: string): Language {
  return LANGUAGES.get(extname(file)) ?? 'JavaScript';
}

/** The package that parses a language. JavaScript's comes with ESLint. */
export const PARSER_PACKAGES: Readonly<Record<Exclude<Language, 'JavaScript'>, string>> = {
  TypeScript: '@typescript-eslint/parser',
  Vue: 'vue-eslint-parser',
  Svelte: 'svelte-eslint-parser',
};
