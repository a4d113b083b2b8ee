import { holdsPublicPem } from '../../lexicon/pem.ts';
import { readsFileByName } from '../../lexicon/function-names.ts';
import { isPublicKeyPath, saysPublicKey } from '../../lexicon/secret-names.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import { spokenName, unwrap, type Node } from '../syntax/node.ts';
import { textParts } from '../syntax/text-parts.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { makerOf } from './operations.ts';

/** Whether a text, or a written part of one, is a public key or a certificate in PEM. */
export function isPublicPem(value: Value): boolean {
  if (value.kind === 'template') return value.parts.some(isPublicPem);
  return value.kind === 'literal' && typeof value.value === 'string' && holdsPublicPem(value.value);
}

/**
 * A public key that stands in the source, in a variable of the environment, or in a file whose name says so:
 * `readFileSync('keys/public.pem')`.
 */
export function isWrittenPublicKey(file: FileView, value: Value): boolean {
  if (value.kind === 'env') return saysPublicKey(value.name ?? '');
  return isPublicPem(value) || (value.kind === 'unknown' && isPublicKeyFile(file, value.node));
}

function isPublicKeyFile(file: FileView, node: Node): boolean {
  if (node.type !== 'CallExpression' || !readsFileByName(spokenName(node.callee) ?? '')) return false;
  const [path] = node.arguments;
  return path !== undefined && isPublicKeyPath(endOfPath(file, path, []));
}

/** What is known of the end of a path: that of `join(__dirname, 'keys', 'public.pem')`, of a text, of an address. */
function endOfPath(file: FileView, path: Node, trail: readonly Node[]): string {
  const value = file.evaluate(path);
  if (value.kind === 'literal') return String(value.value);
  const node = unwrap(value.node);
  // `path = join(path)` leads back to itself.
  if (trail.includes(node)) return '';
  switch (node.type) {
    case 'TemplateLiteral':
    case 'BinaryExpression': {
      const end = textParts(node).at(-1);
      return typeof end === 'string' ? end : '';
    }
    case 'CallExpression':
    case 'NewExpression': {
      const part = node.type === 'NewExpression' ? node.arguments[0] : node.arguments.at(-1);
      return part ? endOfPath(file, part, [...trail, node]) : '';
    }
    default:
      return '';
  }
}

/** What a text was made of by `.toString()`. */
function madeTextOf(file: FileView, { kind, node }: Value): Value | undefined {
  const callee = kind === 'unknown' && node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  const isText = callee?.type === 'MemberExpression' && spokenName(callee) === 'toString';
  return isText ? file.evaluate(callee.object) : undefined;
}

/** How a key that everybody may know is handed over. `made`: as what a library made of it */
export type PublicKeyForm = 'bytes' | 'made' | 'string';

/**
 * Whether a key is one that everybody may know: by what it is, where it comes from, or what it is called.
 *
 * @param node the expression that stands at the key's place, where there is one
 */
export function publicKeyForm(file: FileView, key: Value, node: Node | undefined): PublicKeyForm | undefined {
  return publicityOf({ file, trail: [] }, key, node);
}

interface PublicityQuestion {
  readonly file: FileView;
  /** what was turned into a text on the way here: `key = key.toString()` */
  readonly trail: readonly Node[];
}

function publicityOf(question: PublicityQuestion, key: Value, node: Node | undefined): PublicKeyForm | undefined {
  const { file, trail } = question;
  if (key.kind === 'result') return key.op.kind === 'publicKey' ? 'made' : undefined;
  if (key.kind === 'thing') return makerOf(file, key) === 'publicKey' ? 'made' : undefined;
  if (key.kind === 'bytes') {
    const isPublic = alternatives(key.of).some((one) => publicityOf(question, one, one.node) !== undefined);
    return isPublic ? 'bytes' : undefined;
  }
  const made = trail.includes(key.node) ? undefined : madeTextOf(file, key);
  if (made) {
    const inner = { file, trail: [...trail, key.node] };
    return alternatives(made).some((one) => publicityOf(inner, one, one.node) !== undefined) ? 'string' : undefined;
  }
  if (isWrittenPublicKey(file, key)) return key.kind === 'unknown' && !isReadAsText(key.node) ? 'bytes' : 'string';
  return key.kind === 'unknown' && [node, key.node].some((one) => one && isCalledPublic(one)) ? 'string' : undefined;
}

/** `readFileSync(path, 'utf8')` */
function isReadAsText(node: Node): boolean {
  return node.type === 'CallExpression' && node.arguments.length > 1;
}

/** A name; what a function gives may be something else than what that is called. */
function isCalledPublic(node: Node): boolean {
  const named = unwrap(node);
  if (named.type !== 'Identifier' && named.type !== 'MemberExpression') return false;
  return saysPublicKey(spokenName(named) ?? '');
}
