import noAlgorithmConfusion from './no-algorithm-confusion.ts';
import noClientSecret from './no-client-secret.ts';
import noDecodeWithoutVerify from './no-decode-without-verify.ts';
import noDisabledChecks from './no-disabled-checks.ts';
import noHardcodedSecret from './no-hardcoded-secret.ts';
import noHardcodedToken from './no-hardcoded-token.ts';
import noIneffectiveOptions from './no-ineffective-options.ts';
import noInsecureJwks from './no-insecure-jwks.ts';
import noInterchangeableTokens from './no-interchangeable-tokens.ts';
import noLongLivedToken from './no-long-lived-token.ts';
import noNoneAlgorithm from './no-none-algorithm.ts';
import noOptionalAuthentication from './no-optional-authentication.ts';
import noRequestClaims from './no-request-claims.ts';
import noSensitivePayload from './no-sensitive-payload.ts';
import noTokenInLog from './no-token-in-log.ts';
import noTokenInMessage from './no-token-in-message.ts';
import noTokenInStorage from './no-token-in-storage.ts';
import noTokenInUrl from './no-token-in-url.ts';
import noTokenOverHttp from './no-token-over-http.ts';
import noUncheckedClaims from './no-unchecked-claims.ts';
import noUncheckedVerification from './no-unchecked-verification.ts';
import noUntrustedKey from './no-untrusted-key.ts';
import noWeakKey from './no-weak-key.ts';
import preferJwks from './prefer-jwks.ts';
import requireAlgorithms from './require-algorithms.ts';
import requireAudience from './require-audience.ts';
import requireExpiration from './require-expiration.ts';
import requireExpirationCheck from './require-expiration-check.ts';
import requireIssuer from './require-issuer.ts';
import requireTokenType from './require-token-type.ts';
import restrictVerification from './restrict-verification.ts';
import secureTokenCookie from './secure-token-cookie.ts';
import validTimeUnits from './valid-time-units.ts';

/** Every rule by its name. */
export const rules = {
  'no-algorithm-confusion': noAlgorithmConfusion,
  'no-client-secret': noClientSecret,
  'no-decode-without-verify': noDecodeWithoutVerify,
  'no-disabled-checks': noDisabledChecks,
  'no-hardcoded-secret': noHardcodedSecret,
  'no-hardcoded-token': noHardcodedToken,
  'no-ineffective-options': noIneffectiveOptions,
  'no-insecure-jwks': noInsecureJwks,
  'no-interchangeable-tokens': noInterchangeableTokens,
  'no-long-lived-token': noLongLivedToken,
  'no-none-algorithm': noNoneAlgorithm,
  'no-optional-authentication': noOptionalAuthentication,
  'no-request-claims': noRequestClaims,
  'no-sensitive-payload': noSensitivePayload,
  'no-token-in-log': noTokenInLog,
  'no-token-in-message': noTokenInMessage,
  'no-token-in-storage': noTokenInStorage,
  'no-token-in-url': noTokenInUrl,
  'no-token-over-http': noTokenOverHttp,
  'no-unchecked-claims': noUncheckedClaims,
  'no-unchecked-verification': noUncheckedVerification,
  'no-untrusted-key': noUntrustedKey,
  'no-weak-key': noWeakKey,
  'prefer-jwks': preferJwks,
  'require-algorithms': requireAlgorithms,
  'require-audience': requireAudience,
  'require-expiration': requireExpiration,
  'require-expiration-check': requireExpirationCheck,
  'require-issuer': requireIssuer,
  'require-token-type': requireTokenType,
  'restrict-verification': restrictVerification,
  'secure-token-cookie': secureTokenCookie,
  'valid-time-units': validTimeUnits,
} as const;
