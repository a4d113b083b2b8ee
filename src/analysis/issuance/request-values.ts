import type { TSESTree } from '@typescript-eslint/utils';

import {
  isRequestDecorator,
  isRequestName,
  isRequestPart,
  keepsChoiceByName,
  parsesBySchema,
  readsRequestByName,
} from '../../lexicon/request-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { flowOf, givenTo } from '../evaluation/flow.ts';
import { assignedTo } from '../evaluation/variables.ts';
import type { QuestionKind } from '../memo.ts';
import {
  isFunction,
  isInside,
  placeOf,
  plainKey,
  spokenName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import type { Variable } from '../syntax/scopes.ts';

/** A value that the sender of a request chose, and how it came to where it is used. */
export interface RequestValue {
  /** the variables that it has been in, and the expressions that it was read by */
  readonly variables: readonly Variable[];
  readonly reads: readonly Node[];
  /** the same of the object that it was a part of, such as the body */
  readonly whole?: Pick<RequestValue, 'reads' | 'variables'>;
  /** the call of a schema that it has passed: what is parsed, and by what */
  readonly schema?: TSESTree.CallExpression;
}

const REQUEST_VALUE: QuestionKind<FileView, Node, RequestValue | undefined> = {
  name: 'requestValue',
  compute: findRequestValue,
  unanswered: () => undefined,
  position: placeOf,
};

/** The value of a request that an expression has, as it came; undefined for everything else, and for what the file does not show. */
export function requestValue(file: FileView, expression: Node): RequestValue | undefined {
  return file.ask(REQUEST_VALUE, unwrap(expression));
}

function findRequestValue(file: FileView, node: Node): RequestValue | undefined {
  const read = (value: RequestValue | undefined): RequestValue | undefined =>
    value && { ...value, reads: [...value.reads, node] };
  switch (node.type) {
    case 'AwaitExpression':
      return requestValue(file, node.argument);
    case 'SpreadElement':
      return requestValue(file, node.argument);
    case 'LogicalExpression':
      return firstRequestValue(file, node.operator === '&&' ? [node.right] : [node.left, node.right]);
    case 'ConditionalExpression':
      return firstRequestValue(file, [node.consequent, node.alternate]);
    case 'ArrayExpression':
      return firstRequestValue(file, node.elements);
    case 'TemplateLiteral':
      return firstRequestValue(file, node.expressions);
    case 'Identifier':
      return variableOfRequest(file, node);
    case 'MemberExpression': {
      const key = plainKey(node.property, node.computed);
      const isPart = key !== undefined && isRequestPart(key) && isRequest(file, node.object);
      return read(isPart ? FRESH : partOfRequest(requestValue(file, node.object)));
    }
    case 'CallExpression':
      return read(calledOnRequest(file, node));
    case 'ObjectPattern': {
      // `const { password, ...rest } = body`: what the rest is of.
      const declarator = node.parent;
      return declarator.type === 'VariableDeclarator' && declarator.init
        ? requestValue(file, declarator.init)
        : undefined;
    }
    default:
      return undefined;
  }
}

const FRESH: RequestValue = { variables: [], reads: [] };

/** A property of what was sent. */
function partOfRequest(whole: RequestValue | undefined): RequestValue | undefined {
  return whole && { ...FRESH, whole: whole.whole ?? whole, ...(whole.schema && { schema: whole.schema }) };
}

function firstRequestValue(file: FileView, nodes: readonly (Node | null)[]): RequestValue | undefined {
  for (const node of nodes) {
    const found = node && requestValue(file, node);
    if (found) return found;
  }
  return undefined;
}

/** `await request.json()`, `readBody(event)`, `c.req.query('role')`; what a schema or a conversion makes of a value. */
function calledOnRequest(file: FileView, node: TSESTree.CallExpression): RequestValue | undefined {
  const callee = unwrap(node.callee);
  const name = spokenName(callee) ?? '';
  const [first] = node.arguments;
  const receiver = callee.type === 'MemberExpression' ? callee.object : undefined;
  const isRead = receiver ? isRequest(file, receiver) : first !== undefined && isRequest(file, first);
  if (readsRequestByName(name) && isRead) return FRESH;
  if (receiver && first && parsesBySchema(name)) {
    const parsed = spokenName(receiver) === 'JSON' ? undefined : requestValue(file, first);
    if (parsed) return { ...parsed, schema: node };
  }
  const flowing = flowOf(file, node);
  const passes = flowing?.flow.passes ?? flowing?.flow.copies;
  const given = flowing && passes !== undefined ? [passes].flat().flatMap((at) => givenTo(file, flowing.call, at)) : [];
  const passed = firstRequestValue(file, given);
  if (passed) return passed;
  return receiver && keepsChoiceByName(name) ? requestValue(file, receiver) : undefined;
}

/** Whether an expression is a request, or what a handler gets with the request in it: by its name, as a parameter or a member of one. */
function isRequest(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  if (!isRequestName(spokenName(node) ?? '')) return false;
  if (node.type === 'MemberExpression') return isRequest(file, node.object);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  return variable?.defs.some(({ node: def }) => isFunction(def)) === true;
}

function variableOfRequest(file: FileView, node: TSESTree.Identifier): RequestValue | undefined {
  const variable = file.scopes.variable(node);
  if (!variable) return undefined;
  const defined = variable.defs.map((def): RequestValue | undefined => {
    const name: Node = def.name;
    const from: Node = def.node;
    if (from.type === 'VariableDeclarator')
      return from.init ? takenFromRequest(file, from.init, from.id, name) : undefined;
    return isFunction(from) ? parameterOfRequest(file, from, name) : undefined;
  });
  const found = [...defined, firstRequestValue(file, assignedTo(file, variable))].find((one) => one !== undefined);
  return found && { ...found, variables: [...found.variables, variable], reads: [...found.reads, node] };
}

/** `{ role } = req.body`, `{ body: { role } } = req` */
function takenFromRequest(file: FileView, from: Node, pattern: Node, name: Node): RequestValue | undefined {
  const value = requestValue(file, from);
  if (value || pattern === name) return pattern === name || isRest(name) ? value : partOfRequest(value);
  const isPart = pattern.type === 'ObjectPattern' && isRequest(file, from) && takesPart(pattern, name);
  return isPart ? FRESH : undefined;
}

const isRest = (name: Node): boolean => name.parent?.type === 'RestElement';

/** Whether a pattern takes a name from a part of a request. */
function takesPart(pattern: TSESTree.ObjectPattern, name: Node): boolean {
  return pattern.properties.some(
    (property) =>
      property.type === 'Property' &&
      isInside(name, property) &&
      isRequestPart(plainKey(property.key, property.computed) ?? ''),
  );
}

/** What is decorated as a part of the request, `({ body }) => …` as a handler, or what the file's callers hand over. */
function parameterOfRequest(file: FileView, fn: FunctionNode, name: Node): RequestValue | undefined {
  const index = fn.params.findIndex((parameter) => isInside(name, parameter));
  const parameter = fn.params[index];
  if (!parameter) return undefined;
  if (isDecorated(parameter) && !isTypedElsewhere(file, parameter)) return FRESH;
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (pattern.type === 'ObjectPattern' && isHandler(fn) && takesPart(pattern, name)) return FRESH;
  const given = file.callers(fn).invocations.flatMap(({ args }) => args[index] ?? []);
  return pattern === name
    ? firstRequestValue(file, given)
    : given.map((argument) => takenFromRequest(file, argument, pattern, name)).find((one) => one !== undefined);
}

/** Parsers that know no decorators give none. */
function isDecorated(parameter: { readonly decorators?: readonly TSESTree.Decorator[] }): boolean {
  return (parameter.decorators ?? []).some(({ expression }) => isRequestDecorator(spokenName(expression) ?? ''));
}

/** A class of another file may validate what its instances hold. */
function isTypedElsewhere(file: FileView, parameter: Node): boolean {
  const type = parameter.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const variable = file.scopes.variable(type.typeName);
  return variable?.defs.some(({ type: kind }) => kind === 'ImportBinding') === true;
}

/** Whether a function is written in the call that registers it for a path or a method. */
function isHandler(fn: FunctionNode): boolean {
  const call = fn.parent;
  return (
    call.type === 'CallExpression' &&
    call.arguments.includes(fn as TSESTree.CallExpressionArgument) &&
    call.arguments.length > 1
  );
}
