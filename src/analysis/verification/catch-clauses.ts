import type { TSESTree } from '@typescript-eslint/utils';

import { isNextHandler, respondsByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { endsHandling } from '../syntax/control-flow.ts';
import {
  enclosing,
  enclosingFunction,
  isFunction,
  isInside,
  spokenName,
  unwrap,
  wrapped,
  type Node,
} from '../syntax/node.ts';

/*
 * What a handler of errors does with the one that it caught, and what follows it.
 */

/** Whether the handler looks at what went wrong: an expired token's signature was in order. */
export function asksForError(file: FileView, handler: TSESTree.CatchClause): boolean {
  const name = handler.param;
  const variable = name?.type === 'Identifier' ? file.scopes.variable(name) : undefined;
  return (
    variable?.references.some(({ identifier }) => {
      const condition = enclosing(
        identifier,
        (at): at is TSESTree.ConditionalExpression | TSESTree.IfStatement | TSESTree.SwitchStatement =>
          at.type === 'IfStatement' || at.type === 'ConditionalExpression' || at.type === 'SwitchStatement',
      );
      if (!condition || !isInside(condition, handler)) return false;
      return isInside(identifier, condition.type === 'SwitchStatement' ? condition.discriminant : condition.test);
    }) ?? false
  );
}

/** A rejection is handed on or sent: `next(error)`, `res.status(401)`, `res.sendStatus(403)`. */
export function rejects(file: FileView, handler: TSESTree.CatchClause): boolean {
  return callsIn(file, handler.body).some((call) => {
    const name = spokenName(call.callee) ?? '';
    if (isNext(file, call) && call.arguments.length > 0) return true;
    return respondsByName(name) && call.callee.type !== 'Identifier';
  });
}

/** `next()`: a parameter of the function that is called with nothing. */
function isNext(file: FileView, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'Identifier' || !isNextHandler(callee.name)) return false;
  return file.scopes.variable(callee)?.defs.some((def) => isFunction(def.node)) ?? false;
}

/** The call of the next handler that is reached from statements in a row, whatever became of the token. */
export function callsNext(file: FileView, statements: readonly Node[]): Node | undefined {
  for (const statement of statements) {
    const call = callsIn(file, statement).find((one) => isNext(file, one) && one.arguments.length === 0);
    // A condition in between may know what became of the token.
    if (call) return isStatementOf(wrapped(call).parent, statement) ? call : undefined;
    if (statement.type === 'IfStatement' || endsHandling(statement)) return undefined;
  }
  return undefined;
}

/** A statement itself, or one of a block: not the branch of a condition. */
function isStatementOf(inner: Node | undefined, statement: Node): boolean {
  return inner === statement || (statement.type === 'BlockStatement' && inner?.parent === statement);
}

/** The calls in a node that belong to the function around it. */
function callsIn(file: FileView, node: Node): readonly TSESTree.CallExpression[] {
  return file.tree
    .get('CallExpression')
    .filter((call) => isInside(call, node) && enclosingFunction(call) === enclosingFunction(node));
}

/** The statements behind one in its block. */
export function followedBy(statement: Node): readonly Node[] {
  const block = statement.parent;
  if (block?.type !== 'BlockStatement') return [];
  return block.body.slice(block.body.findIndex((one) => one === statement) + 1);
}

/** Whether something is kept that what follows may look at. */
export function assigns(body: TSESTree.BlockStatement): boolean {
  return body.body.some(
    (statement) => statement.type !== 'ExpressionStatement' || statement.expression.type === 'AssignmentExpression',
  );
}
