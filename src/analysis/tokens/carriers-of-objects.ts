import type { TSESTree } from '@typescript-eslint/utils';

import { keyOf } from '../evaluation/objects.ts';
import { alternatives, type Entry, type Value } from '../evaluation/value.ts';
import { unwrap, type Node } from '../syntax/node.ts';
import type { Carrier } from './carrier.ts';
import { named, type CarrierView } from './carrier-view.ts';
import { tokenInKey, type KeyToken } from './carriers-of-keys.ts';
import { keySpeaksFor } from './foreign.ts';
import { pathText } from './member-paths.ts';
import { isPlain, isSettled } from './propagation.ts';

/** What an object literal carries: the first token among its properties that no later one replaces. */
export function carrierInObject(view: CarrierView, node: TSESTree.ObjectExpression): Carrier | undefined {
  for (const property of node.properties) {
    const found =
      property.type === 'SpreadElement' ? carrierInSpread(view, property) : carrierInProperty(view, property);
    if (found && found.kind !== 'foreign') return { ...found, isAround: true };
  }
  return undefined;
}

/** What a spread brings into an object and no property behind it replaces: `{ ...answer, token: '***' }` shows no `token`. */
export function carrierInSpread(view: CarrierView, spread: TSESTree.SpreadElement): Carrier | undefined {
  const { parent } = spread;
  const properties = parent.type === 'ObjectExpression' ? parent.properties : [];
  return unlessReplaced(view, spread.argument, () =>
    propertyNamesOf(view, properties.slice(properties.indexOf(spread) + 1)),
  );
}

/** What objects that are merged carry, unless a later one replaces it: `Object.assign({}, answer, { token: '***' })`. */
export function carriersInMerged(
  view: CarrierView,
  objects: readonly Node[],
): readonly { readonly node: Node; readonly carrier: Carrier }[] {
  return objects.flatMap((node, index) => {
    const carrier = unlessReplaced(view, node, () => {
      const behind = objects.slice(index + 1).map(unwrap);
      return propertyNamesOf(
        view,
        behind.flatMap((one) => (one.type === 'ObjectExpression' ? one.properties : [])),
      );
    });
    return carrier && carrier.kind !== 'foreign' ? [{ node, carrier }] : [];
  });
}

/** @param replacedBy the names behind an object, in lower case: most objects carry nothing that could be replaced */
function unlessReplaced(
  view: CarrierView,
  object: Node,
  replacedBy: () => ReadonlySet<string | undefined>,
): Carrier | undefined {
  const found = view.carrierOf(object);
  if (!found) return undefined;
  const replaced = replacedBy();
  return replaced.has((found.key ?? found.name).toLowerCase()) ? holderCarrier(view, unwrap(object), replaced) : found;
}

/** What an entry says that an object has, in lower case, as headers are the same in capitals: of a spread, only the properties that are written in it. */
function keysOfEntry(view: CarrierView, entry: Entry): readonly (string | undefined)[] {
  if (entry.kind === 'property') return entry.certain ? [entry.key?.toLowerCase()] : [];
  const merged = entry.kind === 'spread' && entry.certain ? unwrap(entry.node) : undefined;
  return merged?.type === 'ObjectExpression' ? [...propertyNamesOf(view, merged.properties)] : [];
}

const propertyNamesOf = (
  { file }: CarrierView,
  properties: TSESTree.ObjectExpression['properties'],
): ReadonlySet<string | undefined> =>
  new Set(
    properties.flatMap((property) =>
      property.type === 'Property' ? [keyOf(file, property.key, property.computed)?.toLowerCase()] : [],
    ),
  );

/**
 * What the file reads from an object, or has put into it, and so is in it.
 *
 * @param but names of members that are not looked at, in lower case
 */
export function holderCarrier(
  view: CarrierView,
  node: Node,
  but: ReadonlySet<string | undefined> = new Set(),
): Carrier | undefined {
  const path = pathText(view.file, node);
  if (path === undefined || unwrap(node).type === 'ThisExpression') return undefined;
  const name = view.members.tokenUnder(path, node, but);
  const carrier = named(view, name, 'value');
  return carrier && { ...carrier, evidence: 'held', isAround: true };
}

/** What a property carries, by its value or, where that says nothing, by its name. */
export function carrierInProperty(view: CarrierView, property: TSESTree.Property): Carrier | undefined {
  const { file } = view;
  const key = keyOf(file, property.key, property.computed);
  const inKey = keyToken(view, property);
  if (inKey) return inKey.carrier;
  const byKey = named(view, key, 'value');
  if (byKey?.kind === 'foreign') return undefined;
  const carrier = view.carrierOf(property.value);
  const within = key === undefined ? {} : { key };
  if (carrier) return carrier.kind === 'foreign' ? undefined : { ...carrier, ...within };
  const value = file.evaluate(property.value);
  const isTold = byKey && keySpeaksFor(file, byKey.name, property.value);
  return isTold && !isPlain(value) && !isSettled(value) ? { ...byKey, ...within } : undefined;
}

/** `{ [accessToken]: client }` */
export function keyToken({ file, carrierOf }: CarrierView, { key, computed }: TSESTree.Property): KeyToken | undefined {
  return computed ? tokenInKey(file, key, carrierOf) : undefined;
}

/** An object that a name stands for: what was put into it, also afterwards. */
export function carrierHeld(view: CarrierView, value: Value): Carrier | undefined {
  for (const one of alternatives(value)) {
    if (one.kind !== 'object') continue;
    for (const [index, entry] of one.entries.entries()) {
      const found = carrierInEntry(view, entry, () => one.entries.slice(index + 1));
      if (found && found.kind !== 'foreign') return found;
    }
  }
  return undefined;
}

function carrierInEntry(view: CarrierView, entry: Entry, behind: () => readonly Entry[]): Carrier | undefined {
  if (entry.kind === 'spread')
    return unlessReplaced(view, entry.node, () => new Set(behind().flatMap((one) => keysOfEntry(view, one))));
  if (entry.kind !== 'property') return undefined;
  if (entry.node.type === 'Property') return carrierInProperty(view, entry.node);
  if (entry.node.type !== 'AssignmentExpression') return undefined;
  const { left, right } = entry.node;
  const isKeyed = left.type === 'MemberExpression' && left.computed && entry.key === undefined;
  const inKey = isKeyed ? tokenInKey(view.file, left.property, view.carrierOf) : undefined;
  if (inKey) return { ...inKey.carrier, isAround: true };
  return view.carrierOf(right) ?? named(view, entry.key, 'value');
}
