import type { TSESTree } from '@typescript-eslint/utils';

import { WHOLE } from '../../model/frozen.ts';
import type { FileView } from './file-view.ts';
import { thawed } from './imported-values.ts';
import { memberSlot, slotValue } from './slots.ts';
import { spelling, spokenName, unwrap, type Node } from '../syntax/node.ts';
import { unknown, type Value } from './value.ts';

/** What an import brings in. */
export function importedValue(
  file: FileView,
  node: TSESTree.ImportDefaultSpecifier | TSESTree.ImportNamespaceSpecifier | TSESTree.ImportSpecifier,
): Value {
  const declaration = node.parent;
  if (declaration.type !== 'ImportDeclaration') return unknown('import', node);
  const specifier = declaration.source.value;
  const name = nameImported(node);
  return (
    exportOfLibrary(file, specifier, name, node) ??
    exportedElsewhere(file, specifier, name, node) ??
    namedImport(file, node) ??
    unknown('import', node)
  );
}

/** The name under which a module exports what an import brings in. */
export function nameImported(node: TSESTree.ImportClause): string {
  if (node.type === 'ImportDefaultSpecifier') return 'default';
  return node.type === 'ImportNamespaceSpecifier' ? WHOLE : spelling(node.imported);
}

/** What a module that is described exports under a name; undefined for other modules. */
export function exportOfLibrary(file: FileView, specifier: string, name: string, node: Node): Value | undefined {
  const found = file.module(specifier);
  if (!found) return undefined;
  const module: Value = { kind: 'thing', thing: found.thing, source: found.source, node };
  return name === WHOLE ? module : slotValue(memberSlot(file, module, name), node);
}

/** What another file of the project exports, where anything is known of it. */
function exportedElsewhere(file: FileView, specifier: string, name: string, node: Node): Value | undefined {
  const exported = file.imports?.exported(specifier, name);
  return exported && exported.kind !== 'unknown' ? thawed(exported, node) : undefined;
}

/** Whether a name is of an import that can be no known thing: its module has none, and it is called like none. */
export function isPlainImport(file: FileView, name: Node): boolean {
  const clause: Node | undefined = file.scopes.variable(name)?.defs[0]?.node;
  switch (clause?.type) {
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ImportSpecifier': {
      const specifier = specifierOf(clause);
      if (specifier === undefined || !file.imports?.isPlain(specifier)) return false;
      return namedImport(file, clause) === undefined;
    }
    default:
      return false;
  }
}

/** What an import of an unknown module is by its own name, or, for the whole of the module, by that of the module. */
function namedImport(
  file: FileView,
  node: TSESTree.ImportDefaultSpecifier | TSESTree.ImportNamespaceSpecifier | TSESTree.ImportSpecifier,
): Value | undefined {
  if (node.type === 'ImportSpecifier') return importedByName(file, spelling(node.imported), node, node);
  const byName = node.type === 'ImportDefaultSpecifier' ? importedByName(file, node.local.name, node, node) : undefined;
  return byName ?? importedByPath(file, node);
}

/** What an unknown module is by the name of its file: './safe-debug'. */
function importedByPath(file: FileView, imported: Node): Value | undefined {
  const specifier = specifierOf(imported);
  const found = specifier === undefined ? undefined : file.table.importedPath(specifier);
  return found && { kind: 'thing', thing: found.thing, source: found.source, node: imported };
}

/** What `require` gives: a module that is known, or one whose file or variable says by its name what it is. */
export function requiredValue(file: FileView, specifier: string, call: Node): Value {
  const module = moduleValue(file, specifier, call);
  if (module.kind !== 'unknown') return module;
  return namedRequire(file, call) ?? module;
}

/** What a module that is required is by the name of the variable, or of its file. */
function namedRequire(file: FileView, call: Node): Value | undefined {
  const { parent } = call;
  const name = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined;
  const byName = name === undefined ? undefined : importedByName(file, name, call, call);
  return byName ?? importedByPath(file, call);
}

/** What the name of an import says, whatever is seen of what it brings in. */
export function namedByImport(file: FileView, imported: Node): Value | undefined {
  switch (imported.type) {
    case 'CallExpression':
      return namedRequire(file, imported);
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ImportSpecifier':
      return namedImport(file, imported);
    default:
      return undefined;
  }
}

/**
 * What a function of a module that nothing is known of does, by its name: `setCookie`, `log`.
 *
 * @param imported the import, or the call of `require`, that brings the module in
 */
export function importedByName(file: FileView, name: string, node: Node, imported: Node): Value | undefined {
  const found = file.table.imported(name, specifierOf(imported));
  return found && { kind: 'thing', thing: found.thing, source: found.source, node };
}

/** The module that an import, or a call of `require`, names; undefined for other expressions, and where a variable says which. */
export function specifierOf(imported: Node): string | undefined {
  const source =
    imported.type === 'CallExpression'
      ? imported.arguments[0]
      : imported.type === 'ImportExpression'
        ? imported.source
        : imported.parent?.type === 'ImportDeclaration'
          ? imported.parent.source
          : undefined;
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined;
}

/** What a module specifier denotes. */
export function moduleValue(file: FileView, specifier: string, node: Node): Value {
  return (
    exportOfLibrary(file, specifier, WHOLE, node) ??
    exportedElsewhere(file, specifier, WHOLE, node) ??
    unknown('import', node)
  );
}

/** `require('x')`, also where a bundler or `createRequire` has made that function: not one that the file itself declares. */
export function isRequire(file: FileView, callee: Node): boolean {
  if (callee.type !== 'Identifier' || (callee.name !== 'require' && callee.name !== '__require')) return false;
  return file.scopes.variable(callee) === undefined || file.evaluate(callee).kind !== 'function';
}

/** `__importDefault(require('x'))`, `_interop_require_default._(x)`: the module that a compiler's helper is handed. */
export function interopValue(
  file: FileView,
  { callee, arguments: [module] }: TSESTree.CallExpression,
): Value | undefined {
  if (!module || !isInterop(file, unwrap(callee))) return undefined;
  const value = file.evaluate(module);
  return value.kind === 'thing' || (value.kind === 'unknown' && value.why === 'import') ? value : undefined;
}

function isInterop({ table }: FileView, callee: Node): boolean {
  const name = spokenName(callee) ?? '';
  if (table.names.isInterop(name)) return true;
  if (callee.type !== 'MemberExpression' || (name !== '_' && name !== 'default')) return false;
  return table.names.isInterop(spokenName(callee.object) ?? '');
}

/** `import x = require('…')`, `import x = a.b`. */
export function importEqualsValue(file: FileView, node: TSESTree.TSImportEqualsDeclaration): Value {
  const reference = node.moduleReference;
  if (reference.type !== 'TSExternalModuleReference') return file.evaluate(reference);
  const specifier = unwrap(reference.expression);
  return specifier.type === 'Literal' ? moduleValue(file, String(specifier.value), node) : unknown('import', node);
}
