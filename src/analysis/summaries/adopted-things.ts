import { lookUp, type Source } from '../../model/table.ts';
import type { CheckName, Checks, Op, Ref, Thing } from '../../model/vocabulary.ts';

/**
 * A thing of a library among those of a file that exports it: the things that it refers to by name come with it, under names that
 * nothing else has.
 *
 * @param things those of the file; what is adopted is added
 * @param isMade whether it has been made where it is adopted: what it was told then is none of the business of who has it afterwards
 */
export function adoptThing(thing: Thing, source: Source, things: Record<string, Thing>, isMade: boolean): Thing {
  const rename = (ref: string): string => `${source.name} ${isMade ? 'made ' : ''}${ref.slice(1)}`;
  const adopt = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') return value.startsWith('#') ? `#${named(value)}` : value;
    if (Array.isArray(value)) return value.map((one) => adopt(one));
    if (typeof value !== 'object' || value === null) return value;
    const adopted = mapped(value, adopt);
    // Only operations stand under this name.
    return isMade && key === 'op' ? withoutMaker(adopted as unknown as Op) : adopted;
  };
  const named = (ref: string): string => {
    const name = rename(ref);
    if (!Object.hasOwn(things, name)) {
      things[name] = {};
      things[name] = adopt(lookUp(ref as Ref, source)) as Thing;
    }
    return name;
  };
  // Renaming changes no shape.
  return adopt(thing) as Thing;
}

/** An object with other values. What is described when somebody asks for it stays so: classes are large, and callers use little of them. */
function mapped(value: object, map: (one: unknown, name: string) => unknown): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    const get = (): unknown => map(Reflect.get(value, name), name);
    if (descriptor.get) Object.defineProperty(found, name, { enumerable: true, get });
    else found[name] = get();
  }
  return found;
}

/** An operation without the places that whoever made its thing hands something in at: what is checked there is settled. */
function withoutMaker({ checks, expires, ...op }: Op): Op {
  const rest = Object.entries(op).map(([name, value]) => [name, withoutPlaces(value)]);
  const settled = Object.entries(checks ?? {}).map(([name, model]): [CheckName, Checks[CheckName]] => [
    name as CheckName,
    isToldToMaker(model) ? 'fixed' : model,
  ]);
  return {
    ...(Object.fromEntries(rest.filter(([, value]) => value !== undefined)) as Op),
    ...(checks && { checks: Object.fromEntries(settled) }),
    ...(expires !== undefined && { expires: isToldToMaker(expires) ? 'fixed' : expires }),
  };
}

const isToldToMaker = (value: unknown): boolean => JSON.stringify(value).includes('"made.');

/** A part of an operation, without what stands at such a place; undefined where nothing is left. */
function withoutPlaces(value: unknown): unknown {
  if (!isToldToMaker(value)) return value;
  const left = Array.isArray(value) ? value.filter((one) => !isToldToMaker(one)) : [];
  return left.length > 0 ? left : undefined;
}
