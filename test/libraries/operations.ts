import { listUses } from '../../src/model/table.ts';
import type { Library, Op, Ref, Thing, Uses } from '../../src/model/vocabulary.ts';

/**
 * Every operation that a library's data describes, by a name: `verify` for an export, `(module)` for the module itself,
 * `#service.verify` for a member of a thing, `/jwt.verify` for an export of a subpath. In front `new ` or `extends `, behind
 * ` > register` for what the thing is handed to, and `[1]` for a second meaning of the same call.
 */
export function operationsOf(library: Library): ReadonlyMap<string, Op> {
  const found = new Map<string, Op>();
  const note = (name: string, uses: Uses | undefined): void => {
    for (const [index, { op }] of listUses(uses).entries())
      if (op) found.set(index === 0 ? name : `${name}[${index}]`, op);
  };
  const visit = (name: string, thing: Thing | Ref): void => {
    if (typeof thing === 'string') return;
    const own = name === '' ? '(module)' : name;
    note(own, thing.call);
    note(`new ${own}`, thing.new);
    note(`extends ${own}`, thing.extend);
    for (const [method, uses] of Object.entries(thing.handedTo ?? {})) note(`${own} > ${method}`, uses);
    for (const [key, member] of Object.entries(thing.members ?? {}))
      visit(name === '' ? key : `${name}.${key}`, member);
  };
  visit('', library.exports);
  for (const [path, thing] of Object.entries(library.subpaths ?? {})) visit(`/${path}`, thing);
  for (const [key, thing] of Object.entries(library.things ?? {})) visit(`#${key}`, thing);
  return found;
}
