import type { TSESTree } from '@typescript-eslint/utils';

import type { Source } from '../../model/table.ts';
import type { Op } from '../../model/vocabulary.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { placesOf } from '../evaluation/places.ts';
import { memberSlot, type Slot } from '../evaluation/slots.ts';
import { enclosingFunction, type Node } from '../syntax/node.ts';

/** An object that the file declares to be of a type of a library that holds keys. */
export interface TypedOptions {
  readonly object: TSESTree.ObjectExpression;
  readonly source: Source;
  /** what holds the key, as far as the object shows */
  readonly key: Slot;
}

/** The options that a file declares by their type, `const options: AuthOptions = { … }`, whoever is handed them. */
export function findTypedOptions(file: FileView): readonly TypedOptions[] {
  return file.tree.get('ObjectExpression').flatMap((object): TypedOptions[] => {
    const type = declaredType(object);
    if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
    const meant = file.evaluate(type.typeName);
    const op = meant.kind === 'thing' ? meant.thing.typed : undefined;
    const key = op && keyIn(file, object, op);
    return key && meant.kind === 'thing' ? [{ object, source: meant.source, key }] : [];
  });
}

/** The type that is written for an object: at its variable, field or function, or behind `as` and `satisfies`. */
function declaredType(object: Node): TSESTree.TypeNode | undefined {
  for (let node = object; ;) {
    const parent: Node | undefined = node.parent;
    switch (parent?.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
        if (parent.typeAnnotation.type === 'TSTypeReference' && !isConst(parent.typeAnnotation))
          return parent.typeAnnotation;
        node = parent;
        continue;
      case 'VariableDeclarator':
        return parent.id.typeAnnotation?.typeAnnotation;
      case 'PropertyDefinition':
        return parent.typeAnnotation?.typeAnnotation;
      case 'ArrowFunctionExpression':
        return parent.body === node ? returnedType(parent.returnType) : undefined;
      case 'ReturnStatement':
        return returnedType(enclosingFunction(parent)?.returnType);
      default:
        return undefined;
    }
  }
}

const isConst = ({ typeName }: TSESTree.TSTypeReference): boolean =>
  typeName.type === 'Identifier' && typeName.name === 'const';

/** What a function returns: of `Promise<T>`, what it settles to. */
function returnedType(written: TSESTree.TSTypeAnnotation | undefined): TSESTree.TypeNode | undefined {
  const type = written?.typeAnnotation;
  const isPromise =
    type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise';
  return isPromise ? type.typeArguments?.params[0] : type;
}

/** What stands at the first place for a key that the object has. */
function keyIn(file: FileView, object: Node, op: Op): Slot | undefined {
  for (const place of placesOf(op.key)) {
    const [, ...path] = place.split('.');
    let slot: Slot = { has: 'yes', value: file.evaluate(object) };
    for (const name of path) slot = slot.value ? memberSlot(file, slot.value, name) : { has: 'no' };
    if (slot.has !== 'no') return slot;
  }
  return undefined;
}
