import type { FileView } from './file.ts';
import { plainKey, spokenName, unwrap, type Node } from './tree.ts';
import { alternatives } from './values.ts';

/** The property that a destructured name was read from. */
export function destructuredFrom(file: FileView, node: Node): string | undefined {
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const name of variable?.identifiers ?? []) {
    const property: Node | undefined = name.parent;
    if (property?.type === 'Property' && property.value === name && property.parent.type === 'ObjectPattern') {
      return plainKey(property.key, property.computed);
    }
  }
  return undefined;
}

/** The name that a storage key, cookie or parameter goes by: its text, or else what the constant is called. */
export function keyName(file: FileView, node: Node): string | undefined {
  return keyNames(file, node)[0];
}

/** All names that a key may have: a loop over `['token', 'user']` writes both. */
export function keyNames(file: FileView, node: Node): readonly string[] {
  const names = alternatives(file.evaluate(node)).flatMap((value) => {
    if (value.is === 'literal') return typeof value.value === 'string' ? [value.value] : [];
    if (value.is !== 'text') return [];
    return [value.parts.map((part) => (part.is === 'literal' ? String(part.value) : ' ')).join('')];
  });
  const spoken = spokenName(node);
  return names.length === 0 && spoken !== undefined ? [spoken] : names;
}

/** The names of members that the file reads, by the path they are read from. */
export function heldNames(file: FileView): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const note = (path: string | undefined, name: string | undefined): void => {
    if (path === undefined || name === undefined) return;
    const names = found.get(path);
    if (names) names.push(name);
    else found.set(path, [name]);
  };
  for (const node of file.tree.get('MemberExpression') ?? []) {
    if (node.type === 'MemberExpression') note(pathText(file, node.object), plainKey(node.property, node.computed));
  }
  for (const node of file.tree.get('ObjectPattern') ?? []) {
    const parent = node.parent;
    if (node.type !== 'ObjectPattern' || parent?.type !== 'VariableDeclarator' || !parent.init) continue;
    for (const property of node.properties) {
      if (property.type === 'Property') note(pathText(file, parent.init), plainKey(property.key, property.computed));
    }
  }
  return found;
}

/** A text that is the same for the same path from the same variable. */
export function pathText(file: FileView, expression: Node): string | undefined {
  const node = unwrap(expression);
  if (node.type === 'AwaitExpression') return pathText(file, node.argument);
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'Identifier') {
    const variable = file.scopes.variable(node);
    const [declared] = variable?.identifiers ?? [];
    return declared ? `${node.name}@${declared.range[0]}` : undefined;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const object = pathText(file, node.object);
  const key = plainKey(node.property, node.computed);
  return object && key !== undefined ? `${object}.${key}` : undefined;
}
