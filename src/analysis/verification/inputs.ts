import type { FileView } from '../evaluation/file-view.ts';
import { assignedTo } from '../evaluation/variables.ts';
import { childNodes, isFunction, type Node } from '../syntax/node.ts';
import type { Origin, Provenance } from '../tokens/provenance.ts';
import { addUnder } from '../syntax/lists.ts';

/** A token, as what is read from it and what that gives tell it. */
export interface TokenRead {
  /** where the token comes from */
  readonly origins: ReadonlySet<Origin>;
  /** the claims that are read from it: what is made of those is left out */
  readonly result: Node;
}

/** What goes into expressions, through variables and parameters. */
export interface Inputs {
  /** What of the expressions asked about, and of what goes into them, a token goes into. */
  dependents(token: TokenRead, expressions: readonly Node[]): ReadonlySet<Node>;
}

/**
 * Follows what goes into expressions back to the tokens in it, once for all tokens: each part of the file is taken up once, whichever
 * expressions it goes into, and asking for one token goes the other way, from where it is named to what it goes into.
 */
export function traceInputs(file: FileView, tokens: Provenance): Inputs {
  const goesInto = new Map<Node, Node[]>();
  const named = new Map<Origin, Node[]>();
  const seen = new Set<Node>();
  const takeUp = (expression: Node): void => {
    const pending: Node[] = [expression];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (seen.has(node) || isFunction(node)) continue;
      seen.add(node);
      if (node.type === 'Identifier' || node.type === 'MemberExpression')
        for (const origin of tokens.origins(node)) addUnder(named, origin, node);
      const definitions = node.type === 'Identifier' ? definedBy(file, node) : [];
      for (const part of [...definitions, ...childNodes(node)]) {
        addUnder(goesInto, part, node);
        pending.push(part);
      }
    }
  };
  return {
    dependents: ({ origins, result }, expressions) => {
      for (const expression of expressions) takeUp(expression);
      const reached = new Set<Node>();
      const pending = [...origins].flatMap((origin) => named.get(origin) ?? []);
      for (let node = pending.pop(); node; node = pending.pop()) {
        if (node === result || reached.has(node)) continue;
        reached.add(node);
        for (const next of goesInto.get(node) ?? []) pending.push(next);
      }
      return reached;
    },
  };
}

/** What a variable is defined by, or a parameter handed. */
function definedBy(file: FileView, name: Node): readonly Node[] {
  const variable = file.scopes.variable(name);
  if (!variable) return [];
  const defined = variable.defs.flatMap((def): readonly Node[] => {
    const node: Node = def.node;
    if (node.type === 'VariableDeclarator') return node.init ? [node.init] : [];
    if (!isFunction(node)) return [];
    const index = node.params.findIndex(
      (parameter) => parameter.range[0] <= def.name.range[0] && def.name.range[1] <= parameter.range[1],
    );
    return index < 0 ? [] : file.callers(node).invocations.flatMap(({ args }) => args[index] ?? []);
  });
  return [...defined, ...assignedTo(file, variable)];
}
