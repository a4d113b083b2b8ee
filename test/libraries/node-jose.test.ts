import nodeJose from '../../src/libraries/node-jose.ts';
import { SECRET } from './forge.ts';
import { freshly } from './load.ts';
import { prove } from './prove.ts';

interface Signer {
  update(payload: unknown): Signer;
  final(): Promise<unknown>;
}
interface Real {
  readonly JWK: { asKey(key: object): Promise<unknown> };
  readonly JWS: {
    createVerify(...args: unknown[]): { verify(...args: unknown[]): unknown };
    createSign(...args: unknown[]): Signer;
  };
}

/**
 * The options of one verifier become the defaults of all that are made after it: each case gets a package of its own.
 */
async function fresh(): Promise<Real & { readonly key: unknown }> {
  const real = freshly<Real>('node-jose');
  return { ...real, key: await real.JWK.asKey({ kty: 'oct', k: Buffer.from(SECRET).toString('base64url') }) };
}

prove({
  library: nodeJose,
  versions: [
    {
      package: 'node-jose',
      subjects: [
        {
          operation: 'JWS.createVerify',
          label: 'JWS.createVerify(key, options).verify(token)',
          async run({ args: [, ...options] }, token) {
            const { JWS, key } = await fresh();
            return JWS.createVerify(key, ...options).verify(token);
          },
        },
        {
          operation: '#verifier.verify',
          label: 'JWS.createVerify(key).verify(token)',
          async run({ args }) {
            const { JWS, key } = await fresh();
            return JWS.createVerify(key).verify(...args);
          },
        },
        {
          operation: '#signer.final',
          label: 'JWS.createSign(options, key).update(payload).final()',
          base: { 'self.0': { format: 'compact', alg: 'HS256' } },
          async run({ self: [options], steps }) {
            const { JWS, key } = await fresh();
            return JWS.createSign(options, key).update(JSON.stringify(steps['update']?.['0'])).final();
          },
        },
      ],
    },
  ],
});
