import type { TokenNames } from '../lexicon/token-names.ts';
import type { SignedToken } from '../model/frozen.ts';
import type { Table } from '../model/table.ts';
import type { FileView } from './evaluation/file-view.ts';
import type { ParsedText } from './syntax/parsed-text.ts';
import { configurationOf, registers } from './operations/configuration.ts';
import { findOperations, type Operation } from './operations/operations.ts';
import type { Slot } from './evaluation/slots.ts';
import { findCarriers, type Carriers } from './tokens/carriers.ts';
import { isConfirmed } from './exposure/confirmed-tokens.ts';
import { findTokenCookies } from './exposure/cookies.ts';
import { traceRuntimes, type RuntimeAt } from './operations/runtime.ts';
import { findUnverifiedDecodes } from './verification/unverified-decodes.ts';
import { viewFile, type Surroundings } from './evaluation/evaluator.ts';
import { findFailOpen } from './verification/fail-open.ts';
import type { Gate } from './gate.ts';
import { findInsecureKeySets } from './verification/key-sets.ts';
import { findHardcodedTokens } from './exposure/hardcoded-tokens.ts';
import { findLoggedTokens } from './exposure/logs.ts';
import { findKeyFaults } from './keys/key-faults.ts';
import { findUndersizedKeys } from './keys/key-sizes.ts';
import { findClaimTimes } from './issuance/claim-times.ts';
import { findLifetimes } from './issuance/lifetimes.ts';
import { findNamedSecrets } from './keys/named-secrets.ts';
import { findRefusedClaims } from './verification/refused-claims.ts';
import { findUncheckedResults } from './verification/unchecked-results.ts';
import { findPersistedTokens } from './exposure/persisted-state.ts';
import { findPublicSecrets } from './verification/algorithm-confusion.ts';
import { findPolicies, type Policy } from './verification/policies.ts';
import { findForeignKeys } from './verification/foreign-keys.ts';
import { findInterchangeableTokens } from './verification/interchangeable-tokens.ts';
import { findReceivedTokens } from './exposure/urls-accepted.ts';
import { findStoredTokens, findStoreWrites, type StoreWrite } from './exposure/storage.ts';
import { traceProvenance, type Provenance } from './tokens/provenance.ts';
import { findCleartextTokens } from './exposure/cleartext.ts';
import { findPostedTokens } from './exposure/posted-tokens.ts';
import { findUntrustedKeys } from './verification/untrusted-keys.ts';
import { findUnsignedTokens } from './verification/unsigned-tokens.ts';
import { findSentTokens } from './exposure/urls-sent.ts';
import type { UrlToken } from './exposure/url-tokens.ts';
import { findSignedTokens } from './issuance/signed-tokens.ts';
import { findSignedPayloads } from './issuance/payloads.ts';
import { signedExpressions, type SignedExpression } from './issuance/signed-expressions.ts';
import { findRequestClaims } from './issuance/request-claims.ts';

/** What settings and data know beside the file. */
export interface Knowledge {
  readonly table: Table;
  readonly tokenNames: TokenNames;
  /** what is registered in files that cannot be seen from here, by library name */
  readonly config: Readonly<Record<string, unknown>>;
  /** the project around the file, where that is looked at */
  readonly project?: Surroundings;
}

/** What facts are found, and files explained, with. Every part is computed when it is first read, once for all facts of a file. */
export interface FactSource {
  readonly file: FileView;
  readonly gate: Gate;
  readonly config: Knowledge['config'];
  readonly operations: readonly Operation[];
  /** the operations that happen here: some helpers are what their name says only in a browser */
  readonly operationsHere: readonly Operation[];
  /** what is signed, call by call */
  readonly signed: readonly SignedExpression[];
  readonly policies: readonly Policy[];
  /** the tokens that are signed here, and by other files of the project */
  readonly signedTokens: readonly SignedToken[];
  /** what is registered for the library of a call */
  readonly registeredFor: (call: Operation) => Slot;
  readonly provenance: Provenance;
  readonly carriers: Carriers;
  readonly storeWrites: readonly StoreWrite[];
  readonly runtimeAt: RuntimeAt;
}

interface Fact<T> {
  /** the gates of which one must be open; where none is named, the fact is there for whoever has another reason to look */
  readonly gates: readonly (keyof Gate)[];
  readonly find: (source: FactSource) => T;
}

const fact = <T>(gates: Fact<T>['gates'], find: Fact<T>['find']): Fact<T> => ({ gates, find });

/** Everything that rules can ask of a file: what opens the look for it, and how it is found. */
const FACTS = {
  policies: fact(['library'], (at) => at.policies),
  interchangeableTokens: fact(['library'], (at) =>
    findInterchangeableTokens(at.file, at.policies, () => at.signedTokens, at.registeredFor),
  ),
  /** the policies with a key that nobody in the project signs with */
  foreignKeys: fact(['library'], (at) =>
    findForeignKeys(at.file, at.policies, () => at.signedTokens, at.registeredFor),
  ),
  publicSecrets: fact(['library'], (at) => findPublicSecrets(at.file, at.operations)),
  /** where the file verifies with a library itself */
  verifications: fact(['library'], (at) => directVerifications(at.operations)),
  uncheckedResults: fact(['library'], (at) => findUncheckedResults(at.file, at.operations)),
  refusedClaims: fact(['library'], (at) => findRefusedClaims(at.file, at.operations)),
  failOpen: fact(['library'], (at) => findFailOpen(at.file, at.operations, at.provenance)),
  unverifiedDecodes: fact(['library', 'handmade'], (at) =>
    findUnverifiedDecodes(at.file, at.operations, at.provenance, {
      handmade: at.gate.handmade,
      runtimeAt: at.runtimeAt,
    }),
  ),
  unsignedTokens: fact(['library', 'unsigned'], (at) =>
    findUnsignedTokens(at.file, at.gate.library ? at.operations : [], { handmade: at.gate.unsigned }),
  ),
  untrustedKeys: fact(['library', 'header'], (at) => findUntrustedKeys(at.file, at.operations)),
  insecureKeySets: fact(['library'], (at) => findInsecureKeySets(at.file, at.operations)),
  signedPayloads: fact(['library', 'signer'], (at) => findSignedPayloads(at.file, at.signed)),
  requestClaims: fact(['library', 'signer'], (at) => findRequestClaims(at.file, at.signed)),
  claimTimes: fact(['library'], (at) => (at.operations.length > 0 ? findClaimTimes(at.file) : [])),
  lifetimes: fact(['library'], (at) => findLifetimes(at.file, at.operations, at.config)),
  keyFaults: fact(['library', 'secret'], (at) =>
    findKeyFaults(at.file, at.gate.library ? at.operations : [], at.runtimeAt),
  ),
  undersizedKeys: fact(['library'], (at) => findUndersizedKeys(at.file, at.operations)),
  namedSecrets: fact(['secret'], (at) => findNamedSecrets(at.file)),
  storedTokens: fact(['storage'], (at) => [
    ...findStoredTokens(at.file, at.storeWrites, at.carriers, (write) =>
      isConfirmed(at.file, write, { calls: at.operations, carriers: at.carriers, tokens: at.provenance }),
    ),
    ...findPersistedTokens(at.file, at.operationsHere, at.carriers),
  ]),
  urlTokens: fact(['url'], (at) =>
    distinct([
      ...findSentTokens(at.file, at.operations, at.carriers),
      ...findReceivedTokens(at.file, at.operations, {
        writes: () => at.storeWrites,
        carriers: at.carriers,
        tokens: at.provenance,
      }),
    ]),
  ),
  loggedTokens: fact(['log'], (at) => findLoggedTokens(at.file, at.operations, at.carriers)),
  tokenCookies: fact(['cookie'], (at) => findTokenCookies(at.file, at.operations, at.carriers)),
  cleartextTokens: fact(['transport'], (at) => findCleartextTokens(at.file, at.operations, at.carriers)),
  hardcodedTokens: fact(['written'], (at) => findHardcodedTokens(at.file)),
  postedTokens: fact(['message'], (at) => findPostedTokens(at.file, at.operations, at.carriers)),
};

export type FactName = keyof typeof FACTS;

/** What a file does with tokens. Every fact is found when it is first read, once, for all rules. */
export type Facts = { readonly [Name in FactName]: ReturnType<(typeof FACTS)[Name]['find']> };

/** The gates that make some facts worth looking for: one open gate is enough. */
export function gatesOf(names: readonly FactName[]): readonly (keyof Gate)[] {
  return [...new Set(names.flatMap((name) => FACTS[name].gates))];
}

/**
 * The facts of a file whose text passed the gate. What no open gate asks for is empty.
 *
 * @param path the file's path below the working directory, with `/` between its parts
 */
export function collectFacts(sourceCode: ParsedText, path: string, gate: Gate, knowledge: Knowledge): Facts {
  // One getter for each name of FACTS, and nothing else, is defined on every such object.
  return new FoundFacts(
    factSource(viewFile(sourceCode, path, knowledge.table, knowledge.project), gate, knowledge),
  ) as unknown as Facts;
}

/** The facts of one file by name. The getters are made once for all files: they are many, and most files are asked for few. */
class FoundFacts {
  private readonly source: FactSource;
  private readonly found = new Map<Fact<unknown>, unknown>();

  static {
    for (const [name, fact] of Object.entries<Fact<unknown>>(FACTS)) {
      Object.defineProperty(this.prototype, name, {
        get(this: FoundFacts) {
          return this.read(fact);
        },
      });
    }
  }

  constructor(source: FactSource) {
    this.source = source;
  }

  private read(fact: Fact<unknown>): unknown {
    if (!this.found.has(fact)) this.found.set(fact, this.isOpen(fact) ? fact.find(this.source) : []);
    return this.found.get(fact);
  }

  private isOpen({ gates }: Fact<unknown>): boolean {
    return gates.length === 0 || gates.some((one) => this.source.gate[one]);
  }
}

export function factSource(file: FileView, gate: Gate, knowledge: Knowledge): FactSource {
  return new FoundParts(file, gate, knowledge);
}

class FoundParts implements FactSource {
  readonly file: FileView;
  readonly gate: Gate;
  private readonly knowledge: Knowledge;
  private readonly parts: { -readonly [Part in keyof FactSource]?: FactSource[Part] } = {};

  constructor(file: FileView, gate: Gate, knowledge: Knowledge) {
    this.file = file;
    this.gate = gate;
    this.knowledge = knowledge;
  }

  get config(): FactSource['config'] {
    return this.knowledge.config;
  }

  get operations(): FactSource['operations'] {
    return (this.parts.operations ??= findOperations(this.file));
  }

  get operationsHere(): FactSource['operationsHere'] {
    return (this.parts.operationsHere ??= this.operations.filter(
      ({ op, node }) => op.runs !== 'browser' || this.runtimeAt(node) !== 'server',
    ));
  }

  get signed(): FactSource['signed'] {
    return (this.parts.signed ??= signedExpressions(this.file, this.gate.library ? this.operations : []));
  }

  get policies(): FactSource['policies'] {
    return (this.parts.policies ??= findPolicies(this.file, this.operations, this.provenance, this.config));
  }

  get signedTokens(): FactSource['signedTokens'] {
    return (this.parts.signedTokens ??= [
      ...findSignedTokens(this.file, this.operations, this.registeredFor),
      ...(this.file.imports?.signed ?? []),
    ]);
  }

  get registeredFor(): FactSource['registeredFor'] {
    const registrations = this.operations.filter(registers);
    return (this.parts.registeredFor ??= (call) => configurationOf(this.file, call, registrations, this.config).slot);
  }

  get provenance(): Provenance {
    return (this.parts.provenance ??= traceProvenance(this.file, this.operations));
  }

  get carriers(): Carriers {
    return (this.parts.carriers ??= findCarriers(
      this.file,
      this.operations,
      this.provenance,
      this.knowledge.tokenNames,
      () => this.storeWrites,
    ));
  }

  get storeWrites(): FactSource['storeWrites'] {
    return (this.parts.storeWrites ??= findStoreWrites(this.file, this.operationsHere));
  }

  get runtimeAt(): RuntimeAt {
    return (this.parts.runtimeAt ??= traceRuntimes(this.file));
  }
}

/** Verifications with a library, without those of a verifier that is made here and verifies for itself. */
function directVerifications(operations: readonly Operation[]): readonly Operation[] {
  const nodes = new Set(operations.map(({ node }) => node));
  return operations.filter(({ kind, source, op, made }) => {
    const isProduct = made !== undefined && op.checks === undefined && nodes.has(made.node);
    // A guard that is asked gives no claims: its framework verifies.
    const isAsked = op.token === undefined && op.claims?.length === 0;
    return kind === 'verify' && source.isLibrary && !source.isOwn && !isProduct && !isAsked;
  });
}

/** One node is reported once, also where it is an address and an option at a time. */
function distinct(found: readonly UrlToken[]): readonly UrlToken[] {
  return [...new Map(found.map((token) => [token.node, token])).values()];
}
