import { parsedPart } from './parsed-parts.ts';
import type { FileView } from './file-view.ts';
import { keyOf } from './objects.ts';
import { unwrap, type Node } from '../syntax/node.ts';
import type { Value } from './value.ts';

/** `JSON.parse(atob(token.split('.')[1]))` in any of its spellings. */
export interface ManualDecode {
  /** the expression that is taken apart */
  readonly token: Node;
  /** the expression that gives the claims */
  readonly result: Node;
  readonly name: string;
}

/** The expressions that give the first part of a dotted text, read as base64 and JSON: its header. */
export function manualHeaders(file: FileView): readonly Node[] {
  return splitTexts(file).flatMap(({ list }) => parsedPart(file, list, 0));
}

/** Finds where the file reads the second part of a dotted text as base64 and JSON. The first part is the header: fine. */
export function manualDecodes(file: FileView): readonly ManualDecode[] {
  return splitTexts(file).flatMap(({ text, list }) =>
    parsedPart(file, list, 1).map((result) => ({ token: text, result, name: 'JSON.parse' })),
  );
}

/** The expressions that take a text apart at its dots, and the text. */
function splitTexts(file: FileView): readonly { readonly text: Node; readonly list: Node }[] {
  return file.tree.get('CallExpression').flatMap((node) => {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression' || keyOf(file, callee.property, callee.computed) !== 'split') return [];
    const [separator] = node.arguments;
    return separator && isDot(file.evaluate(separator)) ? [{ text: callee.object, list: node }] : [];
  });
}

function isDot(separator: Value): boolean {
  const plain = separator.kind === 'literal' ? separator.value : undefined;
  return plain === '.' || (plain instanceof RegExp && /^(?:\\\.|\[\.\])\+?$/.test(plain.source));
}
