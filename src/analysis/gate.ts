import type { Table } from '../model/table.ts';

/** What a file's text makes worth looking for. All false for most files of most projects, after one look at the text. */
export interface Gate {
  /** a JWT library is named */
  readonly library: boolean;
  /** base64 and a split at dots: a token may be taken apart by hand; or a name that says that nothing is verified */
  readonly handmade: boolean;
  /** a part of a token's header that chooses the key */
  readonly header: boolean;
  /** a name like that of a key that signs tokens */
  readonly secret: boolean;
  /** an algorithm, and `none` */
  readonly unsigned: boolean;
  /** a token and a place where scripts keep things */
  readonly storage: boolean;
  /** a token and an address */
  readonly url: boolean;
  /** a token and something that writes to a log */
  readonly log: boolean;
  /** a token and a response's cookies */
  readonly cookie: boolean;
  /** a token and an address without TLS */
  readonly transport: boolean;
}

/** Nothing to do. */
export const CLOSED: Gate = {
  library: false,
  handmade: false,
  secret: false,
  unsigned: false,
  header: false,
  storage: false,
  url: false,
  log: false,
  cookie: false,
  transport: false,
};

const TOKEN = /token|jwt|bearer|authorization/i;
const HANDMADE = /\.split\(\s*["'`]\.["'`]\s*[,)]/;
/** A name that says both that something is decoded and that it is not verified; the lexicon reads it more closely. */
const ADMITTED = /decode\w*(?:without|un|in)|(?:without|un|in|no)\w*decode/i;
/** Most files decode nothing: one plain word is far quicker to look for. */
const DECODE = /[dD]ecode/;
const UNSIGNED = /["'`][nN]one["'`]|["'`]NONE["'`]|[aA]lg(?:orithm)?_?None|[nN]one_?Alg|\}\.\$\{\w+\}\.`/;
/** What the names of keys end with. */
const SECRET = /[sS]ecret|SECRET|(?:jwt|JWT)\w*(?:[kK]ey|KEY)/;
/** `JWT_SECRET`, `accessTokenSecret`; or a `secret` in a file that speaks of JWTs. */
const TOKEN_SECRET = /jwt|JWT|[tT]oken\w*[sS]ecret|TOKEN\w*SECRET|[sS]ecret\w*[tT]oken|[aA]ccess_?[tT]oken/;
/** Files that hold the settings of tokens. */
const CONFIGURATION = /(?:^|[/._-])(?:jwt|auth[._-]config|config\/auth)\b[^/]*$/;
export const isConfigured = (path: string): boolean => CONFIGURATION.test(path);

const HEADER = /[hH]eader(?:\?)?\.(?:kid|jku|jwk|x5u|x5c)\b/;
const READER = /[hH]eader\w*\(|\(\w*[hH]eader/;
const ALGORITHM = /\balg(?:orithms?)?\b|Alg|[hH]eader/;
const BASE64 = /atob|base-?64|b64/i;
const STORAGE = /[sS]torage|[cC]ookie|[pP]ersist|\bsetItem\b|\bls\b|lscache|["']store2?["']/;
/** Options of libraries that keep tokens by themselves, in files that need not speak of one. */
const KEEPER = /cacheLocation|StateStore/;
/** A query or fragment, something that builds or reads one, or a path that ends in a token by name. */
const ADDRESS =
  /(?:[?&#][\w.-]+|[tT]oken|jwt)=(?:\$\{|["'`])|[fF]rom(?:URL|Url|Hash|Query)|[sS]earchParams|UrlQueryParameter|get(?:Query|Url)Param|\burl[A-Z]\w*\s*:|@Query\(|[uU]rl\(|\b(?:hash|search|url)\.(?:match|split)|createSearchParams|HttpParams|[qQ]uery(?:Param|String)|LocalSearchParams|\bparams\b|\bqs\b|\bquery["']?\s*[:.[}]|\.query\b|\/(?:\$\{|["'`]\s*\+)[^}]{0,60}(?:[tT]oken|[jJ]wt|JWT)/;
/** A path that ends in anything: only worth a look where the file can sign what it puts there. */
const PATH = /\/(?:\$\{|["'`]\s*\+)/;

/** A call of a log's method, or of a reporter of errors. */
const LOG =
  /console\s*\.|\bstd(?:out|err)\.write|\blog(?:ger)?\s*\(|\bdebug\(|log(?:ger)?\s*\??\.\s*(?:log|silly|trace|verbose|debug|http|info|notice|warn|error|fatal|crit)|\b(?:winston|consola|Sentry|signale)\b|["'](?:debug|pino|bunyan|log4js|tslog)["']/i;

const COOKIE = /[cC]ookie|\.state\(|\bserialize\(/;
const OPEN = /["'`](?:http|ws):\/\//i;

/**
 * @param extra token names that settings add
 * @param path the file's path, with `/` between its parts
 */
export function openGate(table: Table, text: string, extra: readonly string[], path: string): Gate {
  const token = TOKEN.test(text) || extra.some((name) => text.includes(name));
  const library = table.mentionsLibrary.test(text);
  const own = table.mentionsOwnCarrier?.test(text) ?? false;
  return {
    library,
    handmade: (HANDMADE.test(text) && BASE64.test(text)) || (DECODE.test(text) && ADMITTED.test(text)),
    secret: isConfigured(path)
      ? SECRET.test(text)
      : token
        ? SECRET.test(text) && TOKEN_SECRET.test(text)
        : text.includes('NEXTAUTH_SECRET'),
    header: HEADER.test(text) && READER.test(text),
    unsigned: UNSIGNED.test(text) && ALGORITHM.test(text),
    storage: (token && (own || STORAGE.test(text))) || KEEPER.test(text),
    cookie: token && (own || COOKIE.test(text)),
    transport: token && (own || OPEN.test(text)),
    log: token && (own || LOG.test(text)),
    url: token && (own || ADDRESS.test(text) || (library && PATH.test(text))),
  };
}
