import type { NameRole, TokenKind } from '../../lexicon/token-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Node } from '../syntax/node.ts';
import type { Carrier } from './carrier.ts';
import type { ContainerIndex } from './container-index.ts';
import type { MemberIndex } from './member-index.ts';
import type { Origin, Provenance } from './provenance.ts';

/** What everything that finds carriers sees of the file. Nothing in it changes; parts are computed when first read. */
export interface CarrierView {
  readonly file: FileView;
  readonly tokens: Provenance;
  readonly members: MemberIndex;
  readonly containers: ContainerIndex;
  /** where the tokens come from that the file verifies or decodes */
  readonly proven: ReadonlySet<Origin>;
  /** where values come from that the file uses as tokens, and what they are */
  readonly used: ReadonlyMap<Origin, TokenKind>;
  /** What a name says, in the file's words and in those of the settings. */
  kindNamed(name: string, role: NameRole): TokenKind | undefined;
  /** What an expression carries. Each is looked at once. */
  readonly carrierOf: (node: Node) => Carrier | undefined;
}

/** What a name alone says. */
export function named(view: CarrierView, name: string | undefined, role: NameRole): Carrier | undefined {
  const kind = name === undefined ? undefined : view.kindNamed(name, role);
  return name !== undefined && kind ? { kind, evidence: 'named', name } : undefined;
}

/** The first that is a token; else the first that is known to be none. */
export function firstOf(view: CarrierView, nodes: readonly (Node | null | undefined)[]): Carrier | undefined {
  let other: Carrier | undefined;
  for (const node of nodes) {
    const carrier = node ? view.carrierOf(node) : undefined;
    if (carrier && carrier.kind !== 'foreign') return carrier;
    other ??= carrier;
  }
  return other;
}

/** Texts, lists and objects are no token because one of their parts is none. */
export function amongParts(view: CarrierView, nodes: readonly (Node | null | undefined)[]): Carrier | undefined {
  const found = firstOf(view, nodes);
  return found?.isNone ? undefined : found;
}
