import type { Carriers } from './carriers.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { parameterOf } from '../evaluation/functions.ts';
import { spokenName, type Node } from '../syntax/node.ts';

/**
 * `setCookie(name, value)` of the file's own hands on anything: what matters is what its callers hand in. One whose parameter is
 * called a token is judged itself.
 */
export function throughWrapper(file: FileView, handedOn: Node, carriers: Carriers): readonly Node[] {
  const source = parameterOf(file, handedOn);
  const parameter = source?.fn.params[source.index];
  if (!source || !parameter || carriers.kindNamed(spokenName(parameter) ?? '', 'value')) return [];
  return file
    .callers(source.fn)
    .invocations.flatMap(({ args }) =>
      parameter.type === 'RestElement' ? args.slice(source.index) : (args[source.index] ?? []),
    );
}
