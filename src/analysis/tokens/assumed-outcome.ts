import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { globalName } from '../evaluation/global-names.ts';
import { isNothing, unwrap, type Node } from '../syntax/node.ts';
import { memberPath, pathText } from './member-paths.ts';

/** What is assumed of the value under a path: whether it is there, or which number it is; undefined for nothing. */
export type Assumption = (path: string, expression: Node) => boolean | number | undefined;

/**
 * How a test comes out, as far as the assumption tells. What a constant has kept of an earlier test counts.
 *
 * @param seen what is being asked around it
 */
export function assumedOutcome(
  file: FileView,
  test: Node,
  assume: Assumption,
  seen: ReadonlySet<Node> = new Set(),
): boolean | undefined {
  const node = unwrap(test);
  const ask = (part: Node): boolean | undefined => assumedOutcome(file, part, assume, new Set([...seen, node]));
  if (seen.has(node)) return undefined;
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? opposite(ask(node.argument)) : undefined;
    case 'LogicalExpression':
      return logicalOutcome(node, ask);
    case 'BinaryExpression':
      return comparisonOutcome(file, node, assume);
    case 'CallExpression': {
      const [argument] = node.arguments;
      return argument && globalName(file, node.callee) === 'Boolean' ? ask(argument) : undefined;
    }
    default: {
      const known = assumed(file, node, assume);
      const kept = known === undefined ? keptTest(file, node) : undefined;
      return kept ? ask(kept) : known === undefined ? undefined : Boolean(known);
    }
  }
}

function logicalOutcome(
  { operator, left, right }: TSESTree.LogicalExpression,
  ask: (part: Node) => boolean | undefined,
): boolean | undefined {
  const first = ask(left);
  if (operator === '??') return first === true ? true : undefined;
  const decisive = operator === '||';
  const second = ask(right);
  if (first === decisive || second === decisive) return decisive;
  return first === undefined || second === undefined ? undefined : !decisive;
}

/** `const isMissing = !answer.token` */
function keptTest(file: FileView, node: Node): Node | undefined {
  const [def, ...others] = (node.type === 'Identifier' && file.scopes.variable(node)?.defs) || [];
  const declarator: Node | undefined = def?.node;
  if (!def || others.length > 0 || declarator?.type !== 'VariableDeclarator' || declarator.id !== def.name)
    return undefined;
  return declarator.parent.kind === 'const' ? (declarator.init ?? undefined) : undefined;
}

const opposite = (outcome: boolean | undefined): boolean | undefined => (outcome === undefined ? undefined : !outcome);

function assumed(file: FileView, expression: Node, assume: Assumption): boolean | number | undefined {
  const path = pathText(file, expression);
  return path === undefined ? undefined : assume(path, expression);
}

function comparisonOutcome(file: FileView, node: TSESTree.BinaryExpression, assume: Assumption): boolean | undefined {
  const { operator, left, right } = node;
  if (operator === 'in') {
    const object = pathText(file, right);
    const path = object === undefined ? undefined : memberPath(file, object, left, true);
    const known = path === undefined ? undefined : assume(path, right);
    return known === undefined ? undefined : Boolean(known);
  }
  const isEquality = /^[!=]==?$/.test(operator);
  const compared = equalsOutcome(file, left, right, assume) ?? equalsOutcome(file, right, left, assume);
  if (isEquality) return operator.startsWith('!') ? opposite(compared) : compared;
  const number = assumed(file, left, assume);
  const limit = right.type === 'Literal' && typeof right.value === 'number' ? right.value : undefined;
  if (number === undefined || limit === undefined) return undefined;
  // What is there has a length of some size, and what is not has none.
  if (typeof number === 'boolean') return limit <= 1 ? orderOutcome(operator, number ? 2 : 0, limit) : undefined;
  return orderOutcome(operator, number, limit);
}

/** Whether something equals what is written out: nothing, a name of a type, a boolean or a number. */
function equalsOutcome(file: FileView, one: Node, written: Node, assume: Assumption): boolean | undefined {
  const node = unwrap(one);
  const isType = node.type === 'UnaryExpression' && node.operator === 'typeof';
  const known = assumed(file, isType ? node.argument : node, assume);
  if (known === undefined) return undefined;
  if (isNothing(written)) return !known;
  if (written.type !== 'Literal') return undefined;
  const { value } = written;
  if (isType) return value === 'string' ? Boolean(known) : value === 'undefined' ? !known : undefined;
  if (typeof value === 'boolean') return Boolean(known) === value;
  if (typeof value !== 'number') return undefined;
  return typeof known === 'number' ? known === value : value === 0 ? !known : undefined;
}

function orderOutcome(operator: string, number: number, limit: number): boolean | undefined {
  switch (operator) {
    case '<':
      return number < limit;
    case '<=':
      return number <= limit;
    case '>':
      return number > limit;
    case '>=':
      return number >= limit;
    default:
      return undefined;
  }
}
