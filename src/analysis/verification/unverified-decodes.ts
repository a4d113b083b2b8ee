import type { Runtime } from '../../model/table.ts';
import type { Op } from '../../model/vocabulary.ts';
import { admitsNoVerification } from '../../lexicon/function-names.ts';
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
import { findVerified, type TokenFate, type Verified } from './verified-tokens.ts';

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
  const library = calls.flatMap((call) => (call.kind === 'decode' ? libraryDecode(file, call, verified) : []));
  const own = options.handmade ? manualDecodes(file).flatMap((found) => handmadeDecode(file, found, verified)) : [];
  const found = [...library, ...own, ...(options.handmade ? admittedDecodes(file, verified) : [])];
  return found.map(({ habit, ...decode }): UnverifiedDecode => {
    const runtime = options.runtimeAt(decode.node);
    return { ...decode, runtime: runtime === 'unknown' && habit ? habit : runtime };
  });
}

interface FoundDecode extends Omit<UnverifiedDecode, 'runtime'> {
  /** where code with this decoder runs, where the file gives no sign */
  readonly habit?: Runtime;
}

/** A decoder of another file whose own name says that it does not verify. */
function admittedDecodes(file: FileView, verified: Verified): readonly FoundDecode[] {
  return file.tree.get('CallExpression').flatMap((call): FoundDecode[] => {
    const name = spokenName(call.callee) ?? '';
    const [token] = call.arguments;
    if (!token || !admitsNoVerification(name) || file.resolvedCall(call)) return [];
    if (file.evaluate(call.callee).kind !== 'unknown') return [];
    const fate = verified.fate(token, call, {});
    if (fate === 'verified' || !isData(file, call, {})) return [];
    return [{ node: calleeName(call.callee), name, kind: 'library', ...bypass(fate) }];
  });
}

function libraryDecode(file: FileView, call: Operation, verified: Verified): FoundDecode[] {
  if (readsHeader(file, call)) return [];
  const fate = verified.fate(argumentAt(file, call, call.op.token), call.node, call.op);
  if (fate === 'verified' || !isData(file, call.node, call.op)) return [];
  const kind = call.switchedOff ? 'switchedOff' : hasMistakenKey(file, call) ? 'mistakenKey' : 'library';
  const name = spokenName(call.callee) ?? 'decode';
  const { runtime } = call.source;
  const { instead } = call.op;
  return [
    {
      node: call.switchedOff ?? call.name,
      name,
      kind,
      ...bypass(fate),
      ...(call.isMisread && { isMisread: true }),
      ...(instead && { instead }),
      ...(runtime && { habit: runtime }),
    },
  ];
}

function handmadeDecode(file: FileView, { token, result, name }: ManualDecode, verified: Verified): FoundDecode[] {
  const fate = verified.fate(token, result, {});
  if (fate === 'verified' || !isData(file, result, {})) return [];
  return [{ node: result, name, kind: 'handmade', ...bypass(fate) }];
}

const bypass = (fate: TokenFate): { readonly isBypass?: true } => (fate === 'bypassed' ? { isBypass: true } : {});

/** Told to give the header, or told something that the file does not show. */
function readsHeader(file: FileView, call: Operation): boolean {
  if (!call.op.headerWhen) return false;
  const slot = slotAt(file, call, call.op.headerWhen, { has: 'unknown' });
  if (slot.has === 'no') return false;
  return !slot.value || alternatives(slot.value).some((value) => matches(value, 'truthy') !== false);
}

function isData(file: FileView, result: Node, { header, claims }: Pick<Op, 'claims' | 'header'>): boolean {
  // The answer is the token as it came: handing that on is no use of its claims.
  if (claims?.length === 0) return usesOf(file, result, header).has('tested');
  const uses = usesOf(file, result, header, claims);
  // Decoding only to see whether it works is believed to be a check: it lets every well-formed token pass.
  return uses.has('data') || (uses.has('tested') && !uses.has('header') && !uses.has('expiry'));
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
