import type { HandedIn, Imports } from '../../model/frozen.ts';
import type { TSESTree } from '@typescript-eslint/utils';

import { makesTokenByName } from '../../lexicon/jwt-functions.ts';
import { isSpecific, isTokenOf, ownsCapability } from '../../lexicon/token-names.ts';
import { parameterOf, returnedExpressions, type Parameter } from '../evaluation/functions.ts';
import { exportNamesOf } from '../evaluation/export-values.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Value } from '../evaluation/value.ts';
import { MAX_WRITES, writtenInto } from '../evaluation/variables.ts';
import { destructuredFrom, savedName } from '../operations/key-names.ts';
import {
  boundTo,
  enclosingFunction,
  functionName,
  isFunction,
  plainKey,
  spokenName,
  unwrap,
  type Node,
} from '../syntax/node.ts';
import { isIdentity, NOTHING, type Carrier } from './carrier.ts';
import { amongParts, firstOf, named, type CarrierView } from './carrier-view.ts';
import { tokenInKey } from './carriers-of-keys.ts';
import { carrierHeld, holderCarrier } from './carriers-of-objects.ts';
import { isSigned } from './evidence.ts';
import { handedBy, hasForeignOwner, hasOtherType, isConstantMember, isForeignPlace, listOf } from './foreign.ts';
import { isStillThere } from './member-index.ts';
import { pathText } from './member-paths.ts';
import { haveCommonOrigin } from './provenance.ts';
import { isAbsentAt, testedAt } from './tested-paths.ts';
import { hidesOwner, isBox, isClaims, isComputed, isList, isSettled, splitAtScheme } from './propagation.ts';

/** What a member carries: it may hide, or be, what it is read from; else it is known by its name. */
export function carrierOfMember(view: CarrierView, node: TSESTree.MemberExpression): Carrier | undefined {
  const key = plainKey(node.property, node.computed);
  if (key === undefined) return carrierOfName(view, node);
  // `header.split(' ')[1]` takes the token from behind its scheme.
  const header = /^\d+$/.test(key) ? splitAtScheme(view.file, node.object) : undefined;
  if (header) return view.carrierOf(header);
  if (hidesOwner(view.file, key)) return NOTHING;
  return carrierOfName(view, node) ?? (isBox(view.file, node, key) ? view.carrierOf(node.object) : undefined);
}

/** What a variable or a member carries where it stands: nothing, where a test has shown that there is no value. */
export function carrierOfName(
  view: CarrierView,
  node: TSESTree.Identifier | TSESTree.MemberExpression,
): Carrier | undefined {
  const found = nameCarrier(view, node);
  const path = found && found.kind !== 'foreign' ? pathText(view.file, node) : undefined;
  const isMissing =
    path !== undefined &&
    isAbsentAt(
      view.file,
      path,
      testedAt(view.file, node, (one) => view.members.writtenTo(one)),
    );
  return isMissing ? NOTHING : found;
}

/** What a variable or a member carries: by where its value comes from, by its name, by what becomes of it. */
function nameCarrier(view: CarrierView, node: TSESTree.Identifier | TSESTree.MemberExpression): Carrier | undefined {
  const { file } = view;
  const name = spokenName(node) ?? '';
  const value = file.evaluate(node);
  if (isClaims(value)) return NOTHING;
  const isRead = isProven(view, node) || isSigned(file, node);
  const byName = ofOwner(node, name, named(view, name, 'value'));
  if (byName?.kind === 'foreign') return byName;
  if (byName && !isRead && !isSpecific(name) && isForeignPlace(file, node)) return NOTHING;
  const origin = originCarrier(view, node, value);
  if (origin?.kind === 'foreign') return origin;
  if (isRead) return { kind: byName?.kind ?? origin?.kind ?? 'session', evidence: 'proven', name };
  if (isList(value) && origin) return { ...origin, isAround: true };
  if (isKnownOther(view, node, value) || (!origin && isConstantMember(file, node))) return NOTHING;
  if (byName) return confirmed(view, node, byName, origin);
  const made = origin && !origin.isRandom ? undefined : madeHere(view, node);
  return made ?? (origin?.isRandom ? NOTHING : (origin ?? byUse(view, node, name)));
}

/** A plain `token` carries one right where its owner does: `invitation.token`. */
function ofOwner(node: Node, name: string, byName: Carrier | undefined): Carrier | undefined {
  const owner = node.type === 'MemberExpression' ? spokenName(node.object) : undefined;
  if (byName?.kind !== 'session' || owner === undefined || isSpecific(name) || !ownsCapability(owner)) return byName;
  return { ...byName, kind: 'capability' };
}

/** What a function gives that is named after making a token, such as `generateRefreshToken`. */
function madeHere(view: CarrierView, node: Node): Carrier | undefined {
  const { file } = view;
  const home = node.type === 'Identifier' ? enclosingFunction(node) : undefined;
  const name = (home && functionName(home)) ?? '';
  if (!home || !makesTokenByName(name) || !isIdentity(view.kindNamed(name, 'call'))) return undefined;
  const variable = file.scopes.variable(node);
  const isGiven = returnedExpressions(file, home).some((given) => file.scopes.variable(unwrap(given)) === variable);
  return variable && isGiven ? named(view, name, 'call') : undefined;
}

/** `answer.tokens.refresh`: the owner says that it is a token, and the member which. */
function ofTokens(view: CarrierView, node: Node, name: string): Carrier | undefined {
  const owner = node.type === 'MemberExpression' ? spokenName(node.object) : undefined;
  if (owner === undefined || !isTokenOf(owner, name)) return undefined;
  const whole = `${name}Token`;
  const kind = view.kindNamed(whole, 'value');
  return kind && { kind, evidence: 'named', name: whole };
}

/** Whether the file verifies or decodes what an expression reads. */
export function isProven({ proven, tokens }: CarrierView, node: Node): boolean {
  return proven.size > 0 && haveCommonOrigin(tokens.origins(node), proven);
}

/** What is known to be something else, whatever it is called. */
function isKnownOther({ file }: CarrierView, node: Node, value: Value): boolean {
  return hasForeignOwner(node) || (isSettled(value) && !isComputed(node, value)) || hasOtherType(file, node);
}

/** What carries that from which the value comes. */
function originCarrier(view: CarrierView, node: Node, value: Value): Carrier | undefined {
  return (
    firstOf(view, originsOfName(view, node)) ??
    computedCarrier(view, node, value) ??
    callersCarrier(view, node) ??
    carrierHeld(view, value) ??
    containedCarrier(view, node)
  );
}

/** What methods have put into a container by then: `query.set('access_token', t)`, and all of it in `url.href`. */
function containedCarrier(view: CarrierView, node: Node): Carrier | undefined {
  const { file, containers } = view;
  const key = node.type === 'MemberExpression' ? plainKey(node.property, node.computed) : undefined;
  const isWhole = key !== undefined && file.table.names.member(key)?.whole === true;
  const path = pathText(file, isWhole && node.type === 'MemberExpression' ? node.object : node);
  if (path === undefined) return undefined;
  const keys = containers.keysIn(path, node).flatMap((one) => tokenInKey(file, one, view.carrierOf) ?? []);
  const found = keys[0]?.carrier ?? amongParts(view, containers.heldIn(path, node));
  return found && found.kind !== 'foreign' ? { ...found, isAround: true } : undefined;
}

/** Where a value comes from, as far as the file shows. */
function originsOfName({ file, members }: CarrierView, node: Node): readonly Node[] {
  const by = handedBy(file, node) ?? behindScheme(file, node);
  if (by) return [by];
  const path = node.type === 'MemberExpression' ? pathText(file, node) : undefined;
  if (path === undefined) return writtenInto(file, node);
  const written = members.writtenTo(path);
  if (written.length > MAX_WRITES) return [];
  return written.filter(
    ({ parent }) => parent?.type !== 'AssignmentExpression' || isStillThere(file, parent.left, node),
  );
}

/** `header`, for `token` behind `const [scheme, token] = header.split(' ')`. */
function behindScheme(file: FileView, node: Node): Node | undefined {
  const [def] = (node.type === 'Identifier' && file.scopes.variable(node)?.defs) || [];
  const declaration: Node | undefined = def?.node;
  if (declaration?.type !== 'VariableDeclarator' || declaration.id.type !== 'ArrayPattern') return undefined;
  const isBehind = declaration.id.elements.findIndex((element) => element && boundTo(element) === def?.name) > 0;
  return isBehind && declaration.init ? splitAtScheme(file, declaration.init) : undefined;
}

/** `this.token`, where `token() {…}` stands among the computed properties of a component. */
function computedCarrier(view: CarrierView, node: Node, value: Value): Carrier | undefined {
  return isComputed(node, value) ? firstOf(view, returnedExpressions(view.file, value.node)) : undefined;
}

/** A parameter is a token where every call that the file shows, or its project, hands one in. */
function callersCarrier(view: CarrierView, node: Node): Carrier | undefined {
  const { file } = view;
  const source = node.type === 'Identifier' ? parameterOf(file, node) : undefined;
  const given = source ? file.callers(source.fn).invocations.map(({ args }) => args[source.index]) : [];
  const elsewhere = source && file.imports ? handedInElsewhere(file, file.imports, source) : [];
  const carriers = [
    ...given.map((argument) => argument && view.carrierOf(argument)),
    ...elsewhere.map(({ name }) => named(view, name, 'value')),
  ];
  return carriers.every((carrier) => carrier && carrier.kind !== 'foreign') ? carriers[0] : undefined;
}

function handedInElsewhere(file: FileView, imports: Imports, { fn, index }: Parameter): readonly HandedIn[] {
  return exportNamesOf(file, fn).flatMap((name) => imports.handedIn(name, index));
}

/** What is called a token is one, unless it is one of many, or something that has parts. */
function confirmed(view: CarrierView, node: Node, byName: Carrier, origin: Carrier | undefined): Carrier | undefined {
  const one = elementCarrier(view, node, byName.name);
  if (one) return one;
  const path = pathText(view.file, node);
  if (path !== undefined && view.members.isThing(path)) return holderCarrier(view, node) ?? NOTHING;
  if (origin?.isRandom && byName.kind === 'session' && !isSpecific(byName.name) && isOnlyLogged(view.file, node))
    return NOTHING;
  return weighed(byName, origin);
}

/** A script that prints a random value and does nothing else with it has made up a value for whoever reads it, and no session. */
function isOnlyLogged(file: FileView, node: Node): boolean {
  const reads = file.scopes.reads(node);
  return reads.length > 0 && reads.every((read) => isInLog(file, read));
}

function isInLog(file: FileView, read: Node): boolean {
  for (let at = read.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === 'CallExpression' && file.resolvedCall(at)?.use?.op?.kind === 'log') return true;
  }
  return false;
}

/** An element of a list: pieces of a text, devices and counts come in lists; a session comes alone. */
function elementCarrier(view: CarrierView, node: Node, name: string): Carrier | undefined {
  const list = isSpecific(name) ? undefined : listOf(view.file, node);
  if (!list) return undefined;
  const whole = view.carrierOf(list);
  return whole && isSpecific(whole.name) ? whole : NOTHING;
}

/** A random value under a plain name is good for one purpose; `jwt` or `accessToken` say more than that. */
function weighed(byName: Carrier, origin: Carrier | undefined): Carrier {
  if (origin?.isRandom && !isSpecific(byName.name)) return { ...byName, kind: 'capability' };
  // What gives it says what a plain `token` is good for.
  if (origin?.kind === 'capability' && byName.kind === 'session' && !isSpecific(byName.name))
    return { ...byName, kind: 'capability' };
  if (!origin || !isIdentity(origin.kind)) return byName;
  return { ...byName, from: origin.name, evidence: origin.evidence === 'proven' ? 'proven' : byName.evidence };
}

/** What else tells of a value whose own name does not. */
function byUse(view: CarrierView, node: Node, name: string): Carrier | undefined {
  return (
    ofTokens(view, node, name) ??
    named(view, savedName(view.file, node), 'value') ??
    named(view, destructuredFrom(view.file, node), 'value') ??
    holderCarrier(view, node) ??
    usedCarrier(view, node, name)
  );
}

/** What is kept under a token's name, or sent behind `Bearer`, is one wherever it stands. */
function usedCarrier({ used, tokens }: CarrierView, node: Node, name: string): Carrier | undefined {
  const found = used.size > 0 ? [...tokens.origins(node)].find((origin) => used.has(origin)) : undefined;
  const kind = found && used.get(found);
  return kind && { kind, evidence: 'used', name };
}
