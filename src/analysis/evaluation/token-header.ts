import type { Source } from '../../model/table.ts';
import type { KeyFunction, Op } from '../../model/vocabulary.ts';
import { standsAt } from './parameters.ts';
import { readsHeaderByName } from '../../lexicon/function-names.ts';
import type { FileView } from './file-view.ts';
import type { QuestionKind } from '../memo.ts';
import {
  placeOf,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
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

const partsValue = (parts: Pick<Op, 'claims' | 'header'>, call: Node): Value => ({
  kind: 'result',
  op: { kind: 'header', ...parts },
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
  if (file.isHeaderParse(node)) return partsValue({ claims: [], header: '' }, node);
  return readsHeaderByName(spokenName(node.callee) ?? '') ? partsValue({ claims: [], header: '' }, node) : undefined;
}

/** The header and the claims that a verifier hands to the function that finds its key, before it has verified them. */
export function keyResolverParameter(file: FileView, fn: FunctionNode, index: number): Value | undefined {
  for (const asked of file.ask(ASKED_FOR_KEYS, fn)) {
    const given = partsHanded(asked, index);
    if (given) return partsValue(given, fn);
  }
  return undefined;
}

/** What verifiers hand to a function that they ask for their keys: the same for all of its parameters. */
const ASKED_FOR_KEYS: QuestionKind<FileView, FunctionNode, readonly KeyFunction[]> = {
  name: 'askedForKeys',
  compute: (file, fn) =>
    standsAt(file, fn)
      .flatMap((at) => argumentSites(file, at, []))
      .flatMap(({ call, place }) => {
        const op = file.resolvedCall(call)?.use?.op;
        return op?.keyFunction && placesOf(op.key).some((one) => one === place) ? [op.keyFunction] : [];
      }),
  unanswered: () => [],
  position: placeOf,
};

/** What of a token one parameter holds, or undefined where it holds none of it. */
function partsHanded({ header, claims = [] }: KeyFunction, index: number): Pick<Op, 'claims' | 'header'> | undefined {
  const within = (place: string): readonly string[] => {
    const [parameter, ...path] = place.split('.');
    return Number(parameter) === index ? [path.join('.')] : [];
  };
  const [headerPath] = header === undefined ? [] : within(header);
  const claimPaths = claims.flatMap(within);
  if (headerPath === undefined && claimPaths.length === 0) return undefined;
  return { claims: claimPaths, ...(headerPath !== undefined && { header: headerPath }) };
}

interface ArgumentSite {
  readonly call: Node;
  /** `1`, or `0.secret` for a property of an object */
  readonly place: string;
}

/** Options of a verifier have some dozen members; where there are more, each function in it would be looked for at every read of it. */
const MAX_MEMBERS = 64;

const isTable = (node: Node): boolean => node.type === 'ObjectExpression' && node.properties.length > MAX_MEMBERS;

/** The calls that an expression is given to, also inside of an object that a variable holds or that is spread into another one. */
function argumentSites(file: FileView, node: Node, seen: readonly Node[]): readonly ArgumentSite[] {
  const parent = node.parent;
  if (!parent || seen.includes(node)) return [];
  const onward = (next: Node): readonly ArgumentSite[] => argumentSites(file, next, [...seen, node]);
  switch (parent.type) {
    case 'CallExpression':
    case 'NewExpression': {
      const index = parent.arguments.findIndex((argument) => unwrap(argument) === unwrap(node));
      return index < 0 ? [] : [{ call: parent, place: String(index) }];
    }
    case 'SpreadElement':
      return onward(parent.parent);
    case 'VariableDeclarator':
      return parent.init === node && node.type === 'ObjectExpression'
        ? file.scopes.reads(parent.id).flatMap((read) => onward(wrapped(read)))
        : [];
    case 'Property': {
      const key = parent.value === node ? plainKey(parent.key, parent.computed) : undefined;
      if (key === undefined || isTable(parent.parent)) return [];
      return onward(wrapped(parent.parent)).map((site) => ({ ...site, place: `${site.place}.${key}` }));
    }
    default:
      return [];
  }
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
