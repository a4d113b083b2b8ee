/** Names come again and again, from file to file. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 10_000;

/**
 * The words of a name, in lower case: `refresh_token`, `refreshToken` and `REFRESH-TOKEN` are the same two.
 */
export function wordsOf(name: string): readonly string[] {
  const found = known.get(name) ?? split(name);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, found);
  return found;
}

function split(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
}
