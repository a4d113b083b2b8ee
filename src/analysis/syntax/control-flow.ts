import { childKeys, isFunction, isNode, unwrap, type FunctionNode, type Node } from './node.ts';

/**
 * Whether a function visibly ends in order whatever it is given: it throws nowhere, and hands nothing on that could throw for
 * it. Calls that stand as statements of their own, as those of loggers do, are taken to come back.
 */
export function neverThrows(fn: FunctionNode): boolean {
  const pending: unknown[] =
    fn.body.type === 'BlockStatement' ? [fn.body] : [{ type: 'ReturnStatement', argument: fn.body }];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!isNode(node)) continue;
    if (node.type === 'ThrowStatement' || node.type === 'AwaitExpression') return false;
    if (node.type === 'ReturnStatement' && node.argument && holdsCall(node.argument)) return false;
    if (isFunction(node)) continue;
    for (const key of childKeys(node)) pending.push(...[Reflect.get(node, key) as unknown].flat());
  }
  return true;
}

function holdsCall(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'CallExpression' || inner.type === 'NewExpression';
}
