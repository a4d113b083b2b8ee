import type { Runtime } from '../../model/table.ts';
import type { Op } from '../../model/vocabulary.ts';
import { admitsNoVerification } from '../../lexicon/jwt-functions.ts';
import { calleeName, type Operation } from '../operations/operations.ts';
import type { RuntimeAt } from '../operations/runtime.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { manualDecodes, type ManualDecode } from '../evaluation/manual-decode.ts';
import { argumentAt, placesOf, slotAt } from '../evaluation/places.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { spokenName, type Node } from '../syntax/node.ts';
import { matches } from '../evaluation/match.ts';
import { alternatives } from '../evaluation/value.ts';
import { usesOf } from '../tokens/claim-uses.ts';
import { onlyTellsForm } from './form-tests.ts';
import { comesFromItsIssuer } from './token-endpoints.ts';
import { findVerified, type TokenFate } from './verified-tokens.ts';

/** Claims of a token that are used as data although nothing in sight verifies that token. */
export interface UnverifiedDecode {
  /** where a report belongs */
  readonly node: Node;
  /** how people call what decodes: `jwt.decode`, `atob` */
  readonly name: string;
  /** what the library has for verifying, as people call it */
  readonly instead?: string;
  /**
   * `mistakenKey`: the call is given a key, which it ignores. `switchedOff`: a verifier is told not to verify. `handmade`: the
   * file takes the token apart itself
   */
  readonly kind: 'handmade' | 'library' | 'mistakenKey' | 'switchedOff';
  /** another path through the function verifies the token */
  readonly isBypass?: true;
  /** it is told so by mistake: something else stands where the library looks for that */
  readonly isMisread?: true;
  /** where it runs: as the file says, or else where code with this decoder does */
  readonly runtime: Runtime | 'unknown';
}

/** The decodes of a file whose claims are used without a verification of the same token. */
export function findUnverifiedDecodes(
  file: FileView,
  calls: readonly Operation[],
  tokens: Provenance,
  options: { readonly handmade: boolean; readonly runtimeAt: RuntimeAt },
): readonly UnverifiedDecode[] {
  const verified = findVerified(file, calls, tokens);
  const fateOf = (reading: ClaimsRead): TokenFate => {
    if (reading.token && comesFromItsIssuer(file, reading.token)) return 'verified';
    const fate = verified.fate(reading.token, reading.result, reading.parts, reading.reader);
    return fate !== 'verified' && isData(file, reading, tokens) ? fate : 'verified';
  };
  const library = calls.flatMap((call) => (call.kind === 'decode' ? libraryDecode(file, call, fateOf) : []));
  const own = options.handmade ? manualDecodes(file).flatMap((found) => handmadeDecode(found, fateOf)) : [];
  const found = [...library, ...own, ...(options.handmade ? admittedDecodes(file, fateOf) : [])];
  return found.map(({ habit, ...decode }): UnverifiedDecode => {
    const runtime = options.runtimeAt(decode.node);
    return { ...decode, runtime: runtime === 'unknown' && habit ? habit : runtime };
  });
}

/** What becomes of the token whose claims are read; `verified` also where nobody uses them. */
type FateOf = (reading: ClaimsRead) => TokenFate;

interface FoundDecode extends Omit<UnverifiedDecode, 'runtime'> {
  /** where code with this decoder runs, where the file gives no sign */
  readonly habit?: Runtime;
}

/** A decoder of another file whose own name says that it does not verify. */
function admittedDecodes(file: FileView, fateOf: FateOf): readonly FoundDecode[] {
  return file.tree.get('CallExpression').flatMap((call): FoundDecode[] => {
    const name = spokenName(call.callee) ?? '';
    const [token] = call.arguments;
    if (!token || !admitsNoVerification(name) || file.resolvedCall(call)) return [];
    if (file.evaluate(call.callee).kind !== 'unknown') return [];
    const fate = fateOf({ token, result: call, parts: {} });
    if (fate === 'verified') return [];
    return [{ node: calleeName(call.callee), name, kind: 'library', ...bypass(fate) }];
  });
}

function libraryDecode(file: FileView, call: Operation, fateOf: FateOf): FoundDecode[] {
  // What a function of another file decodes for its callers is reported there.
  if (call.source.isRead || readsHeader(file, call)) return [];
  const { switchedOff } = call;
  const fate = fateOf({
    token: argumentAt(file, call, call.op.token),
    result: resultFor(file, call),
    parts: call.op,
    reader: call.node,
  });
  if (fate === 'verified') return [];
  const kind = switchedOff ? 'switchedOff' : hasMistakenKey(file, call) ? 'mistakenKey' : 'library';
  const name = spokenName(call.callee) ?? 'decode';
  const { runtime } = call.source;
  const { instead } = call.op;
  return [
    {
      node: switchedOff?.node ?? call.name,
      name,
      kind,
      ...bypass(fate),
      ...(switchedOff?.isMisread && { isMisread: true }),
      ...(instead && { instead }),
      ...(runtime && { habit: runtime }),
    },
  ];
}

function handmadeDecode({ token, result, name }: ManualDecode, fateOf: FateOf): FoundDecode[] {
  const fate = fateOf({ token, result, parts: {} });
  if (fate === 'verified') return [];
  return [{ node: result, name, kind: 'handmade', ...bypass(fate) }];
}

const bypass = (fate: TokenFate): { readonly isBypass?: true } => (fate === 'bypassed' ? { isBypass: true } : {});

/** What gives the claims: where a caller has it so and is handed them as they are, that caller's call. */
function resultFor(file: FileView, { node, switchedOff }: Operation): Node {
  const caller = switchedOff?.handedInBy;
  const answers = caller ? alternatives(file.evaluate(caller)) : [];
  const isHandedOn = answers.some((one) => one.kind === 'result' && one.call === node && one.path.length === 0);
  return caller && isHandedOn ? caller : node;
}

/** Told to give the header, or told something that the file does not show. */
function readsHeader(file: FileView, call: Operation): boolean {
  if (!call.op.headerWhen) return false;
  const slot = slotAt(file, call, call.op.headerWhen, { has: 'unknown' });
  if (slot.has === 'no') return false;
  return !slot.value || alternatives(slot.value).some((value) => matches(value, 'truthy') !== false);
}

/** The expression that gives the claims of a token, and where they lie in it. */
interface ClaimsRead {
  readonly token: Node | undefined;
  readonly result: Node;
  readonly parts: Pick<Op, 'claims' | 'header'>;
  /** the call that reads them: for another caller it may verify, and for this one it does not */
  readonly reader?: Node;
}

function isData(file: FileView, { token, result, parts }: ClaimsRead, tokens: Provenance): boolean {
  const { header, claims } = parts;
  // The answer is the token as it came: handing that on is no use of its claims.
  if (claims?.length === 0) return usesOf(file, result, header).has('tested');
  const uses = usesOf(file, result, header, claims);
  if (uses.has('data')) return true;
  // Decoding only to see whether it works is believed to be a check: it lets every well-formed token pass.
  const isTested = uses.has('tested') && !uses.has('header') && !uses.has('expiry');
  return isTested && !onlyTellsForm(file, token, { result, parts }, tokens);
}

/** A key or a callback where decode takes options: the author believes that it verifies. */
function hasMistakenKey(file: FileView, call: Operation): boolean {
  return placesOf(call.op.mistakenKey).some((place) => {
    const { value, has } = slotAt(file, call, place, { has: 'unknown' });
    if (has !== 'yes' || !value) return false;
    return alternatives(value).some(
      (one) => one.kind === 'env' || one.kind === 'function' || one.kind === 'bytes' || matches(one, 'string') === true,
    );
  });
}
