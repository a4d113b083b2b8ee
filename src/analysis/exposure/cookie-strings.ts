import type { FileView } from '../evaluation/file-view.ts';
import { textParts } from '../syntax/text-parts.ts';
import type { Node } from '../syntax/node.ts';

/** The parts of a string that becomes a cookie. */
export interface CookieString {
  readonly parts: readonly (Node | string)[];
  /** the string is put together somewhere else, so that its parts do not stand where the cookie is written */
  readonly isElsewhere: boolean;
}

/** What a cookie's string is put together from: in place, or in a variable, a sum, a list that is joined, or a function of the file. */
export function cookieString(file: FileView, text: Node): CookieString {
  const parts = textParts(text);
  if (parts.some((part) => typeof part === 'string')) return { parts, isElsewhere: false };
  const value = file.evaluate(text);
  if (value.kind !== 'template') return { parts, isElsewhere: false };
  const made: (Node | string)[] = [];
  for (const part of value.parts) {
    const last = made.at(-1);
    if (part.kind !== 'literal') made.push(part.node);
    else if (typeof last === 'string') made[made.length - 1] = last + String(part.value);
    else made.push(String(part.value));
  }
  return { parts: made, isElsewhere: true };
}
