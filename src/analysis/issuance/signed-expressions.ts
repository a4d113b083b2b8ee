import { makesJwt } from '../../lexicon/jwt-functions.ts';
import { isSigningKeyOption } from '../../lexicon/secret-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { nodeAt } from '../evaluation/places.ts';
import { alternatives, unknown, type Value } from '../evaluation/value.ts';
import type { Operation } from '../operations/operations.ts';
import { spokenName, unwrap, type Node } from '../syntax/node.ts';
import { callsNamed } from '../tokens/named-calls.ts';

/** A call that signs, and what it signs, as it is written, where the file shows that. */
export interface SignedExpression {
  readonly call: Node;
  readonly payload: Node | undefined;
}

/** What the operations of a file sign, and after that what it hands to functions out of sight whose names say that they make a JWT. */
export function signedExpressions(file: FileView, operations: readonly Operation[]): readonly SignedExpression[] {
  const signed: SignedExpression[] = [];
  for (const call of operations) {
    if (call.kind !== 'sign') continue;
    const payload = nodeAt(file, call, call.op.payload);
    signed.push({ call: call.node, payload: payload && serialized(payload) });
  }
  return [...signed, ...signedByName(file)];
}

function signedByName(file: FileView): readonly SignedExpression[] {
  return callsNamed(file, makesJwt).flatMap((call) => {
    const [payload] = call.arguments;
    if (!payload || file.resolvedCall(call)) return [];
    if (file.evaluate(call.callee).kind !== 'unknown') return [];
    const claims = claimsAmong(file, payload);
    // What a function out of sight takes of a whole record, nobody knows.
    const isShown = claims && alternatives(file.evaluate(claims)).some(({ kind }) => kind === 'object');
    return claims && isShown ? [{ call, payload: serialized(claims) }] : [];
  });
}

/** The claims that a function out of sight is handed: of an object with all that it needs, `{ payload, secretKey }`, a part. */
function claimsAmong(file: FileView, argument: Node): Node | undefined {
  const value = file.evaluate(argument);
  if (value.kind !== 'object') return argument;
  const nodeOf = (name: string): Node | undefined => {
    const { node } = file.slot(value, name);
    return node?.type === 'Property' ? node.value : undefined;
  };
  const hasKey = value.entries.some(
    (entry) => entry.kind === 'property' && entry.key !== undefined && isSigningKeyOption(entry.key),
  );
  return nodeOf('payload') ?? nodeOf('claims') ?? (hasKey ? undefined : argument);
}

/** What a call signs, as far as the file shows. */
export function payloadValue(file: FileView, call: Operation): Value {
  const argument = nodeAt(file, call, call.op.payload);
  return argument ? file.evaluate(serialized(argument)) : unknown('dynamic', call.node);
}

/** `JSON.stringify(payload)` is signed as a string that reads the same; the same for bytes that an encoder makes of it. */
export function serialized(argument: Node): Node {
  const node = unwrap(argument);
  const [first] = node.type === 'CallExpression' ? node.arguments : [];
  if (node.type !== 'CallExpression' || !first) return argument;
  const name = spokenName(node.callee);
  if (name === 'stringify') return first;
  if (name !== 'encode' && name !== 'from') return argument;
  const inner = serialized(first);
  return inner === first ? argument : inner;
}
