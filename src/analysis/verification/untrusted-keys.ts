import type { TSESTree } from '@typescript-eslint/utils';

import {
  executesByName,
  fetchesByName,
  looksUpByName,
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
import { boundTo, isNothing, plainKey, spokenName, unwrap, wrapped, type CallNode, type Node } from '../syntax/node.ts';
import { alternatives, type ResultValue, type Value } from '../evaluation/value.ts';
import { addAll } from '../syntax/lists.ts';

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

/** Every read of a part of a header asks for the call that it stands in. */
type CallsByNode = ReadonlyMap<Node, Operation>;

/** Where the file lets tokens that nothing has verified choose the key to verify with. */
export function findUntrustedKeys(file: FileView, calls: readonly Operation[]): readonly UntrustedKey[] {
  const embedded = calls.flatMap((call): UntrustedKey[] => {
    const check = call.kind === 'verify' ? optionCheck(file, call, 'signature') : undefined;
    return check?.verdict === 'disabled' && check.reason === 'tokensKey'
      ? [{ node: check.node, kind: 'embedded', part: 'jwk' }]
      : [];
  });
  const byNode = new Map(calls.toReversed().map((call) => [call.node, call]));
  const found = sourcesOf(file).flatMap((source) => flowsOf(file, source, byNode));
  return [...embedded, ...new Map(found.map((one) => [one.node, one])).values()];
}

/** What of a token says which key it is verified with: parameters of the header (RFC 7515, 4.1), and the issuer. */
const PARTS = new Set(['iss', 'jku', 'jwk', 'kid', 'x5c', 'x5u']);

/** Where a part of an unverified token is read. */
interface TokenPart {
  readonly node: Node;
  readonly part: string;
  readonly value: Value;
}

/** Where a part of an unverified token is read. */
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
    return [{ node, part, value }];
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

/** One expression that holds a part of a token. */
interface FlowStep {
  readonly read: Node;
  /** where the part is written, for a report: `iss` of `new URL(iss)` */
  readonly at: Node;
  readonly part: string;
}

/** What following one part needs. */
interface Flow {
  readonly file: FileView;
  readonly calls: CallsByNode;
  /** Goes on with another expression that holds the part; `at` is left out where that is written there itself. */
  next(read: Node, at?: Node): readonly UntrustedKey[];
  /** Whether the file has compared the part wherever an expression runs. */
  readonly isListed: (at: Node) => boolean;
}

/**
 * Follows a part forward, through variables and functions of the file, to the places where it becomes a key or says where one is,
 * unless it has been compared with what is expected there.
 */
function flowsOf(file: FileView, { node: start, part, value }: TokenPart, calls: CallsByNode): readonly UntrustedKey[] {
  const found: UntrustedKey[] = [];
  const pending: FlowStep[] = [{ read: start, at: start, part }];
  const seen = new Set<Node>();
  const flow: Flow = {
    file,
    calls,
    next: (read, at = read) => {
      pending.push({ read, at, part });
      return [];
    },
    isListed: (at) => isAllowListed(file, value, at),
  };
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    if (seen.has(step.read) || flow.isListed(step.read)) continue;
    seen.add(step.read);
    addAll(found, stepOf(flow, step));
  }
  return found;
}

function stepOf(flow: Flow, step: FlowStep): readonly UntrustedKey[] {
  const { read, at, part } = step;
  const outer = wrapped(read);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'VariableDeclarator':
      // What is destructured is found by the names of its properties.
      return parent.init === outer && parent.id.type === 'Identifier'
        ? flow.file.scopes.reads(parent.id).flatMap((name) => flow.next(name))
        : [];
    case 'MemberExpression':
      return memberStep(flow, step, parent);
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === outer ? [] : flow.next(parent);
    case 'ConditionalExpression':
      return parent.test === outer ? [] : flow.next(parent);
    case 'ArrayExpression':
    case 'SpreadElement':
      return flow.next(parent);
    case 'Property':
      return parent.value === outer && parent.parent.type === 'ObjectExpression' && isMeant(parent, part)
        ? flow.next(parent.parent)
        : [];
    case 'TemplateLiteral':
    case 'BinaryExpression':
      return isSameText(parent) ? flow.next(parent, at) : stringFlow(flow, step, parent);
    case 'CallExpression':
    case 'NewExpression':
      if (parent.callee === outer) return [];
      return keepsPart(parent) ? flow.next(parent, at) : callFlow(flow, { ...step, argument: outer, call: parent });
    default:
      return [];
  }
}

/** Members of a URL that lead where it does, and methods that leave a text as it is. */
const KEPT_MEMBERS = new Set(['host', 'hostname', 'href', 'origin']);
const KEPT_METHODS = new Set(['concat', 'replace', 'replaceAll', 'toLowerCase', 'toString', 'trim', 'trimEnd']);

function memberStep(
  flow: Flow,
  { read, at, part }: FlowStep,
  member: TSESTree.MemberExpression,
): readonly UntrustedKey[] {
  if (member.object !== wrapped(read)) return [];
  if (member.computed) return part === 'x5c' ? flow.next(member) : [];
  const name = plainKey(member.property, false) ?? '';
  const call = wrapped(member).parent;
  if (KEPT_METHODS.has(name) && call?.type === 'CallExpression' && unwrap(call.callee) === member) {
    return flow.next(call, at);
  }
  return ADDRESSES.has(part) && KEPT_MEMBERS.has(name) ? flow.next(member, at) : [];
}

/** `` `${iss}` ``, `iss + ''`: the text itself. */
function isSameText(node: Node): boolean {
  if (node.type === 'TemplateLiteral') return node.quasis.every(({ value }) => value.raw === '');
  return node.type === 'BinaryExpression' && node.operator === '+' && [node.left, node.right].some(isNothing);
}

/** `String(iss)`, `new URL(iss)`, `new URL('/keys', iss)`: building an address asks it for nothing. */
function keepsPart({ callee }: CallNode): boolean {
  return callee.type === 'Identifier' && /^(?:String|URL)$/.test(callee.name);
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
interface HandedPart extends FlowStep {
  readonly argument: Node;
  readonly call: CallNode;
}

function callFlow(flow: Flow, { at, argument, call, part }: HandedPart): readonly UntrustedKey[] {
  const { file, calls } = flow;
  const name = spokenName(call.callee) ?? '';
  const callee = file.evaluate(call.callee);
  if (callee.kind === 'function') {
    const parameter = callee.node.params[call.arguments.findIndex((given) => given === argument)];
    return parameter ? file.scopes.reads(parameter).flatMap((read) => flow.next(read)) : [];
  }
  if (opensNothingByName(name) || isMapLookUp(file, call)) return [];
  if (KEYS.has(part)) return [{ node: at, kind: 'key', part }];
  if (part === 'iss' ? fetchesByName(name) || isSent(file, call) : ADDRESSES.has(part)) {
    // A client that the file does not show may know its issuers.
    if (part === 'iss' && argument.type === 'ObjectExpression' && !calls.has(call)) return [];
    return isPinned(file, call, calls) ? [] : [{ node: at, kind: 'address', part }];
  }
  return part === 'kid' && (readsSecretFileByName(name) || takesPathByName(name))
    ? [{ node: at, kind: 'text', part }]
    : [];
}

/** `tenants.get(iss)`, unless that is a client of HTTP. */
function isMapLookUp(file: FileView, call: CallNode): boolean {
  const method = unwrap(call.callee);
  if (method.type !== 'MemberExpression' || !looksUpByName(spokenName(method) ?? '')) return false;
  return !isSent(file, call) && !/^https?$/.test(spokenName(method.object) ?? '');
}

/** What is known to ask an address. */
function isSent(file: FileView, call: Node): boolean {
  return file.resolvedCall(call)?.use?.op?.kind === 'send';
}

/** The client of the key set has an array of issuers, or a function that looks at them. */
function isPinned(file: FileView, node: Node, calls: CallsByNode): boolean {
  const call = calls.get(node);
  const check = call && optionCheck(file, call, 'issuer');
  return check !== undefined && check.verdict !== 'absent';
}

/** A string that is a path, a query or an address. */
function stringFlow(flow: Flow, { at, part }: FlowStep, parent: Node): readonly UntrustedKey[] {
  let text = parent;
  while (text.parent?.type === 'BinaryExpression' && text.parent.operator === '+') text = text.parent;
  if (text.type === 'BinaryExpression' && text.operator !== '+') return [];
  const around = wrapped(text).parent;
  const isArgument = around?.type === 'CallExpression' || around?.type === 'NewExpression';
  const name = isArgument ? (spokenName(around.callee) ?? '') : '';
  if (around?.type === 'ThrowStatement' || opensNothingByName(name) || isUsedWhenListed(flow, text)) return [];
  if (KEYS.has(part)) return [{ node: unwrap(at), kind: 'key', part }];
  const written = textParts(text).filter((one) => typeof one === 'string');
  const isOpened = written.some((one) => OPENING.test(one)) || takesPathByName(name) || executesByName(name);
  return isOpened ? [{ node: unwrap(at), kind: ADDRESSES.has(part) ? 'address' : 'text', part }] : [];
}

/** A string that a constant keeps until the part has been compared. */
function isUsedWhenListed({ file, isListed }: Flow, text: Node): boolean {
  const kept = wrapped(text).parent;
  const reads = kept?.type === 'VariableDeclarator' ? file.scopes.reads(kept.id) : [];
  return reads.length > 0 && reads.every(isListed);
}

/** Pieces of paths and addresses, and of SQL. */
const OPENING = /[/\\]|\.(?:pem|key|pub|json|crt)\b|\b(?:select|where|from)\b/i;
