import type { FileView } from './file.ts';
import { keyOf } from './objects.ts';
import { enclosingFunction, isFunction, spokenName, wrapped, type FunctionNode, type Node } from './tree.ts';

/**
 * What becomes of decoded claims. `header`: the header is read. `expiry`: `exp` or `iat`. `tested`: whether there are any.
 * `logged`, `dropped`: nothing depends on them. `data`: anything else.
 */
export type Use = 'data' | 'dropped' | 'expiry' | 'header' | 'logged' | 'tested';

/** Follows a value forward through variables, returns and properties. */
export function usesOf(file: FileView, start: Node, header: string | undefined): ReadonlySet<Use> {
  const uses = new Set<Use>();
  const seen = new Set<Node>();
  const follow = (node: Node): void => {
    const outer = wrapped(node);
    if (seen.has(outer)) return;
    seen.add(outer);
    step(outer);
  };
  const step = (node: Node): void => {
    const parent = node.parent;
    switch (parent?.type) {
      case 'ExpressionStatement':
        uses.add('dropped');
        return;
      case 'MemberExpression':
        return parent.object === node ? member(parent, keyOf(file, parent.property, parent.computed)) : note('data');
      case 'VariableDeclarator':
        return bound(parent.id);
      case 'AssignmentExpression':
        return parent.right === node ? bound(parent.left) : note('data');
      case 'UnaryExpression':
      case 'IfStatement':
        return note('tested');
      case 'LogicalExpression':
      case 'ConditionalExpression':
        return isTest(parent, node) ? note('tested') : follow(parent);
      case 'ReturnStatement':
        return returned(enclosingFunction(node));
      case 'ArrowFunctionExpression':
        return returned(parent);
      case 'CallExpression':
        return note(isLogger(parent.callee) ? 'logged' : 'data');
      default:
        note('data');
    }
  };
  const note = (use: Use): void => void uses.add(use);
  const member = (node: Node, key: string | undefined): void => {
    if (key === header && header !== undefined) note('header');
    else if (key === 'exp' || key === 'iat') note('expiry');
    else if (key === 'payload') follow(node);
    else note('data');
  };
  const bound = (target: Node): void => {
    if (target.type === 'ObjectPattern') {
      for (const property of target.properties) {
        if (property.type === 'RestElement') note('data');
        else member(property, keyOf(file, property.key, property.computed));
      }
      return;
    }
    const variable = target.type === 'Identifier' ? file.scopes.variable(target) : undefined;
    if (!variable) return note('data');
    const reads = variable.references.filter((reference) => reference.isRead());
    if (reads.length === 0) note('dropped');
    for (const { identifier } of reads) follow(identifier);
  };
  const returned = (fn: FunctionNode | undefined): void => {
    const sites = fn && file.callSites(fn);
    if (!sites || sites.escapes || sites.calls.length === 0) return note('data');
    for (const call of sites.calls) follow(call.node);
  };
  follow(start);
  return uses;
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

/** The function around a node and those around that, inside out. */
export function* functionsAround(node: Node): Generator<FunctionNode> {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) yield at;
}
