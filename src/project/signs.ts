import type { Family, Table } from '../analysis/index.ts';
import { hasFrom, TOKEN_WORD } from '../model/first-words.ts';
import { specifiersIn } from '../model/specifiers.ts';
import { declaredNamesIn } from './declared-names.ts';
import { renamesIn, specifiersPassedOn } from './specifiers.ts';

/** What the text of a file says of it, before it is parsed. */
export interface Signs {
  /** what may be done in it with tokens, whether it names them or not */
  readonly families: ReadonlySet<Family>;
  /** the names of the libraries that it imports */
  readonly libraries: ReadonlySet<string>;
  /** the names that members of what it exports may have, where anything of that may do something with tokens */
  readonly memberNames: ReadonlySet<string>;
  /** whether it names tokens */
  readonly isAboutTokens: boolean;
  /** the specifiers that it passes exports on from */
  readonly passesOn: readonly string[];
  /** the names that it gives what it passes on, by those under which it has it */
  readonly renames: readonly (readonly [from: string, to: string])[];
  /** all that it names */
  readonly specifiers: readonly string[];
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** The name of the library that a specifier means, in a list. */
function librarySaid(table: Table, specifier: string, folder: string): readonly string[] {
  const source = table.module(specifier, folder)?.source;
  return source?.isLibrary ? [source.name] : [];
}

/**
 * What a text says of a file.
 *
 * @param path below the folder of the project, with `/` between its parts
 */
export function signsIn(table: Table, text: string, path: string): Signs {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const specifiers = specifiersIn(text);
  const libraries = new Set(specifiers.flatMap((specifier) => librarySaid(table, specifier, folder)));
  const families = new Set(table.gates.openIn(text, folder, { hasToken: true, from: 0, ruledOut: [] }));
  // Whoever imports a library may pass it on, and so do something with it that stands elsewhere.
  if (libraries.size > 0) families.add('library');
  const passesOn = specifiersPassedOn(text);
  return {
    families,
    libraries,
    isAboutTokens: hasFrom(0, text, TOKEN_WORD),
    memberNames: families.size > 0 || passesOn.length > 0 ? declaredNamesIn(text) : NO_NAMES,
    passesOn,
    renames: renamesIn(text),
    specifiers,
  };
}
