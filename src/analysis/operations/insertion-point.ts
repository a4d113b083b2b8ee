import type { TSESTree } from '@typescript-eslint/utils';

import type { CheckName, Place } from '../../model/vocabulary.ts';
import type { Operation } from './operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { parentOf, placesOf, slotAt } from '../evaluation/places.ts';
import type { Node } from '../syntax/node.ts';

/** Where an option could be written that is missing. */
export type InsertionPoint =
  | { readonly in: 'object'; readonly object: TSESTree.ObjectExpression }
  /** a new argument after the given one */
  | { readonly in: 'arguments'; readonly after: Node };

/** Where the option of a check could be added: to an object literal that is there, or as a new argument of the one call. */
export function insertionPoint(
  file: FileView,
  calls: readonly Operation[],
  check: CheckName,
): InsertionPoint | undefined {
  const [call] = calls;
  const model = call?.op.checks?.[check];
  const [place] = typeof model === 'object' ? placesOf(model.at) : [];
  return place && insertionPointAt(file, calls, place);
}

/** The same for any place of some calls. */
export function insertionPointAt(
  file: FileView,
  calls: readonly Operation[],
  place: Place,
): InsertionPoint | undefined {
  const [call] = calls;
  const parent = parentOf(place);
  if (!call || parent === undefined) return undefined;
  const { value } = slotAt(file, call, parent, { has: 'unknown' });
  if (value?.node.type === 'ObjectExpression') return { in: 'object', object: value.node };
  if (calls.length > 1 || call.node.type !== 'CallExpression' || !/^\d+$/.test(parent)) return undefined;
  const { args } = call;
  const after = args[Number(parent) - 1];
  if (!after || args.some((argument) => argument.type === 'SpreadElement')) return undefined;
  const taken = args[Number(parent)];
  return !taken || file.evaluate(taken).kind === 'function' ? { in: 'arguments', after } : undefined;
}
