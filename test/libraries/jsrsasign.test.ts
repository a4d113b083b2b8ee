import jsrsasign from '../../src/libraries/jsrsasign.ts';
import { SECRET } from './forge.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Real {
  readonly KJUR: {
    readonly jws: {
      readonly JWS: {
        verify(...args: unknown[]): unknown;
        verifyJWT(...args: unknown[]): unknown;
        parse(...args: unknown[]): unknown;
        sign(...args: unknown[]): unknown;
      };
    };
  };
}

const { JWS } = (await load<{ default: Real }>('jsrsasign')).default.KJUR.jws;
const key = { utf8: SECRET };
/** Some refusals are thrown as texts. */
const isRefusal = (thrown: unknown): boolean => !(thrown instanceof TypeError);

prove({
  library: jsrsasign,
  versions: [
    {
      package: 'jsrsasign',
      subjects: [
        {
          operation: 'KJUR.jws.JWS.verify',
          label: 'KJUR.jws.JWS.verify(token, key, acceptAlgs)',
          key,
          isRefusal,
          samples: { algorithms: { object: { alg: ['HS256'] } } },
          run: ({ args }) => JWS.verify(...args),
        },
        {
          operation: 'KJUR.jws.JWS.verifyJWT',
          label: 'KJUR.jws.JWS.verifyJWT(token, key, options)',
          key,
          isRefusal,
          base: { '2.alg': ['HS256'] },
          run: ({ args }) => JWS.verifyJWT(...args),
        },
        {
          operation: 'KJUR.jws.JWS.parse',
          label: 'KJUR.jws.JWS.parse(token)',
          run: ({ args }) => JWS.parse(...args),
        },
        {
          operation: 'KJUR.jws.JWS.sign',
          label: 'KJUR.jws.JWS.sign(algorithm, header, payload, key)',
          key,
          base: { '0': 'HS256', '1': { alg: 'HS256', typ: 'JWT' } },
          run: ({ args }) => JWS.sign(...args),
        },
      ],
    },
  ],
});
