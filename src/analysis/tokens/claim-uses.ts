import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import { keyOf } from '../evaluation/objects.ts';
import { enclosingFunction, wrapped, type FunctionNode, type Node } from '../syntax/node.ts';

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
  const uses = new Set<ClaimUse>();
  const seen = new Set<Node>();
  const note = (use: ClaimUse): void => void uses.add(use);
  const follow = (node: Node, part: Part): void => {
    const outer = wrapped(node);
    if (seen.has(outer)) return;
    seen.add(outer);
    step(outer, part);
  };
  const step = (node: Node, part: Part): void => {
    const parent = node.parent;
    switch (parent?.type) {
      case 'ExpressionStatement':
        return note('dropped');
      case 'MemberExpression':
        if (parent.object !== node) return note('data');
        return member(keyOf(file, parent.property, parent.computed), part, (inner) => follow(parent, inner));
      case 'VariableDeclarator':
        return bound(parent.id, part);
      case 'AssignmentExpression':
        return parent.right === node ? bound(parent.left, part) : note('data');
      case 'UnaryExpression':
      case 'IfStatement':
        return note(part.isClaim ? 'data' : 'tested');
      case 'LogicalExpression':
      case 'ConditionalExpression':
        return isTest(parent, node) ? note(part.isClaim ? 'data' : 'tested') : follow(parent, part);
      case 'TemplateLiteral':
        return follow(parent, CLAIM);
      case 'BinaryExpression':
        if (parent.operator === '+') return follow(parent, CLAIM);
        return note(!part.isClaim && isNullCheck(parent) ? 'tested' : 'data');
      case 'ReturnStatement':
        return returned(enclosingFunction(node), part);
      case 'ArrowFunctionExpression':
        return returned(parent, part);
      case 'CallExpression':
        return note(file.resolvedCall(parent)?.use?.op?.kind === 'log' ? 'logged' : 'data');
      default:
        return note('data');
    }
  };
  const member = (key: string | undefined, part: Part, on: (inner: Part) => void): void => {
    const [next, ...rest] = part.toHeader;
    const toHeader = key !== undefined && key === next ? rest : [];
    if (key !== undefined && key === next && rest.length === 0) return note('header');
    const toClaims = part.toClaims.flatMap(([first, ...others]) => (first === key ? [others] : []));
    // Beside the claims lie the signature, a token, an error: nothing that somebody else could have claimed.
    if (key !== undefined && part.toClaims.length > 0 && toClaims.length + toHeader.length === 0)
      return note('dropped');
    if (part.toClaims.length > 0) {
      const areClaims = toClaims.some((way) => way.length === 0);
      return on({ isClaim: key === undefined, toHeader, toClaims: areClaims ? [] : toClaims });
    }
    if (key === 'exp' || key === 'iat') return note('expiry');
    on({ isClaim: toHeader.length === 0 && key !== 'payload', toHeader, toClaims: [] });
  };
  const bound = (target: Node, part: Part): void => {
    if (target.type === 'ObjectPattern') return target.properties.forEach((property) => destructured(property, part));
    if (target.type === 'ArrayPattern') return target.elements.forEach((element, index) => taken(element, index, part));
    const variable = target.type === 'Identifier' ? file.scopes.variable(target) : undefined;
    if (!variable) return note('data');
    const reads = variable.references.filter((reference) => reference.isRead());
    if (reads.length === 0) note('dropped');
    for (const { identifier } of reads) follow(identifier, part);
  };
  const destructured = (property: TSESTree.Property | TSESTree.RestElement, part: Part): void => {
    const key = property.type === 'Property' ? keyOf(file, property.key, property.computed) : undefined;
    if (property.type === 'RestElement' || key === undefined) return note('data');
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    member(key, part, (inner) => bound(target, inner));
  };
  const taken = (element: TSESTree.DestructuringPattern | null, index: number, part: Part): void => {
    if (element) member(String(index), part, (inner) => bound(element, inner));
  };
  const returned = (fn: FunctionNode | undefined, part: Part): void => {
    const sites = fn && file.callers(fn);
    if (!sites || !sites.isComplete || sites.invocations.length === 0) return note('data');
    for (const call of sites.invocations) follow(call.node, part);
  };
  const toClaims = claimPaths.includes('') ? [] : claimPaths.map((path) => path.split('.'));
  follow(start, { isClaim: false, toHeader: headerPath?.split('.') ?? [], toClaims });
  return uses;
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
