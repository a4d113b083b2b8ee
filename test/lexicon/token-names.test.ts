import { describe, expect, it } from 'vitest';

import {
  endsToken,
  isCapability,
  isForeign,
  isForeignOrigin,
  isForeignOwner,
  isSpecific,
  ownsCapability,
  tokenKind,
  type TokenKind,
} from '../../src/lexicon/token-names.ts';
import {
  CAPABILITY,
  CAPABILITY_NAMES,
  FOREIGN,
  FOREIGN_ORIGINS,
  KINDS,
  OTHER_VERBS,
  WEAKLY_FOREIGN,
} from '../../src/lexicon/words.ts';

const NOTHING = { names: [], notNames: [] };

describe('tokenKind of a value', () => {
  const kinds: readonly (readonly [TokenKind | 'none', readonly string[]])[] = [
    [
      'session',
      [
        ...['token', 'tokens', 'jwt', 'JWT', 'bearer', 'accessToken', 'access_token', 'ACCESS_TOKEN', 'accesstoken'],
        ...['pageAccessToken', 'deviceJwt', 'walletAuthToken', 'nextSessionToken', 'userAccessToken', 'requestToken'],
        ...['authToken', 'userToken', 'sessionToken', 'apiToken', 'bearerToken', 'jwtToken', 'x-auth-token'],
        ...[
          'authorization',
          'Authorization',
          'authorizationToken',
          'tokenValue',
          'tokenString',
          'rawToken',
          'encodedJwt',
          'newToken',
          'jwtCookie',
          'token_param',
        ],
      ],
    ],
    [
      'refresh',
      [
        'refreshToken',
        'refresh_token',
        'REFRESH_TOKEN',
        'refreshtoken',
        'newRefreshToken',
        'refreshJwt',
        'previousRefreshToken',
      ],
    ],
    ['id', ['idToken', 'id_token', 'ID_TOKEN', 'idtoken', 'googleIdToken']],
    [
      'capability',
      [
        ...['resetToken', 'passwordResetToken', 'forgot_password_token', 'recoveryToken', 'inviteToken', 'joinToken'],
        ...['invitation_token', 'confirmationToken', 'emailToken', 'verificationToken', 'activation_token'],
        ...['unsubscribeToken', 'magicToken', 'shareToken', 'downloadToken', 'previewToken', 'otpToken'],
      ],
    ],
    [
      'foreign',
      [
        ...['csrfToken', 'csrf_token', 'XSRF-TOKEN', 'csrfMiddlewareToken'],
        ...['antiforgeryToken', 'fcmToken', 'apnsToken', 'pushToken', 'deviceToken', 'expoPushToken'],
        ...['pageToken', 'nextPageToken', 'continuationToken', 'cursorToken', 'syncToken', 'scroll_token'],
        ...['cancelToken', 'cancellationToken', 'abortToken', 'captchaToken', 'recaptcha_token', 'turnstileToken'],
        ...[
          'mapToken',
          'mapboxToken',
          'MAPBOX_ACCESS_TOKEN',
          'cesiumToken',
          'themeToken',
          'designTokens',
          'colorToken',
        ],
        ...['lexerToken', 'syntaxToken', 'keywordToken', 'erc20Token', 'nftToken', 'maxTokens', 'max_tokens'],
        ...[
          'mapboxAccessToken',
          'csrfAccessToken',
          'maxRefreshTokens',
          'decodedJwt',
          'ClientRequestToken',
          'mintToken',
        ],
        ...['expiredTokens', 'revoked_token', 'hvmToken', 'appCheckToken', 'idempotency_token', 'obfuscatedToken'],
        ...['promptTokens', 'completion_tokens', 'totalTokens', 'injectionToken', 'paymentToken', 'stripeToken'],
      ],
    ],
    [
      'none',
      [
        ...['', 'user', 'session', 'key', 'auth', 'authorizationUrl', 'credentials', 'secret', 'password', 'id'],
        ...['tokenExpiry', 'token_expires_at', 'tokenType', 'tokenVersion', 'tokenCount', 'tokenLength', 'tokenList'],
        ...[
          'tokenizer',
          'tokenize',
          'tokenized',
          'Tokenizer',
          'tokenEndpoint',
          'tokenUrl',
          'tokenService',
          'tokenAddress',
        ],
        ...['jwtSecret', 'JWT_SECRET', 'jwtService', 'jwtOptions', 'jwtPayload', 'jwtStrategy', 'bearerStrategy'],
        ...[
          'doNotRequireAccessToken',
          'supportsRefreshTokens',
          'mustSendToken',
          'willIssueJwt',
          'expectsToken',
          'dontSendToken',
          'neverSendJwt',
        ],
        ...['tokenId', 'token_id', 'tokenKey', 'tokenHash', 'tokenVerifier', 'bearings', 'betoken'],
      ],
    ],
  ];
  const rows = kinds.flatMap(([kind, names]) => names.map((name) => [name, kind] as const));

  it.each(rows)('%s: %s', (name, kind) => {
    expect(tokenKind(name, 'value', NOTHING) ?? 'none').toBe(kind);
  });
});

describe('tokenKind of a name that tokens are kept under', () => {
  it.each([
    ['token', 'session'],
    ['TOKEN_KEY', 'session'],
    ['ACCESS_TOKEN_KEY', 'session'],
    ['tokenName', 'session'],
    ['jwt_storage_key', 'session'],
    ['app.session.token', 'session'],
    ['@app:accessToken', 'session'],
    ['token-cookie', 'session'],
    ['refresh_token', 'refresh'],
    ['REFRESH_TOKEN_STORAGE_KEY', 'refresh'],
    ['id_token', 'id'],
    ['csrftoken_key', 'none'],
    ['XSRF-TOKEN', 'foreign'],
    ['CSRF_TOKEN_KEY', 'foreign'],
    ['fcm-token', 'foreign'],
    ['resetToken', 'capability'],
    ['token_expires_at', 'none'],
    ['tokenExpiry', 'none'],
    ['token_type', 'none'],
    ['userId', 'none'],
    ['storage-key', 'none'],
    ['', 'none'],
  ])('%s: %s', (name, kind) => {
    expect(tokenKind(name, 'key', NOTHING) ?? 'none').toBe(kind);
  });
});

describe('tokenKind of what a call gives', () => {
  it.each([
    ['getToken', 'session'],
    ['getAccessToken', 'session'],
    ['createJwt', 'session'],
    ['generateToken', 'session'],
    ['token', 'session'],
    ['getRefreshToken', 'refresh'],
    ['getIdToken', 'id'],
    ['generateResetToken', 'capability'],
    ['csrfToken', 'foreign'],
    ['getPushToken', 'foreign'],
    ['mintToken', 'session'],
    ['mintAccessToken', 'session'],
    ['mintNftToken', 'foreign'],
    ['mint', 'none'],
    ['verifyToken', 'none'],
    ['verifyJwt', 'none'],
    ['validateToken', 'none'],
    ['isToken', 'none'],
    ['hasToken', 'none'],
    ['decodeToken', 'none'],
    ['parseJwt', 'none'],
    ['removeToken', 'none'],
    ['clearTokens', 'none'],
    ['saveToken', 'none'],
    ['setToken', 'none'],
    ['hashToken', 'none'],
    ['maskToken', 'none'],
    ['countTokens', 'none'],
    ['useToken', 'none'],
    ['getUser', 'none'],
    ['getTokenFromStorage', 'session'],
    ['readTokenFromCookie', 'session'],
    ['getUserByToken', 'none'],
    ['userFromToken', 'none'],
    ['findByRefreshToken', 'none'],
  ])('%s: %s', (name, kind) => {
    expect(tokenKind(name, 'call', NOTHING) ?? 'none').toBe(kind);
  });
});

describe('names that a project adds or takes away', () => {
  const project = { names: ['ticket', 'csrfToken'], notNames: ['token', 'ticket2'] };

  it.each([
    ['ticket', 'session'],
    ['csrfToken', 'session'],
    ['token', 'none'],
    ['Ticket', 'none'],
    ['tickets', 'none'],
    ['accessToken', 'session'],
  ])('%s: %s', (name, kind) => {
    expect(tokenKind(name, 'value', project) ?? 'none').toBe(kind);
  });

  it('takes a name away even where it is added, too', () => {
    expect(tokenKind('x', 'value', { names: ['x'], notNames: ['x'] })).toBeUndefined();
  });
});

describe('isForeign', () => {
  it.each(['messaging', 'csrf', 'recaptcha', 'pageToken', 'cursor', 'continuation'])('%s', (name) => {
    expect(isForeign(name)).toBe(true);
  });

  it.each(['', 'token', 'accessToken', 'auth', 'mapping', 'department', 'homepage'])('not %s', (name) => {
    expect(isForeign(name)).toBe(false);
  });
});

describe('isForeignOrigin', () => {
  it.each(['messaging', 'getMessaging', 'CancelToken', 'grecaptcha', 'mapboxgl', 'tokenizer', 'lexer'])(
    '%s',
    (name) => {
      expect(isForeignOrigin(name)).toBe(true);
    },
  );

  it.each(['map', 'next', 'page', 'open', 'style', 'node', 'auth', 'getToken'])('not %s', (name) => {
    expect(isForeignOrigin(name)).toBe(false);
  });
});

describe('endsToken', () => {
  it.each([
    'Boolean',
    'maskToken',
    'mask',
    'redact',
    'hashToken',
    'jwtDecode',
    'verifyToken',
    'parseInt',
    'isToken',
    'safeDecode',
  ])('%s', (name) => {
    expect(endsToken(name)).toBe(true);
  });

  it.each(['getToken', 'trim', 'encodeURIComponent', 'signToken', 'createJwt', 'find', 'log'])('not %s', (name) => {
    expect(endsToken(name)).toBe(false);
  });
});

describe('the owner of a plain token', () => {
  it.each(['channel', 'activeChannel', 'coupon', 'theme'])('%s is foreign', (name) =>
    expect(isForeignOwner(name)).toBe(true),
  );
  it.each(['session', 'channels', 'couponUser', 'user', ''])('%s is not', (name) =>
    expect(isForeignOwner(name)).toBe(false),
  );
  it.each(['invite', 'newInvitation', 'recipient', 'passwordReset'])('%s carries one right', (name) =>
    expect(ownsCapability(name)).toBe(true),
  );
  it.each(['session', 'user', 'answer', ''])('%s does not', (name) => expect(ownsCapability(name)).toBe(false));
});

describe('the words', () => {
  const foreign = [FOREIGN, WEAKLY_FOREIGN].flatMap((reasons) => Object.values(reasons).flat());
  const kinds = Object.values(KINDS).flat();

  it.each(foreign)('a %s token is another kind of token', (word) => {
    expect(tokenKind(`${word}_token`, 'value', NOTHING)).toBe('foreign');
  });

  it.each(Object.values(FOREIGN).flat())('a %s token stays one, of whatever kind', (word) => {
    for (const kind of kinds) expect(tokenKind(`${word}_${kind}_token`, 'value', NOTHING)).toBe('foreign');
  });

  it.each(Object.values(WEAKLY_FOREIGN).flat())('a %s token with a kind is of that kind', (word) => {
    for (const kind of kinds)
      expect(['session', 'refresh']).toContain(tokenKind(`${word}_${kind}_token`, 'value', NOTHING));
  });

  it.each([CAPABILITY, CAPABILITY_NAMES].flatMap((reasons) => Object.values(reasons).flat()))(
    'a %s token is good for one purpose',
    (word) => {
      expect(tokenKind(`${word}_token`, 'value', NOTHING)).toBe('capability');
    },
  );

  it.each(Object.values(FOREIGN_ORIGINS).flat())('what %s gives is no session', (word) => {
    expect(isForeignOrigin(word)).toBe(true);
  });

  it('stand under one reason each', () => {
    for (const words of [foreign, Object.values(CAPABILITY).flat(), Object.values(OTHER_VERBS).flat()])
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});

describe('isCapability', () => {
  it.each(['https://app.example/reset?x=', '/verify-email', 'sendInviteMail', 'confirmUrl', '/unsubscribe/'])(
    '%s',
    (text) => {
      expect(isCapability(text)).toBe(true);
    },
  );

  it.each(['', '/login', 'https://app.example/feed?token=', 'verified', 'mailbox', 'publicly'])('not %s', (text) => {
    expect(isCapability(text)).toBe(false);
  });
});

describe('isSpecific', () => {
  it.each([
    'jwt',
    'JWT',
    'bearer',
    'access_token',
    'accessToken',
    'idToken',
    'authToken',
    'sessionToken',
    'user_token',
  ])('%s', (name) => {
    expect(isSpecific(name)).toBe(true);
  });

  it.each(['token', 'tokens', 'newToken', 'rawToken', 'auth', 'access', 't', ''])('not %s', (name) => {
    expect(isSpecific(name)).toBe(false);
  });
});
