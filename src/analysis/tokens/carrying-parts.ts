import type { TSESTree } from '@typescript-eslint/utils';

import { flowOf, givenTo } from '../evaluation/flow.ts';
import { isText, textParts } from '../syntax/text-parts.ts';
import { unwrap, type CallNode, type Node } from '../syntax/node.ts';
import type { Carrier } from './carrier.ts';
import type { CarrierView } from './carrier-view.ts';
import { carrierInProperty, carrierInSpread, carriersInMerged, keyToken } from './carriers-of-objects.ts';
import { bearerIn } from './carriers-of-texts.ts';
import { howMuch, passedOn } from './propagation.ts';

/** A part of an expression that is a token by itself. */
export interface CarryingPart {
  readonly node: Node;
  readonly carrier: Carrier;
}

/** The smallest parts of an expression that carry a token: the holes of a text, the properties of an object. */
export function partsOf(view: CarrierView, expression: Node): readonly CarryingPart[] {
  const node = unwrap(expression);
  const within = partsWithin(view, node);
  if (within) return within;
  const carrier = view.carrierOf(node);
  return carrier && carrier.kind !== 'foreign' && carrier.name !== '' ? [{ node, carrier }] : [];
}

/** The parts of what is put together from others; undefined for what is one thing. */
function partsWithin(view: CarrierView, node: Node): readonly CarryingPart[] | undefined {
  if (isText(node)) return partsOfText(view, node);
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.flatMap((property) =>
        property.type === 'SpreadElement' ? partsOfSpread(view, property) : partsOfProperty(view, property),
      );
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element ? partsOf(view, element) : []));
    case 'CallExpression':
    case 'NewExpression':
      return partsPassedOn(view, node);
    case 'SpreadElement':
      return partsOf(view, node.argument);
    default:
      return undefined;
  }
}

function partsOfText(view: CarrierView, node: Node): readonly CarryingPart[] {
  const parts = textParts(node);
  return parts.flatMap((part, index): readonly CarryingPart[] => {
    if (typeof part === 'string') return [];
    const bearer = bearerIn(view, part, parts[index - 1]);
    return bearer && bearer.kind !== 'foreign' ? [{ node: part, carrier: bearer }] : partsOf(view, part);
  });
}

function partsOfSpread(view: CarrierView, spread: TSESTree.SpreadElement): readonly CarryingPart[] {
  const carrier = carrierInSpread(view, spread);
  if (!carrier || carrier.kind === 'foreign') return [];
  return partsAround(view, spread.argument, carrier);
}

function mergedParts(view: CarrierView, objects: readonly Node[]): readonly CarryingPart[] {
  return carriersInMerged(view, objects).flatMap(({ node, carrier }) => partsAround(view, node, carrier));
}

/** The parts of an object that is put into another one, or all of it, where it is seen as a whole. */
function partsAround(view: CarrierView, object: Node, carrier: Carrier): readonly CarryingPart[] {
  const node = unwrap(object);
  const within = partsOf(view, node);
  return within.length <= 1 && within.every((part) => part.node === node) ? [{ node, carrier }] : within;
}

function partsOfProperty(view: CarrierView, property: TSESTree.Property): readonly CarryingPart[] {
  const found = carrierInProperty(view, property);
  if (!found || found.kind === 'foreign') return [];
  const inKey = keyToken(view, property);
  const smaller = [...(inKey ? [inKey] : []), ...partsOf(view, property.value)];
  return smaller.length > 0 ? smaller : [{ node: property.value, carrier: found }];
}

/** `JSON.stringify({ token })` shows the token among its arguments; `token.trim()` shows it as a whole. */
function partsPassedOn(view: CarrierView, node: CallNode): readonly CarryingPart[] | undefined {
  const flowing = flowOf(view.file, node);
  if (flowing?.flow.merges !== undefined)
    return mergedParts(view, givenTo(view.file, flowing.call, flowing.flow.merges));
  if (flowing?.flow.passes === undefined || howMuch(view.file, flowing) !== 'much') return undefined;
  const given = passedOn(view.file, flowing).filter((passed) => node.arguments.some((argument) => argument === passed));
  return given.length > 0 ? given.flatMap((passed) => partsOf(view, passed)) : undefined;
}
