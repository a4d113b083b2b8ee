import type { TSESTree } from '@typescript-eslint/utils';

import { checksByName } from '../../lexicon/function-names.ts';
import { claimDecides, decidesNothingByName, isGuardDecorator } from '../../lexicon/request-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { alternatives, type Entry, type ObjectValue } from '../evaluation/value.ts';
import {
  expressionWritten,
  enclosingClass,
  enclosingFunction,
  isFunction,
  isInside,
  spokenName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { addUnder, within } from '../syntax/lists.ts';
import { alwaysRunsBefore, conditionsAt } from '../syntax/order.ts';
import type { QuestionKind } from '../memo.ts';
import type { SignedExpression } from './signed-expressions.ts';
import { letsPrivilegesPass } from './request-schemas.ts';
import { requestValue, type RequestValue } from './request-values.ts';

/** A claim that the sender of a request chooses, and that nothing checks before it is signed. */
export interface RequestClaim {
  readonly node: Node;
  /** the claim; undefined where the whole of what was sent is signed */
  readonly name?: string;
  /** what the claim decides on; `all` for a whole object, which may have any claim */
  readonly decides: 'all' | 'identity' | 'rights';
}

/** The claims of a file's tokens that come straight from a request. */
export function findRequestClaims(file: FileView, signed: readonly SignedExpression[]): readonly RequestClaim[] {
  return signed.flatMap(({ call, payload }) =>
    payload && !isGuarded(file, call) ? signedClaims(file, payload, call, 0) : [],
  );
}

/** Claims stand at the top of a payload, or in an object or two in it. */
const MAX_CLAIM_DEPTH = 3;

function signedClaims(file: FileView, payload: Node, call: Node, depth: number): readonly RequestClaim[] {
  const value = file.evaluate(payload);
  const objects = alternatives(value).flatMap((one) => (one.kind === 'object' ? [one] : []));
  if (objects.length > 0 && depth <= MAX_CLAIM_DEPTH) {
    const claims = objects.flatMap((object) => claimsOf(file, object, call, depth));
    // Where the rest of a body was taken is not where it is signed.
    return claims.map((claim) => (claim.node.type === 'ObjectPattern' ? { ...claim, node: payload } : claim));
  }
  const sent = requestValue(file, payload);
  if (!sent) return [];
  const isParsed = sent.schema !== undefined && !letsPrivilegesPass(file, sent.schema, []);
  return isParsed ? [] : [{ node: payload, decides: 'all' }];
}

/** The claims in an object, without those that are written over. */
function claimsOf(file: FileView, { entries }: ObjectValue, call: Node, depth: number): readonly RequestClaim[] {
  const lasting: Entry[] = [];
  const written = new Set<string | undefined>();
  for (const entry of entries.toReversed()) {
    if (entry.kind !== 'property') lasting.push(entry);
    else {
      if (!written.has(entry.key)) lasting.push(entry);
      if (entry.certain) written.add(entry.key);
    }
  }
  return lasting.reverse().flatMap((entry) => claimsOfEntry(file, entry, call, depth));
}

function claimsOfEntry(file: FileView, entry: Entry, call: Node, depth: number): readonly RequestClaim[] {
  if (entry.kind === 'spread') return signedClaims(file, entry.node, call, depth + 1);
  if (entry.kind !== 'property' || entry.key === undefined) return [];
  const expression = expressionWritten(entry.node);
  if (!expression) return [];
  const decides = claimDecides(entry.key);
  if (decides === undefined) return isObject(file, expression) ? signedClaims(file, expression, call, depth + 1) : [];
  const sent = requestValue(file, expression);
  if (!sent || isChecked(file, sent, { expression, call, name: entry.key, decides })) return [];
  return [{ node: entry.node, name: entry.key, decides }];
}

const isObject = (file: FileView, node: Node): boolean => file.evaluate(node).kind === 'object';

interface Claim {
  readonly expression: Node;
  readonly call: Node;
  readonly name: string;
  readonly decides: 'identity' | 'rights';
}

/** Whether something stands between what was sent and its signature: a comparison, a look-up, a schema, a check by its name. */
function isChecked(file: FileView, sent: RequestValue, { expression, call, name, decides }: Claim): boolean {
  const keys = [name, ...sent.reads.map((read) => spokenName(read) ?? '')];
  if (sent.schema && !letsPrivilegesPass(file, sent.schema, keys)) return true;
  const tests = [call, expression, ...sent.reads].flatMap((at) => conditionsAt(at).map(({ test }) => test));
  const isAbout = (node: Node): boolean => mentions(file, sent, node) || validatesWhole(file, sent, node);
  if (decides === 'identity' && tests.some((test) => asksSomebody(file, test))) return true;
  if (tests.some((test) => judges(file, test, isAbout))) return true;
  if (isReplaced(file, sent, isAbout) || isCaseOf(call, isAbout)) return true;
  return functionsAroundCall(call).some((fn) =>
    (file.ask(CHECKS, 'file').get(fn) ?? []).some((one) => one.arguments.some(isAbout) && alwaysRunsBefore(one, call)),
  );
}

/** The function around a node, those around that, and nothing for the module. */
function functionsAroundCall(node: Node): readonly (FunctionNode | undefined)[] {
  const fn = enclosingFunction(node);
  return fn ? [fn, ...functionsAroundCall(fn)] : [undefined];
}

/** The calls whose name says that they check something, by the function that they stand in: one elsewhere runs at other times. */
const CHECKS: QuestionKind<
  FileView,
  'file',
  ReadonlyMap<FunctionNode | undefined, readonly TSESTree.CallExpression[]>
> = {
  name: 'checkingCalls',
  compute: ({ tree }) => {
    const checks = new Map<FunctionNode | undefined, TSESTree.CallExpression[]>();
    for (const call of tree.get('CallExpression'))
      if (checksByName(spokenName(call.callee) ?? '')) addUnder(checks, enclosingFunction(call), call);
    return checks;
  },
  unanswered: () => new Map(),
  position: () => -1,
};

/** Whether a node reads what was sent: by a variable that it has been in, or by the same expression. */
function mentions(file: FileView, { variables, reads }: RequestValue, node: Node): boolean {
  return readsIn(file, { variables, reads }, node).length > 0;
}

/** Whether a call whose name says that it validates is handed all of what the value was a part of. */
function validatesWhole(file: FileView, { whole }: RequestValue, call: Node): boolean {
  if (
    !whole ||
    call.type !== 'CallExpression' ||
    !/valid|schema|parse|check|assert/i.test(file.sourceCode.getText(call.callee))
  )
    return false;
  return readsIn(file, whole, call).some(({ parent }) => parent?.type !== 'MemberExpression');
}

function readsIn(
  file: FileView,
  { variables, reads }: Pick<RequestValue, 'reads' | 'variables'>,
  node: Node,
): readonly Node[] {
  const textOfRead = (read: Node): string => file.sourceCode.getText(read);
  const texts = new Set(reads.flatMap((read) => (read.type === 'MemberExpression' ? [textOfRead(read)] : [])));
  const names = variables.flatMap(({ references }) =>
    references.flatMap(({ identifier }): Node[] => (isInside(identifier, node) ? [identifier] : [])),
  );
  const members = within(file.tree.get('MemberExpression'), node).filter((member) => texts.has(textOfRead(member)));
  return [...names, ...members];
}

/** What these ask is only whether there is something, and of which kind. */
const ASKS_NOTHING = /^(?:isArray|isString|isEmpty|Boolean|isNil|trim)$/;

/** Whether a test compares what was sent with something, or hands it to something that may: more than whether it is there. */
function judges(file: FileView, test: Node, isAbout: (node: Node) => boolean): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case 'LogicalExpression':
      return judges(file, node.left, isAbout) || judges(file, node.right, isAbout);
    case 'UnaryExpression':
      return judges(file, node.argument, isAbout);
    case 'AwaitExpression':
      return judges(file, node.argument, isAbout);
    case 'BinaryExpression':
      return isAbout(node) && ![node.left, node.right].some(saysNothing) && !isLength(node.left);
    case 'CallExpression':
      return isAbout(node) && !ASKS_NOTHING.test(spokenName(node.callee) ?? '');
    case 'Identifier':
      return callsHeldBy(file, node).some(isAbout);
    case 'MemberExpression':
      return judges(file, node.object, isAbout) && callsHeldBy(file, node.object).some(isAbout);
    default:
      return false;
  }
}

/** A comparison with nothing, or of a type, asks only whether there is something. */
function saysNothing(operand: Node): boolean {
  const node = unwrap(operand);
  if (node.type === 'Literal') return node.value === null || node.value === '';
  if (node.type === 'UnaryExpression') return node.operator === 'typeof';
  return node.type === 'Identifier' && node.name === 'undefined';
}

const isLength = (operand: Node): boolean => spokenName(operand) === 'length';

/** The calls whose answer a name holds. */
function callsHeldBy(file: FileView, expression: Node): readonly Node[] {
  const node = unwrap(expression);
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  return (variable?.defs ?? []).flatMap(({ node: def }) => {
    const init = def.type === 'VariableDeclarator' && def.init ? unwrap(def.init) : undefined;
    const call = init?.type === 'AwaitExpression' ? unwrap(init.argument) : init;
    return call?.type === 'CallExpression' ? [call] : [];
  });
}

/** Whether a test asks something beside the request who somebody is: a look-up, a comparison of passwords. */
function asksSomebody(file: FileView, test: Node): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case 'LogicalExpression':
    case 'BinaryExpression':
      return asksSomebody(file, node.left) || asksSomebody(file, node.right);
    case 'UnaryExpression':
    case 'AwaitExpression':
      return asksSomebody(file, node.argument);
    case 'CallExpression':
      return !requestValue(file, node) && !ASKS_NOTHING.test(spokenName(node.callee) ?? '');
    case 'Identifier':
    case 'MemberExpression':
      return !requestValue(file, node) && file.evaluate(node).kind === 'unknown';
    default:
      return false;
  }
}

/** `if (!KNOWN.includes(role)) role = 'user'` */
function isReplaced(file: FileView, { variables }: RequestValue, isAbout: (node: Node) => boolean): boolean {
  return variables.some((variable) =>
    variable.references.some(({ identifier }) => {
      const isWritten = identifier.parent.type === 'AssignmentExpression' && identifier.parent.left === identifier;
      return isWritten && conditionsAt(identifier.parent).some(({ test }) => judges(file, test, isAbout));
    }),
  );
}

/** `switch (role) { case 'user': … }` */
function isCaseOf(call: Node, isAbout: (node: Node) => boolean): boolean {
  for (let at: Node | undefined = call; at && !isFunction(at); at = at.parent)
    if (at.type === 'SwitchCase' && at.test && isAbout(at.parent.discriminant)) return true;
  return false;
}

/** Whether something decides beforehand who gets to the code: a middleware in front of the handler, a guard of the class or the method. */
function isGuarded(file: FileView, call: Node): boolean {
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    const outer = fn.parent;
    if (outer.type === 'CallExpression' && outer.callee !== fn) {
      const before = outer.arguments.slice(
        0,
        Math.max(
          0,
          outer.arguments.findIndex((argument) => argument === fn),
        ),
      );
      if (before.some((argument) => mayDecide(file, argument))) return true;
    }
    if (outer.type === 'MethodDefinition' && [outer, enclosingClass(outer)].some((owner) => owner && hasGuard(owner)))
      return true;
  }
  return false;
}

/** A path decides nothing, and neither does what reads the body. */
function mayDecide(file: FileView, argument: Node): boolean {
  const node = unwrap(argument);
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return false;
  if (node.type === 'ArrayExpression') return node.elements.some((one) => one !== null && mayDecide(file, one));
  if (file.evaluate(node).kind === 'literal') return false;
  return !decidesNothingByName(spokenName(node) ?? '');
}

function hasGuard({ decorators }: { readonly decorators?: readonly { readonly expression: Node }[] }): boolean {
  return (decorators ?? []).some(({ expression }) => isGuardDecorator(spokenName(expression) ?? ''));
}
