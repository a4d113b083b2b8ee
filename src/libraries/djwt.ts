import type { CheckModel, Checks, Library, Place } from '../model/vocabulary.ts';

const ignored = (at: Place): CheckModel => ({
  at,
  rows: [['truthy', 'disabled', 'switchedOff']],
  absent: 'enforced',
});

/** A key is made for one algorithm. Without a key, unsigned tokens pass. */
const checks: Checks = {
  signature: 'fixed',
  unsigned: { at: '1', rows: [[{ is: [null] }, 'disabled']], absent: 'disabled' },
  algorithms: 'fixed',
  issuer: 'byHand',
  audience: { at: '2.audience', misspelt: ['aud'], optional: 'never' },
  expiry: ignored('2.ignoreExp'),
  notBefore: ignored('2.ignoreNbf'),
};

const library: Library = {
  name: '@zaubrik/djwt',
  // As deno.land/x calls it.
  modules: ['djwt'],
  exports: {
    members: {
      verify: {
        call: {
          op: {
            kind: 'verify',
            token: '0',
            key: '1',
            claims: [''],
            answer: { how: 'throws', async: 'promise' },
            checks,
          },
        },
      },
      decode: { call: { op: { kind: 'decode', token: '0', claims: ['1'], header: '0' } } },
      create: { call: { op: { kind: 'sign', payload: '1', key: '2', issues: { algorithms: { at: '0.alg' } } } } },
    },
  },
  runtime: 'server',
  readOnly: 'it is published for Deno, which the tests do not have',
};

export default library;
