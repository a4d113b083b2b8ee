import { listUses } from '../../model/table.ts';
import type { Op, Store, Thing } from '../../model/vocabulary.ts';
import type { Operation } from '../operations/operations.ts';
import { isIdentity } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { firstSlot, placesOf, slotAt } from '../evaluation/places.ts';
import { isSecret, type StoredToken } from './storage.ts';
import type { Node } from '../syntax/node.ts';
import { alternatives, type Value } from '../evaluation/value.ts';

/** Tokens among the state that the file makes outlive the page. */
export function findPersistedTokens(
  file: FileView,
  calls: readonly Operation[],
  carriers: Carriers,
): readonly StoredToken[] {
  return calls.flatMap((call) => {
    const store = call.kind === 'persist' && !isSecret(file, call) ? storeOf(file, call) : undefined;
    if (!store) return [];
    if (call.op.keeps === undefined) return keeperOf(file, call, store);
    const omitted = new Set(namesAt(file, call, call.op.omits).map(({ name }) => name));
    return namesAt(file, call, call.op.keeps).flatMap(({ name, node }) =>
      !omitted.has(name) && isIdentity(carriers.kindNamed(name, 'key'))
        ? [{ node, store, name, isConfirmed: byNameAlone }]
        : [],
    );
  });
}

/** State is named where it is kept, and used elsewhere. */
const byNameAlone = (): boolean => false;

/** What keeps tokens and nothing else is reported where it is told to. */
function keeperOf(file: FileView, call: Operation, store: Store): StoredToken[] {
  const told = placesOf(call.op.where).flatMap((place) => slotAt(file, call, place, { has: 'unknown' }).node ?? [])[0];
  return [{ node: told ?? call.name, store, name: 'tokens', isConfirmed: () => true }];
}

/** Which store is used; undefined where the file does not show it, or where it is another one. */
function storeOf(file: FileView, call: Operation): Store | undefined {
  const { has, value } = firstSlot(file, call, call.op.where);
  return has === 'no' ? call.op.store : value && storeIn(file, value, call.op);
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

/** The names at the first of several places that has any. */
function namesAt(file: FileView, call: Operation, places: Op['keeps']): readonly Kept[] {
  for (const place of placesOf(places)) {
    const { has, value } = slotAt(file, call, place, { has: 'unknown' });
    if (has === 'no' || !value) continue;
    return namesIn(file, value);
  }
  return [];
}

function namesIn(file: FileView, value: Value): readonly Kept[] {
  return alternatives(value).flatMap((one): readonly Kept[] => {
    switch (one.kind) {
      case 'literal':
        return typeof one.value === 'string' ? [{ name: one.value, node: one.node }] : [];
      case 'array':
        return one.items.flatMap((item) => namesIn(file, item));
      case 'object':
        return one.entries.flatMap((entry) => {
          if (entry.kind !== 'property' || entry.key === undefined || isNoState(entry.value())) return [];
          return [{ name: entry.key, node: entry.node }];
        });
      case 'function':
        return returnedExpressions(file, one.node).flatMap((returned) => namesIn(file, file.evaluate(returned)));
      case 'bytes':
      case 'class':
      case 'either':
      case 'env':
      case 'instance':
      case 'result':
      case 'template':
      case 'thing':
      case 'unknown':
        return [];
    }
  });
}

/** Actions stand beside the state, and flags and counts are no tokens. */
function isNoState(value: Value): boolean {
  return alternatives(value).some(
    (one) => one.kind === 'function' || (one.kind === 'literal' && /^(?:boolean|number)$/.test(typeof one.value)),
  );
}
