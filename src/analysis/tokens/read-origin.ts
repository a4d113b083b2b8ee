import type { TSESTree } from '@typescript-eslint/utils';

import { givesRequestHeader, isRequestName, isRequestPart, readsRequestByName } from '../../lexicon/value-names.ts';
import { pathIn, type MemberKey } from '../evaluation/patterns.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { indexAround } from '../syntax/lists.ts';
import type { QuestionKind } from '../memo.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import {
  boundTo,
  enclosing,
  enclosingFunction,
  isClass,
  isFunction,
  placeOf,
  plainKey,
  spokenName,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';

/** A place that a value is read from: one object for all expressions that read the same. */
export interface Origin {
  /** a variable, or a path of members from one; literals and calls are the same by their looks only */
  readonly isName: boolean;
}

export interface NumberedOrigin extends Origin {
  readonly number: number;
  /**
   * What it has to do with a request. Each handler has a parameter of its own, and the same cookie, header or query of the same
   * name stands in all of them: a `part` has one origin in the whole file
   */
  readonly role: 'parameter' | 'part' | 'request' | undefined;
  /** this origin and no other: most expressions have one */
  readonly alone: ReadonlySet<NumberedOrigin>;
}

/** What an origin is made with. */
export interface OriginMaker {
  readonly file: FileView;
  originOf(node: Node): NumberedOrigin | undefined;
  /** One object for each text. The texts name the origins that they are made of by number, and stay short. */
  intern(text: string, isName: boolean, role?: NumberedOrigin['role']): NumberedOrigin;
  number(thing: Variable | Node): number;
}

/** Whether the origin of an expression depends on that of another one, which may lead back to it: others are read at once. */
export function leadsElsewhere({ type }: Node): boolean {
  return type === 'Identifier' || type === 'MemberExpression' || type === 'CallExpression';
}

/**
 * The origin of what an expression reads by itself: variables by identity, members by path, calls only within one function,
 * where asking twice gives the same. What a request brings along is the same in every function.
 */
export function readOrigin(node: Node, make: OriginMaker): NumberedOrigin | undefined {
  switch (node.type) {
    case 'Identifier': {
      const variable = make.file.scopes.variable(node);
      return variable ? variableOrigin(variable, make) : make.intern(`global ${node.name}`, false);
    }
    case 'MemberExpression':
      return originOfPart(make.originOf(node.object), plainKey(node.property, node.computed), make);
    case 'ThisExpression':
      return make.intern(`this of ${numberOf(enclosingThis(node), make)}`, true);
    case 'CallExpression':
      return originOfCall(node, make);
    case 'Literal':
      return make.intern(`literal ${node.raw}`, false);
    default:
      return undefined;
  }
}

function variableOrigin(variable: Variable, make: OriginMaker): NumberedOrigin {
  const [def] = variable.defs;
  const node: Node | undefined = def?.node;
  const known = destructuredOrigin(variable, make) ?? aliasedRequest(variable, make);
  if (known || !def || !node || !isFunction(node))
    return known ?? make.intern(`variable ${make.number(variable)}`, true);
  const isWhole = node.params.some((parameter) => boundTo(parameter) === def.name);
  const role = isWhole ? (isRequestName(variable.name) ? 'request' : 'parameter') : undefined;
  return partOfParameter(node, def.name, make) ?? make.intern(`variable ${make.number(variable)}`, true, role);
}

/** `const jar = req.cookies`: a name for what a request brings along. Names of other things are followed by those who ask. */
function aliasedRequest(variable: Variable, make: OriginMaker): NumberedOrigin | undefined {
  const [def, ...others] = variable.defs;
  const node: Node | undefined = def?.node;
  if (!def || others.length > 0 || node?.type !== 'VariableDeclarator' || node.id !== def.name || !node.init)
    return undefined;
  if (!make.file.ask(IS_WRITTEN_ONCE, variable)) return undefined;
  const origin = make.originOf(node.init);
  return origin?.role === 'part' || origin?.role === 'request' ? origin : undefined;
}

/** Each read of a variable asks. */
const IS_WRITTEN_ONCE: QuestionKind<FileView, Variable, boolean> = {
  name: 'isWrittenOnce',
  compute: (_, { references }) => references.filter((reference) => reference.isWrite()).length === 1,
  unanswered: () => false,
  position: (variable) => placeOf(declarationOf(variable)),
};

/** `({ cookies }) => …` */
function partOfParameter(fn: FunctionNode, name: Node, make: OriginMaker): NumberedOrigin | undefined {
  const index = indexAround(fn.params, name);
  const parameter = fn.params[index];
  const pattern = parameter && boundTo(parameter);
  if (pattern?.type !== 'ObjectPattern') return undefined;
  const whole = make.intern(`parameter ${index} of ${make.number(fn)}`, true, 'parameter');
  const keys = pathIn(make.file, pattern, name);
  const origin = keys?.reduce<NumberedOrigin | undefined>((owner, key) => originOfPart(owner, key, make), whole);
  return origin?.role ? origin : undefined;
}

function originOfPart(
  owner: NumberedOrigin | undefined,
  key: MemberKey,
  make: OriginMaker,
): NumberedOrigin | undefined {
  if (!owner || key === undefined) return undefined;
  const { role, number, isName } = owner;
  if (role === undefined || role === 'part') return make.intern(`${number}.${key}`, isName, role);
  if (isRequestPart(key) || (role === 'request' && givesRequestHeader(key)))
    return make.intern(`request.${key}`, isName, 'part');
  return make.intern(`${number}.${key}`, isName, isRequestName(key) ? 'request' : undefined);
}

function originOfCall(node: TSESTree.CallExpression, make: OriginMaker): NumberedOrigin | undefined {
  const callee = make.originOf(node.callee);
  if (!callee) return undefined;
  const args = node.arguments.map((argument) => make.originOf(argument));
  if (args.includes(undefined)) return undefined;
  // Next.js has a function for each.
  if (args.length === 0 && !callee.role && node.callee.type === 'Identifier' && isRequestPart(node.callee.name))
    return make.intern(`request.${node.callee.name}`, false, 'part');
  const asked = isReadOfRequest(node, args[0]?.role)
    ? ['request', ...args.slice(1).map((one) => one?.number)]
    : undefined;
  const text = `${callee.number}(${(asked ?? args.map((one) => one?.number)).join()})`;
  if (asked || callee.role === 'part') return make.intern(`${text} of any request`, false, 'part');
  return make.intern(`${text} in ${numberOf(enclosingFunction(node), make)}`, false);
}

/** `getCookie(event, 'sid')`, `tokenOf(request)` */
function isReadOfRequest({ callee }: TSESTree.CallExpression, role: NumberedOrigin['role']): boolean {
  return role === 'request' || (role === 'parameter' && readsRequestByName(spokenName(callee) ?? ''));
}

function numberOf(owner: Node | undefined, make: OriginMaker): string {
  return owner ? String(make.number(owner)) : 'file';
}

/** The function or the class whose `this` is meant: an arrow has none of its own. */
function enclosingThis(node: Node): Node | undefined {
  return enclosing(
    node,
    (at): at is ClassNode | FunctionNode => isClass(at) || (isFunction(at) && at.type !== 'ArrowFunctionExpression'),
  );
}

/** `const { token } = req.cookies` reads the same as `req.cookies.token`, with a default or without. */
export function destructuredOrigin(variable: Variable, make: OriginMaker): NumberedOrigin | undefined {
  const [def] = variable.defs;
  const node: Node | undefined = def?.node;
  if (!def || node?.type !== 'VariableDeclarator' || node.id === def.name || !node.init) return undefined;
  const keys = pathIn(make.file, node.id, def.name);
  return keys?.reduce<NumberedOrigin | undefined>(
    (owner, key) => originOfPart(owner, key, make),
    make.originOf(node.init),
  );
}
