import type { FrozenEntry, FrozenValue } from '../../model/frozen.ts';
import type { CallNode, Node } from '../syntax/node.ts';
import type { FileView } from './file-view.ts';
import { bytes, either, literal, type Entry, type Value } from './value.ts';

/**
 * A value that another file exports, as a value of this one.
 *
 * @param node what brings it in: it stands for all that is written elsewhere
 */
export function thawed(frozen: FrozenValue, node: Node): Value {
  const inner = (one: FrozenValue): Value => thawed(one, node);
  switch (frozen.kind) {
    case 'literal':
      return literal(frozen.value, node, frozen.at);
    case 'array':
      return { kind: 'array', items: frozen.items.map(inner), open: frozen.open, node };
    case 'object':
      return { kind: 'object', entries: frozen.entries.map((entry) => entryFrom(entry, node)), node };
    case 'template':
      return { kind: 'template', parts: frozen.parts.map(inner), node };
    case 'bytes':
      return bytes(inner(frozen.of), node);
    case 'env':
      return { kind: 'env', name: frozen.name, node };
    case 'thing':
      return { kind: 'thing', thing: frozen.thing, source: frozen.source, node };
    case 'either':
      return either(frozen.of.map(inner), node);
    case 'unknown':
      return { kind: 'unknown', why: frozen.why, node, ...(frozen.identity && { identity: frozen.identity }) };
  }
}

function entryFrom(entry: FrozenEntry, node: Node): Entry {
  switch (entry.kind) {
    case 'property':
    case 'spread': {
      const { value } = entry;
      return { ...entry, value: () => thawed(value, node), node };
    }
    case 'delete':
    case 'escape':
      return entry;
  }
}

/** Whether a node is what brings in a value of another file, and says nothing of where that is used. */
export function isBroughtIn(file: FileView, node: Node): boolean {
  switch (node.type) {
    case 'CallExpression':
      if (node.callee.type === 'Identifier' && /^(?:__)?require$/.test(node.callee.name)) return true;
      return isAnswered(file, node);
    case 'NewExpression':
      return isAnswered(file, node);
    case 'TSImportEqualsDeclaration':
    case 'TSTypeReference':
      return true;
    default:
      return node.type.startsWith('Import');
  }
}

/** Whether a function or a class of another file gives what a call gives. */
function isAnswered(file: FileView, call: CallNode): boolean {
  const { thing, use } = file.resolvedCall(call) ?? {};
  return thing?.source.isRead === true && use?.op === undefined;
}
