import type { TSESLint } from '@typescript-eslint/utils';

import { lazy } from '../memo.ts';
import type { Node } from './node.ts';
import { addUnder } from './lists.ts';

export type Variable = TSESLint.Scope.Variable;
export type Reference = TSESLint.Scope.Reference;

/** Which variable an identifier means, by the identity that scope analysis gives, never by name. */
export interface Scopes {
  reference(identifier: Node): Reference | undefined;
  /** The variable that a reference or a declaring identifier belongs to; undefined for globals that nobody declares. */
  variable(identifier: Node): Variable | undefined;
  /** The identifiers that read the variable that an identifier declares or means. */
  reads(identifier: Node): readonly Node[];
  /** Where the file uses global names that it does not declare, by name. */
  readonly freeNames: ReadonlyMap<string, readonly Node[]>;
  /** A global name that nothing in the file declares. */
  isFreeGlobal(identifier: Node): boolean;
}

/** Where a variable is declared: its first name, or what declares it. */
export function declarationOf({ identifiers, scope }: Variable): Node {
  return identifiers[0] ?? scope.block;
}

/** @param markup names in a template that mean what the script declares; scope analysis does not see them */
export function readScopes(scopeManager: TSESLint.Scope.ScopeManager | null, markup: readonly Node[]): Scopes {
  const references = new Map<Node, Reference>();
  const declared = new Map<Node, Variable>();
  for (const scope of scopeManager?.scopes ?? []) {
    for (const reference of scope.references) references.set(reference.identifier, reference);
    for (const variable of scope.variables) for (const name of variable.identifiers) declared.set(name, variable);
  }
  for (const name of markup) {
    const meant = name.type === 'Identifier' ? topLevel(scopeManager, name.name) : undefined;
    if (meant) declared.set(name, meant);
  }
  const variable = (identifier: Node): Variable | undefined => {
    const found = references.get(identifier)?.resolved ?? declared.get(identifier);
    return found && found.defs.length > 0 ? found : undefined;
  };
  const freeNames = lazy(() => {
    const found = new Map<string, Node[]>();
    for (const name of references.keys()) {
      if (name.type !== 'Identifier' || variable(name) !== undefined) continue;
      addUnder(found, name.name, name);
    }
    return found;
  });
  return {
    get freeNames() {
      return freeNames();
    },
    reference: (identifier) => references.get(identifier),
    variable,
    reads: (identifier) =>
      variable(identifier)?.references.flatMap((one) => (one.isRead() ? [one.identifier] : [])) ?? [],
    isFreeGlobal: (identifier) => references.has(identifier) && variable(identifier) === undefined,
  };
}

/** What a name means at the top of the script: an import or a declaration. */
function topLevel(scopeManager: TSESLint.Scope.ScopeManager | null, name: string): Variable | undefined {
  const scopes = scopeManager?.scopes.filter(({ type }) => type === 'module' || type === 'global') ?? [];
  return scopes.map((scope) => scope.set.get(name)).find((found) => found !== undefined && found.defs.length > 0);
}
