import { isNamed } from './specifiers.ts';

/*
 * How a name stands in a text, told from the characters around it: enough to leave out what is plainly something else. A comment
 * between a name and what belongs to it is not seen through.
 */

/** `.query`, `['query']`, `{ query }`, `import { query as q } from`, `import query from`. */
export function standsAsKey(text: string, start: number, end: number): boolean {
  const before = lastBefore(text, start);
  const sign = text.charAt(before);
  if (sign === '.') return true;
  if (QUOTES.has(sign)) return text.charAt(end) === sign && text.charAt(lastBefore(text, before)) === '[';
  if (!matchesAt(BEHIND_KEY, text, end)) return false;
  // In a list of names, each may have a line, and a comment, of its own.
  const isListed = sign === '' || sign === '{' || sign === ',' || sign === '/';
  return isListed || text.slice(before, start).includes('\n') || text.startsWith('import', before - 5);
}

/** `console.log`, `io(url, …)`, `logger ?? console`: in a comment, what follows is prose. */
export function standsAsValue(text: string, end: number): boolean {
  return matchesAt(BEHIND_VALUE, text, end);
}

/**
 * What a member is read from, by name, as in `this.logger?.info` and `logger['info']`.
 *
 * @param start where the member's name begins
 * @returns undefined where it is read from nothing; the empty text where it is something without a name, as in `getLogger('app').info`
 */
export function receiverBefore(text: string, start: number): string | undefined {
  const before = lastBefore(text, start);
  const isQuoted = QUOTES.has(text.charAt(before));
  let at = isQuoted ? lastBefore(text, before) : before;
  if (text.charAt(at) !== (isQuoted ? '[' : '.')) return undefined;
  do at = lastBefore(text, at);
  while (/[.?!]/.test(text.charAt(at)));
  let first = at + 1;
  while (isNamePart(text.charCodeAt(first - 1))) first--;
  return text.slice(first, at + 1);
}

/** Names of receivers, as descriptions list them. */
export interface Receivers {
  readonly names: readonly string[];
  /** matches where such a name is called or wrapped, so that something may be read from what comes of it */
  readonly wrapped: RegExp;
}

/** @param names a leading `*` matches every name that ends so */
export function compileReceivers(names: readonly string[]): Receivers {
  const exact = names.filter((name) => !name.startsWith('*')).map(literal);
  const endings = names.filter((name) => name.startsWith('*')).map((name) => literal(name.slice(1)));
  const whole = exact.length > 0 ? [`(?<![\\w$])(?:${exact.join('|')})`] : [];
  const behind = '(?:[\\s!]*[()<\\]"\'`]|\\s+as\\b)';
  return { names, wrapped: new RegExp(`(?:${[...whole, ...endings].join('|')})${behind}`) };
}

export function isReceiver({ names }: Receivers, name: string): boolean {
  return names.some((pattern) => isNamed(name, pattern));
}

/** Finds whole names. Where all of them begin with a letter, `\b` in front halves the time that it takes. */
export function compileNames(names: readonly string[]): RegExp {
  const plain = names.filter((name) => /^\w/.test(name)).map(literal);
  // Most signs `$` stand in a template, or at the end of a pattern.
  const others = names
    .filter((name) => !/^\w/.test(name))
    .map((name) => (name === '$' ? String.raw`\$(?=\??\.\w)` : literal(name)));
  return new RegExp(`(?:${[`\\b(?:${plain.join('|')})`, ...others].join('|')})(?![\\w$])`, 'g');
}

/** Whether a character, by its code, may be a part of a name: ASCII letters, digits, `_` and `$`, and everything beyond ASCII. */
export function isNamePart(code: number): boolean {
  const letter = code | 32;
  return (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127;
}

const QUOTES: ReadonlySet<string> = new Set(['"', "'", '`']);
const BEHIND_KEY = /\s*(?:[,}:=]|as\b|from\b)/y;
const BEHIND_VALUE = /\s*(?:[!?]*\.\s*[\w$#]|[!?.]*[[(<]|[),;:}|&=]|as\b)|[ \t]*(?:\r?\n|$)/y;

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Where the last character before a place is that is no space; -1 where there is none. */
function lastBefore(text: string, start: number): number {
  let at = start - 1;
  while (/\s/.test(text.charAt(at))) at--;
  return at;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
