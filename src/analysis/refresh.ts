import { wordsOf } from '../lexicon.ts';
import type { Place } from '../model/vocabulary.ts';
import type { Call } from './calls.ts';
import type { FileView } from './file.ts';
import { payloadValue } from './payloads.ts';
import { placesOf, slotAt } from './places.ts';
import { enclosing, functionName, isFunction, plainKey, spokenName, type Node } from './tree.ts';
import { alternatives, objectSlot, type Value } from './values.ts';

/** Whether names around a call say that its token renews others: what it is assigned to, its key, the function. */
export function isRefresh(file: FileView, call: Call): boolean {
  const names: (string | undefined)[] = [];
  for (const place of [...placesOf(call.op.key), ...expiryPlaces(call)]) {
    const { value, node } = slotAt(file, call, place, { has: 'no' });
    const written = node?.type === 'Property' ? node.value : node;
    names.push(written && spokenName(written), ...(value ? alternatives(value).map(nameOf) : []));
  }
  for (const payload of alternatives(payloadValue(file, call))) {
    if (payload.is !== 'object') continue;
    for (const key of ['type', 'typ', 'token_type', 'tokenType', 'token_use', 'kind', 'use']) {
      const { value } = objectSlot(payload, key);
      if (value?.is === 'literal' && typeof value.value === 'string') names.push(value.value);
    }
  }
  const assigned = assignedName(call.node);
  return [...names, assigned ?? enclosingName(call.node)].some(
    (name) => name !== undefined && wordsOf(name).some((word) => word === 'refresh' || word === 'refreshtoken'),
  );
}

function expiryPlaces({ op }: Call): readonly Place[] {
  return typeof op.expires === 'object' ? op.expires.at.map(({ at }) => at) : [];
}

function nameOf(value: Value): string | undefined {
  return value.is === 'env' ? value.name : value.is === 'bytes' ? nameOf(value.of) : spokenName(value.node);
}

/** What a call's result is kept under: a variable, a property. */
function assignedName(call: Node): string | undefined {
  for (let at: Node | undefined = call.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === 'VariableDeclarator') return spokenName(at.id);
    if (at.type === 'AssignmentExpression') return spokenName(at.left);
    if (at.type === 'Property' || at.type === 'PropertyDefinition') return plainKey(at.key, at.computed);
  }
  return undefined;
}

function enclosingName(node: Node): string | undefined {
  for (let fn = enclosing(node, isFunction); fn; fn = enclosing(fn, isFunction)) {
    const name = functionName(fn);
    if (name !== undefined) return name;
  }
  return undefined;
}
