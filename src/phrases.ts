/** What a message calls a key: the variable that it comes from, where that is known. */
export function spokenKey(variable: string | undefined): string {
  return variable === undefined ? 'the configured key' : `\`${variable}\``;
}

/**
 * Where else something is, for a message: ` (line 3)` where it is written there and reported elsewhere, ` (also at lines 3 and 47)`
 * where it is used at other lines as well, or nothing.
 */
export function spokenLines({
  line,
  elsewhere,
  alsoAt = [],
}: {
  readonly line?: number;
  readonly elsewhere?: { readonly file: string; readonly line: number };
  readonly alsoAt?: readonly number[];
}): string {
  if (elsewhere) return ` (${elsewhere.file}:${elsewhere.line})`;
  const [last, ...before] = alsoAt.toReversed();
  if (last === undefined) return line === undefined ? '' : ` (line ${line})`;
  return before.length === 0
    ? ` (also at line ${last})`
    : ` (also at lines ${before.toReversed().join(', ')} and ${last})`;
}
