import type { CheckModel, CheckName } from '../../model/vocabulary.ts';
import { findAlgorithmFaults, type AlgorithmFault } from './algorithm-confusion.ts';
import { makerOf, type Operation } from '../operations/operations.ts';
import { bundledPublicKey } from './bundled-keys.ts';
import { optionCheck, type Check } from '../operations/option.ts';
import { checkOf } from './check.ts';
import { hasKeyOfOneKind } from './key-kinds.ts';
import { claimChecks, type ClaimChecks } from './claim-comparisons.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { isBroughtIn } from '../evaluation/imported-values.ts';
import { lazy } from '../memo.ts';
import { ASYMMETRIC } from '../../lexicon/pem.ts';
import { publicKeyForm } from '../operations/public-key.ts';
import { findIssued, type Expected, type Issued } from '../tokens/issued-values.ts';
import { nodeAt, parentOf, placesOf, slotAt, valueAt } from '../evaluation/places.ts';
import { configurationOf, registers, type Configuration } from '../operations/configuration.ts';
import { insertionPoint, type InsertionPoint } from '../operations/insertion-point.ts';
import type { Provenance } from '../tokens/provenance.ts';
import { wrapped, type Node } from '../syntax/node.ts';
import { alternatives } from '../evaluation/value.ts';
import { addUnder } from '../syntax/lists.ts';

/** A place where the checks of one or more verifications are written. */
export interface Policy {
  /** the library whose words the options are in */
  readonly library: string;
  /** the options object, or the name of the verifier where no options are given */
  readonly node: Node;
  readonly calls: readonly Operation[];
  /** the calls that answer with claims: the verifications themselves, or those of the verifiers that they make */
  readonly answering: readonly Operation[];
  /** whether others hold the key, too: `shared` for public keys and key sets */
  readonly key: 'keySet' | 'shared' | 'local' | 'unknown';
  /** the library looks at no claim at all: whoever calls it has to */
  readonly isSignatureOnly: boolean;
  /** what is wrong with the algorithms that are allowed, apart from their being missing */
  readonly algorithms: readonly AlgorithmFault[];
  /** nothing here tells one kind of tokens from another but, maybe, that the key is good for one alone */
  readonly takesAnyKind: boolean;
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
  const registrations = calls.filter(registers);
  const context: PolicyContext = {
    file,
    claims: claimChecks(file, tokens),
    issued: findIssued(file, calls, tokens),
    products: productsByMaker(calls),
    configurationOf: (call) => configurationOf(file, call, registrations, config),
  };
  return groupsOf(context, calls).map((group) => policyOf(context, group));
}

/** What all policies of a file are found with. */
interface PolicyContext {
  readonly file: FileView;
  readonly claims: ClaimChecks;
  readonly issued: Issued;
  readonly products: ReadonlyMap<Node, readonly Operation[]>;
  readonly configurationOf: (call: Operation) => Configuration;
}

/** Calls whose checks are written in one place. */
interface Group {
  readonly node: Node;
  readonly first: Operation;
  readonly calls: readonly Operation[];
  /** calls that take over what one of these registers */
  readonly joined: readonly Operation[];
}

function groupsOf(context: PolicyContext, calls: readonly Operation[]): readonly Group[] {
  const { file } = context;
  const groups = new Map<Node, Operation[]>();
  const relying = new Map<Operation, Operation[]>();
  for (const call of calls) {
    if (call.kind !== 'verify' || !call.op.checks) continue;
    if (call.mayBeSwitchedOff && !call.verifiesAtTimes) continue;
    if (isBeingTyped(call) || isNeverUsed(file, call)) continue;
    const registration = asksConfig(call) ? context.configurationOf(call).by : undefined;
    if (registration?.op.checks) addUnder(relying, registration, call);
    else addUnder(groups, optionsNode(file, call) ?? call.name, call);
  }
  return [...groups].flatMap(([node, group]): Group[] => {
    const [first] = group;
    return first ? [{ node, first, calls: group, joined: group.flatMap((call) => relying.get(call) ?? []) }] : [];
  });
}

function policyOf(context: PolicyContext, group: Group): Policy {
  const { file, claims, issued } = context;
  const { node, first, calls } = group;
  const answering = answeringCalls(context, group);
  const judged: JudgedGroup = {
    ...group,
    answering,
    registered: lazy(() => context.configurationOf(first)),
    isSwitchedOff: lazy(() => calls.every((call) => isSwitchedOff(file, call))),
  };
  // Several rules ask for the same check.
  const checks = new Map<CheckName, Check | undefined>();
  return {
    library: first.source.name,
    node,
    calls,
    answering,
    check: (name) => {
      if (!checks.has(name)) checks.set(name, placed(file, groupCheck(context, judged, name), group));
      return checks.get(name);
    },
    get key() {
      return keyKind(file, calls);
    },
    get takesAnyKind() {
      const check = worstCheck(context, judged, 'type', calls);
      return check !== undefined && TAKING_ANY.has(check.verdict);
    },
    isSignatureOnly: isSignatureOnly(calls),
    get uncheckedClaims() {
      if (!isSignatureOnly(calls) || !claims.isRead(answering)) return [];
      return READ_FIRST.filter((claim) => claims.compared(answering, claim) === 'no').filter(
        (claim) => claim !== 'aud' || claims.compared(answering, 'client') === 'no',
      );
    },
    get bundledKey() {
      return calls.map((call) => bundledPublicKey(file, call)).find((found) => found !== undefined);
    },
    get algorithms() {
      return calls.flatMap((call) => findAlgorithmFaults(file, call)).slice(0, 1);
    },
    insertionPoint: (name) => insertionPoint(file, calls, name),
    issued: (expected) => issued.value(first, expected),
  };
}

/** What another file says of a check is reported where it is handed over. */
function placed(file: FileView, check: Check | undefined, { node }: Group): Check | undefined {
  return check && isBroughtIn(file, check.node) ? { ...check, node } : check;
}

/** The calls that answer with claims: the verifications themselves, or those of the verifiers that they make. */
function answeringCalls({ products }: PolicyContext, { calls, joined }: Group): readonly Operation[] {
  return [...calls.flatMap((call) => products.get(call.node) ?? [call]), ...joined];
}

/** What all checks of a group are judged by. */
interface JudgedGroup extends Group {
  readonly answering: readonly Operation[];
  readonly registered: () => Configuration;
  readonly isSwitchedOff: () => boolean;
}

/** The worst that one of the calls makes of a check. */
function groupCheck({ file, claims }: PolicyContext, group: JudgedGroup, name: CheckName): Check | undefined {
  const { calls } = group;
  // Where not even the signature counts, nothing else does.
  if (name !== 'unsigned' && calls.every((call) => call.op.checks?.signature === 'byCaller')) return undefined;
  if (name !== 'signature' && group.isSwitchedOff()) return undefined;
  if (name !== 'type') return worstCheck({ file, claims }, group, name, calls);
  // A key that is good for one kind of tokens tells them apart.
  const open = calls.filter((call) => !hasKeyOfOneKind(file, call));
  const worst = worstCheck({ file, claims }, group, name, open.length > 0 ? open : calls);
  return worst && open.length === 0 ? { ...worst, verdict: 'enforced' } : worst;
}

/** The worst that one of some calls makes of a check. */
function worstCheck(
  { file, claims }: Pick<PolicyContext, 'claims' | 'file'>,
  { node, joined, answering, registered }: JudgedGroup,
  name: CheckName,
  calls: readonly Operation[],
): Check | undefined {
  const ops = [...new Map(calls.map((call) => [call.op, call])).values()];
  const found = ops.flatMap((call) => {
    const model = call.op.checks?.[name] ?? UNHEARD_OF[name];
    if (!model) return [];
    return [checkOf(file, { node, first: call, joined, answering, model, name, registered: registered(), claims })];
  });
  // For those who tell it so this is a decoder, and reported as one.
  const verifying = found.filter(({ reason }) => reason !== 'decodesOnly');
  const [worst] = verifying.toSorted((a, b) => SEVERITY.indexOf(a.verdict) - SEVERITY.indexOf(b.verdict));
  return worst;
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
    if (call.kind === 'verify' && !call.op.checks && call.made) addUnder(products, call.made.node, call);
  return products;
}

function isSignatureOnly(calls: readonly Operation[]): boolean {
  return calls.every(({ op }) => op.checks?.expiry === 'byCaller' && op.checks.signature !== 'byCaller');
}

/** Nothing tells kinds apart: by no option, by one that takes any kind, or as the library has none. */
const TAKING_ANY: ReadonlySet<Check['verdict']> = new Set(['absent', 'disabled', 'leftToCaller']);

/** In the order in which they are missed. */
const READ_FIRST: Policy['uncheckedClaims'] = ['exp', 'iss', 'aud'];

/** The verifier is told to leave out all that it does. */
function isSwitchedOff(file: FileView, call: Operation): boolean {
  const check = optionCheck(file, call, 'signature');
  return check?.verdict === 'disabled' && check.reason === 'switchedOff';
}

/** What few libraries have an option for. */
const UNHEARD_OF: Readonly<Partial<Record<CheckName, CheckModel>>> = { lifetime: 'byCaller', type: 'byCaller' };

/** Where different verifiers share their options, the worst that one of them makes of these counts. */
const SEVERITY: readonly Check['verdict'][] = [
  'disabled',
  'ineffective',
  'absent',
  'leftToCaller',
  'unknown',
  'enforced',
];

/** The options object that a call's checks are written in, wherever it stands. */
function optionsNode(file: FileView, call: Operation): Node | undefined {
  for (const model of Object.values(call.op.checks ?? {})) {
    if (typeof model !== 'object') continue;
    const [place] = placesOf(model.at);
    const parent = place && parentOf(place);
    const slot = parent ? slotAt(file, call, parent, { has: 'unknown' }) : undefined;
    const object = slot?.value && alternatives(slot.value).find((value) => value.kind === 'object');
    if (object) return isKeptInMember(object.node) || isBroughtIn(file, object.node) ? slot.node : object.node;
  }
  return undefined;
}

/** `this.settings = { … }`: whoever has the owner reads it, so that a fault belongs where it is handed over. */
function isKeptInMember(object: Node): boolean {
  const { parent } = wrapped(object);
  return parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression';
}

function keyKind(file: FileView, calls: readonly Operation[]): Policy['key'] {
  let kind: Policy['key'] = 'unknown';
  for (const call of calls) {
    const key = valueAt(file, call, call.op.key);
    for (const one of alternatives(key)) {
      if (one.kind === 'thing' && makerOf(file, one) === 'keySet') return 'keySet';
      if (one.kind === 'function' || publicKeyForm(file, one, nodeAt(file, call, call.op.key))) kind = 'shared';
      else if (one.kind === 'literal') kind = 'local';
    }
    const algorithms = call.op.checks?.algorithms;
    if (typeof algorithms !== 'object') continue;
    const allowed = valueAt(file, call, algorithms.at);
    const names = allowed.kind === 'array' ? allowed.items : [allowed];
    if (names.some((name) => name.kind === 'literal' && ASYMMETRIC.test(String(name.value)))) kind = 'shared';
  }
  return kind;
}
