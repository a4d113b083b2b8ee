import { unwrap, type Node } from './tree.ts';

/** A template or a concatenation as a flat list of texts and expressions. */
export function textParts(expression: Node): (Node | string)[] {
  const node = unwrap(expression);
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index) => {
      const hole = node.expressions[index];
      const text = quasi.value.cooked ?? quasi.value.raw;
      return hole ? [text, ...textParts(hole)] : [text];
    });
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    return [...textParts(node.left), ...textParts(node.right)];
  }
  return [node];
}

/** Whether an expression puts texts together. */
export function isText(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'BinaryExpression' && node.operator === '+');
}
