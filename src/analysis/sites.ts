import type { TSESTree } from '@typescript-eslint/utils';

import { placesOf, type Call } from './calls.ts';
import type { FileView } from './file.ts';
import type { Node } from './tree.ts';

/** Where an option could be written that is missing. */
export type OptionSite =
  | { readonly in: 'object'; readonly object: TSESTree.ObjectExpression }
  /** a new argument after the given one */
  | { readonly in: 'arguments'; readonly after: Node };

/**
 * Where a policy's options could be completed: its object literal, or a new argument of its one call.
 *
 * @param node the policy's node
 */
export function optionSite(file: FileView, node: Node, calls: readonly Call[]): OptionSite | undefined {
  if (node.type === 'ObjectExpression') return { in: 'object', object: node };
  const [call] = calls;
  if (!call || calls.length > 1 || call.node.type !== 'CallExpression') return undefined;
  const index = optionsIndex(call);
  const { args } = call.invocation;
  const after = index === undefined ? undefined : args[index - 1];
  if (index === undefined || !after || args.some((argument) => argument.type === 'SpreadElement')) return undefined;
  const taken = args[index];
  return !taken || file.evaluate(taken).is === 'function' ? { in: 'arguments', after } : undefined;
}

/** Which argument holds the options. */
function optionsIndex(call: Call): number | undefined {
  const model = call.op.checks?.algorithms;
  const [place] = typeof model === 'object' ? placesOf(model.at) : [];
  const [root, ...path] = place?.split('.') ?? [];
  return path.length === 1 && /^\d+$/.test(root ?? '') ? Number(root) : undefined;
}
