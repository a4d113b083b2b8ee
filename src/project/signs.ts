import type { Family, Table } from '../analysis/index.ts';
import { specifiersIn } from '../model/specifiers.ts';
import { specifiersPassedOn } from './specifiers.ts';

/** What the text of a file says of it, before it is parsed. */
export interface Signs {
  /** what may be done in it with tokens, whether it names them or not */
  readonly families: ReadonlySet<Family>;
  /** the specifiers that it passes exports on from */
  readonly passesOn: readonly string[];
  /** all that it names */
  readonly specifiers: readonly string[];
}

/** Whoever imports a library may pass it on, and so do something with it that stands elsewhere. */
function familiesIn(table: Table, text: string, path: string): ReadonlySet<Family> {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const open = table.gates.openIn(text, folder, { hasToken: true, from: 0, ruledOut: [] });
  const usesLibrary = specifiersIn(text).some((specifier) => table.module(specifier)?.source.isLibrary);
  return usesLibrary ? new Set([...open, 'library']) : open;
}

/**
 * What a text says of a file.
 *
 * @param path below the folder of the project, with `/` between its parts
 */
export function signsIn(table: Table, text: string, path: string): Signs {
  return {
    families: familiesIn(table, text, path),
    passesOn: specifiersPassedOn(text),
    specifiers: specifiersIn(text),
  };
}
