import { isOptionalByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { neverThrows } from '../syntax/control-flow.ts';
import { enclosingClass, isNullishLiteral, plainKey, unwrap, type FunctionNode, type Node } from '../syntax/node.ts';

/** A method of a guard that lets everybody in, since it refuses nobody. */
export interface OpenGuard {
  readonly node: Node;
  /** its own words say that nobody need be signed in: it gives `null` then, or the class is called so */
  readonly isMeant: boolean;
}

/** The methods by which guards of a framework refuse, as far as classes of the file override them and never throw. */
export function findOpenGuards(file: FileView): readonly OpenGuard[] {
  return file.tree.get('MethodDefinition').flatMap((method): readonly OpenGuard[] => {
    const { key, value } = method;
    const owner = enclosingClass(method);
    if (!owner?.superClass || value.type !== 'FunctionExpression') return [];
    const base = file.evaluate(owner.superClass);
    const name = plainKey(key, method.computed);
    if (base.kind !== 'thing' || name === undefined || !base.thing.refusesIn?.includes(name)) return [];
    if (!neverThrows(value) || callsAnything(file, value)) return [];
    const isMeant = isOptionalByName(owner.id?.name ?? '') || returnedExpressions(file, value).some(givesNobody);
    return [{ node: key, isMeant }];
  });
}

/** What is called may throw. */
function callsAnything(file: FileView, fn: FunctionNode): boolean {
  const [start, end] = fn.range;
  return file.tree.get('CallExpression').some(({ range }) => range[0] >= start && range[1] <= end);
}

/** `user ?? null`, `user || undefined`, `null`. */
function givesNobody(given: Node): boolean {
  const node = unwrap(given);
  if (node.type === 'LogicalExpression') return givesNobody(node.right);
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate].some(givesNobody);
  return isNullishLiteral(node) || (node.type === 'Literal' && node.value === false);
}
