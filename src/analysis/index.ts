/*
 * The door: whatever stands outside of the analysis imports from here, and knows no other file of it.
 */

export {
  explainFile,
  type ExplainedCheck,
  type ExplainedExpression,
  type ExplainedOperation,
  type ExplainedPolicy,
  type Explanation,
  type Unseen,
} from './explanation.ts';
export { collectFacts, gatesOf, type FactName, type Facts, type Knowledge } from './facts.ts';
export { CLOSED, openGate, type Gate } from './gate.ts';
export { lazy, OpenQuestions } from './memo.ts';

export {
  WHOLE,
  type FrozenPlace,
  type FrozenValue,
  type HandedIn,
  type Imports,
  type SignedToken,
} from '../model/frozen.ts';
export type { Table } from '../model/table.ts';
export type { Family } from '../model/ways.ts';
export { viewFile, type Surroundings } from './evaluation/evaluator.ts';
export type { FileView } from './evaluation/file-view.ts';
export { comparesClaim, handedInBy } from './summaries/callers-elsewhere.ts';
export { usesOfImport, type ImportedUses } from './summaries/imported-uses.ts';
export { exportNames } from './evaluation/export-values.ts';
export {
  explainExport,
  type ExplainedDeed,
  type ExplainedDemand,
  type ExplainedExport,
  type ExplainedFunction,
  type ExplainedPart,
} from './summaries/explained-exports.ts';
export type { ExplainedValue } from './summaries/explained-values.ts';
export { frozenExport } from './summaries/frozen-values.ts';
export { DEFAULT, reachingNames, type ReachingNames } from './summaries/reaching-names.ts';
export { registeredIn } from './summaries/registrations.ts';
export { signedIn } from './summaries/tokens-signed.ts';

export type { MissingProtection, TokenCookie } from './exposure/cookies.ts';
export type { Issuance } from './issuance/lifetimes.ts';
export type { TimeFault } from './issuance/time-units.ts';
export type { InsertionPoint } from './operations/insertion-point.ts';
export type { Check } from './operations/option.ts';
export { durationOf, spoken } from './syntax/durations.ts';
export { isInside, isNode, spokenName, type Node } from './syntax/node.ts';
export type { ParsedText } from './syntax/parsed-text.ts';
export type { Expected } from './tokens/issued-values.ts';
export type { Policy } from './verification/policies.ts';
