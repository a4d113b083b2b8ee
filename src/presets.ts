import type { RuleName } from './standards.ts';

export const NAMESPACE = 'jwt-guard';

type Severity = 'error';
export type PresetRules = Readonly<
  Partial<Record<`${typeof NAMESPACE}/${RuleName}`, readonly [Severity, ...object[]] | Severity>>
>;

/** What every project wants: no report without an attack behind it. Errors, so that bulk suppressions apply. */
export const recommended: PresetRules = {
  'jwt-guard/no-algorithm-confusion': 'error',
  'jwt-guard/no-decode-without-verify': 'error',
  'jwt-guard/no-disabled-checks': 'error',
  'jwt-guard/no-client-secret': 'error',
  'jwt-guard/no-hardcoded-secret': 'error',
  'jwt-guard/no-hardcoded-token': 'error',
  'jwt-guard/no-ineffective-options': 'error',
  'jwt-guard/no-insecure-jwks': 'error',
  'jwt-guard/no-interchangeable-tokens': 'error',
  'jwt-guard/no-long-lived-token': 'error',
  'jwt-guard/no-none-algorithm': 'error',
  'jwt-guard/no-request-claims': 'error',
  'jwt-guard/no-sensitive-payload': 'error',
  'jwt-guard/no-token-in-log': 'error',
  'jwt-guard/no-token-in-message': 'error',
  'jwt-guard/no-token-in-storage': 'error',
  'jwt-guard/no-token-in-url': 'error',
  'jwt-guard/no-unchecked-claims': 'error',
  'jwt-guard/no-unchecked-verification': 'error',
  'jwt-guard/no-untrusted-key': 'error',
  'jwt-guard/no-weak-key': 'error',
  'jwt-guard/require-algorithms': 'error',
  'jwt-guard/require-audience': ['error', { when: 'unlessOwnKey', clientClaims: 'accept' }],
  'jwt-guard/require-expiration': 'error',
  'jwt-guard/require-issuer': ['error', { when: 'unlessOwnKey' }],
  'jwt-guard/secure-token-cookie': 'error',
  'jwt-guard/valid-time-units': 'error',
};

/** For teams that also want to hear of what is defensible: decoding in browsers, tokens in one-purpose links. */
export const strict: PresetRules = {
  ...recommended,
  'jwt-guard/no-decode-without-verify': ['error', { checkBrowser: true }],
  'jwt-guard/no-long-lived-token': ['error', { maximum: '24h', refreshMaximum: '30d' }],
  'jwt-guard/no-optional-authentication': 'error',
  'jwt-guard/no-token-in-log': ['error', { capabilityTokens: 'report' }],
  'jwt-guard/no-token-in-storage': ['error', { evidence: 'name' }],
  'jwt-guard/no-token-in-url': ['error', { capabilityTokens: 'report' }],
  'jwt-guard/no-token-over-http': 'error',
  'jwt-guard/prefer-jwks': 'error',
  'jwt-guard/require-audience': ['error', { when: 'always', clientClaims: 'report' }],
  'jwt-guard/require-expiration-check': 'error',
  'jwt-guard/require-issuer': ['error', { when: 'always' }],
  'jwt-guard/require-token-type': 'error',
  'jwt-guard/secure-token-cookie': ['error', { require: ['httpOnly', 'secure', 'sameSite'] }],
};
