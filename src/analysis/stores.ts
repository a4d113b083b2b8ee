import { isForeignGround } from '../lexicon.ts';
import type { Store } from '../model/vocabulary.ts';
import type { Call } from './calls.ts';
import { TRANSPARENT, type Carrier, type Carriers } from './carriers.ts';
import { keyNames } from './names.ts';
import type { FileView } from './file.ts';
import { keyOf } from './objects.ts';
import { slotAt } from './places.ts';
import { isFunction, spokenName, unwrap, wrapped, type FunctionNode, type Node } from './tree.ts';
import { alternatives } from './values.ts';

/** A token that is written where scripts can read it. */
export interface StoredToken {
  readonly node: Node;
  readonly store: Store;
  readonly name: string;
}

export interface StoreWrite {
  readonly store: Store;
  readonly key: Node | string | undefined;
  readonly value: Node;
}

export function findStoredTokens(
  file: FileView,
  writes: readonly StoreWrite[],
  carriers: Carriers,
): readonly StoredToken[] {
  return writes.flatMap((write) => {
    const given = throughWrapper(file, write, carriers);
    return (given.length > 0 ? given : [write]).flatMap((one) => judge(file, one, carriers) ?? []);
  });
}

/** Everything that the file writes into a store. */
export function findStoreWrites(file: FileView, calls: readonly Call[]): readonly StoreWrite[] {
  return [...calledWrites(file, calls), ...assignedWrites(file), ...sentScripts(file)];
}

function calledWrites(file: FileView, calls: readonly Call[]): StoreWrite[] {
  return calls.flatMap((call) => {
    if (call.kind !== 'store' || !call.op.store) return [];
    const key = slotAt(file, call, '0', { has: 'unknown' }).node;
    const value = slotAt(file, call, '1', { has: 'unknown' }).node;
    return value ? [{ store: call.op.store, key, value }] : [];
  });
}

/** A server that sends ``<script>localStorage.setItem('token', '${token}')</script>``. */
function sentScripts(file: FileView): StoreWrite[] {
  return (file.tree.get('TemplateLiteral') ?? []).flatMap((text) => {
    const parts = textParts(text);
    return parts.flatMap((part, index): StoreWrite[] => {
      const before = parts[index - 1];
      const script = typeof before === 'string' ? SENT_SCRIPT.exec(before) : null;
      if (!script || typeof part === 'string') return [];
      return [{ store: script[1] === 'session' ? 'sessionStorage' : 'localStorage', key: script[2], value: part }];
    });
  });
}

const SENT_SCRIPT = /(local|session)Storage\.setItem\(\s*['"`]([^'"`]+)['"`]\s*,\s*['"`]?$/;

/** `localStorage.token = t`, `localStorage['token'] = t`, ``document.cookie = `token=${t}` ``. */
function assignedWrites(file: FileView): StoreWrite[] {
  return (file.tree.get('AssignmentExpression') ?? []).flatMap((node): StoreWrite[] => {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return [];
    const { object, property, computed } = node.left;
    const target = file.evaluate(node.left);
    const whole = target.is === 'thing' ? target.thing.write : undefined;
    if (whole?.store) return cookieText(node.right, whole.store);
    const owner = file.evaluate(object);
    const member = owner.is === 'thing' ? owner.thing.writeMember : undefined;
    if (!member?.store) return [];
    return [{ store: member.store, key: keyOf(file, property, computed) ?? property, value: node.right }];
  });
}

/** The name and the value in a cookie's text: `name=` and what follows, up to the attributes. */
function cookieText(text: Node, store: Store): StoreWrite[] {
  const parts = textParts(text);
  const equals = parts.findIndex((part) => typeof part === 'string' && part.includes('='));
  const named = parts[equals];
  if (typeof named !== 'string') return [];
  const name = named.slice(0, named.indexOf('=')).trim();
  const before = parts[equals - 1];
  const value = parts[equals + 1];
  if (value === undefined || typeof value === 'string' || named.includes(';')) return [];
  return [{ store, key: name || (typeof before === 'string' ? before : before), value }];
}

/** A template or a concatenation as a flat list of texts and expressions. */
export function textParts(expression: Node): (Node | string)[] {
  const node = unwrap(expression);
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index) => {
      const hole = node.expressions[index];
      const text = quasi.value.cooked ?? quasi.value.raw;
      return hole ? [text, ...textParts(hole)] : [text];
    });
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    return [...textParts(node.left), ...textParts(node.right)];
  }
  return [node];
}

function judge(file: FileView, { store, key, value }: StoreWrite, carriers: Carriers): StoredToken | undefined {
  if (isPlain(file, value)) return undefined;
  const names = typeof key === 'string' ? [key] : key ? keyNames(file, key) : [];
  const kinds = names.map((name) => (isForeignGround(name) ? 'foreign' : carriers.kindNamed(name, 'key')));
  if (kinds.length > 0 && kinds.every((kind) => kind === 'foreign')) return undefined;
  const carrier = carriers.carrierOf(value);
  if (carrier) return isIdentity(carrier.kind) ? { node: value, store, name: carrier.name } : undefined;
  const name = names.find((_, index) => isIdentity(kinds[index]));
  return name === undefined || isBareUnknown(file, unwrap(value)) ? undefined : { node: value, store, name };
}

export function isIdentity(kind: Carrier['kind'] | undefined): boolean {
  return kind === 'session' || kind === 'refresh' || kind === 'id';
}

/** Clearing, flags, dates, numbers and fixed texts are no tokens, whatever they are kept under. */
function isPlain(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'CallExpression' && TRANSPARENT.has(spokenName(node.callee) ?? '')) {
    return node.arguments[0] !== undefined && isPlain(file, node.arguments[0]);
  }
  if (node.type === 'UnaryExpression' || node.type === 'NewExpression' || isFunction(node)) return true;
  if (node.type === 'BinaryExpression' && node.operator !== '+') return true;
  return alternatives(file.evaluate(node)).every(
    (value) =>
      value.is === 'literal' ||
      (value.is === 'array' && value.items.length === 0 && !value.open) ||
      (value.is === 'object' && value.entries.length === 0),
  );
}

/**
 * An imported name or a parameter, with nothing read from it. The parameter of an inline callback is none: what calls
 * it stands beside it.
 */
export function isBareUnknown(file: FileView, node: Node): boolean {
  if (node.type !== 'Identifier' || file.evaluate(node).is !== 'unknown') return false;
  const defs = file.scopes.variable(node)?.defs ?? [];
  return !defs.some(({ node: def }) => def.type === 'VariableDeclarator' || (isFunction(def) && isInline(def)));
}

function isInline(fn: FunctionNode): boolean {
  const parent = wrapped(fn).parent;
  return parent?.type === 'CallExpression';
}

/**
 * `setCookie(name, value)` of the file's own writes anything: it is judged where it is called, by what its callers hand
 * in. One whose parameter is called a token is judged itself.
 */
function throughWrapper(file: FileView, { store, key, value }: StoreWrite, carriers: Carriers): StoreWrite[] {
  const source = parameterOf(file, value);
  const parameter = source?.fn.params[source.index];
  if (!source || !parameter || carriers.kindNamed(spokenName(parameter) ?? '', 'value')) return [];
  const keySource = typeof key === 'object' ? parameterOf(file, key) : undefined;
  return file.callSites(source.fn).calls.flatMap(({ args }): StoreWrite[] => {
    const given = args[source.index];
    if (!given) return [];
    return [{ store, key: keySource?.fn === source.fn ? args[keySource.index] : key, value: given }];
  });
}

function parameterOf(file: FileView, expression: Node): { fn: FunctionNode; index: number } | undefined {
  const node = unwrap(expression);
  if (node.type === 'CallExpression') {
    const [argument] = node.arguments;
    return argument ? parameterOf(file, argument) : undefined;
  }
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const def of variable?.defs ?? []) {
    const fn: Node = def.node;
    if (!isFunction(fn)) continue;
    const index = fn.params.findIndex((parameter) => parameter === def.name);
    if (index >= 0) return { fn, index };
  }
  return undefined;
}
