import { sendsBodyByName, takesAddressByName } from '../../lexicon/function-names.ts';
import { isBodyName, isBodyOption } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { placeOf, plainKey, spokenName, wrapped, type Node } from '../syntax/node.ts';

/** URLSearchParams also write the bodies of form posts: those are no URLs. */
export function isBody(file: FileView, made: Node): boolean {
  return file.ask(BODIES, made);
}

/** Each parameter that is set asks for what it is set in, which may be set a thousand. */
const BODIES: QuestionKind<FileView, Node, boolean> = {
  name: 'bodies',
  compute: becomesBody,
  unanswered: () => false,
  position: placeOf,
};

function becomesBody(file: FileView, made: Node): boolean {
  const at = afterMethods(made);
  const parent = at.parent;
  if (parent?.type === 'VariableDeclarator') {
    if (isBodyName(spokenName(parent.id) ?? '')) return true;
    const reads = file.scopes.variable(parent.id)?.references ?? [];
    return reads.some(({ identifier, init }) => !init && isBodyPart(file, identifier));
  }
  return isBodyPart(file, at);
}

/**
 * Whether an expression becomes a part of a request's body: by the name of the option or the method that it is handed to. What is
 * handed on as a whole may be one.
 */
export function isBodyPart(file: FileView, start: Node, links = MAX_FUNCTIONS): boolean {
  const at = afterMethods(start);
  const parent = at.parent;
  if (parent?.type === 'Property') return isBodyOption(plainKey(parent.key, parent.computed) ?? '');
  if (parent?.type !== 'CallExpression') return false;
  const method = spokenName(parent.callee) ?? '';
  if ((sendsBodyByName(method) && parent.arguments[1] === at) || method === 'send') return true;
  if (start.type !== 'Identifier' || at !== wrapped(start) || takesAddressByName(method)) return false;
  // Handed on as a whole to a function that the file does not show, it may be either.
  const fn = file.evaluate(parent.callee);
  if (fn.kind !== 'function') return true;
  const parameter = fn.node.params[parent.arguments.findIndex((argument) => argument === at)];
  const reads = (parameter && links > 0 && file.scopes.variable(parameter)?.references) || [];
  return reads.some(({ identifier }) => isBodyPart(file, identifier, links - 1));
}

/** How many functions of the file a form is followed through. */
const MAX_FUNCTIONS = 3;

/** What methods that are called on an expression, one after the other, give: `params.toString()`. */
function afterMethods(start: Node): Node {
  let at = wrapped(start);
  while (at.parent?.type === 'MemberExpression' && at.parent.parent.type === 'CallExpression')
    at = wrapped(at.parent.parent);
  return at;
}
