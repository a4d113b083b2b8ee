import { listUses } from '../../model/table.ts';
import type { Op, Places, Store, Thing } from '../../model/vocabulary.ts';
import type { Operation } from '../operations/operations.ts';
import { isIdentity } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { firstSlot, placesOf, slotAt } from '../evaluation/places.ts';
import { memberSlot } from '../evaluation/slots.ts';
import { isSecret, type StoredToken } from './storage.ts';
import { decoratorsOf, plainKey, type FunctionNode, type Node } from '../syntax/node.ts';
import { alternatives, isUndefined, type ThingValue, type Value } from '../evaluation/value.ts';

/** Tokens among the state that the file makes outlive the page. */
export function findPersistedTokens(
  file: FileView,
  calls: readonly Operation[],
  carriers: Carriers,
): readonly StoredToken[] {
  const isToken = (name: string): boolean => isIdentity(carriers.kindNamed(name, 'key'));
  const called = calls.flatMap((call): readonly StoredToken[] => {
    const store = call.kind === 'persist' && !isSecret(file, call) ? storeOf(file, call) : undefined;
    if (!store) return [];
    if (call.op.keeps === undefined) return keeperOf(file, call, store);
    return keptBy(file, call, isToken)
      .filter(({ name }) => isToken(name))
      .map(({ name, node }) => ({ node, store, name, isConfirmed: byNameAlone }));
  });
  return [...called, ...decoratedTokens(file, isToken)];
}

/** State is named where it is kept, and used elsewhere. */
const byNameAlone = (): boolean => false;

/** What keeps tokens and nothing else is reported where it is told to. */
function keeperOf(file: FileView, call: Operation, store: Store): StoredToken[] {
  const told = placesOf(call.op.where).flatMap((place) => slotAt(file, call, place, { has: 'unknown' }).node ?? [])[0];
  return [{ node: told ?? call.name, store, name: 'tokens', isConfirmed: () => true }];
}

/** `@persist token = ''` */
function decoratedTokens(file: FileView, isToken: (name: string) => boolean): readonly StoredToken[] {
  return file.tree.get('PropertyDefinition').flatMap((property): readonly StoredToken[] => {
    const name = plainKey(property.key, property.computed);
    if (name === undefined || !isToken(name)) return [];
    const stores = decoratorsOf(property).flatMap(({ expression }) => {
      const decorator = expression.type === 'CallExpression' ? expression.callee : expression;
      return knownThings(file.evaluate(decorator)).flatMap(({ thing }) => thing.decorates?.store ?? []);
    });
    return stores.slice(0, 1).map((store) => ({ node: property.key, store, name, isConfirmed: byNameAlone }));
  });
}

const knownThings = (value: Value): readonly ThingValue[] => alternatives(value).filter((one) => one.kind === 'thing');

/** Which store is used; undefined where the file does not show it, or where it is another one. */
function storeOf(file: FileView, call: Operation): Store | undefined {
  const { has, value } = firstSlot(file, call, call.op.where);
  return has === 'no' || (value && isUndefined(value)) ? call.op.store : value && storeIn(file, value, call.op);
}

function storeIn(file: FileView, value: Value, op: Op): Store | undefined {
  for (const one of alternatives(value)) {
    if (one.kind === 'thing') return storeOfThing(one.thing);
    if (one.kind === 'literal' && typeof one.value === 'string') return op.store;
    if (one.kind === 'function') {
      const [returned] = returnedExpressions(file, one.node);
      if (returned) return storeIn(file, file.evaluate(returned), op);
    }
  }
  return undefined;
}

/** The store that a thing writes to: the browser's, or what has its methods. */
function storeOfThing({ writeMember, members }: Thing): Store | undefined {
  const setter = members?.['setItem'];
  const uses = typeof setter === 'object' ? listUses(setter.call) : [];
  return writeMember?.store ?? uses[0]?.op?.store;
}

/** A property of the state that is kept. */
interface Kept {
  readonly name: string;
  readonly node: Node;
}

/**
 * What a call keeps, by name: what it lists, and of the parts of the state that it lists, the tokens in them. Without a list it is all of
 * the state. What stands in the state is reported where that is told to be kept.
 */
function keptBy(file: FileView, call: Operation, isToken: (name: string) => boolean): readonly Kept[] {
  const omitted = new Set(namesAt(file, call, call.op.omits)?.map(({ name }) => name.split('.').at(-1)));
  const listed = call.op.isSchema ? keysAt(file, call, call.op.keeps) : namesAt(file, call, call.op.keeps, omitted);
  const valuesAt = (places: Places | undefined): readonly Value[] =>
    placesOf(places).flatMap((place) => {
      const { has, value } = slotAt(file, call, place, { has: 'unknown' });
      return has === 'yes' && value ? [value] : [];
    });
  const tokenIn = (state: Value): Kept | undefined => namesIn(file, state, omitted).find(({ name }) => isToken(name));
  const wholes = (values: readonly Value[]): readonly Kept[] =>
    values.flatMap((value) => tokenIn(value) ?? []).map((kept) => ({ ...kept, node: call.name }));
  const states = valuesAt(call.op.state);
  if (listed === undefined) return wholes(states);
  if (call.op.value !== undefined && !listed.some(({ name }) => isToken(name)))
    return wholes(valuesAt(call.op.value).filter(({ kind }) => kind === 'object'));
  return listed.flatMap((one): readonly Kept[] => {
    if (omitted.has(one.name)) return [];
    if (isToken(one.name)) return [one];
    const parts = states.flatMap((state) => listedPart(file, state, one.name) ?? []);
    return parts
      .flatMap((part) => tokenIn(part) ?? [])
      .slice(0, 1)
      .map(({ name }) => ({ name, node: one.node }));
  });
}

/** The part of the state under a path: `auth.session`. */
function listedPart(file: FileView, state: Value, path: string): Value | undefined {
  let at: Value | undefined = state;
  for (const key of path.split('.')) at = at && memberSlot(file, at, key).value;
  return at;
}

/** The names at the first of several places that has any; undefined where none of them is written. */
function namesAt(
  file: FileView,
  call: Operation,
  places: Places | undefined,
  omitted: Omitted = NONE_OMITTED,
): readonly Kept[] | undefined {
  for (const place of placesOf(places)) {
    const { has, value } = slotAt(file, call, place, { has: 'unknown' });
    if (has === 'no') continue;
    return value ? namesIn(file, value, omitted) : [];
  }
  return undefined;
}

/** The properties that a schema switches on: `{ jwt: true, theme: false }`. */
function keysAt(file: FileView, call: Operation, places: Places | undefined): readonly Kept[] {
  return placesOf(places).flatMap((place) => {
    const { value } = slotAt(file, call, place, { has: 'unknown' });
    return value?.kind !== 'object'
      ? []
      : value.entries.flatMap((entry) => {
          if (entry.kind !== 'property' || entry.key === undefined) return [];
          const told = entry.value();
          return told.kind === 'literal' && told.value === false ? [] : [{ name: entry.key, node: entry.node }];
        });
  });
}

type Omitted = ReadonlySet<string | undefined>;
const NONE_OMITTED: Omitted = new Set();

/** @param omitted names of properties that are not looked at, with what is in them */
function namesIn(file: FileView, value: Value, omitted: Omitted): readonly Kept[] {
  return alternatives(value).flatMap((one): readonly Kept[] => {
    switch (one.kind) {
      case 'literal':
        return typeof one.value === 'string' ? [{ name: one.value, node: one.node }] : [];
      case 'array':
        return one.items.flatMap((item) => namesIn(file, item, omitted));
      case 'object':
        return one.entries.flatMap((entry) =>
          entry.kind === 'property' && entry.key !== undefined && !omitted.has(entry.key)
            ? namesUnder(file, { name: entry.key, node: entry.node }, entry.value(), omitted)
            : [],
        );
      case 'function':
        return initialState(file, one.node).flatMap((state) => namesIn(file, state, omitted));
      case 'thing':
        return one.thing.state && one.made
          ? namesIn(
              file,
              slotAt(file, { ...one.made, made: one.made }, one.thing.state, { has: 'unknown' }).value ?? one,
              omitted,
            )
          : [];
      case 'bytes':
      case 'class':
      case 'either':
      case 'env':
      case 'instance':
      case 'result':
      case 'template':
      case 'unknown':
        return [];
    }
  });
}

/**
 * A property of the state with what is in it. Actions stand beside the state, which a function may give under that name; flags and counts
 * are no tokens.
 */
function namesUnder(file: FileView, kept: Kept, value: Value, omitted: Omitted): readonly Kept[] {
  const ones = alternatives(value);
  if (ones.some((one) => one.kind === 'literal' && /^(?:boolean|number)$/.test(typeof one.value))) return [];
  const isMade = (one: Value): boolean => one.kind === 'thing' || isReducer(one) || kept.name === 'state';
  if (ones.some((one) => one.kind === 'function' || one.kind === 'thing'))
    return ones.filter(isMade).flatMap((one) => namesIn(file, one, omitted));
  const within = ones.flatMap((one) =>
    one.kind === 'object' || one.kind === 'array' ? namesIn(file, one, omitted) : [],
  );
  return [kept, ...within];
}

/** What a function says that the state is at the start: the default of a reducer's first parameter, or else what it returns. */
function initialState(file: FileView, fn: FunctionNode): readonly Value[] {
  const [state] = fn.params;
  if (state?.type === 'AssignmentPattern') return [file.evaluate(state.right)];
  return returnedExpressions(file, fn).map((returned) => file.evaluate(returned));
}

const isReducer = (value: Value): boolean =>
  value.kind === 'function' && value.node.params.length === 2 && value.node.params[0]?.type === 'AssignmentPattern';
