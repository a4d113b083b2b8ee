import { isBarePlural, type TokenKind } from '../../lexicon/token-names.ts';

/** An expression that is, embeds or holds a token, and how we know. */
export interface Carrier {
  /** `foreign`, too, for what is known to be no token */
  readonly kind: TokenKind;
  /**
   * `proven`: signed, verified or decoded in this file. `used`: kept under a token's name, or sent as a bearer, in this file.
   * `held`: a member with a token's name is read from it in this file. `named`: the name says so.
   */
  readonly evidence: 'held' | 'named' | 'proven' | 'used';
  /** the name by which it is known, for messages */
  readonly name: string;
  /** the expression is not the token: it is a text or an object with the token in it */
  readonly isAround?: true;
  /** what the value that it comes from is called */
  readonly from?: string;
  /** the property under which an object has it */
  readonly key?: string;
  /** no token of any kind: a flag, a length, claims that were read */
  readonly isNone?: true;
  /** a value that was made out of nothing: a token for one purpose where it is called one, else any id */
  readonly isRandom?: true;
}

/** A kind that tells who somebody is. */
export function isIdentity(kind: TokenKind | undefined): boolean {
  return kind === 'session' || kind === 'refresh' || kind === 'id';
}

/** Something that is known to be no token, whatever it is called. */
export const NOTHING: Carrier = { kind: 'foreign', evidence: 'named', name: '', isNone: true };

export const RANDOM: Carrier = { kind: 'capability', evidence: 'named', name: '', isRandom: true };

/** Names that count or list as often as they mean a token are taken for one only with more evidence. */
export function isVague(carrier: Carrier): boolean {
  return carrier.evidence === 'named' && isBarePlural(carrier.name);
}
