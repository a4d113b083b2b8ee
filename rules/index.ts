import noDecodeWithoutVerify from './no-decode-without-verify.ts';
import noSensitivePayload from './no-sensitive-payload.ts';
import noTokenInLog from './no-token-in-log.ts';
import noTokenInStorage from './no-token-in-storage.ts';
import noTokenInUrl from './no-token-in-url.ts';
import noTokenOverHttp from './no-token-over-http.ts';
import requireAlgorithms from './require-algorithms.ts';
import requireAudience from './require-audience.ts';
import requireIssuer from './require-issuer.ts';
import secureTokenCookie from './secure-token-cookie.ts';

/** Every rule by its name. */
export const rules = {
  'no-decode-without-verify': noDecodeWithoutVerify,
  'no-sensitive-payload': noSensitivePayload,
  'no-token-in-log': noTokenInLog,
  'no-token-in-storage': noTokenInStorage,
  'no-token-in-url': noTokenInUrl,
  'no-token-over-http': noTokenOverHttp,
  'require-algorithms': requireAlgorithms,
  'require-audience': requireAudience,
  'require-issuer': requireIssuer,
  'secure-token-cookie': secureTokenCookie,
} as const;
