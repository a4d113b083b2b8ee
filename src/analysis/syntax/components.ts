import { textParts } from './text-parts.ts';
import { isNode, type Node } from './node.ts';
import type { TreeIndex } from './tree-index.ts';

/*
 * Templates of single-file components, as their parsers give them. Their nodes are no part of the types that everything else is
 * written against, so they are read property by property.
 */

/** The names in a Vue template that mean what the script declares, and not what the template itself does. */
export function templateNames(tree: TreeIndex): readonly Node[] {
  return tree.markup('VExpressionContainer').flatMap((container) =>
    listIn(container, 'references').flatMap((reference) => {
      const name: unknown = Reflect.get(reference, 'id');
      return Reflect.get(reference, 'variable') == null && isNode(name) ? [name] : [];
    }),
  );
}

/** Attributes that mix text and expressions, `href="/export?token={token}"`, as lists of both. */
export function attributeTexts(tree: TreeIndex): readonly (readonly (Node | string)[])[] {
  return tree.markup('SvelteAttribute').flatMap((attribute) => {
    const parts = listIn(attribute, 'value').flatMap((part): (Node | string)[] => {
      const text: unknown = Reflect.get(part, 'value');
      const expression: unknown = Reflect.get(part, 'expression');
      return isNode(expression) ? textParts(expression) : typeof text === 'string' ? [text] : [];
    });
    return parts.length > 1 ? [parts] : [];
  });
}

function listIn(node: object, key: string): readonly object[] {
  const list: unknown = Reflect.get(node, key);
  return Array.isArray(list) ? list.filter((item: unknown) => typeof item === 'object' && item !== null) : [];
}
