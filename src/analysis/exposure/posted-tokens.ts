import { postsInScript } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import { alternatives } from '../evaluation/value.ts';
import type { Operation } from '../operations/operations.ts';
import type { Node } from '../syntax/node.ts';
import { wholeTemplates } from '../syntax/text-parts.ts';
import { isIdentity, isVague } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import { throughWrapper } from '../tokens/wrappers.ts';

/** A token that is handed to another window, whatever page that shows (CWE-201). */
export interface PostedToken {
  /** the token, as small a part of the message as shows it */
  readonly node: Node;
  readonly name: string;
}

/** The origin that stands for all of them (HTML, 9.3.3). */
const ANY_ORIGIN = '*';

/** Tokens among the messages that the file posts to windows without saying whose page may read them. */
export function findPostedTokens(
  file: FileView,
  calls: readonly Operation[],
  carriers: Carriers,
): readonly PostedToken[] {
  const messages = calls.flatMap((call) => (goesAnywhere(file, call) ? messageOf(file, call, carriers) : []));
  const found = [...messages, ...sentPages(file)].flatMap((message) =>
    carriers
      .partsOf(message)
      .flatMap(({ node, carrier }) =>
        isIdentity(carrier.kind) && !isVague(carrier) ? [{ node, name: carrier.name }] : [],
      ),
  );
  return [...new Map(found.map((token) => [token.node, token])).values()];
}

/** Whether a call posts a message, and a page of any origin may get it. */
function goesAnywhere(file: FileView, call: Operation): boolean {
  return (
    call.kind === 'message' &&
    placesOf(call.op.address)
      .flatMap((place) => slotAt(file, call, place, { has: 'unknown' }).value ?? [])
      .some((value) => alternatives(value).some((one) => one.kind === 'literal' && one.value === ANY_ORIGIN))
  );
}

/** What a call posts; in a wrapper of the file's own, what its callers hand in. */
function messageOf(file: FileView, call: Operation, carriers: Carriers): readonly Node[] {
  return placesOf(call.op.value).flatMap((place) => {
    const { node } = slotAt(file, call, place, { has: 'unknown' });
    if (!node) return [];
    return throughWrapper(file, node, carriers) ?? [node];
  });
}

/** A server that sends a script that posts a token to whatever page has opened its own. */
function sentPages(file: FileView): readonly Node[] {
  return wholeTemplates(file.tree.get('TemplateLiteral')).flatMap((parts) =>
    parts.flatMap((part, index) => {
      const before = parts[index - 1];
      if (typeof part === 'string' || typeof before !== 'string' || !postsInScript(before)) return [];
      const after = parts.slice(index + 1).find((other) => typeof other === 'string');
      return AFTER.test(String(after)) ? [part] : [];
    }),
  );
}

/** What stands behind what is posted in a script that a server writes: the origin for all. */
const AFTER = /^[^;]*,\s*\\?["'`]\*\\?["'`]\s*\)/;
