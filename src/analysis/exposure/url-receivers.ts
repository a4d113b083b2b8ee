import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { flowOf, givenTo } from '../evaluation/flow.ts';
import { alternatives, type ThingValue } from '../evaluation/value.ts';
import { writtenInto } from '../evaluation/variables.ts';
import type { QuestionKind } from '../memo.ts';
import { placeOf, plainKey, unwrap, type Node } from '../syntax/node.ts';

/*
 * Which expressions hold what a URL brought. A form, a cookie or an answer may be written the same way: the address has to show.
 */

/** Whether an expression holds the parameters of a URL: `req.query`, `qs.parse(location.search)`. */
export function isReceiver(file: FileView, expression: Node): boolean {
  return file.ask(receiver, unwrap(expression));
}

const receiver: QuestionKind<FileView, Node, boolean> = {
  name: 'receiver',
  compute: (file, node) => holdsParameters(file, node) || copiedFrom(file, node).some((from) => isReceiver(file, from)),
  unanswered: () => false,
  position: placeOf,
};

function holdsParameters(file: FileView, node: Node): boolean {
  return parametersIn(file, node).some(({ made }) => {
    // What takes a query string apart may also be handed the body of an answer.
    const [text] = made?.args ?? [];
    return !text || (parametersIn(file, text).length > 0 ? isReceiver(file, text) : namesAddress(file, text));
  });
}

/** What an expression may be of what has parameters of a URL for its members, wherever they come from. */
function parametersIn(file: FileView, node: Node): readonly ThingValue[] {
  return alternatives(file.evaluate(node)).flatMap((value) =>
    value.kind === 'thing' && value.thing.readMember?.kind === 'receive' ? [value] : [],
  );
}

/** What an object has its properties from: `Object.fromEntries(new URLSearchParams(location.search))`, also under a name. */
function copiedFrom(file: FileView, node: Node): readonly Node[] {
  const makers = node.type === 'Identifier' ? writtenInto(file, node).map(unwrap) : [node];
  return makers.flatMap((maker) => {
    const flowing = maker.type === 'CallExpression' ? flowOf(file, maker) : undefined;
    return flowing?.flow.copies === undefined ? [] : givenTo(file, flowing.call, flowing.flow.copies);
  });
}

/** `const { token } = req.query`, `function handler({ query: { token } })` */
export function isTakenFromReceiver(file: FileView, pattern: TSESTree.ObjectPattern): boolean {
  const parent = pattern.parent;
  if (parent.type === 'VariableDeclarator') return parent.init !== null && isReceiver(file, parent.init);
  const key =
    parent.type === 'Property' && parent.value === pattern ? plainKey(parent.key, parent.computed) : undefined;
  const found = key === undefined ? [] : file.ambient(key, { name: undefined, isImported: false });
  return found.some(({ thing }) => thing.readMember?.kind === 'receive');
}

/** Expressions that hold a query string, by their text. */
const QUERY_TEXT = /location|ur[il]|href|search|hash|query|fragment/i;

/** Whether the text of an expression says that it holds a query string. */
export function namesAddress(file: FileView, expression: Node): boolean {
  return spokenTexts(file, expression).some((text) => QUERY_TEXT.test(text));
}

/** The text of an expression and, of a name, that of what is written into it. */
function spokenTexts(file: FileView, expression: Node): readonly string[] {
  const node = unwrap(expression);
  return [node, ...writtenInto(file, node)].map((one) =>
    file.sourceCode.getText(one).replace(/url_?-?encoded/gi, 'encoded'),
  );
}

/** Whether a name holds what a URL brought: `const { token } = useParams()`, `const token = req.query.token`. */
export function isFromAddress(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  const definitions = node.type === 'Identifier' ? (file.scopes.variable(node)?.defs ?? []) : [];
  return definitions.some(({ node: def }) => {
    const init = def.type === 'VariableDeclarator' && def.init ? unwrap(def.init) : undefined;
    if (!init) return false;
    if (init.type === 'CallExpression' && file.resolvedCall(init)?.use?.op?.kind === 'receive') return true;
    return isReceiver(file, init) || (init.type === 'MemberExpression' && isReceiver(file, init.object));
  });
}
