import { handlesJwt } from '../../lexicon/jwt-functions.ts';
import { jwtSecret } from '../../lexicon/secret-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { calleeName } from '../operations/operations.ts';
import { spokenName, unwrap, type Node } from '../syntax/node.ts';
import { callsNamed } from '../tokens/named-calls.ts';
import { keysIn, secretKind } from './key-material.ts';

/** A secret of this file handed to a function out of sight whose name says that it makes or checks tokens. */
export interface SecretArgument {
  readonly node: Node;
  /** how people call the function */
  readonly name: string;
  /** the string itself */
  readonly written: Node;
  /** whether it is only one of several values that the argument may have */
  readonly hasAlternatives: boolean;
}

/** The secrets that a file hands to functions which it does not show: one a call. */
export function findSecretArguments(file: FileView): readonly SecretArgument[] {
  return callsNamed(file, handlesJwt).flatMap((call): SecretArgument[] => {
    if (call.arguments.length < 2) return [];
    if (file.resolvedCall(call) || file.evaluate(call.callee).kind !== 'unknown') return [];
    const called = spokenName(calleeName(call.callee)) ?? spokenName(call.callee) ?? '';
    return call.arguments
      .slice(1)
      .flatMap((argument) => secretArgument(file, argument, called))
      .slice(0, 1);
  });
}

function secretArgument(file: FileView, argument: Node, called: string): SecretArgument[] {
  const node = unwrap(argument);
  const name = node.type === 'Identifier' || node.type === 'MemberExpression' ? spokenName(node) : undefined;
  if (name === undefined || jwtSecret(name) === undefined) return [];
  const keys = keysIn(file, file.evaluate(node));
  const written = keys.find(({ value }) => secretKind(value) !== undefined)?.value.node;
  return written ? [{ node: argument, name: called, written, hasAlternatives: keys.length > 1 }] : [];
}
