/*
 * What a text is looked at for first. Most files of most projects have none of these words, and for them that is nearly all.
 */

/** Words that tokens go by. */
export const TOKEN_WORD = /token|jwt|bearer|authorization/gi;

/** The word of most of what signs people in. An `author` has nothing to do with it. */
const SIGN_IN = 'auth(?!or(?!ization))';

/** Words of what is looked for, beside operations, in a text that names no token: base64, what decodes, algorithms, keys. */
const OTHERS = ['base-?64', 'b64', 'atob', 'decode', 'alg', 'jku', 'jwk', 'jws'];

/** A way to an operation that needs no token: the words that it is written with, each of which stands in the text. */
export type WrittenWay = readonly string[];

/**
 * The fewest words of which each text has one that goes one of several ways and names no token. What has a word for signing in is
 * found by that.
 */
export function wordsOfWays(ways: readonly WrittenWay[]): readonly string[] {
  const found: string[] = [];
  let left = ways.filter((words) => !words.some((word) => covered.test(word)));
  while (left.length > 0) {
    const counted = [...new Set(left.flat())].map((word) => ({ word, left: left.filter((way) => !has(way, word)) }));
    const best = counted.reduce((a, b) => (b.left.length < a.left.length ? b : a));
    found.push(best.word);
    ({ left } = best);
  }
  return found;
}

const covered = new RegExp(`${TOKEN_WORD.source}|${SIGN_IN}`, 'i');

const has = (way: WrittenWay, word: string): boolean =>
  way.some((one) => one.toLowerCase().includes(word.toLowerCase()));

/** Whether a text has something at a place or behind it. `pattern`: global. */
export function hasFrom(start: number, text: string, pattern: RegExp): boolean {
  pattern.lastIndex = start;
  return pattern.test(text);
}

/** Finds words that a text without a token has where it holds operations, by those that `wordsOfWays` gives. */
export function compileOperationWords(words: readonly string[]): RegExp {
  return new RegExp([SIGN_IN, ...words.map(literal)].join('|'), 'gi');
}

/** Finds the first of all words for which a text is worth another look. */
export function compileFirstWords(words: readonly string[]): RegExp {
  return new RegExp([TOKEN_WORD.source, SIGN_IN, ...OTHERS, ...words.map(literal)].join('|'), 'i');
}

/** A pattern for a text as it is. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
