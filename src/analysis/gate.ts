import { buildsAddress, takesFromAddressByName } from '../lexicon/function-names.ts';
import { admitsNoVerification, makesJwt } from '../lexicon/jwt-functions.ts';
import { hasFrom, TOKEN_WORD } from '../model/first-words.ts';
import type { Gates, Seen } from '../model/gates.ts';
import { isNamePart } from '../model/mentions.ts';
import type { Family } from '../model/ways.ts';
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
 * The gate reads every file of a project, and most of them have nothing for it. One look for a few words rules those out; what it
 * leaves is looked at for each family, the rarest sign first. All takes a time that grows with the text and no faster.
 */

const SPLIT = /\.split\(\s*(?:["'`]\.["'`]\s*[,)]|\/(?:\\\.|\[\.\])\+?\/)/;
const SPLIT_BY_NAME = /\.split\(\s*[\w$.]+\s*[,)]/;
const DOT = /["'`]\.["'`]|\/(?:\\\.|\[\.\])\+?\//;
const BASE64 = /atob|base-?64|b64/gi;
const DECODE = /[dD]ecode/g;
/** `` `${header}.${payload}.` ``, the end of it, and what its parts are called. */
const TWO_PARTS = /\}\.\$\{[^`}]+\}\.`/;
const TWO_PARTS_END = '}.`';
const PAYLOAD = /payload|body|claims|part2|b64|base64|encode/i;
const ALGORITHM = /alg/gi;
const QUOTED_NONE = /["'](?:[nN]one|NONE)["']/;
/** What is compared with it. */
const ALGORITHM_NAME = /\balg(?:orithm)?\b/;
const NONE_BY_NAME = /[aA]lg(?:orithm)?_?None|[nN]one_?Alg/;
const ALGORITHM_OR_HEADER = /alg(?:orithms?)?\b|Alg|[hH]eader/;
const HEADER_PART = /[hH]eader\??\.(?:kid|jku|jwk|x5u|x5c)\b/;
const HEADER_READER = /[hH]eader\w{0,40}\(|\(\w{0,40}[hH]eader/;

const SECRET_OR_KEY = /secret|key/gi;
/** What tells in a name, and what in a text, that a `secret` is one of tokens. */
const OF_TOKENS = /jw[st]|token|bearer/gi;
const NEXT_AUTH = /nextauth/gi;
const AMONG_TOKENS = /jwt|token(?<=access_?token)/gi;

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
/** Words of which a function that deals in addresses has one in its name. */
const ADDRESS_WORD = /ur[il]|href|link|query|from_?(?:hash|search|location|fragment)/gi;
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
export function openGate(
  { gates }: { readonly gates: Gates },
  text: string,
  extra: readonly string[],
  path: string,
): Gate {
  const isNamed = extra.some((name) => text.includes(name));
  const isAmong = holdsTokenSettings(path);
  const first = gates.firstWord(text);
  if (first < 0 && !isNamed && !isAmong && !hasRareSign(text)) return CLOSED;
  // No word that is looked for stands before the first of them.
  const from = first < 0 ? text.length : first;
  const hasToken = isNamed || hasFrom(from, text, TOKEN_WORD);
  return {
    ...byOperation(gates, text, path, { hasToken, from }),
    ...byTokenName(text, { hasToken, from, isAmong }),
    handmade: takesApart(text, from) || hasName(text, from, DECODE, admitsNoVerification),
    header: HEADER_PART.test(text) && HEADER_READER.test(text),
    unsigned: isUnsigned(text, from),
    written: text.includes(TOKEN_START.slice(1)) && text.includes(TOKEN_START),
  };
}

/** What hardly any text has, and none of the first words tells of: a search for a rare letter is the quickest there is. */
function hasRareSign(text: string): boolean {
  return (
    text.includes(TWO_PARTS_END) ||
    text.includes('x5') ||
    text.includes('kid') ||
    (text.includes(TOKEN_START.slice(1)) && text.includes(TOKEN_START))
  );
}

/** What libraries and platforms do. */
function byOperation(
  gates: Gates,
  text: string,
  path: string,
  { hasToken, from }: Omit<Seen, 'ruledOut'>,
): Pick<Gate, 'cookie' | 'library' | 'log' | 'message' | 'storage' | 'transport' | 'url'> {
  const ruledOut: readonly Family[] = [
    ...(hasToken && text.includes('://') && OPEN.test(text) ? [] : (['transport'] as const)),
    ...(hasToken && QUOTED_STAR.test(text) ? [] : (['message'] as const)),
  ];
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const open = gates.openIn(text, folder, { hasToken, from, ruledOut });
  const library = open.has('library');
  return {
    library,
    storage: open.has('storage'),
    cookie: open.has('cookie') || (hasToken && setsCookie(text)),
    transport: open.has('transport'),
    message: open.has('message'),
    log: open.has('log'),
    url: open.has('url') || (hasToken && (hasAddress(text) || (library && PATH.test(text)))),
  };
}

/** A split at dots, and base64. */
function takesApart(text: string, from: number): boolean {
  if (!text.includes('.split(')) return false;
  return (SPLIT.test(text) || (SPLIT_BY_NAME.test(text) && DOT.test(text))) && hasFrom(from, text, BASE64);
}

const setsCookie = (text: string): boolean => (text.includes('kie') || text.includes('KIE')) && SET_COOKIE.test(text);

/** A token that is put together without a signature, an algorithm that is compared with `none`, a name that speaks of it. */
function isUnsigned(text: string, from: number): boolean {
  const hasAlgorithm = hasFrom(from, text, ALGORITHM);
  if (hasAlgorithm && QUOTED_NONE.test(text) && ALGORITHM_NAME.test(text)) return true;
  const isBuilt = text.includes(TWO_PARTS_END) && TWO_PARTS.test(text) && PAYLOAD.test(text);
  return (isBuilt || (hasAlgorithm && NONE_BY_NAME.test(text))) && ALGORITHM_OR_HEADER.test(text);
}

function hasAddress(text: string): boolean {
  return ADDRESS.test(text) || hasName(text, 0, ADDRESS_WORD, (name) => buildsAddress(name) || readsAddress(name), '(');
}

const readsAddress = (name: string): boolean => takesFromAddressByName(name) && hasFrom(0, name, TOKEN_WORD);

/**
 * What names say: of a function that makes a JWT, of a secret for tokens. What may be any secret counts only where the file or its path
 * speaks of tokens.
 */
function byTokenName(
  text: string,
  { hasToken, from, isAmong }: Omit<Seen, 'ruledOut'> & { readonly isAmong: boolean },
): Pick<Gate, 'secret' | 'signer'> {
  if (!hasToken && !isAmong) return { secret: text.includes(SESSION_SECRET), signer: false };
  const isAny = isAmong || hasFrom(from, text, AMONG_TOKENS);
  let secret = isAny && hasName(text, 0, SECRET_OR_KEY, (name) => jwtSecret(name, true) !== undefined);
  let signer = false;
  const isSecret = (name: string): boolean => /secret|key/i.test(name) && jwtSecret(name, true) === 'jwt';
  if (!isAny && (text.includes('xtauth') || text.includes('XTAUTH'))) secret = hasName(text, 0, NEXT_AUTH, isSecret);
  hasName(text, from, OF_TOKENS, (name, end) => {
    secret ||= !isAny && isSecret(name);
    signer ||= hasToken && isCallAt(text, end) && makesJwt(name);
    return secret && signer;
  });
  return { secret, signer };
}

/** Whether a bracket stands behind a name, and spaces at most before it. */
function isCallAt(text: string, end: number): boolean {
  CALL.lastIndex = end;
  return CALL.test(text);
}

const CALL = /\s{0,9}\(/y;

/**
 * Whether a text has a name of a kind.
 *
 * @param from where the search begins
 * @param part global; what every such name has in it
 * @param is asked of each name, and of where it ends
 * @param behind a character that has to follow the name
 */
function hasName(
  text: string,
  from: number,
  part: RegExp,
  is: (name: string, end: number) => boolean,
  behind = '',
): boolean {
  part.lastIndex = from;
  // Where a match begins is not asked of it: a list for each takes longer than to read the name around its end.
  while (part.test(text)) {
    let start = part.lastIndex - 1;
    let end = part.lastIndex;
    while (isKeyPart(text.charCodeAt(start - 1))) start--;
    while (isKeyPart(text.charCodeAt(end))) end++;
    if (end - start <= LONGEST_NAME && text.startsWith(behind, end) && is(text.slice(start, end), end)) return true;
    part.lastIndex = end;
  }
  return false;
}

/** What is longer is data: nobody reads its words. */
const LONGEST_NAME = 200;

/** Names have no hyphen, keys such as `'jwt-secret'` do. */
const isKeyPart = (code: number): boolean => isNamePart(code) || code === 45;
