import type { Operation } from '../operations/operations.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { isWrittenPublicKey } from '../operations/public-key.ts';
import { nodeAt, valueAt } from '../evaluation/places.ts';
import type { Node } from '../syntax/node.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import { addAll } from '../syntax/lists.ts';

/**
 * A public key that is bundled with the program: in its source, its environment or a file beside it.
 *
 * @returns where the key is handed over, or the name of the verifier
 */
export function bundledPublicKey(file: FileView, call: Operation): Node | undefined {
  const written = nodeAt(file, call, call.op.key);
  const key = alternatives(valueAt(file, call, call.op.key)).find((one) => isBundled(file, one));
  return key && (written ?? call.name);
}

function isBundled(file: FileView, start: Value): boolean {
  // `key = createPublicKey(key)` leads back to itself.
  const pending = [start];
  const seen = new Set<Node>();
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (key.kind === 'bytes') pending.push(key.of);
    else if (key.kind === 'result' && key.op.kind === 'publicKey' && !seen.has(key.call)) {
      seen.add(key.call);
      addAll(pending, madeFrom(file, key.call));
    } else if (isWrittenPublicKey(file, key)) return true;
  }
  return false;
}

/** The string that a public key is made from, where one is at hand: a key set is asked for its keys. */
function madeFrom(file: FileView, call: Node): readonly Value[] {
  const [encoded] = call.type === 'CallExpression' ? call.arguments : [];
  return encoded ? alternatives(file.evaluate(encoded)) : [];
}
