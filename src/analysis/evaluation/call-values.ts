import type { TSESTree } from '@typescript-eslint/utils';

import { isReadUse } from '../../model/frozen.ts';
import type { Flow, NamedFlow, Op } from '../../model/vocabulary.ts';
import { instanceOf } from './classes.ts';
import type { FileView, ResolvedCall } from './file-view.ts';
import { flowByName, givenTo, globalFlow } from './flow.ts';
import { promisedValue, returnedExpressions, returnedValue } from './functions.ts';
import { globalName } from './global-names.ts';
import { thawed } from './imported-values.ts';
import { joinedCall, spelledOut } from './joined.ts';
import { calledHeader } from './token-header.ts';
import { receiverOf } from './resolve-call.ts';
import { argumentGiven, givenBy } from './members.ts';
import { isFunction, plainKey, unwrap, type CallNode, type FunctionNode, type Node } from '../syntax/node.ts';
import { alternatives, bytes, unknown, type Entry, type Invocation, type Value } from './value.ts';
import { isMaker } from './this-values.ts';
import { interopValue, isRequire, requiredValue } from './imports.ts';

/** What a call or construction gives. */
export function callValue(file: FileView, node: CallNode): Value {
  const builtIn = node.type === 'CallExpression' ? builtInCall(file, node) : builtInConstruction(file, node);
  if (builtIn) return builtIn;
  const invoked = file.resolvedCall(node);
  if (invoked) return headerByName(file, node, invoked) ?? invokedValue(file, invoked);
  const part = answeredPart(file, node);
  if (part) return part;
  const callee = file.evaluate(node.callee);
  if (callee.kind === 'function' && node.type === 'CallExpression') return returnedValue(file, callee.node);
  if (callee.kind === 'class' && node.type === 'NewExpression') return { kind: 'instance', of: callee.node, node };
  if (callee.kind === 'function' && isMaker(callee.node)) return constructed(file, callee.node, node);
  const header = callee.kind === 'unknown' ? calledHeader(file, node) : undefined;
  return header ?? (node.type === 'CallExpression' ? answerByName(file, node) : undefined) ?? unknown('call', node);
}

/** A function of another file of the project whose body says nothing better may say by its name that it reads a header. */
function headerByName(file: FileView, node: CallNode, { use, thing }: ResolvedCall): Value | undefined {
  const isSilent = thing.source.isOwn && use?.op === undefined && use?.gives === undefined && !(use && isReadUse(use));
  return isSilent ? calledHeader(file, node) : undefined;
}

/** What a function makes behind `new`: what it returns, where that is an object of its own, or else what it writes into `this`. */
function constructed(file: FileView, maker: FunctionNode, node: CallNode): Value {
  const isOwn = returnedExpressions(file, maker).some((returned) => unwrap(returned).type === 'ObjectExpression');
  return isOwn ? returnedValue(file, maker) : { kind: 'instance', of: maker, node };
}

function invokedValue(file: FileView, { thing: callee, use, perhaps, invocation }: ResolvedCall): Value {
  const receiver = receiverOf(file, invocation.callee);
  if (use?.gives) {
    if (perhaps?.some((other) => other.gives !== use.gives)) return unknown('call', invocation.node);
    const given = givenBy(file, callee, use.gives, invocation, receiver);
    // A moment is another one after each step: the whole chain says which.
    return use.time && given.kind === 'thing' ? { ...given, node: invocation.node } : given;
  }
  const put = use && valueOfFlow(file, use, invocation);
  if (put) return put;
  if (use?.time) return unknown('call', invocation.node);
  if (use?.op && answers(use.op)) {
    return {
      kind: 'result',
      op: use.op,
      source: callee.source,
      call: invocation.node,
      path: [],
      node: invocation.node,
    };
  }
  if (use && isReadUse(use)) return thawed(use.answer(), invocation.node);
  return receiver?.kind === 'thing' && receiver.thing.fluent ? receiver : unknown('call', invocation.node);
}

/** `ticket.getPayload()`: where claims lie behind a method of the answer, what the method gives is a part of the answer. */
function answeredPart(file: FileView, node: CallNode): Value | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const answer = file.evaluate(callee.object);
  const name = plainKey(callee.property, callee.computed);
  if (answer.kind !== 'result' || name === undefined) return undefined;
  const path = [...answer.path, `${name}()`];
  const isPart = answer.op.claims?.some((at) => `${at}.`.startsWith(`${path.join('.')}.`));
  return isPart ? { ...answer, path, node } : undefined;
}

/** Middleware and strategies answer with themselves; what they verify reaches a callback. */
function answers(op: Op): boolean {
  return op.kind === 'sign' || op.kind === 'publicKey' || op.claims !== undefined;
}

/** What the name says that is called: `inject(JwtService)`, `p.then(f)`, `p.catch(f)`. */
function answerByName(file: FileView, node: CallNode): Value | undefined {
  const flow = flowByName(file, node);
  return flow && namedAnswer(file, node, flow);
}

/** An object that is put together from others, or an instance that a container gives. */
function valueOfFlow(file: FileView, flow: Flow, call: Invocation): Value | undefined {
  if (flow.merges !== undefined) return merged(file, call.node, givenTo(file, call, flow.merges));
  const [asked] = flow.instance === undefined ? [] : givenTo(file, call, flow.instance);
  return asked && instanceOf(file.evaluate(asked), call.node);
}

function namedAnswer(file: FileView, node: CallNode, flow: NamedFlow): Value | undefined {
  const call = callOf(node);
  const put = valueOfFlow(file, flow, call);
  if (put || flow.gives === undefined) return put;
  return flow.gives === 'self' ? receiverOf(file, node.callee) : argumentGiven(file, call, flow.gives);
}

const callOf = (node: CallNode): Invocation => ({ node, callee: node.callee, args: node.arguments, made: undefined });

function builtInConstruction(file: FileView, node: TSESTree.NewExpression): Value | undefined {
  const [argument] = node.arguments;
  if (!argument || globalName(file, node.callee) !== 'Promise') return undefined;
  const executor = unwrap(argument);
  return isFunction(executor) ? promisedValue(file, executor) : undefined;
}

/** Functions of the language and of every runtime whose meaning is plain. */
function builtInCall(file: FileView, node: TSESTree.CallExpression): Value | undefined {
  const module = interopValue(file, node);
  if (module) return module;
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  if (first && isRequire(file, callee)) return required(file, first, node);
  const global = first && globalCall(file, node, first);
  if (global || callee.type !== 'MemberExpression') return global;
  const method = plainKey(callee.property, callee.computed);
  if (method === 'bind') return boundValue(file, callee.object, node);
  if (method === 'decode' && first && /TextDecoder|decoder/i.test(file.sourceCode.getText(callee.object)))
    return answered(file, first);
  if (method === 'toString') {
    const answer = answered(file, callee.object);
    if (answer) return answer;
  }
  if (method === 'encode' && first && isTextEncoder(file, callee.object)) return bytes(file.evaluate(first), node);
  const joint = joinedCall(file, node);
  if (joint || (method !== 'trim' && method !== 'toString')) return joint;
  return plainMethod(file.evaluate(callee.object), node);
}

/** A function of the language whose answer is what it is handed, or is read from that, or put together from it. */
function globalCall(file: FileView, node: TSESTree.CallExpression, first: Node): Value | undefined {
  switch (globalName(file, node.callee)) {
    case 'JSON.parse':
      return answered(file, first);
    case 'Buffer.from':
      return bytes(file.evaluate(first), node);
    case 'String':
      return spelledOut(file.evaluate(first), node);
    default: {
      const flow = globalFlow(file, node.callee);
      return flow && namedAnswer(file, node, flow);
    }
  }
}

/** What a verifier answered as bytes or text, read as what it says. */
function answered(file: FileView, node: Node): Value | undefined {
  const value = file.evaluate(node);
  const inner = value.kind === 'bytes' ? value.of : value;
  return inner.kind === 'result' && (inner.op.kind === 'verify' || inner.op.kind === 'decode') ? inner : undefined;
}

function isTextEncoder(file: FileView, object: Node): boolean {
  return alternatives(file.evaluate(object)).some(
    ({ node }) => node.type === 'NewExpression' && globalName(file, node.callee) === 'TextEncoder',
  );
}

function required(file: FileView, argument: Node, node: Node): Value {
  const specifier = file.evaluate(argument);
  return specifier.kind === 'literal' ? requiredValue(file, String(specifier.value), node) : unknown('import', node);
}

/** `verify.bind(jwt)` is verify; with arguments bound, places no longer count from 0. */
function boundValue(file: FileView, bound: Node, node: TSESTree.CallExpression): Value {
  return node.arguments.length <= 1 ? file.evaluate(bound) : unknown('dynamic', node);
}

/** `.trim()` and `.toString()` leave a known text as it is for our purposes, and make one of a number. */
function plainMethod(value: Value, node: TSESTree.CallExpression): Value | undefined {
  if (value.kind === 'literal' && typeof value.value === 'string') return value;
  // `(36).toString(36)` is no decimal.
  return value.kind === 'literal' && node.arguments.length === 0 ? spelledOut(value, node) : undefined;
}

function merged(file: FileView, node: Node, objects: readonly Node[]): Value {
  const entries = objects.map((object): Entry =>
    object.type === 'SpreadElement'
      ? { kind: 'escape' }
      : { kind: 'spread', value: () => file.evaluate(object), node: object, certain: true },
  );
  return { kind: 'object', entries, node };
}
