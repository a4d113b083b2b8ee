/** The words that begin a statement, and `from 'x'` at the end of one. */
const STATEMENT = /\b(?:(export|import)\b|from\s*["']([^"'\n]{1,300})["'])/g;

/** The specifiers of modules whose exports a file exports itself, by its text: `export … from 'x'`. */
export function specifiersPassedOn(text: string): readonly string[] {
  const found: string[] = [];
  let isExport = false;
  for (const [, word, specifier] of text.matchAll(STATEMENT)) {
    if (word !== undefined) isExport = word === 'export';
    else if (isExport && specifier !== undefined) found.push(specifier);
  }
  return found;
}
