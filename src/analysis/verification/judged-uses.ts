import { judgesNothingByName, keepsMembersByName, looksUpByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { isDecisive, type Outcome } from './decisions.ts';
import { isNothing, isNullishLiteral, plainKey, spokenName, unwrap, wrapped, type Node } from '../syntax/node.ts';

/*
 * Whether code decides something by what an expression holds.
 */

/**
 * Compared, looked up, or handed to a function that may do either, in a way that decides what happens to the token. Reading or
 * returning a claim judges nothing.
 */
export function isJudged(file: FileView, use: Node): boolean {
  return comparisonsOf(use).some((outcome) => isDecisive(file, use, outcome));
}

/** Whether code goes one way or the other by whether a claim is there, and refuses what has none. */
export function isDemanded(file: FileView, use: Node): boolean {
  return presenceTests(use).some((outcome) => isDecisive(file, use, outcome));
}

const COMPARISONS = new Set(['===', '!==', '==', '!=', 'in', '<', '<=', '>', '>=']);

/** Where what a claim holds is compared with something. */
function comparisonsOf(use: Node): readonly Outcome[] {
  const outer = wrapped(use);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'BinaryExpression': {
      // `claims.exp * 1000 < Date.now()`
      if (/^[-+*/]$/.test(parent.operator)) return comparisonsOf(parent);
      const other = parent.left === outer ? parent.right : parent.left;
      if (!COMPARISONS.has(parent.operator) || isNothing(other)) return [];
      return [{ node: parent, ...goodWhen(parent.operator) }];
    }
    case 'SwitchStatement':
      return parent.discriminant === outer ? [{ node: parent }] : [];
    case 'CallExpression':
    case 'NewExpression': {
      const name = spokenName(parent.callee) ?? '';
      if (parent.callee === outer || judgesNothingByName(name) || name === 'isArray') return [];
      if (keepsMembersByName(name)) return comparisonsOf(parent);
      // Of a URL, the host is compared.
      if (parent.type === 'NewExpression' && name !== 'URL') return [];
      return [{ node: parent, ...(looksUpByName(name) && { good: true }) }];
    }
    case 'MemberExpression':
      return parent.object === outer ? comparisonsOfMember(parent) : [];
    case 'ConditionalExpression':
      return parent.test === outer ? [] : comparisonsOf(parent);
    case 'LogicalExpression':
    case 'ArrayExpression':
    case 'SpreadElement':
      return comparisonsOf(parent);
    default:
      return [];
  }
}

/** `aud.includes(…)`, `aud.split(' ').includes(…)`, `aud[0] === …` */
function comparisonsOfMember(member: Node): readonly Outcome[] {
  if (member.type !== 'MemberExpression') return [];
  const call = wrapped(member).parent;
  if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member)
    return member.computed ? comparisonsOf(member) : [];
  const name = plainKey(member.property, member.computed) ?? '';
  if (keepsMembersByName(name)) return comparisonsOf(call);
  return [{ node: call, good: true }];
}

/** Which outcome of a comparison says that the claim is the expected one; of `<`, either may. */
function goodWhen(operator: string): Pick<Outcome, 'good'> {
  if (/^[<>]/.test(operator)) return {};
  return { good: !operator.startsWith('!') };
}

/** Where it is asked whether a claim is there. */
function presenceTests(use: Node): readonly Outcome[] {
  const outer = wrapped(use);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'UnaryExpression':
      if (parent.operator === '!') return [{ node: outer, good: true }];
      return parent.operator === 'typeof' ? typeTests(parent) : [];
    case 'BinaryExpression': {
      const other = parent.left === outer ? parent.right : parent.left;
      if (!COMPARISONS.has(parent.operator)) return [];
      return [{ node: parent, ...(isNullishLiteral(other) && { good: parent.operator.startsWith('!') }) }];
    }
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === outer ? [{ node: outer, good: true }] : [];
    case 'LogicalExpression':
      return parent.operator === '??' ? [] : presenceTests(parent);
    default:
      return [];
  }
}

/** `typeof claims.exp !== 'number'` */
function typeTests(type: Node): readonly Outcome[] {
  const comparison = type.parent;
  if (comparison?.type !== 'BinaryExpression') return [];
  const other = unwrap(comparison.left === type ? comparison.right : comparison.left);
  const isSame = comparison.operator.startsWith('=');
  return [{ node: comparison, good: other.type === 'Literal' && other.value === 'undefined' ? !isSame : isSame }];
}
