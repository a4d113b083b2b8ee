import type { SignedClaims, SignedToken } from '../../model/frozen.ts';
import type { SettledToken } from '../../model/settled-token.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { argumentAt, firstSlot, nodeAt } from '../evaluation/places.ts';
import type { Slot } from '../evaluation/slots.ts';
import type { Entry, Value } from '../evaluation/value.ts';
import { expressionIdentity, valueIdentity } from '../operations/identity.ts';
import { keysOfCall } from '../operations/keys-used.ts';
import type { Operation } from '../operations/operations.ts';
import { expressionWritten, unwrap, type Node } from '../syntax/node.ts';
import { declarationOf } from '../syntax/scopes.ts';
import { serialized } from './signed-expressions.ts';
import { purposeSigned } from './token-purposes.ts';
import { handedOnWay, waysTo, type Frame } from './wrapped-signers.ts';

/**
 * The tokens that a file signs. Where a function signs for others, those in the file say of which kind each is.
 *
 * @param configOf what is registered for the library of a call
 */
export function findSignedTokens(
  file: FileView,
  calls: readonly Operation[],
  configOf: (call: Operation) => Slot,
): readonly SignedToken[] {
  return calls.flatMap((call) => (call.kind === 'sign' ? tokensOf(file, call, configOf(call)) : []));
}

function tokensOf(file: FileView, call: Operation, config: Slot): readonly SignedToken[] {
  const payload = argumentAt(file, call, call.op.payload);
  const found = waysTo(file, call.node).map((frames) => {
    const given = keysOfCall(file, call, config, (node) => handedOnWay(file, { node, frames }).node);
    const keys = given.length > 0 ? given : (call.op.settles?.keys ?? []);
    const claims = new ClaimReader(file).read(call, payload, frames);
    const purpose = purposeSigned(file, call, frames, claims);
    return { keys, purpose, payload: claims, outermost: frames.at(-1)?.call.node ?? call.node };
  });
  // Where callers decide what is made, they are what to look at.
  const isForCallers = new Set(found.map(({ purpose }) => purpose)).size > 1;
  return found.map(({ outermost, ...token }) => {
    const { line } = (isForCallers ? outermost : call.node).loc.start;
    return { ...token, at: { file: file.path, line } };
  });
}

/** Reads what one call signs. */
class ClaimReader {
  private readonly file: FileView;
  private readonly claims: Record<string, string | undefined> = {};
  private readonly wholes: string[] = [];
  private isOpen = false;

  constructor(file: FileView) {
    this.file = file;
  }

  read(call: Operation, payload: Node | undefined, frames: readonly Frame[]): SignedClaims {
    const { settles } = call.op;
    if (settles) this.readSettled(call, settles, frames);
    else if (payload) this.readHanded(payload, frames);
    for (const [claim, issued] of [
      ['aud', call.op.issues?.audience],
      ['iss', call.op.issues?.issuer],
      ['sub', call.op.issues?.subject],
    ] as const) {
      const { has, value, node } = firstSlot(this.file, call, issued?.at, { has: 'no' });
      if (has !== 'no') this.claims[claim] = value && this.told(value, node, frames);
    }
    const { claims, wholes, isOpen } = this;
    return { claims, wholes, isOpen };
  }

  /** What a function of another file signs for this call. */
  private readSettled(call: Operation, { claims, wholes, isOpen }: SettledToken, frames: readonly Frame[]): void {
    this.isOpen = isOpen;
    for (const place of wholes) {
      const whole = nodeAt(this.file, call, place);
      if (whole) this.readHanded(whole, frames);
      else this.isOpen = true;
    }
    for (const [claim, settled] of Object.entries(claims)) {
      if (!('at' in settled)) this.claims[claim] = settled.is;
      else {
        const { value, node } = firstSlot(this.file, call, settled.at, { has: 'no' });
        this.claims[claim] = value && this.told(value, node, frames);
      }
    }
  }

  private readHanded(expression: Node, frames: readonly Frame[]): void {
    const handed = handedOnWay(this.file, { node: expression, frames });
    this.readWhole(serialized(handed.node), handed.frames, 0);
  }

  /** @param depth of objects in each other */
  private readWhole(expression: Node, frames: readonly Frame[], depth: number): void {
    const value = this.file.evaluate(expression);
    if (value.kind === 'object' && depth < MAX_SPREADS) {
      for (const entry of value.entries) this.readEntry(entry, frames, depth);
      return;
    }
    this.isOpen = true;
    const whole = wholeSigned(this.file, expression);
    if (whole !== undefined) this.wholes.push(whole);
  }

  private readEntry(entry: Entry, frames: readonly Frame[], depth: number): void {
    switch (entry.kind) {
      case 'property':
        if (entry.key === undefined) this.isOpen = true;
        else this.claims[entry.key] = entry.certain ? this.told(entry.value(), entry.node, frames) : undefined;
        break;
      case 'spread': {
        const spread = entry.node.type === 'SpreadElement' ? entry.node.argument : entry.node;
        const handed = handedOnWay(this.file, { node: spread, frames });
        this.readWhole(handed.node, handed.frames, depth + 1);
        break;
      }
      case 'delete':
      case 'escape':
        this.isOpen = true;
    }
  }

  /** What tells the value of a claim from others, where it is a fixed one. */
  private told(value: Value, node: Node | undefined, frames: readonly Frame[]): string | undefined {
    const written = node && (expressionWritten(node) ?? node);
    const handed = written && handedOnWay(this.file, { node: written, frames }).node;
    if (handed && handed !== unwrap(written)) return expressionIdentity(this.file, handed);
    return valueIdentity(this.file, value, written ?? value.node);
  }
}

/** Objects that are spread into each other deeper than this are no payloads. */
const MAX_SPREADS = 4;

/** What tells an object that is signed as a whole from others: what is written, and of which variable that speaks. */
function wholeSigned(file: FileView, expression: Node): string | undefined {
  let root = unwrap(expression);
  for (;;) {
    if (root.type === 'MemberExpression') root = unwrap(root.object);
    else if (root.type === 'CallExpression') root = unwrap(root.callee);
    else if (root.type === 'AwaitExpression') root = unwrap(root.argument);
    else break;
  }
  if (root.type !== 'Identifier' && root.type !== 'ThisExpression') return undefined;
  const variable = root.type === 'Identifier' ? file.scopes.variable(root) : undefined;
  const at = variable ? declarationOf(variable).range[0] : 0;
  return `${file.sourceCode.getText(unwrap(expression))} of ${file.path}:${at}`;
}
