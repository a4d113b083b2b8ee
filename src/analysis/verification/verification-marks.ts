import type { FileView } from '../evaluation/file-view.ts';
import { enclosingFunction, homeOf, isInlineCallback, isInside, type FunctionNode, type Node } from '../syntax/node.ts';

/** Callers that are further away add nothing that real code shows. */
export const MAX_CALLERS = 3;

/** The calls in a function that verify, or that call what does. */
export interface VerificationMarks {
  /** @param without a verification that does not count, and neither does what only comes to it */
  in(fn: FunctionNode, without: Node | undefined): readonly Node[];
}

/** The verification that a mark comes to; undefined where there are several. */
type Sole = Node | undefined;

/** Marks verifications in the functions that they run in, and the calls of those functions in their callers, a few levels up. */
export function markVerifications(file: FileView, verifications: readonly Node[]): VerificationMarks {
  const marks = new Map<FunctionNode, Map<Node, Sole>>();
  let level = new Map<Node, Sole>(verifications.map((node) => [node, node]));
  for (let depth = 0; depth <= MAX_CALLERS && level.size > 0; depth++) {
    const verifying = new Map<FunctionNode, Sole>();
    for (const [node, sole] of level) {
      const home = homeOf(node);
      const known = home && (marks.get(home) ?? new Map<Node, Sole>());
      if (!known || !put(known, node, sole)) continue;
      marks.set(home, known);
      put(verifying, home, sole);
      const inner = enclosingFunction(node);
      if (inner) put(verifying, inner, sole);
    }
    level = new Map();
    for (const [fn, sole] of verifying)
      for (const call of file.callers(fn).invocations)
        if (isInlineCallback(fn) || !isInside(call.node, fn)) put(level, call.node, sole);
  }
  return {
    in: (fn, without) =>
      [...(marks.get(fn) ?? [])].flatMap(([node, sole]) => (without && sole === without ? [] : [node])),
  };
}

/** @returns whether that says more than was known */
function put<Key>(known: Map<Key, Sole>, key: Key, sole: Sole): boolean {
  if (known.has(key) && (known.get(key) === sole || known.get(key) === undefined)) return false;
  known.set(key, known.has(key) ? undefined : sole);
  return true;
}
