import { speaksOfNone } from '../../lexicon/token-names.ts';
import { calleeName, type Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { issuedSlot } from '../tokens/issued-values.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  plainKey,
  spokenName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { alternatives } from '../evaluation/value.ts';

/** A token without a signature that the file makes or accepts by itself, or has made. */
export interface UnsignedToken {
  readonly node: Node;
  /** `issued`: by a library. `handmade`: put together here. `accepted`: let pass where its header says `none` */
  readonly kind: 'accepted' | 'handmade' | 'issued';
  readonly name: string;
}

/** Unsigned tokens, apart from what the options of verifiers allow. */
export function findUnsignedTokens(
  file: FileView,
  calls: readonly Operation[],
  options: { readonly handmade: boolean },
): readonly UnsignedToken[] {
  const issued = calls.flatMap((call) => (call.kind === 'sign' ? issuedUnsigned(file, call) : []));
  return options.handmade ? [...issued, ...handmade(file), ...accepted(file), ...handedOver(file)] : issued;
}

const NONE = /^none$/i;

function issuedUnsigned(file: FileView, call: Operation): UnsignedToken[] {
  const issues = call.op.issues?.algorithms;
  if (!issues) return [];
  const { has, value, node } = issuedSlot(file, call, issues);
  const name = spokenName(call.callee) ?? 'sign';
  if (has === 'no') return NONE.test(issues.absent ?? '') ? [{ node: call.name, kind: 'issued', name }] : [];
  const none = value && alternatives(value).find((one) => one.kind === 'literal' && NONE.test(String(one.value)));
  return none ? [{ node: node ?? none.node, kind: 'issued', name }] : [];
}

/** `` `${header}.${payload}.` ``: two parts, and nothing where the signature belongs. */
function handmade(file: FileView): readonly UnsignedToken[] {
  return file.tree.get('TemplateLiteral').flatMap((node): UnsignedToken[] => {
    if (node.expressions.length !== 2) return [];
    const texts = node.quasis.map((quasi) => quasi.value.cooked);
    if (texts.join('|') !== '|.|.') return [];
    const [header, payload] = node.expressions;
    const isToken = header && payload && HEADER.test(nameOf(header)) && PAYLOAD.test(nameOf(payload));
    return isToken ? [{ node, kind: 'handmade', name: 'none' }] : [];
  });
}

const HEADER = /head|part1|b64|base64|encode/i;
const PAYLOAD = /payload|body|claims|part2|b64|base64|encode/i;

function nameOf(node: Node): string {
  const inner = unwrap(node);
  if (inner.type !== 'CallExpression') return spokenName(inner) ?? '';
  return `${spokenName(inner.callee) ?? ''} ${inner.arguments.map(nameOf).join(' ')}`;
}

/** A comparison of the header's algorithm with `none` whose good outcome is that the claims are used. */
function accepted(file: FileView): readonly UnsignedToken[] {
  return file.tree.get('BinaryExpression').flatMap((node): UnsignedToken[] => {
    if (!/^[!=]==?$/.test(node.operator)) return [];
    const sides = [node.left, node.right];
    const none = sides.find((side) => side.type === 'Literal' && NONE.test(String(side.value)));
    const other = sides.find((side) => side !== none);
    if (!none || !other || !/^alg(?:orithm)?$/.test(spokenName(other) ?? '')) return [];
    const test = node.parent;
    if (test.type !== 'IfStatement' || test.test !== node) return [];
    const isAccepted = node.operator.startsWith('!')
      ? leaves(test.consequent) && !answersWithClaims(file, test.consequent) && answersWithClaimsAfter(file, test)
      : answersWithClaims(file, test.consequent);
    return isAccepted ? [{ node, kind: 'accepted', name: 'none' }] : [];
  });
}

function leaves(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}

function answersWithClaims(file: FileView, statement: Node): boolean {
  const fn = enclosingFunction(statement);
  return returnsOf(file, fn).some((answer) => isInside(answer, statement) && isClaims(answer));
}

function answersWithClaimsAfter(file: FileView, test: Node): boolean {
  const fn = enclosingFunction(test);
  return returnsOf(file, fn).some((answer) => answer.range[0] > test.range[1] && isClaims(answer));
}

function returnsOf(file: FileView, fn: FunctionNode | undefined): readonly Node[] {
  return fn && isFunction(fn) ? (file.returns.get(fn) ?? []).flatMap(({ argument }) => argument ?? []) : [];
}

/** What people call the claims of a token, or read from one. */
function isClaims(answer: Node): boolean {
  const node = unwrap(answer);
  if (node.type === 'CallExpression') return /^(?:parse|decode\w*)$/.test(spokenName(node.callee) ?? '');
  if (node.type === 'ObjectExpression')
    return node.properties.some((property) => property.type === 'Property' && isClaims(property.value));
  const name = node.type === 'MemberExpression' ? plainKey(node.property, node.computed) : spokenName(node);
  return /payload|claims|decoded|parsed/i.test(name ?? '');
}

/** A function out of sight whose name says that it takes tokens without a signature. */
function handedOver(file: FileView): readonly UnsignedToken[] {
  return file.tree.get('CallExpression').flatMap((call): UnsignedToken[] => {
    if (call.arguments.length === 0) return [];
    const name = spokenName(call.callee) ?? '';
    if (!speaksOfNone(name) || file.resolvedCall(call) || file.evaluate(call.callee).kind !== 'unknown') return [];
    return [{ node: calleeName(call.callee), kind: 'accepted', name }];
  });
}
