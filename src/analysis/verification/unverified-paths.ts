import type { Op } from '../../model/vocabulary.ts';
import { knowsOfVerification, logsByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Origin, Provenance } from '../tokens/provenance.ts';
import { usePoints } from '../tokens/claim-uses.ts';
import {
  childNodes,
  isFunction,
  isInside,
  spokenName,
  wrapped,
  type FunctionNode,
  type Node,
  homeOf,
} from '../syntax/node.ts';
import { conditionsAt } from '../syntax/order.ts';
import { MAX_CALLERS } from './verification-marks.ts';
import { NONE_ALGORITHM } from './unsigned-tokens.ts';
import { pathsBy, type Paths } from '../syntax/paths.ts';
import { addAll } from '../syntax/lists.ts';

/** An expression that gives the claims of a token which nobody has verified by then. */
export interface Decoded {
  readonly result: Node;
  /** where the claims and the header lie in it */
  readonly parts: Pick<Op, 'claims' | 'header'>;
  /** where the token comes from */
  readonly origins: ReadonlySet<Origin>;
}

/**
 * Whether claims are used on a path that goes round all verifications which another path of the same function comes by. Certain
 * only: a function that verifies nothing says nothing, and neither does a path whose conditions may know of a verification.
 *
 * @param marksIn the calls in a function that verify the token, or may
 */
export function goesRound(
  file: FileView,
  claimsRead: Decoded,
  marksIn: (fn: FunctionNode) => readonly Node[],
  tokens: Provenance,
): boolean {
  const context: PathContext = {
    file,
    tokens,
    pathsIn: (fn) => {
      const inside = marksIn(fn);
      return inside.length === 0 ? undefined : pathsBy(inside, (test) => mayKnow(test, claimsRead, tokens, file));
    },
  };
  return isOpen(claimsRead, context, 0);
}

interface PathContext {
  readonly file: FileView;
  readonly tokens: Provenance;
  /** the paths of a function by its verifications, if it has any */
  pathsIn(fn: FunctionNode): Paths | undefined;
}

function isOpen(claimsRead: Decoded, context: PathContext, depth: number): boolean {
  const { file } = context;
  const { result, parts } = claimsRead;
  const home = homeOf(result);
  if (!home || depth > MAX_CALLERS) return false;
  const points = usePoints(file, result, parts.header, parts.claims).filter(
    ({ use, node }) => use === 'data' && homeOf(node) === home,
  );
  const paths = context.pathsIn(home);
  const { invocations } = file.callers(home);
  if (!paths) {
    if (!points.some(({ node }) => isGivenBack(node))) return false;
    return invocations.some((call) => isOpen({ ...claimsRead, result: call.node, parts: {} }, context, depth + 1));
  }
  if (paths.before(result)) return false;
  const isUsed = points.some(
    ({ node }) =>
      !paths.before(node) &&
      !paths.after(node) &&
      !paths.between(result, node) &&
      !isHarmless(node) &&
      ![result, node].some((at) =>
        conditionsAt(at).some(({ test }) => mayKnow(test, claimsRead, context.tokens, file)),
      ),
  );
  return isUsed && !invocations.some((call) => isCovered(call.node, context, 0));
}

/** A verification stands before or behind a call in the functions that it is made from. */
function isCovered(call: Node, context: PathContext, depth: number): boolean {
  const home = homeOf(call);
  if (!home || depth > MAX_CALLERS) return false;
  const paths = context.pathsIn(home);
  if (paths && (paths.before(call) || paths.after(call))) return true;
  return context.file.callers(home).invocations.some(({ node }) => isCovered(node, context, depth + 1));
}

/** Whether an expression is what its function gives back. */
export function isGivenBack(node: Node): boolean {
  const outer = wrapped(node);
  const parent = outer.parent;
  return parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === outer);
}

/** The claims go into an error or a log: nothing is decided by them. */
function isHarmless(node: Node): boolean {
  for (let at = node; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'ThrowStatement') return true;
    const isCall = parent.type === 'CallExpression' || parent.type === 'NewExpression';
    if (isCall && parent.callee !== at && /Error$/.test(spokenName(parent.callee) ?? '')) return true;
    if (isCall && parent.callee !== at && logsByName(spokenName(parent.callee) ?? '')) return true;
  }
  return false;
}

/**
 * Whether a condition may know that the token was verified before: its words say so, or something out of sight is asked about
 * the token itself, such as a cache.
 */
function mayKnow(test: Node, { result, origins }: Decoded, tokens: Provenance, file: FileView): boolean {
  const pending: Node[] = [test];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const name = spokenName(node);
    if (name !== undefined && knowsOfVerification(name)) return true;
    // Who takes unsigned tokens is told so where the algorithm is compared.
    if (node.type === 'Literal' && NONE_ALGORITHM.test(String(node.value))) return true;
    if (node.type === 'CallExpression' && !isInside(result, node)) {
      const isAsked = node.arguments.some((argument) => [...tokens.origins(argument)].some((one) => origins.has(one)));
      if (isAsked && file.evaluate(node.callee).kind === 'unknown') return true;
    }
    addAll(pending, childNodes(node));
  }
  return false;
}
