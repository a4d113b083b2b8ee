import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { isFunction, placeOf, plainKey, unwrap, type CallNode, type FunctionNode, type Node } from '../syntax/node.ts';

/** Whether a framework runs a piece of code on the server by convention, or the file shows a caller that it does. */
export function isInServerCode(file: FileView, node: Node): boolean {
  const { isWholeFile, parts } = file.ask(CONVENTIONS, 'file');
  if (isWholeFile || parts.size === 0) return isWholeFile;
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (parts.has(at) || (isFunction(at) && file.ask(CALLED, at))) return true;
  }
  return false;
}

/** A file of components, or one that imports a browser framework. */
export function isForBrowsers({ path, modules, table }: FileView): boolean {
  return /\.(?:vue|svelte|jsx|tsx)$/.test(path) || modules.some((name) => table.runtimeOfModule(name) === 'browser');
}

interface ServerParts {
  readonly isWholeFile: boolean;
  /** functions and other expressions that run on the server, with all that is in them */
  readonly parts: ReadonlySet<Node>;
}

const CONVENTIONS: QuestionKind<FileView, 'file', ServerParts> = {
  name: 'serverCode',
  compute: findServerParts,
  unanswered: () => ({ isWholeFile: false, parts: new Set() }),
  position: () => -1,
};

/** Whether server code calls a function. */
const CALLED: QuestionKind<FileView, FunctionNode, boolean> = {
  name: 'calledOnServer',
  compute: (file, fn) => file.callers(fn).invocations.some(({ node }) => isInServerCode(file, node)),
  unanswered: () => false,
  position: placeOf,
};

function findServerParts(file: FileView): ServerParts {
  const conventions = file.table.serverCodeIn({
    path: file.path,
    modules: file.modules,
    imports: (specifier, names) => imports(file, specifier, names),
    isForBrowsers: () => isForBrowsers(file),
  });
  const exported = conventions.flatMap((one) => one.exports ?? []);
  const makers = conventions.flatMap((one) => one.callbacksOf ?? []);
  return {
    isWholeFile: conventions.some((one) => !one.exports && !one.callbacksOf),
    parts: new Set([
      ...(exported.length > 0 ? exportsOf(file).flatMap((one) => partsNamed(file, one, new Set(exported))) : []),
      ...(makers.length > 0 ? callbacksGivenTo(file, new Set(makers)) : []),
    ]),
  };
}

function imports({ tree }: FileView, specifier: string, names: readonly string[]): boolean {
  return tree
    .get('ImportDeclaration')
    .filter(({ source }) => source.value === specifier)
    .some(({ specifiers }) =>
      specifiers.some((one) => one.type === 'ImportSpecifier' && names.includes(plainKey(one.imported, false) ?? '')),
    );
}

interface Export {
  readonly name: string;
  readonly node: Node;
}

/** What a file exports by name: as a module, and as CommonJS. */
function exportsOf({ sourceCode, tree }: FileView): readonly Export[] {
  const assigned = tree.get('AssignmentExpression').flatMap(({ left, right }): Export[] => {
    const name = exportedBy(left);
    return name === undefined ? [] : [{ name, node: right }];
  });
  return [...sourceCode.ast.body.flatMap(exportsIn), ...assigned];
}

function exportsIn(statement: TSESTree.ProgramStatement): readonly Export[] {
  if (statement.type === 'ExportDefaultDeclaration') return [{ name: 'default', node: statement.declaration }];
  if (statement.type !== 'ExportNamedDeclaration' || statement.source) return [];
  const { declaration, specifiers } = statement;
  if (declaration?.type === 'FunctionDeclaration') {
    return declaration.id ? [{ name: declaration.id.name, node: declaration }] : [];
  }
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id, init }): Export[] =>
      id.type === 'Identifier' && init ? [{ name: id.name, node: init }] : [],
    );
  }
  return specifiers.map(({ exported, local }) => ({ name: plainKey(exported, false) ?? '', node: local }));
}

/** `exports.handler = …` and `module.exports.handler = …`; the whole of `module.exports` is the default. */
function exportedBy(left: Node): string | undefined {
  if (left.type !== 'MemberExpression') return undefined;
  const { object } = left;
  const key = plainKey(left.property, left.computed);
  if (object.type === 'Identifier' && object.name === 'module') return key === 'exports' ? 'default' : undefined;
  if (object.type === 'Identifier') return object.name === 'exports' ? key : undefined;
  return exportedBy(object) === 'default' ? key : undefined;
}

/** What of an export runs on the server, where it does: the whole of it, or a method of it. */
function partsNamed(file: FileView, { name, node }: Export, wanted: ReadonlySet<string>): readonly Node[] {
  const whole = wanted.has(name) ? behind(file, node) : [];
  const methods = [...wanted].flatMap((path) => {
    const [root, method, ...others] = path.split('.');
    return root === name && method !== undefined && others.length === 0 ? methodOf(file, node, method) : [];
  });
  return [...whole, ...methods];
}

function methodOf(file: FileView, node: Node, method: string): readonly Node[] {
  return behind(file, node).flatMap((object) => {
    if (object.type !== 'ObjectExpression') return [];
    return object.properties.flatMap((property) =>
      property.type === 'Property' && plainKey(property.key, property.computed) === method
        ? behind(file, property.value)
        : [],
    );
  });
}

/** What an expression stands for: itself, or what is declared under its name. */
function behind(file: FileView, expression: Node): readonly Node[] {
  const node = unwrap(expression);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  if (!variable) return [node];
  return variable.defs.flatMap(({ node: declared }): readonly Node[] => {
    if (declared.type !== 'VariableDeclarator') return [declared];
    return declared.init ? [unwrap(declared.init)] : [];
  });
}

/** What calls are handed of functions that make server code, or of a method of what these give. */
function callbacksGivenTo(file: FileView, makers: ReadonlySet<string>): readonly Node[] {
  return file.tree.get('CallExpression').flatMap((call) => {
    return makesServerCode(call, makers) ? call.arguments.flatMap((argument) => behind(file, argument)) : [];
  });
}

function makesServerCode(call: CallNode, makers: ReadonlySet<string>): boolean {
  let root = unwrap(call.callee);
  const method = root.type === 'MemberExpression' ? plainKey(root.property, root.computed) : undefined;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression') {
    root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee);
  }
  return root.type === 'Identifier' && (makers.has(root.name) || makers.has(`${root.name}.${method ?? ''}`));
}
