import type { TSESTree } from '@typescript-eslint/utils';

import type { CheckModel, CheckName, CheckPlace, Reason, Verdict } from '../../model/vocabulary.ts';
import type { Operation } from './operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { isDemandedBefore, mayBeMissing } from '../evaluation/optional-values.ts';
import { memberAt, parentOf, placesOf, slotAt } from '../evaluation/places.ts';
import type { Slot } from '../evaluation/slots.ts';
import type { Configuration } from './configuration.ts';
import { conditionsAt } from '../syntax/order.ts';
import { enclosing, isInside, unwrap, wrapped, type CallNode, type Node } from '../syntax/node.ts';
import { matches, memberThatIs } from '../evaluation/match.ts';
import { alternatives, isUndefined, type Value } from '../evaluation/value.ts';

export interface Check {
  /** `leftToCaller`: the library cannot check this, and nothing around it does; `unknown`: the file does not show */
  readonly verdict: Verdict | 'leftToCaller' | 'unknown';
  /** where a report belongs */
  readonly node: Node;
  /** the library's own word for the option */
  readonly option: string;
  readonly reason?: Reason | 'claimOptional' | 'mayBeMissing' | 'unseenConfig';
  /** the option that makes the claim indispensable, where a token without it passes; absent where there is none */
  readonly demandedBy?: string;
  /** of an audience that nobody checks: the code around compares to which client the token was given */
  readonly isClientCompared?: boolean;
  /** where in the registered configuration the option may stand, too: `verifyOptions` */
  readonly registered?: string;
  readonly takes: 'array' | 'string';
  /** current versions of the library accept no token without it */
  readonly rejects: boolean;
}

/** What there is to read one check from. */
export interface OptionQuestion {
  readonly name: CheckName;
  /** the call whose options are read */
  readonly first: Operation;
  /** calls that take over what this one registers */
  readonly joined: readonly Operation[];
  readonly registered: Configuration;
}

/** What one call makes of a check, by its own options alone: where the check is written, or the callee. */
export function optionCheck(file: FileView, call: Operation, name: CheckName): Check | undefined {
  const model = call.op.checks?.[name];
  if (typeof model !== 'object') return undefined;
  const written = writtenCheck(file, { first: call, joined: [], name, registered: ALONE }, model);
  return { node: call.name, ...wordsFor(model, name), ...written };
}

const ALONE: Configuration = { slot: { has: 'no' }, unseen: false };

type Words = Pick<Check, 'option' | 'registered' | 'rejects' | 'takes'>;

/** By the description of a check; the same one may serve for two checks. */
const knownWords = new WeakMap<CheckPlace, Map<CheckName, Words>>();

/** The library's own words for a check. */
export function wordsFor(model: CheckModel, name: CheckName): Words {
  if (typeof model !== 'object') return { option: name, takes: usualForm(name), rejects: false };
  const ofModel = knownWords.get(model) ?? new Map<CheckName, Words>();
  const words = ofModel.get(name) ?? wordsOfPlaces(model, name);
  knownWords.set(model, ofModel.set(name, words));
  return words;
}

const usualForm = (name: CheckName): Check['takes'] => (name === 'algorithms' ? 'array' : 'string');

function wordsOfPlaces(model: CheckPlace, name: CheckName): Words {
  const places = placesOf(model.at);
  const last = places[0]?.split('.').at(-1) ?? name;
  const config = places
    .find((place) => place.startsWith('config.'))
    ?.split('.')
    .slice(1, -1)
    .join('.');
  return {
    option: model.called ?? (/^\d+$/.test(last) ? name : last),
    takes: model.takes ?? usualForm(name),
    rejects: model.rejects ?? false,
    ...(config && { registered: config }),
  };
}

/** What is written of a check, and where. */
export type Written = Pick<Check, 'reason' | 'verdict'> & { readonly node?: Node };

export function writtenCheck(file: FileView, question: OptionQuestion, model: CheckPlace): Written {
  const { first, registered, joined } = question;
  for (const place of placesOf(model.at)) {
    const slot = slotAt(file, first, place, registered.slot);
    const dangerous = slot.value && matchingRow(model, slot.value, slot.node);
    if (dangerous?.verdict === 'absent') return neverRead(file, first, model, registered) ?? dangerous;
    if (dangerous) return dangerous;
    if (slot.has === 'unknown') return { verdict: 'unknown' };
    if (slot.has === 'no') continue;
    // `issuer: undefined` overrides what a lower place says.
    if (slot.value && isUndefined(slot.value)) return { verdict: verdictWithout(model) };
    if (mayBeLeftOut(file, question, slot))
      return { verdict: verdictWithout(model), reason: 'mayBeMissing', ...(slot.node && { node: slot.node }) };
    const certain = slot.has === 'yes' && slot.value && !alternatives(slot.value).some(isUndefined);
    return { verdict: certain ? 'enforced' : 'unknown', ...(certain && slot.node && { node: slot.node }) };
  }
  const verdict = verdictWithout(model);
  if (verdict === 'absent' && joined.length > 0 && joined.every((call) => says(file, call, question.name))) {
    return { verdict: 'unknown' };
  }
  return neverRead(file, first, model, registered) ?? { verdict, ...unseenReason(model, registered) };
}

/** An issuer or an audience that a caller need not give: without one, the claim is not looked at. */
function mayBeLeftOut(file: FileView, { name }: OptionQuestion, { has, node }: Slot): boolean {
  if (!node || (name !== 'issuer' && name !== 'audience')) return false;
  if (node.type === 'AssignmentExpression') return has === 'maybe' && isWrittenWhereGiven(file, node);
  if (node.type !== 'Property') return has === 'yes' && mayBeMissing(file, node);
  return has === 'yes' ? mayBeMissing(file, node.value) : isGivenByItself(file, node);
}

/** `...(audience && { audience })`: the property is there where the value is. */
function isGivenByItself(file: FileView, { value, parent }: TSESTree.Property): boolean {
  const choice = wrapped(parent).parent;
  const isSpread = choice !== undefined && wrapped(choice).parent?.type === 'SpreadElement';
  if (!isSpread || isDemandedBefore(file, value, choice)) return false;
  const text = file.sourceCode.getText(unwrap(value));
  return conditionsAt(value).some(({ test }) => {
    const asked = test.type === 'BinaryExpression' ? [test.left, test.right] : [test];
    return isInside(test, choice) && asked.some((side) => file.sourceCode.getText(unwrap(side)) === text);
  });
}

/** `if (audience) options.audience = audience`: the property is there where the value is. */
function isWrittenWhereGiven(file: FileView, { parent, right }: TSESTree.AssignmentExpression): boolean {
  const block = parent.parent?.type === 'BlockStatement' ? parent.parent : parent;
  const branch = parent.type === 'ExpressionStatement' ? block.parent : undefined;
  if (branch?.type !== 'IfStatement' || branch.alternate || isDemandedBefore(file, right, branch)) return false;
  const text = file.sourceCode.getText(unwrap(right));
  const asked = branch.test.type === 'BinaryExpression' ? [branch.test.left, branch.test.right] : [branch.test];
  return asked.some((side) => file.sourceCode.getText(unwrap(side)) === text);
}

/** Where the key belongs to one issuer alone, nothing is lost when nobody asks for it. */
function verdictWithout({ absent = 'absent' }: CheckPlace): Verdict {
  return absent === 'byKey' ? 'enforced' : absent;
}

/** Whether a call that relies on a registered configuration has a word of its own on a check. */
function says(file: FileView, call: Operation, name: CheckName): boolean {
  const model = call.op.checks?.[name];
  if (typeof model !== 'object') return model === 'fixed';
  return placesOf(model.at).some((place) => slotAt(file, call, place, { has: 'no' }).has !== 'no');
}

function unseenReason(model: CheckPlace, registered: Configuration): Pick<Check, 'reason'> {
  const asksConfig = placesOf(model.at).some((place) => place.startsWith('config'));
  return asksConfig && registered.unseen ? { reason: 'unseenConfig' } : {};
}

/** Badness is a may-question: one dangerous alternative is enough. Absence is a must-question. */
function matchingRow(model: CheckPlace, value: Value, node: Node | undefined): Written | undefined {
  const values = alternatives(value);
  for (const [test, verdict, reason] of model.rows ?? []) {
    const match = values.find((one) => matches(one, test) === true && !isUndefined(one));
    if (!match || (verdict === 'absent' && values.some((one) => matches(one, test) !== true))) continue;
    const member = typeof test === 'object' && 'includes' in test ? memberThatIs(match, test.includes) : undefined;
    return { verdict, node: member?.node ?? node ?? match.node, ...(reason && { reason }) };
  }
  return undefined;
}

/** A check written under a name, or in a place, that the library does not read. */
function neverRead(file: FileView, call: Operation, model: CheckPlace, registered: Configuration): Written | undefined {
  const { misspelt = [] } = model;
  for (const place of misspelt.length > 0 ? placesOf(model.at) : []) {
    const parent = parentOf(place);
    if (!parent) continue;
    const options = slotAt(file, call, parent, registered.slot);
    for (const spelling of misspelt) {
      const slot = memberAt(file, options, spelling);
      if (slot.has === 'yes' && slot.node && !isSharedWithSigner(file, slot.node))
        return { verdict: 'ineffective', reason: 'misspelt', node: slot.node };
    }
  }
  for (const place of model.dropped ?? []) {
    const slot = slotAt(file, call, place, registered.slot);
    if (slot.has === 'unknown') return { verdict: 'unknown' };
    if (slot.has === 'yes' && slot.node && !isSharedWithSigner(file, slot.node))
      return { verdict: 'ineffective', reason: 'dropped', node: slot.node };
  }
  return undefined;
}

/** Options that a signer is given, too, may be meant for that: `expiresIn`. */
function isSharedWithSigner(file: FileView, property: Node): boolean {
  const object = property.parent;
  const holder = object && wrapped(object).parent;
  if (holder?.type !== 'VariableDeclarator') return false;
  return file.scopes.reads(holder.id).some((read) => {
    const call = enclosing(read, (at): at is CallNode => at.type === 'CallExpression' || at.type === 'NewExpression');
    return call !== undefined && file.resolvedCall(call)?.use?.op?.kind === 'sign';
  });
}
