import { nodeAt, placesOf } from '../evaluation/places.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import type { Node } from '../syntax/node.ts';
import type { Operation } from './operations.ts';

/** The first of a call's addresses that names a host, if that is a public one without TLS. */
export function cleartextAddress(
  file: FileView,
  call: Operation,
): { readonly node: Node; readonly host: string } | undefined {
  for (const place of placesOf(call.op.address)) {
    const node = nodeAt(file, call, place);
    const starts = node
      ? alternatives(file.evaluate(node)).flatMap((value) => written(file, value).flatMap(startOf))
      : [];
    if (!node || !starts.some((text) => /^\w+:\/\//.test(text))) continue;
    const host = starts
      .map((text) => WITHOUT_TLS.exec(text)?.[1])
      .find((found) => found !== undefined && !PRIVATE.test(found));
    return host === undefined ? undefined : { node, host };
  }
  return undefined;
}

/** `new URL('http://…')` is the text that it was made from, `new URL('/keys', base)` the two of them; a base is for what has no host. */
function written(file: FileView, value: Value): readonly Value[] {
  if (value.kind !== 'thing' || !value.made) return [value];
  const [address, ...base] = value.made.args.map((text) => file.evaluate(text));
  const isWhole = address && alternatives(address).every((one) => startOf(one).some((text) => /^\w+:\/\//.test(text)));
  return address === undefined || isWhole ? [...(address ? [address] : [])] : [address, ...base];
}

/** What a text is known to start with, with a sign for what comes behind where that is not known. */
function startOf(value: Value): readonly string[] {
  const [first, ...rest] = value.kind === 'template' ? value.parts : [value];
  if (first?.kind !== 'literal' || typeof first.value !== 'string') return [];
  return [rest.length > 0 ? `${first.value}${UNSEEN_REST}` : first.value];
}

/** Stands for what follows, where the file does not show it: no host has this character. */
const UNSEEN_REST = '\0';

/** An address without TLS whose host is known to its end. */
const WITHOUT_TLS = /^(?:http|ws):\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#\0]+)(?=[/:?#]|$)/i;

/** Addresses of this machine and of private networks (RFC 1918, RFC 4193, RFC 6761), and names that only those resolve. */
const PRIVATE =
  /^(?:localhost|.*\.(?:localhost|local|internal|test|lan|home\.arpa|svc|cluster\.local)|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|169\.254\..*|0\.0\.0\.0|\[(?:::1|f[cd].*|fe80.*)\]|[^.]+)$/i;
