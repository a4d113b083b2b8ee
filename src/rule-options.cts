import type { RuleConfig } from '@eslint/core';

// Written by test/rule-options.test.ts from the schemas of the rules.

export interface NoDecodeWithoutVerifyOptions {
  /** Whether to report browser code that decodes a token, too. Default false. */
  readonly checkBrowser?: boolean;
}

export interface NoHardcodedSecretOptions {
  /** Whether to report what is only called like a key for tokens, in files that use none. Default 'report'. */
  readonly configuration?: 'ignore' | 'report';
}

export interface NoLongLivedTokenOptions {
  /** How long a token may live, such as '24h' or '30d'. Default '30d'. */
  readonly maximum?: string;
  /** How long a token may live that renews others. Default '90d'. */
  readonly refreshMaximum?: string;
}

export interface NoSensitivePayloadOptions {
  /** Further property names that must not be signed into a payload. Default none. */
  readonly names?: readonly string[];
  /** Property names to leave alone. Default none. */
  readonly notNames?: readonly string[];
  /** Personal data to report, too: e-mail addresses, phone numbers, whole user objects. Default none. */
  readonly personalData?: readonly ('email' | 'phone' | 'wholeUser')[];
}

export interface NoTokenInLogOptions {
  /** Whether to report tokens of reset, invitation and similar links, too. Default 'ignore'. */
  readonly capabilityTokens?: 'ignore' | 'report';
}

export interface NoTokenInStorageOptions {
  /** Which stores to report; 'cookie' is a cookie that a script writes, 'app' the plain storage of an app on a phone, 'extension' that of a browser's extension, 'desktop' a file of electron-store. Default all. */
  readonly stores?: readonly (
    'localStorage' | 'sessionStorage' | 'cookie' | 'indexedDB' | 'app' | 'extension' | 'desktop'
  )[];
  /** What it takes to be a token in a store other than localStorage, sessionStorage and cookies: 'use', where the file also signs in with it, sends it as a bearer, signs or reads it; 'name', where only its name says so. Default 'use'. */
  readonly evidence?: 'name' | 'use';
}

export interface NoTokenInUrlOptions {
  /** Whether to report tokens of reset, invitation and similar links, too. Default 'ignore'. */
  readonly capabilityTokens?: 'ignore' | 'report';
  /** Hosts and paths that tokens may be sent to in the address, since a protocol or a provider wants it. Default none. */
  readonly allowAddresses?: readonly string[];
}

export interface RequireAlgorithmsOptions {
  /** Whether to report verifiers whose key comes from a JSON Web Key Set. Default true. */
  readonly checkKeySets?: boolean;
}

export interface RequireAudienceOptions {
  /** 'shared' looks only at verifiers whose key others have, too: public keys and key sets. 'unlessOwnKey' leaves out keys that the project itself signs with, and as long as no other file is seen, every secret may be one. Default 'always'. */
  readonly when?: 'always' | 'shared' | 'unlessOwnKey';
  /** Whether a comparison of the claim that names the client (`azp`, `client_id`, `cid`, `appid`) is taken for one of `aud`: 'accept' takes it, 'report' does not. Default 'report'. */
  readonly clientClaims?: 'accept' | 'report';
}

export interface RequireIssuerOptions {
  /** 'shared' looks only at verifiers whose key others have, too: public keys and key sets. 'unlessOwnKey' leaves out keys that the project itself signs with, and as long as no other file is seen, every secret may be one. Default 'always'. */
  readonly when?: 'always' | 'shared' | 'unlessOwnKey';
}

export interface SecureTokenCookieOptions {
  /** Which attributes a cookie with a token must have. Default ['httpOnly']. */
  readonly require?: readonly ('httpOnly' | 'secure' | 'sameSite')[];
}

// `defineConfig` completes and checks the names and options of rules that are declared here. ESLint's own types are
// CommonJS and so refer to the CommonJS side of this package: only a .cts file can add to that.
declare module '@eslint/core' {
  /* eslint-disable @typescript-eslint/ban-ts-comment -- an optional property beside an index signature is an error
     where exactOptionalPropertyTypes is off, and the comment has to survive in the published declarations */
  interface RulesConfig {
    /** @ts-ignore see above */
    'jwt-guard/no-algorithm-confusion'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-client-secret'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-decode-without-verify'?: RuleConfig<[NoDecodeWithoutVerifyOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/no-disabled-checks'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-hardcoded-secret'?: RuleConfig<[NoHardcodedSecretOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/no-hardcoded-token'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-ineffective-options'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-insecure-jwks'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-interchangeable-tokens'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-long-lived-token'?: RuleConfig<[NoLongLivedTokenOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/no-none-algorithm'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-optional-authentication'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-request-claims'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-sensitive-payload'?: RuleConfig<[NoSensitivePayloadOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/no-token-in-log'?: RuleConfig<[NoTokenInLogOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/no-token-in-message'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-token-in-storage'?: RuleConfig<[NoTokenInStorageOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/no-token-in-url'?: RuleConfig<[NoTokenInUrlOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/no-token-over-http'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-unchecked-claims'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-unchecked-verification'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-untrusted-key'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/no-weak-key'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/prefer-jwks'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/require-algorithms'?: RuleConfig<[RequireAlgorithmsOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/require-audience'?: RuleConfig<[RequireAudienceOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/require-expiration'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/require-expiration-check'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/require-issuer'?: RuleConfig<[RequireIssuerOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/require-token-type'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/restrict-verification'?: RuleConfig<[]>;
    /** @ts-ignore see above */
    'jwt-guard/secure-token-cookie'?: RuleConfig<[SecureTokenCookieOptions?]>;
    /** @ts-ignore see above */
    'jwt-guard/valid-time-units'?: RuleConfig<[]>;
  }
}
