/** Files of test runners, whatever folder they are in: their configurations, and what they run before the tests. */
const RUNNERS =
  /^(?:jest|vitest|playwright|cypress|karma|wdio|mocha|nightwatch|protractor|codecept|web-test-runner)[.-]|^(?:ava|cucumber|stryker)\.config\.|^setup[-_.]?tests?\.|^tests?[-_.]?(?:setup|utils|helpers?)\./i;
/** `login.test.ts`, `login-spec.js`, `login_test.ts` */
const NAMED_TEST = /[._-](?:test|spec|e2e|cy)\.[cm]?[jt]sx?$/;
const SCRIPT = /\.[cm]?[jt]sx?$/;

/** Words of a folder that tell that all of it is for tests, and what they may stand before: `test-results` are a product's. */
const WHOLE = /^(?:__tests__|__mocks__|__fixtures__|specs?|cypress)$/;
const HELP =
  /^(?:apps?|cases|common|config|data|env|fixtures?|harness|helpers?|integration|kit|lib|mocks?|resources|server|setup|suites?|support|tools|unit|utils?)$/i;

/**
 * Whether a path belongs to tests.
 *
 * @param relativePath path below the working directory
 */
export function isTestPath(relativePath: string): boolean {
  const folders = relativePath.split(/[\\/]/);
  const name = folders.pop() ?? '';
  return NAMED_TEST.test(name) || (SCRIPT.test(name) && RUNNERS.test(name)) || folders.some(isTestFolder);
}

/** `tests`, `integration-tests`, `e2e_tests`, `tests_e2e`, `test.utils`, `testHelpers` */
function isTestFolder(folder: string): boolean {
  if (WHOLE.test(folder)) return true;
  const words = folder.split(/[-_.]|(?<=[a-z\d])(?=[A-Z])/);
  const isTest = (word: string | undefined): boolean => word !== undefined && /^tests?$/i.test(word);
  if (words.some((word) => /^e2e$/i.test(word)) || isTest(words.at(-1))) return true;
  return isTest(words[0]) && words.slice(1).every((word) => HELP.test(word));
}
