import type { FileView } from '../evaluation/file-view.ts';
import { writtenInto } from '../evaluation/variables.ts';
import type { QuestionKind } from '../memo.ts';
import { textParts } from '../syntax/text-parts.ts';
import { enclosingFunction, placeOf, unwrap, type Node } from '../syntax/node.ts';

/** The parts of a string that becomes a cookie. */
export interface CookieString {
  readonly parts: readonly (Node | string)[];
  /** the string is put together somewhere else, so that its parts do not stand where the cookie is written */
  readonly isElsewhere: boolean;
}

/** What a cookie's string is put together from: in place, or in a variable, a sum, a list that is joined, or a function of the file. */
export function cookieString(file: FileView, text: Node): CookieString {
  return file.ask(COOKIE_STRING, unwrap(text));
}

const COOKIE_STRING: QuestionKind<FileView, Node, CookieString> = {
  name: 'cookieString',
  compute: (file, text) => {
    const parts = textParts(text);
    if (parts.some((part) => typeof part === 'string')) return { parts, isElsewhere: false };
    const added = addedUp(file, text);
    if (added) return { parts: mergedTexts(added), isElsewhere: true };
    const value = file.evaluate(text);
    if (value.kind !== 'template') return { parts, isElsewhere: false };
    const made = value.parts.map((part) => (part.kind === 'literal' ? String(part.value) : part.node));
    return { parts: mergedTexts(made), isElsewhere: true };
  },
  unanswered: (text) => ({ parts: [text], isElsewhere: false }),
  position: placeOf,
};

/**
 * `text = 'a=' + value; text += '; path=/'`: all that is added by the time, also what is added only sometimes, since an attribute
 * that may be there is not missing for certain.
 */
function addedUp(file: FileView, text: Node): readonly (Node | string)[] | undefined {
  const [start, ...added] = writtenInto(file, text);
  const home = enclosingFunction(text);
  const isHere = (value: Node): boolean => enclosingFunction(value) === home;
  if (!start || added.length === 0 || isAdded(start) || !added.every((one) => isAdded(one) && isHere(one)))
    return undefined;
  return [start, ...added].flatMap((value) => cookieString(file, value).parts);
}

const isAdded = ({ parent }: Node): boolean => parent?.type === 'AssignmentExpression' && parent.operator === '+=';

/** Texts that stand side by side as one. */
function mergedTexts(parts: readonly (Node | string)[]): readonly (Node | string)[] {
  const merged: (Node | string)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}
