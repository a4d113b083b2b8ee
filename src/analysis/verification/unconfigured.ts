import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import { alternatives } from '../evaluation/value.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { neverContinues } from '../syntax/control-flow.ts';
import { enclosing, isNullishLiteral, unwrap, type Node } from '../syntax/node.ts';
import { conditionsAt, type Condition } from '../syntax/order.ts';
import { following } from './afterwards.ts';
import { isInHandler, proceedsIn } from './work.ts';
import { proceedsFrom, workFrom } from './work-behind.ts';

/**
 * `if (process.env.JWT_SECRET) verify(token, …); next()`: what runs for every token where the key of a verification is not set.
 *
 * @param verification one that throws, or whose answer decides
 */
export function wentWithoutKey(file: FileView, verification: Operation, tokens: Provenance): Node | undefined {
  if (!isInHandler(verification.node)) return undefined;
  const condition = conditionsAt(verification.node).find((one) => asksForKey(file, one, verification, tokens));
  const statement = condition && enclosing(condition.test, (at) => at.type === 'IfStatement');
  if (statement?.type !== 'IfStatement') return undefined;
  const isAround = verification.node.range[1] <= statement.range[1];
  const isInConsequent = isAround && verification.node.range[1] <= statement.consequent.range[1];
  if (!isAround) return proceedsIn(file, statementsOf(statement.consequent), true)?.found;
  const other = isInConsequent ? statement.alternate : statement.consequent;
  const own = other ? proceedsIn(file, statementsOf(other), true)?.found : undefined;
  if (own || neverContinues(other)) return own;
  const next = following(statement);
  return proceedsFrom(file, next, true) ?? workFrom(file, next, { told: [], isAnswered: false })?.node;
}

const statementsOf = (node: Node): readonly Node[] => (node.type === 'BlockStatement' ? node.body : [node]);

/** A condition holds where the key of the verification is there. */
function asksForKey(file: FileView, { test, holds }: Condition, verification: Operation, tokens: Provenance): boolean {
  const asked = presenceAsked(test, holds);
  if (!asked) return false;
  const names = envNames(file, asked);
  return placesOf(verification.op.key).some((place) => {
    const { node } = slotAt(file, verification, place, { has: 'unknown' });
    if (!node) return false;
    const origins = tokens.origins(asked);
    return (
      envNames(file, node).some((name) => names.includes(name)) ||
      [...tokens.origins(node)].some((one) => origins.has(one))
    );
  });
}

/** What a condition asks to be there. */
function presenceAsked(test: Node, holds: boolean): Node | undefined {
  const node = unwrap(test);
  if (node.type !== 'BinaryExpression') return holds ? node : undefined;
  if (!/^[!=]==?$/.test(node.operator) || node.operator.startsWith('!') !== holds) return undefined;
  const [asked, nothing] = isNullishLiteral(node.right) ? [node.left, node.right] : [node.right, node.left];
  return isNullishLiteral(nothing) ? asked : undefined;
}

function envNames(file: FileView, node: Node): readonly string[] {
  return alternatives(file.evaluate(node)).flatMap((value) =>
    value.kind === 'env' && value.name !== undefined ? [value.name] : [],
  );
}
