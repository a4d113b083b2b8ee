import type { TSESTree } from '@typescript-eslint/utils';

import { makesJwt } from '../../lexicon/function-names.ts';
import { endsToken, isSpecific, tokenKind, type TokenKind, type TokenNames } from '../../lexicon/token-names.ts';
import type { Operation } from '../operations/operations.ts';
import { isIdentity, NOTHING, RANDOM, type Carrier } from './carrier.ts';
import {
  BOXES,
  ENDING_MEMBERS,
  GETTERS,
  HOLDING_CLASS,
  howMuch,
  isClaims,
  isComputed,
  isKeyText,
  isPlain,
  isSettled,
  isSplitAtSpace,
  TRANSPARENT,
  TRANSPARENT_METHODS,
} from './propagation.ts';
import { isSigned, provenOrigins, usedOrigins, type KeptValue } from './evidence.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { parameterOf, returnedExpressions } from '../evaluation/functions.ts';
import { indexMembers, pathText } from './member-index.ts';
import { lazy, type QuestionKind } from '../memo.ts';
import { destructuredFrom, isBareUnknown, keyName, savedName } from '../operations/key-names.ts';
import { keyOf } from '../evaluation/objects.ts';
import { handedBy, hasForeignOwner, hasOtherType, isForeignPlace, listOf, originOf } from './foreign.ts';
import { partsOf, type CarryingPart } from './carrying-parts.ts';
import { textParts } from '../syntax/text-parts.ts';
import { writtenInto, type Provenance } from './provenance.ts';
import { isFunction, placeOf, plainKey, spokenName, unwrap, type Node } from '../syntax/node.ts';
import { alternatives, type Entry, type Value } from '../evaluation/value.ts';

/** Finds what expressions carry. */
export interface Carriers {
  /** What token an expression carries, or undefined. */
  carrierOf(node: Node): Carrier | undefined;
  /** The smallest parts of an expression that carry a token: the holes of a text, the properties of an object. */
  partsOf(node: Node): readonly CarryingPart[];
  /** What an expression's name says, where no value is in sight. */
  kindNamed(name: string, role: 'call' | 'key' | 'value'): TokenKind | undefined;
  /** Whether an expression is a token that this file verifies, decodes or signs. */
  isProven(node: Node): boolean;
}

/** @param writes what the file writes into stores */
export function findCarriers(
  file: FileView,
  calls: readonly Operation[],
  tokens: Provenance,
  names: TokenNames,
  writes: () => readonly KeptValue[],
): Carriers {
  const proven = provenOrigins(file, calls, tokens);
  const used = lazy(() => usedOrigins(file, tokens, writes(), kindNamed));
  const kinds = new Map<string, TokenKind | undefined>();
  const members = lazy(() => indexMembers(file));

  const kindNamed: Carriers['kindNamed'] = (name, role) => {
    const key = `${role} ${name}`;
    if (!kinds.has(key)) kinds.set(key, tokenKind(name, role, names));
    return kinds.get(key);
  };

  const named = (name: string | undefined, role: 'call' | 'key' | 'value'): Carrier | undefined => {
    const kind = name === undefined ? undefined : kindNamed(name, role);
    return name !== undefined && kind ? { kind, evidence: 'named', name } : undefined;
  };

  const carrier: QuestionKind<FileView, Node, Carrier | undefined> = {
    name: 'carrier',
    compute: (_, node) => find(node),
    unanswered: () => undefined,
    position: placeOf,
  };
  const carrierOf = (expression: Node): Carrier | undefined => file.ask(carrier, unwrap(expression));

  /** The first that is a token; else the first that is known to be none. */
  const first = (nodes: readonly (Node | null | undefined)[]): Carrier | undefined => {
    let other: Carrier | undefined;
    for (const node of nodes) {
      const carrier = node ? carrierOf(node) : undefined;
      if (carrier && carrier.kind !== 'foreign') return carrier;
      other ??= carrier;
    }
    return other;
  };

  /** Text, lists and objects are no token because one of their parts is none. */
  const among = (nodes: readonly (Node | null | undefined)[]): Carrier | undefined => {
    const found = first(nodes);
    return found?.kind === 'foreign' && found === NOTHING ? undefined : found;
  };

  const find = (node: Node): Carrier | undefined => {
    switch (node.type) {
      case 'AwaitExpression':
        return carrierOf(node.argument);
      case 'LogicalExpression':
        return first(node.operator === '&&' ? [node.right] : [node.left, node.right]);
      case 'ConditionalExpression':
        return first([node.consequent, node.alternate]);
      case 'AssignmentExpression':
        return node.operator === '=' ? carrierOf(node.right) : undefined;
      case 'TemplateLiteral':
        return inText(node);
      case 'BinaryExpression':
        return node.operator === '+' ? inText(node) : NOTHING;
      case 'ObjectExpression':
        return inObject(node);
      case 'ArrayExpression':
        return among(node.elements);
      case 'CallExpression':
        return fromCall(node);
      case 'NewExpression':
        return HOLDING_CLASS.test(spokenName(node.callee) ?? '') ? among(node.arguments) : NOTHING;
      case 'Identifier':
        return fromName(node);
      case 'MemberExpression':
        return fromMember(node);
      case 'Literal':
        return node.value === null || node.value === '' ? undefined : NOTHING;
      case 'UnaryExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return NOTHING;
      default:
        return undefined;
    }
  };

  const inText = (node: Node): Carrier | undefined => {
    const parts = textParts(node);
    const holes = parts.flatMap((part, index) =>
      typeof part === 'string' ? [] : [asBearer(part, parts[index - 1]) ?? carrierOf(part)],
    );
    const token = holes.find((hole) => hole && hole.kind !== 'foreign');
    if (token) return textParts(node).length > 1 ? { ...token, isAround: true } : token;
    return holes.find((hole) => hole && hole !== NOTHING);
  };

  /** `Bearer ${x}` says what x is, whatever it is called. */
  const asBearer = (hole: Node, before: Node | string | undefined): Carrier | undefined => {
    if (typeof before !== 'string' || !/\bbearer\s+$/i.test(before)) return undefined;
    return carrierOf(hole) ?? { kind: 'session', evidence: 'named', name: spokenName(hole) ?? 'Bearer' };
  };

  const inObject = (node: TSESTree.ObjectExpression): Carrier | undefined => {
    const own = node.properties.flatMap((property) => (property.type === 'Property' ? [property] : []));
    const replaced = new Set(own.map((property) => keyOf(file, property.key, property.computed)));
    for (const property of node.properties) {
      const found = property.type === 'SpreadElement' ? carrierOf(property.argument) : inProperty(property);
      const isGone = property.type === 'SpreadElement' && found !== undefined && replaced.has(found.key ?? found.name);
      if (found && found.kind !== 'foreign' && !isGone) return { ...found, isAround: true };
    }
    return undefined;
  };

  const inProperty = (property: TSESTree.Property): Carrier | undefined => {
    const key = keyOf(file, property.key, property.computed);
    const byKey = named(key, 'value');
    if (byKey?.kind === 'foreign') return undefined;
    const carrier = carrierOf(property.value);
    const within = key === undefined ? {} : { key };
    if (carrier) return carrier.kind === 'foreign' ? undefined : { ...carrier, ...within };
    const value = file.evaluate(property.value);
    const isSilent = isPlain(value) || isSettled(value) || isBareUnknown(file, unwrap(property.value));
    return byKey && !isSilent ? { ...byKey, ...within } : undefined;
  };

  const fromCall = (node: TSESTree.CallExpression): Carrier | undefined => {
    if (isSigned(file, node)) return { kind: 'session', evidence: 'proven', name: spokenName(node) ?? 'token' };
    const name = spokenName(node.callee) ?? '';
    const [argument] = node.arguments;
    if (TRANSPARENT.has(name)) return argument ? carrierOf(argument) : undefined;
    const callee = unwrap(node.callee);
    const receiver = callee.type === 'MemberExpression' ? callee.object : undefined;
    if (receiver && TRANSPARENT_METHODS.has(name)) {
      const shows = howMuch(file, name, node.arguments);
      return shows === 'little' ? NOTHING : shows === 'much' ? carrierOf(receiver) : undefined;
    }
    if (name === 'parse' && receiver && spokenName(receiver) === 'JSON' && argument) return carrierOf(argument);
    if (name === 'then' && argument && isFunction(argument)) return first(returnedExpressions(file, argument));
    if (receiver && (name === 'catch' || name === 'finally')) return carrierOf(receiver);
    const op = file.resolvedCall(node)?.use?.op;
    if (op?.kind === 'read' || (receiver && GETTERS.has(name) && isKeyText(file, argument)))
      return argument && named(keyName(file, argument), 'key');
    const origin = originOf(file, node);
    if (origin) return origin === 'random' ? RANDOM : { kind: 'foreign', evidence: 'named', name };
    const fn = file.evaluate(node.callee);
    if (fn.kind === 'function') {
      const inner = first(returnedExpressions(file, fn.node));
      if (inner && inner !== NOTHING) return inner;
    }
    if (endsToken(name)) return NOTHING;
    if (makesJwt(name)) return { kind: 'session', evidence: 'proven', name };
    return selected(node, name) ?? named(name, 'call');
  };

  /** `useStore((state) => state.auth.token)`, `computed(() => session.token)` */
  const selected = (node: TSESTree.CallExpression, name: string): Carrier | undefined => {
    const [selector] = node.arguments;
    if (!SELECTING.test(name) || selector?.type !== 'ArrowFunctionExpression') return undefined;
    return first(returnedExpressions(file, selector));
  };

  const fromMember = (node: TSESTree.MemberExpression): Carrier | undefined => {
    const key = plainKey(node.property, node.computed);
    // `header.split(' ')[1]` takes the token from behind its scheme.
    const list = unwrap(node.object);
    if (key !== undefined && /^\d+$/.test(key) && list.type === 'CallExpression' && isSplitAtSpace(list))
      return list.callee.type === 'MemberExpression' ? carrierOf(list.callee.object) : undefined;
    if (key !== undefined && ENDING_MEMBERS.has(key)) return NOTHING;
    return fromName(node) ?? (key !== undefined && BOXES.has(key) ? carrierOf(node.object) : undefined);
  };

  const fromName = (node: TSESTree.Identifier | TSESTree.MemberExpression): Carrier | undefined => {
    const name = spokenName(node) ?? '';
    const value = file.evaluate(node);
    if (isClaims(value)) return NOTHING;
    const isRead = isProven(node) || isSigned(file, node);
    const byName = named(name, 'value');
    if (byName?.kind === 'foreign') return byName;
    if (byName && !isRead && !isSpecific(name) && isForeignPlace(file, node)) return NOTHING;
    const origin = first(originsOf(node)) ?? fromGetter(node, value) ?? fromCallers(node) ?? fromObject(value);
    if (origin?.kind === 'foreign') return origin;
    if (isRead) return { kind: byName?.kind ?? origin?.kind ?? 'session', evidence: 'proven', name };
    if (hasForeignOwner(node) || (isSettled(value) && !isComputed(node, value)) || hasOtherType(file, node))
      return NOTHING;
    if (byName) return fromList(node, name) ?? (isThing(node) ? (held(node) ?? NOTHING) : weighed(byName, origin));
    if (origin === RANDOM) return NOTHING;
    return (
      origin ??
      named(savedName(file, node), 'value') ??
      named(destructuredFrom(file, node), 'value') ??
      held(node) ??
      usedAs(node, name)
    );
  };

  /** What is kept under a token's name, or sent behind `Bearer`, is one wherever it stands. */
  const usedAs = (node: Node, name: string): Carrier | undefined => {
    const found = used().size > 0 && [...tokens.origins(node)].find((origin) => used().has(origin));
    const kind = found ? used().get(found) : undefined;
    return kind && { kind, evidence: 'used', name };
  };

  /** A random value under a plain name is good for one purpose; `jwt` or `accessToken` say more than that. */
  const weighed = (byName: Carrier, origin: Carrier | undefined): Carrier => {
    if (origin === RANDOM && !isSpecific(byName.name)) return { ...byName, kind: 'capability' };
    if (!origin || !isIdentity(origin.kind)) return byName;
    return { ...byName, from: origin.name, evidence: origin.evidence === 'proven' ? 'proven' : byName.evidence };
  };

  /** Where a value comes from, as far as the file shows. */
  const originsOf = (node: Node): readonly Node[] => {
    const by = handedBy(file, node);
    if (by) return [by];
    const path = node.type === 'MemberExpression' ? pathText(file, node) : undefined;
    return path === undefined ? writtenInto(file, node) : members().writtenTo(path);
  };

  /** `this.token`, where `token() {…}` stands among the computed properties of a component. */
  const fromGetter = (node: Node, value: Value): Carrier | undefined =>
    isComputed(node, value) ? first(returnedExpressions(file, value.node)) : undefined;

  /** A parameter is a token where every call that the file shows hands one in. */
  const fromCallers = (node: Node): Carrier | undefined => {
    const source = node.type === 'Identifier' ? parameterOf(file, node) : undefined;
    const given = source ? file.callers(source.fn).invocations.map(({ args }) => args[source.index]) : [];
    const carriers = given.map((argument) => argument && carrierOf(argument));
    return carriers.every((carrier) => carrier && carrier.kind !== 'foreign') ? carriers[0] : undefined;
  };

  /** An object that a name stands for: what was put into it, also afterwards. */
  const fromObject = (value: Value): Carrier | undefined => {
    for (const one of alternatives(value)) {
      if (one.kind !== 'object') continue;
      for (const entry of one.entries) {
        const found = fromEntry(entry);
        if (found && found.kind !== 'foreign') return found;
      }
    }
    return undefined;
  };

  const fromEntry = (entry: Entry): Carrier | undefined => {
    if (entry.kind === 'spread') return carrierOf(entry.node);
    if (entry.kind !== 'property') return undefined;
    if (entry.node.type === 'Property') return inProperty(entry.node);
    return entry.node.type === 'AssignmentExpression'
      ? (carrierOf(entry.node.right) ?? named(entry.key, 'value'))
      : undefined;
  };

  /** An element of a list: pieces of a text, devices and counts come in lists; a session comes alone. */
  const fromList = (node: Node, name: string): Carrier | undefined => {
    const list = isSpecific(name) ? undefined : listOf(file, node);
    if (!list) return undefined;
    const whole = carrierOf(list);
    return whole && isSpecific(whole.name) ? whole : NOTHING;
  };

  const isThing = (node: Node): boolean => {
    const path = pathText(file, node);
    return path !== undefined && members().isThing(path);
  };

  /** The file reads a token from it, or has put one into it. */
  const held = (node: Node): Carrier | undefined => {
    const path = pathText(file, node);
    if (path === undefined || path === 'this') return undefined;
    const name = members()
      .under(path, node)
      .find((member) => isIdentity(kindNamed(member, 'value')));
    const carrier = named(name, 'value');
    return carrier && { ...carrier, evidence: 'held', isAround: true };
  };

  const isProven = (node: Node): boolean =>
    proven.size > 0 && [...tokens.origins(node)].some((origin) => proven.has(origin));

  return {
    carrierOf,
    partsOf: (node) => partsOf(node, { carrierOf, asBearer, inProperty }),
    kindNamed,
    isProven: (node) => isProven(node) || isSigned(file, unwrap(node)),
  };
}

const SELECTING = /^(?:use|select|computed|get|\$derived)/;
