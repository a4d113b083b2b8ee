import { isForeign, isForeignGround, tokenKind, type TokenKind, type TokenNames } from '../lexicon.ts';
import type { Call } from './calls.ts';
import type { FileView } from './file.ts';
import { returnedExpressions } from './functions.ts';
import { destructuredFrom, heldNames, keyName, pathText } from './names.ts';
import { keyOf } from './objects.ts';
import { argumentAt } from './places.ts';
import type { Tokens } from './tokens.ts';
import { functionName, isFunction, plainKey, spokenName, unwrap, type Node } from './tree.ts';
import { alternatives } from './values.ts';

/** An expression that is, embeds or holds a token, and how we know. */
export interface Carrier {
  readonly kind: TokenKind;
  /**
   * `proven`: signed, verified or decoded in this file. `held`: a member with a token's name is read from it in this file.
   * `named`: the name says so.
   */
  readonly evidence: 'held' | 'named' | 'proven';
  /** the name by which it is known, for messages */
  readonly name: string;
}

export interface Carriers {
  /** What token an expression carries, or undefined. */
  carrierOf(node: Node): Carrier | undefined;
  /** What an expression's name says, where no value is in sight. */
  kindNamed(name: string, role: 'call' | 'key' | 'value'): TokenKind | undefined;
  /** Whether an expression is a token that this file verifies, decodes or signs. */
  isProven(node: Node): boolean;
}

/** Links of an alias chain that are followed. */
const MAX_LINKS = 8;

export function findCarriers(file: FileView, calls: readonly Call[], tokens: Tokens, names: TokenNames): Carriers {
  const proven = provenOrigins(file, calls, tokens);
  const kinds = new Map<string, TokenKind | undefined>();
  const kindNamed: Carriers['kindNamed'] = (name, role) => {
    const key = `${role} ${name}`;
    if (!kinds.has(key)) kinds.set(key, tokenKind(name, role, names));
    return kinds.get(key);
  };
  const known = new Map<Node, Carrier | undefined>();
  let heldAt: ReadonlyMap<string, readonly string[]> | undefined;

  const carrierOf = (expression: Node, links = 0): Carrier | undefined => {
    const node = unwrap(expression);
    if (known.has(node)) return known.get(node);
    known.set(node, undefined);
    const found = links > MAX_LINKS ? undefined : find(node, links + 1);
    known.set(node, found);
    return found;
  };

  const first = (nodes: readonly (Node | null | undefined)[], links: number): Carrier | undefined => {
    for (const node of nodes) {
      const carrier = node && carrierOf(node, links);
      if (carrier) return carrier;
    }
    return undefined;
  };

  const find = (node: Node, links: number): Carrier | undefined => {
    switch (node.type) {
      case 'AwaitExpression':
        return carrierOf(node.argument, links);
      case 'LogicalExpression':
        return first(node.operator === '&&' ? [node.right] : [node.left, node.right], links);
      case 'ConditionalExpression':
        return first([node.consequent, node.alternate], links);
      case 'AssignmentExpression':
        return node.operator === '=' ? carrierOf(node.right, links) : undefined;
      case 'TemplateLiteral':
        return first(node.expressions, links);
      case 'BinaryExpression':
        return node.operator === '+' ? first([node.left, node.right], links) : undefined;
      case 'ObjectExpression':
        return inObject(node, links);
      case 'ArrayExpression':
        return undefined;
      case 'CallExpression':
        return fromCall(node, links);
      case 'Identifier':
      case 'MemberExpression':
        return fromName(node, links);
      default:
        return undefined;
    }
  };

  const inObject = (node: Extract<Node, { type: 'ObjectExpression' }>, links: number): Carrier | undefined => {
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        const spread = carrierOf(property.argument, links);
        if (spread) return spread;
        continue;
      }
      const key = keyOf(file, property.key, property.computed);
      const kind = key === undefined ? undefined : kindNamed(key, 'value');
      if (kind === 'foreign') continue;
      const carrier = carrierOf(property.value, links);
      if (carrier) return carrier;
      if (key !== undefined && kind && !isPlainValue(file, property.value))
        return { kind, evidence: 'named', name: key };
    }
    return undefined;
  };

  const fromCall = (node: Extract<Node, { type: 'CallExpression' }>, links: number): Carrier | undefined => {
    if (isSigned(file, node)) return { kind: 'session', evidence: 'proven', name: spokenName(node) ?? 'token' };
    const name = spokenName(node.callee) ?? '';
    const [argument] = node.arguments;
    if (TRANSPARENT.has(name)) return argument ? carrierOf(argument, links) : undefined;
    const callee = unwrap(node.callee);
    const receiver = callee.type === 'MemberExpression' ? callee.object : undefined;
    if (receiver && TRANSPARENT_METHODS.has(name)) return carrierOf(receiver, links);
    const invoked = file.invoked(node);
    const op = invoked?.use?.op;
    if (invoked && op?.kind === 'read') return fromKey(invoked.invocation.args[0]);
    if (foreignChain(file, node)) return { kind: 'foreign', evidence: 'named', name };
    const fn = file.evaluate(node.callee);
    if (fn.is === 'function') {
      const inner = first(returnedExpressions(file, fn.node), links);
      if (inner) return inner;
    }
    const kind = kindNamed(name, 'call');
    return kind && { kind, evidence: 'named', name };
  };

  const fromKey = (key: Node | undefined): Carrier | undefined => {
    const name = key && keyName(file, key);
    const kind = name === undefined ? undefined : kindNamed(name, 'key');
    return name !== undefined && kind ? { kind, evidence: 'named', name } : undefined;
  };

  const fromName = (
    node: Extract<Node, { type: 'Identifier' | 'MemberExpression' }>,
    links: number,
  ): Carrier | undefined => {
    const name = spokenName(node) ?? '';
    const isRead = isProven(node) || isSigned(file, node);
    const kind = kindNamed(name, 'value');
    if (kind === 'foreign') return { kind, evidence: 'named', name };
    const origin = first(initializers(file, node), links);
    if (origin?.kind === 'foreign') return origin;
    if (isRead) return { kind: kind ?? origin?.kind ?? 'session', evidence: 'proven', name };
    const isForeign = initializers(file, node).some((source) => foreignChain(file, source)) || isForeignOwner(node);
    if (isForeign) return { kind: 'foreign', evidence: 'named', name };
    if (kind) return { kind, evidence: 'named', name };
    return origin ?? namedBySetter(node) ?? namedByProperty(node) ?? held(node);
  };

  /** `const { access_token: next } = answer` */
  const namedByProperty = (node: Node): Carrier | undefined => {
    const name = destructuredFrom(file, node);
    const kind = name === undefined ? undefined : kindNamed(name, 'value');
    return name !== undefined && kind ? { kind, evidence: 'named', name } : undefined;
  };

  /** The parameter of `saveToken(value)` is what the function says it saves. */
  const namedBySetter = (node: Node): Carrier | undefined => {
    const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
    const fn = variable?.defs.map((def): Node => def.node).find(isFunction);
    const name = fn ? (functionName(fn) ?? '') : '';
    const kind = SETTER.test(name) && fn?.params[0] === variable?.identifiers[0] ? kindNamed(name, 'value') : undefined;
    return kind && { kind, evidence: 'named', name };
  };

  /** The same binding, or the same path of one, is read under a token's name elsewhere in the file. */
  const held = (node: Node): Carrier | undefined => {
    heldAt ??= heldNames(file);
    const read = heldAt.get(pathText(file, node) ?? '')?.find((name) => isIdentity(kindNamed(name, 'value')));
    const kind = read === undefined ? undefined : kindNamed(read, 'value');
    return read !== undefined && kind ? { kind, evidence: 'held', name: read } : undefined;
  };

  const isProven = (node: Node): boolean =>
    proven.size > 0 && [...tokens.origins(node)].some((origin) => proven.has(origin));

  return {
    carrierOf: (node) => carrierOf(node),
    kindNamed,
    isProven: (node) => isProven(node) || isSigned(file, unwrap(node)),
  };
}

const isIdentity = (kind: TokenKind | undefined): boolean => kind === 'session' || kind === 'refresh' || kind === 'id';

const SETTER = /^_?(?:set|save|store|persist|write|update|remember)[A-Z_]/;

/** Functions whose answer still contains what they were given. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  'stringify',
  'encodeURIComponent',
  'encodeURI',
  'String',
  'btoa',
  'escape',
  'toRaw',
  'unref',
]);
const TRANSPARENT_METHODS = new Set(['toString', 'trim', 'replace', 'concat', 'valueOf', 'substring', 'slice']);

function provenOrigins(file: FileView, calls: readonly Call[], tokens: Tokens): ReadonlySet<string> {
  const origins = new Set<string>();
  for (const call of calls) {
    const token = argumentAt(file, call, call.op.token);
    if (token) for (const origin of tokens.origins(token)) origins.add(origin);
  }
  return origins;
}

/** What a sign operation answered, through variables, wrappers and callbacks. */
function isSigned(file: FileView, node: Node): boolean {
  return alternatives(file.evaluate(node)).some(
    (one) => one.is === 'result' && one.op.kind === 'sign' && one.path.length === 0,
  );
}

/** Literals, flags and comparisons carry nothing, whatever they are called. */
function isPlainValue(file: FileView, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'UnaryExpression' || node.type === 'BinaryExpression' || isFunction(node)) return true;
  return file.evaluate(node).is === 'literal';
}

/** `CancelToken.source()`, `messaging().getToken()`: something foreign gave it, whatever its own name says. */
function foreignChain(file: FileView, expression: Node): boolean {
  let node = unwrap(expression);
  if (node.type !== 'CallExpression' && node.type !== 'AwaitExpression') return false;
  for (;;) {
    if (node.type === 'AwaitExpression') node = unwrap(node.argument);
    else if (node.type === 'MemberExpression') {
      if (isForeign(plainKey(node.property, node.computed) ?? '')) return true;
      node = unwrap(node.object);
    } else if (node.type === 'CallExpression') node = unwrap(node.callee);
    else return node.type === 'Identifier' && (isForeign(node.name) || isForeignGround(importedFrom(file, node) ?? ''));
  }
}

function importedFrom(file: FileView, name: Node): string | undefined {
  const declarations = file.scopes.variable(name)?.defs.map((def): Node | null | undefined => def.parent) ?? [];
  const declaration = declarations.find((parent) => parent?.type === 'ImportDeclaration');
  return declaration?.type === 'ImportDeclaration' ? declaration.source.value : undefined;
}

/** `theme.tokens`, `captcha.token` */
function isForeignOwner(node: Node): boolean {
  return node.type === 'MemberExpression' && isForeignGround(spokenName(node.object) ?? '');
}

/** Where a variable's value comes from, as far as it is one expression. */
function initializers(file: FileView, node: Node): readonly Node[] {
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  return (
    variable?.defs.flatMap((def) => {
      const declarator: Node = def.node;
      if (declarator.type !== 'VariableDeclarator' || declarator.id !== def.name || !declarator.init) return [];
      return [declarator.init];
    }) ?? []
  );
}
