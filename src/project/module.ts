import { extname } from 'node:path';

import type { ParsedText } from '../analysis/index.ts';
import { lineStarts } from './lines.ts';
import { parseProgram, type ParseFailure } from './parse.ts';
import { scriptsOf } from './scripts.ts';

/** A file as other files see it: programs, one for each language of a component, or data. */
export type ProjectModule =
  | { readonly kind: 'programs'; readonly programs: readonly ParsedText[] }
  | { readonly kind: 'data'; readonly value: unknown }
  | ParseFailure;

/**
 * Reads the text of a file: programs of JavaScript and TypeScript, the scripts of components, and JSON. Does not throw.
 *
 * @param path its extension says what the text is
 */
export function readModule(text: string, path: string): ProjectModule {
  if (extname(path).toLowerCase() === '.json') return readData(text.replace(/^\ufeff/, ''));
  const programs: ParsedText[] = [];
  for (const { text: script, extension } of scriptsOf(text, path)) {
    const parsed = parseProgram(script, extname(path).toLowerCase() === extension ? path : `${path}${extension}`);
    if (parsed.kind === 'failed') return parsed;
    programs.push(parsed.source);
  }
  return { kind: 'programs', programs };
}

function readData(text: string): ProjectModule {
  try {
    return { kind: 'data', value: JSON.parse(text) as unknown };
  } catch (error) {
    const { message } = error as SyntaxError;
    const place = /position (\d+)/.exec(message)?.[1];
    const { line, column } = lineStarts(text).positionAt(place === undefined ? text.length : Number(place));
    return { kind: 'failed', message: 'It is not JSON.', line, column: column + 1 };
  }
}
