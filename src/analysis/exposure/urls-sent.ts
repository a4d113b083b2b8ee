import type { TSESTree } from '@typescript-eslint/utils';

import { buildsAddress, queriesDatabaseByName } from '../../lexicon/function-names.ts';
import { isQueryOption, isRequestOptions } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { keyOf } from '../evaluation/objects.ts';
import { nodeAt, placesOf, slotAt } from '../evaluation/places.ts';
import { alternatives } from '../evaluation/value.ts';
import { keyName } from '../operations/key-names.ts';
import type { Operation } from '../operations/operations.ts';
import { plainKey, spokenName, type Node } from '../syntax/node.ts';
import type { Carriers } from '../tokens/carriers.ts';
import { isBody } from './request-bodies.ts';
import { stringTokens } from './url-strings.ts';
import { objectTokens, parameterToken, type UrlToken } from './url-tokens.ts';

/** Tokens that the file puts into URLs. */
export function findSentTokens(file: FileView, calls: readonly Operation[], carriers: Carriers): readonly UrlToken[] {
  return [
    ...stringTokens(file, carriers),
    ...parameterTokens(file, calls, carriers),
    ...queryOptionTokens(file, carriers),
    ...builtAddressTokens(file, carriers),
    ...writtenOptionTokens(file, carriers),
  ];
}

/** `url.searchParams.set('token', t)`, `new URLSearchParams({ token })`, axios `{ params: { token } }`. */
function parameterTokens(file: FileView, calls: readonly Operation[], carriers: Carriers): UrlToken[] {
  return calls.flatMap((call): UrlToken[] => {
    if (call.kind === 'send') return entryTokens(file, call, carriers);
    if (call.kind !== 'parameter' || isBody(file, call.made?.node ?? call.node)) return [];
    const named = entryTokens(file, call, carriers);
    if (!call.op.value) return named;
    const key = nodeAt(file, call, call.op.name);
    const value = nodeAt(file, call, call.op.value);
    const name = key && keyName(file, key);
    const found = value && name !== undefined ? parameterToken(file, value, name, carriers) : undefined;
    return found ? [...named, found] : named;
  });
}

/** The properties of what ends up in the address as parameters. */
function entryTokens(file: FileView, call: Operation, carriers: Carriers): UrlToken[] {
  return placesOf(call.op.entries)
    .flatMap((place) => slotAt(file, call, place, { has: 'unknown' }).value ?? [])
    .flatMap((value) => objectTokens(file, value, carriers));
}

/** `getUrl('/export', { token })`: a function whose name says that it builds an address out of what it is given. */
function builtAddressTokens(file: FileView, carriers: Carriers): UrlToken[] {
  return file.tree.get('CallExpression').flatMap((node) => {
    if (!buildsAddress(spokenName(node.callee) ?? '')) return [];
    return node.arguments.flatMap((argument) =>
      argument.type === 'ObjectExpression' ? carriedIn(file, argument, carriers) : [],
    );
  });
}

/** `config.params = { token }`, `config.params.token = t`: what an interceptor adds to the address. */
function writtenOptionTokens(file: FileView, carriers: Carriers): UrlToken[] {
  return file.tree.get('AssignmentExpression').flatMap((node): UrlToken[] => {
    if (node.left.type !== 'MemberExpression') return [];
    const { object, property, computed } = node.left;
    if (isWrittenQuery(node.left)) {
      const [value] = alternatives(file.evaluate(node.right));
      return value?.kind === 'object' ? carriedIn(file, value.node, carriers) : [];
    }
    const name = keyOf(file, property, computed);
    if (object.type !== 'MemberExpression' || !isWrittenQuery(object) || name === undefined) return [];
    const found = parameterToken(file, node.right, name, carriers);
    return found ? [found] : [];
  });
}

/** The parameters of a request that is about to be sent; `req.params` are those of one that came in. */
function isWrittenQuery(node: TSESTree.MemberExpression): boolean {
  const owner = spokenName(node.object) ?? '';
  return isQueryOption(plainKey(node.property, node.computed) ?? '') && isRequestOptions(owner);
}

/** The properties of an object that carry a token: a name alone is too little where nobody knows what becomes of it. */
function carriedIn(file: FileView, object: Node, carriers: Carriers): UrlToken[] {
  return objectTokens(file, file.evaluate(object), carriers).filter(({ node }) => {
    const carrier = carriers.carrierOf(node);
    return carrier && !carrier.isAround;
  });
}

/** `http.get(url, { params: { token } })`, `router.push({ query: { token } })`, whatever the client is. */
function queryOptionTokens(file: FileView, carriers: Carriers): UrlToken[] {
  return file.tree.get('ObjectExpression').flatMap((node) => {
    const parent = node.parent;
    if (parent.type !== 'Property' || parent.value !== node) return [];
    const name = plainKey(parent.key, parent.computed) ?? '';
    if (name !== 'query' && !isQueryOption(name)) return [];
    const call = parent.parent.parent;
    if (call.type !== 'CallExpression' || queriesDatabaseByName(spokenName(call.callee) ?? '')) return [];
    return carriedIn(file, node, carriers);
  });
}
