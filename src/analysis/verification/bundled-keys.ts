import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { isPublicPem } from '../operations/public-key.ts';
import { nodeAt, valueAt } from '../evaluation/places.ts';
import { spokenName, type Node } from '../syntax/node.ts';
import { alternatives, type Value } from '../evaluation/value.ts';

/** A public key that the program carries with it: in its source, its environment or a file beside it. */
export function carriedPublicKey(file: FileView, call: Operation): Node | undefined {
  const written = nodeAt(file, call, call.op.key);
  const key = alternatives(valueAt(file, call, call.op.key)).find((one) => isCarried(file, one));
  return key && (written ?? call.name);
}

const PUBLIC_NAME = /pub(?:lic)?(?![a-z])|PUBLIC|[cC]ertificate|CERT(?![a-z])/;

function isCarried(file: FileView, start: Value): boolean {
  // `key = createPublicKey(key)` leads back to itself.
  const pending = [start];
  const seen = new Set<Node>();
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (key.kind === 'bytes') pending.push(key.of);
    else if (key.kind === 'result' && key.op.kind === 'publicKey' && !seen.has(key.call)) {
      seen.add(key.call);
      pending.push(...madeFrom(file, key.call));
    } else if (isWrittenKey(key)) return true;
  }
  return false;
}

/** The text that a public key is made from, where one is at hand: a key set is asked for its keys. */
function madeFrom(file: FileView, call: Node): readonly Value[] {
  const [text] = call.type === 'CallExpression' ? call.arguments : [];
  return text ? alternatives(file.evaluate(text)) : [];
}

function isWrittenKey(key: Value): boolean {
  switch (key.kind) {
    case 'literal':
    case 'text':
      return isPublicPem(key);
    case 'env':
      return PUBLIC_NAME.test(key.name ?? '');
    case 'unknown':
      return isRead(key.node);
    default:
      return false;
  }
}

/** `readFileSync('keys/public.pem')` */
function isRead(node: Node): boolean {
  if (node.type !== 'CallExpression' || !/^readFile(?:Sync)?$/.test(spokenName(node.callee) ?? '')) return false;
  const [path] = node.arguments;
  return path?.type === 'Literal' && /pub|cert|\.crt$/i.test(String(path.value));
}
