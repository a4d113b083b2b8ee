import { asksEndpointByName, opensSealByName } from '../../lexicon/function-names.ts';
import { isTokenAddress, namesGrant } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  spokenName,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { alternatives } from '../evaluation/value.ts';

/**
 * Whether a token came straight from where it is issued: in the answer to a request of this very code to a token endpoint, over TLS
 * (OpenID Connect Core, 3.1.3.7), or out of what the server itself has sealed. The answer of any other API proves nothing.
 */
export function comesFromItsIssuer(file: FileView, token: Node): boolean {
  const call = sourceOf(file, token, []);
  if (call === undefined) return false;
  const name = spokenName(call.callee) ?? '';
  if (file.resolvedCall(call)?.use?.redeems) return true;
  if (opensSealByName(name)) return file.evaluate(call.callee).kind === 'unknown';
  if (!asksEndpointByName(name) && file.resolvedCall(call)?.use?.op?.kind !== 'send') return false;
  const [address] = call.arguments;
  if (!address) return false;
  const written = alternatives(file.evaluate(address)).map((value) =>
    value.kind === 'literal' ? String(value.value) : file.sourceCode.getText(address),
  );
  if (written.some((one) => /^[`'"]?http:/i.test(one))) return false;
  const around = enclosingFunction(call) ?? file.sourceCode.ast;
  return written.every(isTokenAddress) || namesGrant(file.sourceCode.getText(around));
}

/** The call whose answer a value was taken from: through names, members, `await`, `.json()` and callbacks of `.then()`. */
function sourceOf(file: FileView, expression: Node, trail: readonly Node[]): CallNode | undefined {
  const node = unwrap(expression);
  if (trail.includes(node)) return undefined;
  const inner = [...trail, node];
  switch (node.type) {
    case 'AwaitExpression':
      return sourceOf(file, node.argument, inner);
    case 'MemberExpression':
      return sourceOf(file, node.object, inner);
    case 'Identifier': {
      const [def, ...others] = file.scopes.variable(node)?.defs ?? [];
      const declarator: Node | undefined = def?.node;
      if (def?.type === 'Parameter' && isFunction(def.node)) return promisedFor(file, def.node, def.name, inner);
      const isOnly = others.length === 0 && declarator?.type === 'VariableDeclarator';
      return isOnly && declarator.init ? sourceOf(file, declarator.init, inner) : undefined;
    }
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const isStep = callee.type === 'MemberExpression' && /^(?:json|then)$/.test(spokenName(callee) ?? '');
      return isStep ? sourceOf(file, callee.object, inner) : node;
    }
    default:
      return undefined;
  }
}

/** Where the first parameter of a callback of `.then()` comes from. */
function promisedFor(file: FileView, fn: FunctionNode, name: Node, trail: readonly Node[]): CallNode | undefined {
  const [first] = fn.params;
  const call = fn.parent;
  if (!first || !isInside(name, first) || call.type !== 'CallExpression' || call.arguments[0] !== fn) return undefined;
  const callee = unwrap(call.callee);
  const isThen = callee.type === 'MemberExpression' && spokenName(callee) === 'then';
  return isThen ? sourceOf(file, callee.object, trail) : undefined;
}
