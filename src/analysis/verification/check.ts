import type { CheckModel, CheckName } from '../../model/vocabulary.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { exportNamesOf } from '../evaluation/export-values.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { firstSlot, slotAt } from '../evaluation/places.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import { issuesWithoutAudience } from '../../lexicon/value-names.ts';
import { matches } from '../evaluation/match.ts';
import { wordsFor, writtenCheck, type Check, type OptionQuestion, type Written } from '../operations/option.ts';
import type { Operation } from '../operations/operations.ts';
import { enclosingFunction, type Node } from '../syntax/node.ts';
import type { ClaimChecks, ClaimName } from './claim-comparisons.ts';

/** A check of a policy, and what there is to judge it by. */
export interface CheckQuestion extends OptionQuestion {
  readonly node: Node;
  /** the calls that answer with claims */
  readonly answering: readonly Operation[];
  readonly model: CheckModel;
  readonly claims: ClaimChecks;
}

/** What a policy makes of one check. */
export function checkOf(file: FileView, question: CheckQuestion): Check {
  const { model, name, node, first, answering, claims } = question;
  const words = wordsFor(model, name);
  if (model === 'fixed' || model === 'byKey') return { verdict: 'enforced', node, ...words };
  const written: Written =
    model === 'byCaller' ? { verdict: 'leftToCaller', node: first.name } : writtenCheck(file, question, model);
  const optional = written.verdict === 'enforced' ? passesWithout(file, question, written) : undefined;
  if (!optional && (written.verdict === 'enforced' || written.verdict === 'unknown'))
    return { node, ...words, ...written };
  // What the options lack, the code around may still do.
  const claim = COMPARABLE[name];
  const compared = claim === undefined ? 'no' : claims.compared(answering, claim);
  if (compared !== 'no') return { verdict: compared === 'yes' ? 'enforced' : 'unknown', node, ...words };
  const isForCallers = (claim === 'iss' || claim === 'aud') && answering.length > 0;
  if (isForCallers && answering.every((call) => isComparedElsewhere(file, call, claim)))
    return { verdict: 'enforced', node, ...words };
  const isClientCompared = name === 'audience' && claims.compared(answering, 'client') === 'yes';
  const isWithout = isClientCompared && comesWithoutAudience(file, question);
  if (isWithout !== false) return { verdict: isWithout === true ? 'enforced' : 'unknown', node, ...words };
  return { node, ...words, ...(optional ?? written), ...(isClientCompared && { isClientCompared }) };
}

/** Whether a function gives the claims to other files of the project, and all of those compare one. */
function isComparedElsewhere(file: FileView, { node }: Operation, claim: 'aud' | 'iss'): boolean {
  const home = file.imports && enclosingFunction(node);
  const gives = home && returnedExpressions(file, home).some((returned) => givesAnswer(file, returned, node));
  if (!gives) return false;
  const names = exportNamesOf(file, home);
  return names.length > 0 && names.every((name) => file.imports?.comparedByCallers(name, claim));
}

function givesAnswer(file: FileView, returned: Node, call: Node): boolean {
  return alternatives(file.evaluate(returned)).some((value) => value.kind === 'result' && value.call === call);
}

/**
 * Whether the issuer that is expected puts no audience into its tokens, so that whom they were given to is all that they say. Undefined
 * where the file does not show which issuer that is.
 */
function comesWithoutAudience(file: FileView, { first, registered }: CheckQuestion): boolean | undefined {
  const model = first.op.checks?.issuer;
  if (typeof model !== 'object') return false;
  const { value } = firstSlot(file, first, model.at, registered.slot);
  const expected = value ? alternatives(value).flatMap((one) => (one.kind === 'array' ? one.items : [one])) : [];
  const known = expected.map(beginningOf);
  if (known.some((issuer) => issuer !== undefined && !issuesWithoutAudience(issuer))) return false;
  return expected.length === 0 ? false : known.includes(undefined) ? undefined : true;
}

/** What a text is known to begin with. */
function beginningOf(value: Value): string | undefined {
  const [first] = value.kind === 'template' ? value.parts : [value];
  return first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
}

/** What code can make up for by comparing a claim. */
const COMPARABLE: Readonly<Partial<Record<CheckName, ClaimName>>> = {
  issuer: 'iss',
  audience: 'aud',
  lifetime: 'lifetime',
  type: 'type',
};

/** A claim that is checked where it is there, in a token that need not have it. */
function passesWithout(
  file: FileView,
  { model, name, first, registered }: CheckQuestion,
  written: Written,
): (Written & Pick<Check, 'demandedBy'>) | undefined {
  const at = typeof model === 'object' ? model.optional : undefined;
  const claim = name === 'issuer' ? 'iss' : 'aud';
  if (at === undefined || !written.node) return undefined;
  const node = written.node;
  if (at === 'never') return { verdict: 'ineffective', reason: 'claimOptional', node };
  const { has, value } = slotAt(file, first, at, registered.slot);
  const isLacking = has === 'no' || (has === 'yes' && value !== undefined && matches(value, { lacks: claim }) === true);
  const demandedBy = at.split('.').at(-1) ?? at;
  return isLacking ? { verdict: 'ineffective', reason: 'claimOptional', demandedBy, node } : undefined;
}
