import type { Table } from '../model/table.ts';

/** What a file's text makes worth looking for. All false for most files of most projects, after one look at the text. */
export interface Gate {
  /** a JWT library is named */
  readonly library: boolean;
  /** base64 and a split at dots: a token may be taken apart by hand; or a name that says that nothing is verified */
  readonly handmade: boolean;
  /** a token and a place where scripts keep things */
  readonly storage: boolean;
  /** a token and an address */
  readonly url: boolean;
}

/** Nothing to do. */
export const CLOSED: Gate = { library: false, handmade: false, storage: false, url: false };

const TOKEN = /token|jwt|bearer/i;
const HANDMADE = /\.split\(\s*["'`]\.["'`]\s*[,)]/;
/** A name that says both that something is decoded and that it is not verified; the lexicon reads it more closely. */
const ADMITTED = /decode\w*(?:without|un|in)|(?:without|un|in|no)\w*decode/i;
const BASE64 = /atob|base-?64|b64/i;
const STORAGE = /Storage\b|[cC]ookie/;
/** A query or fragment, something that builds or reads one, or a path that ends in a token by name. */
const ADDRESS =
  /[?&#][\w.-]+=(?:\$\{|["'`])|[sS]earchParams|UrlQueryParameter|get(?:Query|Url)Param|\b(?:params|qs)["']?\s*:|\bquery["']?\s*[:.[}]|\.query\b|\/(?:\$\{|["'`]\s*\+)[^}]{0,60}(?:[tT]oken|[jJ]wt|JWT)/;
/** A path that ends in anything: only worth a look where the file can sign what it puts there. */
const PATH = /\/(?:\$\{|["'`]\s*\+)/;

/** @param extra token names that settings add */
export function openGate(table: Table, text: string, extra: readonly string[]): Gate {
  const token = TOKEN.test(text) || extra.some((name) => text.includes(name));
  const library = table.mentionsLibrary.test(text);
  const own = table.mentionsOwnCarrier?.test(text) ?? false;
  return {
    library,
    handmade: (HANDMADE.test(text) && BASE64.test(text)) || ADMITTED.test(text),
    storage: token && (own || STORAGE.test(text)),
    url: token && (own || ADDRESS.test(text) || (library && PATH.test(text))),
  };
}
