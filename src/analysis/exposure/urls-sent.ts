import type { TSESTree } from '@typescript-eslint/utils';

import { buildsAddress, navigatesByName, queriesDatabaseByName } from '../../lexicon/function-names.ts';
import { isQueryOption, isRequestOptions, isRouteOption, isRouteQueryOption } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { keyOf } from '../evaluation/objects.ts';
import { nodeAt, placesOf, slotAt } from '../evaluation/places.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import { keyName } from '../operations/key-names.ts';
import type { Operation } from '../operations/operations.ts';
import { plainKey, spokenName, unwrap, wrapped, type Node } from '../syntax/node.ts';
import { isText } from '../syntax/text-parts.ts';
import type { Carriers } from '../tokens/carriers.ts';
import { callsNamed } from '../tokens/named-calls.ts';
import { isBody } from './request-bodies.ts';
import { shownAddress, stringTokens, textTokens } from './url-strings.ts';
import { objectTokens, parameterToken, withPurpose, type UrlToken } from './url-tokens.ts';
import { addAll } from '../syntax/lists.ts';

/** Tokens that the file puts into URLs. */
export function findSentTokens(file: FileView, calls: readonly Operation[], carriers: Carriers): readonly UrlToken[] {
  return [
    ...stringTokens(file, carriers),
    ...parameterTokens(file, calls, carriers),
    ...queryOptionTokens(file, carriers),
    ...componentQueryTokens(file, carriers),
    ...builtAddressTokens(file, carriers),
    ...writtenOptionTokens(file, carriers),
  ];
}

/** `url.searchParams.set('token', t)`, `new URLSearchParams({ token })`, axios `{ params: { token } }`. */
function parameterTokens(file: FileView, calls: readonly Operation[], carriers: Carriers): UrlToken[] {
  const found: UrlToken[] = [];
  for (const call of calls) {
    const isParameter = call.kind === 'parameter' && !isBody(file, call.made?.node ?? call.node);
    if (!isParameter && call.kind !== 'send') continue;
    addAll(found, entryTokens(file, call, carriers));
    const token = isParameter && call.op.value ? addedParameter(file, call, carriers) : undefined;
    if (token) found.push(at(file, token, call.made?.args[0]));
  }
  return found;
}

/** The token that is added under a name: `url.searchParams.set('token', t)`. */
function addedParameter(file: FileView, call: Operation, carriers: Carriers): UrlToken | undefined {
  const key = nodeAt(file, call, call.op.name);
  const value = nodeAt(file, call, call.op.value);
  const name = key && keyName(file, key);
  const found = value && name !== undefined ? parameterToken(file, value, name, carriers) : undefined;
  return found && withPurpose(file, found, name ?? '', found.node, carriers.carrierOf(found.node));
}

/** The properties of what ends up in the address as parameters. */
function entryTokens(file: FileView, call: Operation, carriers: Carriers): UrlToken[] {
  const address = nodeAt(file, call, call.op.address);
  return placesOf(call.op.entries)
    .map((place) => slotAt(file, call, place, { has: 'unknown' }))
    .flatMap(({ node, value }) => {
      const query = node?.type === 'Property' ? node.value : node;
      return value ? queryTokens(file, query, value, carriers).map((one) => at(file, one, address)) : [];
    });
}

/** A token with the address that it is sent to, where the file shows one. */
function at(file: FileView, token: UrlToken, address: Node | undefined): UrlToken {
  return address ? { ...token, address: shownAddress(file, address) } : token;
}

/** The tokens in a query that is written as an object, as pairs, or as a text: `token=${t}`. */
function queryTokens(file: FileView, query: Node | undefined, value: Value, carriers: Carriers): UrlToken[] {
  const text = query && unwrap(query);
  const inText = text && isText(text) ? textTokens(file, text, carriers) : [];
  return [...inText, ...objectTokens(file, value, carriers)];
}

/** `getUrl('/export', { token })`: a function whose name says that it builds an address out of what it is given. */
function builtAddressTokens(file: FileView, carriers: Carriers): UrlToken[] {
  return callsNamed(file, buildsAddress).flatMap((node) =>
    node.arguments.flatMap((argument) =>
      argument.type === 'ObjectExpression' ? carriedIn(file, argument, carriers) : [],
    ),
  );
}

/** `config.params = { token }`, `config.params.token = t`: what an interceptor adds to the address. */
function writtenOptionTokens(file: FileView, carriers: Carriers): UrlToken[] {
  const found: UrlToken[] = [];
  for (const { left, right } of file.tree.get('AssignmentExpression')) {
    if (left.type !== 'MemberExpression') continue;
    const { object, property, computed } = left;
    if (isWrittenQuery(left)) {
      const [value] = alternatives(file.evaluate(right));
      if (value?.kind === 'object') addAll(found, carriedIn(file, value.node, carriers));
    } else if (object.type === 'MemberExpression' && isWrittenQuery(object)) {
      const name = keyOf(file, property, computed);
      const token = name === undefined ? undefined : parameterToken(file, right, name, carriers);
      if (token) found.push(token);
    }
  }
  return found;
}

/** The parameters of a request that is about to be sent; `req.params` are those of one that came in. */
function isWrittenQuery(node: TSESTree.MemberExpression): boolean {
  return isQueryOption(plainKey(node.property, node.computed) ?? '') && isRequestOptions(spokenName(node.object) ?? '');
}

/** The parts of an object or a text that carry a token: a name alone is too little where nobody knows what becomes of it. */
function carriedIn(file: FileView, query: Node, carriers: Carriers): UrlToken[] {
  return queryTokens(file, query, file.evaluate(query), carriers).filter(({ node }) => {
    const carrier = carriers.carrierOf(node);
    return carrier && !carrier.isAround;
  });
}

/** `http.get(url, { params: { token } })`, `router.push({ query: { token } })`, whatever the client or the router is. */
function queryOptionTokens(file: FileView, carriers: Carriers): UrlToken[] {
  const found: UrlToken[] = [];
  for (const options of file.tree.get('ObjectExpression')) {
    const taker = takerOf(options);
    if (taker === undefined) continue;
    for (const property of options.properties) {
      if (property.type !== 'Property' || !isQuery(property, options, taker) || queriesDatabaseByName(taker)) continue;
      for (const one of carriedIn(file, property.value, carriers)) found.push(at(file, one, addressBeside(options)));
    }
  }
  return found;
}

/** What a client is told before its options. */
function addressBeside(options: Node): Node | undefined {
  const call = wrapped(options).parent;
  const [first] = call?.type === 'CallExpression' ? call.arguments : [];
  return first && unwrap(first) !== options ? first : undefined;
}

/** What takes an object: the function that it is handed to, or the component that has it as a property. */
function takerOf(options: Node): string | undefined {
  const parent = wrapped(options).parent;
  if (parent?.type === 'CallExpression') return spokenName(parent.callee) ?? '';
  return parent?.type === 'JSXExpressionContainer' ? propertyOf(parent)?.component : undefined;
}

/** `<Link search={{ token }}>`: routers have components that take the query of where they lead. */
function componentQueryTokens(file: FileView, carriers: Carriers): UrlToken[] {
  const found: UrlToken[] = [];
  for (const query of file.tree.get('ObjectExpression')) {
    const { parent } = wrapped(query);
    const property = parent?.type === 'JSXExpressionContainer' ? propertyOf(parent) : undefined;
    const isOfLink = property && isRouteQueryOption(property.name) && navigatesByName(property.component);
    if (isOfLink) addAll(found, carriedIn(file, query, carriers));
  }
  return found;
}

/** The property of a component that an expression is the value of. */
function propertyOf({ parent }: TSESTree.JSXExpressionContainer): { name: string; component: string } | undefined {
  if (parent.type !== 'JSXAttribute' || parent.name.type !== 'JSXIdentifier') return undefined;
  const element = parent.parent.name;
  return element.type === 'JSXIdentifier' ? { name: parent.name.name, component: element.name } : undefined;
}

/** Whether an option becomes the query of an address; `search` and `hash` do so where something navigates. */
function isQuery(property: TSESTree.Property, options: TSESTree.ObjectExpression, taker: string): boolean {
  const name = plainKey(property.key, property.computed) ?? '';
  if (name === 'query' || isQueryOption(name)) return true;
  return isRouteQueryOption(name) && (navigatesByName(taker) || options.properties.some(isRoute));
}

function isRoute(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === 'Property' && isRouteOption(plainKey(property.key, property.computed) ?? '');
}
