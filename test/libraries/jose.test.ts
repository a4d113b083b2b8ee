import jose from '../../src/libraries/jose.ts';
import { opened, SECRET } from './forge.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

type Call = (...args: unknown[]) => unknown;
interface Builder {
  setProtectedHeader(header: object): Builder;
  sign(key: unknown): unknown;
  encrypt(key: unknown): Promise<string>;
  encode(): unknown;
}
type Build = new (...args: unknown[]) => Builder;
interface Real {
  readonly jwtVerify: Call;
  readonly jwtDecrypt: Call;
  readonly compactVerify: Call;
  readonly flattenedVerify: Call;
  readonly generalVerify: Call;
  readonly decodeJwt: Call;
  readonly decodeProtectedHeader: Call;
  readonly SignJWT: Build;
  readonly EncryptJWT: Build;
  readonly UnsecuredJWT: Build & { readonly decode: Call };
}
interface Legacy {
  readonly JWT: { readonly verify: Call; readonly sign: Call; readonly decode: Call };
  readonly JWS: { readonly verify: Call };
}

const key = new TextEncoder().encode(SECRET);

/** Up to version 5, the key, a TypeError, is to blame where the header says `none`. */
const isRefusal = (thrown: unknown): boolean =>
  !(thrown instanceof TypeError) || thrown.message.includes('none algorithm');

const verifier = (verify: Call): Subject => ({
  operation: '#jwtVerify',
  label: 'jwtVerify(token, key, options)',
  key,
  isRefusal,
  run: ({ args }) => verify(...args),
});

const signatureOnly = (label: string, verify: Call): Subject => ({
  operation: '#compactVerify',
  label,
  key,
  isRefusal,
  run: ({ args }) => verify(...args),
});

/** The parts of a token as JSON. */
function parts(token: unknown): { readonly protected: string; readonly payload: string; readonly signature: string } {
  const [head = '', payload = '', signature = ''] = String(token).split('.');
  return { protected: head, payload, signature };
}

const subjects = (real: Real): readonly Subject[] => [
  verifier(real.jwtVerify),
  signatureOnly('compactVerify(token, key, options)', real.compactVerify),
  signatureOnly('flattenedVerify(token, key, options)', (token, ...rest) =>
    real.flattenedVerify(parts(token), ...rest),
  ),
  signatureOnly('generalVerify(token, key, options)', (token, ...rest) => {
    const { payload, ...signed } = parts(token);
    return real.generalVerify({ payload, signatures: [signed] }, ...rest);
  }),
  {
    operation: '#jwtDecrypt',
    label: 'jwtDecrypt(token, key)',
    key: key.slice(0, 32),
    async run({ args: [, secret, ...rest] }, token) {
      const encrypted = await new real.EncryptJWT(opened(token).claims)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(secret);
      return real.jwtDecrypt(encrypted, secret, ...rest);
    },
  },
  { operation: '#decodeJwt', label: 'decodeJwt(token)', run: ({ args }) => real.decodeJwt(...args) },
  {
    operation: '#decodeProtectedHeader',
    label: 'decodeProtectedHeader(token)',
    run: ({ args }) => real.decodeProtectedHeader(...args),
  },
  {
    operation: '#UnsecuredJWT.decode',
    label: 'UnsecuredJWT.decode(token)',
    algorithm: 'none',
    run: ({ args }) => real.UnsecuredJWT.decode(...args),
  },
  {
    operation: '#signer.sign',
    label: 'new SignJWT(payload).sign(key)',
    key,
    run: ({ args, self }) => new real.SignJWT(...self).setProtectedHeader({ alg: 'HS256' }).sign(args[0]),
  },
  {
    operation: '#signer.encode',
    label: 'new UnsecuredJWT(payload).encode()',
    run: ({ self }) => new real.UnsecuredJWT(...self).encode(),
  },
];

const legacy = (real: Legacy): readonly Subject[] => [
  {
    operation: '#JWT.verify',
    label: 'JWT.verify(token, key, options)',
    run: ({ args }) => real.JWT.verify(...args),
  },
  { operation: '#JWT.decode', label: 'JWT.decode(token)', run: ({ args }) => real.JWT.decode(...args) },
  {
    operation: '#JWT.sign',
    label: 'JWT.sign(payload, key, options)',
    run: ({ args }) => real.JWT.sign(...args),
  },
  {
    operation: '#JWS.verify',
    label: 'JWS.verify(token, key, options)',
    run: ({ args }) => real.JWS.verify(...args),
  },
];

const { default: two } = await load<{ default: Legacy }>('jose-2');
const { default: verify3 } = await load<{ default: Call }>('jose-3/jwt/verify');
const { default: compactVerify3 } = await load<{ default: Call }>('jose-3/jws/compact/verify');

prove({
  library: jose,
  versions: [
    { package: 'jose', subjects: subjects(await load<Real>('jose')) },
    { package: 'jose-5', subjects: subjects(await load<Real>('jose-5')) },
    { package: 'jose-4', subjects: subjects(await load<Real>('jose-4')) },
    {
      package: 'jose-3',
      subjects: [verifier(verify3), signatureOnly('compactVerify(token, key, options)', compactVerify3)],
    },
    { package: 'jose-2', subjects: legacy(two) },
  ],
});
