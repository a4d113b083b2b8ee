import type { Call } from './calls.ts';
import type { FileView } from './file.ts';
import { isPublicPem } from './key-texts.ts';
import { nodeAt, valueAt } from './places.ts';
import { spokenName, type Node } from './tree.ts';
import { alternatives, type Value } from './values.ts';

/** A public key that the program carries with it: in its source, its environment or a file beside it. */
export function carriedPublicKey(file: FileView, call: Call): Node | undefined {
  const written = nodeAt(file, call, call.op.key);
  const key = alternatives(valueAt(file, call, call.op.key)).find((one) => isCarried(file, one));
  return key && (written ?? call.callee);
}

const PUBLIC_NAME = /pub(?:lic)?(?![a-z])|PUBLIC|[cC]ertificate|CERT(?![a-z])/;

/** `key = createPublicKey(key)` leads back to itself. */
const MAX_STEPS = 8;

function isCarried(file: FileView, key: Value, steps = 0): boolean {
  if (steps > MAX_STEPS) return false;
  switch (key.is) {
    case 'literal':
    case 'text':
      return isPublicPem(key);
    case 'env':
      return PUBLIC_NAME.test(key.name ?? '');
    case 'bytes':
      return isCarried(file, key.of, steps + 1);
    case 'result':
      return key.op.kind === 'publicKey' && isImported(file, key.call, steps + 1);
    case 'unknown':
      return isRead(key.node);
    default:
      return false;
  }
}

/** Made from a text that is at hand, and not asked for at a key set. */
function isImported(file: FileView, call: Node, steps: number): boolean {
  const [text] = call.type === 'CallExpression' ? call.arguments : [];
  return text !== undefined && alternatives(file.evaluate(text)).some((one) => isCarried(file, one, steps));
}

/** `readFileSync('keys/public.pem')` */
function isRead(node: Node): boolean {
  if (node.type !== 'CallExpression' || !/^readFile(?:Sync)?$/.test(spokenName(node.callee) ?? '')) return false;
  const [path] = node.arguments;
  return path?.type === 'Literal' && /pub|cert|\.crt$/i.test(String(path.value));
}
