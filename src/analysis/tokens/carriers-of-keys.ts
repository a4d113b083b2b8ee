import { isSpecific } from '../../lexicon/token-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { rootName } from '../evaluation/aliases.ts';
import { alternatives } from '../evaluation/value.ts';
import { enclosingFunction, isFunction, unwrap, type Node } from '../syntax/node.ts';
import { textParts } from '../syntax/text-parts.ts';
import { isIdentity, type Carrier } from './carrier.ts';

/** A token that stands in a key, and the expression that brings it there. */
export interface KeyToken {
  readonly node: Node;
  readonly carrier: Carrier;
}

/**
 * The token that a key of an entry is, or that is put into one. A key is as readable as its value, but what a token's name stands for
 * there is more often the name of a key: only what comes from outside, under a name that says more than `token`, is taken for one.
 */
export function tokenInKey(
  file: FileView,
  key: Node,
  carrierOf: (node: Node) => Carrier | undefined,
): KeyToken | undefined {
  for (const part of textParts(key)) {
    if (typeof part === 'string' || !comesFromOutside(file, part)) continue;
    const carrier = carrierOf(part);
    if (carrier && isIdentity(carrier.kind) && !carrier.isAround && isSpecific(carrier.name))
      return { node: part, carrier };
  }
  return undefined;
}

/** A parameter or a variable of a function, which holds no constant as far as the file shows. */
function comesFromOutside(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  const defs = (node.type === 'Identifier' && file.scopes.variable(node)?.defs) || [];
  const isLocal = defs.some(({ node: def }: { readonly node: Node }) => {
    if (isFunction(def)) return true;
    const init = def.type === 'VariableDeclarator' && enclosingFunction(def) ? def.init : null;
    return init !== null && !isImported(file, init);
  });
  return (
    isLocal && alternatives(file.evaluate(node)).every((value) => value.kind === 'result' || value.kind === 'unknown')
  );
}

/** An import, or a member of one: a module exports the names of keys, too. */
function isImported(file: FileView, expression: Node): boolean {
  const defs = rootName(file, expression)?.variable.defs ?? [];
  return defs.some(({ parent }) => parent?.type === 'ImportDeclaration');
}
