import { admitsNoVerification, isTokenWord } from './jwt-functions.ts';
import { onceByName, wordsOf } from './name-words.ts';
import { CAPABILITY, CAPABILITY_NAMES, FOREIGN, WEAKLY_FOREIGN } from './words.ts';

/*
 * What a function is called, and what that says about what it does. Asked only about functions that the file does not show: what
 * can be read is read. Where nothing else is said, a name that is wrongly recognized costs a finding and never adds one.
 *
 * No pattern here has a repetition between two words: such a pattern would try all pairs of places in a long name.
 */

/** Whether a name has one pattern and, somewhere behind it, another. */
function hasInOrder(name: string, first: RegExp, second: RegExp): boolean {
  const found = first.exec(name);
  return found !== null && second.test(name.slice(found.index + found[0].length));
}

/** What the methods of nearly every logger are called: the console's (WHATWG), and the severities of RFC 5424. */
const LOG_LEVELS = new Set(['log', 'debug', 'info', 'warn', 'error', 'trace']);
const CHECKING_VERBS = /^(?:check|verif|valid|assert|ensure|match|compare)/;

/**
 * Whether a function only writes to a log: `log`, `logError`, `auditLog`. A name that begins with a check is none: `checkError`.
 */
export function logsByName(name: string): boolean {
  const parts = wordsOf(name);
  const [first = ''] = parts;
  const isLog = first === 'log' || LOG_LEVELS.has(parts.at(-1) ?? '');
  return isLog && !CHECKING_VERBS.test(first);
}

/** Whether an object writes to a log, by what it is called: `console`, `logger`, `this.log`. */
export function isLogger(name: string): boolean {
  return /^(?:console|log|logger|debug)$/.test(name);
}

/** Responses of Express and Node, JSON, the next handler, setters. */
const HANDING_ON = /^(?:json|next|push|send|stringify|string)$|^set/i;

/** Whether a function only hands on what it is given, as it is: to a response, an array, the next handler, a setter. */
function handsOnByName(name: string): boolean {
  return HANDING_ON.test(name);
}

const PASSING_ON = new Set([
  ...['callback', 'cb', 'dispatch', 'done', 'emit', 'end', 'parse', 'reject', 'resolve', 'status'],
]);
const KEEPING = /^(?:save|store|create|sign)/;

/**
 * Whether a function judges nothing that it is given: it logs it, hands it on, keeps it or issues it. A name that is wrongly
 * recognized makes a comparison go unseen.
 */
export function judgesNothingByName(name: string): boolean {
  return logsByName(name) || handsOnByName(name) || PASSING_ON.has(name) || KEEPING.test(name);
}

const ASKING = /^(?:boolean|isArray|expect)$/i;

/**
 * Whether a function opens nothing with what it is given: it logs it, hands it on, asks whether it is there, or makes an error of
 * it. A callback (`done(null, key)`) may well receive a key.
 */
export function opensNothingByName(name: string): boolean {
  return logsByName(name) || handsOnByName(name) || ASKING.test(name) || /error$/i.test(name);
}

/** Methods of arrays, strings, sets, maps and patterns (ECMA-262) that compare what they are given with what they hold. */
const LOOKING_UP = new Set([
  ...['find', 'get', 'has', 'hasOwn', 'hasOwnProperty', 'includes', 'indexOf', 'match', 'some', 'test'],
]);

/** Whether a function compares what it is given with an array, a set, the keys of a map or a pattern. */
export function looksUpByName(name: string): boolean {
  return LOOKING_UP.has(name);
}

/** `assert` of Node and of most languages, `invariant` of React's world. */
const ASSERTING = new Set(['assert', 'invariant']);

/** Whether a function throws where what it is given first does not hold: `assert(key)`, `invariant(token, 'no token')`. */
export function assertsByName(name: string): boolean {
  return ASSERTING.has(name);
}

/** Whether a function compares two values that it is given: `timingSafeEqual`, `isEqual`, `startsWith`. */
export function comparesByName(name: string): boolean {
  return /equals?$|^(?:safe)?compare$|^(?:starts|ends)With$/i.test(name);
}

/** Whether a function gives the bytes of the string that it is handed: `Buffer.from`, `encode`. */
export function encodesByName(name: string): boolean {
  return name === 'from' || name === 'encode';
}

/** Whether a function checks what it is given, and most likely throws otherwise: `assertKnown`, `ensureTrusted`, `requireIssuer`. */
export function checksByName(name: string): boolean {
  const [first = ''] = wordsOf(name);
  return (
    CHECKING_VERBS.test(first) || /^(?:require|demand|allow|trust)$/.test(first) || /^(?:equal|strictEqual)$/.test(name)
  );
}

/** What an application asks about somebody whose token has been checked. */
const AFTER_THE_CHECK =
  /^(?:users?|accounts?|roles?|permissions?|permitted|members?|membership|access|admin|subject|sessions?|owners?|exists?|login|ban|banned|active|scopes?|person|customer|profile)$/;

/**
 * Whether a function of that name does something with the owner of a token: it loads, finds or authorizes a user. A name that is
 * wrongly recognized may add a report.
 */
export function concernsPeopleByName(name: string): boolean {
  return (
    wordsOf(name).some((word) => AFTER_THE_CHECK.test(word)) ||
    /^(?:find|load|get|fetch|sync|touch|upsert|notify|authori[sz]e)(?![a-z])/.test(name)
  );
}

/** Whether a function says that it checks claims: `checkClaims`, `validate`, `enforce`; `checkPermissions` comes after that. */
export const checksClaimsByName = onceByName((name): boolean => {
  const isCheck = checksByName(name) || /^(?:enforce|guard|reject|restrict)(?![a-z])/.test(name);
  return isCheck && !concernsPeopleByName(name);
});

/** Whether a function's name asks for something, and its answer is nothing where there is none: `isKnown`, `findTenant`, `getKeys`. */
export function asksByName(name: string): boolean {
  return /^(?:is|has|can|should|get|find|load|fetch|lookup|look)$/.test(wordsOf(name)[0] ?? '');
}

const DENYING = /^(?:un\w+|not|invalid|bad|block\w*|den(?:y|ied)|ban(?:ned)?|forbidden|disallowed|rejected)$/;

/** Whether a function says of what it is given that it is not wanted: `isUnknown`, `isBlocked`. */
export function isDenyingName(name: string): boolean {
  const [first = '', second = ''] = wordsOf(name);
  return /^(?:is|has)$/.test(first) && DENYING.test(second);
}

/** Whether a method puts something into a set, a map or an array (ECMA-262). */
export function addsByName(name: string): boolean {
  return /^(?:add|push|set|unshift)$/.test(name);
}

/**
 * Whether what a function of the language gives has the same members, or the same text, as what it is given or called on: `split`,
 * `flat`, `String`.
 */
export function keepsMembersByName(name: string): boolean {
  return /^(?:split|flat|concat|trim|map|filter|slice|toString|toLowerCase|toUpperCase|replace|from|of|String|Set|castArray)$/.test(
    name,
  );
}

/** Whether a function gives a string or a number, whatever it is given: those of the language, of identifiers, of UUIDs. */
export function givesTextByName(name: string): boolean {
  return /^(?:String|Number|parseInt|to\w*String|toFixed|join|trim|toLowerCase|toUpperCase|randomUUID|uuid|uuidv\d|v4|nanoid)$/.test(
    name,
  );
}

/** Whether a function ends the handling of a request, or the program: `exit`, `redirect`, `notFound`. Many of them throw. */
export function endsHandlingByName(name: string): boolean {
  return /^(?:exit|abort|fail|throw|redirect|notFound|unauthorized|forbidden|reject)$/.test(name);
}

/** Whether a method of a response answers the request: those of Express, Fastify and Node. */
export function respondsByName(name: string): boolean {
  return /^(?:status|sendStatus|writeHead|code|json|send|end|render)$/.test(name);
}

/** Whether a parameter is called as Node calls the function that takes an answer, or an error: `callback(null, answer)`. */
export function answersByCallback(name: string): boolean {
  return /^(?:callback|cb|done)$/.test(name);
}

/** What reports to services that watch a program are called: Sentry's, OpenTelemetry's, those of counters. */
const OBSERVING =
  /^(?:capture(?:Exception|Error|Message)|recordException|noticeError|addBreadcrumb|inc|increment|track)$/;

/** Whether a function only tells people, or their tools, that something happened. */
export function observesByName(name: string): boolean {
  return OBSERVING.test(name);
}

/** Whether a function ends something that is no longer needed: a connection, a timer. */
export function tidiesUpByName(name: string): boolean {
  return /^(?:close|end|disconnect|release|stop|destroy|dispose|exit|quit|clear(?:Timeout|Interval)|unref)$/i.test(
    name,
  );
}

/** Whether a function reads, or prepares, what a handler is going to work with: `json()`, `get('x-id')`, `parse(text)`. */
export function preparesByName(name: string): boolean {
  return /^(?:json|text|formData|arrayBuffer|get(?:Header|Query)?|header|query|param|cookie|parse|safeParse|trim|split|String|Number|Boolean|parseInt|now|useState)$/.test(
    name,
  );
}

/** Whether a function checks something, most likely a token: `verify`, `isValid`, `authenticate`, `introspect` (RFC 7662). */
export const verifiesByName = onceByName(
  (name): boolean => /verif|valid|authenticat|introspect/i.test(name) && !admitsNoVerification(name),
);

/** Whether a name says that something was checked before: `isVerified`, `req.user`, `session.authenticated`, `seenTokens`. */
export function knowsOfVerification(name: string): boolean {
  return /verified|validated|authenticated|checked|cache|seen|^is(?:Valid|Auth)|^(?:currentU|u)ser$/i.test(name);
}

/** Whether a function makes a signature: `createHmac`, `HmacSHA256`, `sign`, `computeSignature`. */
export function makesSignatureByName(name: string): boolean {
  return /hmac|^sign$|^(?:sign|compute|make|create|expected|calculate)\w*(?:signature|mac)/i.test(name);
}

const FORMS = new Set([
  'jwt',
  'jws',
  'format',
  'formatted',
  'formed',
  'shape',
  'shaped',
  'like',
  'decodable',
  'parseable',
]);

/** Whether a function asks for the form of a text alone: `isJwt`, `looksLikeJwt`, `hasJwtFormat`; not whether it is to be trusted. */
export function asksForFormByName(name: string): boolean {
  const words = wordsOf(name);
  const isAsking = /^(?:is|are|looks?|seems?|has)$/.test(words[0] ?? '');
  const isTrusting = words.some((word) => /^(?:valid|verif|auth|signed|logged|trust|active|expired)/.test(word));
  return isAsking && !isTrusting && words.some((word) => FORMS.has(word));
}

/** Whether something is called optional: `OptionalAuthGuard`, `maybeUser`. */
export function isOptionalByName(name: string): boolean {
  return /optional|maybe|anonymous|public|guest|soft/i.test(name);
}

/** Whether a name speaks of who may do what, or of what was answered: a condition with it may depend on the token. */
export function tellsOfAccess(name: string): boolean {
  return /auth|token|session|claim|jwt|bearer|login|logged|signed|permi|role|admin|allow|valid|^ok$|error|^err$|headersSent|status|writableEnded|^sent$/i.test(
    name,
  );
}

/** Whether a function decodes something: `parse`, `decodeJwt`. A name that is wrongly recognized may add a report. */
export function decodesByName(name: string): boolean {
  return name === 'parse' || name.startsWith('decode');
}

/** Whether a function finds the key of a token: `getKey`, `secretProvider`. */
export function findsKeyByName(name: string): boolean {
  return /key|secret/i.test(name);
}

const FETCHING = /^(?:get|request|getPublicKey|getJwks?)$|^(?:discover|jwks)|fetch/i;

/**
 * Whether a function asks an address for something, such as a key set or a provider's description (OpenID Connect Discovery). A
 * name that is wrongly recognized may add a report.
 */
export function fetchesByName(name: string): boolean {
  return FETCHING.test(name) || (/^create/i.test(name) && /jwkset$/i.test(name));
}

/** Whether a function opens a file by what it is given: `loadSecret`, `readPem`. May add a report. */
export function readsSecretFileByName(name: string): boolean {
  return hasInOrder(name, /^(?:load|read)/i, /secret|file|pem/i);
}

/** Whether a function takes the path of a file: those of `node:fs` and `node:path`. May add a report. */
export function takesPathByName(name: string): boolean {
  return readsFileByName(name) || /^(?:createReadStream|existsSync|join|resolve)$/.test(name);
}

/** Whether a function gives what is in a file: those of `node:fs`. */
export function readsFileByName(name: string): boolean {
  return name === 'readFile' || name === 'readFileSync';
}

/** Whether a function runs what it is given, as SQL or as a command. May add a report. */
export function executesByName(name: string): boolean {
  return /^(?:query|raw|execute|exec(?:Sync)?)$/.test(name);
}

/** Whether a function or a component leads to another page, as those of routers do: `navigate`, `redirect`, `Link`. May add a report. */
export function navigatesByName(name: string): boolean {
  return /^(?:navigate(?:To)?|push|replace|redirect|goto|buildLocation|preloadRoute|createUrlTree|(?:[A-Z]\w*)?Link|Navigate)$/.test(
    name,
  );
}

/** Whether a function asks a database: what it is given as `query` belongs to no address. */
export function queriesDatabaseByName(name: string): boolean {
  return /^(?:find|query|count|update|delete|insert|aggregate|exec)/i.test(name);
}

const SETTING = /^(?:env|environment|config|setting|variable|var|option)$/;

/** Whether a function reads a setting by its name, and takes what stands in for it: `get('JWT_SECRET', 'secret')`, `envOr`. */
export function readsSettingByName(name: string): boolean {
  if (/^(?:get|getOrDefault|getOr|optional)$/.test(name)) return true;
  const words = wordsOf(name);
  return words.some((word) => SETTING.test(word)) && !/^(?:set|add|update|define|remove|delete)$/.test(words[0] ?? '');
}

/** Whether a function gives a setting by its name, whatever it does where there is none: `get('JWT_SECRET')`, `getOrThrow`. */
export function asksForSettingByName(name: string): boolean {
  return name === 'getOrThrow' || readsSettingByName(name);
}

/** Whether the text of a script ends within what it posts to a window (HTML, 9.3.3): `opener.postMessage('`. May add a report. */
export function postsInScript(script: string): boolean {
  return /\.postMessage\([^;]*$/.test(script);
}

/** Whether a function that is handed nothing gets something from where it is kept: `readToken`, `getSession`. May add a report. */
export function getsByName(name: string): boolean {
  return /^(?:get|read|load)[A-Z_]/.test(name);
}

/** Whether a function saves what it is given: `setToken`, `_saveSession`. */
export function setsByName(name: string): boolean {
  return /^_?(?:set|save|store|persist|write|update|remember)[A-Z_]/.test(name);
}

/** Whether a function keeps a value under a name: `cookies.set('jwt', token)`, `setItem`. May add a report. */
export function keepsUnderNameByName(name: string): boolean {
  return /^(?:set|put|cookie|setCookie|setItem)$/.test(name);
}

/** Whether a function takes what it gives from an address: `getTokenFromUrl`, `tokenFromHash`. May add a report. */
export function takesFromAddressByName(name: string): boolean {
  return /from_?(?:url|uri|hash|query|search|location|fragment)/i.test(name);
}

/** Whether a method cuts a string to pieces by a pattern: those of strings and regular expressions (ECMA-262). */
export function cutsByName(name: string): boolean {
  return /^(?:match|split|exec)$/.test(name);
}

const SIGNING_IN = /verify|authenticat|log_?in|sign_?in(?!g)|bearer|authoriz|session|(?:by|from)_?jwt|introspect/i;
const ONE_PURPOSE = /reset|password|e?mail|invit|confirm|activat|unsubscribe|presign|recipient|magic|recover/i;

/** Verbs of checking and reading: who does that with a token is about to believe it. */
const OPENING = /^(?:check|verif|valid|decod|pars|resolv|introspect|inspect|read|unpack|open|accept|trust)/;
const OTHER_PURPOSES = new Set(
  [FOREIGN, WEAKLY_FOREIGN, CAPABILITY, CAPABILITY_NAMES].flatMap((reasons) => Object.values(reasons).flat()),
);

/**
 * Whether a function opens a token: `checkJwt`, `isValidToken`, `isTokenValid`, `tokens.check`. Its name has a verb, the token behind it,
 * and no word of another purpose. May add a report.
 *
 * @param owner what it is a method of; empty where it is none
 */
export function opensTokenByName(name: string, owner = ''): boolean {
  const parts = [...wordsOf(name), ...wordsOf(owner)];
  const verb = parts.findIndex((word) => OPENING.test(word));
  const isAsked = parts[0] === 'is' && parts[verb] === 'valid';
  if (verb < 0 || !parts.slice(isAsked ? 0 : verb + 1).some((word) => isTokenWord(word))) return false;
  return !parts.some((word) => OTHER_PURPOSES.has(word) && !OPENING.test(word));
}

/** What a look-up says that does not say what is looked up. */
const FINDING =
  /^(?:get|find|fetch|load|look|lookup|read|resolve|query|select|one|first|unique|many|async|try|maybe|extract)$/;

/** Who a session belongs to, or what it holds. */
const SUBJECT =
  /^(?:users?|uid|ids?|accounts?|sessions?|members?|customers?|admins?|employees?|subscribers?|owners?|persons?|people|profiles?|identity|principals?|viewers?|me|claims|payload|auth|username|subject|sub|roles?|permissions?|scopes?|tenants?|data|info)$/;

/** `getUserByToken`, `findByToken`: who comes with a token, or nobody knows what. A `getDocumentByToken` finds a document. */
function findsSubject(name: string): boolean {
  const parts = wordsOf(name);
  const at = parts.findIndex((word) => word === 'by' || word === 'from');
  if (at < 0 || !parts.slice(at + 1).some((word) => isTokenWord(word))) return false;
  const found = parts.slice(0, at).filter((word) => !FINDING.test(word));
  return found.length === 0 || found.some((word) => SUBJECT.test(word));
}

/**
 * Whether a function takes a token as that of a session: it signs in, verifies, or keeps a session. `confirmEmail(token)` takes
 * the right that a link itself carries. May add a report.
 */
export function usesSessionByName(name: string): boolean {
  const isUse =
    SIGNING_IN.test(name) ||
    opensTokenByName(name) ||
    hasInOrder(name, /set|save|store|change|update/i, /token|jwt|auth/i) ||
    findsSubject(name);
  return isUse && !ONE_PURPOSE.test(name);
}

/** Whether a function only asks whether there is something, or of which type: `Boolean`, `isNil`, `isString`. */
export function asksWhetherThereByName(name: string): boolean {
  return /^(?:Boolean|is(?:Nil|Null|Undefined|NullOrUndefined|Empty|Blank|Defined|Present|Set|String|Array))$/i.test(
    name,
  );
}

/** Whether a name or a path speaks of signing in: `logIn`, `EmailSignUp`, `/sso`; that is about neither a reset nor an invitation. */
export function signsInByName(name: string): boolean {
  return /log_?-?[io]n|sign_?-?(?:in|up|ed(?!_?-?(?:ur[il]|link|href|address)))|\bs?sso|oauth|session/i.test(name);
}

/** Whether a name or a path speaks of links that are signed, one for each object: `signedUrl`, `presign`, `/object/sign/`. */
export function signsLinkByName(name: string): boolean {
  return /(?:pre_?)?sign(?:ed)?_?-?(?:ur[il]|link|href|address)|presign|\/sign(?:ed)?\//i.test(name);
}

/** Whether what a function is given becomes a part of an address, or stays the string that it is. May add a report. */
export function takesAddressByName(name: string): boolean {
  return (
    /^(?:String|fetch|open|push|replace|navigate|redirect|goto|assign|get|URL|concat)$/.test(name) ||
    name.includes('setSearchParams') ||
    buildsAddress(name)
  );
}

/** Whether a method sends its second argument as the body of a request: the methods of HTTP with a body (RFC 9110, 9.3; RFC 5789). */
export function sendsBodyByName(name: string): boolean {
  return /^(?:post|put|patch)$/.test(name);
}

/** Whether a function gives a token's header: `getHeaderFromToken`, `parseJwtHeader`; not what HTTP calls headers. */
export function readsHeaderByName(name: string): boolean {
  return /header(?!s)/i.test(name) && /jwt|token|protected|decode|parse/i.test(name);
}

/** Whether a store says that others cannot read what it keeps: `secureStorage`, `EncryptedStore`, './keychain'. Removes reports only. */
export function keepsSecretly(name: string): boolean {
  return /(?<!in)secure|encrypt|keychain|key_?-?store|safe_?-?storage|vault/i.test(name);
}

const ADDRESSES = new Set(['url', 'uri', 'href', 'link', 'query', 'querystring']);
const BUILDING = new Set([
  ...['get', 'build', 'make', 'create', 'append', 'add', 'to', 'with', 'stringify', 'format', 'generate'],
]);

/** Whether a function puts an address together: `getUrl`, `buildQueryString`, `withQuery`; no `getPageByLink`. May add a report. */
export const buildsAddress = onceByName((name): boolean => {
  const words = wordsOf(name);
  const origin = words.findIndex((word, index) => index > 0 && (word === 'by' || word === 'from'));
  const parts = origin < 0 ? words : words.slice(0, origin);
  return parts.some((word) => ADDRESSES.has(word)) && parts.some((word) => BUILDING.has(word));
});

/** Whether a function sends a request and gives the answer: `fetch`, `post` of a client, `got`. A wrongly recognized name costs a finding. */
export function asksEndpointByName(name: string): boolean {
  return /^(?:fetch|post|request|got|axios|ky|ofetch|\$fetch)$/.test(name);
}

/** Whether a function opens what the server itself has sealed: `unsealData` and `getIronSession` of iron-session. */
export function opensSealByName(name: string): boolean {
  return /^(?:unseal|unsealData|getIronSession)$/.test(name);
}
