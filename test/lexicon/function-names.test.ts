import { describe, expect, it } from 'vitest';

import * as general from '../../src/lexicon/function-names.ts';
import * as ofTokens from '../../src/lexicon/jwt-functions.ts';

const functionNames = { ...general, ...ofTokens };

type Predicate = keyof typeof functionNames;

/** What each predicate recognizes, and names that look like it and are something else. */
const NAMES: Readonly<Record<Predicate, readonly [is: readonly string[], isNot: readonly string[]]>> = {
  logsByName: [
    ['log', 'info', 'warn', 'error', 'trace', 'debug', 'logError', 'log_it', 'auditLog', 'sendError'],
    ['', 'login', 'logout', 'catalog', 'dialog', 'informed', 'checkError', 'verifyInfo', 'validateLog', 'errorOf'],
  ],
  isLogger: [
    ['console', 'logger', 'log', 'debug'],
    ['', 'loggerFactory', 'blog', 'login', 'consoles', 'debugger'],
  ],
  judgesNothingByName: [
    [
      ...['log', 'json', 'send', 'next', 'push', 'String', 'setIssuer', 'set', 'done', 'cb', 'resolve', 'stringify'],
      ...['saveUser', 'storeClaims', 'createSession', 'signToken', 'emit', 'status', 'parse', 'Set'],
    ],
    ['', 'check', 'checkIssuer', 'isAllowed', 'assertEqual', 'has', 'find', 'upset', 'checkError', 'resolveIssuer'],
  ],
  opensNothingByName: [
    ['log', 'debug', 'json', 'next', 'push', 'stringify', 'Boolean', 'isArray', 'expect', 'setHeader', 'KeyError'],
    ['', 'done', 'cb', 'callback', 'resolve', 'parse', 'importKey', 'fetch', 'createKey', 'errorKey', 'asset'],
  ],
  looksUpByName: [
    ['includes', 'has', 'get', 'indexOf', 'test', 'match', 'some', 'find', 'hasOwn', 'hasOwnProperty'],
    ['', 'include', 'add', 'getKey', 'matches', 'every', 'push', 'testing', 'findKey'],
  ],
  assertsByName: [
    ['assert', 'invariant'],
    ['', 'assertion', 'asserted', 'ok'],
  ],
  comparesByName: [
    ['equals', 'isEqual', 'timingSafeEqual', 'compare', 'safeCompare', 'startsWith', 'endsWith'],
    ['', 'equality', 'compareVersions', 'starts', 'with'],
  ],
  encodesByName: [
    ['from', 'encode'],
    ['', 'fromUrl', 'encoded', 'decode'],
  ],
  checksByName: [
    ['checkIssuer', 'assertKnown', 'ensureTrusted', 'requireTenant', 'validate', 'trust', 'strictEqual'],
    ['', 'recheck', 'requirement', 'loadTenant', 'logCheck', 'equality', 'isTrusted'],
  ],
  concernsPeopleByName: [
    [
      'loadUser',
      'isMember',
      'checkPermissions',
      'findAccount',
      'hasRole',
      'userExists',
      'fetchProfile',
      'sync',
      'authorize',
    ],
    ['', 'checkClaims', 'loaded', 'authorizedParty', 'synchronous', 'isForUs', 'validate', 'getter', 'useState'],
  ],
  checksClaimsByName: [
    ['checkClaims', 'validate', 'assertAudience', 'enforce', 'verifyPayload', 'ensureForUs', 'restrictTo'],
    ['', 'checkPermissions', 'validateUser', 'ensureMember', 'handle', 'loadClaims', 'rejected', 'guardian'],
  ],
  asksByName: [
    ['isKnown', 'has', 'findTenant', 'getKeys', 'loadIssuer', 'can_read', 'lookUp'],
    ['', 'issuer', 'checkIssuer', 'hash', 'forget', 'known'],
  ],
  isDenyingName: [
    ['isUnknown', 'isBlocked', 'isNotAllowed', 'hasInvalidHost', 'isUntrusted', 'is_banned'],
    ['', 'isKnown', 'unknown', 'isAllowed', 'checkUnknown', 'has'],
  ],
  addsByName: [
    ['add', 'push', 'set', 'unshift'],
    ['', 'addAll', 'reset', 'pushed', 'put', 'get'],
  ],
  keepsMembersByName: [
    ['split', 'flat', 'concat', 'trim', 'map', 'filter', 'String', 'Set', 'from', 'toLowerCase'],
    ['', 'splitAt', 'includes', 'mapped', 'at', 'isArray', 'reduce'],
  ],
  givesTextByName: [
    ['String', 'Number', 'toString', 'toHexString', 'join', 'trim', 'randomUUID', 'uuidv4', 'nanoid'],
    ['', 'toObject', 'toJSON', 'parse', 'stringify', 'get'],
  ],
  asksEndpointByName: [
    ['fetch', 'post', 'request', 'got', 'axios', 'ky', '$fetch'],
    ['', 'get', 'fetchUser', 'poster', 'requested'],
  ],
  opensSealByName: [
    ['unseal', 'unsealData', 'getIronSession'],
    ['', 'getSession', 'seal', 'sealData', 'unsealed'],
  ],
  endsHandlingByName: [
    ['exit', 'abort', 'fail', 'redirect', 'notFound', 'unauthorized', 'forbidden', 'reject'],
    ['', 'exitCode', 'failed', 'next', 'rejected', 'redirectTo', 'isForbidden'],
  ],
  respondsByName: [
    ['status', 'sendStatus', 'writeHead', 'code', 'json', 'send', 'end', 'render'],
    ['', 'statusOf', 'sendMail', 'decode', 'next', 'ended'],
  ],
  answersByCallback: [
    ['callback', 'cb', 'done'],
    ['', 'callbackUrl', 'undone', 'next', 'cbc'],
  ],
  observesByName: [
    ['captureException', 'captureMessage', 'recordException', 'increment', 'inc', 'track', 'addBreadcrumb'],
    ['', 'capture', 'record', 'incremental', 'tracker', 'income'],
  ],
  tidiesUpByName: [
    ['close', 'end', 'disconnect', 'release', 'clearTimeout', 'exit', 'dispose'],
    ['', 'closed', 'append', 'purge', 'clear', 'endpoint'],
  ],
  preparesByName: [
    ['json', 'text', 'formData', 'get', 'getHeader', 'parse', 'Number', 'split', 'param'],
    ['', 'parser', 'getUser', 'load', 'find', 'queryAll', 'send'],
  ],
  verifiesByName: [
    ['verify', 'verifyToken', 'validate', 'isValid', 'authenticate', 'introspect', 'tokenVerifier'],
    ['', 'check', 'decode', 'decodeUnverified', 'decodeWithoutVerify', 'author', 'evaluate'],
  ],
  knowsOfVerification: [
    ['verified', 'isVerified', 'isValid', 'user', 'currentUser', 'isAuthenticated', 'tokenCache', 'checked', 'seen'],
    ['', 'verify', 'trusted', 'isInternal', 'users', 'userAgent', 'skipAuth', 'authorization', 'role'],
  ],
  makesSignatureByName: [
    ['createHmac', 'HmacSHA256', 'hmac', 'sign', 'computeSignature', 'expectedMac'],
    ['', 'signIn', 'signatureOf', 'createHash', 'assign', 'signer'],
  ],
  asksForFormByName: [
    ['isJwt', 'isJWT', 'looksLikeJwt', 'hasJwtFormat', 'isWellFormed', 'isJwtShaped', 'is_jwt_token'],
    ['', 'isValidJwt', 'isToken', 'isAuthenticated', 'verifyJwt', 'isSignedJwt', 'jwt'],
  ],
  isOptionalByName: [
    ['OptionalAuthGuard', 'maybeUser', 'AnonymousGuard', 'PublicGuard'],
    ['', 'JwtAuthGuard', 'option', 'Roles'],
  ],
  tellsOfAccess: [
    ['isAuthorized', 'token', 'session', 'role', 'ok', 'err', 'headersSent', 'statusCode', 'loggedIn'],
    ['', 'body', 'table', 'params', 'method', 'okay', 'query'],
  ],
  decodesByName: [
    ['parse', 'decode', 'decodeJwt', 'decode_token'],
    ['', 'parseInt', 'encode', 'jwtDecode', 'parser'],
  ],
  findsKeyByName: [
    ['getKey', 'secretProvider', 'keyResolver', 'KEY'],
    ['', 'getUser', 'resolve', 'secure'],
  ],
  fetchesByName: [
    [
      ...['fetch', 'get', 'request', 'discover', 'discovery', 'discoverIssuer', 'fetchKeys'],
      ...['createRemoteJWKSet', 'getPublicKey', 'getJwk', 'getJwks', 'jwksClient', 'prefetch', 'refetchAll'],
    ],
    ['', 'URL', 'getUser', 'createKey', 'buildJWKSet', 'forget', 'gotcha', 'parse', 'curl'],
  ],
  readsSecretFileByName: [
    ['loadSecret', 'readPem', 'readKeyFile', 'load_secret', 'readSecretFile'],
    ['', 'load', 'read', 'reload', 'fileReader', 'unloadFile', 'secretLoad', 'readKey', 'pemRead'],
  ],
  takesPathByName: [
    ['readFile', 'readFileSync', 'createReadStream', 'existsSync', 'join', 'resolve'],
    ['', 'readFiles', 'joined', 'resolver', 'exists', 'path'],
  ],
  readsFileByName: [
    ['readFile', 'readFileSync'],
    ['', 'read', 'readFiles', 'writeFile', 'readFileAsync'],
  ],
  executesByName: [
    ['query', 'raw', 'execute', 'exec', 'execSync'],
    ['', 'queryKey', 'draw', 'executor', 'subquery', 'execFile'],
  ],
  queriesDatabaseByName: [
    ['find', 'findOne', 'query', 'count', 'updateMany', 'deleteOne', 'insert', 'aggregate', 'exec'],
    ['', 'get', 'push', 'navigate', 'refind', 'account'],
  ],
  asksForSettingByName: [
    ['get', 'getOrThrow', 'getEnv', 'config'],
    ['', 'getUser', 'set', 'setEnv', 'throw'],
  ],
  readsSettingByName: [
    ['get', 'env', 'getEnv', 'getOrDefault', 'getConfig', 'config', 'environment', 'readSetting', 'env_or', 'optional'],
    ['', 'getUser', 'set', 'setEnv', 'getOrThrow', 'configure', 'updateConfig'],
  ],
  setsByName: [
    ['setToken', 'set_token', '_setToken', 'saveSession', 'storeJwt', 'persistToken', 'rememberToken', 'updateToken'],
    ['', 'set', 'settle', 'reset', 'setup', 'saved', 'storefront', 'resetToken', 'getToken'],
  ],
  keepsUnderNameByName: [
    ['set', 'put', 'cookie', 'setCookie', 'setItem'],
    ['', 'settle', 'putAll', 'cookies', 'getItem', 'setItems'],
  ],
  keepsSecretly: [
    ['SecureStore', 'secureStorage', 'EncryptedStorage', './keychain', 'rn-secure-storage', 'keystore', 'safeStorage'],
    ['', 'storage', 'insecureStorage', 'key', 'keys', 'localStorage', 'AsyncStorage'],
  ],
  takesFromAddressByName: [
    ['getTokenFromUrl', 'tokenFromHash', 'token_from_query', 'fromLocation', 'readFromFragment'],
    ['', 'getTokenFromHeader', 'urlFromToken', 'from', 'toUrl', 'tokenFromStorage'],
  ],
  cutsByName: [
    ['match', 'split', 'exec'],
    ['', 'matches', 'splitAt', 'slice', 'execute'],
  ],
  usesSessionByName: [
    [
      ...[
        'verify',
        'verifyToken',
        'authenticate',
        'login',
        'logIn',
        'log_in',
        'signIn',
        'sign_in',
        'bearer',
        'session',
      ],
      ...[
        'checkJwt',
        'isValidToken',
        'resolveAccessToken',
        'decode_token',
        'introspect',
        'authorize',
        'setToken',
        'saveAccessToken',
        'storeJwt',
        'updateAuth',
        'byToken',
        'fromJwt',
        'getUserByIdToken',
        'findByToken',
        'sessionFromToken',
      ],
    ],
    [
      ...['', 'get', 'tokenSet', 'setUser', 'jwtFrom', 'getToken', 'resetToken', 'confirmToken', 'verifyEmail'],
      ...['checkPageToken', 'validateShareToken', 'isValidCoupon', 'decodeCursorToken', 'tokenCheck', 'parse'],
      ...['activateByToken', 'setPasswordToken', 'acceptInviteByToken', 'blog', 'getContractByToken', 'orderFromToken'],
      ...['verifyPresignToken', 'checkRecipientToken', 'getDocumentForSigning'],
    ],
  ],
  opensTokenByName: [
    ['checkJwt', 'isValidToken', 'isTokenValid', 'resolveAccessToken', 'decode_token'],
    [
      '',
      'isTokenSet',
      'tokenValid',
      'validate',
      'isResetTokenValid',
      'checkPageToken',
      'countTokens',
      'checkPresignToken',
    ],
  ],
  signsInByName: [
    ['login', 'logIn', 'log-in', 'logOn', 'signIn', 'signUp', 'EmailSignUp', 'sso', '/sso', 'oauth', 'sessionUrl'],
    ['', 'log', 'sign', 'design', 'resetUrl', 'confirmUrl', 'lesson', 'issue', 'signedUrl', 'getSignedLink'],
  ],
  takesAddressByName: [
    ['fetch', 'open', 'push', 'replace', 'navigate', 'redirect', 'goto', 'assign', 'get', 'URL', 'setSearchParams'],
    ['', 'post', 'send', 'fetchAll', 'reopen', 'getUser', 'searchParams'],
  ],
  sendsBodyByName: [
    ['post', 'put', 'patch'],
    ['', 'get', 'delete', 'posts', 'input', 'postMessage', 'dispatch'],
  ],
  readsHeaderByName: [
    ['getHeaderFromToken', 'decodeProtectedHeader', 'parseJwtHeader', 'tokenHeader', 'decode_header'],
    ['', 'getHeader', 'header', 'parseHeaders', 'decodeHeaders', 'decode', 'jwt'],
  ],
  buildsAddress: [
    ['getUrl', 'buildQueryString', 'addQueryParams', 'createLink', 'withQuery', 'toUrl'],
    ['', 'query', 'url', 'useQuery', 'runQuery', 'getUser', 'curl', 'add', 'getPageByLinkToken', 'getHostFromUrl'],
  ],
  isTokenWord: [
    ['jwt', 'tokens', 'bearer', 'accesstoken', 'claims'],
    ['', 'page', 'tokenizer', 'session'],
  ],
  isReadingVerb: [
    ['decode', 'decoded', 'parse', 'read', 'verify', 'verified', 'validate', 'check'],
    ['', 'reader', 'encode', 'get', 'invalid'],
  ],
  readsToken: [
    ['verifyToken', 'decode', 'getClaims', 'parsePayload', 'readJwt', 'getSession', 'checkUser'],
    ['', 'findUser', 'getUser', 'encode', 'sessions', 'loadUser'],
  ],
  asksWhetherThereByName: [
    ['Boolean', 'isNil', 'isEmpty', 'isString', 'isDefined', 'isNullOrUndefined', 'isArray'],
    ['', 'isValid', 'check', 'isToken', 'booleans', 'isStringent', 'has'],
  ],
  navigatesByName: [
    ['navigate', 'navigateTo', 'push', 'replace', 'redirect', 'goto', 'Link', 'NavLink', 'AppLink', 'Navigate'],
    ['', 'findOne', 'pushed', 'linked', 'search', 'Linking', 'getLink', 'open'],
  ],
  getsByName: [
    ['getToken', 'readToken', 'load_session'],
    ['', 'get', 'reader', 'gettext', 'decodeToken', 'downloadToken'],
  ],
  postsInScript: [
    ["<script>opener.postMessage('", '<script>window.parent.postMessage({ token: "'],
    ['', "opener.postMessage('done'); send('", 'postMessage', "opener.post('"],
  ],
  makesTokenByName: [
    ['generateToken', 'encodeToken', 'createAccessToken', 'signJwt', 'createJwt', 'mintRefreshToken', 'issue_token'],
    ['', 'createToken', 'getToken', 'generateId', 'encode', 'tokenGenerate', 'makeTokenizer', 'verifyToken'],
  ],
  signsLinkByName: [
    ['signedUrl', 'getSignedLink', 'presign', 'presigned_url', '/object/sign/', '/files/signed/'],
    ['', 'signIn', '/sign-in/', 'signed', 'signature', '/assign/', 'sign'],
  ],
  isMakingVerb: [
    ['sign', 'issue', 'create', 'generate', 'mint', 'make', 'build', 'encode', 'new'],
    ['', 'get', 'created', 'maker', 'verify', 'signature'],
  ],
  makesJwt: [
    ['signJWT', 'createJwt', 'signToken', 'generateJWT', 'issue_jwt'],
    ['', 'createToken', 'generateToken', 'verifyJwt', 'jwt', 'signJwtOptions', 'getJwt', 'signFieldWithToken'],
  ],
  handlesJwt: [
    ['verifyJWT', 'signToken', 'signJwt', 'checkToken', 'validateToken', 'createJwt'],
    ['', 'createToken', 'verify', 'verifyTokenExpiry', 'tokenVerify', 'decodeToken'],
  ],
  speaksOfNone: [
    ['verifyNoneAlgToken', 'acceptAlgNone', 'decodeNoneAlgorithm', 'check_alg_none'],
    ['', 'none', 'verifyNone', 'algNone', 'rejectAlgNone', 'verifyAlg', 'isNoneAlg'],
  ],
  admitsNoVerification: [
    ['decodeWithoutVerify', 'decode_unverified', 'unsafeDecode', 'parseJwtNoVerification', 'readInsecurely'],
    [
      ...['', 'decode', 'decodeToken', 'verifyAndDecode', 'decodeInbox', 'unsafeHtml', 'decodeWithoutPadding'],
      'readNoCache',
    ],
  ],
};

describe.each(Object.keys(NAMES) as Predicate[])('%s', (predicate) => {
  const holds = functionNames[predicate];
  const [is, isNot] = NAMES[predicate];

  it.each(is)('%s', (name) => expect(holds(name)).toBe(true));
  it.each(isNot)('not %s', (name) => expect(holds(name)).toBe(false));
});

describe('long names', () => {
  const LONG = 200_000;
  const names = ['a', 'A', '_', 'set', 'from', 'load', 'read', 'verify', 'aA', 'create'].map((part) =>
    part.repeat(LONG / part.length),
  );

  // A pattern that tries all pairs of places takes minutes here.
  it.each(Object.keys(NAMES) as Predicate[])(
    'take %s no longer than their length says',
    { timeout: 10_000 },
    (predicate) => {
      for (const name of names) expect(functionNames[predicate](name)).toBeTypeOf('boolean');
    },
  );
});
