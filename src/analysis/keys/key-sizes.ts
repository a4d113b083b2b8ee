import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { slotAt } from '../evaluation/places.ts';
import { registeredBy } from '../operations/configuration.ts';
import { plainKey, unwrap, type Node } from '../syntax/node.ts';
import { alternatives, literalNumber } from '../evaluation/value.ts';

/** A key size, or an option, that lets too small keys in. */
export interface UndersizedKey {
  readonly node: Node;
  readonly kind: 'allowed' | 'rsa' | 'secret';
  /** how many bits the key has */
  readonly bits?: number;
  /** the option that lets small keys in */
  readonly option?: string;
}

/** Where a file makes keys that are too small, or has a library take them. */
export function findUndersizedKeys(file: FileView, calls: readonly Operation[]): readonly UndersizedKey[] {
  const found: UndersizedKey[] = [];
  for (const call of calls) {
    const { weakens, size } = call.op;
    if (weakens !== undefined) {
      const { value, node } = slotAt(file, call, weakens, registeredBy(file, call));
      const isOn = value && alternatives(value).some((one) => one.kind === 'literal' && one.value === true);
      const option = weakens.split('.').at(-1) ?? weakens;
      if (isOn) found.push({ node: node ?? value.node, kind: 'allowed', option });
    } else if (size?.least !== undefined) {
      const { value, node } = slotAt(file, call, size.at, { has: 'unknown' });
      const bits = literalNumber(value);
      if (bits !== undefined && bits < size.least)
        found.push({ node: node ?? value?.node ?? call.name, kind: size.least > 512 ? 'rsa' : 'secret', bits });
    }
  }
  return found;
}

/**
 * How many bits of entropy there are in what a call makes; as a string, `randomBytes(16).toString('hex')`, there are no more.
 *
 * @returns undefined for what makes no key; `size` is undefined where the file does not show how many
 */
export function bitsOf(
  file: FileView,
  expression: Node,
): { readonly size: number | undefined; readonly isString: boolean } | undefined {
  const node = unwrap(expression);
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression' && plainKey(callee.property, callee.computed) === 'toString') {
    const inner = bitsOf(file, callee.object);
    return inner && { ...inner, isString: true };
  }
  const invoked = file.resolvedCall(node);
  const size = invoked?.use?.op?.kind === 'makeKey' ? invoked.use.op.size : undefined;
  if (!invoked || !size) return undefined;
  const { value } = slotAt(file, invoked.invocation, size.at, { has: 'unknown' });
  const amount = literalNumber(value);
  return { size: amount === undefined ? undefined : amount * (size.in === 'bytes' ? 8 : 1), isString: false };
}
