/*
 * What a new library consists of. It begins with the commonest API, \`verify(token, key, options)\` and \`sign(payload, key)\`: where the
 * package does something else, its proof says what.
 */

/** `src/libraries/<file>.ts` */
export const data = (name, version) => `import { claim } from '../model/times.ts';
import type { Library } from '../model/vocabulary.ts';

const library: Library = {
  name: '${name}',
  exports: { members: { verify: '#verify', sign: '#sign' } },
  things: {
    verify: {
      call: {
        op: {
          kind: 'verify',
          token: '0',
          key: '1',
          claims: [''],
          answer: { kind: 'throws' },
          checks: {
            signature: 'fixed',
            unsigned: 'fixed',
            algorithms: { at: '2.algorithms' },
            issuer: { at: '2.issuer' },
            audience: { at: '2.audience' },
            expiry: 'fixed',
            notBefore: 'fixed',
          },
        },
      },
    },
    sign: { call: { op: { kind: 'sign', payload: '0', key: '1', expires: { at: [claim('0.exp')] } } } },
  },
  runtime: 'server',
  verifiedOn: '${version}',
};

export default library;
`;

/** `test/libraries/<file>.test.ts` */
export const proof = (name, file, variable) => `import ${variable} from '../../src/libraries/${file}.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Real {
  verify(...args: unknown[]): unknown;
  sign(...args: unknown[]): unknown;
}

const real = await load<Real>('${name}');

prove({
  library: ${variable},
  versions: [
    {
      package: '${name}',
      subjects: [
        { operation: '#verify', label: 'verify(token, key, options)', run: ({ args }) => real.verify(...args) },
        { operation: '#sign', label: 'sign(payload, key)', run: ({ args }) => real.sign(...args) },
      ],
    },
  ],
});
`;
