import { decodesByName } from '../../lexicon/function-names.ts';
import { speaksOfNone } from '../../lexicon/jwt-functions.ts';
import { holdsClaims, isAlgorithmName, isEncodedHeader, isEncodedPayload } from '../../lexicon/value-names.ts';
import { calleeName, type Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { firstSlot } from '../evaluation/places.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { leavesFunction } from '../syntax/control-flow.ts';
import { enclosingFunction, isInside, plainKey, spokenName, unwrap, type Node } from '../syntax/node.ts';
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
  return options.handmade
    ? [...issued, ...builtUnsigned(file), ...acceptedUnsigned(file), ...acceptedByName(file)]
    : issued;
}

/** The algorithm of unsigned tokens (RFC 7518, 3.6); some libraries ignore its case. */
export const NONE_ALGORITHM = /^none$/i;

function issuedUnsigned(file: FileView, call: Operation): UnsignedToken[] {
  const issues = call.op.issues?.algorithms;
  if (!issues) return [];
  const { has, value, node } = firstSlot(file, call, issues.at);
  const name = spokenName(call.callee) ?? 'sign';
  if (has === 'no') return NONE_ALGORITHM.test(issues.absent ?? '') ? [{ node: call.name, kind: 'issued', name }] : [];
  const none =
    value && alternatives(value).find((one) => one.kind === 'literal' && NONE_ALGORITHM.test(String(one.value)));
  return none ? [{ node: node ?? none.node, kind: 'issued', name }] : [];
}

/** `` `${header}.${payload}.` ``: two parts, and nothing where the signature belongs. */
function builtUnsigned(file: FileView): readonly UnsignedToken[] {
  return file.tree.get('TemplateLiteral').flatMap((node): UnsignedToken[] => {
    if (node.expressions.length !== 2) return [];
    const strings = node.quasis.map((quasi) => quasi.value.cooked);
    if (strings.join('|') !== '|.|.') return [];
    const [header, payload] = node.expressions;
    const isToken = header && payload && isEncodedHeader(calledNames(header)) && isEncodedPayload(calledNames(payload));
    return isToken ? [{ node, kind: 'handmade', name: 'none' }] : [];
  });
}

/** The name of an expression; of a call, those of its arguments, too. */
function calledNames(node: Node): string {
  const inner = unwrap(node);
  if (inner.type !== 'CallExpression') return spokenName(inner) ?? '';
  return `${spokenName(inner.callee) ?? ''} ${inner.arguments.map(calledNames).join(' ')}`;
}

/** A comparison of the header's algorithm with `none` whose good outcome is that the claims are used. */
function acceptedUnsigned(file: FileView): readonly UnsignedToken[] {
  return file.tree.get('BinaryExpression').flatMap((node): UnsignedToken[] => {
    if (!/^[!=]==?$/.test(node.operator)) return [];
    const sides = [node.left, node.right];
    const none = sides.find((side) => side.type === 'Literal' && NONE_ALGORITHM.test(String(side.value)));
    const other = sides.find((side) => side !== none);
    if (!none || !other || !isAlgorithmName(spokenName(other) ?? '')) return [];
    const test = node.parent;
    if (test.type !== 'IfStatement' || test.test !== node) return [];
    const isAccepted = node.operator.startsWith('!')
      ? leavesFunction(test.consequent) &&
        !answersWithClaims(file, test.consequent) &&
        answersWithClaimsAfter(file, test)
      : answersWithClaims(file, test.consequent);
    return isAccepted ? [{ node, kind: 'accepted', name: 'none' }] : [];
  });
}

function answersWithClaims(file: FileView, statement: Node): boolean {
  return returnedAround(file, statement).some((answer) => isInside(answer, statement) && answersClaims(answer));
}

function answersWithClaimsAfter(file: FileView, test: Node): boolean {
  return returnedAround(file, test).some((answer) => answer.range[0] > test.range[1] && answersClaims(answer));
}

function returnedAround(file: FileView, node: Node): readonly Node[] {
  const fn = enclosingFunction(node);
  return fn ? returnedExpressions(file, fn) : [];
}

/** What people call the claims of a token, or read from one. */
function answersClaims(answer: Node): boolean {
  const node = unwrap(answer);
  if (node.type === 'CallExpression') return decodesByName(spokenName(node.callee) ?? '');
  if (node.type === 'ObjectExpression')
    return node.properties.some((property) => property.type === 'Property' && answersClaims(property.value));
  const name = node.type === 'MemberExpression' ? plainKey(node.property, node.computed) : spokenName(node);
  return holdsClaims(name ?? '');
}

/** A function out of sight whose name says that it takes tokens without a signature. */
function acceptedByName(file: FileView): readonly UnsignedToken[] {
  return file.tree.get('CallExpression').flatMap((call): UnsignedToken[] => {
    if (call.arguments.length === 0) return [];
    const name = spokenName(call.callee) ?? '';
    if (!speaksOfNone(name) || file.resolvedCall(call) || file.evaluate(call.callee).kind !== 'unknown') return [];
    return [{ node: calleeName(call.callee), kind: 'accepted', name }];
  });
}
