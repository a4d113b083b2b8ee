import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { alternatives, type ResultValue } from '../evaluation/value.ts';
import type { Operation } from '../operations/operations.ts';
import { homeOf, isFunction, plainKey, type FunctionNode, type Node } from '../syntax/node.ts';
import { lazy } from '../memo.ts';

/** What a file does with the claims that its verifications answer with. */
export interface ClaimUses {
  /** the claims that are read of what calls answer with */
  read(calls: readonly Operation[]): ReadonlySet<string>;
  /**
   * Whether a claim may tell tokens apart that these calls take: it is read, or the claims go where nobody sees what becomes of them.
   *
   * @param claim undefined for one whose name is not known
   */
  mayTell(calls: readonly Operation[], claim: string | undefined): boolean;
}

/** What the file at hand does with claims. */
export function claimUses(file: FileView): ClaimUses {
  const byCall = lazy(() => claimsReadByCall(file));
  const names = lazy(() => namesRead(file));
  const read = (calls: readonly Operation[]): ReadonlySet<string> =>
    new Set(calls.flatMap((call) => [...(byCall().get(call.node) ?? [])]));
  return {
    read,
    mayTell: (calls, claim) => {
      // What is read of something that the file does not follow may be the claims.
      const isRead = claim === undefined ? read(calls).size > 0 : read(calls).has(claim) || names().has(claim);
      return isRead || calls.some((call) => areHandedOut(file, call));
    },
  };
}

function claimsReadByCall(file: FileView): ReadonlyMap<Node, ReadonlySet<string>> {
  const found = new Map<Node, Set<string>>();
  const note = (owner: Node, key: string | undefined): void => {
    if (key === undefined) return;
    for (const value of alternatives(file.evaluate(owner))) {
      if (value.kind !== 'result' || !isAllClaims(value)) continue;
      found.set(value.call, (found.get(value.call) ?? new Set()).add(key));
    }
  };
  for (const node of file.tree.get('MemberExpression')) note(node.object, plainKey(node.property, node.computed));
  for (const pattern of file.tree.get('ObjectPattern')) {
    const { parent } = pattern;
    const owner = parent.type === 'VariableDeclarator' ? parent.init : undefined;
    if (!owner) continue;
    for (const property of pattern.properties)
      if (property.type === 'Property') note(owner, plainKey(property.key, property.computed));
  }
  return found;
}

/** The answer of a verifier, or the part of it that holds the claims. */
function isAllClaims({ op, path }: ResultValue): boolean {
  return (op.claims ?? ['']).includes(path.join('.'));
}

/** The names of all members that the file reads, of whatever. */
function namesRead(file: FileView): ReadonlySet<string> {
  const members = file.tree.get('MemberExpression').map((node) => plainKey(node.property, node.computed));
  const patterns = file.tree
    .get('ObjectPattern')
    .flatMap(({ properties }) =>
      properties.map((property) =>
        property.type === 'Property' ? plainKey(property.key, property.computed) : undefined,
      ),
    );
  return new Set([...members, ...patterns].flatMap((name) => name ?? []));
}

/** Whether claims go to callers who are not all in sight, or to whoever asks the framework. */
function areHandedOut(file: FileView, { node, op }: Operation): boolean {
  if (op.answer?.kind === 'middleware' && !op.callback && !op.method) return true;
  if ((op.callback && isCalledBack(file, node)) || (op.method && isReturned(file, node))) return true;
  const seen = new Set<FunctionNode>();
  const pending: Node[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const fn = homeOf(next);
    if (!fn || seen.has(fn) || !returnedExpressions(file, fn).some((one) => givesAllClaims(file, one, node))) continue;
    seen.add(fn);
    const { invocations, isComplete } = file.callers(fn);
    if (!isComplete || seen.size > MOST_HANDING) return true;
    for (const invocation of invocations) pending.push(invocation.node);
  }
  return false;
}

/** Whoever hands claims through more functions than this hands them to others as well. */
const MOST_HANDING = 16;

const givesAllClaims = (file: FileView, expression: Node, call: Node): boolean =>
  alternatives(file.evaluate(expression)).some(
    (value) => value.kind === 'result' && value.call === call && holdsAllClaims(value),
  );

/** All claims, or what they lie in. */
function holdsAllClaims({ op, path }: ResultValue): boolean {
  const at = path.join('.');
  return at === '' || (op.claims ?? []).some((claims) => claims === at || claims.startsWith(`${at}.`));
}

/** Whether any function returns what a callback, or a method, was handed. */
function isReturned(file: FileView, call: Node): boolean {
  return file.tree
    .get('ReturnStatement')
    .some(({ argument }) => argument !== null && givesAllClaims(file, argument, call));
}

/** `done(null, claims)`: a parameter that is called with them. */
function isCalledBack(file: FileView, call: Node): boolean {
  return file.tree.get('CallExpression').some((one) => {
    const variable = one.callee.type === 'Identifier' ? file.scopes.variable(one.callee) : undefined;
    const isParameter = variable?.defs.some((def) => isFunction(def.node) && def.node.id !== def.name) ?? false;
    return isParameter && one.arguments.some((argument) => givesAllClaims(file, argument, call));
  });
}
