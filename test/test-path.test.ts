import { describe, expect, it } from 'vitest';

import { isTestPath } from '../src/test-path.ts';

describe('isTestPath', () => {
  it.each([
    'test/login.js',
    'packages/api/tests/login.ts',
    'src/__tests__/login.tsx',
    'src/__mocks__/jwt.js',
    'src/http/__fixtures__/server.ts',
    'integration-tests/api/config.js',
    'e2e/login.ts',
    'cypress/support/login.js',
    'src/login.test.ts',
    'src/login.spec.mjs',
    'src/login.e2e.ts',
  ])('%s belongs to tests', (path) => expect(isTestPath(path)).toBe(true));

  it.each(['src/login.ts', 'src/latest/login.ts', 'src/contest.js', 'src/testing/login.ts', 'specials/login.js'])(
    '%s does not',
    (path) => expect(isTestPath(path)).toBe(false),
  );
});
