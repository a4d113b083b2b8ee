import { isCredential } from '../../lexicon/value-names.ts';
import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { argumentAt } from '../evaluation/places.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { neverContinues } from '../syntax/control-flow.ts';
import { enclosing, spokenName, unwrap, type Node } from '../syntax/node.ts';
import { conditionsAt, type Condition } from '../syntax/order.ts';
import { isHandedNext, proceedsIn } from './work.ts';

/**
 * Where a handler lets a request go on that has no token, before it verifies those that have one: `if (!token) return next()`.
 *
 * @param verifying the operations that verify a token by themselves
 * @param made the operations that make middleware which does
 */
export function wentWithoutToken(
  file: FileView,
  { verifying, made }: { readonly verifying: readonly Operation[]; readonly made: readonly Operation[] },
  tokens: Provenance,
): readonly Node[] {
  const verified = verifying.map((call) => ({ node: call.node, token: argumentAt(file, call, call.op.token) }));
  const run = file.tree
    .get('CallExpression')
    .filter((call) => isRun(file, call, made))
    .map((node) => ({ node, token: undefined }));
  return [...verified, ...run].flatMap(({ node, token }) =>
    conditionsAt(node).flatMap((condition) => {
      if (!asksForToken(condition, token, tokens)) return [];
      const statement = enclosing(condition.test, (at) => at.type === 'IfStatement');
      if (statement?.type !== 'IfStatement' || statement.range[1] > node.range[0]) return [];
      return (
        (neverContinues(statement.consequent) && proceedsIn(file, branchOf(statement.consequent), true)?.found) || []
      );
    }),
  );
}

const branchOf = (node: Node): readonly Node[] => (node.type === 'BlockStatement' ? node.body : [node]);

/** `guard(req, res, next)`, of middleware that the file makes. */
function isRun(file: FileView, call: Node, made: readonly Operation[]): boolean {
  if (call.type !== 'CallExpression' || !call.arguments.some((argument) => isHandedNext(file, argument))) return false;
  const callee = unwrap(call.callee);
  const sources = callee.type === 'Identifier' ? (file.scopes.variable(callee)?.defs ?? []) : [];
  const makers = [callee, ...sources.flatMap(({ node }) => (node.type === 'VariableDeclarator' && node.init) || [])];
  return makers.some((maker) => made.some(({ node }) => node === unwrap(maker)));
}

/** The condition holds where there is a token: the one that is verified, or what goes by the name of one. */
function asksForToken({ test, holds }: Condition, token: Node | undefined, tokens: Provenance): boolean {
  if (!holds) return false;
  const asked = unwrap(test);
  if (token) {
    const origins = tokens.origins(token);
    if ([...tokens.origins(asked)].some((one) => origins.has(one))) return true;
  }
  return isCredential(spokenName(asked) ?? '');
}
