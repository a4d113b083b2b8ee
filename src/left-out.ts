import type { Look } from './rule.ts';
import { isTestPath } from './test-path.ts';

/** Whether a file is not looked at, as settings say: a test says nothing of the program. */
export const isLeftOut = ({ path, settings }: Pick<Look, 'path' | 'settings'>): boolean =>
  settings.tests === 'ignore' && isTestPath(path);
