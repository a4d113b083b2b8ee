import { wordsOf } from '../../lexicon/name-words.ts';
import type { Place } from '../../model/vocabulary.ts';
import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { payloadValue } from './signed-expressions.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import { enclosingFunction, functionName, isFunction, plainKey, spokenName, type Node } from '../syntax/node.ts';
import { alternatives, type ObjectValue, type Value } from '../evaluation/value.ts';
import { addAll } from '../syntax/lists.ts';

/** The claims that say of which kind a token is. */
const KIND_CLAIMS = ['type', 'typ', 'token_type', 'tokenType', 'token_use', 'kind', 'use'];

/** Whether an object has something that may stand under a key: most payloads have none of these claims. */
function mayHave({ entries }: ObjectValue, key: string): boolean {
  return entries.some(
    (entry) => entry.kind === 'spread' || (entry.kind === 'property' && (entry.key === undefined || entry.key === key)),
  );
}

/**
 * Whether a token is one that renews others. Names around the call say so: of what it is assigned to, of its key, of the function. It may be
 * one where somebody out of sight decides on the key or on the kind.
 */
export function refreshes(file: FileView, call: Operation): 'may' | 'no' | 'yes' {
  const names: (string | undefined)[] = [];
  let isOpen = false;
  const keyPlaces = placesOf(call.op.key);
  for (const place of [...keyPlaces, ...expiryPlaces(call)]) {
    const { value, node } = slotAt(file, call, place, { has: 'no' });
    const written = node?.type === 'Property' ? node.value : node;
    const values = value ? alternatives(value) : [];
    const isUnseen = keyPlaces.includes(place) && values.some((one) => one.kind === 'unknown');
    isOpen ||= isUnseen && !(written && namesKey(file, written));
    names.push(written && spokenName(written));
    addAll(names, values.map(keyNameOf));
  }
  for (const payload of alternatives(payloadValue(file, call))) {
    if (payload.kind !== 'object') continue;
    for (const key of KIND_CLAIMS) {
      if (!mayHave(payload, key)) continue;
      const { value } = file.slot(payload, key);
      isOpen ||= value?.kind === 'unknown';
      if (value?.kind === 'literal' && typeof value.value === 'string') names.push(value.value);
    }
  }
  const assigned = assignedName(call.node);
  const isNamed = [...names, assigned ?? enclosingName(call.node)].some(namesRefresh);
  return isNamed ? 'yes' : isOpen ? 'may' : 'no';
}

/** Whether names around a call of the file's own function, or that of a value handed to it, speak of a token that renews others. */
export function isNamedRefresh(call: Node, given: Node): boolean {
  return [spokenName(given), assignedName(call) ?? enclosingName(call)].some(namesRefresh);
}

function namesRefresh(name: string | undefined): boolean {
  return name !== undefined && wordsOf(name).some((word) => word === 'refresh' || word === 'refreshtoken');
}

/** `JWT_SECRET`, `config.get('ACCESS_KEY')`: a name that says which key it is. */
function namesKey(file: FileView, node: Node): boolean {
  return /secret|key|jwt|pem/i.test(file.sourceCode.getText(node));
}

function expiryPlaces({ op }: Operation): readonly Place[] {
  return typeof op.expires === 'object' ? op.expires.at.map(({ at }) => at) : [];
}

function keyNameOf(value: Value): string | undefined {
  return value.kind === 'env' ? value.name : value.kind === 'bytes' ? keyNameOf(value.of) : spokenName(value.node);
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
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const name = functionName(fn);
    if (name !== undefined) return name;
  }
  return undefined;
}
