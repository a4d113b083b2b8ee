import { unwrap, type Node } from './node.ts';

/** A template or a concatenation as a flat list of texts and expressions. */
export function textParts(expression: Node): (Node | string)[] {
  const parts: (Node | string)[] = [];
  const pending: (Node | string)[] = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const inner = typeof next === 'string' ? undefined : partsIn(next);
    if (inner) for (const part of inner.toReversed()) pending.push(part);
    else parts.push(typeof next === 'string' ? next : wholeOf(next));
  }
  return parts;
}

/** What a text is put together from, in its order; undefined for what is no text by its syntax. */
function partsIn(expression: Node): (Node | string)[] | undefined {
  const node = unwrap(expression);
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index) => {
      const hole = node.expressions[index];
      const text = quasi.value.cooked ?? quasi.value.raw;
      return hole ? [text, hole] : [text];
    });
  }
  return isText(node) && node.type === 'BinaryExpression' ? [node.left, node.right] : undefined;
}

function wholeOf(expression: Node): Node | string {
  const node = unwrap(expression);
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : node;
}

/** Whether an expression puts texts together. */
export function isText(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'BinaryExpression' && node.operator === '+');
}
