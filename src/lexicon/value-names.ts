import { onceByName, wordsOf } from './name-words.ts';

/*
 * What variables, properties and parameters around tokens are called: claims, headers, options of requests. function-names.ts reads
 * the names of functions, token-names.ts and secret-names.ts those of tokens and of secrets.
 */

/** `typ` (RFC 7519, 5.1), and the claims that identity providers and applications tell kinds of tokens apart by. */
const TYPE_CLAIMS = /^(?:typ|type|token_?type|token_?use|purpose|scope|scp|kind)$/i;

/** Whether a claim says of what kind a token is: `typ`, `token_use`, `authTokenType`. */
export const isTypeClaim = onceByName((name): boolean => {
  const words = wordsOf(name);
  const isKind = /^(?:type|kind|use|purpose|mode)$/.test(words.at(-1) ?? '');
  return TYPE_CLAIMS.test(name) || (isKind && !words.some((word) => OTHER_KINDS.has(word)));
});

/**
 * Whether a claim says which client a token was given to: `azp` (OpenID Connect Core, 2), `client_id` (RFC 9068, 2.2), `cid` of Okta,
 * `appid` of Azure AD 1.0.
 */
export function isClientClaim(name: string): boolean {
  return /^(?:azp|client_id|cid|appid)$/.test(name);
}

/** Whether an issuer, or the beginning of its address, is a user pool of Cognito: its access tokens have a `client_id` and no `aud`. */
export function issuesWithoutAudience(issuer: string): boolean {
  return /^https:\/\/cognito-idp\./.test(issuer);
}

/** What else has kinds: contents, people and their accounts. */
const OTHER_KINDS = new Set([
  'content',
  'mime',
  'media',
  'user',
  'account',
  'member',
  'subject',
  'grant',
  'response',
  'light',
  'dark',
]);

const KINDS =
  /^(?:access|refresh|id|reset|confirm(?:ation)?|verif(?:y|ication)|activat(?:e|ion)|email|invit(?:e|ation)|session|state|magic|recovery|unsubscribe|one_?time)$/;

/** Whether a string is the name of a kind of token: `access`, `refresh_token`, `password-reset`. */
export function namesTokenKind(text: string): boolean {
  const words = wordsOf(text).filter((word) => word !== 'token' && word !== 'password' && word !== 'link');
  const [kind = ''] = words;
  return words.length === 1 && KINDS.test(kind);
}

/** Kinds of tokens that keys are called after. A session's key is often the only one, and `verify` says what a key is for. */
const KEY_KINDS =
  /^(?:access|refresh|reset|forgot|confirm(?:ation)?|activation|email|mail|invit(?:e|ation)|state|magic|recovery|unsubscribe)$/;

/** Whether the name of a key, or of a part of one, says for what kind of tokens it is: `REFRESH_TOKEN_SECRET`, `keyForReset`, `reset`. */
export function namesKeyKind(name: string): boolean {
  const words = wordsOf(name);
  // An access key is what a cloud's account has.
  return words.some((word, index) => KEY_KINDS.test(word) && !(word === 'access' && words[index + 1] === 'key'));
}

/** Names that people give `exp` (RFC 7519, 4.1.4), or the option that sets it, as claims that no verifier reads. */
const EXPIRIES = new Set([
  ...['expiresat', 'expires', 'expiresin', 'expire', 'expireat', 'expiry', 'expiration', 'expirationtime'],
  ...['expirydate', 'expirationdate', 'expiredat', 'expdate', 'exptime', 'validuntil', 'validto', 'timelimit'],
  ...['ttl', 'maxage'],
]);

/** Whether a claim is meant to end a token and is not the registered one: `expiresAt`, `valid_until`. */
export function isNonStandardExpiry(name: string): boolean {
  return EXPIRIES.has(wordsOf(name).join(''));
}

const IDENTIFIERS = new Set(['id', 'oid', 'uid', 'uuid', 'guid', 'userid', 'objectid', 'username', 'email']);

/** Whether a name is that of what tells people or records apart, which is a string or a number: `_id`, `userId`, `uuid`. */
export function isIdentifierName(name: string): boolean {
  return IDENTIFIERS.has(wordsOf(name).at(-1) ?? '');
}

/** Whether a name is that of claims, or of what was read from a token: `payload`, `decodedToken`. */
export function holdsClaims(name: string): boolean {
  return /payload|claims|decoded|parsed/i.test(name);
}

/** Whether a name is that of a token's encoded header, or of the function that encodes one: the first part of `${header}.${payload}.` */
export function isEncodedHeader(name: string): boolean {
  return /head|part1|b64|base64|encode/i.test(name);
}

/** Whether a name is that of a token's encoded payload, or of the function that encodes one. */
export function isEncodedPayload(name: string): boolean {
  return /payload|body|claims|part2|b64|base64|encode/i.test(name);
}

/** Whether a name is that of a header's algorithm (RFC 7515, 4.1.1). */
export function isAlgorithmName(name: string): boolean {
  return /^alg(?:orithm)?$/.test(name);
}

/** Whether a property says where a key set or an issuer is found: `jwksUri`, `domain`. */
export function isAddressOption(name: string): boolean {
  return /domain|host|issuer|ur[il]$/i.test(name);
}

/** Whether an answer's property holds the error: `error`, `errors`. */
export function isErrorName(name: string): boolean {
  return /^errors?$/.test(name);
}

/** Whether a name says that something has worked, of a value that is true then: `ok`, `isSuccess`. */
export function saysSuccess(name: string): boolean {
  return /^(?:is_?)?(?:ok|success|successful|succeeded)$/i.test(name);
}

/** Whether a name says that something has not worked, of a value that is there then: `error`, `failed`. */
export function saysFailure(name: string): boolean {
  return /^(?:(?:is|has)_?)?(?:err|errors?|failed|failure)$/i.test(name);
}

/** Whether a property of an answer holds the status (RFC 9110, 15). */
export function isStatusName(name: string): boolean {
  return /^status(?:_?code)?$/i.test(name);
}

/** Whether a property holds the parameters of the address of a request, in the words of most HTTP clients. */
export function isQueryOption(name: string): boolean {
  return /^(?:params|qs|searchParams|queryParams|queryStringParameters)$/.test(name);
}

/** Whether an option of a router becomes the query or the fragment of the address that it leads to. */
export function isRouteQueryOption(name: string): boolean {
  return /^(?:query|search|hash|fragment)$/.test(name);
}

/** Whether an option says where a router leads to, as it stands beside that for the query. */
export function isRouteOption(name: string): boolean {
  return /^(?:to|pathname)$/.test(name);
}

/** Whether a name is that of the options of a request that is about to be sent. `req` is one that came in. */
export function isRequestOptions(name: string): boolean {
  return /(?:config|options)$|^(?:cfg|conf|opts)$/i.test(name);
}

/** Whether a name is that of a request that came in, or of the member of a context that holds it. */
export function isRequestName(name: string): boolean {
  return /^_?(?:req|request)$/.test(name);
}

/** Whether a member of a request, or of the context around one, is what browsers send with each: its cookies, its headers. */
export function isRequestPart(name: string): boolean {
  return /^(?:cookies?|signedCookies|headers)$/.test(name);
}

/** Whether a method of a request reads one of its headers. */
export function givesRequestHeader(name: string): boolean {
  return name === 'get' || name === 'header';
}

/** Whether a function reads such a part, by its name: `getCookie`, `getRequestHeader`. */
export function readsRequestByName(name: string): boolean {
  return /^(?:get|read|parse|extract).*(?:Cookies?|Headers?)$/.test(name);
}

/** Whether a variable is the body of a request: a form is no address. */
export function isBodyName(name: string): boolean {
  return /^(?:body|form|form_?data|payload)$/i.test(name);
}

/** Whether an option of a request is its body, in the words of most HTTP clients. */
export function isBodyOption(name: string): boolean {
  return /^(?:body|data|payload|form)$/.test(name);
}

/** What OAuth 1 calls the token of a login that is under way (RFC 5849, 2.1): it says nothing of who somebody is. */
export const OAUTH_1_TOKEN = 'oauth_token';

/**
 * Whether a parameter of a login has to travel in an address: what OAuth 2 gives a client back of its request (RFC 6749, 4.1.1), and
 * SAML (RelayState). Some sign it, so that it looks like a token; it says nothing of who somebody is.
 */
export const isLoginState = (parameter: string): boolean => /^(?:state|RelayState)$/.test(parameter);

/** Whether an address is where OAuth 1 wants its request token (RFC 5849, 2.2). */
export function isOAuth1Address(text: string): boolean {
  return /oauth\/auth|AuthorizeToken/i.test(text);
}

/** What a value is, by the last word of its name: something that says who or what is meant, when, or how many. */
const DATA = new Set([
  ...['id', 'ids', 'uid', 'uuid', 'guid', 'name', 'username', 'nickname', 'email', 'mail', 'phone'],
  ...['date', 'time', 'timestamp', 'at', 'expiry', 'expiration', 'expires', 'ttl', 'age', 'count', 'size', 'length'],
  ...['index', 'number', 'type', 'status', 'role', 'locale', 'language', 'theme', 'version', 'enabled'],
]);

/** What some call the key of a session: no token by its name, and as good as one. */
const SESSION_WORDS = /^(?:session|sess|sid|auth|login|ticket|oauth|access|refresh)$/;

/** Whether a name says that a value is an identifier, a name, a date or a number: `userId`, `expiresAt`; not that of a session. */
export function isDatumName(name: string): boolean {
  const parts = wordsOf(name);
  return DATA.has(parts.at(-1) ?? '') && !parts.some((word) => SESSION_WORDS.test(word));
}

/** Whether a parameter says whose something is, or what it is kept under: `owner`, `currentUser`, `cacheKey`. */
export function isSubjectName(name: string): boolean {
  return /^(?:owner|user|account|member|customer|client|key|repo|project|tenant|host|url)$/.test(
    wordsOf(name).at(-1) ?? '',
  );
}

/** Words for what is shown to people and used by nobody. */
const EXAMPLES = new Set([
  ...[
    'example',
    'examples',
    'sample',
    'samples',
    'placeholder',
    'placeholders',
    'description',
    'documentation',
    'docs',
  ],
  ...['mock', 'mocks', 'mocked', 'fake', 'dummy', 'stub', 'fixture', 'fixtures', 'hint', 'demo'],
]);

/** Whether a name says that a value is an example, or stands in for a real one: `exampleToken`, `mockUser`. Removes reports only. */
export function isExampleName(name: string): boolean {
  return wordsOf(name).some((word) => EXAMPLES.has(word));
}

/** Whether a folder or a file holds what stands in for something real: `mocks`, `user.fixture.ts`. Removes reports only. */
export function isStandInName(name: string): boolean {
  return wordsOf(name).some((word) => /^(?:mocks?|fixtures?|stories|storybook|stubs?)$/.test(word));
}

/** Whether a claim says who is signed in, or what they may do: `sub` (RFC 7519, 4.1.2), `userId`, `roles`. */
export function isPersonClaim(name: string): boolean {
  return /^_?(?:sub|id|uid|sid|user|account|member|customer|client|admin|email|session|roles?|scopes?|permissions?)(?:_?(?:id|name))?$/i.test(
    name,
  );
}

/** Whether a name is that of what a request signs in with: `token`, `headers.authorization`, `bearer`. */
export function isCredential(name: string): boolean {
  return /(?:token|jwt|bearer|authorization|auth_?header)$/i.test(name);
}

/** Whether an address is that of a token endpoint (RFC 6749, 3.2), by the end of its path. */
export function isTokenAddress(address: string): boolean {
  return /\/(?:oauth2?\/)?(?:v\d+\/)?tokens?\/?[`'"]?(?:\?|$)/i.test(address);
}

/** Whether a text speaks of the grant that a token is asked for with (RFC 6749, 4). */
export function namesGrant(text: string): boolean {
  return /\bgrant_type\b/.test(text);
}
