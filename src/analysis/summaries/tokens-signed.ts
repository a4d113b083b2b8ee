import type { SignedToken } from '../../model/frozen.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { findSignedTokens } from '../issuance/signed-tokens.ts';
import type { QuestionKind } from '../memo.ts';
import { configurationOf, registers } from '../operations/configuration.ts';
import { OPERATIONS } from './file-operations.ts';

/** The tokens that a file signs and whose keys can be told from others. */
export function signedIn(file: FileView): readonly SignedToken[] {
  return file.ask(SIGNED, 'file');
}

const SIGNED: QuestionKind<FileView, 'file', readonly SignedToken[]> = {
  name: 'signedTokens',
  compute: (file) => {
    const operations = file.ask(OPERATIONS, 'file');
    const registrations = operations.filter(registers);
    return findSignedTokens(file, operations, (call) => configurationOf(file, call, registrations, {}).slot);
  },
  unanswered: () => [],
  position: () => -1,
};
