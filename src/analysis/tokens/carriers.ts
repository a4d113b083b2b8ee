import { tokenKind, type NameRole, type TokenKind, type TokenNames } from '../../lexicon/token-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { lazy, type QuestionKind } from '../memo.ts';
import type { Operation } from '../operations/operations.ts';
import { placeOf, unwrap, type Node } from '../syntax/node.ts';
import { isIdentity, NOTHING, type Carrier } from './carrier.ts';
import { amongParts, firstOf, type CarrierView } from './carrier-view.ts';
import { carrierOfCall, carrierOfConstruction } from './carriers-of-calls.ts';
import { tokenInKey, type KeyToken } from './carriers-of-keys.ts';
import { carrierOfMember, carrierOfName, isProven } from './carriers-of-names.ts';
import { carrierInObject } from './carriers-of-objects.ts';
import { carrierInText } from './carriers-of-texts.ts';
import { partsOf, type CarryingPart } from './carrying-parts.ts';
import { isSigned, provenOrigins, usedOrigins, type KeptValue } from './evidence.ts';
import { indexContainers } from './container-index.ts';
import { indexMembers } from './member-index.ts';
import { isAbsentAt, isPresentAt, testedAt } from './tested-paths.ts';
import type { Provenance } from './provenance.ts';

/** Finds what expressions carry. */
export interface Carriers {
  /** What token an expression carries, or undefined. */
  carrierOf(node: Node): Carrier | undefined;
  /** The smallest parts of an expression that carry a token: the holes of a text, the properties of an object. */
  partsOf(node: Node): readonly CarryingPart[];
  /** The token that a key of an entry is, or that is put into one. */
  inKey(key: Node): KeyToken | undefined;
  /** What an expression's name says, where no value is in sight. */
  kindNamed(name: string, role: NameRole): TokenKind | undefined;
  /** Whether tests have shown that there is a value under a path where a node runs, or that there is none. */
  isPresent(path: string, at: Node): boolean | undefined;
  /** Whether an expression is a token that this file verifies, decodes or signs. */
  isProven(node: Node): boolean;
}

/** @param writes what the file writes into stores */
export function findCarriers(
  file: FileView,
  calls: readonly Operation[],
  tokens: Provenance,
  names: TokenNames,
  writes: () => readonly KeptValue[],
): Carriers {
  const kindNamed: CarrierView['kindNamed'] = (name, role) => tokenKind(name, role, names);
  const members = lazy(() => indexMembers(file, (name) => isIdentity(kindNamed(name, 'value'))));
  const containers = lazy(() => indexContainers(file));
  const used = lazy(() => usedOrigins(file, tokens, writes(), kindNamed));
  const carrier: QuestionKind<FileView, Node, Carrier | undefined> = {
    name: 'carrier',
    compute: (_, node) => find(view, node),
    unanswered: () => undefined,
    position: placeOf,
  };
  const view: CarrierView = {
    file,
    tokens,
    kindNamed,
    proven: provenOrigins(file, calls, tokens),
    get members() {
      return members();
    },
    get containers() {
      return containers();
    },
    get used() {
      return used();
    },
    carrierOf: (node) => file.ask(carrier, unwrap(node)),
  };
  return {
    kindNamed,
    carrierOf: (node) => view.carrierOf(node),
    partsOf: (node) => partsOf(view, node),
    inKey: (key) => tokenInKey(file, key, view.carrierOf),
    isPresent: (path, at) => {
      const tested = testedAt(file, at, (one) => members().writtenTo(one));
      if (isPresentAt(file, path, tested)) return true;
      return isAbsentAt(file, path, tested) ? false : undefined;
    },
    isProven: (node) => isProven(view, node) || isSigned(file, unwrap(node)),
  };
}

function find(view: CarrierView, node: Node): Carrier | undefined {
  switch (node.type) {
    case 'AwaitExpression':
      return view.carrierOf(node.argument);
    case 'LogicalExpression':
      return firstOf(view, node.operator === '&&' ? [node.right] : [node.left, node.right]);
    case 'ConditionalExpression':
      return firstOf(view, [node.consequent, node.alternate]);
    case 'AssignmentExpression':
      return node.operator === '=' ? view.carrierOf(node.right) : undefined;
    case 'TemplateLiteral':
      return carrierInText(view, node);
    case 'BinaryExpression':
      return node.operator === '+' ? carrierInText(view, node) : NOTHING;
    case 'ObjectExpression':
      return carrierInObject(view, node);
    case 'ArrayExpression':
      return amongParts(view, node.elements);
    case 'CallExpression':
      return carrierOfCall(view, node);
    case 'NewExpression':
      return carrierOfConstruction(view, node);
    case 'Identifier':
      return carrierOfName(view, node);
    case 'MemberExpression':
      return carrierOfMember(view, node);
    case 'Literal':
      return node.value === null || node.value === '' ? undefined : NOTHING;
    case 'UnaryExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return NOTHING;
    default:
      return undefined;
  }
}
