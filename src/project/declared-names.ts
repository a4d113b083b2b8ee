/** `verify(`, `verify:`, `verify =` and `verify<T>(`, but for calls of a member and comparisons. */
const DECLARED = /(?<![\w$.])([a-z_$][\w$]*)[?!]?\s*(?:[(<:]|=(?!=))/gi;
/** `this.verify = …`, `exports.verify = …`, `export { check as verify }`, and the short form of `{ verify: verify }`. */
const ASSIGNED = /\.([a-z_$][\w$]*)\s*=(?![=>])|\bas\s+([a-z_$][\w$]*)|[{,]\s*([a-z_$][\w$]*)\s*(?=[,}])/gi;

/**
 * The names that a file may give to methods, to properties that hold a function, and to what it exports, which is a member of the whole
 * module: told by its text, so that there are some too many.
 */
export function declaredNamesIn(text: string): ReadonlySet<string> {
  const names = new Set(['default']);
  for (const [, name = ''] of text.matchAll(DECLARED)) names.add(name);
  for (const [, member, other, short = ''] of text.matchAll(ASSIGNED)) names.add(member ?? other ?? short);
  return names;
}
