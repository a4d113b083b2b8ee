import type { Place, TimePlace } from '../../model/vocabulary.ts';
import { isNonStandardExpiry } from '../../lexicon/value-names.ts';
import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { payloadValue, serialized } from './signed-expressions.ts';
import { nodeAt, parentOf, placesOf, slotAt } from '../evaluation/places.ts';
import { lacksClaim } from './records.ts';
import { configurationOf, registers, registration } from '../operations/configuration.ts';
import { isScalar } from './scalars.ts';
import { livesOf, type Life } from './lives.ts';
import { reportNode } from '../operations/report-node.ts';
import { insertionPointAt, type InsertionPoint } from '../operations/insertion-point.ts';
import { isGiven, optionOf, readTime, type Reading, type TimeFault } from './time-units.ts';
import type { Node } from '../syntax/node.ts';
import { memberSlot, type Slot } from '../evaluation/slots.ts';
import { alternatives } from '../evaluation/value.ts';

/** What a file says of how long the tokens live that one of its calls issues. */
export interface Issuance {
  readonly call: Operation;
  /** `absent`: the token never expires; `unknown`: the file does not show */
  readonly expiry: 'absent' | 'given' | 'unknown';
  /** where a missing expiry is reported */
  readonly node: Node;
  /** where the library would look for it: `expiresIn`, `setExpirationTime`, or `exp` of the payload */
  readonly option: string;
  readonly isClaim: boolean;
  /** the payload is a string or a number, which has no room for `exp` */
  readonly isScalar: boolean;
  /** where the option could be written */
  readonly site?: InsertionPoint;
  /** a claim that is meant to end the token, and that no library reads */
  readonly nonStandardExpiry?: { readonly name: string; readonly node: Node };
  /** how long the token may live, and whether it renews others: on each way to the call that says so by itself */
  readonly lives: readonly Life[];
}

/** How long the tokens of a call live, and every time of the call that is read in another unit than it is written in. */
export interface Lifetime {
  /** in whose words the places are */
  readonly library: string;
  readonly issuance?: Issuance;
  readonly faults: readonly TimeFault[];
}

/** What the calls of a file say of time, call by call. */
export function findLifetimes(
  file: FileView,
  calls: readonly Operation[],
  config: Readonly<Record<string, unknown>>,
): readonly Lifetime[] {
  const registrations = calls.filter(registers);
  const found: Lifetime[] = [];
  for (const call of calls) {
    if (call.op.expires === undefined && call.op.times === undefined) continue;
    const isTold = call.args.length > 0 || (call.made?.args.length ?? 0) > 0;
    if (isTold) found.push(lifetimeOf(file, call, registrations, config));
  }
  return found;
}

function lifetimeOf(
  file: FileView,
  call: Operation,
  registrations: readonly Operation[],
  config: Readonly<Record<string, unknown>>,
): Lifetime {
  const { expires } = call.op;
  const places = typeof expires === 'object' ? expires.at : [];
  // A module out of sight may well say how long its tokens live.
  const { slot, unseen } = configurationOf(file, call, registrations, config);
  const registered: Slot = unseen ? { has: 'unknown' } : slot;
  const isRegistration = registers(call);
  const own = isRegistration ? registration(file, call) : registered;
  const reading = (place: TimePlace): Reading => readTime(file, call, place, timeSlot(file, call, place.at, own));
  const readings = places.map(reading);
  const others = [...(call.op.times ?? []).map(reading), ...claimReadings(file, call)];
  // Of several places the first decides; what is registered is judged where it is registered.
  const decisive = readings.filter(isGiven).slice(0, 1);
  const isHere = ({ place }: Reading): boolean => isRegistration || !place.at.startsWith('config');
  const judged = [...decisive.filter(isHere), ...others];
  return {
    library: call.source.name,
    faults: judged.flatMap(({ faults }) => faults),
    ...(expires && { issuance: issuanceOf(file, call, readings, isRegistration) }),
  };
}

/** A place of a call; claims may also stand in a payload that is signed as a string. */
function timeSlot(file: FileView, call: Operation, place: Place, config: Slot): Slot {
  const slot = slotAt(file, call, place, config);
  const parent = parentOf(place);
  if (slot.has !== 'unknown' || slot.value || parent === undefined || !placesOf(call.op.payload).includes(parent))
    return slot;
  const { node: at } = slotAt(file, call, parent, config);
  const node = at?.type === 'Property' ? at.value : at;
  const inner = node && serialized(node);
  if (inner && lacksClaim(file, inner, plainLast(place))) return { has: 'no' };
  return inner && inner !== node ? memberSlot(file, file.evaluate(inner), plainLast(place)) : slot;
}

const plainLast = (place: Place): string => place.slice(place.lastIndexOf('.') + 1);

/** The claims `iat` and `nbf` are timestamps wherever there are claims. A lifetime is counted from `iat`. */
function claimReadings(file: FileView, call: Operation): readonly Reading[] {
  if (call.kind !== 'sign' || call.op.expires === undefined) return [];
  const [payload] = placesOf(call.op.payload);
  if (payload === undefined) return [];
  return ['iat', 'nbf'].map((name) => {
    const at = `${payload}.${name}` as Place;
    return readTime(file, call, { at, number: 'epochSeconds' }, timeSlot(file, call, at, { has: 'unknown' }));
  });
}

function issuanceOf(file: FileView, call: Operation, readings: readonly Reading[], isRegistration: boolean): Issuance {
  const { expires } = call.op;
  const first = readings.find(isGiven);
  const hasDefault = expires === 'fixed' || expires?.absent !== undefined;
  const given = first?.slot.has === 'yes' ? 'given' : 'unknown';
  // What is registered may be left to each call.
  const nothing = isRegistration ? 'unknown' : 'absent';
  const expiry = first ? given : hasDefault ? 'given' : nothing;
  const option = readings[0] ? optionOf(readings[0].place.at) : 'exp';
  const [at] = readings;
  const site = at && insertionPointAt(file, [call], at.place.at);
  const invented = expiry === 'absent' ? nonStandardExpiry(file, call) : undefined;
  return {
    call,
    expiry,
    node: optionsAt(file, call, readings) ?? call.name,
    option,
    isClaim: option === 'exp',
    isScalar: expiry === 'absent' && signsScalar(file, call),
    ...(invented && { nonStandardExpiry: invented }),
    ...(site && { site }),
    lives: livesOf(file, call, isRegistration || !first?.place.at.startsWith('config') ? first : undefined),
  };
}

function signsScalar(file: FileView, call: Operation): boolean {
  const argument = nodeAt(file, call, call.op.payload);
  return argument !== undefined && isScalar(file, serialized(argument));
}

/** The options object, where it is written in the call. */
function optionsAt(file: FileView, call: Operation, readings: readonly Reading[]): Node | undefined {
  for (const { place } of readings) {
    const parent = parentOf(place.at);
    if (parent === undefined || !/^\d+$/.test(parent) || placesOf(call.op.payload).includes(parent)) continue;
    const { value } = slotAt(file, call, parent, { has: 'unknown' });
    if (value?.kind === 'object' && value.node.type === 'ObjectExpression') {
      return reportNode(call, parent, value.node);
    }
  }
  return undefined;
}

function nonStandardExpiry(file: FileView, call: Operation): Issuance['nonStandardExpiry'] {
  for (const payload of alternatives(payloadValue(file, call))) {
    if (payload.kind !== 'object') continue;
    for (const entry of payload.entries) {
      if (entry.kind !== 'property' || entry.key === undefined) continue;
      if (!isNonStandardExpiry(entry.key) || file.slot(payload, entry.key).has === 'no') continue;
      const [place] = placesOf(call.op.payload);
      return { name: entry.key, node: place ? reportNode(call, place, entry.node) : entry.node };
    }
  }
  return undefined;
}
