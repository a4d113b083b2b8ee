/** The files that a consumer of the package writes. */

import { recommended } from '../../src/presets.ts';

/** @param settings of the plugin */
const eslintConfig = (settings: object): string => `
import parser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';
import jwtGuard from 'eslint-plugin-jwt-guard';

export default defineConfig([
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    plugins: { 'jwt-guard': jwtGuard },
    extends: ['jwt-guard/recommended'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    settings: { 'jwt-guard': ${JSON.stringify(settings)} },
  },
]);
`;

/** Names, types and settings, as far as they are public, and a mistake that the types must refuse. */
const TYPED_CONFIG = `
import { defineConfig } from 'eslint/config';
import jwtGuard, { configs, meta, rules, type Settings } from 'eslint-plugin-jwt-guard';

const settings: Settings = { tests: 'check' };
const name: string = meta.name + jwtGuard.meta.version;
// @ts-expect-error there is no such rule
rules['no-such-rule'];

// @ts-expect-error there is no such value of the option
export const misspelt = defineConfig([{ rules: { 'jwt-guard/require-issuer': ['error', { when: 'sometimes' }] } }]);

export default defineConfig([
  jwtGuard.configs.recommended,
  configs.strict,
  {
    name,
    files: ['**/*.ts'],
    plugins: { 'jwt-guard': jwtGuard },
    extends: ['jwt-guard/recommended', jwtGuard.configs.recommended],
    rules: { 'jwt-guard/require-issuer': ['error', { when: 'shared' }], 'jwt-guard/require-audience': 'off' },
    settings: { 'jwt-guard': settings },
  },
]);
`;

const TSCONFIG = {
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  },
  files: ['typed.config.ts'],
};

const oxlintConfig = (settings: object): string =>
  JSON.stringify({
    jsPlugins: ['eslint-plugin-jwt-guard'],
    categories: { correctness: 'off' },
    plugins: [],
    rules: recommended,
    settings: { 'jwt-guard': settings },
  });

const AROUND = { project: true };

export const consumerFiles: Readonly<Record<string, string>> = {
  'eslint.config.js': eslintConfig({}),
  'eslint.around.config.js': eslintConfig(AROUND),
  'typed.config.ts': TYPED_CONFIG,
  'tsconfig.json': JSON.stringify(TSCONFIG),
  '.oxlintrc.json': oxlintConfig({}),
  '.oxlintrc.around.json': oxlintConfig(AROUND),
};
