import { namesKeyKind } from '../../lexicon/value-names.ts';
import { destructuredFrom } from '../operations/key-names.ts';
import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { nodeAt } from '../evaluation/places.ts';
import { plainKey, spokenName, unwrap, type Node } from '../syntax/node.ts';
import { addAll } from '../syntax/lists.ts';

/**
 * Whether a verifier's key is good for one kind of tokens alone, as its own name says, or that of a part which goes into it:
 * `REFRESH_TOKEN_SECRET`, `keys.reset`, `hkdf(secret, 'reset')`. What was signed with another key is of another kind.
 */
export function hasKeyOfOneKind(file: FileView, call: Operation): boolean {
  const pending = [nodeAt(file, call, call.op.key)];
  const seen = new Set<Node>();
  for (let at = pending.pop(); at; at = pending.pop()) {
    const node = unwrap(at);
    if (seen.has(node)) continue;
    seen.add(node);
    if (spokenParts(file, node).some(namesKeyKind)) return true;
    addAll(pending, partsOfKey(file, node));
  }
  return false;
}

/** What an expression itself says. */
function spokenParts(file: FileView, node: Node): readonly string[] {
  switch (node.type) {
    case 'Identifier':
      return [node.name, destructuredFrom(file, node) ?? ''];
    case 'Literal':
      return typeof node.value === 'string' ? [baseName(node.value)] : [];
    case 'TemplateElement':
      return [baseName(node.value.cooked ?? '')];
    case 'MemberExpression':
      return [plainKey(node.property, node.computed) ?? ''];
    case 'CallExpression':
      // The first word says what is done: `refreshKeys()` is no key for refresh tokens.
      return [(spokenName(node.callee) ?? '').replace(/^[a-z]+/, '')];
    default:
      return [];
  }
}

/** Of a path, the file without its extension; of an address, nothing. */
function baseName(text: string): string {
  if (text.includes('://')) return '';
  return (text.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
}

/** What goes into an expression: members, parts of a text, arguments, and what a name was given at first. */
function partsOfKey(file: FileView, node: Node): readonly (Node | undefined)[] {
  switch (node.type) {
    case 'Identifier':
      return (file.scopes.variable(node)?.defs ?? []).map(({ node: declarator }) =>
        declarator.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
          ? (declarator.init ?? undefined)
          : undefined,
      );
    case 'MemberExpression':
      return node.computed ? [node.object, node.property] : [node.object];
    case 'BinaryExpression':
    case 'LogicalExpression':
      return [node.left, node.right];
    case 'TemplateLiteral':
      return [...node.quasis, ...node.expressions];
    case 'CallExpression':
      return node.callee.type === 'MemberExpression' ? [node.callee.object, ...node.arguments] : node.arguments;
    case 'AwaitExpression':
      return [node.argument];
    default:
      return [];
  }
}
