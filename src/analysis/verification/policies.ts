import type { CheckModel, CheckName } from '../../model/vocabulary.ts';
import { findAlgorithmFaults, type AlgorithmFault } from './algorithm-confusion.ts';
import { makerOf, type Operation } from '../operations/operations.ts';
import { bundledPublicKey } from './bundled-keys.ts';
import { optionCheck, type Check } from '../operations/option.ts';
import { checkOf } from './check.ts';
import { claimChecks } from './claim-comparisons.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { ASYMMETRIC } from '../../lexicon/pem.ts';
import { isPublicPem } from '../operations/public-key.ts';
import { findIssued, type Expected } from '../tokens/issued-values.ts';
import { parentOf, placesOf, slotAt, valueAt } from '../evaluation/places.ts';
import { configurationOf, registers } from '../operations/configuration.ts';
import { insertionPoint, type InsertionPoint } from '../operations/insertion-point.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { wrapped, type Node } from '../syntax/node.ts';
import { alternatives } from '../evaluation/value.ts';

/** A place where the checks of one or more verifications are written. */
export interface Policy {
  /** the library whose words the options are in */
  readonly library: string;
  /** the options object, or the name of the verifier where no options are given */
  readonly node: Node;
  readonly calls: readonly Operation[];
  /** whether others hold the key, too: `shared` for public keys and key sets */
  readonly key: 'keySet' | 'shared' | 'local' | 'unknown';
  /** the library looks at no claim at all: whoever calls it has to */
  readonly isSignatureOnly: boolean;
  /** what is wrong with the algorithms that are allowed, apart from their being missing */
  readonly algorithms: readonly AlgorithmFault[];
  /** of a library that looks at no claim, those that nobody else looks at either, where the file reads claims at all */
  readonly uncheckedClaims: readonly ('aud' | 'exp' | 'iss')[];
  /** a public key that is bundled with the program, where it is handed over */
  readonly bundledKey: Node | undefined;
  /** Where the option of a check could be written that is missing. */
  insertionPoint(check: CheckName): InsertionPoint | undefined;
  /** What this file signs with under the same key, and what this policy could therefore expect. */
  issued(expected: Expected): string | undefined;
  /** A check of this policy, or undefined where the library has none of that name. */
  check(name: CheckName): Check | undefined;
}

/**
 * The verification policies of a file. Calls that share one options object share one policy, so that a defect in it is
 * one report.
 *
 * @param config what settings say is registered elsewhere, by library name
 */
export function findPolicies(
  file: FileView,
  calls: readonly Operation[],
  tokens: Provenance,
  config: Readonly<Record<string, unknown>>,
): readonly Policy[] {
  const claims = claimChecks(file, tokens);
  const issued = findIssued(file, calls, tokens);
  const groups = new Map<Node, Operation[]>();
  const relying = new Map<Operation, Operation[]>();
  const registrations = calls.filter(registers);
  const products = productsByMaker(calls);
  for (const call of calls) {
    if (call.kind !== 'verify' || !call.op.checks || call.mayBeSwitchedOff) continue;
    if (isBeingTyped(call) || isNeverUsed(file, call)) continue;
    const registration = asksConfig(call) ? configurationOf(file, call, registrations, config).by : undefined;
    if (registration?.op.checks) append(relying, registration, call);
    else append(groups, optionsNode(file, call) ?? call.name, call);
  }
  return [...groups].flatMap(([node, group]): Policy[] => {
    const [first] = group;
    if (!first) return [];
    const registered = configurationOf(file, first, registrations, config);
    const joined = group.flatMap((call) => relying.get(call) ?? []);
    const answering = [...group.flatMap((call) => products.get(call.node) ?? [call]), ...joined];
    // Several rules ask for the same check.
    const checks = new Map<CheckName, Check | undefined>();
    const check = (name: CheckName): Check | undefined => {
      if (!checks.has(name)) checks.set(name, judged(name));
      return checks.get(name);
    };
    const judged = (name: CheckName): Check | undefined => {
      // Where not even the signature counts, nothing else does.
      if (name !== 'unsigned' && group.every((call) => call.op.checks?.signature === 'byHand')) return undefined;
      if (name !== 'signature' && group.every((call) => isSwitchedOff(file, call))) return undefined;
      const ops = [...new Map(group.map((call) => [call.op, call])).values()];
      const found = ops.flatMap((call) => {
        const model = call.op.checks?.[name] ?? UNHEARD_OF[name];
        return model ? [checkOf(file, { node, first: call, joined, answering, model, name, registered, claims })] : [];
      });
      return found.toSorted((a, b) => SEVERITY.indexOf(a.verdict) - SEVERITY.indexOf(b.verdict))[0];
    };
    return [
      {
        library: first.source.name,
        node,
        calls: group,
        check,
        get key() {
          return keyKind(file, group);
        },
        isSignatureOnly: isSignatureOnly(group),
        get uncheckedClaims() {
          if (!isSignatureOnly(group) || !claims.isRead(answering)) return [];
          return READ_FIRST.filter((claim) => claims.compared(answering, claim) === 'no');
        },
        get bundledKey() {
          return group.map((call) => bundledPublicKey(file, call)).find((found) => found !== undefined);
        },
        get algorithms() {
          return group.flatMap((call) => findAlgorithmFaults(file, call)).slice(0, 1);
        },
        insertionPoint: (name) => insertionPoint(file, group, name),
        issued: (expected) => issued.value(first, expected),
      },
    ];
  });
}

function append<Key>(lists: Map<Key, Operation[]>, key: Key, call: Operation): void {
  const list = lists.get(key);
  if (list) list.push(call);
  else lists.set(key, [call]);
}

/** Without any argument this is code that somebody is writing, unless what it needs is registered elsewhere. */
function isBeingTyped(call: Operation): boolean {
  return call.args.length === 0 && !(call.op.token === undefined && asksConfig(call));
}

function asksConfig(call: Operation): boolean {
  return Object.values(call.op.checks ?? {}).some(
    (model) => typeof model === 'object' && placesOf(model.at).some((place) => place.startsWith('config')),
  );
}

/** A verifier that is made, kept in a variable and never called decides nothing. */
function isNeverUsed(file: FileView, { node, source }: Operation): boolean {
  const made = file.resolvedCall(node)?.use?.gives;
  const declarator = wrapped(node).parent;
  if (made === undefined || !source.things[made.slice(1)] || declarator?.type !== 'VariableDeclarator') return false;
  const variable = file.scopes.variable(declarator.id);
  const isExported = declarator.parent.parent.type === 'ExportNamedDeclaration';
  return !isExported && variable?.references.every((reference) => !reference.isRead()) === true;
}

/** The calls of the verifiers that other calls make, by what makes them: those answer with claims. */
function productsByMaker(calls: readonly Operation[]): ReadonlyMap<Node, readonly Operation[]> {
  const products = new Map<Node, Operation[]>();
  for (const call of calls)
    if (call.kind === 'verify' && !call.op.checks && call.made) append(products, call.made.node, call);
  return products;
}

function isSignatureOnly(calls: readonly Operation[]): boolean {
  return calls.every(({ op }) => op.checks?.expiry === 'byHand' && op.checks.signature !== 'byHand');
}

/** In the order in which they are missed. */
const READ_FIRST: Policy['uncheckedClaims'] = ['exp', 'iss', 'aud'];

/** The verifier is told to leave out all that it does. */
function isSwitchedOff(file: FileView, call: Operation): boolean {
  const check = optionCheck(file, call, 'signature');
  return check?.verdict === 'disabled' && check.reason === 'switchedOff';
}

/** What few libraries have an option for. */
const UNHEARD_OF: Readonly<Partial<Record<CheckName, CheckModel>>> = { lifetime: 'byHand', type: 'byHand' };

/** Where different verifiers share their options, the worst that one of them makes of these counts. */
const SEVERITY: readonly Check['verdict'][] = ['disabled', 'ineffective', 'absent', 'byHand', 'unknown', 'enforced'];

/** The options object that a call's checks are written in, wherever it stands. */
function optionsNode(file: FileView, call: Operation): Node | undefined {
  for (const model of Object.values(call.op.checks ?? {})) {
    if (typeof model !== 'object') continue;
    const [place] = placesOf(model.at);
    const parent = place && parentOf(place);
    const slot = parent ? slotAt(file, call, parent, { has: 'unknown' }) : undefined;
    const object = slot?.value && alternatives(slot.value).find((value) => value.kind === 'object');
    if (object) return object.node;
  }
  return undefined;
}

function keyKind(file: FileView, calls: readonly Operation[]): Policy['key'] {
  let kind: Policy['key'] = 'unknown';
  for (const call of calls) {
    const key = valueAt(file, call, call.op.key);
    for (const one of alternatives(key)) {
      if (one.kind === 'thing' && makerOf(file, one) === 'keySet') return 'keySet';
      if (one.kind === 'function' || (one.kind === 'result' && one.op.kind === 'publicKey')) kind = 'shared';
      else if (one.kind === 'literal') kind = isPublicPem(one) ? 'shared' : 'local';
    }
    const algorithms = call.op.checks?.algorithms;
    if (typeof algorithms !== 'object') continue;
    const list = valueAt(file, call, algorithms.at);
    const names = list.kind === 'array' ? list.items : [list];
    if (names.some((name) => name.kind === 'literal' && ASYMMETRIC.test(String(name.value)))) kind = 'shared';
  }
  return kind;
}
