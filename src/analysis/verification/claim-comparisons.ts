import { checksClaimsByName, concernsPeopleByName, judgesNothingByName } from '../../lexicon/function-names.ts';
import { isClientClaim, isTypeClaim, namesTokenKind } from '../../lexicon/value-names.ts';
import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { lazy } from '../memo.ts';
import { isDemanded, isJudged } from './judged-uses.ts';
import {
  boundTo,
  enclosingFunction,
  isFunction,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  type CallNode,
  type Node,
} from '../syntax/node.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { alternatives, type ResultValue, type Value } from '../evaluation/value.ts';

/** Whether the code around a verification compares a claim by hand. */
export interface ClaimChecks {
  /** whether the file reads a claim at all, or takes the answer of a call as claims */
  isRead(calls: readonly Operation[]): boolean;
  /** `yes` if every call's claim is compared; `unknown` if code that the file does not show may do it */
  compared(calls: readonly Operation[], claim: ClaimName): 'no' | 'unknown' | 'yes';
}

/**
 * `client`: one of the claims that say to whom a token was given. `lifetime`: whether there is an `exp` at all. `type`: the header's
 * `typ`, or one of the claims that say of what kind a token is.
 */
export type ClaimName = 'aud' | 'client' | 'exp' | 'iss' | 'lifetime' | 'type';

const CLAIMS: readonly ClaimName[] = ['aud', 'exp', 'iss'];

/**
 * What the code around the verifications of a file makes of their claims.
 *
 * @param tokens tells which calls read the same token: comparing a claim of a decoded copy is as good
 */
export function claimChecks(file: FileView, tokens: Provenance): ClaimChecks {
  const compared = lazy(() => comparedClaims(file));
  const handedOver = lazy(() => claimsHandedOver(file));
  // A comparison on a decoded copy of the same token is as good.
  const known = new Map<Operation, readonly Node[]>();
  const copies = (call: Operation): readonly Node[] => {
    const nodes = known.get(call) ?? [call.node, ...tokens.sameToken(call, 'decode').map((copy) => copy.node)];
    known.set(call, nodes);
    return nodes;
  };
  const isCompared = (call: Operation, claim: ClaimName): boolean =>
    compared().size > 0 && copies(call).some((node) => compared().get(node)?.has(claim));
  const read = lazy(() => claimsRead(file));
  return {
    isRead: (asked) => asked.some((call) => copies(call).some((node) => read().has(node))),
    compared: (asked, claim) => {
      if (asked.every((call) => isCompared(call, claim))) return 'yes';
      if (handedOver().size === 0) return 'no';
      const isMaybe = (call: Operation): boolean => copies(call).some((node) => handedOver().has(node));
      return asked.every((call) => isCompared(call, claim) || isMaybe(call)) ? 'unknown' : 'no';
    },
  };
}

/** The calls whose answer is taken as JSON, or has a claim read from it. */
function claimsRead(file: FileView): ReadonlySet<Node> {
  const members = file.tree
    .get('MemberExpression')
    .flatMap((node) => (plainKey(node.property, node.computed) !== 'toString' ? [node.object] : []));
  const patterns = file.tree
    .get('VariableDeclarator')
    .flatMap((node) => (node.id.type === 'ObjectPattern' && node.init ? [node.init] : []));
  const parsed = file.tree.get('CallExpression').filter((node) => spokenName(node.callee) === 'parse');
  return new Set([...members, ...patterns, ...parsed].flatMap((node) => claimsIn(file, node).map(({ call }) => call)));
}

/** The verification calls whose `iss` or `aud` the file reads and judges. */
function comparedClaims(file: FileView): ReadonlyMap<Node, ReadonlySet<ClaimName>> {
  const found = new Map<Node, Set<ClaimName>>();
  const note = (read: Node, uses: readonly Node[], named = claimNamed): void => {
    const isCompared = uses.some((use) => isJudged(file, use));
    const isThere = isCompared || uses.some((use) => isDemanded(file, use));
    if (!isThere) return;
    for (const one of alternatives(keptClaim(file, read))) {
      const claim = one.kind === 'result' ? named(one.path.at(-1)) : undefined;
      if (one.kind !== 'result' || !claim) continue;
      const owner = { ...one, path: one.path.slice(0, -1) };
      if (!isWholeClaims(owner) && !(claim === 'type' && isHeader(owner))) continue;
      const claims = found.get(one.call) ?? new Set();
      found.set(one.call, claims);
      if (isCompared) claims.add(claim);
      if (claim === 'exp') claims.add('lifetime');
    }
  };
  for (const node of file.tree.get('MemberExpression')) {
    if (!claimNamed(plainKey(node.property, node.computed))) continue;
    note(node, usesOfRead(file, node));
  }
  for (const node of file.tree.get('ObjectPattern')) {
    for (const property of node.properties) {
      if (property.type !== 'Property' || !claimNamed(plainKey(property.key, property.computed))) continue;
      const bound = boundTo(property.value);
      note(bound, referencesOf(file, bound));
    }
  }
  // Whatever claim is compared with the name of a kind says the kind.
  for (const { left, right } of file.tree.get('BinaryExpression')) {
    const claim = isKindName(right) ? left : isKindName(left) ? right : undefined;
    if (claim) note(claim, [claim], () => 'type');
  }
  return found;
}

function isKindName(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && namesTokenKind(node.value);
}

/** A claim as it is read, also from a member of something unknown that the same function has put the claims into. */
function keptClaim(file: FileView, read: Node): Value {
  const value = file.evaluate(read);
  if (value.kind !== 'unknown' || read.type !== 'MemberExpression') return value;
  const kept = unwrap(read.object);
  if (kept.type !== 'MemberExpression') return value;
  const text = file.sourceCode.getText(kept);
  const claims = file.tree
    .get('AssignmentExpression')
    .flatMap((node) =>
      enclosingFunction(node) === enclosingFunction(read) && file.sourceCode.getText(node.left) === text
        ? alternatives(file.evaluate(node.right))
        : [],
    );
  const [found] = claims.filter((one): one is ResultValue => one.kind === 'result');
  const key = plainKey(read.property, read.computed);
  return found && key !== undefined ? { ...found, path: [...found.path, key] } : value;
}

function claimNamed(name = ''): ClaimName | undefined {
  const registered = CLAIMS.find((claim) => claim === name);
  if (registered) return registered;
  if (isClientClaim(name)) return 'client';
  return isTypeClaim(name) ? 'type' : undefined;
}

/** The answer holds the header there, and with it `typ`. */
function isHeader({ op, path }: ResultValue): boolean {
  return op.header !== undefined && path.join('.') === op.header;
}

/** The verified or decoded claims that an expression holds. */
function claimsIn(file: FileView, owner: Node): readonly ResultValue[] {
  return alternatives(file.evaluate(owner)).filter(
    (one): one is ResultValue => one.kind === 'result' && isWholeClaims(one),
  );
}

/** The answer of a verifier, or the part of it that holds the claims. */
function isWholeClaims({ op, path }: ResultValue): boolean {
  const at = path.join('.');
  return (op.claims ?? ['']).includes(at);
}

/** A member read, and what it is kept in. */
function usesOfRead(file: FileView, read: Node): readonly Node[] {
  const outer = wrapped(read);
  const parent = outer.parent;
  if (parent?.type === 'VariableDeclarator' && parent.init === outer) return referencesOf(file, parent.id);
  return [outer];
}

function referencesOf(file: FileView, name: Node): readonly Node[] {
  const variable = file.scopes.variable(name);
  return variable?.references.flatMap(({ identifier, init }) => (init ? [] : [identifier])) ?? [];
}

/**
 * The verification calls whose whole claims go to a function that the file does not show, and that may check them: its name says so,
 * or its answer decides and the name says nothing else.
 */
function claimsHandedOver(file: FileView): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const call of file.tree.get('CallExpression')) {
    if (!mayCheckClaims(call)) continue;
    const given = call.arguments.filter(({ type }) => HOLDING.has(type));
    const results = given.flatMap((argument) => claimsIn(file, argument));
    if (results.length === 0 || file.resolvedCall(call) || isParameter(file, call.callee)) continue;
    if (file.evaluate(call.callee).kind !== 'unknown') continue;
    for (const result of results) found.add(result.call);
  }
  return found;
}

function mayCheckClaims(call: CallNode): boolean {
  const name = spokenName(call.callee) ?? '';
  if (checksClaimsByName(name)) return true;
  return answerDecides(call) && !judgesNothingByName(name) && !concernsPeopleByName(name);
}

/** Whether the answer of a call decides which way code goes. */
function answerDecides(call: Node): boolean {
  const outer = wrapped(call);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'UnaryExpression':
    case 'LogicalExpression':
      return answerDecides(parent);
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === outer;
    default:
      return false;
  }
}

/** Expressions that can be whole claims: a name, a member, a call that answers with them. */
const HOLDING = new Set(['Identifier', 'MemberExpression', 'CallExpression', 'AwaitExpression', 'TSAsExpression']);

/** `done(null, payload)`: a parameter that is called, or a method of one (`res.json(payload)`), passes on. */
function isParameter(file: FileView, callee: Node): boolean {
  let node = unwrap(callee);
  while (node.type === 'MemberExpression' || node.type === 'CallExpression') {
    node = unwrap(node.type === 'MemberExpression' ? node.object : node.callee);
  }
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  return variable?.defs.some((def) => isFunction(def.node) && enclosingFunction(def.name) === def.node) ?? false;
}
