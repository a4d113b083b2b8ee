import { isForeignGround, isSpecific } from '../lexicon.ts';
import type { Call } from './calls.ts';
import type { Carriers } from './carriers.ts';
import { keyName } from './names.ts';
import type { FileView } from './file.ts';
import { returnedExpressions } from './functions.ts';
import { slotAt } from './places.ts';
import type { StoreWrite } from './stores.ts';
import type { Tokens } from './tokens.ts';
import { enclosingFunction, isInside, plainKey, spokenName, unwrap, wrapped, type Node } from './tree.ts';
import type { UrlToken } from './urls.ts';

/**
 * Tokens that the file accepts from URLs: `req.query.token` and `searchParams.get('access_token')`, where what comes out is used as
 * a token.
 */
export function findReceivedTokens(file: FileView, calls: readonly Call[], known: Known): readonly UrlToken[] {
  const called = calls.flatMap((call): UrlToken[] => {
    if (call.kind !== 'receive') return [];
    const key = slotAt(file, call, '0', { has: 'unknown' }).node;
    const name = key && keyName(file, key);
    // A library's extractor hands what it finds to the verifier: no further evidence is needed.
    if (call.source.isLibrary) {
      return [{ node: call.callee, direction: 'accepted', kind: 'session', name: name ?? 'token' }];
    }
    return name === undefined ? [] : accepted(file, call.node, name, known);
  });
  return [...called, ...readMembers(file, known)];
}

/** What is known of the file beside its calls. */
export interface Known {
  readonly writes: () => readonly StoreWrite[];
  readonly carriers: Carriers;
  readonly tokens: Tokens;
}

/** Reads of what a URL brought, from where it comes: a search through every member of the file would cost far more. */
function readMembers(file: FileView, known: Known): UrlToken[] {
  return receivers(file).flatMap((receiver) => readsOf(file, wrapped(receiver), known));
}

/** Expressions that hold the parameters of a URL: `req.query`, `qs.parse(location.search)`. */
function receivers(file: FileView): readonly Node[] {
  const members = (file.tree.get('MemberExpression') ?? []).filter(
    (node) =>
      node.type === 'MemberExpression' && file.table.ambient(plainKey(node.property, node.computed) ?? '').length > 0,
  );
  const calls = (file.tree.get('CallExpression') ?? []).filter(
    (node) => node.type === 'CallExpression' && spokenName(node.callee) === 'parse',
  );
  return [...members, ...calls].filter((node) => {
    const value = file.evaluate(node);
    return value.is === 'thing' && value.thing.readMember?.kind === 'receive';
  });
}

function readsOf(file: FileView, receiver: Node, known: Known): UrlToken[] {
  const parent = receiver.parent;
  if (parent?.type === 'MemberExpression' && parent.object === receiver) {
    const name = plainKey(parent.property, parent.computed);
    return name === undefined || isWrittenOrTested(parent) ? [] : accepted(file, parent, name, known);
  }
  if (parent?.type !== 'VariableDeclarator') return [];
  if (parent.id.type === 'ObjectPattern') {
    return parent.id.properties.flatMap((property) => {
      const name = property.type === 'Property' ? plainKey(property.key, property.computed) : undefined;
      return property.type === 'Property' && name !== undefined ? accepted(file, property.value, name, known) : [];
    });
  }
  const reads = file.scopes.variable(parent.id)?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.flatMap(({ identifier }) => readsOf(file, wrapped(identifier), known));
}

/** Assigning to a parameter accepts nothing, and neither does looking whether there is one. */
function isWrittenOrTested(node: Node): boolean {
  const outer = wrapped(node);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === outer;
    case 'UnaryExpression':
    case 'IfStatement':
      return true;
    case 'LogicalExpression':
      return parent.operator === '&&' && (parent.left === outer || isWrittenOrTested(parent));
    default:
      return false;
  }
}

function accepted(file: FileView, node: Node, name: string, { writes, carriers, tokens }: Known): UrlToken[] {
  const kind = carriers.kindNamed(name, 'value');
  if (kind === 'foreign') return [];
  const proven =
    isExtracted(file, node, tokens) || carriers.isProven(node) || kept(node).some((at) => carriers.isProven(at));
  if (proven) return [{ node, direction: 'accepted', kind: 'session', name }];
  if (!kind || (!isSpecific(name) && !isUsedAsToken(file, node, writes, tokens))) return [];
  return [{ node, direction: 'accepted', kind, name }];
}

/** Returned by a function that a verifier is given to find its token: `getToken`, `jwtFromRequest`. */
function isExtracted(file: FileView, node: Node, tokens: Tokens): boolean {
  const home = enclosingFunction(node);
  if (!home || !tokens.isExtractor(home)) return false;
  const origins = tokens.origins(node);
  return returnedExpressions(file, home).some(
    (returned) => isInside(node, returned) || [...tokens.origins(returned)].some((origin) => origins.has(origin)),
  );
}

/** The variable that a value is kept in. */
function kept(node: Node): readonly Node[] {
  let at = wrapped(node);
  while (at.parent?.type === 'LogicalExpression' || at.parent?.type === 'ConditionalExpression')
    at = wrapped(at.parent);
  const parent = at.parent;
  if (parent?.type === 'VariableDeclarator') return [parent.id];
  return parent?.type === 'AssignmentExpression' && parent.right === at ? [parent.left] : [];
}

/** Handed to something that signs in, verifies or keeps a session, or sent as a bearer. */
const SESSION_USE =
  /verify|authenticat|login|log_?in|sign_?in|bearer|authoriz|set\w*(?:token|jwt|auth)|save\w*token|store\w*token|session/i;

/** `confirmEmail(req.query.token)`: a link's own right. */
const ONE_PURPOSE = /reset|password|e?mail|invit|confirm|activat|unsubscribe/i;

function isUsedAsToken(file: FileView, node: Node, writes: Known['writes'], tokens: Tokens): boolean {
  const origins = new Set([node, ...kept(node)].flatMap((at) => [...tokens.origins(at)]));
  const same = (other: Node): boolean =>
    other === node || [...tokens.origins(other)].some((origin) => origins.has(origin));
  const isArgument = (file.tree.get('CallExpression') ?? []).some(
    (call) =>
      call.type === 'CallExpression' &&
      SESSION_USE.test(spokenName(call.callee) ?? '') &&
      !ONE_PURPOSE.test(spokenName(call.callee) ?? '') &&
      !isForeignGround(spokenName(call.callee) ?? '') &&
      call.arguments.some((argument) => same(unwrap(argument))),
  );
  const isStored = (): boolean => writes().some(({ value }) => same(unwrap(value)));
  return isArgument || isStored() || isBearer(file, same);
}

function isBearer(file: FileView, same: (other: Node) => boolean): boolean {
  return (file.tree.get('TemplateLiteral') ?? []).some((text) => {
    if (text.type !== 'TemplateLiteral' || !/bearer\s*$/i.test(text.quasis[0]?.value.cooked ?? '')) return false;
    const [hole] = text.expressions;
    return hole !== undefined && same(unwrap(hole));
  });
}
