import type { FrozenValue } from '../../model/frozen.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { registers, registration } from '../operations/configuration.ts';
import { OPERATIONS } from './file-operations.ts';
import { frozen } from './frozen-values.ts';

/** What a file registers for all calls of a library. */
export interface Registered {
  readonly library: string;
  readonly value: FrozenValue;
}

/** What a file registers, in source order. */
export function registeredIn(file: FileView): readonly Registered[] {
  return file.ask(REGISTERED, 'file');
}

const REGISTERED: QuestionKind<FileView, 'file', readonly Registered[]> = {
  name: 'registered',
  compute: (file) =>
    file
      .ask(OPERATIONS, 'file')
      .filter(registers)
      .map((call) => {
        const { value } = registration(file, call);
        return { library: call.source.name, value: value ? frozen(file, value) : { kind: 'unknown', why: 'dynamic' } };
      }),
  unanswered: () => [],
  position: () => -1,
};
