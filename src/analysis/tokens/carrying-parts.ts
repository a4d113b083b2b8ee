import type { TSESTree } from '@typescript-eslint/utils';

import type { Carrier } from './carrier.ts';
import { HOLDING_CLASS, TRANSPARENT } from './propagation.ts';
import { isText, textParts } from '../syntax/text-parts.ts';
import { spokenName, unwrap, type Node } from '../syntax/node.ts';

/** A part of an expression that is a token by itself. */
export interface CarryingPart {
  readonly node: Node;
  readonly carrier: Carrier;
}

/** How carriers are found in the pieces of an expression. */
export interface Finders {
  carrierOf(node: Node): Carrier | undefined;
  /** what a hole in a text carries because of the scheme before it */
  asBearer(hole: Node, before: Node | string | undefined): Carrier | undefined;
  inProperty(property: TSESTree.Property): Carrier | undefined;
}

/** The smallest parts of an expression that carry a token: the holes of a text, the properties of an object. */
export function partsOf(expression: Node, find: Finders): readonly CarryingPart[] {
  const inner = (node: Node): readonly CarryingPart[] => partsOf(node, find);
  const node = unwrap(expression);
  const carrier = find.carrierOf(node);
  if (isText(node)) {
    const parts = textParts(node);
    return parts.flatMap((part, index): readonly CarryingPart[] => {
      if (typeof part === 'string') return [];
      const bearer = find.asBearer(part, parts[index - 1]);
      return bearer && bearer.kind !== 'foreign' ? [{ node: part, carrier: bearer }] : inner(part);
    });
  }
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.flatMap((property) => {
        if (property.type === 'SpreadElement') return inner(property.argument);
        const found = find.inProperty(property);
        if (!found || found.kind === 'foreign') return [];
        const smaller = inner(property.value);
        return smaller.length > 0 ? smaller : [{ node: property.value, carrier: found }];
      });
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element ? inner(element) : []));
    case 'CallExpression': {
      const [argument] = node.arguments;
      if (argument && TRANSPARENT.has(spokenName(node.callee) ?? '')) return inner(argument);
      break;
    }
    case 'NewExpression':
      if (HOLDING_CLASS.test(spokenName(node.callee) ?? '')) return node.arguments.flatMap(inner);
      break;
    case 'SpreadElement':
      return inner(node.argument);
    default:
  }
  return carrier && carrier.kind !== 'foreign' && carrier.name !== '' ? [{ node, carrier }] : [];
}
