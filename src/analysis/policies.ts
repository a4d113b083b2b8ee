import type { Source } from '../model/table.ts';
import type { CheckModel, CheckName, CheckPlace, Place, Reason, Verdict } from '../model/vocabulary.ts';
import { makerOf, placesOf, slotAt, valueAt, type Call } from './calls.ts';
import { claimChecks, type ClaimChecks } from './claims.ts';
import type { FileView } from './file.ts';
import { returnedValue } from './functions.ts';
import { findIssued, type Expected } from './issued.ts';
import { optionSite, type OptionSite } from './sites.ts';
import type { Tokens } from './tokens.ts';
import type { Node } from './tree.ts';
import { alternatives, isNullish, jsonValue, matches, type Slot, type Value } from './values.ts';

/** A place where the checks of one or more verifications are written. */
export interface Policy {
  /** the library whose words the options are in */
  readonly library: string;
  /** the options object, or the name of the verifier where no options are given */
  readonly node: Node;
  readonly calls: readonly Call[];
  /** whether others hold the key, too: `shared` for public keys and key sets */
  readonly key: 'keySet' | 'shared' | 'local' | 'unknown';
  /** Where an option could be written that is missing. */
  readonly site: OptionSite | undefined;
  /** What this file signs with under the same key, and what this policy could therefore expect. */
  issued(expected: Expected): string | undefined;
  /** A check of this policy, or undefined where the library has none of that name. */
  check(name: CheckName): Check | undefined;
}

export interface Check {
  /** `byHand`: the library cannot check this and nobody else does; `unknown`: the file does not show */
  readonly verdict: Verdict | 'byHand' | 'unknown';
  /** where a report belongs */
  readonly node: Node;
  /** the library's own word for the option */
  readonly option: string;
  readonly reason?: Reason | 'unseenConfig';
}

/**
 * The verification policies of a file. Calls that share one options object share one policy, so that a defect in it is
 * one report.
 *
 * @param config what settings say is registered elsewhere, by library name
 */
export function findPolicies(
  file: FileView,
  calls: readonly Call[],
  tokens: Tokens,
  config: Readonly<Record<string, unknown>>,
): readonly Policy[] {
  const claims = claimChecks(file, tokens);
  const issued = findIssued(file, calls, tokens);
  const groups = new Map<Node, Call[]>();
  for (const call of calls) {
    // Without any argument this is code that somebody is typing.
    if (call.kind !== 'verify' || !call.op.checks || call.invocation.args.length === 0) continue;
    const site = optionsNode(file, call) ?? call.callee;
    const group = groups.get(site);
    if (group) group.push(call);
    else groups.set(site, [call]);
  }
  return [...groups].flatMap(([node, group]): Policy[] => {
    const [first] = group;
    if (!first) return [];
    const registered = registeredConfig(file, first, calls, config);
    return [
      {
        library: first.source.name,
        node,
        calls: group,
        get key() {
          return keyKind(file, group);
        },
        get site() {
          return optionSite(file, node, group);
        },
        issued: (expected) => issued.value(first, expected),
        check: (name) => {
          const ops = [...new Map(group.map((call) => [call.op, call])).values()];
          const checks = ops.flatMap((call) => {
            const model = call.op.checks?.[name];
            return model ? [checkOf(file, { node, calls: group, first: call, model, name, registered, claims })] : [];
          });
          return checks.toSorted((a, b) => SEVERITY.indexOf(a.verdict) - SEVERITY.indexOf(b.verdict))[0];
        },
      },
    ];
  });
}

/** Where different verifiers share their options, the worst that one of them makes of these counts. */
const SEVERITY: readonly Check['verdict'][] = ['disabled', 'ineffective', 'absent', 'byHand', 'unknown', 'enforced'];

interface Question {
  readonly node: Node;
  readonly calls: readonly Call[];
  readonly first: Call;
  readonly model: CheckModel;
  readonly name: CheckName;
  readonly registered: Registered;
  readonly claims: ClaimChecks;
}

interface Registered {
  readonly slot: Slot;
  readonly unseen: boolean;
}

/** The options object that a call's checks are written in, wherever it stands. */
function optionsNode(file: FileView, call: Call): Node | undefined {
  for (const model of Object.values(call.op.checks ?? {})) {
    if (typeof model !== 'object') continue;
    const [place] = placesOf(model.at);
    const parent = place && parentOf(place);
    const slot = parent ? slotAt(file, call, parent, { has: 'unknown' }) : undefined;
    const object = slot?.value && alternatives(slot.value).find((value) => value.is === 'object');
    if (object) return object.node;
  }
  return undefined;
}

function parentOf(place: Place): Place | undefined {
  const end = place.lastIndexOf('.');
  return end > 0 ? (place.slice(0, end) as Place) : undefined;
}

/** What is registered for a library: in this file, in the settings, or, unseen, what practice says. */
function registeredConfig(
  file: FileView,
  call: Call,
  calls: readonly Call[],
  config: Readonly<Record<string, unknown>>,
): Registered {
  // A service that the file constructs has its configuration there, not in a module.
  if (call.made) return { slot: { has: 'no' }, unseen: false };
  const here = calls.find((other) => other.kind === 'configure' && other.source === call.source);
  if (here) {
    const value = valueAt(file, here, here.op.value);
    const given = value.is === 'function' ? returnedValue(file, value.node) : value;
    return { slot: { has: 'yes', value: given }, unseen: false };
  }
  const stated = config[call.source.name];
  if (stated !== undefined) return { slot: { has: 'yes', value: jsonValue(stated, call.node) }, unseen: false };
  const known = call.source.unseenConfig === 'absent' && !importsConfiguration(file, call.source);
  return { slot: { has: known ? 'no' : 'unknown' }, unseen: true };
}

/** The file has the library's module class at hand, so it may register it in a way that the analysis does not see. */
function importsConfiguration(file: FileView, source: Source): boolean {
  return (file.tree.get('ImportSpecifier') ?? []).some((node) => {
    const value = node.type === 'ImportSpecifier' ? file.evaluate(node.local) : undefined;
    if (value?.is !== 'thing' || value.source !== source) return false;
    return Object.values(value.thing.members ?? {}).some(
      (member) => typeof member === 'object' && member.call?.op?.kind === 'configure',
    );
  });
}

function checkOf(file: FileView, question: Question): Check {
  const { model, name, node, first, calls, claims } = question;
  const option = typeof model === 'object' ? optionName(model) : name;
  if (model === 'fixed') return { verdict: 'enforced', node, option };
  const written: Written =
    model === 'byHand' ? { verdict: 'byHand', node: first.callee } : writtenCheck(file, question, model);
  if (written.verdict === 'enforced' || written.verdict === 'unknown') return { node, option, ...written };
  // What the options lack, the code around may still do.
  const byHand =
    name === 'issuer' ? claims.compared(calls, 'iss') : name === 'audience' ? claims.compared(calls, 'aud') : 'no';
  if (byHand !== 'no') return { verdict: byHand === 'yes' ? 'enforced' : 'unknown', node, option };
  return { node, option, ...written };
}

function optionName(model: CheckPlace): string {
  const [place = ''] = placesOf(model.at);
  return place.slice(place.lastIndexOf('.') + 1);
}

type Written = Pick<Check, 'reason' | 'verdict'> & { readonly node?: Node };

function writtenCheck(file: FileView, { first, registered }: Question, model: CheckPlace): Written {
  for (const place of placesOf(model.at)) {
    const slot = slotAt(file, first, place, registered.slot);
    const dangerous = slot.value && badRow(model, slot.value, slot.node);
    if (dangerous) return dangerous;
    if (slot.has === 'unknown') return { verdict: 'unknown' };
    if (slot.has === 'no') continue;
    // `issuer: undefined` overrides what a lower place says.
    if (slot.value && isUndefined(slot.value)) return { verdict: model.absent ?? 'absent' };
    const certain = slot.has === 'yes' && slot.value && !alternatives(slot.value).some(isUndefined);
    return { verdict: certain ? 'enforced' : 'unknown' };
  }
  return (
    neverRead(file, first, model, registered) ?? {
      verdict: model.absent ?? 'absent',
      ...unseenReason(model, registered),
    }
  );
}

function unseenReason(model: CheckPlace, registered: Registered): Pick<Check, 'reason'> {
  const asksConfig = placesOf(model.at).some((place) => place.startsWith('config'));
  return asksConfig && registered.unseen ? { reason: 'unseenConfig' } : {};
}

const isUndefined = (value: Value): boolean => isNullish(value) && value.is === 'literal' && value.value === undefined;

/** Badness is a may-question: one dangerous alternative is enough. */
function badRow(model: CheckPlace, value: Value, node: Node | undefined): Written | undefined {
  for (const [test, verdict, reason] of model.rows ?? []) {
    const match = alternatives(value).find((one) => matches(one, test) === true);
    if (!match || isUndefined(match)) continue;
    return { verdict, node: node ?? match.node, ...(reason && { reason }) };
  }
  return undefined;
}

/** A check written under a name, or in a place, that the library does not read. */
function neverRead(file: FileView, call: Call, model: CheckPlace, registered: Registered): Written | undefined {
  for (const place of placesOf(model.at)) {
    const parent = parentOf(place);
    if (!parent) continue;
    for (const spelling of model.misspelt ?? []) {
      const slot = slotAt(file, call, `${parent}.${spelling}` as Place, registered.slot);
      if (slot.has === 'yes' && slot.node) return { verdict: 'ineffective', reason: 'misspelt', node: slot.node };
    }
  }
  for (const place of model.dropped ?? []) {
    const slot = slotAt(file, call, place, registered.slot);
    if (slot.has === 'yes' && slot.node) return { verdict: 'ineffective', reason: 'dropped', node: slot.node };
  }
  return undefined;
}

/** Asymmetric algorithms mean that the verifying key is public. */
const ASYMMETRIC = /^(?:RS|PS|ES)\d|^EdDSA$|^Ed/;

function keyKind(file: FileView, calls: readonly Call[]): Policy['key'] {
  let kind: Policy['key'] = 'unknown';
  for (const call of calls) {
    const key = valueAt(file, call, call.op.key);
    for (const one of alternatives(key)) {
      if (one.is === 'thing' && makerOf(file, one) === 'keySet') return 'keySet';
      if (one.is === 'function' || (one.is === 'result' && one.op.kind === 'publicKey')) kind = 'shared';
      else if (one.is === 'literal')
        kind = /BEGIN (?:RSA )?(?:PUBLIC KEY|CERTIFICATE)/.test(String(one.value)) ? 'shared' : 'local';
    }
    const algorithms = call.op.checks?.algorithms;
    if (typeof algorithms !== 'object') continue;
    const list = valueAt(file, call, algorithms.at);
    const names = list.is === 'array' ? list.items : [list];
    if (names.some((name) => name.is === 'literal' && ASYMMETRIC.test(String(name.value)))) kind = 'shared';
  }
  return kind;
}
