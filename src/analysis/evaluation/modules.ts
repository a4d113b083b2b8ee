import { isNamed } from '../../model/specifiers.ts';
import { listUses, type AmbientMember, type Sourced, type Table } from '../../model/table.ts';
import { plainKey, type Node } from '../syntax/node.ts';
import type { TreeIndex } from '../syntax/tree-index.ts';
import type { FileView, Receiver } from './file-view.ts';

/** The module specifiers that a file imports or requires. */
export function moduleSpecifiers(tree: TreeIndex): readonly string[] {
  const imported = tree.get('ImportDeclaration').map((node) => node.source.value);
  const required = tree.get('CallExpression').flatMap((node) => {
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return [];
    const [argument] = node.arguments;
    return argument?.type === 'Literal' ? [String(argument.value)] : [];
  });
  return [...imported, ...required];
}

/**
 * What a module specifier denotes.
 *
 * @param folder the file's folder below the working directory, with `/` between its parts
 */
export function findModule(table: Table, specifier: string, folder: string): Sourced | undefined {
  return table.module(specifier, folder);
}

/** Which of the members of one name that frameworks add are to be expected in a file that names these modules. */
export function expectedMembers(
  table: Table,
  modules: readonly string[],
  members: readonly AmbientMember[],
  receiver: Receiver,
): readonly AmbientMember[] {
  const expected = members.filter((member) => isExpected(table, modules, member, receiver));
  const alone = expected.filter((member) => member.alone && comesWith(table, modules, member));
  return alone.length > 0 ? alone : expected;
}

/** Whether a member that a framework adds is to be expected in a file that names these modules. */
function isExpected(
  table: Table,
  modules: readonly string[],
  member: AmbientMember,
  { name: receiver, isImported }: Receiver,
): boolean {
  const { with: companions, on, notOn } = member;
  if (receiver !== undefined && notOn?.some((pattern) => isNamed(receiver, pattern))) return false;
  if (receiver !== undefined && on?.some((pattern) => isNamed(receiver, pattern))) return true;
  if (isImported) return false;
  return companions === undefined ? on === undefined : comesWith(table, modules, member);
}

function comesWith(
  table: Table,
  modules: readonly string[],
  { with: companions = [], source }: AmbientMember,
): boolean {
  return modules.some(
    (name) => table.module(name)?.source === source || companions.some((pattern) => isNamed(name, pattern)),
  );
}

/** Members that calls of the file give a name of their own: `jwt({ name: 'access' })` makes `access` one. */
export function namedMembers(file: FileView): ReadonlyMap<string, Sourced> {
  const found = new Map<string, Sourced>();
  if (!file.modules.some((specifier) => file.module(specifier)?.source.givesNames)) return found;
  for (const node of file.tree.get('CallExpression')) {
    if (node.callee.type !== 'Identifier') continue;
    const variable = file.scopes.variable(node.callee);
    // Only imported names: anything else would have to be evaluated, which may ask for these very members.
    if (!variable?.defs.some((def) => def.type === 'ImportBinding')) continue;
    const callee = file.evaluate(node.callee);
    if (callee.kind !== 'thing') continue;
    for (const { names } of listUses(callee.thing.call)) {
      const name = names && literalAt(node.arguments, names.at.split('.'));
      const thing = names && callee.source.things[names.is.slice(1)];
      if (name !== undefined && thing) found.set(name, { thing, source: callee.source });
    }
  }
  return found;
}

function literalAt(args: readonly Node[], [index, key]: readonly string[]): string | undefined {
  const object = args[Number(index)];
  if (object?.type !== 'ObjectExpression') return undefined;
  for (const property of object.properties) {
    if (property.type !== 'Property' || plainKey(property.key, property.computed) !== key) continue;
    return property.value.type === 'Literal' ? String(property.value.value) : undefined;
  }
  return undefined;
}
