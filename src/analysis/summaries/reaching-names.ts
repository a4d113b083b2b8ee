import type { TSESTree } from '@typescript-eslint/utils';

import { WHOLE } from '../../model/frozen.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { exportOfLibrary, nameImported, specifierOf } from '../evaluation/imports.ts';
import { childNodes, isFunction, plainKey, spelling, spokenName, unwrap, type Node } from '../syntax/node.ts';
import { addAll, addUnder } from '../syntax/lists.ts';

/** What the default export goes by, and whatever stands for all of a module. */
export const DEFAULT = 'default';

/** What decodes base64, of which a token's parts are made. */
const DECODERS: ReadonlySet<unknown> = new Set(['atob', 'base64', 'base64url']);

/** The names through which a module reaches a library. */
type ReachedBy = (specifier: string) => ReadonlySet<string>;

/** How libraries are reached through a file. */
export interface ReachingNames {
  /** what others have to say who reach one; `DEFAULT` for what is imported under any name */
  readonly names: ReadonlySet<string>;
  /** the classes and objects that have what goes by these names: whoever makes or extends one need not say them */
  readonly holders: ReadonlySet<string>;
}

/**
 * The names through which others reach a library through a file: those of its functions, methods and properties in which it uses one, or
 * decodes by hand, and of those that use these. They are told by their spelling, so that there are some too many.
 *
 * @param reachedBy the names of the files that it imports
 */
export function reachingNames(file: FileView, reachedBy: ReachedBy): ReachingNames {
  const spelled = new Map<string, Node[]>();
  const found = new Set<string>();
  const holders = new Set<string>();
  const seen = new Set<string>();
  const pending: Node[] = [];
  eachNode(file.sourceCode.ast, (node) => {
    if (node.type === 'Identifier') addUnder(spelled, node.name, node);
    // A type does nothing.
    else if (node.type === 'ImportDeclaration' && node.importKind !== 'type')
      for (const name of namesReached(file, node, reachedBy)) seen.add(name);
    if (isOfLibrary(file, node)) pending.push(node);
    const required = node.type === 'CallExpression' || node.type === 'ImportExpression' ? specifierOf(node) : undefined;
    if (required !== undefined) {
      const reached = reachedBy(required);
      for (const name of reached) seen.add(name);
      if (reached.has(DEFAULT)) pending.push(node);
    }
    return node.type !== 'ImportDeclaration' && !('source' in node && node.source);
  });
  for (const name of seen) addAll(pending, spelled.get(name) ?? []);
  for (let node = pending.pop(); node; node = pending.pop())
    for (const name of namesExposing(node, holders)) {
      found.add(name);
      if (seen.has(name)) continue;
      seen.add(name);
      addAll(pending, spelled.get(name) ?? []);
    }
  return { names: found, holders };
}

/** The names in a file for what an import brings in that reaches a library: those that it has there, and those of members. */
function namesReached(
  file: FileView,
  { source, specifiers }: TSESTree.ImportDeclaration,
  reachedBy: ReachedBy,
): readonly string[] {
  const reached = reachedBy(source.value);
  const local = specifiers.flatMap((specifier) => {
    const name = nameImported(specifier);
    const value = exportOfLibrary(file, source.value, name, specifier);
    const isOwn = value?.kind === 'thing' && value.source.isLibrary;
    return isOwn || reached.has(name === WHOLE ? DEFAULT : name) ? [specifier.local.name] : [];
  });
  return [...local, ...reached];
}

/** Whether an expression gives a library, something that a library adds to a framework, or the text in a part of a token. */
function isOfLibrary(file: FileView, node: Node): boolean {
  switch (node.type) {
    case 'CallExpression':
    case 'ImportExpression': {
      const specifier = specifierOf(node);
      return specifier !== undefined && file.module(specifier)?.source.isLibrary === true;
    }
    case 'Identifier':
      return DECODERS.has(node.name);
    case 'Literal':
      return DECODERS.has(node.value);
    case 'MemberExpression': {
      const name = plainKey(node.property, node.computed);
      const receiver = { name: spokenName(node.object), isImported: false };
      return name !== undefined && file.ambient(name, receiver).some(({ source }) => source.isLibrary);
    }
    default:
      return false;
  }
}

/** @param enter says of a node whether what it holds is looked at, too */
function eachNode(root: Node, enter: (node: Node) => boolean): void {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) if (enter(node)) addAll(pending, childNodes(node));
}

/**
 * The names by which others reach what stands at a node: of what is in a function those of the function, and of what it writes elsewhere.
 *
 * @param holders the classes and objects around it are added
 */
function namesExposing(node: Node, holders: Set<string>): readonly string[] {
  const written: string[] = [];
  let names: string[] = [];
  let key: string | undefined;
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    switch (parent.type) {
      case 'Decorator':
        // Whoever uses what is decorated does not reach what decorates it.
        return [];
      case 'ExportSpecifier':
        return [spelling(parent.exported)];
      case 'AssignmentExpression':
        if (parent.right === at) addAll(written, assignedNames(parent.left, key));
        break;
      case 'TSParameterProperty':
        addAll(written, namesGiven(parent.parameter));
        break;
      case 'Property':
        if (parent.value === at && parent.parent.type === 'ObjectExpression') key ??= keyWritten(parent);
        break;
      case 'CallExpression':
      case 'NewExpression':
        // Whoever has what a call makes of an object need not say the object's keys.
        if (key !== undefined && parent.callee !== at) names.push(key);
        if (parent.callee !== at) key = undefined;
        break;
      case 'VariableDeclarator':
        if (parent.init !== at) break;
        if (key === undefined) addAll(names, namesGiven(parent.id));
        else for (const name of namesGiven(parent.id)) holders.add(name);
        break;
      case 'AccessorProperty':
      case 'PropertyDefinition':
        key ??= keyWritten(parent);
        break;
      case 'MethodDefinition':
        key = parent.kind === 'constructor' ? undefined : keyWritten(parent);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (key !== undefined && parent.id) holders.add(parent.id.name);
        if (parent.superClass === at && unwrap(at).type !== 'CallExpression' && parent.id) names.push(parent.id.name);
        break;
      case 'ExportDefaultDeclaration':
      case 'TSExportAssignment':
        if (key === undefined) names.push(DEFAULT);
        else holders.add(DEFAULT);
        break;
      default:
        break;
    }
    if (isFunction(parent)) {
      names = [];
      key = parent.type === 'FunctionDeclaration' ? parent.id?.name : undefined;
    }
  }
  return [...written, ...names, ...(key === undefined ? [] : [key])];
}

/** @param key of the object in which what is assigned stands */
function assignedNames(target: Node, key: string | undefined): readonly string[] {
  const left = unwrap(target);
  if (left.type !== 'MemberExpression') return namesGiven(left).map((name) => (name === 'exports' ? DEFAULT : name));
  const name = plainKey(left.property, left.computed)?.replace(/^#/, '');
  if (name === 'exports') return key === undefined ? [DEFAULT] : [];
  return name === undefined ? [] : [name];
}

const keyWritten = ({ key, computed }: { readonly key: Node; readonly computed: boolean }): string | undefined =>
  plainKey(key, computed)?.replace(/^#/, '');

/** The names that a pattern gives something. */
function namesGiven(pattern: Node): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesGiven(element) : []));
    case 'AssignmentPattern':
      return namesGiven(pattern.left);
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesGiven(property.type === 'Property' ? property.value : property.argument),
      );
    case 'RestElement':
      return namesGiven(pattern.argument);
    default:
      return [];
  }
}
