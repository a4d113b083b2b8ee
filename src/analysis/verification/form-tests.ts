import type { Op } from '../../model/vocabulary.ts';
import { asksForFormByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { usePoints } from '../tokens/claim-uses.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { neverContinues } from '../syntax/control-flow.ts';
import { enclosingFunction, functionName, unwrap, type Node } from '../syntax/node.ts';
import { following } from './afterwards.ts';

/**
 * Whether a decode is there to tell a JWT from another credential: the function around says so, or the text is handed on whatever
 * comes out, to what checks it. As proof that somebody is signed in it would be worth nothing.
 */
export function onlyTellsForm(
  file: FileView,
  token: Node | undefined,
  decode: { readonly result: Node; readonly parts: Pick<Op, 'claims' | 'header'> },
  tokens: Provenance,
): boolean {
  const { result, parts } = decode;
  const fn = enclosingFunction(result);
  if (fn && asksForFormByName(functionName(fn) ?? '')) return true;
  if (!token) return false;
  const points = usePoints(file, result, parts.header, parts.claims).filter(({ use }) => use === 'tested');
  return (
    points.length > 0 &&
    points.every(({ node }) => branchesAt(node).every((branch) => passesTextOn(branch, token, tokens)))
  );
}

/** The two ways behind a test; neither where it is none. */
function branchesAt(node: Node): readonly (Node | undefined)[] {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'ConditionalExpression' && parent.test === at) return [parent.consequent, parent.alternate];
    if (parent.type === 'IfStatement' && parent.test === at) {
      const isLeft = neverContinues(parent.consequent);
      return [parent.consequent, parent.alternate ?? (isLeft ? following(parent) : undefined)];
    }
    if (!/^(?:Unary|Binary|Logical|TSAs|TSNonNull|Chain)Expression$/.test(parent.type)) return [undefined];
  }
  return [undefined];
}

/** What is done there is a call that gets the same text. */
function passesTextOn(branch: Node | undefined, token: Node, tokens: Provenance): boolean {
  const node = branch && unwrap(branch);
  switch (node?.type) {
    case 'BlockStatement':
      return node.body.length === 1 && passesTextOn(node.body[0], token, tokens);
    case 'ExpressionStatement':
      return passesTextOn(node.expression, token, tokens);
    case 'ReturnStatement':
      return node.argument !== null && passesTextOn(node.argument, token, tokens);
    case 'AwaitExpression':
      return passesTextOn(node.argument, token, tokens);
    case 'CallExpression': {
      const origins = tokens.origins(token);
      return node.arguments.some((argument) => [...tokens.origins(argument)].some((one) => origins.has(one)));
    }
    default:
      return false;
  }
}
