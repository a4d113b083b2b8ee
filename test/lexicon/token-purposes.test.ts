import { describe, expect, it } from 'vitest';

import {
  deniesByName,
  opensSessionByName,
  purposeHeld,
  purposeMade,
  purposeOfPath,
  purposeTaken,
  purposeWritten,
  saysWhose,
} from '../../src/lexicon/token-purposes.ts';

type Purposes = Readonly<Record<string, readonly string[]>>;

/** What each question makes of names, by the answer; `none` where there is none. */
const ANSWERS: readonly (readonly [string, (name: string) => string | undefined, Purposes])[] = [
  [
    'purposeWritten',
    purposeWritten,
    {
      session: ['access', 'session', 'auth', 'at+jwt', 'bearer', 'access_token'],
      refresh: ['refresh', 'REFRESH_TOKEN', 'renewal'],
      reset: ['reset', 'password_reset', 'forgot-password', 'recovery'],
      confirmation: ['email', 'email_verification', 'confirm', 'activation'],
      invitation: ['invite', 'invitation'],
      'two-factor': ['2fa', 'mfa', 'two_factor', 'otp'],
      'sign-in link': ['magic-link', 'passwordless'],
      none: ['', 'JWT', 'admin', 'user', 'guest'],
    },
  ],
  [
    'purposeHeld',
    purposeHeld,
    {
      session: ['accessToken', 'access_token', 'sessionToken', 'authToken', 'access', 'signInToken'],
      refresh: ['refreshToken', 'refresh_token', 'newRefreshToken', 'refresh', 'jwtRefresh'],
      reset: ['resetToken', 'resetLink', 'passwordResetUrl', 'user.resetPasswordToken'],
      confirmation: ['verificationToken', 'emailToken', 'confirmLink', 'activationUrl'],
      invitation: ['inviteToken', 'invitationLink'],
      unsubscribe: ['unsubscribeUrl'],
      ID: ['idToken', 'id_token'],
      none: ['token', 'jwt', 'email', 'id', 'user', 'auth', 'session', 'resetAt', 'refreshAll'],
    },
  ],
  [
    'purposeTaken',
    purposeTaken,
    {
      refresh: ['verifyRefreshToken', 'refresh_token', 'checkRefreshToken'],
      reset: ['validateResetToken', 'resetToken'],
      session: ['verifyAccessToken', 'accessToken'],
      none: ['verifyToken', 'verify', 'verifyJwt', 'token', 'email'],
    },
  ],
  [
    'purposeMade',
    purposeMade,
    {
      session: ['createAccessToken', 'signSessionToken', 'generateAuthToken', 'getAccessToken', 'accessToken'],
      refresh: ['createRefreshToken', 'generate_refresh_token', 'newRefreshToken'],
      reset: ['forgotPassword', 'forgot-password', 'createResetToken', 'sendResetLink', 'requestPasswordReset'],
      confirmation: ['sendVerification', 'resendVerificationEmail', 'sendEmailToken', 'makeConfirmationLink'],
      invitation: ['invite', 'inviteMember', 'sendInvitation'],
      none: [
        ...[
          '',
          'sign',
          'createToken',
          'createSession',
          'resetPassword',
          'refreshToken',
          'verifyToken',
          'verifyEmailToken',
        ],
        ...['sendEmail', 'sendMail', 'login', 'confirmEmail', 'refreshTokens', 'resetToken', 'findRefreshToken'],
      ],
    },
  ],
  [
    'purposeOfPath',
    purposeOfPath,
    {
      reset: ['/reset-password/', 'https://example.com/reset?token=', 'https://share.example.com/forgot/'],
      confirmation: ['/verify-email?token=', '/confirm/'],
      invitation: ['/invite/'],
      unsubscribe: ['/unsubscribe?t='],
      none: ['', '/', 'https://reset.example.com/', '/auth/', '/login?token=', '?email=', '/session/', '/refresh/'],
    },
  ],
];

describe.each(ANSWERS)('%s', (_, ask, purposes) => {
  const named = Object.entries(purposes).flatMap(([purpose, names]) => names.map((name) => [name, purpose] as const));

  it.each(named)('%j: %s', (name, purpose) => {
    expect(ask(name) ?? 'none').toBe(purpose);
  });
});

const PREDICATES: readonly (readonly [string, (name: string) => boolean, readonly string[], readonly string[]])[] = [
  [
    'opensSessionByName',
    opensSessionByName,
    ['login', 'logIn', 'log_in', 'signIn', 'sign-in', 'handleLogin', 'loginUser', 'authenticate', 'postLogin'],
    ['', 'loginAttempts', 'lastLogin', 'signInWithLink', 'register', 'relogin', 'logout'],
  ],
  [
    'saysWhose',
    saysWhose,
    ['sub', 'id', '_id', 'userId', 'user_id', 'email', 'username', 'user', 'accountId', 'userEmail', 'uid'],
    ['', 'role', 'type', 'list', 'jti', 'ident', 'idea', 'subject', 'auth', 'permissions'],
  ],
  [
    'deniesByName',
    deniesByName,
    ['blacklist.has', 'isRevoked', 'tokens.isBlocked', 'denied.find', 'BlackListedToken.findOne'],
    ['', 'store.has', 'findOne', 'tokens.find', 'identity.get'],
  ],
];

describe.each(PREDICATES)('%s', (_, ask, yes, no) => {
  it.each(yes)('%j', (name) => {
    expect(ask(name)).toBe(true);
  });

  it.each(no)('not %j', (name) => {
    expect(ask(name)).toBe(false);
  });
});
