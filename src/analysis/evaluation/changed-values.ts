import type { MemberKey } from './patterns.ts';
import type { Mutation } from './mutations.ts';
import { unknown, type Entry, type ObjectValue, type Value } from './value.ts';

/** A value after something has happened to it, or to parts of it. */
export function withMutations(value: Value, mutations: readonly Mutation[]): Value {
  let changed = value;
  // What happens to the whole is laid over it at once: a copy for each of a thousand writes would be a million entries.
  let whole: Entry[] = [];
  for (const { path, entries } of mutations) {
    if (path.length === 0) {
      for (const entry of entries) whole.push(entry);
      continue;
    }
    changed = withEntries(withWhole(changed, whole), path, entries);
    whole = [];
  }
  return withWhole(changed, whole);
}

function withWhole(value: Value, entries: readonly Entry[]): Value {
  return entries.length === 0 ? value : withEntries(value, [], entries);
}

function withEntries(value: Value, path: readonly MemberKey[], entries: readonly Entry[]): Value {
  switch (value.kind) {
    case 'object':
      return path.length === 0 ? { ...value, entries: [...value.entries, ...entries] } : withPart(value, path, entries);
    case 'array': {
      if (path.length === 0) return entries.some(({ kind }) => kind === 'escape') ? { ...value, open: true } : value;
      const [index, ...rest] = path;
      const isMeant = (at: number): boolean => index === undefined || index === String(at);
      return {
        ...value,
        items: value.items.map((item, at) => (isMeant(at) ? withEntries(item, rest, entries) : item)),
      };
    }
    case 'either':
      return { ...value, of: value.of.map((one) => withEntries(one, path, entries)) };
    case 'bytes':
    case 'class':
    case 'env':
    case 'function':
    case 'instance':
    case 'literal':
    case 'result':
    case 'template':
    case 'thing':
    case 'unknown':
      return value;
  }
}

/** An object whose part under a name has changed. What a spread has brought is not followed: it may be anything by then. */
function withPart(value: ObjectValue, [key, ...rest]: readonly MemberKey[], entries: readonly Entry[]): ObjectValue {
  const changed = value.entries.map((entry): Entry => {
    if (entry.kind !== 'property' || (key !== undefined && entry.key !== undefined && entry.key !== key)) return entry;
    const isSure = key !== undefined && entry.key !== undefined;
    const later = isSure ? entries : entries.map((one) => (one.kind === 'escape' ? one : { ...one, certain: false }));
    return { ...entry, value: () => withEntries(entry.value(), rest, later) };
  });
  const opened = value.entries.flatMap((entry): Entry[] =>
    entry.kind === 'spread'
      ? [{ kind: 'property', key, value: () => unknown('escape', entry.node), node: entry.node, certain: false }]
      : [],
  );
  return { ...value, entries: [...changed, ...opened] };
}
