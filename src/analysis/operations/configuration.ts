import { listUses, type Source } from '../../model/table.ts';
import { thawed } from '../evaluation/imported-values.ts';
import { valueAt } from '../evaluation/places.ts';
import type { Operation } from './operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedValue } from '../evaluation/functions.ts';
import type { Slot } from '../evaluation/slots.ts';
import { jsonValue } from '../evaluation/value.ts';

/** What is registered for a library, once for every call of it. */
export interface Configuration {
  readonly slot: Slot;
  /** no file that the analysis sees registers anything */
  readonly unseen: boolean;
  /** where in this file it is registered, if it is */
  readonly by?: Operation;
}

/**
 * What is registered for a library: in this file, in the settings, or, unseen, what practice says.
 *
 * @param registrations the calls of the file that register something
 */
export function configurationOf(
  file: FileView,
  call: Operation,
  registrations: readonly Operation[],
  config: Readonly<Record<string, unknown>>,
): Configuration {
  // A service that the file constructs has its configuration there, not in a module.
  if (call.made) return { slot: { has: 'no' }, unseen: false };
  const here = registrations.find((other) => other !== call && other.source === call.source);
  if (here) {
    return { slot: registration(file, here), unseen: false, by: here };
  }
  const stated = config[call.source.name];
  if (stated !== undefined) return { slot: { has: 'yes', value: jsonValue(stated, call.node) }, unseen: false };
  const elsewhere = file.imports?.registered(call.source.name);
  if (elsewhere) return { slot: { has: 'yes', value: thawed(elsewhere, call.node) }, unseen: false };
  const known = call.source.unseenConfig === 'absent' && !importsConfiguration(file, call.source);
  return { slot: { has: known ? 'no' : 'unknown' }, unseen: true };
}

/** What a call registers, whether it is handed over or made by a function that is. */
export function registration(file: FileView, call: Operation): Slot {
  const value = valueAt(file, call, call.op.value);
  return { has: 'yes', value: value.kind === 'function' ? returnedValue(file, value.node) : value };
}

/** What a call registers itself; of one that registers nothing, configuration is out of sight. */
export function registeredBy(file: FileView, call: Operation): Slot {
  return registers(call) ? registration(file, call) : { has: 'unknown' };
}

/** The file has the library's module class at hand, so it may register it in a way that the analysis does not see. */
function importsConfiguration(file: FileView, source: Source): boolean {
  return file.tree.get('ImportSpecifier').some((node) => {
    const value = file.evaluate(node.local);
    if (value.kind !== 'thing' || value.source !== source) return false;
    return Object.values(value.thing.members ?? {}).some(
      (member) => typeof member === 'object' && listUses(member.call).some((use) => use.op?.kind === 'configure'),
    );
  });
}

/** Whether a call is one that registers. */
export function registers({ kind, op }: Operation): boolean {
  return kind === 'configure' || (kind === 'verify' && op.value !== undefined);
}
