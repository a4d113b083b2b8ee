import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file.ts';
import { keyOf } from './objects.ts';
import { enclosingFunction, spokenName, wrapped, type FunctionNode, type Node } from './tree.ts';

/**
 * What becomes of decoded claims. `header`: the header is read. `expiry`: `exp` or `iat`. `tested`: whether there are any.
 * `logged`, `dropped`: nothing depends on them. `data`: anything else.
 */
export type Use = 'data' | 'dropped' | 'expiry' | 'header' | 'logged' | 'tested';

/** Follows a value forward through variables, returns and properties. */
export function usesOf(file: FileView, start: Node, header: string | undefined): ReadonlySet<Use> {
  const uses = new Set<Use>();
  const seen = new Set<Node>();
  const note = (use: Use): void => void uses.add(use);
  /** @param isClaim whether the node is one claim: deciding by one is using it */
  const follow = (node: Node, isClaim: boolean): void => {
    const outer = wrapped(node);
    if (seen.has(outer)) return;
    seen.add(outer);
    step(outer, isClaim);
  };
  const step = (node: Node, isClaim: boolean): void => {
    const parent = node.parent;
    switch (parent?.type) {
      case 'ExpressionStatement':
        return note('dropped');
      case 'MemberExpression':
        return parent.object === node ? member(parent, keyOf(file, parent.property, parent.computed)) : note('data');
      case 'VariableDeclarator':
        return bound(parent.id, isClaim);
      case 'AssignmentExpression':
        return parent.right === node ? bound(parent.left, isClaim) : note('data');
      case 'UnaryExpression':
      case 'IfStatement':
        return note(isClaim ? 'data' : 'tested');
      case 'LogicalExpression':
      case 'ConditionalExpression':
        return isTest(parent, node) ? note(isClaim ? 'data' : 'tested') : follow(parent, isClaim);
      case 'TemplateLiteral':
        return follow(parent, true);
      case 'BinaryExpression':
        if (parent.operator === '+') return follow(parent, true);
        return note(!isClaim && isNullCheck(parent) ? 'tested' : 'data');
      case 'ReturnStatement':
        return returned(enclosingFunction(node), isClaim);
      case 'ArrowFunctionExpression':
        return returned(parent, isClaim);
      case 'CallExpression':
        return note(isLogger(parent.callee) ? 'logged' : 'data');
      default:
        return note('data');
    }
  };
  const member = (node: Node, key: string | undefined): void => {
    if (key === header && header !== undefined) note('header');
    else if (key === 'exp' || key === 'iat') note('expiry');
    else follow(node, key !== 'payload');
  };
  const bound = (target: Node, isClaim: boolean): void => {
    if (target.type === 'ObjectPattern') return target.properties.forEach(destructured);
    const variable = target.type === 'Identifier' ? file.scopes.variable(target) : undefined;
    if (!variable) return note('data');
    const reads = variable.references.filter((reference) => reference.isRead());
    if (reads.length === 0) note('dropped');
    for (const { identifier } of reads) follow(identifier, isClaim);
  };
  const destructured = (property: TSESTree.Property | TSESTree.RestElement): void => {
    const key = property.type === 'Property' ? keyOf(file, property.key, property.computed) : undefined;
    if (property.type === 'RestElement' || key === undefined) note('data');
    else if (key === header) note('header');
    else if (key === 'exp' || key === 'iat') note('expiry');
    else bound(property.value.type === 'AssignmentPattern' ? property.value.left : property.value, key !== 'payload');
  };
  const returned = (fn: FunctionNode | undefined, isClaim: boolean): void => {
    const sites = fn && file.callSites(fn);
    if (!sites || sites.escapes || sites.calls.length === 0) return note('data');
    for (const call of sites.calls) follow(call.node, isClaim);
  };
  follow(start, false);
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

/** Methods by which values are shown to the people who run a program. */
export function isLogger(callee: Node): boolean {
  const name = spokenName(callee);
  if (!name || !/^(?:log|debug|info|warn|error|trace|verbose)$/.test(name)) return false;
  return callee.type === 'MemberExpression' && /console|log/i.test(spokenName(callee.object) ?? '');
}
