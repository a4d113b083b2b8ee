import { textParts } from '../syntax/text-parts.ts';
import { spokenName, type Node } from '../syntax/node.ts';
import type { Carrier } from './carrier.ts';
import type { CarrierView } from './carrier-view.ts';

/** What a template or a sum carries: the first token in it, with what is around it. */
export function carrierInText(view: CarrierView, node: Node): Carrier | undefined {
  const parts = textParts(node);
  const holes = parts.flatMap((part, index) =>
    typeof part === 'string' ? [] : [bearerIn(view, part, parts[index - 1]) ?? view.carrierOf(part)],
  );
  const token = holes.find((hole) => hole && hole.kind !== 'foreign');
  if (token) return parts.length > 1 ? { ...token, isAround: true } : token;
  const [first] = holes;
  // A text of nothing but pieces that show too little shows too little itself: `${token.slice(0, 4)}…`.
  if (first && holes.every((hole) => hole?.isNone)) return first;
  return holes.find((hole) => hole && !hole.isNone);
}

/** `Bearer ${x}` says what x is, whatever it is called. */
export function bearerIn(view: CarrierView, hole: Node, before: Node | string | undefined): Carrier | undefined {
  if (typeof before !== 'string' || !/\bbearer\s+$/i.test(before)) return undefined;
  return view.carrierOf(hole) ?? { kind: 'session', evidence: 'named', name: spokenName(hole) ?? 'Bearer' };
}
