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

/**
 * Whether a text may declare an export of a name: `export function verify`, `export { check as verify }`, `export const a = 1, verify = 2`,
 * and anything in CommonJS.
 */
export function mayDeclareExport(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  if (/\bexports\b|\bexport\s*=/.test(text)) return true;
  const word = new RegExp(String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`);
  for (const { index } of text.matchAll(/\bexport\b/g)) {
    const end = text.slice(index, index + LONGEST_EXPORT).search(/[(;<=[{]/);
    if (end < 0) continue;
    const closed = /[[{]/.test(text.charAt(index + end)) ? text.indexOf('}', index + end) : -1;
    if (word.test(text.slice(index, closed < 0 ? index + end : closed))) return true;
  }
  return new RegExp(String.raw`,\s*${word.source}\s*[=:]`).test(text);
}

/** Of the words before what is exported, in characters. */
const LONGEST_EXPORT = 500;

/** `export { verify as check } from './verify'`: names under which a file passes exports on, by those under which it has them. */
export function renamesIn(text: string): readonly (readonly [from: string, to: string])[] {
  return [...text.matchAll(/\bexport\s*\{([^{}]{1,10000})\}\s*from\b/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/(?<![\w$])([\w$]+)\s+as\s+([\w$]+)/g)].map(([, from = '', to = '']) => [from, to] as const),
  );
}
