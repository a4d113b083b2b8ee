import type { TSESTree } from '@typescript-eslint/utils';

import { keyOf } from '../evaluation/objects.ts';
import { alternatives, type Entry, type Value } from '../evaluation/value.ts';
import { isBareUnknown } from '../operations/key-names.ts';
import { unwrap } from '../syntax/node.ts';
import type { Carrier } from './carrier.ts';
import { named, type CarrierView } from './carrier-view.ts';
import { isDatum } from './foreign.ts';
import { isPlain, isSettled } from './propagation.ts';

/** What an object literal carries: the first token among its properties that no later one replaces. */
export function carrierInObject(view: CarrierView, node: TSESTree.ObjectExpression): Carrier | undefined {
  const own = node.properties.flatMap((property) => (property.type === 'Property' ? [property] : []));
  const replaced = new Set(own.map((property) => keyOf(view.file, property.key, property.computed)));
  for (const property of node.properties) {
    const isSpread = property.type === 'SpreadElement';
    const found = isSpread ? view.carrierOf(property.argument) : carrierInProperty(view, property);
    const isGone = isSpread && found !== undefined && replaced.has(found.key ?? found.name);
    if (found && found.kind !== 'foreign' && !isGone) return { ...found, isAround: true };
  }
  return undefined;
}

/** What a property carries, by its value or, where that says nothing, by its name. */
export function carrierInProperty(view: CarrierView, property: TSESTree.Property): Carrier | undefined {
  const { file } = view;
  const key = keyOf(file, property.key, property.computed);
  const byKey = named(view, key, 'value');
  if (byKey?.kind === 'foreign') return undefined;
  const carrier = view.carrierOf(property.value);
  const within = key === undefined ? {} : { key };
  if (carrier) return carrier.kind === 'foreign' ? undefined : { ...carrier, ...within };
  const value = file.evaluate(property.value);
  const isOther = isBareUnknown(file, unwrap(property.value)) || isDatum(file, property.value);
  return byKey && !isOther && !isPlain(value) && !isSettled(value) ? { ...byKey, ...within } : undefined;
}

/** An object that a name stands for: what was put into it, also afterwards. */
export function carrierHeld(view: CarrierView, value: Value): Carrier | undefined {
  for (const one of alternatives(value)) {
    if (one.kind !== 'object') continue;
    for (const entry of one.entries) {
      const found = carrierInEntry(view, entry);
      if (found && found.kind !== 'foreign') return found;
    }
  }
  return undefined;
}

function carrierInEntry(view: CarrierView, entry: Entry): Carrier | undefined {
  if (entry.kind === 'spread') return view.carrierOf(entry.node);
  if (entry.kind !== 'property') return undefined;
  if (entry.node.type === 'Property') return carrierInProperty(view, entry.node);
  return entry.node.type === 'AssignmentExpression'
    ? (view.carrierOf(entry.node.right) ?? named(view, entry.key, 'value'))
    : undefined;
}
