import type { TSESTree } from '@typescript-eslint/utils';

import {
  executesByName,
  fetchesByName,
  opensNothingByName,
  readsSecretFileByName,
  takesPathByName,
} from '../../lexicon/function-names.ts';
import { isAddressOption } from '../../lexicon/value-names.ts';
import type { Operation } from '../operations/operations.ts';
import { optionCheck } from '../operations/option.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { headerMember } from '../evaluation/token-header.ts';
import { isAllowListed } from './allow-lists.ts';
import { textParts } from '../syntax/text-parts.ts';
import { boundTo, isFunction, plainKey, spokenName, unwrap, wrapped, type Node } from '../syntax/node.ts';
import { alternatives, type ResultValue, type Value } from '../evaluation/value.ts';

/** A key that the sender of a token chooses (CWE-347). */
export interface UntrustedKey {
  readonly node: Node;
  /**
   * `embedded`: the verifier takes the key that the token brings. `key`, `address`: a part of the token becomes the key, or says where
   * it is fetched. `text`: it becomes a part of a path, a query or an address
   */
  readonly kind: 'address' | 'embedded' | 'key' | 'text';
  /** the part of the token: `jku`, `kid`, `iss` */
  readonly part: string;
}

/** Where the file lets tokens that nothing has verified choose the key to verify with. */
export function findUntrustedKeys(file: FileView, calls: readonly Operation[]): readonly UntrustedKey[] {
  const embedded = calls.flatMap((call): UntrustedKey[] => {
    const check = call.kind === 'verify' ? optionCheck(file, call, 'signature') : undefined;
    return check?.verdict === 'disabled' && check.reason === 'tokensKey'
      ? [{ node: check.node, kind: 'embedded', part: 'jwk' }]
      : [];
  });
  const found = sourcesOf(file).flatMap((source) => flowsOf(file, source, calls));
  return [...embedded, ...new Map(found.map((one) => [one.node, one])).values()];
}

/** What of a token says which key it is verified with: parameters of the header (RFC 7515, 4.1), and the issuer. */
const PARTS = new Set(['iss', 'jku', 'jwk', 'kid', 'x5c', 'x5u']);

/** Where a part of an unverified token is read. */
interface TokenPart {
  readonly node: Node;
  readonly part: string;
}

/** Where a part of an unverified token is read that nothing compares with what is expected. */
function sourcesOf(file: FileView): readonly TokenPart[] {
  const reads = file.tree
    .get('MemberExpression')
    .filter((node) => PARTS.has(plainKey(node.property, node.computed) ?? ''));
  const bound = file.tree.get('ObjectPattern').flatMap((pattern) =>
    pattern.properties.flatMap((property) => {
      const isPart = property.type === 'Property' && PARTS.has(plainKey(property.key, property.computed) ?? '');
      return isPart ? [boundTo(property.value)] : [];
    }),
  );
  // A proof of possession (RFC 9449) brings its key along, and is bound to a token by that.
  const isProof = file.sourceCode.text.includes('dpop+jwt');
  const references = bound.flatMap((name) => file.scopes.reads(name));
  return [...reads, ...references].flatMap((node) => {
    const value = alternatives(file.evaluate(node)).find((one) => unverifiedPart(one) !== undefined);
    const part = value && unverifiedPart(value);
    if (!value || part === undefined || (isProof && part === 'jwk')) return [];
    return isAllowListed(file, value) ? [] : [{ node, part }];
  });
}

/** The part of an unverified token that a value is. */
function unverifiedPart(value: Value): string | undefined {
  const member = headerMember(value);
  if (member !== undefined && member !== 'iss') return PARTS.has(member) ? member : undefined;
  return value.kind === 'result' && isIssuer(value) ? 'iss' : undefined;
}

function isIssuer({ op, path }: ResultValue): boolean {
  const claims = op.kind === 'decode' || op.kind === 'header' ? (op.claims ?? []) : [];
  return claims.some((at) => path.join('.') === (at === '' ? 'iss' : `${at}.iss`));
}

/** Follows a part forward, through variables and functions of the file, to the places where it becomes a key or says where one is. */
function flowsOf(
  file: FileView,
  { node: start, part }: TokenPart,
  calls: readonly Operation[],
): readonly UntrustedKey[] {
  const found: UntrustedKey[] = [];
  const pending = [start];
  const seen = new Set<Node>();
  const next = (node: Node): readonly UntrustedKey[] => {
    pending.push(node);
    return [];
  };
  for (let read = pending.pop(); read !== undefined; read = pending.pop()) {
    if (seen.has(read)) continue;
    seen.add(read);
    found.push(...stepOf(file, { node: read, part }, next, calls));
  }
  return found;
}

function stepOf(
  file: FileView,
  { node: read, part }: TokenPart,
  next: (node: Node) => readonly UntrustedKey[],
  calls: readonly Operation[],
): readonly UntrustedKey[] {
  const outer = wrapped(read);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'VariableDeclarator':
      // What is destructured is found by the names of its properties.
      return parent.init === outer && parent.id.type === 'Identifier' ? file.scopes.reads(parent.id).flatMap(next) : [];
    case 'MemberExpression':
      return parent.object === outer && parent.computed && part === 'x5c' ? next(parent) : [];
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === outer ? [] : next(parent);
    case 'ConditionalExpression':
      return parent.test === outer ? [] : next(parent);
    case 'ArrayExpression':
    case 'SpreadElement':
      return next(parent);
    case 'Property':
      return parent.value === outer && parent.parent.type === 'ObjectExpression' && isMeant(parent, part)
        ? next(parent.parent)
        : [];
    case 'TemplateLiteral':
    case 'BinaryExpression':
      return stringFlow(read, parent, part);
    case 'CallExpression':
    case 'NewExpression':
      if (parent.callee === outer) return [];
      return callFlow(file, { read, argument: outer, call: parent, part }, next, calls);
    default:
      return [];
  }
}

/** Parts that are keys, and parts that say where one is. */
const KEYS = new Set(['jwk', 'x5c']);
const ADDRESSES = new Set(['jku', 'x5u', 'iss']);

/** `{ key: header.jwk }`, `{ domain: claims.iss }`: a property that may hold a key, or says where to ask for one. */
function isMeant({ key, computed }: TSESTree.Property, part: string): boolean {
  if (KEYS.has(part)) return true;
  return ADDRESSES.has(part) && isAddressOption(plainKey(key, computed) ?? '');
}

/** A part of a token that a call is handed, as it is or inside of an object or an array. */
interface HandedPart {
  readonly read: Node;
  readonly argument: Node;
  readonly call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>;
  readonly part: string;
}

function callFlow(
  file: FileView,
  { read, argument, call, part }: HandedPart,
  next: (node: Node) => readonly UntrustedKey[],
  calls: readonly Operation[],
): readonly UntrustedKey[] {
  const name = spokenName(call.callee) ?? '';
  const callee = file.evaluate(call.callee);
  if (callee.kind === 'function') {
    const parameter = callee.node.params[call.arguments.findIndex((given) => given === argument)];
    return parameter && isFunction(callee.node) ? file.scopes.reads(parameter).flatMap(next) : [];
  }
  if (opensNothingByName(name)) return [];
  if (KEYS.has(part)) return [{ node: read, kind: 'key', part }];
  if (part === 'iss' ? fetchesByName(name) || isSent(file, call) : ADDRESSES.has(part)) {
    // A client that the file does not show may know its issuers.
    if (part === 'iss' && argument.type === 'ObjectExpression' && !calls.some(({ node }) => node === call)) return [];
    return isPinned(file, call, calls) ? [] : [{ node: read, kind: 'address', part }];
  }
  return part === 'kid' && (readsSecretFileByName(name) || takesPathByName(name))
    ? [{ node: read, kind: 'text', part }]
    : [];
}

/** What is known to ask an address. */
function isSent(file: FileView, call: Node): boolean {
  return file.resolvedCall(call)?.use?.op?.kind === 'send';
}

/** The client of the key set has an array of issuers, or a function that looks at them. */
function isPinned(file: FileView, node: Node, calls: readonly Operation[]): boolean {
  const call = calls.find((one) => one.node === node);
  const check = call && optionCheck(file, call, 'issuer');
  return check !== undefined && check.verdict !== 'absent';
}

/** A string that is a path, a query or an address. */
function stringFlow(read: Node, parent: Node, part: string): readonly UntrustedKey[] {
  let text = parent;
  while (text.parent?.type === 'BinaryExpression' && text.parent.operator === '+') text = text.parent;
  if (text.type === 'BinaryExpression' && text.operator !== '+') return [];
  const around = wrapped(text).parent;
  const isArgument = around?.type === 'CallExpression' || around?.type === 'NewExpression';
  const name = isArgument ? (spokenName(around.callee) ?? '') : '';
  if (around?.type === 'ThrowStatement' || opensNothingByName(name)) return [];
  if (KEYS.has(part)) return [{ node: unwrap(read), kind: 'key', part }];
  const written = textParts(text).filter((one) => typeof one === 'string');
  const isOpened = written.some((one) => OPENING.test(one)) || takesPathByName(name) || executesByName(name);
  return isOpened ? [{ node: unwrap(read), kind: ADDRESSES.has(part) ? 'address' : 'text', part }] : [];
}

/** Pieces of paths and addresses, and of SQL. */
const OPENING = /[/\\]|\.(?:pem|key|pub|json|crt)\b|\b(?:select|where|from)\b/i;
