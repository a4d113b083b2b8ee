import type { TSESLint } from '@typescript-eslint/utils';

import type { TokenNames } from '../lexicon/token-names.ts';
import type { Runtime, Table } from '../model/table.ts';
import { findOperations, type Operation } from './operations/operations.ts';
import { findCarriers } from './tokens/carriers.ts';
import { findTokenCookies, type TokenCookie } from './exposure/cookies.ts';
import { findRuntime } from './operations/runtime.ts';
import { findUnverifiedDecodes, type UnverifiedDecode } from './verification/unverified-decodes.ts';
import { viewFile } from './evaluation/evaluator.ts';
import { findFailOpen, type FailOpen } from './verification/fail-open.ts';
import type { Gate } from './gate.ts';
import { findInsecureKeySets, type InsecureKeySet } from './verification/key-sets.ts';
import { lazy } from './memo.ts';
import { findLoggedTokens, type LoggedToken } from './exposure/logs.ts';
import { findKeyFaults, type KeyFault } from './keys/key-faults.ts';
import { findUndersizedKeys, type UndersizedKey } from './keys/key-sizes.ts';
import { findLifetimes, type Lifetime } from './issuance/lifetimes.ts';
import { signedObjects, signedProperties, type SignedObject, type SignedProperty } from './issuance/payloads.ts';
import { findNamedSecrets, type NamedSecret } from './keys/named-secrets.ts';
import { findUncheckedResults, type UncheckedResult } from './verification/unchecked-results.ts';
import { findPersistedTokens } from './exposure/persisted-state.ts';
import { findPolicies, type Policy } from './verification/policies.ts';
import { findReceivedTokens } from './exposure/urls-accepted.ts';
import { findStoredTokens, findStoreWrites, type StoredToken } from './exposure/storage.ts';
import { traceProvenance } from './tokens/provenance.ts';
import { findCleartextTokens, type CleartextToken } from './exposure/cleartext.ts';
import { findUntrustedKeys, type UntrustedKey } from './verification/untrusted-keys.ts';
import { findUnsignedTokens, type UnsignedToken } from './verification/unsigned-tokens.ts';
import { findSentTokens, type UrlToken } from './exposure/urls-sent.ts';

/** What a file does with tokens. Every part is computed when it is first read, once, for all rules. */
export interface Facts {
  readonly policies: readonly Policy[];
  readonly unverifiedDecodes: readonly UnverifiedDecode[];
  /** where the file verifies with a library itself */
  readonly verifications: readonly Operation[];
  readonly uncheckedResults: readonly UncheckedResult[];
  readonly failOpen: readonly FailOpen[];
  readonly unsignedTokens: readonly UnsignedToken[];
  readonly untrustedKeys: readonly UntrustedKey[];
  readonly insecureKeySets: readonly InsecureKeySet[];
  readonly storedTokens: readonly StoredToken[];
  readonly urlTokens: readonly UrlToken[];
  readonly loggedTokens: readonly LoggedToken[];
  readonly tokenCookies: readonly TokenCookie[];
  readonly cleartextTokens: readonly CleartextToken[];
  readonly signedPayloads: readonly SignedPayload[];
  readonly lifetimes: readonly Lifetime[];
  readonly keyFaults: readonly KeyFault[];
  readonly undersizedKeys: readonly UndersizedKey[];
  readonly namedSecrets: readonly NamedSecret[];
  readonly runtime: Runtime | 'unknown';
}

export interface SignedPayload {
  readonly call: Operation;
  readonly properties: readonly SignedProperty[];
  readonly objects: readonly SignedObject[];
}

export interface Knowledge {
  readonly table: Table;
  readonly tokenNames: TokenNames;
  /** what is registered in files that cannot be seen from here, by library name */
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * Collects the facts of a file whose text passed the gate.
 *
 * @param path the file's path below the working directory, with `/` between its parts
 */
export function collectFacts(
  sourceCode: Readonly<TSESLint.SourceCode>,
  path: string,
  gate: Gate,
  knowledge: Knowledge,
): Facts {
  const file = viewFile(sourceCode, path, knowledge.table);
  const calls = lazy(() => findOperations(file));
  const tokens = lazy(() => traceProvenance(file, calls()));
  const carriers = lazy(() => findCarriers(file, calls(), tokens(), knowledge.tokenNames, writes));
  const writes = lazy(() => findStoreWrites(file, here()));
  const library = <T>(find: () => readonly T[]): (() => readonly T[]) => lazy(() => (gate.library ? find() : []));
  const policies = library(() => findPolicies(file, calls(), tokens(), knowledge.config));
  const signed = library(() => calls().flatMap((call) => (call.kind === 'sign' ? [payloadOf(call)] : [])));
  const payloadOf = (call: Operation): SignedPayload => ({
    call,
    properties: signedProperties(file, call),
    get objects() {
      return signedObjects(file, call);
    },
  });
  const keyFaults = lazy(() =>
    gate.library || gate.secret ? findKeyFaults(file, gate.library ? calls() : [], runtime) : [],
  );
  const smallKeys = library(() => findUndersizedKeys(file, calls()));
  const namedSecrets = lazy(() => (gate.secret ? findNamedSecrets(file) : []));
  const lifetimes = library(() => findLifetimes(file, calls(), knowledge.config));
  const decodes = lazy(() =>
    gate.library || gate.handmade ? findUnverifiedDecodes(file, calls(), tokens(), { handmade: gate.handmade }) : [],
  );
  const verifications = library(() =>
    calls().filter(({ kind, source, op, made }) => {
      const isProduct = made !== undefined && op.checks === undefined && calls().some(({ node }) => node === made.node);
      return kind === 'verify' && source.isLibrary && !source.isOwn && !isProduct;
    }),
  );
  const unheeded = library(() => findUncheckedResults(file, calls()));
  const swallowed = library(() => findFailOpen(file, calls(), tokens()));
  const insecureKeySets = library(() => findInsecureKeySets(file, calls()));
  const untrustedKeys = lazy(() => (gate.library || gate.header ? findUntrustedKeys(file, calls()) : []));
  const unsigned = lazy(() =>
    gate.library || gate.unsigned ? findUnsignedTokens(file, calls(), { handmade: gate.unsigned }) : [],
  );
  /** What the model knows to happen here: some helpers are what their name says only in a browser. */
  const here = lazy(() => calls().filter(({ op }) => op.runs !== 'browser' || runtime() !== 'server'));
  const stored = lazy(() =>
    gate.storage
      ? [...findStoredTokens(file, writes(), carriers()), ...findPersistedTokens(file, here(), carriers())]
      : [],
  );
  const urls = lazy(() => (gate.url ? urlTokens() : []));
  const urlTokens = (): readonly UrlToken[] =>
    distinct([
      ...findSentTokens(file, calls(), carriers()),
      ...findReceivedTokens(file, calls(), { writes, carriers: carriers(), tokens: tokens() }),
    ]);
  const logged = lazy(() => (gate.log ? findLoggedTokens(file, calls(), carriers()) : []));
  const cookies = lazy(() => (gate.cookie ? findTokenCookies(file, calls(), carriers()) : []));
  const openlySent = lazy(() => (gate.transport ? findCleartextTokens(file, calls(), carriers()) : []));
  const runtime = lazy(() => findRuntime(file, path));
  return {
    get policies() {
      return policies();
    },
    get unverifiedDecodes() {
      return decodes();
    },
    get unsignedTokens() {
      return unsigned();
    },
    get verifications() {
      return verifications();
    },
    get uncheckedResults() {
      return unheeded();
    },
    get failOpen() {
      return swallowed();
    },
    get untrustedKeys() {
      return untrustedKeys();
    },
    get insecureKeySets() {
      return insecureKeySets();
    },
    get storedTokens() {
      return stored();
    },
    get urlTokens() {
      return urls();
    },
    get loggedTokens() {
      return logged();
    },
    get tokenCookies() {
      return cookies();
    },
    get cleartextTokens() {
      return openlySent();
    },
    get signedPayloads() {
      return signed();
    },
    get keyFaults() {
      return keyFaults();
    },
    get undersizedKeys() {
      return smallKeys();
    },
    get namedSecrets() {
      return namedSecrets();
    },
    get lifetimes() {
      return lifetimes();
    },
    get runtime() {
      return runtime();
    },
  };
}

/** One node is reported once, also where it is an address and an option at a time. */
function distinct(found: readonly UrlToken[]): readonly UrlToken[] {
  return [...new Map(found.map((token) => [token.node, token])).values()];
}
