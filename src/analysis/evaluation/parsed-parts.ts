import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { globalName } from './global-names.ts';
import { keyOf } from './objects.ts';
import {
  boundTo,
  enclosingFunction,
  spokenName,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { alternatives, literalNumber } from './value.ts';
import { addAll } from '../syntax/lists.ts';

/** A function of the file that a part has been handed to: what it gives back stands where it was called. */
interface Passage {
  readonly fn: FunctionNode;
  readonly call: CallNode;
  /** which element of a list the function gives, where it is called for each of them */
  readonly index: number | undefined;
}

/** An expression on the way of a part of a token, and what has happened to the part until there. */
interface PartStep {
  readonly node: Node;
  /** the expression is a list, and this element of it is meant, counted from 0 */
  readonly index: number | undefined;
  /** read from base64 */
  readonly isDecoded: boolean;
  /** read from JSON, too */
  readonly isParsed: boolean;
  /** the functions that it is in, the innermost last */
  readonly within: readonly Passage[];
}

/**
 * The expressions that give one part of a token as what it says: read from base64 and from JSON. What a function of the file reads
 * stands where that is called, if it gives it back.
 *
 * @param list the parts of the token
 * @param index which of them, counted from 0
 */
export function parsedPart(file: FileView, list: Node, index: number): readonly Node[] {
  const found: Node[] = [];
  const kept: Node[] = [];
  const seen = new Set<string>();
  const pending: PartStep[] = [{ node: list, index, isDecoded: false, isParsed: false, within: [] }];
  for (let at = pending.pop(); at; at = pending.pop()) {
    const key = [at.node.range, at.index, at.isDecoded, at.isParsed].join();
    if (seen.has(key)) continue;
    seen.add(key);
    if (at.isParsed) (at.within.length > 0 ? kept : found).push(at.node);
    if (!at.isParsed || at.within.length > 0) addAll(pending, stepsFromPart(file, { ...at, node: wrapped(at.node) }));
  }
  return found.length > 0 ? found : kept.slice(0, 1);
}

/** What the code around makes of a part, or of the list that it lies in. */
function stepsFromPart(file: FileView, at: PartStep): readonly PartStep[] {
  const { node } = at;
  const parent = node.parent;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node ? stepsToMember(file, at, parent) : [];
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node ? [] : argumentSteps(file, at, parent);
    case 'VariableDeclarator':
      return stepsToNames(file, at, parent.id);
    case 'AssignmentExpression':
      return parent.right === node ? stepsToNames(file, at, parent.left) : [];
    case 'BinaryExpression':
    case 'TemplateLiteral':
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return [{ ...at, node: parent }];
    case 'ReturnStatement':
      return stepsBack(file, at, enclosingFunction(node));
    case 'ArrowFunctionExpression':
      return stepsBack(file, at, parent);
    default:
      return [];
  }
}

/** A token has three parts: counted from its end, the second is the last but one. */
const PARTS_OF_TOKEN = 3;

/** `parts[1]`, `parts.at(1)`, `parts.slice(1)`, `parts.map(…)`; `part.replace(…)` */
function stepsToMember(file: FileView, at: PartStep, member: TSESTree.MemberExpression): readonly PartStep[] {
  const { index } = at;
  const key = keyOf(file, member.property, member.computed);
  const call = wrapped(member).parent;
  const called = call?.type === 'CallExpression' && unwrap(call.callee) === member ? call : undefined;
  if (index === undefined) return called ? [{ ...at, node: called }] : [];
  if (key === String(index)) return [{ ...at, node: member, index: undefined }];
  const [argument] = called?.arguments ?? [];
  const position = argument && literalNumber(file.evaluate(argument));
  if (!called || !argument) return [];
  if (key === 'at' && (position === index || position === index - PARTS_OF_TOKEN))
    return [{ ...at, node: called, index: undefined }];
  if (key === 'slice' && position !== undefined && position >= 0 && position <= index)
    return [{ ...at, node: called, index: index - position }];
  return key === 'map' ? stepsInto(file, { ...at, index: undefined }, called, argument, 0, index) : [];
}

function argumentSteps(file: FileView, at: PartStep, call: CallNode): readonly PartStep[] {
  const name = globalName(file, call.callee) ?? calleeText(call.callee);
  if (name === 'JSON.parse') return at.isDecoded ? [{ ...at, node: call, isParsed: true }] : [];
  const place = call.arguments.findIndex((argument) => argument === at.node);
  const inside = stepsInto(file, at, call, call.callee, place, undefined);
  if (at.index !== undefined) return inside;
  return [...inside, { ...at, node: call, isDecoded: at.isDecoded || decodesBase64(file, call, name) }];
}

/** Where the functions of the file that an expression denotes read a parameter. */
function stepsInto(
  file: FileView,
  at: PartStep,
  call: CallNode,
  callee: Node,
  parameter: number,
  index: number | undefined,
): readonly PartStep[] {
  return alternatives(file.evaluate(callee)).flatMap((value) => {
    const target = value.kind === 'function' ? value.node.params[parameter] : undefined;
    if (value.kind !== 'function' || !target) return [];
    return stepsToNames(file, { ...at, within: [...at.within, { fn: value.node, call, index }] }, target);
  });
}

/** What a function gives back: where the part came from, or else wherever it is called. */
function stepsBack(file: FileView, at: PartStep, fn: FunctionNode | undefined): readonly PartStep[] {
  if (!fn) return [];
  const last = at.within.at(-1);
  if (last?.fn !== fn) return file.callers(fn).invocations.map(({ node }) => ({ ...at, node }));
  return [{ ...at, node: last.call, index: last.index ?? at.index, within: at.within.slice(0, -1) }];
}

/** Where the names in a pattern are read, as far as they get the part or the list. */
function stepsToNames(file: FileView, at: PartStep, pattern: Node): readonly PartStep[] {
  const target = boundTo(pattern);
  const { index } = at;
  if (target.type === 'Identifier') return file.scopes.reads(target).map((node) => ({ ...at, node }));
  if (index === undefined) return [];
  const element = { ...at, index: undefined };
  if (target.type === 'ObjectPattern') {
    return target.properties.flatMap((property) =>
      property.type === 'Property' && keyOf(file, property.key, property.computed) === String(index)
        ? stepsToNames(file, element, property.value)
        : [],
    );
  }
  if (target.type !== 'ArrayPattern') return [];
  return target.elements.flatMap((one, start) => {
    if (one?.type === 'RestElement')
      return start <= index ? stepsToNames(file, { ...at, index: index - start }, one.argument) : [];
    return one && start === index ? stepsToNames(file, element, one) : [];
  });
}

function calleeText(callee: Node): string {
  const node = unwrap(callee);
  if (node.type !== 'MemberExpression') return spokenName(node) ?? '';
  return `${spokenName(node.object) ?? ''}.${spokenName(node) ?? ''}`;
}

/** `atob(x)`, `Buffer.from(x, 'base64url')`, `Base64.decode(x)`, `base64UrlDecode(x)`, `new TextDecoder().decode(bytes)`. */
function decodesBase64(file: FileView, call: CallNode, name: string): boolean {
  if (/atob|b64|base-?64|decode/i.test(name)) return true;
  return call.arguments.some((argument) => {
    const value = argument.type === 'SpreadElement' ? undefined : file.evaluate(argument);
    return value?.kind === 'literal' && /^base64(?:url)?$/.test(String(value.value));
  });
}
