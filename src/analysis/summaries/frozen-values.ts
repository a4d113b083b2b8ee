import type { FrozenEntry, FrozenPlace, FrozenValue } from '../../model/frozen.ts';
import type { QuestionKind } from '../memo.ts';
import type { Thing } from '../../model/vocabulary.ts';
import { exportValue } from '../evaluation/export-values.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { slotAt } from '../evaluation/places.ts';
import type { Entry, ThingValue, Value } from '../evaluation/value.ts';
import { valueIdentity } from '../operations/identity.ts';
import { findNamedSecrets } from '../keys/named-secrets.ts';
import { placeOf, type Node } from '../syntax/node.ts';
import { Describer, isWhole } from './described-things.ts';

/** Deeper than this, and with more properties, an object is data, and no configuration. */
const MAX_HEIGHT = 6;
const MAX_ENTRIES = 256;

/**
 * What a file exports under a name, without its tree.
 *
 * @param name `default` and `WHOLE` are names, too
 * @returns undefined where it exports nothing of that name
 */
export function frozenExport(file: FileView, name: string): FrozenValue | undefined {
  return file.ask(FROZEN, name);
}

const FROZEN: QuestionKind<FileView, string, FrozenValue | undefined> = {
  name: 'frozenExport',
  compute: (file, name) => {
    const value = exportValue(file, name);
    return value && frozen(file, value);
  },
  unanswered: () => ({ kind: 'unknown', why: 'circle' }),
  position: () => -1,
};

/** What members and answers are, each once: a field is read again and again. */
const FROZEN_VALUE: QuestionKind<FileView, Value, FrozenValue> = {
  name: 'frozenValue',
  compute: (file, value) => frozen(file, value),
  unanswered: () => ({ kind: 'unknown', why: 'circle' }),
  position: ({ node }) => placeOf(node),
};

/** A value of a file without its tree. */
export const frozen = (file: FileView, value: Value): FrozenValue => freeze(file, value, MAX_HEIGHT);

function freeze(file: FileView, value: Value, height: number): FrozenValue {
  const inner = (one: Value): FrozenValue => freeze(file, one, height - 1);
  if (height === 0) return { kind: 'unknown', why: 'limit' };
  switch (value.kind) {
    case 'literal':
      return { kind: 'literal', value: value.value, at: value.from ?? placeIn(file, value.node) };
    case 'array':
      return {
        kind: 'array',
        items: value.items.slice(0, MAX_ENTRIES).map(inner),
        open: value.open || value.items.length > MAX_ENTRIES,
      };
    case 'object':
      if (value.entries.length > MAX_ENTRIES) return { kind: 'unknown', why: 'limit' };
      return { kind: 'object', entries: value.entries.map((entry) => frozenEntry(entry, inner)) };
    case 'template':
      return { kind: 'template', parts: value.parts.map(inner) };
    case 'bytes':
      return { kind: 'bytes', of: inner(value.of) };
    case 'env':
      return { kind: 'env', name: value.name };
    case 'thing':
      return isWhole(value)
        ? { kind: 'thing', thing: value.thing, source: value.source }
        : (madeState(file, value, inner) ?? { kind: 'unknown', why: 'call' });
    case 'class':
    case 'function':
    case 'instance': {
      const describer = new Describer(file, (one) => file.ask(FROZEN_VALUE, one));
      const thing = describer.thingOf(value);
      return thing ? { kind: 'thing', thing, source: describer.source } : { kind: 'unknown', why: 'call' };
    }
    case 'either':
      return { kind: 'either', of: value.of.map(inner) };
    case 'result':
      return { kind: 'unknown', why: 'call' };
    case 'unknown': {
      const identity = valueIdentity(file, value, value.node);
      const isShared = identity !== undefined && SHARED.test(identity);
      return { kind: 'unknown', why: value.why, ...(isShared && { identity }) };
    }
  }
}

/** For others, a reducer that was made here is the state that it begins with; what has one as a member is an object with that. */
function madeState(
  file: FileView,
  { thing, made }: ThingValue,
  freezeValue: (value: Value) => FrozenValue,
): FrozenValue | undefined {
  if (!made) return undefined;
  const stateOf = ({ state }: Thing): FrozenValue | undefined => {
    const { value } = state ? slotAt(file, { ...made, made }, state, { has: 'unknown' }) : {};
    return value && freezeValue(value);
  };
  const own = stateOf(thing);
  if (own) return own;
  const reducers = Object.entries(thing.members ?? {}).flatMap(([key, member]): readonly FrozenEntry[] => {
    const value = typeof member === 'object' ? stateOf(member) : undefined;
    return value ? [{ kind: 'property', key, value, certain: true }] : [];
  });
  return reducers.length > 0 ? { kind: 'object', entries: [{ kind: 'escape' }, ...reducers] } : undefined;
}

/** What is the same in every file, though its value is not known. */
const SHARED = /^(?:exported|setting) /;

function frozenEntry(entry: Entry, freezeValue: (value: Value) => FrozenValue): FrozenEntry {
  switch (entry.kind) {
    case 'property':
      return { kind: 'property', key: entry.key, value: freezeValue(entry.value()), certain: entry.certain };
    case 'spread':
      return { kind: 'spread', value: freezeValue(entry.value()), certain: entry.certain };
    case 'delete':
    case 'escape':
      return entry;
  }
}

function placeIn(file: FileView, node: Node): FrozenPlace {
  const place = { file: file.path, line: node.loc.start.line };
  return file.ask(NAMED_SECRETS, 'file').has(node) ? { ...place, isReported: true } : place;
}

/** What is reported for its name where it is written. */
const NAMED_SECRETS: QuestionKind<FileView, 'file', ReadonlySet<Node>> = {
  name: 'reportedSecrets',
  compute: (file) => new Set(findNamedSecrets(file).map(({ node }) => node)),
  unanswered: () => new Set(),
  position: () => -1,
};
