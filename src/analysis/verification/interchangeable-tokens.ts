import { isTypeClaim } from '../../lexicon/value-names.ts';
import { saysWhose } from '../../lexicon/token-purposes.ts';
import type { FrozenPlace, SignedClaims, SignedToken } from '../../model/frozen.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { firstSlot } from '../evaluation/places.ts';
import type { Slot } from '../evaluation/slots.ts';
import { lazy } from '../memo.ts';
import { keysOfCall } from '../operations/keys-used.ts';
import type { Operation } from '../operations/operations.ts';
import type { Node } from '../syntax/node.ts';
import { addUnder } from '../syntax/lists.ts';
import { claimUses, type ClaimUses } from './claims-read.ts';
import { isLookedUp } from './looked-up-tokens.ts';
import type { Policy } from './policies.ts';

/** A verifier that takes tokens of two kinds for each other. */
export interface InterchangeableTokens {
  readonly node: Node;
  /** the file that is looked at, as the places of others are given */
  readonly file: string;
  /** the two kinds, and where each is signed: what gives more first */
  readonly taken: NamedToken;
  readonly given: NamedToken;
  /** a claim that both say their kind in, and that nobody compares */
  readonly claim: string | undefined;
  /** further lines of the file on which tokens of the same key are verified alike */
  readonly alsoAt: readonly number[];
  /** what takes all kinds */
  readonly policies: readonly Policy[];
}

export interface NamedToken {
  readonly purpose: string;
  readonly at: FrozenPlace;
}

interface FoundPair extends Pick<InterchangeableTokens, 'claim' | 'given' | 'node' | 'taken'> {
  readonly policy: Policy;
  readonly call: Operation;
}

/**
 * The verifiers that take tokens of several kinds, each signed with their key, and look at nothing that tells these apart.
 *
 * @param signed what is seen to be signed, in this file and in others
 * @param configOf what is registered for the library of a call
 */
export function findInterchangeableTokens(
  file: FileView,
  policies: readonly Policy[],
  signed: () => readonly SignedToken[],
  configOf: (call: Operation) => Slot,
): readonly InterchangeableTokens[] {
  const open = policies.filter(({ takesAnyKind }) => takesAnyKind);
  if (open.length === 0) return [];
  const byKey = new Map<string, SignedToken[]>();
  for (const token of signed()) for (const key of token.keys) addUnder(byKey, key, token);
  const uses = lazy(() => claimUses(file));
  const found = new Map<string, FoundPair[]>();
  for (const policy of open) {
    for (const call of policy.calls) {
      const keys = byKey.size > 0 ? keysOfCall(file, call, configOf(call)) : [];
      const tokens = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
      const [key] = keys;
      if (key === undefined || new Set([...tokens].map(({ purpose }) => purpose)).size < 2) continue;
      const pair = interchangeable(file, { policy, call, config: configOf(call), tokens: [...tokens], uses: uses() });
      if (pair) addUnder(found, key, { ...pair, policy, call, node: call.name });
    }
  }
  return [...found.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const own = first.node.loc.start.line;
    const lines = new Set(others.map(({ node }) => node.loc.start.line).filter((line) => line !== own));
    const { node, taken, given, claim } = first;
    return [
      {
        ...{ node, taken, given, claim, file: file.path },
        alsoAt: [...lines].sort((a, b) => a - b),
        policies: [first, ...others].map(({ policy }) => policy),
      },
    ];
  });
}

interface Verifier {
  readonly policy: Policy;
  readonly call: Operation;
  readonly config: Slot;
  readonly tokens: readonly SignedToken[];
  readonly uses: ClaimUses;
}

/** The first two kinds of tokens that a verifier takes for each other. */
function interchangeable(file: FileView, verifier: Verifier): Pick<FoundPair, 'claim' | 'given' | 'taken'> | undefined {
  const { policy, call, config, tokens } = verifier;
  if (firstSlot(file, call, call.op.narrows, config).has !== 'no') return undefined;
  const named = tokens.filter((token): token is Purposeful => token.purpose !== undefined);
  const isSettled = lazy(() => [call, ...policy.answering].some((one) => isLookedUp(file, one)));
  for (const taken of named.toSorted((a, b) => rankOf(a) - rankOf(b)))
    for (const given of named) {
      if (rankOf(given) <= rankOf(taken) && (given.purpose === taken.purpose || rankOf(given) < rankOf(taken)))
        continue;
      if (given.purpose === taken.purpose || !passesFor(verifier, taken.payload, given.payload)) continue;
      return isSettled() ? undefined : { taken, given, claim: sharedTypeClaim(taken.payload, given.payload) };
    }
  return undefined;
}

type Purposeful = SignedToken & { readonly purpose: string };

/** What tokens are worth to whoever has one of another kind: a session first. */
const RANKS = [
  'session',
  'impersonation',
  'refresh',
  'reset',
  'sign-in link',
  'two-factor',
  'invitation',
  'confirmation',
];

function rankOf({ purpose }: { readonly purpose: string }): number {
  const rank = RANKS.indexOf(purpose);
  return rank < 0 ? RANKS.length : rank;
}

/** Whether whatever a verifier makes of one token it makes of another one as well. */
function passesFor({ policy, uses }: Verifier, one: SignedClaims, other: SignedClaims): boolean {
  if (!sharesOwner(one, other, uses.read(policy.answering))) return false;
  if (!agreesOn(policy, 'audience', one.claims['aud'], other.claims['aud'])) return false;
  if (!agreesOn(policy, 'issuer', one.claims['iss'], other.claims['iss'])) return false;
  const telling = differences(one, other);
  return telling.every((claim) => !uses.mayTell(policy.answering, claim));
}

/** A check of a claim tells tokens apart, unless they have the same value there. */
function agreesOn(
  policy: Policy,
  check: 'audience' | 'issuer',
  one: string | undefined,
  other: string | undefined,
): boolean {
  const verdict = policy.check(check)?.verdict;
  if (verdict !== 'enforced' && verdict !== 'unknown') return true;
  return one !== undefined && one === other;
}

/** Whether both say whose they are in the same claim, one of those that are read where any is. */
function sharesOwner(one: SignedClaims, other: SignedClaims, read: ReadonlySet<string>): boolean {
  if (one.wholes.some((whole) => other.wholes.includes(whole))) return true;
  const owners = Object.keys(one.claims).filter((claim) => saysWhose(claim) && claim in other.claims);
  const asked = [...read].filter(saysWhose);
  return owners.some((claim) => asked.length === 0 || asked.includes(claim));
}

/** Claims that every token has values of its own in. */
const OF_EACH: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'aud', 'iss']);

/** The claims that only one of two tokens has, or that have another value in it; undefined stands for such as are not seen. */
function differences(one: SignedClaims, other: SignedClaims): readonly (string | undefined)[] {
  const names = new Set([...Object.keys(one.claims), ...Object.keys(other.claims)]);
  const found: (string | undefined)[] = [...names].filter((name) => {
    if (OF_EACH.has(name)) return false;
    if (!(name in one.claims) || !(name in other.claims)) return true;
    const [mine, theirs] = [one.claims[name], other.claims[name]];
    // What is worked out for each person tells no kind, unless it is what kinds are told by.
    const isFixed = [mine, theirs].some((told) => isFixedValue(told, name)) || isTypeClaim(name);
    return isFixed && (mine === undefined || mine !== theirs);
  });
  const wholes = (claims: SignedClaims): string => [...claims.wholes].sort().join();
  const isSame = wholes(one) === wholes(other) && one.isOpen === other.isOpen && (!one.isOpen || one.wholes.length > 0);
  return isSame ? found : [...found, undefined];
}

/** A field of an object may hold whose the token is. */
const isFixedValue = (told: string | undefined, claim: string): boolean =>
  told !== undefined && !(saysWhose(claim) && told.startsWith('this '));

/** The claim that both say their kind in. */
function sharedTypeClaim(one: SignedClaims, other: SignedClaims): string | undefined {
  return Object.keys(one.claims).find((claim) => isTypeClaim(claim) && claim in other.claims);
}
