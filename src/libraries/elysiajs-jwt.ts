import type { Library } from '../model/vocabulary.ts';
import { joseTime } from './jose/times.ts';

/** What the plugin is told about algorithm, issuer and audience is for signing: only what `verify` is told counts. */
const library: Library = {
  name: '@elysiajs/jwt',
  exports: { members: { default: '#plugin', jwt: '#plugin' } },
  things: {
    plugin: {
      call: {
        names: { at: '0.name', is: '#decorated' },
        op: { kind: 'configure', value: '0', key: 'config.secret', expires: { at: [joseTime('config.exp')] } },
      },
    },
    decorated: {
      members: {
        verify: {
          call: {
            op: {
              kind: 'verify',
              token: '0',
              claims: [''],
              answer: { kind: 'false', async: 'promise' },
              checks: {
                signature: 'fixed',
                unsigned: 'fixed',
                algorithms: { at: '1.algorithms', misspelt: ['algorithm', 'alg', 'algs'] },
                issuer: { at: '1.issuer', misspelt: ['iss', 'issuers'] },
                audience: { at: '1.audience', misspelt: ['aud', 'audiences'] },
                tolerance: {
                  at: '1.clockTolerance',
                  rows: [[{ longerThan: 300, unit: 'seconds' }, 'disabled', 'tooLong']],
                  absent: 'enforced',
                },
                lifetime: { at: ['1.maxTokenAge', '1.requiredClaims'], rows: [[{ lacks: 'exp' }, 'absent']] },
                type: { at: '1.typ' },
                expiry: 'fixed',
                notBefore: 'fixed',
              },
            },
          },
        },
        sign: {
          call: { op: { kind: 'sign', payload: '0', expires: { at: [joseTime('0.exp'), joseTime('config.exp')] } } },
        },
      },
    },
  },
  ambient: { jwt: { is: '#decorated', with: ['@elysiajs/jwt'] } },
  runtime: 'server',
  verifiedOn: '1.4.2',
};

export default library;
