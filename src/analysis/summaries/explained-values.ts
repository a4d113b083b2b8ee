import { holdsPrivatePem } from '../../lexicon/pem.ts';
import { jwtSecret, whySensitive } from '../../lexicon/secret-names.ts';
import { writtenTokens } from '../../lexicon/written-tokens.ts';
import type { Ignorance, Primitive } from '../../model/frozen.ts';
import type { Value } from '../evaluation/value.ts';

/** A value as it is shown to people: secrets are masked, and what is not known is known to be so. Plain data. */
export type ExplainedValue =
  /** as it would be written */
  | { readonly kind: 'text'; readonly text: string }
  /** a secret by its name, by its text or by its use, of so many characters */
  | { readonly kind: 'secret'; readonly length: number }
  | { readonly kind: 'env'; readonly name: string | undefined }
  | { readonly kind: 'list'; readonly items: readonly ExplainedValue[]; readonly isOpen: boolean }
  | { readonly kind: 'object'; readonly properties: Readonly<Record<string, ExplainedValue>>; readonly isOpen: boolean }
  | { readonly kind: 'joined'; readonly parts: readonly ExplainedValue[] }
  | { readonly kind: 'either'; readonly of: readonly ExplainedValue[] }
  | { readonly kind: 'unknown'; readonly why: Ignorance };

/** Longer texts are cut, longer lists and deeper objects are left out: they are there to be recognised. */
const LETTERS_SHOWN = 60;
const ITEMS_SHOWN = 12;
const LEVELS_SHOWN = 4;

/**
 * A value for people.
 *
 * @param name under which it stands
 * @param isKey whether it is used as a key
 */
export function explainedValue(value: Value, name: string, isKey = false, height = LEVELS_SHOWN): ExplainedValue {
  const inner = (one: Value, key = name): ExplainedValue =>
    explainedValue(one, key, isKey || isSecretName(name), height - 1);
  if (height === 0) return { kind: 'unknown', why: 'limit' };
  switch (value.kind) {
    case 'literal':
      return explainedLiteral(value.value, isKey || isSecretName(name));
    case 'array':
      return {
        kind: 'list',
        items: value.items.slice(0, ITEMS_SHOWN).map((item) => inner(item)),
        isOpen: value.open || value.items.length > ITEMS_SHOWN,
      };
    case 'object': {
      const properties = value.entries.flatMap((entry) =>
        entry.kind === 'property' && entry.key !== undefined
          ? [[entry.key, inner(entry.value(), entry.key)] as const]
          : [],
      );
      const isOpen = properties.length < value.entries.length || properties.length > ITEMS_SHOWN;
      return { kind: 'object', properties: Object.fromEntries(properties.slice(0, ITEMS_SHOWN)), isOpen };
    }
    case 'template':
      return { kind: 'joined', parts: value.parts.slice(0, ITEMS_SHOWN).map((part) => inner(part)) };
    case 'bytes':
      return inner(value.of);
    case 'env':
      return { kind: 'env', name: value.name };
    case 'either':
      return { kind: 'either', of: value.of.map((one) => inner(one)) };
    case 'unknown':
      return { kind: 'unknown', why: value.why };
    case 'class':
    case 'function':
    case 'instance':
    case 'result':
    case 'thing':
      return { kind: 'unknown', why: 'call' };
  }
}

function explainedLiteral(value: Primitive, isSecret: boolean): ExplainedValue {
  if (typeof value !== 'string') return { kind: 'text', text: typeof value === 'bigint' ? `${value}n` : String(value) };
  if (value !== '' && (isSecret || holdsPrivatePem(value) || writtenTokens(value).length > 0))
    return { kind: 'secret', length: value.length };
  const shown = value.length > LETTERS_SHOWN ? `${value.slice(0, LETTERS_SHOWN - 1)}…` : value;
  return { kind: 'text', text: JSON.stringify(shown) };
}

const NO_OWN_NAMES = { names: [], notNames: [] };

const isSecretName = (name: string): boolean =>
  jwtSecret(name) !== undefined || whySensitive(name, NO_OWN_NAMES) !== undefined;
