import { findsKeyByName, verifiesByName } from '../../lexicon/function-names.ts';
import type { Op } from '../../model/vocabulary.ts';
import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { lazy } from '../memo.ts';
import { argumentAt } from '../evaluation/places.ts';
import type { Origin, Provenance } from '../tokens/provenance.ts';
import { alternatives, type ResultValue } from '../evaluation/value.ts';
import { signatureChecks } from './signature-checks.ts';
import { goesRound, MAX_CALLERS } from './unverified-paths.ts';
import {
  enclosingFunction,
  functionName,
  isFunction,
  isInlineCallback,
  spokenName,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';

/** What becomes of the token that a decode reads: `bypassed` where another path of the function verifies it, and this one does not. */
export type TokenFate = 'bypassed' | 'unverified' | 'verified';

/** Whether something verifies the token that a decode reads. */
export interface Verified {
  /**
   * @param token what is decoded
   * @param at where it is decoded
   * @param parts where the claims and the header lie in what comes out
   * @param reader the call that decodes it, which verifies nothing here whatever it does for others
   */
  fate(token: Node | undefined, at: Node, parts: Pick<Op, 'claims' | 'header'>, reader?: Node): TokenFate;
}

/**
 * What of a file's tokens something verifies: a library, a function out of sight whose name says so, or the code that signed it.
 *
 * @param calls the file's operations; the verifications among them count
 */
export function findVerified(file: FileView, calls: readonly Operation[], tokens: Provenance): Verified {
  // Middleware verifies elsewhere; what answers with claims has found the token itself.
  const verifications = calls.filter(
    ({ kind, op }) => kind === 'verify' && (op.token !== undefined || op.claims !== undefined),
  );
  const all = lazy(() => evidenceOf(file, verifications, tokens));
  const unseen = lazy(() => file.tree.get('CallExpression').filter((call) => mayVerify(file, call)));
  return {
    fate: (token, at, parts, reader) => {
      if ((token && isOwn(file, token)) || feedsKey(at, tokens)) return 'verified';
      const others = verifications.filter(({ node }) => node !== reader);
      const evidence = others.length < verifications.length ? evidenceOf(file, others, tokens) : all();
      const origins = token ? tokens.origins(token) : new Set<Origin>();
      const byName = unseen().filter((call) => takes(call, origins, tokens) || takesSignature(file, call, at));
      const byHand = origins.size > 0 ? signatureChecks(file, { origins, result: at }, tokens) : [];
      const isSomewhere =
        byHand.length > 0 ||
        byName.length > 0 ||
        [...origins].some((origin) => evidence.origins.has(origin)) ||
        [...homesOf(file, at)].some((home) => evidence.homes.has(home));
      if (!isSomewhere) return 'unverified';
      const marks = [...others.map(({ node }) => node), ...byName, ...byHand];
      return goesRound(file, { result: at, parts, origins }, marks, tokens) ? 'bypassed' : 'verified';
    },
  };
}

/** What verifications say of other code: the tokens that they verify, and where that happens. */
interface Evidence {
  readonly origins: ReadonlySet<Origin>;
  readonly homes: ReadonlySet<FunctionNode>;
}

function evidenceOf(file: FileView, verifications: readonly Operation[], tokens: Provenance): Evidence {
  const given = verifications.flatMap((call) => argumentAt(file, call, call.op.token) ?? []);
  return {
    origins: new Set(given.flatMap((token) => [...tokens.origins(token)])),
    homes: new Set(verifications.flatMap(({ node }) => [...homesOf(file, node)])),
  };
}

/** A token that this very code signed: nobody else can have written its claims. */
function isOwn(file: FileView, token: Node): boolean {
  return alternatives(file.evaluate(token)).every((value) => value.kind === 'result' && value.op.kind === 'sign');
}

/** A function that the file does not show and whose name says that it checks something. */
function mayVerify(file: FileView, call: Node): boolean {
  const name = call.type === 'CallExpression' ? (spokenName(call.callee) ?? '') : '';
  if (call.type !== 'CallExpression' || !verifiesByName(name)) return false;
  return !file.resolvedCall(call) && file.evaluate(call.callee).kind === 'unknown';
}

function takes(call: Node, origins: ReadonlySet<Origin>, tokens: Provenance): boolean {
  if (call.type !== 'CallExpression') return false;
  return call.arguments.some((argument) => {
    const given = argument.type === 'ObjectExpression' ? argument.properties : [argument];
    return given.some((node) => {
      const origin = tokens.origins(node.type === 'Property' ? node.value : node);
      return [...origin].some((one) => origins.has(one));
    });
  });
}

/** A part of what was decoded that is neither claims nor header goes there: the signature, and what it was made over. */
function takesSignature(file: FileView, call: Node, decode: Node): boolean {
  if (call.type !== 'CallExpression') return false;
  return call.arguments.some((argument) =>
    alternatives(file.evaluate(argument)).some(
      (value) => value.kind === 'result' && value.call === decode && isApart(value),
    ),
  );
}

function isApart({ op, path }: ResultValue): boolean {
  const at = path.join('.');
  return (
    at !== '' && ![...(op.claims ?? []), op.header ?? ''].some((part) => part !== '' && `${at}.`.startsWith(`${part}.`))
  );
}

/**
 * The functions that a piece of code runs in: its own, those that it is a callback in, and the callers that the file
 * shows. A decode and a verification that meet in one function are about one token as far as anybody can tell from the
 * text; telling two apart would need values that only a run has.
 */
function homesOf(file: FileView, node: Node, depth = 0): ReadonlySet<FunctionNode> {
  const own = enclosingFunction(node);
  if (!own || depth > MAX_CALLERS) return new Set();
  const around = isInlineCallback(own) ? homesOf(file, own, depth + 1) : [];
  const callers = file.callers(own).invocations.flatMap((call) => [...homesOf(file, call.node, depth + 1)]);
  return new Set([own, ...around, ...callers]);
}

/** What a key resolver decodes is verified afterwards with the key that it finds. */
function feedsKey(node: Node, tokens: Provenance): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (isFunction(at) && (tokens.isKeyResolver(at) || findsKeyByName(functionName(at) ?? ''))) return true;
  }
  return false;
}
