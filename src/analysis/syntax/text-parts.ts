import { unwrap, type Node } from './node.ts';

/** A template or a concatenation as a flat list of texts and expressions. */
export function textParts(expression: Node): (Node | string)[] {
  return flattened(expression);
}

/** The first two of these parts: a text that says what follows, and what does. */
export function beginning(expression: Node): (Node | string)[] {
  return flattened(expression, { most: 2 });
}

/** The parts of those templates that are no part of another one, in their order. */
export function wholeTemplates(templates: readonly Node[]): readonly (readonly (Node | string)[])[] {
  const taken = new Set<Node>();
  // The outer one of two begins first.
  return templates.flatMap((template) => (taken.has(template) ? [] : [flattened(template, { taken })]));
}

/**
 * @param most how many parts are wanted
 * @param taken where the texts are noted that are taken apart
 */
function flattened(
  expression: Node,
  { most = Infinity, taken }: { readonly most?: number; readonly taken?: Set<Node> } = {},
): (Node | string)[] {
  const parts: (Node | string)[] = [];
  const pending: (Node | string)[] = [expression];
  for (let next = pending.pop(); next !== undefined && parts.length < most; next = pending.pop()) {
    const node = typeof next === 'string' ? next : unwrap(next);
    const inner = typeof node === 'string' ? undefined : partsIn(node);
    if (inner) {
      if (typeof node !== 'string') taken?.add(node);
      for (const part of inner.toReversed()) pending.push(part);
    } else parts.push(typeof node === 'string' ? node : wholeOf(node));
  }
  return parts;
}

/** What a text is put together from, in its order; undefined for what is no text by its syntax. */
function partsIn(node: Node): (Node | string)[] | undefined {
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index) => {
      const hole = node.expressions[index];
      const text = quasi.value.cooked ?? quasi.value.raw;
      return hole ? [text, hole] : [text];
    });
  }
  return isText(node) && node.type === 'BinaryExpression' ? [node.left, node.right] : undefined;
}

function wholeOf(node: Node): Node | string {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : node;
}

/** Whether a sum is the left side of a longer one, which begins with the same parts. */
export function beginsLonger(sum: Node): boolean {
  const { parent } = sum;
  return parent?.type === 'BinaryExpression' && isText(parent) && parent.left === sum;
}

/** Whether an expression puts texts together. */
export function isText(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'BinaryExpression' && node.operator === '+');
}
