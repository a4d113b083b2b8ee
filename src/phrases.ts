/** What a message calls a key: the variable that it comes from, where that is known. */
export function spokenKey(variable: string | undefined): string {
  return variable === undefined ? 'the configured key' : `\`${variable}\``;
}

/** Where something is written, for a message that is reported elsewhere: ` (line 3)`, or nothing. */
export function spokenLine(line: number | undefined): string {
  return line === undefined ? '' : ` (line ${line})`;
}
