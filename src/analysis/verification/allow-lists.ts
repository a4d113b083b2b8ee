import type { FileView } from '../evaluation/file-view.ts';
import { headerMember } from '../evaluation/token-header.ts';
import { looksUpByName } from '../../lexicon/function-names.ts';
import { boundTo, enclosingFunction, isNothing, unwrap, wrapped, plainKey, type Node } from '../syntax/node.ts';
import { alternatives, type ResultValue, type Value } from '../evaluation/value.ts';

/**
 * Whether the file compares a part of a token with what it expects before it uses it: with a string, an array, a set or the keys
 * of a map of its own. Whether there is something at all is no comparison.
 */
export function isAllowListed(file: FileView, part: Value): boolean {
  if (part.kind !== 'result') return false;
  return readsOfPart(file, part).some((read) => isCompared(file, read)) || somethingIsLookedUp(file, part);
}

/** In the same function something is looked up that the file does not show: it may be this. */
function somethingIsLookedUp(file: FileView, part: ResultValue): boolean {
  const home = enclosingFunction(part.call);
  return file.tree.get('CallExpression').some((call) => {
    if (enclosingFunction(call) !== home) return false;
    const callee = unwrap(call.callee);
    const method = callee.type === 'MemberExpression' ? plainKey(callee.property, callee.computed) : undefined;
    const [argument] = call.arguments;
    if ((method !== 'includes' && method !== 'has') || argument?.type !== 'Identifier') return false;
    const value = file.evaluate(argument);
    return value.kind === 'unknown' && value.why === 'import';
  });
}

/** Where the same part of the same answer is read. */
function readsOfPart(file: FileView, part: ResultValue): readonly Node[] {
  const at = part.path.join('.');
  const isSame = (node: Node): boolean =>
    alternatives(file.evaluate(node)).some(
      (value) => value.kind === 'result' && value.path.join('.') === at && value.call === part.call,
    );
  const name = part.path.at(-1);
  const members = file.tree
    .get('MemberExpression')
    .filter((node) => plainKey(node.property, node.computed) === name && isSame(node));
  const bound = [...members.flatMap((member) => bindingOf(member) ?? []), ...patternsOf(file, name)];
  const names = bound.flatMap((binding) => {
    const variable = file.scopes.variable(binding);
    const [first] = variable?.references.filter((reference) => reference.isRead()) ?? [];
    return variable && first && isSame(first.identifier) ? variable.references.map(({ identifier }) => identifier) : [];
  });
  return [...members, ...names];
}

function bindingOf(member: Node): Node | undefined {
  const parent = wrapped(member).parent;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

function patternsOf(file: FileView, name: string | undefined): readonly Node[] {
  return file.tree
    .get('ObjectPattern')
    .flatMap((pattern) =>
      pattern.properties.flatMap((property): Node[] =>
        property.type === 'Property' && plainKey(property.key, property.computed) === name
          ? [boundTo(property.value)]
          : [],
      ),
    );
}

function isCompared(file: FileView, read: Node): boolean {
  const outer = wrapped(read);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'BinaryExpression': {
      if (!/^(?:[!=]==?|in)$/.test(parent.operator)) return false;
      const other = parent.left === outer ? parent.right : parent.left;
      return (
        !isNothing(other) && !alternatives(file.evaluate(other)).some((value) => headerMember(value) !== undefined)
      );
    }
    case 'SwitchStatement':
      return parent.discriminant === outer;
    case 'MemberExpression':
      // A look-up in a map of the file's own; of the part itself, only a pattern that is asked for is one.
      return parent.computed && parent.property === outer;
    case 'CallExpression': {
      const callee = unwrap(parent.callee);
      const method = callee.type === 'MemberExpression' ? plainKey(callee.property, callee.computed) : undefined;
      return parent.callee !== outer && method !== undefined && looksUpByName(method);
    }
    default:
      return false;
  }
}
