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
  'no-sensitive-payload': { cwe: ['CWE-312', 'CWE-201'], asvs: ['14.1.1'], rfc: ['RFC 7519 section 12'] },
} as const satisfies Readonly<Record<string, Standards>>;

export type RuleName = keyof typeof standards;
