import noDecodeWithoutVerify from './no-decode-without-verify.ts';
import noSensitivePayload from './no-sensitive-payload.ts';
import noTokenInStorage from './no-token-in-storage.ts';
import noTokenInUrl from './no-token-in-url.ts';
import requireAlgorithms from './require-algorithms.ts';
import requireAudience from './require-audience.ts';
import requireIssuer from './require-issuer.ts';

/** Every rule by its name. */
export const rules = {
  'no-decode-without-verify': noDecodeWithoutVerify,
  'no-sensitive-payload': noSensitivePayload,
  'no-token-in-storage': noTokenInStorage,
  'no-token-in-url': noTokenInUrl,
  'require-algorithms': requireAlgorithms,
  'require-audience': requireAudience,
  'require-issuer': requireIssuer,
} as const;
