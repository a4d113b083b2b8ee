import { comparesByName, encodesByName, looksUpByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Variable } from '../syntax/scopes.ts';
import { plainKey, spokenName, wrapped, type Node } from '../syntax/node.ts';

/**
 * Whether what stands under a name is only compared with, such as a default of former days that is refused: each use of a constant, or of a
 * private field, is an operand of a comparison or a member of a list that is only searched.
 *
 * @param node where it is named
 */
export function isOnlyCompared(file: FileView, node: Node): boolean {
  const uses = usesUnderName(file, node);
  return uses.length > 0 && uses.every((use) => isComparisonOperand(file, use));
}

/** The uses of what a node names, all of them; none where there may be others out of sight. */
function usesUnderName(file: FileView, node: Node): readonly Node[] {
  switch (node.type) {
    case 'VariableDeclarator': {
      const variable = node.id.type === 'Identifier' ? file.scopes.variable(node.id) : undefined;
      return variable && !isDeclaredForExport(node) ? readsOfVariable(variable) : [];
    }
    case 'PropertyDefinition': {
      const name = plainKey(node.key, node.computed);
      const isPrivate = node.accessibility === 'private' || node.key.type === 'PrivateIdentifier';
      return isPrivate && name !== undefined ? membersNamed(file, name) : [];
    }
    case 'Property': {
      const name = plainKey(node.key, node.computed);
      const owner = wrapped(node.parent).parent;
      const isWhole =
        owner?.type === 'VariableDeclarator' && usesUnderName(file, owner).some((use) => !isMemberRead(use));
      return owner?.type !== 'VariableDeclarator' || isWhole || name === undefined
        ? []
        : usesUnderName(file, owner).flatMap(({ parent }) =>
            parent?.type === 'MemberExpression' && plainKey(parent.property, parent.computed) === name ? [parent] : [],
          );
    }
    default:
      return [];
  }
}

function isDeclaredForExport(declarator: Node): boolean {
  return /^Export/.test(declarator.parent?.parent?.type ?? '');
}

function readsOfVariable(variable: Variable): readonly Node[] {
  return variable.references.flatMap(({ identifier, init }) => (init ? [] : [identifier as Node]));
}

function membersNamed(file: FileView, name: string): readonly Node[] {
  return file.tree.get('MemberExpression').filter((member) => plainKey(member.property, member.computed) === name);
}

function isMemberRead({ parent }: Node): boolean {
  return parent?.type === 'MemberExpression' && plainKey(parent.property, parent.computed) !== undefined;
}

/** `x === OLD`, `case OLD:`, `list.includes(OLD)`, `timingSafeEqual(a, OLD)`, `[OLD, OTHER].includes(x)` */
function isComparisonOperand(file: FileView, use: Node): boolean {
  const node = wrapped(use);
  const parent = node.parent;
  switch (parent?.type) {
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator);
    case 'SwitchCase':
      return parent.test === node;
    case 'ArrayExpression':
      return isOnlySearched(file, parent);
    case 'CallExpression': {
      const name = spokenName(parent.callee) ?? '';
      if (parent.callee === node) return false;
      return looksUpByName(name) || comparesByName(name) || (encodesByName(name) && isComparisonOperand(file, parent));
    }
    default:
      return false;
  }
}

/** Whether a list is only asked whether it has something, at once or under a name of its own. */
function isOnlySearched(file: FileView, list: Node): boolean {
  const node = wrapped(list);
  const parent = node.parent;
  switch (parent?.type) {
    case 'MemberExpression':
      return (
        parent.object === node &&
        parent.parent.type === 'CallExpression' &&
        parent.parent.callee === parent &&
        looksUpByName(plainKey(parent.property, parent.computed) ?? '')
      );
    case 'NewExpression':
    case 'CallExpression':
      return (
        parent.callee !== node &&
        /^(?:Set|freeze)$/.test(spokenName(parent.callee) ?? '') &&
        isOnlySearched(file, parent)
      );
    case 'VariableDeclarator': {
      const uses = usesUnderName(file, parent);
      return uses.length > 0 && uses.every((use) => isOnlySearched(file, use));
    }
    default:
      return false;
  }
}
