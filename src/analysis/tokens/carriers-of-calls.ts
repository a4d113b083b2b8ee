import type { TSESTree } from '@typescript-eslint/utils';

import { getsByName } from '../../lexicon/function-names.ts';
import { makesJwt } from '../../lexicon/jwt-functions.ts';
import { endsToken } from '../../lexicon/token-names.ts';
import { flowOf, givenTo, type FlowingCall } from '../evaluation/flow.ts';
import { returnedExpressions } from '../evaluation/functions.ts';
import { argumentAt } from '../evaluation/places.ts';
import { keyName } from '../operations/key-names.ts';
import { spokenName, type Node } from '../syntax/node.ts';
import { carriersInMerged } from './carriers-of-objects.ts';
import { NOTHING, RANDOM, type Carrier } from './carrier.ts';
import { amongParts, firstOf, named, type CarrierView } from './carrier-view.ts';
import { isSigned } from './evidence.ts';
import { originOf } from './foreign.ts';
import { howMuch, isKeyText, passedOn, splitAtScheme } from './propagation.ts';

/** What a call gives: what it passes on, what is kept under the name that it is handed, what the function is called. */
export function carrierOfCall(view: CarrierView, node: TSESTree.CallExpression): Carrier | undefined {
  const { file } = view;
  if (isSigned(file, node)) return { kind: 'session', evidence: 'proven', name: spokenName(node) ?? 'token' };
  const header = splitAtScheme(file, node);
  if (header) return view.carrierOf(header);
  const name = spokenName(node.callee) ?? '';
  const flowing = flowOf(file, node);
  const shown = flowing && howMuch(file, flowing);
  if (shown === 'little') return NOTHING;
  if (shown === 'unknown') return undefined;
  const passed =
    flowing &&
    (flowing.flow.merges === undefined ? firstOf(view, passedOn(file, flowing)) : mergedCarrier(view, flowing));
  if (passed) return passed;
  const key = keyRead(view, node, flowing);
  if (key) return named(view, keyName(file, key), 'key');
  const origin = originOf(file, node);
  if (origin) return origin === 'random' ? RANDOM : { kind: 'foreign', evidence: 'named', name };
  const returned = returnedCarrier(view, node);
  if (returned) return returned;
  // What is handed no token reads one from where it is kept.
  const isGetter = node.arguments.length === 0 && getsByName(name);
  if (endsToken(name) && !isGetter) return NOTHING;
  if (makesJwt(name)) return { kind: 'session', evidence: 'proven', name };
  return named(view, name, 'call');
}

/** What a construction gives: some show what they were made with. */
export function carrierOfConstruction(view: CarrierView, node: TSESTree.NewExpression): Carrier | undefined {
  const flowing = flowOf(view.file, node);
  const nodes = flowing && flowing.flow.hides !== true ? passedOn(view.file, flowing) : [];
  return flowing?.flow.passes === undefined ? NOTHING : amongParts(view, nodes);
}

function mergedCarrier(view: CarrierView, { flow, call }: FlowingCall): Carrier | undefined {
  if (flow.merges === undefined) return undefined;
  return carriersInMerged(view, givenTo(view.file, call, flow.merges))[0]?.carrier;
}

/** The name of what a call reads from where things are kept. */
function keyRead(
  { file }: CarrierView,
  node: TSESTree.CallExpression,
  flowing: FlowingCall | undefined,
): Node | undefined {
  const resolved = file.resolvedCall(node);
  const op = resolved?.use?.op;
  if (resolved && op?.kind === 'read') return argumentAt(file, resolved.invocation, op.name);
  const [key] = flowing?.flow.reads === undefined ? [] : givenTo(file, flowing.call, flowing.flow.reads);
  return key && isKeyText(file, key) ? key : undefined;
}

/** A function of the file gives what it returns. */
function returnedCarrier(view: CarrierView, node: TSESTree.CallExpression): Carrier | undefined {
  const fn = view.file.evaluate(node.callee);
  const found = fn.kind === 'function' ? firstOf(view, returnedExpressions(view.file, fn.node)) : undefined;
  return found?.isNone ? undefined : found;
}
