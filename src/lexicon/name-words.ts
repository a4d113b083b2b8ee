/** Names come again and again, from file to file: what is found out about one is kept. */
const MOST_KNOWN = 10_000;

/**
 * A question about a name, answered once for each name.
 *
 * @param judge depends on nothing but the name
 */
export function onceByName<T>(judge: (name: string) => T): (name: string) => T {
  const known = new Map<string, { readonly verdict: T }>();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) {
      if (known.size >= MOST_KNOWN) known.clear();
      const own = copied(name);
      known.set(own, (found = { verdict: judge(own) }));
    }
    return found.verdict;
  };
}

/** A name in a syntax tree is a part of the file's text, and would keep all of it in memory. */
const copied = (name: string): string => ` ${name}`.slice(1);

/**
 * The words of a name, in lower case: `refresh_token`, `refreshToken` and `REFRESH-TOKEN` are the same two.
 */
export const wordsOf: (name: string) => readonly string[] = onceByName((name) =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean),
);

/** Some words in a row, and what a name says that ends with them. */
export interface Phrase<T> {
  readonly words: readonly string[];
  readonly says: T;
}

/** Finds the first of some phrases that a name ends with: only those with the same last word are compared. */
export function phraseAtEnd<T>(phrases: readonly Phrase<T>[]): (words: readonly string[]) => Phrase<T> | undefined {
  const byLast = new Map<string, Phrase<T>[]>();
  for (const phrase of phrases) {
    const last = phrase.words.at(-1) ?? '';
    byLast.set(last, [...(byLast.get(last) ?? []), phrase]);
  }
  return (words) => byLast.get(words.at(-1) ?? '')?.find((phrase) => endsWith(words, phrase.words));
}

function endsWith(words: readonly string[], ending: readonly string[]): boolean {
  const offset = words.length - ending.length;
  return offset >= 0 && ending.every((word, index) => words[offset + index] === word);
}
