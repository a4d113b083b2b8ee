import type { Table } from '../model/table.ts';

/** What a file's text makes worth looking for. All false for most files of most projects, after one look at the text. */
export interface Gate {
  /** a JWT library is named */
  readonly library: boolean;
  /** base64 and a split at dots: a token may be taken apart by hand */
  readonly handmade: boolean;
  /** a token and a place where scripts keep things */
  readonly storage: boolean;
  /** a token and an address */
  readonly url: boolean;
}

const TOKEN = /token|jwt|bearer/i;
const HANDMADE = /\.split\(\s*["'`]\.["'`]\s*[,)]/;
const BASE64 = /atob|base-?64|b64/i;
const STORAGE = /Storage\b|[cC]ookie/;
/** `?x=`, or any of the ways to build and read addresses; `/` before a hole for paths. */
const ADDRESS =
  /[?&#][\w.-]+=|searchParams|URLSearchParams|\bparams\b|\bquery\b|fromUrlQueryParameter|\/\$\{|\/["'`]\s*\+/i;

/** @param extra token names that settings add */
export function openGate(table: Table, text: string, extra: readonly string[]): Gate {
  const token = TOKEN.test(text) || extra.some((name) => text.includes(name));
  return {
    library: table.mentionsLibrary.test(text),
    handmade: HANDMADE.test(text) && BASE64.test(text),
    storage: token && STORAGE.test(text),
    url: token && ADDRESS.test(text),
  };
}
