import { describe, expect, it } from 'vitest';

import * as valueNames from '../../src/lexicon/value-names.ts';

type Predicate = Exclude<keyof typeof valueNames, 'OAUTH_1_TOKEN'>;

/** What each predicate recognizes, and names that look like it and are something else. */
const NAMES: Readonly<Record<Predicate, readonly [is: readonly string[], isNot: readonly string[]]>> = {
  isCredential: [
    ['token', 'accessToken', 'authorization', 'bearer', 'jwt', 'authHeader'],
    ['', 'tokens', 'user', 'author', 'header', 'authorized'],
  ],
  isTypeClaim: [
    [
      'typ',
      'type',
      'token_type',
      'tokenType',
      'token_use',
      'tokenUse',
      'purpose',
      'scope',
      'scp',
      'kind',
      'TYPE',
      'authTokenType',
      'mode',
    ],
    ['', 'types', 'typed', 'contentType', 'userType', 'darkMode', 'token', 'scopes', 'mankind'],
  ],
  namesKeyKind: [
    ['REFRESH_TOKEN_SECRET', 'accessTokenSecret', 'reset', 'password-reset', 'JWT_EMAIL_KEY', 'invitationKey'],
    ['JWT_SECRET', 'SESSION_SECRET', 'accessKey', 'AWS_ACCESS_KEY_ID', 'verificationKey', 'publicKey', 'kid', ''],
  ],
  isClientClaim: [
    ['azp', 'client_id', 'cid', 'appid'],
    ['aud', 'sub', 'clientName', 'sid', 'oid'],
  ],
  issuesWithoutAudience: [
    ['https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_Abc', 'https://cognito-idp.'],
    ['https://login.example.com', 'https://example.com/cognito-idp.', ''],
  ],
  namesTokenKind: [
    ['access', 'refresh_token', 'password-reset', 'reset', 'ACCESS', 'email'],
    ['', 'admin', 'token', 'accessible', 'access denied', 'orders'],
  ],
  isTokenAddress: [
    ['https://id.example/oauth2/token', '/oauth/v2/token', 'https://id.example/token?x=1', '`${base}/token`'],
    ['', 'https://id.example/users', '/tokens/list', '/tokenize', 'token'],
  ],
  namesGrant: [
    ['grant_type=refresh_token', "{ grant_type: 'authorization_code' }"],
    ['', 'grant', 'grantType', 'my_grant_types'],
  ],
  isNonStandardExpiry: [
    [
      'expires',
      'expiresAt',
      'expires_at',
      'expiresIn',
      'expiry',
      'expiration',
      'validUntil',
      'ttl',
      'maxAge',
      'EXPIRY',
    ],
    ['', 'exp', 'iat', 'expired', 'expert', 'expense', 'validated', 'age', 'title'],
  ],
  isIdentifierName: [
    ['id', '_id', 'userId', 'user_id', 'objectId', 'uuid', 'uid', 'username', 'email'],
    ['', 'ids', 'identity', 'claims', 'idToken', 'emails', 'user'],
  ],
  holdsClaims: [
    ['payload', 'claims', 'decoded', 'parsed', 'jwtPayload', 'decodedToken'],
    ['', 'user', 'body', 'token', 'load', 'encoded'],
  ],
  isEncodedHeader: [
    ['header', 'encodedHeader', 'head', 'part1', 'b64', 'base64url header', 'encode'],
    ['', 'payload', 'part2', 'a', 'body'],
  ],
  isEncodedPayload: [
    ['payload', 'body', 'claims', 'part2', 'b64', 'base64', 'encode payload'],
    ['', 'header', 'part1', 'b', 'user'],
  ],
  isAlgorithmName: [
    ['alg', 'algorithm'],
    ['', 'algorithms', 'algo', 'ALG', 'algebra'],
  ],
  isAddressOption: [
    ['domain', 'auth0Domain', 'host', 'hostname', 'issuer', 'jwksUri', 'url', 'jwksURL', 'baseUrl'],
    ['', 'key', 'urls', 'uriTemplate', 'curly', 'kid'],
  ],
  isErrorName: [
    ['error', 'errors'],
    ['', 'errorCode', 'err', 'terror', 'Error'],
  ],
  saysSuccess: [
    ['ok', 'success', 'isSuccess', 'successful', 'succeeded', 'is_ok'],
    ['', 'token', 'onSuccess', 'look', 'successor'],
  ],
  saysFailure: [
    ['error', 'errors', 'err', 'failed', 'isError', 'hasErrors', 'failure'],
    ['', 'errorCode', 'terror', 'failover', 'user'],
  ],
  isStatusName: [
    ['status', 'statusCode', 'status_code'],
    ['', 'statusText', 'state', 'static'],
  ],
  isQueryOption: [
    ['params', 'qs', 'searchParams', 'queryParams', 'queryStringParameters'],
    ['', 'param', 'query', 'parameters', 'qsParams', 'body'],
  ],
  isRouteQueryOption: [
    ['query', 'search', 'hash', 'fragment'],
    ['', 'params', 'searchParams', 'queries', 'hashed', 'research'],
  ],
  isRouteOption: [
    ['to', 'pathname'],
    ['', 'path', 'token', 'pathnames', 'into'],
  ],
  isRequestOptions: [
    ['config', 'axiosConfig', 'requestOptions', 'options', 'opts', 'cfg', 'conf', 'OPTIONS'],
    ['', 'req', 'request', 'configure', 'optionsOf', 'confirm', 'myOpts'],
  ],
  isRequestName: [
    ['req', '_req', 'request'],
    ['', 'requests', 'ctx', 'event', 'required', 'requestOptions'],
  ],
  isRequestPart: [
    ['cookies', 'cookie', 'signedCookies', 'headers'],
    ['', 'header', 'query', 'body', 'cookieJar', 'Headers'],
  ],
  givesRequestHeader: [
    ['get', 'header'],
    ['', 'set', 'headers', 'getHeader'],
  ],
  readsRequestByName: [
    ['getCookie', 'getRequestHeader', 'readSessionCookie', 'parseCookies', 'extractHeaders'],
    ['', 'get', 'cookie', 'setCookie', 'decodeHeader', 'getHeaderless'],
  ],
  isBodyName: [
    ['body', 'form', 'formData', 'form_data', 'payload', 'BODY'],
    ['', 'data', 'forms', 'format', 'everybody', 'query'],
  ],
  isBodyOption: [
    ['body', 'data', 'payload', 'form'],
    ['', 'params', 'database', 'format', 'formData'],
  ],
  isDatumName: [
    ['id', 'userId', 'user_name', 'createdAt', 'expiresAt', 'itemCount', 'tokenId', 'EMAIL', 'contentLength'],
    ['', 'token', 'sessionId', 'sid', 'authId', 'valid', 'value', 'user', 'width', 'ident'],
  ],
  isPersonClaim: [
    ['sub', 'id', '_id', 'userId', 'user_name', 'email', 'role', 'roles', 'scope', 'sessionId'],
    ['', 'path', 'url', 'subject_matter', 'objectId', 'iss', 'aud', 'exp'],
  ],
  isSubjectName: [
    ['owner', 'user', 'currentUser', 'cacheKey', 'repo', 'tenant'],
    ['', 'token', 'value', 'users', 'keys', 'curl', 'monkey'],
  ],
  isExampleName: [
    ['example', 'exampleToken', 'mockUser', 'DUMMY_JWT', 'placeholder', 'description', 'fakeSession'],
    ['', 'token', 'testToken', 'examination', 'mockingbird', 'demonstration', 'described'],
  ],
  isStandInName: [
    ['mocks', 'user.fixture.ts', 'Login.stories.tsx', '__fixtures__', 'stubs'],
    ['', 'src', 'example', 'sample.ts', 'history', 'stubborn.ts'],
  ],
  isLoginState: [
    ['state', 'RelayState'],
    ['', 'token', 'code', 'stateToken', 'State'],
  ],
  isOAuth1Address: [
    ['https://api.example/oauth/authorize', 'https://www.example/accounts/OAuthAuthorizeToken'],
    ['', 'https://api.example/oauth2/token', 'https://example/authorize', '/oauth'],
  ],
};

describe.each(Object.keys(NAMES) as Predicate[])('%s', (predicate) => {
  const holds = valueNames[predicate];
  const [is, isNot] = NAMES[predicate];

  it.each(is)('%s', (name) => expect(holds(name)).toBe(true));
  it.each(isNot)('not %s', (name) => expect(holds(name)).toBe(false));
});
