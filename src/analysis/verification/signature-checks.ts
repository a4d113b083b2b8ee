import { comparesByName, makesSignatureByName, verifiesByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Invocation } from '../evaluation/value.ts';
import { lazy, type QuestionKind } from '../memo.ts';
import type { Provenance } from '../tokens/provenance.ts';
import {
  enclosingFunction,
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
import { mayInvokeKnown } from '../operations/operations.ts';
import { isDecisive } from './decisions.ts';
import { traceInputs, type Inputs, type TokenRead } from './inputs.ts';
import { stepsOf } from './promise-chains.ts';
import { isUnread } from './refusals.ts';
import { promiseFault } from './unchecked-results.ts';
import { isGivenBack } from './unverified-paths.ts';
import { addAll, addUnder } from '../syntax/lists.ts';

/**
 * Finds where the file checks the signature of a token by hand: a part of the token goes into a signature check, or into a signature
 * that is then compared, and the outcome is looked at.
 */
export function findSignatureChecks(file: FileView, tokens: Provenance): (token: TokenRead) => readonly Node[] {
  const inputs = lazy(() => traceInputs(file, tokens));
  const byData = lazy(() => callsByData(file));
  return (token) => {
    if (token.origins.size === 0 || byData().size === 0) return [];
    const reached = inputs().dependents(token, [...byData().keys()]);
    const calls = new Set([...reached].flatMap((node) => byData().get(node) ?? []));
    const question: LossQuestion = { file, token, inputs: inputs(), trail: [] };
    return [...calls].flatMap(({ call, does }): readonly Node[] => {
      if (does === 'makes') return signaturesCompared(question, call).filter((node) => !isLost(question, node, false));
      return does !== 'mayJudge' && isLost(question, call, does === 'judgesLater') ? [] : [call];
    });
  };
}

/** The calls that make or judge a signature, by what that is made over. */
function callsByData(file: FileView): ReadonlyMap<Node, readonly SignatureCall[]> {
  const found = new Map<Node, SignatureCall[]>();
  for (const call of file.ask(SIGNATURE_CALLS, file.sourceCode.ast))
    for (const node of call.does === 'makes' ? dataOf(file, call.call) : call.call.arguments) {
      addUnder(found, node, call);
    }
  return found;
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
  const said = mayInvokeKnown(file, call.callee) ? file.resolvedCall(call)?.use?.signature : undefined;
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
  readonly token: TokenRead;
  readonly inputs: Inputs;
  /** the outcomes on the way here: a function may call itself */
  readonly trail: readonly Node[];
}

/**
 * Whether the outcome of a check changes nothing: nobody reads it, the promise of it is taken for the outcome, or it is only written
 * to a log; here, or wherever the function that gives it back is called with a part of the token.
 */
function isLost(question: LossQuestion, node: Node, isPromise: boolean): boolean {
  const { file, trail } = question;
  const use = question.token.result;
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
  const calls = callsWith(question, fn);
  const inner = { ...question, trail: [...trail, node] };
  return (
    calls.length > 0 && calls.every((call) => isLost(inner, call.node, fn.async || (isPromise && outcome === node)))
  );
}

/** The calls of a function that are handed a part of the token, or all where none shows one. */
function callsWith({ file, token, inputs }: LossQuestion, fn: FunctionNode): readonly Invocation[] {
  const { invocations } = file.callers(fn);
  const given = inputs.dependents(
    token,
    invocations.flatMap(({ args }) => args),
  );
  const own = invocations.filter(({ args }) => args.some((one) => given.has(one)));
  return own.length > 0 ? own : invocations;
}

/** `then(() => claims)`: what is done with the outcome of a promise does not ask for it. */
function isUnheard({ file, token }: LossQuestion, handler: Node | undefined): boolean {
  const value = handler && file.evaluate(handler);
  if (value?.kind !== 'function') return false;
  const [parameter] = value.node.params;
  if (parameter === undefined) return value.node.type === 'ArrowFunctionExpression';
  if (parameter.type !== 'Identifier') return false;
  return !file.scopes.reads(parameter).some((read) => isDecisive(file, boundName(token.result), { node: read }));
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
    if (parent?.type === 'VariableDeclarator' && parent.init === outer) addAll(pending, file.scopes.reads(parent.id));
    const method = parent?.type === 'MemberExpression' && parent.object === outer ? parent.parent : undefined;
    if (method?.type !== 'CallExpression' || method.callee !== parent) continue;
    addAll(found, method.arguments);
    pending.push(method);
  }
  return found;
}

/** Where a signature, or what becomes of it, is compared as a whole. */
function signaturesCompared(question: LossQuestion, made: Node): readonly Node[] {
  const { file } = question;
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
        if (parent.init === outer) addAll(pending, file.scopes.reads(parent.id));
        break;
      case 'TemplateLiteral':
      case 'LogicalExpression':
      case 'ConditionalExpression':
        pending.push(parent);
        break;
      case 'ReturnStatement':
      case 'ArrowFunctionExpression': {
        const fn = enclosingFunction(outer);
        if (fn)
          addAll(
            pending,
            callsWith(question, fn).map((call) => call.node),
          );
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
