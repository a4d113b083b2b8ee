import { buildsAddress, takesFromAddressByName } from '../lexicon/function-names.ts';
import { admitsNoVerification, makesJwt } from '../lexicon/jwt-functions.ts';
import { isNamePart } from '../model/mentions.ts';
import type { Gates } from '../model/gates.ts';
import { TOKEN_START } from '../lexicon/written-tokens.ts';
import { holdsTokenSettings, jwtSecret, SESSION_SECRET } from '../lexicon/secret-names.ts';

/** What a file's text makes worth looking for. All false for most files of most projects, after one look at the text. */
export interface Gate {
  /** a JWT library is named, and something that it does */
  readonly library: boolean;
  /** base64 and a split at dots: a token may be taken apart by hand; or a name that says that nothing is verified */
  readonly handmade: boolean;
  /** a part of a token's header that chooses the key */
  readonly header: boolean;
  /** a name like that of a key that signs tokens */
  readonly secret: boolean;
  /** a function that makes a JWT by its name */
  readonly signer: boolean;
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
  /** a token itself */
  readonly written: boolean;
  /** a token may be handed to whatever page another window shows */
  readonly message: boolean;
}

/** Nothing to do. */
export const CLOSED: Gate = {
  library: false,
  handmade: false,
  secret: false,
  signer: false,
  unsigned: false,
  header: false,
  storage: false,
  url: false,
  log: false,
  cookie: false,
  transport: false,
  written: false,
  message: false,
};

/*
 * Each pattern begins with a literal, or with few of them, and takes a time that grows with the text and no faster: the gate reads
 * every file of a project.
 */

const TOKEN = /token|jwt|bearer|authorization/i;
const SPLIT = /\.split\(\s*(?:["'`]\.["'`]\s*[,)]|\/(?:\\\.|\[\.\])\+?\/)/;
const SPLIT_BY_NAME = /\.split\(\s*[\w$.]+\s*[,)]/;
const DOT = /["'`]\.["'`]|\/(?:\\\.|\[\.\])\+?\//;
const BASE64 = /atob|base-?64|b64/i;
const DECODE = /[dD]ecode/g;
/** What most files lack is quicker to look for by itself. */
const SPEAKS_OF_NONE = /[nN]one|NONE|\}\.\$/;
const UNSIGNED = /[nN]one["'`]|NONE["'`]|[aA]lg(?:orithm)?_?None|[nN]one_?Alg|\}\.\$\{[^`}]+\}\.`/;
const ALGORITHM = /alg(?:orithms?)?\b|Alg|[hH]eader/;
const HEADER_PART = /[hH]eader\??\.(?:kid|jku|jwk|x5u|x5c)\b/;
const HEADER_READER = /[hH]eader\w{0,40}\(|\(\w{0,40}[hH]eader/;

const SIGNER = /(?:jwt|token)(?=\s{0,9}\()/gi;
const SECRET_OR_KEY = /secret|key/gi;
/** What tells that a `secret` is one of tokens. */
const AMONG_TOKENS = /jwt|access_?token/i;

/**
 * A query or a fragment that is put together, a path that ends in a token by name, `params: { … }` of a request or a route,
 * `config.params.token = …`, `location.hash.split(…)`.
 */
const ADDRESS = new RegExp(
  [
    /=(?:\$\{|["'`])(?<=(?:[?&#][\w.-]+|[tT]oken|jwt)=.{1,2})/,
    /=\{(?<=[?&#][\w.-]+=\{)/,
    /\/(?:\$\{|["'`]\s*\+)[^}]{0,60}(?:[tT]oken|[jJ]wt|JWT)/,
    /:\s*\(*\{(?<=\b(?:params|qs|query|searchParams|queryParams|queryStringParameters|search|hash|fragment)["'`\]]*\s*:\s*\(*\{)/,
    /=\{\{(?<=\b(?:query|search|hash|fragment)=\{\{)/,
    /\.(?:params|qs|searchParams|queryParams|queryStringParameters)(?:\.\w+|\[[^\]\n]{1,80}\])?\s*(?:\?\?|\|\|)?=[^=>]/,
    /\.(?:match|split)\((?<=\b(?:hash|search|url)\.\w+\()/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
/** Calls of what has such a word in its name, which is then read more closely. */
const ADDRESS_CALL =
  /\((?<=(?:[uU]r[il]|UR[IL]|href|Href|[lL]ink|[qQ]uery|[fF]rom_?(?:[hH]ash|[sS]earch|[lL]ocation|[fF]ragment))\w{0,40}\()/g;
/** A path that ends in anything: only worth a look where the file can sign what it puts there. */
const PATH = /\/(?:\$\{|["'`]\s*\+)/;
const SET_COOKIE = /set-cookie/i;
/** The origin that stands for all of them, in quotes, also within a script that is sent. */
const QUOTED_STAR = /["'`]\*\\?["'`]/;
const OPEN = /["'`](?:http|ws):\/\//i;

/**
 * @param table what libraries and platforms say of texts: a table, or what the build has compiled of it
 * @param extra token names that settings add
 * @param path the file's path, with `/` between its parts
 */
export function openGate(table: { readonly gates: Gates }, text: string, extra: readonly string[], path: string): Gate {
  const token = TOKEN.test(text) || extra.some((name) => text.includes(name));
  const open = table.gates.openIn(text, path.slice(0, Math.max(0, path.lastIndexOf('/'))), token);
  const library = open.has('library');
  return {
    library,
    handmade: (BASE64.test(text) && splitsAtDots(text)) || hasName(text, DECODE, admitsNoVerification),
    secret: token || holdsTokenSettings(path) ? hasSecret(text, path) : text.includes(SESSION_SECRET),
    signer: token && hasName(text, SIGNER, makesJwt),
    header: HEADER_PART.test(text) && HEADER_READER.test(text),
    unsigned: SPEAKS_OF_NONE.test(text) && UNSIGNED.test(text) && ALGORITHM.test(text),
    storage: open.has('storage'),
    cookie: open.has('cookie') || (token && SET_COOKIE.test(text)),
    transport: open.has('transport') && OPEN.test(text),
    message: open.has('message') && QUOTED_STAR.test(text),
    log: open.has('log'),
    written: text.includes(TOKEN_START),
    url: open.has('url') || (token && (hasAddress(text) || (library && PATH.test(text)))),
  };
}

const splitsAtDots = (text: string): boolean => SPLIT.test(text) || (SPLIT_BY_NAME.test(text) && DOT.test(text));

function hasAddress(text: string): boolean {
  return ADDRESS.test(text) || hasName(text, ADDRESS_CALL, (name) => buildsAddress(name) || readsAddress(name));
}

const readsAddress = (name: string): boolean => takesFromAddressByName(name) && TOKEN.test(name);

/** A name of a secret for tokens; of what may be any secret, only where the file or its path speaks of them. */
function hasSecret(text: string, path: string): boolean {
  let isAmong: boolean | undefined;
  return hasName(text, SECRET_OR_KEY, (name) => {
    const meaning = jwtSecret(name, true);
    return meaning === 'context'
      ? (isAmong ??= holdsTokenSettings(path) || AMONG_TOKENS.test(text))
      : meaning === 'jwt';
  });
}

/**
 * Whether a text has a name of a kind.
 *
 * @param part global; what every such name has in it, or behind it
 */
function hasName(text: string, part: RegExp, is: (name: string) => boolean): boolean {
  part.lastIndex = 0;
  for (let match = part.exec(text); match; match = part.exec(text)) {
    let start = match.index;
    let end = match.index;
    while (isKeyPart(text.charCodeAt(start - 1))) start--;
    while (isKeyPart(text.charCodeAt(end))) end++;
    if (end - start <= LONGEST_NAME && is(text.slice(start, end))) return true;
    part.lastIndex = Math.max(part.lastIndex, end);
  }
  return false;
}

/** What is longer is data: nobody reads its words. */
const LONGEST_NAME = 200;

/** Names have no hyphen, keys such as `'jwt-secret'` do. */
const isKeyPart = (code: number): boolean => isNamePart(code) || code === 45;
