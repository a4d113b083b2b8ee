import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/**
 * Arrows point one way: rules -> src/analysis -> src/model <- src/libraries, src/platforms. docs/architecture.md shows them,
 * test/borders.test.ts looks at all of them together.
 */
const borders = (message, ...group) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        { group, message },
        {
          group: ['@typescript-eslint/utils', '@typescript-eslint/utils/*'],
          allowTypeImports: true,
          message: 'At run time it loads all of ESLint. Import types only.',
        },
      ],
    },
  ],
});

/** The floors of the analysis, the lowest first. A file imports from its own floor and from those below. */
const FLOORS = [
  ['syntax'],
  ['evaluation'],
  ['operations'],
  ['tokens'],
  // The four domains do not import each other.
  ['verification', 'issuance', 'keys', 'exposure'],
  ['summaries'],
];

const HOSTS = ['**/rules/**', '**/rule.ts', '**/knowledge.ts', '**/command/**'];

const OUTSIDE = ['**/libraries/**', '**/platforms/**', '**/project/**', ...HOSTS];

const BEHIND_THE_DOOR = ['**/analysis/**', '!**/analysis/index.ts'];

const floors = FLOORS.flatMap((floor, height) =>
  floor.map((folder) => {
    const above = FLOORS.slice(height).flat();
    const closed = above.filter((other) => other !== folder).map((other) => `**/${other}/**`);
    const roof = ['**/facts.ts', '**/gate.ts', '**/index.ts'];
    return {
      files: [`src/analysis/${folder}/**`],
      rules: borders(`${folder} knows the floors below it only.`, ...OUTSIDE, ...closed, ...roof),
    };
  }),
);

export default defineConfig([
  globalIgnores(['dist', 'docs/example', 'docs/example-mended', 'test/fixtures', 'test/example/app']),
  tseslint.configs.strict,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    },
  },
  {
    files: ['**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' },
  },
  {
    files: ['src/**/*.ts', 'rules/**/*.ts'],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreVoidReturningFunctions: true }],
      // Types of nodes are compared as strings: the enum would be loaded with all of typescript-eslint.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    // Texts are those of strangers, and may be as long as they like: no pattern takes longer than the text is long.
    files: ['src/**/*.{ts,cts}', 'rules/**'],
    extends: [regexp.configs['flat/recommended']],
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      // A sticky pattern is tried at one place only.
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true, ignorePartial: false }],
      'regexp/no-octal': 'error',
      'regexp/no-control-character': 'error',
      'regexp/require-unicode-regexp': 'off',
    },
  },
  {
    files: ['src/**', 'rules/**'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/model/**'],
    rules: borders(
      'The vocabulary knows no data, no syntax tree and no rule.',
      '**/analysis/**',
      '**/libraries/**',
      '**/platforms/**',
      '**/rules/**',
    ),
  },
  {
    files: ['src/libraries/**', 'src/platforms/**'],
    rules: borders('Data knows the vocabulary only.', '**/analysis/**', '**/rules/**', '**/rule.ts', '**/knowledge.ts'),
  },
  {
    files: ['src/analysis/*.ts'],
    rules: borders('The analysis names no library, no platform and no rule.', ...OUTSIDE),
  },
  ...floors,
  {
    files: ['src/*.{ts,cts}', 'src/command/**'],
    rules: borders('The analysis has one door: src/analysis/index.ts.', ...BEHIND_THE_DOOR),
  },
  {
    files: ['src/project/**'],
    rules: borders(
      'The project layer reads files with the analysis, which it has from src/analysis/index.ts. It knows no rule and no host.',
      ...BEHIND_THE_DOOR,
      ...HOSTS,
      '**/libraries/**',
      '**/platforms/**',
    ),
  },
  {
    files: ['src/analysis/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SwitchStatement[discriminant.property.name="kind"] > SwitchCase[test=null]',
          message: 'Name every kind: then the compiler finds what a new one breaks.',
        },
        {
          selector: 'CallExpression > SpreadElement.arguments',
          message: 'Arguments lie on the stack, which a list of a file may be too long for: addAll of syntax/lists.ts.',
        },
      ],
    },
  },
  {
    files: ['rules/**'],
    rules: borders(
      'A rule filters facts, which it has from src/analysis/index.ts. It looks at no import and at no library.',
      ...BEHIND_THE_DOOR,
      '**/libraries/**',
      '**/platforms/**',
    ),
  },
  {
    files: ['rules/*.ts', 'test/rules/*.ts'],
    extends: [eslintPlugin.configs.all],
    rules: {
      // createRule in src/rule.ts makes the schema and the defaults of what a rule says of its options.
      'eslint-plugin/require-meta-schema': 'off',
      'eslint-plugin/require-meta-default-options': 'off',
      // It adds the page's address from the rule's name, too.
      'eslint-plugin/require-meta-docs-url': 'off',
      // A rule that declares languages makes a preset without `files` fatal where JSON or CSS is linted, too.
      'eslint-plugin/require-meta-languages': 'off',
    },
  },
  {
    // The plugin's rules about test cases see literals in `run` alone. What they would ask for, names and places, cases.ts asks for.
    files: ['test/rules/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@typescript-eslint/rule-tester',
          message: 'Write cases with cases.ts, which asks where reports stand.',
        },
      ],
    },
  },
  {
    files: ['src/command/**', '**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
]);
