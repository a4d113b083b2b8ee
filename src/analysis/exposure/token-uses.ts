import type { TSESTree } from '@typescript-eslint/utils';

import {
  asksWhetherThereByName,
  keepsUnderNameByName,
  opensTokenByName,
  usesSessionByName,
} from '../../lexicon/function-names.ts';
import { isCapability, isForeignGround } from '../../lexicon/token-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { alternatives } from '../evaluation/value.ts';
import { keyName } from '../operations/key-names.ts';
import {
  enclosingFunction,
  furthest,
  isInside,
  isNothing,
  askedOnce,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { beginning, beginsLonger, isText } from '../syntax/text-parts.ts';
import { isIdentity } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import { callsNamed } from '../tokens/named-calls.ts';
import { haveCommonOrigin, type Origin, type Provenance } from '../tokens/provenance.ts';
import type { QuestionKind } from '../memo.ts';
import type { StoreWrite } from './storage.ts';
import { addAll } from '../syntax/lists.ts';

/*
 * Whether what the file does with a value shows that it is a token.
 */

/** What is known of the file beside its calls. */
export interface TokenContext {
  /** what the file writes into stores */
  readonly writes: () => readonly StoreWrite[];
  readonly carriers: Carriers;
  readonly tokens: Provenance;
}

/** Whether a value is handed to something that signs in, verifies or keeps a session, is stored, or sent as a bearer. */
export function isUsedAsToken(file: FileView, node: Node, known: TokenContext): boolean {
  const isAmong = amongUses(file, node, known.tokens);
  return (
    isAmong(file.ask(TAKEN_AS_SESSIONS, known.tokens)) ||
    isAmong(file.ask(STORED, known)) ||
    isAmong(file.ask(KEPT, known)) ||
    isAmong(file.ask(BEARERS, known.tokens))
  );
}

/** Whether a value is handed to something that signs in, verifies or keeps a session, or sent as a bearer. */
export function isUsedAsSession(file: FileView, node: Node, tokens: Provenance): boolean {
  const isAmong = amongUses(file, node, tokens);
  return isAmong(file.ask(TAKEN_AS_SESSIONS, tokens)) || isAmong(file.ask(BEARERS, tokens));
}

/** The expressions that a file uses in one way, and where their values come from. */
interface Uses {
  readonly nodes: ReadonlySet<Node>;
  readonly origins: ReadonlySet<Origin>;
}

function gathered(nodes: readonly Node[], tokens: Provenance): Uses {
  return { nodes: new Set(nodes), origins: new Set(nodes.flatMap((node) => [...tokens.origins(node)])) };
}

/** Tells whether a value, or what that is kept in, is among what is used. */
function amongUses(file: FileView, node: Node, tokens: Provenance): (uses: Uses) => boolean {
  const places = placesOfValue(file, node, tokens);
  const origins = new Set(places.flatMap((at) => [...tokens.origins(at)]));
  return (uses) => places.some((place) => uses.nodes.has(place)) || haveCommonOrigin(origins, uses.origins);
}

/** Asks for the uses of one kind once a file. */
function usesBy<K extends object>(
  name: string,
  find: (file: FileView, known: K) => readonly Node[],
  tokensOf: (known: K) => Provenance,
): QuestionKind<FileView, K, Uses> {
  return {
    name,
    compute: (file, known) => gathered(find(file, known), tokensOf(known)),
    unanswered: () => ({ nodes: new Set(), origins: new Set() }),
    position: () => -1,
  };
}

const itself = (tokens: Provenance): Provenance => tokens;

const TAKEN_AS_SESSIONS = usesBy(
  'takenAsSessions',
  (file) =>
    file.tree
      .get('CallExpression')
      .filter(takesSession)
      .flatMap((call) => call.arguments.flatMap((argument) => handedIn(file, argument))),
  itself,
);

const STORED = usesBy<TokenContext>(
  'storedValues',
  (_, { writes }) => writes().map(({ value }) => unwrap(value)),
  ({ tokens }) => tokens,
);

const KEPT = usesBy<TokenContext>(
  'keptUnderNames',
  (file, { carriers }) => keptUnderName(file, carriers).map(unwrap),
  ({ tokens }) => tokens,
);

const BEARERS = usesBy('bearers', bearersIn, itself);

/** Whether a call takes a token as that of a session, by its name, and its owner does not speak of another purpose: `invites.byToken(t)`. */
function takesSession({ callee }: TSESTree.CallExpression): boolean {
  const name = spokenName(callee) ?? '';
  const owner = callee.type === 'MemberExpression' ? (spokenName(callee.object) ?? '') : '';
  return (usesSessionByName(name) || opensTokenByName(name, owner)) && !isForeignGround(name) && !isCapability(owner);
}

/** What a call is handed with an argument: the argument, or, where it is an object that the file shows, what that has. */
function handedIn(file: FileView, argument: Node): readonly Node[] {
  const node = unwrap(argument);
  const held = alternatives(file.evaluate(node)).flatMap((value) => (value.kind === 'object' ? value.entries : []));
  return [node, ...held.flatMap((entry) => (entry.kind === 'property' ? writtenIn(entry.node) : []))];
}

/** The value of a property and, of an object that is written there, those of its properties. */
function writtenIn(property: Node): readonly Node[] {
  if (property.type !== 'Property') return [];
  const value = unwrap(property.value);
  return [value, ...(value.type === 'ObjectExpression' ? value.properties.flatMap(writtenIn) : [])];
}

/** `cookies.set('jwt', token)`, whatever keeps it. */
function keptUnderName(file: FileView, carriers: Carriers): readonly Node[] {
  return callsNamed(file, keepsUnderNameByName).flatMap((call) => {
    const [key, value] = call.arguments;
    const name = key && keyName(file, key);
    return value && name !== undefined && isIdentity(carriers.kindNamed(name, 'key')) ? [value] : [];
  });
}

/** What stands behind `Bearer` in a text. */
function bearersIn(file: FileView): readonly Node[] {
  const texts: readonly Node[] = [...file.tree.get('TemplateLiteral'), ...file.tree.get('BinaryExpression')];
  return texts.flatMap((text) => {
    const [scheme, token] = isText(text) && !beginsLonger(text) ? beginning(text) : [];
    const isScheme = typeof scheme === 'string' && /bearer\s*$/i.test(scheme);
    return isScheme && typeof token === 'object' ? [unwrap(token)] : [];
  });
}

/**
 * Where a value stands that is read: the reading itself, what it is kept in and, where a function of the file returns it, that function
 * and its calls, with what those are kept in.
 */
export function placesOfValue(file: FileView, node: Node, tokens: Provenance): readonly Node[] {
  const found = new Set<Node>();
  for (const waiting = [node]; waiting.length > 0;) {
    const at = waiting.pop();
    if (!at || found.has(at)) continue;
    const giver = giverOf(file, at, tokens);
    for (const place of [at, ...keptIn(at), ...(giver ? [giver] : [])]) found.add(place);
    if (giver) addAll(waiting, readingsOf(file, giver));
  }
  return [...found];
}

/** The function that returns a value. */
function giverOf(file: FileView, node: Node, tokens: Provenance): FunctionNode | undefined {
  const home = enclosingFunction(node);
  const isGiver = home && returnedExpressions(file, home).some((returned) => isOrMayBe(returned, node, tokens));
  return isGiver ? home : undefined;
}

/** The calls of a function that the file shows or, of a getter, the members that are read. */
function readingsOf(file: FileView, giver: FunctionNode): readonly Node[] {
  const getter = giver.parent;
  if (getter.type !== 'MethodDefinition' || getter.kind !== 'get')
    return file.callers(giver).invocations.map((call) => call.node);
  const name = plainKey(getter.key, getter.computed);
  return file.tree
    .get('MemberExpression')
    .filter((member) => plainKey(member.property, member.computed) === name && isOwnMember(member, getter.parent));
}

const isOwnMember = ({ object }: TSESTree.MemberExpression, owner: Node): boolean =>
  object.type === 'ThisExpression' && isInside(object, owner);

/** Whether an expression gives a value, also as one of several: `a ?? b`, `c ? a : b`. */
function isOrMayBe(expression: Node, value: Node, tokens: Provenance): boolean {
  const node = unwrap(expression);
  if (node === value) return true;
  if (node.type === 'AwaitExpression') return isOrMayBe(node.argument, value, tokens);
  if (node.type === 'LogicalExpression')
    return isOrMayBe(node.left, value, tokens) || isOrMayBe(node.right, value, tokens);
  if (node.type === 'ConditionalExpression')
    return isOrMayBe(node.consequent, value, tokens) || isOrMayBe(node.alternate, value, tokens);
  const origins = tokens.origins(node);
  return [value, ...keptIn(value)].some((at) => haveCommonOrigin(tokens.origins(at), origins));
}

/** Whether nothing is done with a value but to look whether it is there. */
export function isOnlyLookedAt(file: FileView, node: Node): boolean {
  if (isTested(node)) return true;
  const names = [node, ...keptIn(node)].filter((at) => at.type === 'Identifier' && !leavesByExport(file, at));
  const reads = names.flatMap((name) => file.scopes.reads(name));
  return reads.length > 0 && reads.every(isTested);
}

function leavesByExport(file: FileView, name: Node): boolean {
  const definitions = file.scopes.variable(name)?.defs ?? [];
  return definitions.some(({ node }) => node.type === 'VariableDeclarator' && /^Export/.test(node.parent.parent.type));
}

/** Whether an expression ends in a test, a comparison with nothing, or the removal of what it names. */
const isTested = askedOnce((node) => {
  const outer = wrapped(node);
  const parent = outer.parent;
  switch (parent?.type) {
    case 'UnaryExpression':
      return true;
    case 'IfStatement':
    case 'WhileStatement':
      return parent.test === outer;
    case 'ConditionalExpression':
      return parent.test === outer || isTested(parent);
    case 'LogicalExpression':
      return (parent.operator === '&&' && parent.left === outer) || isTested(parent);
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator) && isAbsence(parent.left === outer ? parent.right : parent.left);
    case 'MemberExpression':
      return parent.object === outer && plainKey(parent.property, parent.computed) === 'length';
    case 'CallExpression':
      return parent.callee !== outer && asksWhetherThereByName(spokenName(parent.callee) ?? '');
    default:
      return false;
  }
});

/** What a value is compared with to see whether there is one. */
function isAbsence(expression: Node): boolean {
  const node = unwrap(expression);
  return isNothing(node) || (node.type === 'Literal' && typeof node.value === 'boolean');
}

/** The outermost expression that a value is one of the alternatives of. */
const chosenAs = furthest((node) => {
  const parent = node.parent;
  if (parent?.type === 'LogicalExpression' || parent?.type === 'ConditionalExpression') return parent;
  const outer = wrapped(node);
  return outer === node ? undefined : outer;
});

/** The variable, parameter or member that a value is kept in. */
export function keptIn(node: Node): readonly Node[] {
  const at = chosenAs(node);
  const parent = at.parent;
  // `handle(@Query('token') token: string)`
  if (parent?.type === 'Decorator') return [parent.parent];
  if (parent?.type === 'VariableDeclarator') return [parent.id];
  return parent?.type === 'AssignmentExpression' && parent.right === at ? [parent.left] : [];
}
