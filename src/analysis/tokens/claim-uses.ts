import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { keyOf } from '../evaluation/objects.ts';
import { enclosingFunction, isInside, wrapped, type FunctionNode, type Node } from '../syntax/node.ts';

/**
 * What becomes of decoded claims. `header`: the header is read. `expiry`: `exp` or `iat`. `tested`: whether there are any.
 * `logged`, `dropped`: nothing depends on them. `data`: anything else.
 */
export type ClaimUse = 'data' | 'dropped' | 'expiry' | 'header' | 'logged' | 'tested';

/** A part of decoded claims, and what it is. */
interface Part {
  /** one claim: deciding by one is using it */
  readonly isClaim: boolean;
  /** the properties that lead from here to the header; empty where none does */
  readonly toHeader: readonly string[];
  /** the ways that lead from here to the claims; empty where these are the claims */
  readonly toClaims: readonly (readonly string[])[];
}

const CLAIM: Part = { isClaim: true, toHeader: [], toClaims: [] };

/** One step forward: what becomes of a part there, or another expression that is the part, or some of it. */
type ForwardStep = { readonly use: ClaimUse } | { readonly node: Node; readonly part: Part };

const used = (use: ClaimUse): readonly ForwardStep[] => [{ use }];

/** What becomes of decoded claims at one place. */
export interface ClaimUsePoint {
  readonly use: ClaimUse;
  /** the expression that holds the claims there, or a part of them */
  readonly node: Node;
}

/**
 * Follows a value forward through variables, returns and properties.
 *
 * @param headerPath the properties that lead to the header: `header`, `decoded.header`
 * @param claimPaths the properties that lead to the claims; '' where the value may be the claims itself
 */
export function usesOf(
  file: FileView,
  start: Node,
  headerPath: string | undefined,
  claimPaths: readonly string[] = [''],
): ReadonlySet<ClaimUse> {
  const points = pointsFrom(start, headerPath, claimPaths, (node, part) => stepsFrom(file, node, part));
  return new Set(points.map(({ use }) => use));
}

/** The same inside of the function that a value is in, place by place: giving it back is a use as `data`. */
export function usePoints(
  file: FileView,
  start: Node,
  headerPath: string | undefined,
  claimPaths: readonly string[] = [''],
): readonly ClaimUsePoint[] {
  return pointsFrom(start, headerPath, claimPaths, (node, part) => {
    const type = node.parent?.type;
    const isGivenBack = type === 'ReturnStatement' || type === 'ArrowFunctionExpression';
    return isGivenBack ? used('data') : stepsFrom(file, node, part);
  });
}

function pointsFrom(
  start: Node,
  headerPath: string | undefined,
  claimPaths: readonly string[],
  onward: (node: Node, part: Part) => readonly ForwardStep[],
): readonly ClaimUsePoint[] {
  const toClaims = claimPaths.includes('') ? [] : claimPaths.map((path) => path.split('.'));
  const found: ClaimUsePoint[] = [];
  const seen = new Set<Node>();
  const pending: { readonly node: Node; readonly part: Part }[] = [
    { node: start, part: { isClaim: false, toHeader: headerPath?.split('.') ?? [], toClaims } },
  ];
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const node = wrapped(step.node);
    // What stands in the very call is there before the claims are: `var { sub } = decodeJwt(sub)`.
    const isBefore = step.node !== start && isInside(node, start);
    if (seen.has(node) || isBefore) continue;
    seen.add(node);
    for (const next of onward(node, step.part).toReversed()) {
      if ('use' in next) found.push({ use: next.use, node });
      else pending.push(next);
    }
  }
  return found;
}

function stepsFrom(file: FileView, node: Node, part: Part): readonly ForwardStep[] {
  const parent = node.parent;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return used('dropped');
    case 'MemberExpression':
      if (parent.object !== node) return used('data');
      return memberSteps(keyOf(file, parent.property, parent.computed), part, (inner) => [
        { node: parent, part: inner },
      ]);
    case 'VariableDeclarator':
      return boundSteps(file, parent.id, part);
    case 'AssignmentExpression':
      return parent.right === node ? boundSteps(file, parent.left, part) : used('data');
    case 'UnaryExpression':
    case 'IfStatement':
      return lookedAt(part);
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return isTest(parent, node) ? lookedAt(part) : [{ node: parent, part }];
    case 'TemplateLiteral':
      return [{ node: parent, part: CLAIM }];
    case 'BinaryExpression':
      if (parent.operator === '+') return [{ node: parent, part: CLAIM }];
      return used(!part.isClaim && isNullCheck(parent) ? 'tested' : 'data');
    case 'ReturnStatement':
      return returnSteps(file, enclosingFunction(node), part);
    case 'ArrowFunctionExpression':
      return returnSteps(file, parent, part);
    case 'CallExpression':
      return used(file.resolvedCall(parent)?.use?.op?.kind === 'log' ? 'logged' : 'data');
    default:
      return used('data');
  }
}

/** Going one way or the other by a claim is using it; by whether there are any, it is not. */
function lookedAt({ isClaim }: Part): readonly ForwardStep[] {
  return used(isClaim ? 'data' : 'tested');
}

/** @param on where the member is, as a part */
function memberSteps(
  key: string | undefined,
  part: Part,
  on: (inner: Part) => readonly ForwardStep[],
): readonly ForwardStep[] {
  const [next, ...rest] = part.toHeader;
  const isOnWay = key !== undefined && key === next;
  if (isOnWay && rest.length === 0) return used('header');
  const toHeader = isOnWay ? rest : [];
  const toClaims = part.toClaims.flatMap(([first, ...others]) => (first === key ? [others] : []));
  // Beside the claims lie the signature, a token, an error: nothing that somebody else could have claimed.
  if (key !== undefined && part.toClaims.length > 0 && toClaims.length + toHeader.length === 0) return used('dropped');
  if (part.toClaims.length > 0) {
    const areClaims = toClaims.some((way) => way.length === 0);
    return on({ isClaim: key === undefined, toHeader, toClaims: areClaims ? [] : toClaims });
  }
  if (key === 'exp' || key === 'iat') return used('expiry');
  return on({ isClaim: toHeader.length === 0 && key !== 'payload', toHeader, toClaims: [] });
}

/** What is bound to a name or a pattern, wherever it is read. */
function boundSteps(file: FileView, target: Node, part: Part): readonly ForwardStep[] {
  if (target.type === 'ObjectPattern')
    return target.properties.flatMap((property) => destructuredSteps(file, property, part));
  if (target.type === 'ArrayPattern')
    return target.elements.flatMap((element, index) =>
      element ? memberSteps(String(index), part, (inner) => boundSteps(file, element, inner)) : [],
    );
  const variable = target.type === 'Identifier' ? file.scopes.variable(target) : undefined;
  if (!variable) return used('data');
  const reads = variable.references.filter((reference) => reference.isRead());
  return reads.length === 0 ? used('dropped') : reads.map(({ identifier }) => ({ node: identifier, part }));
}

function destructuredSteps(
  file: FileView,
  property: TSESTree.Property | TSESTree.RestElement,
  part: Part,
): readonly ForwardStep[] {
  const key = property.type === 'Property' ? keyOf(file, property.key, property.computed) : undefined;
  if (property.type === 'RestElement' || key === undefined) return used('data');
  const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
  return memberSteps(key, part, (inner) => boundSteps(file, target, inner));
}

function returnSteps(file: FileView, fn: FunctionNode | undefined, part: Part): readonly ForwardStep[] {
  const callers = fn && file.callers(fn);
  if (!callers || !callers.isComplete || callers.invocations.length === 0) return used('data');
  return callers.invocations.map(({ node }) => ({ node, part }));
}

function isNullCheck({ left, right }: TSESTree.BinaryExpression): boolean {
  return [left, right].some(
    (side) =>
      (side.type === 'Literal' && side.value === null) || (side.type === 'Identifier' && side.name === 'undefined'),
  );
}

/** `x && y`, `x ? y : z`: x is only looked at. */
function isTest(parent: Node, node: Node): boolean {
  if (parent.type === 'ConditionalExpression') return parent.test === node;
  return parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.left === node;
}
