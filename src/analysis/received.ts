import { isForeignGround, isSpecific } from '../lexicon.ts';
import { slotAt, type Call } from './calls.ts';
import { keyName, type Carriers } from './carriers.ts';
import type { FileView } from './file.ts';
import type { StoreWrite } from './stores.ts';
import type { Tokens } from './tokens.ts';
import { plainKey, spokenName, unwrap, wrapped, type Node } from './tree.ts';
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

function readMembers(file: FileView, known: Known): UrlToken[] {
  const members = (file.tree.get('MemberExpression') ?? []).flatMap((node) => {
    if (node.type !== 'MemberExpression') return [];
    const name = plainKey(node.property, node.computed);
    if (name === undefined || !isReceiver(file, node.object)) return [];
    return isWrittenOrTested(node) ? [] : accepted(file, node, name, known);
  });
  const patterns = (file.tree.get('ObjectPattern') ?? []).flatMap((node) => {
    const parent = node.parent;
    if (node.type !== 'ObjectPattern' || parent?.type !== 'VariableDeclarator' || !parent.init) return [];
    const { init } = parent;
    return node.properties.flatMap((property) => {
      if (property.type !== 'Property') return [];
      const name = plainKey(property.key, property.computed);
      if (name === undefined || !isReceiver(file, init)) return [];
      return accepted(file, property.value, name, known);
    });
  });
  return [...members, ...patterns];
}

function isReceiver(file: FileView, object: Node): boolean {
  const inner = unwrap(object);
  // `a.b.token`: only where `b` is known to hold what a URL brings, which spares looking at every member.
  const name = inner.type === 'MemberExpression' ? plainKey(inner.property, inner.computed) : undefined;
  if (inner.type === 'MemberExpression' && !file.table.ambient(name ?? '')) return false;
  const variable = inner.type === 'Identifier' ? file.scopes.variable(inner) : undefined;
  const value = variable ? file.held(variable) : file.evaluate(inner);
  return value.is === 'thing' && value.thing.readMember?.kind === 'receive';
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
  const proven = carriers.isProven(node) || kept(node).some((at) => carriers.isProven(at));
  if (proven) return [{ node, direction: 'accepted', kind: 'session', name }];
  if (!kind || (!isSpecific(name) && !isUsedAsToken(file, node, writes, tokens))) return [];
  return [{ node, direction: 'accepted', kind, name }];
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
