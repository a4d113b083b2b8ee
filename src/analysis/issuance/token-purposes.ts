import type { TSESTree } from '@typescript-eslint/utils';

import { keepsUnderNameByName } from '../../lexicon/function-names.ts';
import { tokenKind } from '../../lexicon/token-names.ts';
import {
  opensSessionByName,
  purposeHeld,
  purposeMade,
  purposeOfPath,
  purposeWritten,
  type TokenPurpose,
} from '../../lexicon/token-purposes.ts';
import { isTypeClaim, namesTokenKind } from '../../lexicon/value-names.ts';
import type { SignedClaims } from '../../model/frozen.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { placesOf, rootOf } from '../evaluation/places.ts';
import type { Operation } from '../operations/operations.ts';
import {
  enclosingFunction,
  functionName,
  isFunction,
  plainKey,
  spokenName,
  wrapped,
  type Node,
} from '../syntax/node.ts';
import { isText, textParts } from '../syntax/text-parts.ts';
import type { Frame } from './wrapped-signers.ts';

/**
 * What a token is good for: as it says itself, or else as what it is put into is called, in the file and by the callers of the
 * function that signs it.
 *
 * @param frames the calls that led there, the innermost first
 * @returns undefined where nothing says so
 */
export function purposeSigned(
  file: FileView,
  call: Operation,
  frames: readonly Frame[],
  payload: SignedClaims,
): string | undefined {
  const written = purposeClaimed(payload);
  if (written) return written;
  const nodes = [call.node, ...frames.map((frame) => frame.call.node)];
  const given = nodes.toReversed().map((node) => purposeReceiving(file, node, 0));
  const handed = handedToCallback(file, call).map((name) => purposeOfUses(file, name, 0));
  const found = [...given, ...handed].find((purpose) => purpose !== undefined);
  if (found) return found;
  if (call.op.settles?.purpose !== undefined) return call.op.settles.purpose;
  const made = nodes
    .flatMap(namesAround)
    .map(purposeMade)
    .find((purpose) => purpose !== undefined);
  if (made) return made;
  const isSession =
    nodes.flatMap(namesAround).some(opensSessionByName) || nodes.some((node) => isPlainCookie(file, node));
  return isSession ? 'session' : undefined;
}

/** What a claim says, or the audience or the subject where that is the name of a kind. */
function purposeClaimed({ claims }: SignedClaims): TokenPurpose | undefined {
  for (const [name, value] of Object.entries(claims)) {
    const text = value?.startsWith('text ') ? value.slice('text '.length) : undefined;
    if (text === undefined) continue;
    const isNamed = (name === 'aud' || name === 'sub') && namesTokenKind(text);
    const purpose = isTypeClaim(name) || isNamed ? purposeWritten(text) : undefined;
    if (purpose) return purpose;
  }
  return undefined;
}

/** Through so many names a token is followed to what it is put into. */
const MOST_FOLLOWED = 2;

/** What an expression is put into says: a variable, a property, a link, a cookie, a function that sends it. */
function purposeReceiving(file: FileView, expression: Node, depth: number): TokenPurpose | undefined {
  const node = wrapped(expression);
  const { parent } = node;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init === node ? purposeOfName(file, parent.id, depth) : undefined;
    case 'AssignmentExpression':
      if (parent.right !== node) return undefined;
      return parent.left.type === 'Identifier'
        ? purposeOfName(file, parent.left, depth)
        : purposeHeld(spokenName(parent.left) ?? '');
    case 'Property':
      if (parent.value !== node) return undefined;
      return purposeHeld(plainKey(parent.key, parent.computed) ?? '');
    case 'TemplateLiteral':
    case 'BinaryExpression':
      if (!isText(parent)) return undefined;
      return purposeOfPath(textBefore(parent, node)) ?? purposeReceiving(file, parent, depth);
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return parent.type === 'ConditionalExpression' && parent.test === node
        ? undefined
        : purposeReceiving(file, parent, depth);
    case 'ArrayExpression':
      return purposeOfElement(
        file,
        parent,
        parent.elements.findIndex((element) => element === node),
        depth,
      );
    case 'CallExpression':
      return parent.callee === node ? undefined : purposeOfCall(file, parent, node);
    default:
      return undefined;
  }
}

function purposeOfName(file: FileView, name: Node, depth: number): TokenPurpose | undefined {
  if (name.type !== 'Identifier') return undefined;
  return purposeHeld(name.name) ?? purposeOfUses(file, name, depth);
}

function purposeOfUses(file: FileView, name: Node, depth: number): TokenPurpose | undefined {
  if (depth === MOST_FOLLOWED) return undefined;
  const own = name.type === 'Identifier' ? purposeHeld(name.name) : undefined;
  return (
    own ??
    file.scopes
      .reads(name)
      .map((read) => purposeReceiving(file, read, depth + 1))
      .find((purpose) => purpose !== undefined)
  );
}

/** `const [accessToken, refreshToken] = await Promise.all([…, …])` */
function purposeOfElement(file: FileView, array: Node, index: number, depth: number): TokenPurpose | undefined {
  const around = wrapped(array).parent;
  const whole = around?.type === 'CallExpression' ? wrapped(around) : wrapped(array);
  const declarator = whole.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ArrayPattern') return undefined;
  const element = declarator.id.elements[index];
  return element ? purposeOfName(file, element, depth) : undefined;
}

/** The text that stands before an expression in a longer one. */
function textBefore(text: Node, node: Node): string {
  const parts = textParts(text);
  const at = parts.findIndex((part) => typeof part !== 'string' && wrapped(part) === node);
  return parts
    .slice(0, Math.max(0, at))
    .filter((part) => typeof part === 'string')
    .join('/');
}

/** The name of the cookie that a call sets, the function that it sends a token with. */
function purposeOfCall(file: FileView, call: TSESTree.CallExpression, node: Node): TokenPurpose | undefined {
  const [first] = call.arguments;
  const callee = spokenName(call.callee) ?? '';
  if (first && first !== node && keepsUnderNameByName(callee)) {
    const name = file.evaluate(first);
    if (name.kind === 'literal' && typeof name.value === 'string') return purposeHeld(name.value);
  }
  return purposeMade(callee);
}

/** A token that is set as a cookie is that of a session, where nothing says of another kind. */
function isPlainCookie(file: FileView, expression: Node): boolean {
  const node = wrapped(expression);
  const { parent } = node;
  if (parent?.type === 'VariableDeclarator' && parent.init === node)
    return file.scopes.reads(parent.id).some((read) => isSetAsCookie(file, read));
  return isSetAsCookie(file, node);
}

function isSetAsCookie(file: FileView, given: Node): boolean {
  const call = wrapped(given).parent;
  if (call?.type !== 'CallExpression') return false;
  const [first] = call.arguments;
  if (!first || first === given || file.resolvedCall(call)?.use?.op?.kind !== 'cookie') return false;
  const name = file.evaluate(first);
  const text = name.kind === 'literal' && typeof name.value === 'string' ? name.value : '';
  return tokenKind(text, 'key', PLAIN_NAMES) === 'session' || purposeWritten(text) === 'session';
}

const PLAIN_NAMES = { names: [], notNames: [] };

/** The names by which a callback knows the token that it gets. */
function handedToCallback(file: FileView, call: Operation): readonly Node[] {
  const { callback } = call.op;
  return placesOf(callback?.at).flatMap((place) => {
    const { args, path } = rootOf(file, call, place);
    const fn = args?.[Number(path[0])];
    const name = fn && isFunction(fn) ? fn.params[callback?.claims ?? 0] : undefined;
    return name ? [name] : [];
  });
}

/** The names of the functions around a node, or of the routes that they are handlers of, the nearest first. */
function namesAround(node: Node): readonly string[] {
  const names: string[] = [];
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const name = functionName(fn) ?? routeHandled(fn);
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** `router.post('/auth/login', handler)`: the last part of the path that is written out. */
function routeHandled(handler: Node): string | undefined {
  const call = wrapped(handler).parent;
  const [path] = call?.type === 'CallExpression' ? call.arguments : [];
  const text = path?.type === 'Literal' && typeof path.value === 'string' ? path.value : '';
  if (!text.startsWith('/')) return undefined;
  return text
    .split('/')
    .filter((part) => part !== '' && !/^[:*{]/.test(part))
    .at(-1);
}
