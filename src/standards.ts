/**
 * Which standards a rule's defect is described in. CWE ids are the primary weakness first; `asvs` are requirements of
 * OWASP ASVS 5.0; `rfc` are sections that say what is right. There is no RFC 8725 section on URLs, storage or payloads.
 */
export interface Standards {
  readonly cwe: readonly string[];
  readonly asvs: readonly string[];
  readonly rfc: readonly string[];
}

export const standards = {
  'no-decode-without-verify': {
    cwe: ['CWE-347', 'CWE-345'],
    asvs: ['9.1.1'],
    rfc: ['RFC 8725 section 3.3', 'RFC 7519 section 7.2'],
  },
  'no-none-algorithm': {
    cwe: ['CWE-347', 'CWE-327'],
    asvs: ['9.1.2'],
    rfc: ['RFC 8725 section 3.2', 'RFC 7518 section 3.6'],
  },
  'no-algorithm-confusion': {
    cwe: ['CWE-347', 'CWE-327'],
    asvs: ['9.1.2'],
    rfc: ['RFC 8725 section 3.1', 'RFC 8725 section 2.1'],
  },
  'no-disabled-checks': { cwe: ['CWE-613', 'CWE-287'], asvs: ['9.2.1'], rfc: ['RFC 7519 section 4.1.4'] },
  'no-ineffective-options': { cwe: ['CWE-345', 'CWE-347'], asvs: ['9.1.2', '9.2.3'], rfc: ['RFC 8725 section 3.3'] },
  'no-untrusted-key': {
    cwe: ['CWE-347', 'CWE-345', 'CWE-918'],
    asvs: ['9.1.3'],
    rfc: ['RFC 8725 section 3.10', 'RFC 7515 section 4.1'],
  },
  'no-insecure-jwks': {
    cwe: ['CWE-319', 'CWE-295'],
    asvs: ['12.3.1', '12.3.2', '9.1.3'],
    rfc: ['RFC 8725 section 3.8'],
  },
  'no-unchecked-claims': {
    cwe: ['CWE-345', 'CWE-613'],
    asvs: ['9.2.1', '9.2.3'],
    rfc: ['RFC 8725 section 3.8', 'RFC 8725 section 3.9', 'RFC 7519 section 4.1.4'],
  },
  'no-unchecked-verification': {
    cwe: ['CWE-636', 'CWE-252', 'CWE-755'],
    asvs: ['16.5.3', '9.1.1'],
    rfc: ['RFC 8725 section 3.3'],
  },
  'require-expiration-check': { cwe: ['CWE-613'], asvs: ['7.3.2'], rfc: ['RFC 7519 section 4.1.4'] },
  'require-token-type': {
    cwe: ['CWE-345', 'CWE-287'],
    asvs: ['9.2.2'],
    rfc: ['RFC 8725 section 3.11', 'RFC 8725 section 3.12'],
  },
  'no-optional-authentication': { cwe: ['CWE-306', 'CWE-287'], asvs: ['16.5.3'], rfc: [] },
  'prefer-jwks': { cwe: ['CWE-324'], asvs: ['9.1.3'], rfc: ['RFC 7517 section 5'] },
  'restrict-verification': { cwe: ['CWE-1041'], asvs: [], rfc: ['RFC 8725 section 3.3'] },
  'require-algorithms': { cwe: ['CWE-347', 'CWE-757'], asvs: ['9.1.2'], rfc: ['RFC 8725 section 3.1'] },
  'require-issuer': { cwe: ['CWE-346', 'CWE-345'], asvs: ['9.1.3'], rfc: ['RFC 8725 section 3.8'] },
  'require-audience': { cwe: ['CWE-345', 'CWE-863'], asvs: ['9.2.3'], rfc: ['RFC 8725 section 3.9'] },
  'no-token-in-url': { cwe: ['CWE-598'], asvs: ['14.2.1'], rfc: ['RFC 6750 section 5.3', 'RFC 9700 section 4.3.2'] },
  'no-token-in-storage': { cwe: ['CWE-922', 'CWE-522'], asvs: ['10.1.1', '3.3.4'], rfc: [] },
  'no-token-in-log': { cwe: ['CWE-532'], asvs: ['16.2.5'], rfc: ['RFC 6750 section 5.3'] },
  'no-token-over-http': { cwe: ['CWE-319', 'CWE-523'], asvs: ['12.2.1'], rfc: ['RFC 6750 section 5.3'] },
  'secure-token-cookie': {
    cwe: ['CWE-1004', 'CWE-614', 'CWE-1275'],
    asvs: ['3.3.4', '3.3.1', '3.3.2'],
    rfc: ['RFC 6265 section 4.1.2'],
  },
  'require-expiration': {
    cwe: ['CWE-613'],
    asvs: ['7.3.2'],
    rfc: ['RFC 7519 section 4.1.4', 'RFC 9700 section 2.2'],
  },
  'no-long-lived-token': { cwe: ['CWE-613'], asvs: ['7.3.2', '7.3.1', '10.4.8'], rfc: ['RFC 6750 section 5.3'] },
  'valid-time-units': { cwe: ['CWE-613', 'CWE-682'], asvs: ['9.2.1'], rfc: ['RFC 7519 section 4.1.4'] },
  'no-hardcoded-secret': { cwe: ['CWE-321', 'CWE-798'], asvs: ['13.3.1'], rfc: ['RFC 8725 section 3.5'] },
  'no-weak-key': {
    cwe: ['CWE-326', 'CWE-331'],
    asvs: ['11.2.3', '11.5.1'],
    rfc: ['RFC 8725 section 3.5', 'RFC 7518 section 3.2'],
  },
  'no-client-secret': { cwe: ['CWE-321', 'CWE-540'], asvs: ['13.3.1'], rfc: ['RFC 8725 section 3.5'] },
  'no-sensitive-payload': { cwe: ['CWE-312', 'CWE-201'], asvs: ['14.1.1'], rfc: ['RFC 7519 section 12'] },
  'no-hardcoded-token': { cwe: ['CWE-798', 'CWE-540'], asvs: ['13.3.1'], rfc: ['RFC 6750 section 5.3'] },
  'no-token-in-message': { cwe: ['CWE-201', 'CWE-359'], asvs: ['14.2.3'], rfc: ['RFC 9700 section 4.17'] },
  'no-request-claims': { cwe: ['CWE-269', 'CWE-915', 'CWE-639'], asvs: ['8.2.1', '8.2.3', '15.3.3'], rfc: [] },
  'no-interchangeable-tokens': {
    cwe: ['CWE-345', 'CWE-287'],
    asvs: ['9.2.2'],
    rfc: ['RFC 8725 section 3.12', 'RFC 8725 section 3.11'],
  },
} as const satisfies Readonly<Record<string, Standards>>;

export type RuleName = keyof typeof standards;
