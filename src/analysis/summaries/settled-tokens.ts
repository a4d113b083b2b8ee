import type { SignedClaims } from '../../model/frozen.ts';
import type { SettledToken } from '../../model/settled-token.ts';
import { argumentAt, nodeAt } from '../evaluation/places.ts';
import type { Entry } from '../evaluation/value.ts';
import { serialized } from '../issuance/signed-expressions.ts';
import { purposeSigned } from '../issuance/token-purposes.ts';
import { configurationOf, registers } from '../operations/configuration.ts';
import { expressionIdentity } from '../operations/identity.ts';
import { keysOfCall } from '../operations/keys-used.ts';
import type { Operation } from '../operations/operations.ts';
import { expressionWritten, unwrap, type Node } from '../syntax/node.ts';
import { OPERATIONS } from './file-operations.ts';
import { placeHandedIn, type Callee } from './handed-in.ts';

/** What a function that signs for others settles of the token itself, and what of it callers hand in. */
export function settledToken(callee: Callee, call: Operation): SettledToken {
  const { file } = callee;
  const token = call.op.settles ? settledFurther(callee, call, call.op.settles) : settledHere(callee, call);
  const registrations = file.ask(OPERATIONS, 'file').filter(registers);
  const own = keysOfCall(file, call, configurationOf(file, call, registrations, {}).slot);
  const purpose = purposeSigned(file, call, [], claimsForAll(token));
  return { ...token, keys: own.length > 0 ? own : token.keys, ...(purpose !== undefined && { purpose }) };
}

type Settled = Pick<SettledToken, 'claims' | 'isOpen' | 'keys' | 'wholes'>;

/** The claims that say the same for all callers. */
function claimsForAll({ claims, isOpen }: Settled): SignedClaims {
  const told = Object.entries(claims).map(([name, claim]) => [name, 'at' in claim ? undefined : claim.is]);
  return { claims: Object.fromEntries(told) as SignedClaims['claims'], wholes: [], isOpen };
}

function settledHere(callee: Callee, call: Operation): Settled {
  const payload = argumentAt(callee.file, call, call.op.payload);
  const found = new SettledClaims(callee);
  if (payload) found.readWhole(serialized(payload));
  for (const [claim, issued] of [
    ['aud', call.op.issues?.audience],
    ['iss', call.op.issues?.issuer],
    ['sub', call.op.issues?.subject],
  ] as const) {
    const written = issued && nodeAt(callee.file, call, issued.at);
    if (written) found.readClaim(claim, written);
  }
  const { claims, wholes, isOpen } = found;
  return { keys: [], claims, wholes, isOpen: isOpen || payload === undefined };
}

/** What a function settles that calls one which settles more. */
function settledFurther(callee: Callee, call: Operation, inner: SettledToken): Settled {
  const found = new SettledClaims(callee);
  found.isOpen = inner.isOpen;
  for (const place of inner.wholes) {
    const whole = nodeAt(callee.file, call, place);
    if (whole) found.readWhole(whole);
    else found.isOpen = true;
  }
  for (const [name, claim] of Object.entries(inner.claims)) {
    const written = 'at' in claim ? nodeAt(callee.file, call, claim.at) : undefined;
    if (written) found.readClaim(name, written);
    else found.claims[name] = 'at' in claim ? {} : claim;
  }
  return { keys: inner.keys, claims: found.claims, wholes: found.wholes, isOpen: found.isOpen };
}

class SettledClaims {
  private readonly callee: Callee;
  readonly claims: Record<string, SettledToken['claims'][string]> = {};
  readonly wholes: SettledToken['wholes'][number][] = [];
  isOpen = false;

  constructor(callee: Callee) {
    this.callee = callee;
  }

  readWhole(expression: Node): void {
    const place = placeHandedIn(this.callee, expression);
    if (place !== undefined) {
      this.wholes.push(place);
      return;
    }
    const value = this.callee.file.evaluate(expression);
    if (value.kind !== 'object') this.isOpen = true;
    else for (const entry of value.entries) this.readEntry(entry);
  }

  readClaim(name: string, written: Node): void {
    const place = placeHandedIn(this.callee, written);
    const is = place === undefined ? expressionIdentity(this.callee.file, unwrap(written)) : undefined;
    this.claims[name] = place === undefined ? (is === undefined ? {} : { is }) : { at: place };
  }

  private readEntry(entry: Entry): void {
    if (entry.kind === 'spread') {
      const spread = entry.node.type === 'SpreadElement' ? entry.node.argument : entry.node;
      const place = placeHandedIn(this.callee, spread);
      if (place === undefined) this.isOpen = true;
      else this.wholes.push(place);
      return;
    }
    const written = entry.kind === 'property' && entry.certain ? expressionWritten(entry.node) : undefined;
    if (entry.kind === 'property' && entry.key !== undefined && written) this.readClaim(entry.key, written);
    else this.isOpen = true;
  }
}
