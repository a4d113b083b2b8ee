import type { CheckName, CheckModel, Library, Place, Root } from '../model/vocabulary.ts';

/**
 * The verify options of jsonwebtoken, wherever a library hands them on unchanged.
 *
 * @param at where the options object sits
 */
export function jsonwebtokenChecks(at: Place): Readonly<Partial<Record<CheckName, CheckModel>>> {
  const option = (name: string): Place => `${at as Root}.${name}`;
  return {
    algorithms: {
      at: option('algorithms'),
      rows: [['string', 'ineffective', 'notAList']],
      misspelt: ['algorithm', 'alg', 'algs'],
    },
    issuer: {
      at: option('issuer'),
      rows: [
        ['regexp', 'ineffective', 'regexpIgnored'],
        ['falsy', 'disabled', 'emptyValue'],
      ],
      misspelt: ['iss', 'issuers'],
    },
    audience: { at: option('audience'), rows: [['falsy', 'disabled', 'emptyValue']], misspelt: ['aud', 'audiences'] },
    expiry: { at: option('ignoreExpiration'), rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
  };
}

const library: Library = {
  name: 'jsonwebtoken',
  exports: { members: { verify: '#verify', sign: '#sign', decode: '#decode' } },
  things: {
    verify: {
      call: {
        op: {
          kind: 'verify',
          token: '0',
          key: '1',
          callback: { at: ['3', '2'], claims: 1 },
          claims: ['', 'payload'],
          header: 'header',
          checks: jsonwebtokenChecks('2'),
        },
      },
    },
    sign: {
      call: {
        op: {
          kind: 'sign',
          payload: '0',
          key: '1',
          callback: { at: ['3', '2'], claims: 1 },
          issues: {
            algorithms: { at: '2.algorithm', absent: 'HS256' },
            issuer: { at: '2.issuer' },
            audience: { at: '2.audience' },
          },
        },
      },
    },
    decode: {
      call: { op: { kind: 'decode', token: '0', claims: ['', 'payload'], header: 'header', mistakenKey: '1' } },
    },
  },
  subpaths: { verify: '#verify', sign: '#sign', decode: '#decode' },
  verifiedOn: '9.0.3',
};

export default library;
