import type { FileView } from './file-view.ts';
import { plainKey, unwrap, type Node } from '../syntax/node.ts';

/** Whether an expression is the environment itself: `process.env`, `import.meta.env`. */
export function isEnvironment(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type !== 'MemberExpression' || plainKey(node.property, node.computed) !== 'env') return false;
  const root = unwrap(node.object);
  if (root.type === 'MetaProperty') return true;
  return root.type === 'Identifier' && root.name === 'process' && file.scopes.variable(root) === undefined;
}
