import type { FileView } from '../evaluation/file-view.ts';
import { nameImported, specifierOf } from '../evaluation/imports.ts';
import { boundTo, plainKey, spelling, unwrap, wrapped, type CallNode, type Node } from '../syntax/node.ts';
import { addAll } from '../syntax/lists.ts';

/** What a file does with something that another one exports. */
export interface ImportedUses {
  /** the calls of it */
  readonly calls: readonly CallNode[];
  /** the names under which the file exports it itself */
  readonly passedOn: readonly string[];
  /** whether it is handed on in another way, so that somebody else may call it */
  readonly isHandedOn: boolean;
}

/**
 * How a file uses an export of another one.
 *
 * @param isFrom whether a specifier, as it is written in the file, means the other file
 * @param name under which that exports it
 */
export function usesOfImport(file: FileView, isFrom: (specifier: string) => boolean, name: string): ImportedUses {
  const reads = readsOfImport(file, isFrom, name);
  const calls: CallNode[] = [];
  const passedOn = [...namesPassedOn(file, isFrom, name)];
  let isHandedOn = false;
  for (const read of reads) {
    const node = wrapped(read);
    const { parent } = node;
    if (
      (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') &&
      unwrap(parent.callee) === unwrap(node)
    )
      calls.push(parent);
    else if (parent?.type === 'ExportSpecifier') passedOn.push(spelling(parent.exported));
    else if (!isInType(read)) isHandedOn = true;
  }
  return { calls, passedOn, isHandedOn };
}

const isInType = ({ parent }: Node): boolean => parent?.type === 'TSTypeQuery' || parent?.type === 'TSQualifiedName';

/** The expressions that give the export. */
function readsOfImport(file: FileView, isFrom: (specifier: string) => boolean, name: string): readonly Node[] {
  const found: Node[] = [];
  for (const { source, specifiers } of file.tree.get('ImportDeclaration')) {
    if (!isFrom(source.value)) continue;
    for (const specifier of specifiers) {
      const reads = file.scopes.reads(specifier.local);
      if (nameImported(specifier) === name) addAll(found, reads);
      else if (specifier.type !== 'ImportSpecifier') addAll(found, membersRead(reads, name));
    }
  }
  for (const call of file.callsByName.get('require') ?? []) {
    const specifier = specifierOf(call);
    if (specifier !== undefined && isFrom(specifier)) addAll(found, readsOfRequired(file, call, name));
  }
  return found;
}

/** The members of one name that are read of several expressions. */
function membersRead(owners: readonly Node[], name: string): readonly Node[] {
  return owners.flatMap((owner) => {
    const member = wrapped(owner).parent;
    const isMember = member?.type === 'MemberExpression' && unwrap(member.object) === unwrap(owner);
    return isMember && plainKey(member.property, member.computed) === name ? [member] : [];
  });
}

/** `const { verify } = require('./auth')`, `require('./auth').verify`, `const auth = require('./auth')`. */
function readsOfRequired(file: FileView, call: Node, name: string): readonly Node[] {
  const node = wrapped(call);
  const { parent } = node;
  if (parent?.type !== 'VariableDeclarator') return membersRead([call], name);
  if (parent.id.type === 'Identifier') {
    const reads = file.scopes.reads(parent.id);
    return name === 'default' ? [...reads, ...membersRead(reads, name)] : membersRead(reads, name);
  }
  if (parent.id.type !== 'ObjectPattern') return [];
  return parent.id.properties.flatMap((property) =>
    property.type === 'Property' && plainKey(property.key, property.computed) === name
      ? file.scopes.reads(boundTo(property.value))
      : [],
  );
}

function namesPassedOn(file: FileView, isFrom: (specifier: string) => boolean, name: string): readonly string[] {
  const found: string[] = [];
  for (const statement of file.sourceCode.ast.body) {
    if (statement.type === 'ExportAllDeclaration' && isFrom(statement.source.value) && !statement.exported)
      found.push(name);
    if (statement.type !== 'ExportNamedDeclaration' || !statement.source || !isFrom(statement.source.value)) continue;
    for (const { local, exported } of statement.specifiers)
      if (spelling(local) === name) found.push(spelling(exported));
  }
  return found;
}
