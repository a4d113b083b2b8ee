import type { Source } from '../../model/table.ts';
import type { Op } from '../../model/vocabulary.ts';
import { standsAt } from './parameters.ts';
import { readsHeaderByName } from '../../lexicon/function-names.ts';
import type { FileView } from './file-view.ts';
import { unwrap, spokenName, type CallNode, type FunctionNode, type Node } from '../syntax/node.ts';
import { placesOf } from './places.ts';
import type { ResultValue, Value } from './value.ts';

/** Something in the file itself that reads a token's header. */
const OWN: Source = {
  name: '',
  isLibrary: false,
  isOwn: false,
  things: {},
  unseenConfig: 'unknown',
  givesNames: false,
};

const headerResult = (header: string, call: Node): Value => ({
  kind: 'result',
  op: { kind: 'header', claims: [], header },
  source: OWN,
  call,
  path: [],
  node: call,
});

/**
 * The header of a token, as a call gives it that no library knows: parsed by hand, or by a function out of sight whose name says
 * that it reads a header.
 */
export function calledHeader(file: FileView, node: CallNode): Value | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length === 0) return undefined;
  if (file.isHeaderParse(node)) return headerResult('', node);
  return readsHeaderByName(spokenName(node.callee) ?? '') ? headerResult('', node) : undefined;
}

/** The header that a verifier hands to the function that finds its key. */
export function keyResolverParameter(file: FileView, fn: FunctionNode, index: number): Value | undefined {
  for (const at of standsAt(file, fn)) {
    const site = argumentSite(at);
    const op = site && file.resolvedCall(site.call)?.use?.op;
    if (!site || !op?.keyHeader || !placesOf(op.key).some((place) => place === site.place)) continue;
    const [parameter, ...path] = op.keyHeader.split('.');
    if (Number(parameter) === index) return headerResult(path.join('.'), fn);
  }
  return undefined;
}

/** The call that an expression is given to, and where: `1`, or `0.secret` for a property of an object. */
function argumentSite(node: Node): { readonly call: Node; readonly place: string } | undefined {
  const parent = node.parent;
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') {
    const index = parent.arguments.findIndex((argument) => unwrap(argument) === node);
    return index < 0 ? undefined : { call: parent, place: String(index) };
  }
  if (parent?.type !== 'Property' || parent.value !== node) return undefined;
  const site = argumentSite(parent.parent);
  const key = parent.key.type === 'Identifier' ? parent.key.name : undefined;
  return site && key !== undefined ? { ...site, place: `${site.place}.${key}` } : undefined;
}

/** The member of an unverified token's header that a value is: `alg` of `decode(token, { complete: true }).header.alg`. */
export function headerMember(value: Value): string | undefined {
  if (value.kind !== 'result' || (value.op.kind !== 'decode' && value.op.kind !== 'header')) return undefined;
  const header = headerPath(value.op);
  const path = header?.every((key, index) => value.path[index] === key) ? value.path.slice(header.length) : undefined;
  if (path?.[0] !== undefined) return path[0];
  return isToldByOption(value) ? value.path[0] : undefined;
}

function headerPath({ header }: Op): readonly string[] | undefined {
  return header === undefined ? undefined : header.split('.').filter((key) => key !== '');
}

/** What only stands in headers, of an answer that is a header where an option says so. */
const HEADER_ONLY = new Set(['alg', 'jku', 'jwk', 'kid', 'x5c', 'x5u']);

function isToldByOption({ op, path }: ResultValue): boolean {
  return op.headerWhen !== undefined && HEADER_ONLY.has(path[0] ?? '');
}
