import { WHOLE, type FrozenPlace, type FrozenValue } from '../analysis/index.ts';

/**
 * What a JSON module exports: the whole of it, and its properties by their names.
 *
 * @param file below the folder of the project
 */
export function dataExport(value: unknown, name: string, file: string): FrozenValue | undefined {
  const whole = frozenData(value, { file, line: 1 });
  if (name === WHOLE || name === 'default') return whole;
  if (whole.kind !== 'object') return undefined;
  for (const entry of whole.entries) if (entry.kind === 'property' && entry.key === name) return entry.value;
  return undefined;
}

function frozenData(value: unknown, at: FrozenPlace): FrozenValue {
  if (Array.isArray(value)) return { kind: 'array', items: value.map((item) => frozenData(item, at)), open: false };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => ({
      kind: 'property' as const,
      key,
      value: frozenData(one, at),
      certain: true,
    }));
    return { kind: 'object', entries };
  }
  const isPrimitive =
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPrimitive ? { kind: 'literal', value, at } : { kind: 'unknown', why: 'dynamic' };
}
