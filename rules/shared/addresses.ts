/** A host, or where there is none in sight nothing; and the path behind it, up to the query. */
const PARTS = /^(?:[a-z][\w+.-]*:)?\/\/([^/?#]*)([^?#]*)/i;

/**
 * Whether an address is among those that somebody listed.
 *
 * @param address as far as the file shows it; undefined where it shows nothing
 * @param listed hosts (`graph.example.com`, which holds for its subdomains), paths (`/wopi`, which holds for what is below it, on every
 * host), or a host with a path
 */
export function isListed(address: string | undefined, listed: readonly string[]): boolean {
  if (address === undefined) return false;
  const found = PARTS.exec(address);
  const host = (found?.[1] ?? '').replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase();
  // A base that the file does not show stands before the path.
  const path = found ? (found[2] ?? '') : (address.split(/[?#]/, 1)[0] ?? '').replace(/^[^/]*/, '');
  return listed.some((entry) => {
    const start = entry.indexOf('/');
    const wantedHost = (start < 0 ? entry : entry.slice(0, start)).toLowerCase();
    const wantedPath = start < 0 ? '' : entry.slice(start).replace(/\/$/, '');
    const isHost = wantedHost === '' || host === wantedHost || host.endsWith(`.${wantedHost}`);
    return entry !== '' && isHost && (wantedPath === '' || path === wantedPath || path.startsWith(`${wantedPath}/`));
  });
}
