import type { TSESTree } from '@typescript-eslint/utils';

/** Where the lines of a text begin. */
export interface Lines {
  /** The line, counted from 1, and the column, counted from 0, of an offset. */
  positionAt(offset: number): TSESTree.Position;
  locationOf(range: readonly [number, number]): TSESTree.SourceLocation;
}

/** As JavaScript breaks lines: `\r\n` is one end, and the two separators of Unicode are ends, too. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

/** Reads where the lines of a text begin. */
export function lineStarts(text: string): Lines {
  const starts = [0, ...Array.from(text.matchAll(LINE_END), (end) => end.index + end[0].length)];
  const positionAt = (offset: number): TSESTree.Position => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) };
  };
  return { positionAt, locationOf: ([start, end]) => ({ start: positionAt(start), end: positionAt(end) }) };
}
