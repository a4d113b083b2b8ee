import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { Node } from './node.ts';
import type { Walkable } from './tree-index.ts';

/**
 * A parsed text, as far as the analysis looks at it. The `SourceCode` that a host hands to rules is one, and so is what `src/project`
 * makes of other files. Nodes have their parents, their ranges and their places; nobody asks for tokens.
 */
export interface ParsedText {
  /** what ranges refer to; without a byte order mark */
  readonly text: string;
  readonly ast: TSESTree.Program;
  /** nothing where a parser of another language has no scopes */
  readonly scopeManager: TSESLint.Scope.ScopeManager | null;
  readonly visitorKeys: Walkable['visitorKeys'];
  getText(node: Node): string;
}
