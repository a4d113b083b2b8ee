import type { TokenKind } from '../../lexicon/token-names.ts';
import type { Operation } from '../operations/operations.ts';
import { isIdentity } from './carrier.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { keyName } from '../operations/key-names.ts';
import { argumentAt } from '../evaluation/places.ts';
import { beginning, beginsLonger, isText } from '../syntax/text-parts.ts';
import type { Origin, Provenance } from './provenance.ts';
import type { Node } from '../syntax/node.ts';
import { alternatives } from '../evaluation/value.ts';

/** What is kept, and under which key. */
export interface KeptValue {
  readonly key: Node | string | undefined;
  readonly value: Node;
}

/** Where the tokens come from that the file verifies or decodes. */
export function provenOrigins(file: FileView, calls: readonly Operation[], tokens: Provenance): ReadonlySet<Origin> {
  const origins = new Set<Origin>();
  for (const call of calls) {
    if (call.kind !== 'verify' && call.kind !== 'decode' && call.kind !== 'header') continue;
    const token = argumentAt(file, call, call.op.token);
    if (token) for (const origin of tokens.origins(token)) origins.add(origin);
  }
  return origins;
}

/** What a sign operation answered, through variables, wrappers and callbacks. */
export function isSigned(file: FileView, node: Node): boolean {
  return alternatives(file.evaluate(node)).some(
    (one) => one.kind === 'result' && one.op.kind === 'sign' && one.path.length === 0,
  );
}

/**
 * Where values come from that the file keeps under a token's name, or sends behind `Bearer`: tokens, whatever they are called.
 *
 * @param writes what the file writes into stores
 */
export function usedOrigins(
  file: FileView,
  tokens: Provenance,
  writes: readonly KeptValue[],
  kindNamed: (name: string, role: 'key') => TokenKind | undefined,
): ReadonlyMap<Origin, TokenKind> {
  const found = new Map<Origin, TokenKind>();
  const note = (value: Node, kind: TokenKind | undefined): void => {
    if (!isIdentity(kind) || !kind) return;
    for (const origin of tokens.origins(value)) if (origin.isName) found.set(origin, kind);
  };
  for (const { key, value } of writes) {
    const name = typeof key === 'string' ? key : key && keyName(file, key);
    if (name !== undefined) note(value, kindNamed(name, 'key'));
  }
  for (const type of ['TemplateLiteral', 'BinaryExpression'] as const) {
    for (const text of file.tree.get(type)) {
      const [scheme, token] = isText(text) && !beginsLonger(text) ? beginning(text) : [];
      if (typeof scheme === 'string' && /^bearer\s+$/i.test(scheme) && typeof token === 'object')
        note(token, 'session');
    }
  }
  return found;
}
