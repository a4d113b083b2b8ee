import type { TSESTree } from '@typescript-eslint/utils';

import type { FrozenPlace } from '../../model/frozen.ts';
import type { Operation } from '../operations/operations.ts';
import type { Node } from '../syntax/node.ts';
import type { Key } from './key-material.ts';

/** A key of a call that is known to more people than it should be, or that is easily found out. */
export interface KeyFault {
  readonly node: Node;
  readonly library: string;
  readonly kind:
    /** the source says it */
    | 'written'
    /** a private key as a string */
    | 'privatePem'
    /** the source says what is used where a variable is not set, or in another environment */
    | 'fallback'
    /** code that runs in a browser says it */
    | 'inBrowser'
    /** a variable that is built into browser code */
    | 'publicVariable'
    /** there may be none: an empty string stands in for a variable that is not set */
    | 'mayBeEmpty'
    | 'empty'
    /** a text that the source says but for a variable, which reads `undefined` where it is not set */
    | 'guessable'
    /** fewer bytes than the algorithm has */
    | 'short';
  /** the environment variable that is involved */
  readonly variable?: string;
  /** the line on which the key is written, where that is another one than the report's */
  readonly line?: number;
  /** where the key is written, where that is another file of the project; then `written` is what brings it in */
  readonly elsewhere?: FrozenPlace;
  /** further lines on which the same key is used, or written, in their order */
  readonly alsoAt?: readonly number[];
  /** what the source says of the key: a string, or what makes too short a key */
  readonly written?: Node;
  /** `variable || 'secret'`, whose fallback is to go */
  readonly fallback?: TSESTree.LogicalExpression;
  /** the library works with an empty key, and does not reject it */
  readonly acceptsEmptyKey?: boolean;
  /** how many bits of key there are, and how many are needed */
  readonly bits?: number;
  readonly needed?: number;
  readonly algorithm?: string;
}

/** A key that a call is given. */
export interface GivenKey {
  readonly call: Operation;
  /** everything that it may be */
  readonly keys: readonly Key[];
  /** where it is handed over */
  readonly at: Node;
}

/** A key that has to go is one fault, however often it is used: at its first use, with the lines of the others. */
export function oneForEachKey(faults: readonly KeyFault[]): readonly KeyFault[] {
  const byKey = new Map<Node | string, KeyFault[]>();
  const byPlace = [...new Map(faults.map((fault) => [fault.node, fault])).values()];
  for (const fault of byPlace.toSorted((a, b) => a.node.range[0] - b.node.range[0])) {
    const { elsewhere, written } = fault;
    const key = elsewhere ? `${elsewhere.file}:${elsewhere.line}` : (written ?? fault.node);
    byKey.set(key, [...(byKey.get(key) ?? []), fault]);
  }
  return [...byKey.values()].flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ?? [];
    const own = first.node.loc.start.line;
    const lines = [first.line, ...others.map(({ node }) => node.loc.start.line)];
    const alsoAt = [...new Set(lines)].flatMap((line) => (line === undefined || line === own ? [] : [line]));
    return { ...first, alsoAt: alsoAt.toSorted((a, b) => a - b) };
  });
}
