import { findsKeyByName, verifiesByName } from '../../lexicon/function-names.ts';
import type { Op } from '../../model/vocabulary.ts';
import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { lazy } from '../memo.ts';
import { argumentAt } from '../evaluation/places.ts';
import type { Origin, Provenance } from '../tokens/provenance.ts';
import { alternatives, type ResultValue } from '../evaluation/value.ts';
import { findSignatureChecks } from './signature-checks.ts';
import { goesRound } from './unverified-paths.ts';
import { markVerifications, MAX_CALLERS } from './verification-marks.ts';
import {
  enclosingFunction,
  functionName,
  isInlineCallback,
  spokenName,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { addUnder } from '../syntax/lists.ts';

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
  const evidence = lazy(() => evidenceOf(file, verifications, tokens));
  const unseen = lazy(() => takersOf(file, tokens));
  const marks = lazy(() =>
    markVerifications(
      file,
      verifications.map(({ node }) => node),
    ),
  );
  const checkedByHand = findSignatureChecks(file, tokens);
  return {
    fate: (token, at, parts, reader) => {
      if ((token && isOwn(file, token)) || feedsKey(at, tokens)) return 'verified';
      const origins = token ? tokens.origins(token) : new Set<Origin>();
      const byName = [...unseen().of(origins), ...unseen().ofSignature(at)];
      const byHand = checkedByHand({ origins, result: at });
      const isOther = (call: Node): boolean => call !== reader;
      const { byOrigin, byHome } = evidence();
      const isSomewhere =
        byHand.length > 0 ||
        byName.length > 0 ||
        [...origins].some((origin) => byOrigin.get(origin)?.some(isOther)) ||
        [...homesOf(file, at)].some((home) => byHome.get(home)?.some(isOther));
      if (!isSomewhere) return 'unverified';
      const own = markVerifications(file, [...byName, ...byHand]);
      const marksIn = (fn: FunctionNode): readonly Node[] => [
        ...new Set([...marks().in(fn, reader), ...own.in(fn, undefined)]),
      ];
      return goesRound(file, { result: at, parts, origins }, marksIn, tokens) ? 'bypassed' : 'verified';
    },
  };
}

/** Verifications by the tokens that they verify, and by the functions that they happen in. */
interface Evidence {
  readonly byOrigin: ReadonlyMap<Origin, readonly Node[]>;
  readonly byHome: ReadonlyMap<FunctionNode, readonly Node[]>;
}

function evidenceOf(file: FileView, verifications: readonly Operation[], tokens: Provenance): Evidence {
  const byOrigin = new Map<Origin, Node[]>();
  const byHome = new Map<FunctionNode, Node[]>();
  for (const call of verifications) {
    const token = argumentAt(file, call, call.op.token);
    if (token) for (const origin of tokens.origins(token)) addUnder(byOrigin, origin, call.node);
    for (const home of homesOf(file, call.node)) addUnder(byHome, home, call.node);
  }
  return { byOrigin, byHome };
}

/** Calls out of sight whose names say that they check something, by what they are given. */
interface Takers {
  /** those that are given a token that comes from here */
  of(origins: ReadonlySet<Origin>): readonly Node[];
  /** those that are given the signature of what a call decoded, or what that was made over */
  ofSignature(decode: Node): readonly Node[];
}

function takersOf(file: FileView, tokens: Provenance): Takers {
  const byOrigin = new Map<Origin, Node[]>();
  const byDecode = new Map<Node, Node[]>();
  for (const call of file.tree.get('CallExpression')) {
    if (!mayVerify(file, call)) continue;
    for (const argument of call.arguments) {
      for (const node of argument.type === 'ObjectExpression' ? argument.properties : [argument])
        for (const origin of tokens.origins(node.type === 'Property' ? node.value : node))
          addUnder(byOrigin, origin, call);
      for (const value of alternatives(file.evaluate(argument)))
        if (value.kind === 'result' && isApart(value)) addUnder(byDecode, value.call, call);
    }
  }
  return {
    of: (origins) => [...origins].flatMap((origin) => byOrigin.get(origin) ?? []),
    ofSignature: (decode) => byDecode.get(decode) ?? [],
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

/** A part of what was decoded that is neither claims nor header: the signature, or what it was made over. */
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
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn))
    if (tokens.isKeyResolver(fn) || findsKeyByName(functionName(fn) ?? '')) return true;
  return false;
}
