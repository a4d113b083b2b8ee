import type { TSESTree } from '@typescript-eslint/utils';

import type { Op, OpKind, Places } from '../../model/vocabulary.ts';
import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { lazy, type QuestionKind } from '../memo.ts';
import { argumentAt, valueAt } from '../evaluation/places.ts';
import { assignedTo } from '../evaluation/variables.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import { addUnder } from '../syntax/lists.ts';
import {
  furthest,
  isFunction,
  isInside,
  placeOf,
  plainKey,
  unwrap,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { alternatives } from '../evaluation/value.ts';
import {
  destructuredOrigin,
  leadsElsewhere,
  readOrigin,
  type NumberedOrigin,
  type Origin,
  type OriginMaker,
} from './read-origin.ts';

export type { Origin } from './read-origin.ts';

/** Which expressions hold the same token. */
export interface Provenance {
  /** Other calls of a kind that are given the same token as this one, also through functions of the file. */
  sameToken(call: Operation, kind: OpKind): readonly Operation[];
  /** Where an expression's value comes from. Expressions that read the same value have an origin in common. */
  origins(node: Node): ReadonlySet<Origin>;
  /** The function is what a verification asks for its key: what it decodes is verified afterwards. */
  isKeyResolver(fn: FunctionNode): boolean;
  /** The function is what a verifier asks for the token. */
  isExtractor(fn: FunctionNode): boolean;
}

export function traceProvenance(file: FileView, calls: readonly Operation[]): Provenance {
  const find = originFinder(file);
  const origins = (node: Node): ReadonlySet<Origin> => find(plain(node));
  const functionsAt = (places: (op: Op) => Places | undefined): ReadonlySet<Node> => {
    const given = calls.flatMap((call) => (call.kind === 'verify' ? [valueAt(file, call, places(call.op))] : []));
    return new Set(
      given.flatMap(alternatives).flatMap((value): Node[] => (value.kind === 'function' ? [value.node] : [])),
    );
  };
  const resolvers = lazy(() => functionsAt((op) => op.key));
  const extractors = lazy(() => functionsAt((op) => op.extractor));
  const tokenOf: QuestionKind<FileView, Operation, ReadonlySet<Origin>> = {
    name: 'originsOfToken',
    compute: (_, call) => {
      const node = argumentAt(file, call, call.op.token);
      return node ? origins(node) : NONE;
    },
    unanswered: () => NONE,
    position: ({ node }) => placeOf(node),
  };
  const numbersOfCalls = lazy(() => new Map(calls.map((call, number) => [call, number])));
  const inOrder = (one: Operation, other: Operation): number =>
    (numbersOfCalls().get(one) ?? 0) - (numbersOfCalls().get(other) ?? 0);
  const indexes = new Map<OpKind, ReadonlyMap<Origin, readonly Operation[]>>();
  /** The calls of a kind by where their tokens come from, in the order of the file. */
  const byToken = (kind: OpKind): ReadonlyMap<Origin, readonly Operation[]> => {
    const index = new Map<Origin, Operation[]>();
    const known = indexes.get(kind);
    for (const call of known ? [] : calls)
      for (const origin of call.kind === kind ? file.ask(tokenOf, call) : NONE) addUnder(index, origin, call);
    if (!known) indexes.set(kind, index);
    return known ?? index;
  };
  return {
    origins,
    isKeyResolver: (fn) => resolvers().has(fn),
    isExtractor: (fn) => extractors().has(fn),
    sameToken: (call, kind) => {
      const others = byToken(kind);
      if (others.size === 0) return [];
      const mine = file.ask(tokenOf, call);
      const found = new Set([...mine].flatMap((origin) => others.get(origin) ?? []));
      found.delete(call);
      return mine.size > 1 ? [...found].sort(inOrder) : [...found];
    },
  };
}

/** Whether some origins are among others: then both expressions may read the same value. */
export function haveCommonOrigin(some: ReadonlySet<Origin>, others: ReadonlySet<Origin>): boolean {
  for (const origin of some) if (others.has(origin)) return true;
  return false;
}

const NONE: ReadonlySet<NumberedOrigin> = new Set();

/** What is written into in more places than this could be anything. */
const MAX_ORIGINS = 64;

/** Finds where expressions have their values from: through aliases, fallbacks and parameters to the places that are read. */
function originFinder(file: FileView): (node: Node) => ReadonlySet<NumberedOrigin> {
  const interned = new Map<string, NumberedOrigin>();
  const numbers = new Map<Variable | Node, number>();
  const make: OriginMaker = {
    file,
    originOf: (inner) => ownOrigin(plain(inner)),
    intern: (text, isName, role) => {
      let origin = interned.get(text);
      if (!origin) interned.set(text, (origin = newOrigin(interned.size, isName, role)));
      return origin;
    },
    number: (thing) => {
      let number = numbers.get(thing);
      if (number === undefined) numbers.set(thing, (number = numbers.size));
      return number;
    },
  };
  const own: QuestionKind<FileView, Node, NumberedOrigin | undefined> = {
    name: 'origin',
    compute: (_, node) => readOrigin(node, make),
    unanswered: () => undefined,
    position: placeOf,
  };
  const ownOrigin = (node: Node): NumberedOrigin | undefined =>
    leadsElsewhere(node) ? file.ask(own, node) : readOrigin(node, make);
  const held: QuestionKind<FileView, Variable, ReadonlySet<NumberedOrigin>> = {
    name: 'originsHeld',
    compute: (_, variable) => heldOrigins(variable),
    unanswered: () => NONE,
    position: (variable) => placeOf(declarationOf(variable)),
  };
  const heldOrigins = (variable: Variable): ReadonlySet<NumberedOrigin> => {
    const sources = variable.defs.flatMap((def) => definitionSources(file, variable, def.node, def.name)).map(plain);
    const destructured = destructuredOrigin(variable, make);
    const self = destructured ?? make.intern(`variable ${make.number(variable)}`, true);
    const given = sources.map(find);
    // Names that only hand a value on have its origins; the first that holds it is one itself.
    const isFirst = destructured !== undefined || sources.some((source) => !handsOn(source));
    if (!destructured && isConstantVariable(variable, sources)) return NONE;
    const all = union(isFirst ? [self.alone, ...given] : given);
    return all.size === 0 || all.size > MAX_ORIGINS ? self.alone : all;
  };
  const find = (node: Node): ReadonlySet<NumberedOrigin> => {
    if (isConstant(file, node)) return NONE;
    if (node.type === 'LogicalExpression') return union([find(plain(node.left)), find(plain(node.right))]);
    if (node.type === 'ConditionalExpression')
      return union([find(plain(node.consequent)), find(plain(node.alternate))]);
    const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
    if (variable) return file.ask(held, variable);
    return ownOrigin(node)?.alone ?? NONE;
  };
  return find;
}

function newOrigin(number: number, isName: boolean, role: NumberedOrigin['role']): NumberedOrigin {
  const alone = new Set<NumberedOrigin>();
  const origin: NumberedOrigin = { isName, number, role, alone };
  alone.add(origin);
  return origin;
}

/** A variable that nothing but constants are written into. */
function isConstantVariable(variable: Variable, sources: readonly Node[]): boolean {
  const writes = variable.references.filter((reference) => reference.isWrite());
  const isDeclared = variable.defs.every(({ node }) => node.type === 'VariableDeclarator');
  return isDeclared && sources.length > 0 && writes.length === sources.length && sources.every(isWrittenOut);
}

/** A constant says nothing of where a value comes from: `x || ''`, `let x = null`, `String('')`. */
function isConstant(file: FileView, node: Node): boolean {
  if (isWrittenOut(node)) return true;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const [first] = node.arguments;
  let root = unwrap(node.callee);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  // What the language names so has no state: `String`, `Buffer`, `JSON`.
  const isOfLanguage = root.type === 'Identifier' && /^[A-Z]/.test(root.name) && file.scopes.isFreeGlobal(root);
  return isOfLanguage && first !== undefined && node.arguments.every((argument) => isConstant(file, plain(argument)));
}

function isWrittenOut(node: Node): boolean {
  switch (node.type) {
    case 'Literal':
      return true;
    case 'Identifier':
      return node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity';
    case 'UnaryExpression':
      return node.operator === 'void' || isWrittenOut(node.argument);
    case 'TemplateLiteral':
      return node.expressions.every((hole) => isWrittenOut(unwrap(hole)));
    default:
      return false;
  }
}

const handsOn = ({ type }: Node): boolean =>
  type === 'Identifier' || type === 'LogicalExpression' || type === 'ConditionalExpression';

function union(sets: readonly ReadonlySet<NumberedOrigin>[]): ReadonlySet<NumberedOrigin> {
  const filled = sets.filter(({ size }) => size > 0);
  const [only = NONE] = filled;
  return filled.length > 1 ? new Set(filled.flatMap((set) => [...set])) : only;
}

/** Takes off what leaves the token as it is: `await`, `String(x)`, `x.trim()`, `` `${x}` ``. */
const plain = furthest((expression) => {
  const node = unwrap(expression);
  if (node !== expression) return node;
  if (node.type === 'AwaitExpression') return node.argument;
  if (node.type === 'TemplateLiteral') return onlyHole(node);
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? plainKey(callee.property, callee.computed) : undefined;
  if (callee.type === 'MemberExpression' && (name === 'trim' || name === 'toString')) return callee.object;
  return callee.type === 'Identifier' && callee.name === 'String' ? node.arguments[0] : undefined;
});

/** What is written as a text and nothing else: `` `${token}` ``. */
function onlyHole({ quasis, expressions: [hole, ...others] }: TSESTree.TemplateLiteral): Node | undefined {
  const isAlone = others.length === 0 && quasis.every(({ value }) => value.raw === '');
  return isAlone ? hole : undefined;
}

function definitionSources(file: FileView, variable: Variable, definition: Node, name: Node): readonly Node[] {
  const assigned = assignedTo(file, variable);
  if (definition.type === 'VariableDeclarator' && definition.id === name) {
    return definition.init ? [definition.init, ...assigned] : assigned;
  }
  if (!isFunction(definition)) return assigned;
  const index = definition.params.findIndex((parameter) => isInside(name, parameter));
  if (definition.params[index] !== name) return assigned;
  const given = file.callers(definition).invocations.flatMap(({ args }) => args[index] ?? []);
  return [...assigned, ...given];
}
