import type { TSESTree } from '@typescript-eslint/utils';

import { WHOLE } from '../../model/frozen.ts';
import type { QuestionKind } from '../memo.ts';
import { addUnder } from '../syntax/lists.ts';
import { spelling, type FunctionNode, type Node } from '../syntax/node.ts';
import { wholeOfModule } from './exports.ts';
import { exportOfLibrary } from './imports.ts';
import type { FileView } from './file-view.ts';
import { thawed } from './imported-values.ts';
import { memberSlot, slotValue } from './slots.ts';
import { unknown, type Entry, type Value } from './value.ts';
import { variableValue } from './variables.ts';

/** Where an export of a file comes from: an expression or a name of the file, or another module. */
type Exported = { readonly node: Node } | { readonly node: Node; readonly specifier: string; readonly name: string };

interface Exports {
  readonly named: ReadonlyMap<string, Exported>;
  /** `export * from` */
  readonly passedOn: readonly TSESTree.ExportAllDeclaration[];
}

/**
 * What a file exports, when it has run.
 *
 * @param name of the export; `default` and `WHOLE` are names, too
 * @returns undefined where it exports nothing of that name
 */
export function exportValue(file: FileView, name: string): Value | undefined {
  const { named, passedOn } = file.ask(NAMED_EXPORTS, 'file');
  if (!isModule(file)) return scriptExport(file, name);
  if (name === WHOLE) return namespace(file);
  const own = named.get(name);
  if (own) return valueOf(file, own);
  // Whoever passes on everything keeps the default export.
  if (name === 'default') return undefined;
  return passedOn.map((one) => passedValue(file, one, name)).find((value) => value !== undefined);
}

/** The names of what a file exports itself, in source order; what `export *` passes on has others. */
export function exportNames(file: FileView): readonly string[] {
  if (isModule(file)) return [...file.ask(NAMED_EXPORTS, 'file').named.keys()];
  const values = exportedValues(file).filter(
    ([, value]) => value.kind !== 'object' || value.entries.some(({ kind }) => kind !== 'escape'),
  );
  return [...new Set(values.map(([name]) => name))];
}

/** The names under which a file exports a function. */
export function exportNamesOf(file: FileView, fn: FunctionNode): readonly string[] {
  return file.ask(FUNCTION_NAMES, 'file').get(fn) ?? [];
}

const FUNCTION_NAMES: QuestionKind<FileView, 'file', ReadonlyMap<FunctionNode, readonly string[]>> = {
  name: 'exportedFunctions',
  compute: (file) => {
    const found = new Map<FunctionNode, string[]>();
    for (const [name, value] of exportedValues(file)) if (value.kind === 'function') addUnder(found, value.node, name);
    return found;
  },
  unanswered: () => new Map(),
  position: () => -1,
};

function exportedValues(file: FileView): readonly (readonly [string, Value])[] {
  if (isModule(file)) {
    const { named } = file.ask(NAMED_EXPORTS, 'file');
    return [...named].flatMap(([name, exported]) =>
      'specifier' in exported ? [] : [[name, valueOf(file, exported)] as const],
    );
  }
  const whole = wholeOfModule(file);
  const entries = whole?.kind === 'object' ? whole.entries : [];
  const properties = entries.flatMap((entry) => {
    if (entry.kind === 'spread') {
      const spread = entry.value();
      return spread.kind === 'object' ? spread.entries : [];
    }
    return [entry];
  });
  return [
    ...(whole ? [['default', whole] as const] : []),
    ...properties.flatMap((entry) =>
      entry.kind === 'property' && entry.key !== undefined ? [[entry.key, entry.value()] as const] : [],
    ),
  ];
}

/** Whether a file is a module by its syntax, and no CommonJS. */
function isModule({ sourceCode: { ast } }: FileView): boolean {
  const types: readonly string[] = ast.body.map(({ type }) => type);
  // `export = f` is what `module.exports = f` is called in TypeScript.
  if (types.includes('TSExportAssignment')) return false;
  return types.some((type) => type.startsWith('Export') || type === 'ImportDeclaration');
}

const NAMED_EXPORTS: QuestionKind<FileView, 'file', Exports> = {
  name: 'namedExports',
  compute: listExports,
  unanswered: () => ({ named: new Map(), passedOn: [] }),
  position: () => -1,
};

function listExports({ sourceCode }: FileView): Exports {
  const named = new Map<string, Exported>();
  const passedOn: TSESTree.ExportAllDeclaration[] = [];
  for (const statement of sourceCode.ast.body) {
    switch (statement.type) {
      case 'ExportAllDeclaration':
        if (statement.exported) named.set(spelling(statement.exported), elsewhere(statement, statement.source, WHOLE));
        else passedOn.push(statement);
        break;
      case 'ExportDefaultDeclaration':
        named.set('default', { node: idOf(statement.declaration) });
        break;
      case 'ExportNamedDeclaration':
        for (const [name, exported] of exportsWritten(statement)) named.set(name, exported);
        break;
      default:
        break;
    }
  }
  return { named, passedOn };
}

function exportsWritten({
  declaration,
  source,
  specifiers,
}: TSESTree.ExportNamedDeclaration): readonly [string, Exported][] {
  const declared = declaration ? declaredBindings(declaration) : [];
  return [
    ...declared.map((id): [string, Exported] => [id.name, { node: id }]),
    ...specifiers.map((specifier): [string, Exported] => [
      spelling(specifier.exported),
      source ? elsewhere(specifier, source, spelling(specifier.local)) : { node: specifier.local },
    ]),
  ];
}

const elsewhere = (node: Node, source: TSESTree.StringLiteral, name: string): Exported => ({
  node,
  specifier: source.value,
  name,
});

/** The name by which a file knows what it declares, or the declaration. */
function idOf(declaration: TSESTree.ExportDefaultDeclaration['declaration']): Node {
  return 'id' in declaration && declaration.id && declaration.type !== 'TSInterfaceDeclaration'
    ? declaration.id
    : declaration;
}

function declaredBindings(declaration: TSESTree.NamedExportDeclarations): readonly TSESTree.Identifier[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => namesInPattern(id));
    case 'ClassDeclaration':
    case 'FunctionDeclaration':
    case 'TSEnumDeclaration':
      return declaration.id ? [declaration.id] : [];
    default:
      return [];
  }
}

/** The names in a pattern that are given something. */
function namesInPattern(pattern: Node | null): readonly TSESTree.Identifier[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'AssignmentPattern':
      return namesInPattern(pattern.left);
    case 'RestElement':
      return namesInPattern(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesInPattern);
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesInPattern(property.type === 'Property' ? property.value : property),
      );
    default:
      return [];
  }
}

function valueOf(file: FileView, exported: Exported): Value {
  if ('specifier' in exported) {
    const { specifier, name, node } = exported;
    const known = exportOfLibrary(file, specifier, name, node);
    if (known) return known;
    const found = file.imports?.exported(specifier, name);
    return found ? thawed(found, node) : unknown('import', node);
  }
  const variable = exported.node.type === 'Identifier' ? file.scopes.variable(exported.node) : undefined;
  return variable ? variableValue(file, variable) : file.evaluate(exported.node);
}

/** What a module gives under a name that all of its exports are passed on from; undefined where it has none of that name. */
function passedValue(file: FileView, node: TSESTree.ExportAllDeclaration, name: string): Value | undefined {
  const value = valueOf(file, elsewhere(node, node.source, name));
  return value.kind === 'unknown' ? undefined : value;
}

/** All that a file exports, as `import * as x` gives it. */
function namespace(file: FileView): Value {
  const { named, passedOn } = file.ask(NAMED_EXPORTS, 'file');
  const node = file.sourceCode.ast;
  const entries = [...named].map(([key, exported]): Entry => ({
    kind: 'property',
    key,
    value: () => valueOf(file, exported),
    node: exported.node,
    certain: true,
  }));
  const passed = passedOn.map((one): Entry => ({
    kind: 'spread',
    value: () => valueOf(file, elsewhere(one, one.source, WHOLE)),
    node: one,
    certain: true,
  }));
  return { kind: 'object', entries: [...passed, ...entries], node };
}

/** What a CommonJS module exports: `default` is the whole of it, unless a compiler says otherwise. */
function scriptExport(file: FileView, name: string): Value | undefined {
  const whole = wholeOfModule(file);
  if (!whole || name === WHOLE) return whole;
  const slot = memberSlot(file, whole, name);
  if (name === 'default' && slot.has !== 'yes') return whole;
  return slotValue(slot, whole.node);
}
