import { literal } from './first-words.ts';

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
  return text.slice(nameStart(text, at + 1), at + 1);
}

/** Where the name begins that ends before a place. Of one that is longer than the longest that is asked for, some place within. */
export function nameStart(text: string, end: number, longest = Infinity): number {
  let start = end;
  while (end - start <= longest && isNamePart(text.charCodeAt(start - 1))) start--;
  return start;
}

/**
 * Tells whether a place is in a comment that documents something: in a line with a star in front, below one that begins a comment.
 * What such a line says is an example, or a type. A line with a hole of a template in it is none.
 */
export function documentationOf(text: string): (at: number) => boolean {
  let comments: readonly Range[] | undefined;
  return (at) => {
    const line = starredLine(text, at);
    if (line === undefined || line.includes('${')) return false;
    comments ??= commentsIn(text);
    let from = 0;
    for (let to = comments.length; from < to;) {
      const middle = (from + to) >> 1;
      if ((comments[middle]?.end ?? 0) > at) to = middle;
      else from = middle + 1;
    }
    return (comments[from]?.start ?? Infinity) < at;
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The comments with nothing in front of them. */
function commentsIn(text: string): readonly Range[] {
  const found: Range[] = [];
  COMMENT.lastIndex = 0;
  while (COMMENT.test(text)) {
    const start = COMMENT.lastIndex;
    const end = text.indexOf('*/', start);
    if (end < 0) break;
    found.push({ start, end });
    COMMENT.lastIndex = end;
  }
  return found;
}

const COMMENT = /^[ \t]*\/\*/gm;

/** The line around a place, where it begins with a star. Nobody documents in longer lines. */
function starredLine(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - LONGEST_LINE), at);
  const start = before.lastIndexOf('\n') + 1;
  if (start === 0 || !/^[ \t]*\*[ \t]/.test(before.slice(start))) return undefined;
  const after = text.slice(at, at + LONGEST_LINE);
  const end = after.indexOf('\n');
  return end < 0 ? undefined : before.slice(start) + after.slice(0, end);
}

const LONGEST_LINE = 300;

/** Names of receivers, as descriptions list them. */
export interface Receivers {
  readonly exact: ReadonlySet<string>;
  readonly endings: readonly string[];
  /** matches where such a name is called or wrapped, so that something may be read from what comes of it */
  readonly wrapped: RegExp;
}

/** @param names a leading `*` matches every name that ends so */
export function compileReceivers(names: readonly string[]): Receivers {
  const exact = names.filter((name) => !name.startsWith('*'));
  const endings = names.filter((name) => name.startsWith('*')).map((name) => name.slice(1));
  const plain = exact.filter(beginsPlainly).map(literal);
  const whole = plain.length > 0 ? [`\\b(?:${plain.join('|')})`] : [];
  const others = [...exact.filter((name) => !beginsPlainly(name)), ...endings].map(literal);
  const behind = '(?:[\\s!]*[()<\\]"\'`]|\\s+as\\b)';
  return { exact: new Set(exact), endings, wrapped: new RegExp(`(?:${[...whole, ...others].join('|')})${behind}`) };
}

export function isReceiver({ exact, endings }: Receivers, name: string): boolean {
  return exact.has(name) || endings.some((ending) => name.endsWith(ending));
}

/** Names that begin with a letter are found in half the time where that may be said in front of all of them. */
const beginsPlainly = (name: string): boolean => /^\w/.test(name);

/** Patterns that together find whole names. */
export function compileNames(names: readonly string[]): readonly RegExp[] {
  const plain = names.filter(beginsPlainly).map(literal);
  const others = names.filter((name) => !beginsPlainly(name) && name !== '$').map(literal);
  // Most signs `$` stand in a template, or at the end of a pattern.
  if (names.includes('$')) others.push(String.raw`\$(?=\??\.\w)`);
  return [
    ...(plain.length > 0 ? [`\\b(?:${plain.join('|')})`] : []),
    ...(others.length > 0 ? [`(?:${others.join('|')})`] : []),
  ].map((pattern) => new RegExp(`${pattern}(?![\\w$])`, 'g'));
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
