import { comparesByName, makesSignatureByName, verifiesByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Invocation } from '../evaluation/value.ts';
import { assignedTo } from '../evaluation/variables.ts';
import type { QuestionKind } from '../memo.ts';
import type { Origin, Provenance } from '../tokens/provenance.ts';
import {
  childNodes,
  enclosingFunction,
  isFunction,
  placeOf,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  wrappedPromise,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { isDecisive } from './decisions.ts';
import { stepsOf } from './promise-chains.ts';
import { isUnread } from './refusals.ts';
import { promiseFault } from './unchecked-results.ts';
import { isGivenBack } from './unverified-paths.ts';

/**
 * Where the file checks the signature of a token by hand: a part of the token goes into a signature check, or into a signature that
 * is then compared, and the outcome is looked at.
 *
 * @param origins where the token comes from
 * @param result the claims that are read from it: what is made of those says nothing of the signature
 */
export function signatureChecks(
  file: FileView,
  { origins, result }: { readonly origins: ReadonlySet<Origin>; readonly result: Node },
  tokens: Provenance,
): readonly Node[] {
  const isOfToken: Dependency = {
    is: (name) => [...tokens.origins(name)].some((one) => origins.has(one)),
    without: result,
  };
  const question: LossQuestion = { file, of: isOfToken, use: result, trail: [] };
  return file.ask(SIGNATURE_CALLS, file.sourceCode.ast).flatMap(({ call, does }): readonly Node[] => {
    if (does === 'makes') {
      if (!dataOf(file, call).some((node) => dependsOn(file, node, isOfToken))) return [];
      return signaturesCompared(question, call).filter((node) => !isLost(question, node, false));
    }
    if (!call.arguments.some((argument) => dependsOn(file, argument, isOfToken))) return [];
    return does !== 'mayJudge' && isLost(question, call, does === 'judgesLater') ? [] : [call];
  });
}

/** A call that makes a signature, or says of one whether it is in order: at once, by a promise, or by its name alone. */
interface SignatureCall {
  readonly call: CallNode;
  readonly does: 'judges' | 'judgesLater' | 'makes' | 'mayJudge';
}

const SIGNATURE_CALLS: QuestionKind<FileView, Node, readonly SignatureCall[]> = {
  name: 'signatureCalls',
  compute: (file) =>
    file.tree.get('CallExpression').flatMap((call): readonly SignatureCall[] => {
      const does = doneToSignature(file, call);
      return does ? [{ call, does }] : [];
    }),
  unanswered: () => [],
  position: placeOf,
};

function doneToSignature(file: FileView, call: CallNode): SignatureCall['does'] | undefined {
  const said = file.resolvedCall(call)?.use?.signature;
  switch (said) {
    case 'made':
      return 'makes';
    case 'judged':
      return 'judges';
    case 'judgedLater':
      return 'judgesLater';
    case 'compared':
      return undefined;
    case undefined: {
      const name = importedName(file, call.callee);
      if (makesSignatureByName(name)) return 'makes';
      return isUnseenCheck(file, call, name) ? 'mayJudge' : undefined;
    }
  }
}

interface LossQuestion {
  readonly file: FileView;
  readonly of: Dependency;
  /** the claims that are read */
  readonly use: Node;
  /** the outcomes on the way here: a function may call itself */
  readonly trail: readonly Node[];
}

/**
 * Whether the outcome of a check changes nothing: nobody reads it, the promise of it is taken for the outcome, or it is only written
 * to a log; here, or wherever the function that gives it back is called with a part of the token.
 */
function isLost(question: LossQuestion, node: Node, isPromise: boolean): boolean {
  const { file, of, use, trail } = question;
  if (trail.includes(node)) return false;
  if (isUnread(file, node)) return true;
  const waiting = isPromise ? wrappedPromise(node).parent : undefined;
  if (isPromise && waiting?.type !== 'AwaitExpression') {
    if (promiseFault(file, node) !== undefined) return true;
    const [step] = stepsOf(node).steps;
    if (step) return step.name === 'then' && isUnheard(question, step.args[0]);
  }
  const outcome = waiting?.type === 'AwaitExpression' ? waiting : node;
  if (outcome !== node && isUnread(file, outcome)) return true;
  const fn = isGivenBack(outcome) ? enclosingFunction(outcome) : undefined;
  if (!fn) return !(isPromise && outcome === node) && !isDecisive(file, boundName(use), { node: outcome });
  const calls = callsWith(file, fn, of);
  const inner = { ...question, trail: [...trail, node] };
  return (
    calls.length > 0 && calls.every((call) => isLost(inner, call.node, fn.async || (isPromise && outcome === node)))
  );
}

/** The calls of a function that are handed a part of the token, or all where none shows one. */
function callsWith(file: FileView, fn: FunctionNode, of: Dependency): readonly Invocation[] {
  const { invocations } = file.callers(fn);
  const own = invocations.filter(({ args }) => args.some((one) => dependsOn(file, one, of)));
  return own.length > 0 ? own : invocations;
}

/** `then(() => claims)`: what is done with the outcome of a promise does not ask for it. */
function isUnheard({ file, use }: LossQuestion, handler: Node | undefined): boolean {
  const value = handler && file.evaluate(handler);
  if (value?.kind !== 'function') return false;
  const [parameter] = value.node.params;
  if (parameter === undefined) return value.node.type === 'ArrowFunctionExpression';
  if (parameter.type !== 'Identifier') return false;
  return !file.scopes.reads(parameter).some((read) => isDecisive(file, boundName(use), { node: read }));
}

/** The name that claims are kept under, or themselves. */
function boundName(claims: Node): Node {
  const parent = wrapped(claims).parent;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : claims;
}

function isUnseenCheck(file: FileView, call: CallNode, name: string): boolean {
  return verifiesByName(name) && file.resolvedCall(call) === undefined && file.evaluate(call.callee).kind === 'unknown';
}

/** What a function is called where it comes from: `verify` for `import { verify as check }`. */
function importedName(file: FileView, callee: Node): string {
  const node = unwrap(callee);
  const [def] = (node.type === 'Identifier' && file.scopes.variable(node)?.defs) || [];
  const declaration: Node | undefined = def?.node;
  if (declaration?.type === 'ImportSpecifier') return plainKey(declaration.imported, false) ?? '';
  return spokenName(node) ?? '';
}

/** What a signature is made over: the arguments of the call, and those of what is called on its answer. */
function dataOf(file: FileView, call: CallNode): readonly Node[] {
  const found: Node[] = [...call.arguments];
  const pending: Node[] = [call];
  const seen = new Set<Node>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const outer = wrapped(node);
    if (seen.has(outer)) continue;
    seen.add(outer);
    const parent = outer.parent;
    if (parent?.type === 'VariableDeclarator' && parent.init === outer) pending.push(...file.scopes.reads(parent.id));
    const method = parent?.type === 'MemberExpression' && parent.object === outer ? parent.parent : undefined;
    if (method?.type !== 'CallExpression' || method.callee !== parent) continue;
    found.push(...method.arguments);
    pending.push(method);
  }
  return found;
}

/** Where a signature, or what becomes of it, is compared as a whole. */
function signaturesCompared({ file, of }: LossQuestion, made: Node): readonly Node[] {
  const found: Node[] = [];
  const pending: Node[] = [made];
  const seen = new Set<Node>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const outer = wrapped(node);
    if (seen.has(outer)) continue;
    seen.add(outer);
    const parent = outer.parent;
    switch (parent?.type) {
      case 'BinaryExpression':
        if (/^[!=]==?$/.test(parent.operator) && !isUnread(file, parent)) found.push(parent);
        break;
      case 'CallExpression':
      case 'NewExpression': {
        const isComparing =
          file.resolvedCall(parent)?.use?.signature === 'compared' || comparesByName(spokenName(parent.callee) ?? '');
        if (!isComparing) pending.push(parent);
        else if (!isUnread(file, parent)) found.push(parent);
        break;
      }
      case 'MemberExpression':
        if (parent.object === outer && parent.parent.type === 'CallExpression')
          pending.push(parent.parent.callee === parent ? comparedOr(parent.parent, found) : parent);
        break;
      case 'VariableDeclarator':
        if (parent.init === outer) pending.push(...file.scopes.reads(parent.id));
        break;
      case 'TemplateLiteral':
      case 'LogicalExpression':
      case 'ConditionalExpression':
        pending.push(parent);
        break;
      case 'ReturnStatement':
      case 'ArrowFunctionExpression': {
        const fn = enclosingFunction(outer);
        if (fn) pending.push(...callsWith(file, fn, of).map((call) => call.node));
        break;
      }
      default:
        break;
    }
  }
  return found;
}

/** `expected.equals(signature)` compares; any other method gives another form of it. */
function comparedOr(call: CallNode, found: Node[]): Node {
  if (comparesByName(spokenName(call.callee) ?? '')) found.push(call);
  return call;
}

interface Dependency {
  readonly is: (name: Node) => boolean;
  readonly without: Node;
}

/** Whether something goes into an expression, through variables and parameters. */
function dependsOn(file: FileView, expression: Node, { is, without }: Dependency): boolean {
  const pending: Node[] = [expression];
  const seen = new Set<Node>([without]);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node) || isFunction(node)) continue;
    seen.add(node);
    if ((node.type === 'Identifier' || node.type === 'MemberExpression') && is(node)) return true;
    if (node.type === 'Identifier') pending.push(...definedBy(file, node));
    pending.push(...childNodes(node));
  }
  return false;
}

function definedBy(file: FileView, name: Node): readonly Node[] {
  const variable = file.scopes.variable(name);
  if (!variable) return [];
  const defined = variable.defs.flatMap((def): readonly Node[] => {
    const node: Node = def.node;
    if (node.type === 'VariableDeclarator') return node.init ? [node.init] : [];
    if (!isFunction(node)) return [];
    const index = node.params.findIndex(
      (parameter) => parameter.range[0] <= def.name.range[0] && def.name.range[1] <= parameter.range[1],
    );
    return index < 0 ? [] : file.callers(node).invocations.flatMap(({ args }) => args[index] ?? []);
  });
  return [...defined, ...assignedTo(variable)];
}
