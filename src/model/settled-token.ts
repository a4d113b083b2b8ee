import type { Place } from './place.ts';

/** What is known of the tokens that a function signs for others. */
export interface SettledToken {
  /** as of a token that is signed: nothing where callers hand the key in */
  readonly keys: readonly string[];
  readonly purpose?: string;
  /** the claims that it writes: where callers hand the value in, or what tells the value from others, where that is known */
  readonly claims: Readonly<Record<string, { readonly at: Place } | { readonly is?: string }>>;
  /** where callers hand in objects that are signed as a whole */
  readonly wholes: readonly Place[];
  /** there may be claims that nothing is known of */
  readonly isOpen: boolean;
}
