import { isSpecific, type TokenKind } from '../../lexicon/token-names.ts';
import type { Operation } from '../operations/operations.ts';
import { isVague, type Carrier } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { CarryingPart } from '../tokens/carrying-parts.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import { throughWrapper } from '../tokens/wrappers.ts';
import type { Node } from '../syntax/node.ts';
import { isFromAddress } from './url-receivers.ts';
import { isMadeForOnePurpose } from './url-tokens.ts';

/** A token that is written to a log (CWE-532). */
export interface LoggedToken {
  /** the token, as small a part of what is logged as shows it */
  readonly node: Node;
  readonly tokenKind: TokenKind;
  readonly name: string;
  /** the whole of something is logged that has a token in it */
  readonly isAround: boolean;
}

/** Tokens whose value the file writes to a log; a message that only speaks of one is fine. */
export function findLoggedTokens(
  file: FileView,
  calls: readonly Operation[],
  carriers: Carriers,
): readonly LoggedToken[] {
  const parts = calls.flatMap((call) =>
    call.kind === 'log' ? shownBy(file, call).flatMap((shown) => tokensIn(file, shown, carriers)) : [],
  );
  const found = parts.flatMap(({ node, carrier }) =>
    isVague(carrier)
      ? []
      : [{ node, tokenKind: loggedKind(file, node, carrier), name: carrier.name, isAround: carrier.isAround ?? false }],
  );
  return [...new Map(found.map((token) => [token.node, token])).values()];
}

/** What of something shown carries a token; in a wrapper of the file's own, what its callers hand in. */
function tokensIn(file: FileView, shown: Node, carriers: Carriers): readonly CarryingPart[] {
  const given = throughWrapper(file, shown, carriers) ?? [shown];
  return given.flatMap((node) => carriers.partsOf(node));
}

/**
 * A JWT that this file signs or verifies says who somebody is, whatever it is for. What an address brought to a page of invitations, and
 * what is called no more than `token`, is the right of that link.
 */
function loggedKind(file: FileView, node: Node, { kind, evidence, name }: Carrier): TokenKind {
  if (evidence === 'proven') return 'session';
  const isOfLink = evidence === 'named' && !isSpecific(name) && isFromAddress(file, node);
  return isOfLink && isMadeForOnePurpose(node, '') ? 'capability' : kind;
}

/** What a call shows: all its arguments, unless the model says which. */
function shownBy(file: FileView, call: Operation): readonly Node[] {
  if (call.op.value === undefined) return call.args;
  return placesOf(call.op.value).flatMap((place) => slotAt(file, call, place, { has: 'unknown' }).node ?? []);
}
