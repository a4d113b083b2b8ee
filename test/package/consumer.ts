/** The files that a consumer of the package writes. */

import { recommended } from '../../src/presets.ts';

const ESLINT_CONFIG = `
import parser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';
import jwtGuard from 'eslint-plugin-jwt-guard';

export default defineConfig([
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    plugins: { 'jwt-guard': jwtGuard },
    extends: ['jwt-guard/recommended'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
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

const OXLINT_CONFIG = {
  jsPlugins: ['eslint-plugin-jwt-guard'],
  categories: { correctness: 'off' },
  plugins: [],
  rules: recommended,
};

export const consumerFiles: Readonly<Record<string, string>> = {
  'eslint.config.js': ESLINT_CONFIG,
  'typed.config.ts': TYPED_CONFIG,
  'tsconfig.json': JSON.stringify(TSCONFIG),
  '.oxlintrc.json': JSON.stringify(OXLINT_CONFIG),
};
