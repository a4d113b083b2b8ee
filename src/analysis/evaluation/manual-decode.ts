import type { TSESTree } from '@typescript-eslint/utils';

import type { FileView } from './file-view.ts';
import { enclosingFunction, plainKey, spokenName, unwrap, wrapped, type Node } from '../syntax/node.ts';

/** `JSON.parse(atob(token.split('.')[1]))` in any of its spellings. */
export interface ManualDecode {
  /** the expression that is taken apart */
  readonly token: Node;
  /** the expression that gives the claims */
  readonly result: Node;
  readonly name: string;
}

/** The calls that read the first part of a dotted text as base64 and JSON: its header. */
export function manualHeaders(file: FileView): readonly Node[] {
  return splitTexts(file).flatMap(({ list }) => partsAt(file, list, 0).flatMap((part) => parsedFrom(file, part) ?? []));
}

/** Finds where the file reads the second part of a dotted text as base64 and JSON. The first part is the header: fine. */
export function manualDecodes(file: FileView): readonly ManualDecode[] {
  return splitTexts(file).flatMap(({ text, list }) =>
    partsAt(file, list, 1).flatMap((part): ManualDecode[] => {
      const result = parsedFrom(file, part);
      return result && !isSignatureChecked(file, result) ? [{ token: text, result, name: 'JSON.parse' }] : [];
    }),
  );
}

/** The expressions that take a text apart at its dots, and the text. */
function splitTexts(file: FileView): readonly { readonly text: Node; readonly list: Node }[] {
  return file.tree.get('CallExpression').flatMap((node) => {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression' || plainKey(callee.property, callee.computed) !== 'split') return [];
    const [separator] = node.arguments;
    return separator?.type === 'Literal' && separator.value === '.' ? [{ text: callee.object, list: node }] : [];
  });
}

/** Code that takes a token apart to verify it, too: with node:crypto, WebCrypto or an HMAC of its own. */
function isSignatureChecked(file: FileView, result: Node): boolean {
  const home = enclosingFunction(result);
  return file.tree
    .get('CallExpression')
    .some((call) => SIGNATURE.test(spokenName(call.callee) ?? '') && enclosingFunction(call) === home);
}

const SIGNATURE = /^(?:verify|createVerify|createHmac|timingSafeEqual)$/;

/** The expressions that denote an element of a list. */
function partsAt(file: FileView, list: Node, index: number): readonly Node[] {
  const outer = wrapped(list);
  const parent = outer.parent;
  const isElement = (member: TSESTree.MemberExpression): boolean =>
    plainKey(member.property, member.computed) === String(index);
  if (parent?.type === 'MemberExpression' && parent.object === outer) return isElement(parent) ? [parent] : [];
  if (parent?.type !== 'VariableDeclarator') return [];
  if (parent.id.type === 'ArrayPattern') {
    const element = parent.id.elements[index];
    return element ? file.scopes.reads(element) : [];
  }
  return file.scopes.reads(parent.id).flatMap((read) => {
    const member = wrapped(read).parent;
    return member?.type === 'MemberExpression' && isElement(member) ? [member] : [];
  });
}

/** Real decoders take five or six steps from the part to the claims. */
const MAX_STEPS = 24;

/** The `JSON.parse(…)` that the text reaches after something decoded it from base64. */
function parsedFrom(file: FileView, part: Node): Node | undefined {
  const pending: { node: Node; decoded: boolean }[] = [{ node: part, decoded: false }];
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const at = pending.pop();
    if (!at) return undefined;
    const outer = wrapped(at.node);
    const parent = outer.parent;
    if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') {
      if (parent.callee === outer) continue;
      const name = calleeText(parent.callee);
      if (name === 'JSON.parse') {
        if (at.decoded) return parent;
        continue;
      }
      pending.push({ node: parent, decoded: at.decoded || decodesBase64(parent, name) });
      continue;
    }
    pending.push(...nextNodes(file, outer).map((node) => ({ node, decoded: at.decoded })));
  }
  return undefined;
}

function nextNodes(file: FileView, node: Node): readonly Node[] {
  const parent = node.parent;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node && parent.parent.type === 'CallExpression' ? [parent.parent] : [];
    case 'VariableDeclarator':
      return file.scopes.reads(parent.id);
    case 'AssignmentExpression':
      return parent.left.type === 'Identifier' ? file.scopes.reads(parent.left) : [];
    case 'BinaryExpression':
    case 'TemplateLiteral':
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return [parent];
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const fn = parent.type === 'ReturnStatement' ? enclosingFunction(node) : parent;
      return fn ? file.callers(fn).invocations.map((call) => call.node) : [];
    }
    default:
      return [];
  }
}

function calleeText(callee: Node): string {
  const node = unwrap(callee);
  if (node.type !== 'MemberExpression') return spokenName(node) ?? '';
  return `${spokenName(node.object) ?? ''}.${spokenName(node) ?? ''}`;
}

/** `atob(x)`, `Buffer.from(x, 'base64url')`, `Base64.decode(x)`, `base64UrlDecode(x)`, `new TextDecoder().decode(bytes)`. */
function decodesBase64(call: TSESTree.CallExpression | TSESTree.NewExpression, name: string): boolean {
  if (/atob|b64|base-?64|decode/i.test(name)) return true;
  return call.arguments.some(
    (argument) => argument.type === 'Literal' && /^base64(?:url)?$/.test(String(argument.value)),
  );
}
