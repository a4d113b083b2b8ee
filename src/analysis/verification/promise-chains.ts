import type { FileView } from '../evaluation/file-view.ts';
import { neverContinues } from '../syntax/control-flow.ts';
import { isNullishLiteral, plainKey, wrappedPromise, type Node } from '../syntax/node.ts';

/** What is chained to a promise, in order. */
export interface Chain {
  readonly steps: readonly { readonly name: string; readonly args: readonly Node[] }[];
  /** the last call */
  readonly end: Node;
}

/** The `then`, `catch` and `finally` that are chained to an expression. */
export function stepsOf(start: Node): Chain {
  const steps: Chain['steps'][number][] = [];
  let end = start;
  for (;;) {
    const outer = wrappedPromise(end);
    const member = outer.parent;
    const call =
      member?.type === 'MemberExpression' && member.object === outer ? wrappedPromise(member).parent : undefined;
    if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return { steps, end };
    const name = plainKey(member.property, member.computed) ?? '';
    if (!/^(?:then|catch|finally)$/.test(name) || call.arguments.includes(outer as never)) return { steps, end };
    steps.push({ name, args: call.arguments });
    end = call;
  }
}

/** Whether a promise is waited for where it stands. */
export const isAwaited = (node: Node): boolean => wrappedPromise(node).parent?.type === 'AwaitExpression';

/** What a function that is handed to a chain does. */
export interface Handled {
  /** in order: statements, or the expression of an arrow function, or the name of what is handed over */
  readonly statements: readonly Node[];
  /** what is chained behind it does not run */
  readonly leaves: boolean;
  readonly parameter: Node | undefined;
  /** it reads what it is handed */
  readonly readsFirst: boolean;
}

/** A handler that the file does not show may do anything. */
export const UNSEEN: Handled = { statements: [], leaves: true, parameter: undefined, readsFirst: true };

/** What a handler does; nothing where there is none. */
export function handledBy(file: FileView, argument: Node): Handled | undefined {
  if (isNullishLiteral(argument)) return undefined;
  const value = file.evaluate(argument);
  if (value.kind !== 'function') {
    // `catch(next)`, `catch(console.error)`: the name says what happens, as a call of it would.
    return { ...UNSEEN, statements: [argument], leaves: false };
  }
  const { body, params } = value.node;
  const [parameter] = params;
  const statements = body.type === 'BlockStatement' ? body.body : [body];
  const readsFirst =
    parameter !== undefined && (parameter.type !== 'Identifier' || file.scopes.reads(parameter).length > 0);
  return { statements, leaves: throwsAlways(statements), parameter, readsFirst };
}

/** A `return` leaves the handler alone: what is chained behind it runs. */
function throwsAlways(statements: readonly Node[]): boolean {
  return statements.some(
    (one) =>
      one.type === 'ThrowStatement' ||
      (one.type !== 'ReturnStatement' && one.type !== 'IfStatement' && neverContinues(one)),
  );
}
