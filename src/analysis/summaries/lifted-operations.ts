import type { Place, Places } from '../../model/place.ts';
import type {
  Answer,
  CheckModel,
  CheckName,
  Checks,
  Expiry,
  IssuedValue,
  Op,
  OpKind,
  TimePlace,
} from '../../model/vocabulary.ts';
import { tokenKind } from '../../lexicon/token-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { nodeAt, placesOf, rootOf } from '../evaluation/places.ts';
import { alternatives, type Invocation, type Value } from '../evaluation/value.ts';
import { keyName } from '../operations/key-names.ts';
import type { Operation } from '../operations/operations.ts';
import { boundTo, enclosing, isFunction, isInside, isNothing, spokenName, unwrap, type Node } from '../syntax/node.ts';
import { placeHandedIn, placesHeld, type Callee } from './handed-in.ts';
import { settledToken } from './settled-tokens.ts';
import { supplyOf } from './supplies.ts';

/** Whether a check of an operation is made where it stands, whatever its callers say: by an option, or by code around. */
export type IsMade = (call: Operation, check: CheckName) => boolean;

/**
 * An operation in a function as one of the function itself: its places are those in which callers hand things in. What the function
 * settles is left out, and its checks are not for callers to make: a fault in them is one of this file.
 *
 * @returns undefined for an operation that is not about anything that callers hand in
 */
export function liftedOperation(callee: Callee, call: Operation, isMade: IsMade): Op | undefined {
  const { op } = call;
  if (!LIFTED.has(call.kind) || op.answer?.kind === 'middleware') return undefined;
  const places = (given: Places | undefined): Places | undefined => oneOrAll(liftedPlaces(callee, call, given));
  const held = (given: Places | undefined): Places | undefined => oneOrAll(heldPlaces(callee, call, given));
  const token = places(op.token);
  const payload = held(op.payload);
  const value = op.kind === 'log' ? shownPlaces(callee, call) : held(op.value);
  const name = held(op.name);
  const entries = held(op.entries);
  const address = held(op.address);
  const subjects = [token, payload, value, name, entries, address];
  if (WRITING.has(call.kind) && isJudgedHere(callee, call, [value, entries, name])) return undefined;
  if (subjects.every((one) => one === undefined) && !readsItself(call)) return undefined;
  const key = places(op.key);
  const claims = claimsGiven(callee, call);
  if (call.kind === 'decode' && !claims)
    return headerGiven(callee, call) ? { kind: 'header', ...(token && { token }), claims: [], header: '' } : undefined;
  const expires = liftedExpiry(callee, call, op.expires);
  const checks = op.checks && liftedChecks(callee, call, op.checks, isMade);
  return {
    kind: call.kind,
    ...(token && { token }),
    ...(key && { key }),
    ...(key && op.keyStrings && { keyStrings: op.keyStrings }),
    ...(op.acceptsEmptyKey && { acceptsEmptyKey: true as const }),
    ...(key && op.refusesPublicSecret && { refusesPublicSecret: op.refusesPublicSecret }),
    ...(payload && { payload }),
    ...(value && { value }),
    ...(name && { name }),
    ...(entries && { entries }),
    ...(address && { address }),
    ...(claims && { claims }),
    ...(op.issues && { issues: liftedIssues(callee, call, op.issues) }),
    ...(expires && { expires }),
    ...(op.kind === 'sign' && { settles: settledToken(callee, call) }),
    ...(op.times && { times: liftedTimes(callee, call, op.times) }),
    ...(checks && { checks }),
    ...(call.kind === 'verify' && { answer: answerGiven(callee, call) }),
    ...(op.store && { store: op.store }),
    ...(op.runs && { runs: op.runs }),
  };
}

/** What is worth knowing of a function that does it for others. */
const LIFTED: ReadonlySet<OpKind> = new Set([
  'cookie',
  'decode',
  'log',
  'message',
  'parameter',
  'send',
  'sign',
  'store',
  'verify',
]);

/** What is judged by what it writes. */
const WRITING: ReadonlySet<OpKind> = new Set(['cookie', 'log', 'message', 'parameter', 'send', 'store']);

/** Whether the function says itself that it writes a token, by the name of its parameter or the one that it writes it under. */
function isJudgedHere(
  { file, fn }: Callee,
  call: Operation,
  [value, entries, name]: readonly (Places | undefined)[],
): boolean {
  const written = [...placesOf(value), ...placesOf(entries)];
  const isNamed = written.some((place) => {
    const [index = '', ...keys] = place.split('.');
    const parameter = fn.params[Number(index)];
    const spoken = keys.at(-1) ?? (parameter && spokenName(boundTo(parameter))) ?? '';
    return tokenKind(spoken, 'value', NO_NAMES) !== undefined;
  });
  if (isNamed || name !== undefined) return isNamed;
  const key = nodeAt(file, call, call.op.name);
  const under = key ? keyName(file, key) : undefined;
  return under !== undefined && tokenKind(under, 'key', NO_NAMES) !== undefined;
}

const NO_NAMES = { names: [], notNames: [] };

const readsItself = ({ kind, op }: Operation): boolean => kind === 'verify' && op.token === undefined;

function oneOrAll(places: readonly Place[]): Places | undefined {
  return places.length > 1 ? places : places[0];
}

/** Whether the function gives the header of the token, and nothing else of it. */
function headerGiven({ file, fn }: Callee, { op, node }: Operation): boolean {
  const given = returnedExpressions(file, fn).flatMap((returned) => alternatives(file.evaluate(returned)));
  return given.some((value) => value.kind === 'result' && value.call === node && value.path.join('.') === op.header);
}

/** The places of callers among several, the most important first. */
function liftedPlaces(callee: Callee, call: Invocation, places: Places | undefined): readonly Place[] {
  return placesOf(places).flatMap((place) => {
    const supply = supplyOf(callee, call, place);
    return supply.from === 'caller' ? [supply.at] : [];
  });
}

/** Where callers hand in what is in a value that an operation is given. */
function heldPlaces(callee: Callee, call: Invocation, places: Places | undefined): readonly Place[] {
  return placesOf(places).flatMap((place) => {
    const supply = supplyOf(callee, call, place);
    if (supply.from === 'caller') return [supply.at];
    const { args, path } = rootOf(callee.file, call, place);
    const argument = path.length === 1 ? args?.[Number(path[0])] : undefined;
    return argument ? placesHeld(callee, argument) : [];
  });
}

/** What a log shows as it is handed in: of what is worked out on the way, nobody knows what is left of it. */
function shownPlaces(callee: Callee, call: Operation): Places | undefined {
  const { value } = call.op;
  const shown = call.args.flatMap((argument) => placeHandedIn(callee, argument) ?? []);
  return oneOrAll(value === undefined ? shown : liftedPlaces(callee, call, value));
}

function liftedChecks(callee: Callee, call: Operation, checks: Checks, isMade: IsMade): Checks {
  const lifted = Object.entries(checks).map(([name, model]) => [
    name,
    isMade(call, name as CheckName) ? 'fixed' : liftedCheck(callee, call, model),
  ]);
  return { ...OURS, ...(Object.fromEntries(lifted) as Checks) };
}

/** What hardly any library has an option for is reported where the library is called. */
const OURS: Checks = { lifetime: 'fixed', type: 'fixed' };

function liftedCheck(callee: Callee, call: Operation, model: CheckModel): CheckModel {
  if (typeof model !== 'object') return 'fixed';
  const at: Place[] = [];
  let isOverDefault = false;
  for (const place of placesOf(model.at)) {
    const supply = supplyOf(callee, call, place);
    if (supply.from === 'inside') break;
    if (supply.from !== 'caller') continue;
    at.push(supply.at);
    isOverDefault ||= supply.isOverDefault ?? false;
  }
  const [first] = at;
  if (first === undefined) return 'fixed';
  const { dropped, optional, ...rest } = model;
  const [demanded] = optional === undefined || optional === 'never' ? [] : liftedPlaces(callee, call, optional);
  return {
    ...rest,
    at,
    // What the function says itself is one of its own file.
    ...(isOverDefault && { absent: 'enforced' as const }),
    ...(dropped && { dropped: liftedPlaces(callee, call, dropped) }),
    ...(optional === 'never' && { optional }),
    ...(demanded && { optional: demanded }),
  };
}

function liftedTimes(callee: Callee, call: Operation, times: readonly TimePlace[]): readonly TimePlace[] {
  return times.flatMap((time) => liftedPlaces(callee, call, time.at).map((at): TimePlace => ({ ...time, at })));
}

/** A lifetime that the function sees to is none of its callers' business, whatever it is. */
function liftedExpiry(callee: Callee, call: Operation, expires: Expiry | undefined): Expiry | undefined {
  if (expires === undefined || expires === 'fixed') return expires;
  const supplies = expires.at.map(({ at }) => supplyOf(callee, call, at));
  if (supplies.some((supply) => supply.from === 'inside' || (supply.from === 'caller' && supply.isOverDefault)))
    return 'fixed';
  const at = liftedTimes(callee, call, expires.at);
  return at.length === 0 ? 'fixed' : { ...expires, at };
}

function liftedIssues(callee: Callee, call: Operation, issues: NonNullable<Op['issues']>): NonNullable<Op['issues']> {
  return Object.fromEntries(
    Object.entries(issues).flatMap(([name, issued]: [string, IssuedValue]) => {
      const at = oneOrAll(liftedPlaces(callee, call, issued.at));
      return at === undefined ? [] : [[name, { ...issued, at }]];
    }),
  );
}

/** Where the claims lie in what the function gives. */
function claimsGiven(callee: Callee, call: Operation): readonly string[] | undefined {
  const { claims } = call.op;
  if (claims === undefined) return undefined;
  const given = returnedExpressions(callee.file, callee.fn).flatMap((returned) =>
    alternatives(callee.file.evaluate(returned)).flatMap((value) => pathsInto(value, call)),
  );
  const found = given.flatMap(({ under, path }) => claims.flatMap((claim) => rebased(claim, path, under) ?? []));
  return found.length > 0 ? [...new Set(found)] : undefined;
}

/** Where a part of what an operation answered lies in a value. */
interface Into {
  /** the properties of the value that lead there */
  readonly under: readonly string[];
  /** the part of the answer */
  readonly path: readonly string[];
}

function pathsInto(value: Value, call: Operation): readonly Into[] {
  if (value.kind === 'result') return value.call === call.node ? [{ under: [], path: value.path }] : [];
  if (value.kind !== 'object') return [];
  return value.entries.flatMap((entry) => {
    if (entry.kind !== 'property' || entry.key === undefined) return [];
    const { key } = entry;
    return alternatives(entry.value()).flatMap((one) =>
      one.kind === 'result' && one.call === call.node ? [{ under: [key], path: one.path }] : [],
    );
  });
}

/** `payload` of an answer whose `payload` is given as it is: the whole. */
function rebased(claim: string, path: readonly string[], under: readonly string[]): string | undefined {
  const keys = claim === '' ? [] : claim.split('.');
  const isPart = path.length <= keys.length && path.every((key, index) => keys[index] === key);
  return isPart ? [...under, ...keys.slice(path.length)].join('.') : undefined;
}

/** How the function tells its callers that a token was refused. */
function answerGiven({ file, fn }: Callee, { op, node }: Operation): Answer {
  const own = op.answer ?? { kind: 'throws' };
  const isLater = fn.async || own.async === 'promise';
  const swallowed = own.kind === 'throws' ? swallowedAs(file, fn, node) : undefined;
  return {
    kind: swallowed ?? own.kind,
    ...(own.withClaims && { withClaims: own.withClaims }),
    ...(own.claimsOfError !== undefined && { claimsOfError: own.claimsOfError }),
    ...(isLater && { async: 'promise' }),
  };
}

/** What a function gives that catches the error of a refusal, where that is nothing that anybody could take for claims. */
function swallowedAs(file: FileView, fn: Callee['fn'], call: Node): 'empty' | 'false' | undefined {
  const attempt = enclosing(call, (at) => at.type === 'TryStatement' || isFunction(at));
  if (attempt?.type !== 'TryStatement' || !attempt.handler || !isInside(call, attempt.block)) return undefined;
  const { body } = attempt.handler;
  const returned = file.tree.inFunction('ReturnStatement', fn).filter((statement) => isInside(statement, body));
  const last = body.body.at(-1);
  if (last?.type === 'ThrowStatement') return undefined;
  if (returned.length === 0) return last?.type === 'ReturnStatement' || isAtEnd(attempt, fn) ? 'empty' : undefined;
  const values = returned.map(({ argument }) => argument && unwrap(argument));
  if (values.every((value) => value?.type === 'Literal' && value.value === false)) return 'false';
  return values.every((value) => !value || isNothing(value)) ? 'empty' : undefined;
}

const isAtEnd = (statement: Node, fn: Callee['fn']): boolean =>
  fn.body.type === 'BlockStatement' && fn.body.body.at(-1) === statement;
