import { describe, expect, it } from 'vitest';

import {
  givesSecretByName,
  holdsSecret,
  holdsTokenSettings,
  isPerson,
  isPublicKeyName,
  isPublicVariable,
  jwtSecret,
  personalData,
  speaksOfTokens,
  whySensitive,
} from '../../src/lexicon/secret-names.ts';

const NOTHING = { names: [], notNames: [] };

describe('givesSecretByName', () => {
  it.each(['getJwtSecret', 'jwtSecret', 'loadTokenSecret', 'make_jwt_secret'])('%s', (name) =>
    expect(givesSecretByName(name)).toBe(true),
  );

  it.each(['validateJwtSecret', 'isJwtSecret', 'set_token_secret', 'maskSecret'])('not %s', (name) =>
    expect(givesSecretByName(name)).toBe(false),
  );
});

describe('whySensitive', () => {
  it.each([
    ...['password', 'Password', 'userPassword', 'user_password', 'passwd', 'pwd', 'passphrase', 'passcode', 'pass'],
    ...['passwordHash', 'password_hash', 'hashedPassword', 'passwordhash', 'salt', 'passwordSalt'],
    ...[
      'secret',
      'clientSecret',
      'client_secret',
      'secretKey',
      'SECRET_KEY',
      'privateKey',
      'private-key',
      'privatekey',
    ],
    ...['apiKey', 'api_key', 'APIKey', 'apikey', 'openaiApiKey'],
    ...['token', 'accessToken', 'refreshToken', 'refresh_token', 'idToken', 'authToken', 'apiToken', 'botToken'],
    ...['otp', 'otpCode', 'totpSecret', 'mfaSecret', 'pin', 'pinCode', 'recoveryCodes'],
    ...['ssn', 'socialSecurityNumber', 'passportNumber', 'nationalId', 'taxId'],
    ...['cardNumber', 'creditCard', 'cvv', 'cvc', 'iban', 'accountNumber', 'bankAccount'],
  ])('%s', (name) => {
    expect(whySensitive(name, NOTHING)).toBeTypeOf('string');
  });

  it.each([
    ...['', 'id', 'sub', 'role', 'email', 'name', 'exp', 'iss', 'scope', 'nonce', 'jti', 'sid'],
    ...['hasPassword', 'isPassword', 'needsPassword', 'mustResetPassword', 'requirePassword', 'noPassword'],
    ...['passwordChangedAt', 'passwordVersion', 'passwordStrength', 'passwordless', 'resetPassword'],
    ...['tokenVersion', 'tokenType', 'tokenId', 'token_use', 'secretId', 'apiKeyId', 'otpEnabled', 'pinned'],
    ...['csrfToken', 'xsrf_token', 'deviceToken', 'fcmToken', 'pageToken', 'nextPageToken'],
    ...[
      'passenger',
      'compass',
      'bypassed',
      'secretary',
      'spin',
      'spinner',
      'hashtag',
      'basalt',
      'shipping',
      'tokenizer',
    ],
    ...['at_hash', 'c_hash', 'commitHash', 'contentHash', 'fileHash', 'gitHash', 'blockHash'],
    ...['accountId', 'cardId', 'bankName', 'taxRate', 'nationality', 'passportCountry'],
  ])('not %s', (name) => {
    expect(whySensitive(name, NOTHING)).toBeUndefined();
  });

  it('takes names that an option adds as they are', () => {
    const extra = { names: ['birthDate'], notNames: ['pin'] };
    expect(whySensitive('birthDate', extra)).toBeTypeOf('string');
    expect(whySensitive('birth_date', extra)).toBeUndefined();
    expect(whySensitive('pin', extra)).toBeUndefined();
    expect(whySensitive('pinCode', extra)).toBeTypeOf('string');
  });
});

describe('holdsSecret', () => {
  it.each([
    ['token', 'sid'],
    ['passwordHash', 'h'],
    ['refreshToken', 'jti'],
    ['apiKey', 'service'],
  ])('%s under the name %s', (name, property) => expect(holdsSecret(name, property, NOTHING)).toBe(true));

  it.each([
    ['id', 'sub'],
    ['hash', 'h'],
    ['token', 'csrf'],
    ['password', 'hasPassword'],
    ['token', 'accessToken'],
  ])('not %s under the name %s', (name, property) => expect(holdsSecret(name, property, NOTHING)).toBe(false));
});

describe('personalData', () => {
  it.each([
    ['email', 'email'],
    ['userEmail', 'email'],
    ['emailAddress', 'email'],
    ['phoneNumber', 'phone'],
    ['mobile', 'phone'],
    ['emailVerified', undefined],
    ['hasEmail', undefined],
    ['name', undefined],
  ])('%s: %s', (name, kind) => expect(personalData(name)).toBe(kind));
});

describe('isPerson', () => {
  it.each(['user', 'foundUser', 'userDoc', 'account', 'currentCustomer'])('%s', (name) =>
    expect(isPerson(name)).toBe(true),
  );
  it.each(['userId', 'payload', 'users', 'username', 'data'])('not %s', (name) => expect(isPerson(name)).toBe(false));
});

describe('jwtSecret', () => {
  it.each([
    ...['JWT_SECRET', 'jwtSecret', 'JWT_SECRET_KEY', 'accessTokenSecret', 'REFRESH_TOKEN_SECRET', 'tokenSecret'],
    ...['NEXT_PUBLIC_JWT_SECRET', 'NEXTAUTH_SECRET', 'jwtPrivateKey', 'JWT_SIGNING_KEY', 'JWT_SECRET_DEFAULT'],
  ])('%s', (name) => expect(jwtSecret(name)).toBe('jwt'));
  it.each(['secret', 'accessSecret', 'refreshSecret', 'weakSecret', 'secretKey'])('%s, by its context', (name) =>
    expect(jwtSecret(name)).toBe('context'),
  );
  it.each([
    ...['clientSecret', 'webhookSecret', 'sessionSecret', 'csrfTokenSecret', 'JWT_SECRET_NAME', 'jwtPublicKey'],
    ...['jwtSecretId', 'TOKEN_KEY', 'tokenKey', 'twitterAccessTokenSecret', 'jwt', 'token'],
  ])('not %s', (name) => expect(jwtSecret(name)).toBeUndefined());
  it('takes a key for one where it is a variable of the environment', () => {
    expect(jwtSecret('JWT_KEY')).toBeUndefined();
    expect(jwtSecret('JWT_KEY', true)).toBe('jwt');
    expect(jwtSecret('TOKEN_KEY', true)).toBeUndefined();
    expect(jwtSecret('JWT_STORAGE_KEY', true)).toBeUndefined();
    expect(jwtSecret('jwtCookieKey', true)).toBeUndefined();
  });
});

describe('speaksOfTokens', () => {
  it.each(['jwt', 'jwtConfig', 'tokens', 'accessToken'])('%s', (name) => expect(speaksOfTokens(name)).toBe(true));
  it.each(['csrfToken', 'config', 'auth'])('not %s', (name) => expect(speaksOfTokens(name)).toBe(false));
});

describe('holdsTokenSettings', () => {
  it.each(['config/jwt.ts', 'src/auth.config.js', 'auth-config.ts', 'src/config/auth.ts', 'jwt.json'])('%s', (path) =>
    expect(holdsTokenSettings(path)).toBe(true),
  );
  it.each(['src/auth.ts', 'jwt/index.ts', 'config/author.ts', 'config/auth/index.ts', 'myjwt.ts'])('not %s', (path) =>
    expect(holdsTokenSettings(path)).toBe(false),
  );
});

describe('variables of the environment', () => {
  it.each(['NEXT_PUBLIC_JWT_SECRET', 'VITE_SECRET', 'REACT_APP_KEY', 'EXPO_PUBLIC_X', 'PUBLIC_JWT_SECRET'])(
    '%s ends up in the browser',
    (name) => expect(isPublicVariable(name)).toBe(true),
  );
  it.each(['JWT_SECRET', 'JWT_PUBLIC_KEY', 'INVITE_SECRET'])('%s does not', (name) =>
    expect(isPublicVariable(name)).toBe(false),
  );
  it.each(['JWT_PUBLIC_KEY', 'VITE_JWT_PUBLIC_KEY', 'publicKey', 'CERT'])('%s is a public key', (name) =>
    expect(isPublicKeyName(name)).toBe(true),
  );
  it.each(['NEXT_PUBLIC_JWT_SECRET', 'PUBLIC_SECRET', 'JWT_SECRET'])('%s is none', (name) =>
    expect(isPublicKeyName(name)).toBe(false),
  );
});
