import { createPublicKey } from 'node:crypto';

import nodeJose from '../../src/libraries/node-jose.ts';
import { SECRET, strangerKey } from './forge.ts';
import { freshly } from './load.ts';
import { prove, type Subject } from './prove.ts';

interface Signer {
  update(payload: unknown): Signer;
  final(): Promise<unknown>;
}
interface Parse {
  (...args: unknown[]): { perform(...args: unknown[]): unknown };
  readonly compact: Parse;
}
interface Real {
  readonly JWK: { asKey(...args: unknown[]): Promise<unknown> };
  readonly JWS: {
    createVerify(...args: unknown[]): { verify(...args: unknown[]): unknown };
    createSign(...args: unknown[]): Signer;
  };
  readonly parse: Parse;
}

/** The options of one verifier become the defaults of all that are made after it: each case gets a package of its own. */
const fresh = (): Real => freshly<Real>('node-jose');

const stranger = strangerKey('RS256');

const verifier: Pick<Subject, 'algorithm' | 'attacks' | 'samples'> = {
  algorithm: 'RS256',
  // The stranger's token brings the stranger's key along.
  attacks: { signature: { key: stranger, header: { jwk: createPublicKey(stranger).export({ format: 'jwk' }) } } },
};

prove({
  library: nodeJose,
  versions: [
    {
      package: 'node-jose',
      subjects: [
        {
          ...verifier,
          operation: '#verifier.verify',
          label: 'JWS.createVerify(key, options).verify(token, options)',
          async run({ self: [pem, ...defaults], args }) {
            const { JWK, JWS } = fresh();
            return JWS.createVerify(await JWK.asKey(pem, 'pem'), ...defaults).verify(...args);
          },
        },
        {
          ...verifier,
          operation: '#parsed.perform',
          label: 'parse(token).perform(key, options)',
          async run({ self, args: [pem, ...rest] }) {
            const { JWK, parse } = fresh();
            return parse(...self).perform(await JWK.asKey(pem, 'pem'), ...rest);
          },
        },
        { operation: 'parse', label: 'parse(token)', run: ({ args }) => fresh().parse(...args) },
        {
          operation: 'parse.compact',
          label: 'parse.compact(token)',
          run: ({ args }) => fresh().parse.compact(...args),
        },
        {
          operation: '#signer.final',
          label: 'JWS.createSign(options, key).update(payload).final()',
          base: { 'self.0': { format: 'compact', fields: { alg: 'HS256' } } },
          async run({ self: [options, secret], steps, args: [last] }) {
            const { JWK, JWS } = fresh();
            const key = await JWK.asKey({ kty: 'oct', k: Buffer.from(String(secret)).toString('base64url') });
            // What `final` is given is signed, too; here, it stands for the whole.
            const payload = last ?? steps['update']?.['0'];
            return JWS.createSign(options, key).update(JSON.stringify(payload)).final();
          },
          key: SECRET,
        },
      ],
    },
  ],
});
