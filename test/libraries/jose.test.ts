import { createCipheriv, createDecipheriv, createPublicKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, it } from 'vitest';

import jose from '../../src/libraries/jose.ts';
import {
  AUDIENCE,
  forge,
  isGenuine,
  ISSUER,
  KID,
  NOW_S,
  opened,
  OTHER_SECRET,
  RSA_PUBLIC_PEM,
  SECRET,
  strangerKey,
} from './forge.ts';
import { load } from './load.ts';
import { stepped } from './places.ts';
import { NOT_HERE, prove, type Subject } from './prove.ts';

type Call = (...args: unknown[]) => unknown;
interface Builder {
  setProtectedHeader(header: object): Builder;
  sign(...args: unknown[]): unknown;
  encrypt(...args: unknown[]): Promise<string>;
  encode(): unknown;
  addSignature(...args: unknown[]): Builder;
  recipient(...args: unknown[]): Builder;
}
type Build = new (...args: unknown[]) => Builder;
/** What every version from 3 on has. */
interface Common {
  readonly jwtVerify: Call;
  readonly jwtDecrypt: Call;
  readonly compactVerify: Call;
  readonly flattenedVerify: Call;
  readonly generalVerify: Call;
  readonly decodeProtectedHeader: Call;
  readonly SignJWT: Build;
  readonly EncryptJWT: Build;
  readonly UnsecuredJWT: Build & { readonly decode: Call };
  readonly CompactSign: Build;
  readonly FlattenedSign: Build;
  readonly GeneralSign: Build;
}
interface Real extends Common {
  readonly decodeJwt: Call;
}
interface Verifier {
  readonly verify: Call;
}
interface Legacy {
  readonly JWT: Verifier & {
    readonly IdToken: Verifier;
    readonly AccessToken: Verifier;
    readonly LogoutToken: Verifier;
    readonly sign: Call;
    readonly decode: Call;
  };
  readonly JWS: Verifier & {
    readonly sign: Call & { readonly flattened: Call; readonly general: Call };
    readonly Sign: Build;
  };
}

const key = new TextEncoder().encode(SECRET);
const HS256 = { alg: 'HS256' };

/** Up to version 5, the key, a TypeError, is to blame where the header says `none`: it is no key for that algorithm. */
const isRefusal = (thrown: unknown): boolean =>
  !(thrown instanceof TypeError) || /none algorithm|Received an instance of Uint8Array/.test(thrown.message);

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

/** A token in compact form as JSON, and back. */
interface Parts {
  readonly protected: string;
  readonly payload: string;
  readonly signature: string;
}

function parts(token: unknown): Parts {
  const [head = '', payload = '', signature = ''] = String(token).split('.');
  return { protected: head, payload, signature };
}

function general(token: unknown): object {
  const { payload, ...signed } = parts(token);
  return { payload, signatures: [signed] };
}

const compact = (json: unknown): string => {
  const { payload, signatures, ...rest } = json as Parts & { signatures?: readonly Parts[] };
  const signed = signatures?.[0] ?? rest;
  return [signed.protected, payload, signed.signature].join('.');
};

const bytes = (claims: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(claims));

/*
 * Encrypted tokens: what a signed one of the harness stands for. Its claims are encrypted with the key that everybody trusts, or
 * with a stranger's where its signature is a stranger's, by the algorithm `dir` for HS256 and by another one for another.
 */

const SHARED = Buffer.from(SECRET).subarray(0, 32);
const STRANGE = Buffer.from(OTHER_SECRET).subarray(0, 32);
const IV = Buffer.alloc(12, 7);

function encrypted(token: string): string {
  const { header, claims } = opened(token);
  if (header['alg'] === 'none') return token;
  const secret = isGenuine(token) ? SHARED : STRANGE;
  const isDirect = header['alg'] === 'HS256';
  const contentKey = isDirect ? secret : Buffer.alloc(32, 9);
  const head = Buffer.from(JSON.stringify({ alg: isDirect ? 'dir' : 'A256KW', enc: 'A256GCM' })).toString('base64url');
  const cipher = createCipheriv('aes-256-gcm', contentKey, IV).setAAD(Buffer.from(head));
  const text = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final()]);
  const wrap = createCipheriv('id-aes256-wrap', secret, Buffer.alloc(8, 0xa6));
  const wrapped = isDirect ? Buffer.alloc(0) : Buffer.concat([wrap.update(contentKey), wrap.final()]);
  return [head, ...[wrapped, IV, text, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

/** The claims of a token that was encrypted directly, signed: the harness reads no others. */
function decrypted(token: string): string {
  const [head = '', , iv = '', text = '', tag = ''] = token.split('.');
  const cipher = createDecipheriv('aes-256-gcm', SHARED, Buffer.from(iv, 'base64url'))
    .setAAD(Buffer.from(head))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  const claims = Buffer.concat([cipher.update(Buffer.from(text, 'base64url')), cipher.final()]);
  return forge({ algorithm: 'HS256', claims: JSON.parse(claims.toString()) as object });
}

const common = (real: Common): readonly Subject[] => [
  verifier(real.jwtVerify),
  signatureOnly('compactVerify(token, key, options)', real.compactVerify),
  signatureOnly('flattenedVerify(token, key, options)', (token, ...rest) =>
    real.flattenedVerify(parts(token), ...rest),
  ),
  signatureOnly('generalVerify(token, key, options)', (token, ...rest) => real.generalVerify(general(token), ...rest)),
  {
    operation: '#jwtDecrypt',
    label: 'jwtDecrypt(token, key, options)',
    // The header that counts is that of the encryption.
    samples: { type: { '2.typ set': NOT_HERE } },
    key: new Uint8Array(SHARED),
    good: { algorithms: ['dir'] },
    run: ({ args: [, ...rest] }, token) => real.jwtDecrypt(encrypted(token), ...rest),
  },
  {
    operation: '#decodeProtectedHeader',
    label: 'decodeProtectedHeader(token)',
    run: ({ args }) => real.decodeProtectedHeader(...args),
  },
  {
    operation: '#UnsecuredJWT.decode',
    label: 'UnsecuredJWT.decode(token, options)',
    algorithm: 'none',
    otherAlgorithm: 'HS256',
    run: ({ args }) => real.UnsecuredJWT.decode(...args),
  },
  {
    operation: '#signer.sign',
    label: 'new SignJWT(payload).sign(key)',
    key,
    run: (laid) =>
      stepped(new real.SignJWT(...laid.self).setProtectedHeader(HS256), laid, 'setExpirationTime').sign(...laid.args),
  },
  {
    operation: '#unsecured.encode',
    label: 'new UnsecuredJWT(payload).encode()',
    run: ({ self }) => new real.UnsecuredJWT(...self).encode(),
  },
  {
    operation: '#encrypter.encrypt',
    label: 'new EncryptJWT(payload).encrypt(key)',
    key: new Uint8Array(SHARED),
    async run(laid) {
      const claims = { sub: 'user-1', ...(laid.self[0] ?? {}) };
      const builder = new real.EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' });
      return decrypted(await stepped(builder, laid, 'setExpirationTime').encrypt(...laid.args));
    },
  },
  {
    operation: '#bytesSigner.sign',
    label: 'new CompactSign(payload).sign(key)',
    key,
    run: ({ args, self: [payload] }) => new real.CompactSign(bytes(payload)).setProtectedHeader(HS256).sign(...args),
  },
  {
    operation: '#bytesSigner.sign',
    label: 'new FlattenedSign(payload).sign(key)',
    key,
    run: async ({ args, self: [payload] }) =>
      compact(await new real.FlattenedSign(bytes(payload)).setProtectedHeader(HS256).sign(...args)),
  },
  {
    operation: '#generalSigner.sign',
    label: 'new GeneralSign(payload).addSignature(key).sign()',
    key,
    async run({ self: [payload], steps }) {
      const builder = new real.GeneralSign(bytes(payload));
      builder.addSignature(steps['addSignature']?.['0']).setProtectedHeader(HS256);
      return compact(await builder.sign());
    },
  },
];

const subjects = (real: Real): readonly Subject[] => [
  ...common(real),
  { operation: '#decodeJwt', label: 'decodeJwt(token)', run: ({ args }) => real.decodeJwt(...args) },
];

/** The subpaths of version 3, whose default exports do what the named ones do. */
async function versionThree(): Promise<Common> {
  const byDefault = async <Export>(path: string): Promise<Export> =>
    (await load<{ default: Export }>(`jose-3/${path}`)).default;
  return {
    jwtVerify: await byDefault('jwt/verify'),
    jwtDecrypt: await byDefault('jwt/decrypt'),
    compactVerify: await byDefault('jws/compact/verify'),
    flattenedVerify: await byDefault('jws/flattened/verify'),
    generalVerify: await byDefault('jws/general/verify'),
    decodeProtectedHeader: await byDefault('util/decode_protected_header'),
    SignJWT: await byDefault('jwt/sign'),
    EncryptJWT: await byDefault('jwt/encrypt'),
    UnsecuredJWT: await byDefault('jwt/unsecured'),
    CompactSign: await byDefault('jws/compact/sign'),
    FlattenedSign: await byDefault('jws/flattened/sign'),
    GeneralSign: await byDefault('jws/general/sign'),
  };
}

/** Numbers were not taken. */
const legacyTolerance = { tolerance: { '2.clockTolerance over 300 s': '2 hours' } };

const profile = (name: string, real: Verifier, token: Pick<Subject, 'claims' | 'header'>): Subject => ({
  operation: { AccessToken: '#accessToken', LogoutToken: '#logoutToken' }[name] ?? '#profile',
  samples: legacyTolerance,
  label: `JWT.${name}.verify(token, key, options)`,
  base: { '2.issuer': ISSUER, '2.audience': AUDIENCE },
  ...token,
  run: ({ args }) => real.verify(...args),
});

const legacy = ({ JWT, JWS }: Legacy): readonly Subject[] => [
  {
    operation: '#JWT.verify',
    label: 'JWT.verify(token, key, options)',
    samples: legacyTolerance,
    run: ({ args }) => JWT.verify(...args),
  },
  profile('IdToken', JWT.IdToken, {}),
  profile('AccessToken', JWT.AccessToken, {
    header: { typ: 'at+JWT' },
    claims: { jti: '1', client_id: 'app' },
  }),
  profile('LogoutToken', JWT.LogoutToken, {
    claims: { jti: '1', iat: NOW_S, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
  }),
  { operation: '#JWT.decode', label: 'JWT.decode(token)', run: ({ args }) => JWT.decode(...args) },
  { operation: '#JWT.sign', label: 'JWT.sign(payload, key, options)', run: ({ args }) => JWT.sign(...args) },
  { operation: '#JWS.verify', label: 'JWS.verify(token, key, options)', run: ({ args }) => JWS.verify(...args) },
  { operation: '#JWS.sign', label: 'JWS.sign(payload, key)', run: ({ args }) => JWS.sign(...args) },
  {
    operation: '#JWS.sign.flattened',
    label: 'JWS.sign.flattened(payload, key)',
    run: ({ args }) => compact(JWS.sign.flattened(...args)),
  },
  {
    operation: '#JWS.sign.general',
    label: 'JWS.sign.general(payload, key)',
    run: ({ args }) => compact(JWS.sign.general(...args)),
  },
  {
    operation: '#legacySigner.sign',
    label: "new JWS.Sign(payload).recipient(key).sign('compact')",
    run: ({ self, steps }) => new JWS.Sign(...self).recipient(steps['recipient']?.['0']).sign('compact'),
  },
];

const { default: two } = await load<{ default: Legacy }>('jose-2');

prove({
  library: jose,
  versions: [
    { package: 'jose', subjects: subjects(await load<Real>('jose')) },
    { package: 'jose-5', subjects: subjects(await load<Real>('jose-5')) },
    { package: 'jose-4', subjects: subjects(await load<Real>('jose-4')) },
    { package: 'jose-3', subjects: common(await versionThree()) },
    { package: 'jose-2', subjects: legacy(two) },
  ],
});

/** Signed by a stranger, who sends the key along. */
function bringingItsKey(): string {
  const key = strangerKey('RS256');
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  const now = Math.floor(Date.now() / 1000);
  return forge({ algorithm: 'RS256', header: { jwk, kid: KID }, claims: { sub: 'admin', exp: now + 60 }, key });
}

describe('the error of a verifier', () => {
  it.each([
    ['expired', { exp: 1 }, {}],
    ['made for another service', { aud: 'other' }, { audience: 'orders' }],
  ])('has the claims of a token that was %s', async (_, claims, options) => {
    const { jwtVerify } = await load<Real>('jose');
    const token = forge({ algorithm: 'HS256', claims: { sub: 'admin', ...claims } });
    await expect(jwtVerify(token, new TextEncoder().encode(SECRET), options)).rejects.toMatchObject({
      payload: { sub: 'admin' },
    });
  });
});

describe('a key that the token brings along', () => {
  interface Keys {
    readonly jwtVerify: (token: string, key: unknown) => Promise<unknown>;
    readonly EmbeddedJWK: unknown;
    readonly importSPKI: (pem: string, algorithm: string) => Promise<unknown>;
  }

  it.each(['jose', 'jose-5', 'jose-4'])(
    'lets a stranger in through EmbeddedJWK, not past a key of ours: %s',
    async (name) => {
      const { jwtVerify, EmbeddedJWK, importSPKI } = await load<Keys>(name);
      expect(await jwtVerify(bringingItsKey(), EmbeddedJWK)).toMatchObject({ payload: { sub: 'admin' } });
      await expect(jwtVerify(bringingItsKey(), await importSPKI(RSA_PUBLIC_PEM, 'RS256'))).rejects.toThrow('signature');
    },
  );

  it('lets a stranger in through JWK.EmbeddedJWK of version 2, not past a key of ours', async () => {
    const { default: old } = await load<{ default: { JWT: Verifier; JWK: Record<'asKey' | 'EmbeddedJWK', Call> } }>(
      'jose-2',
    );
    expect(old.JWT.verify(bringingItsKey(), old.JWK.EmbeddedJWK)).toMatchObject({ sub: 'admin' });
    expect(() => old.JWT.verify(bringingItsKey(), old.JWK.asKey(RSA_PUBLIC_PEM))).toThrow('signature');
  });

  it('lets unsigned tokens in through JWK.None of version 2', async () => {
    const { default: old } = await load<{ default: { JWT: Verifier; JWK: { None: unknown } } }>('jose-2');
    const unsigned = forge({ algorithm: 'none', claims: { sub: 'admin' } });
    expect(old.JWT.verify(unsigned, old.JWK.None)).toMatchObject({ sub: 'admin' });
    expect(() => old.JWT.verify(unsigned, SECRET)).toThrow('alg');
  });
});

describe('a key set that is fetched over plain http', () => {
  it('is taken from whoever answers', async () => {
    const { createRemoteJWKSet, jwtVerify } = await load<Record<'createRemoteJWKSet' | 'jwtVerify', Call>>('jose');
    const token = bringingItsKey();
    const { jwk } = opened(token).header;
    const stranger = createServer((_, response) =>
      response.end(JSON.stringify({ keys: [{ ...Object(jwk), kid: KID }] })),
    );
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as AddressInfo;
    try {
      const keys = createRemoteJWKSet(new URL(`http://127.0.0.1:${port}/keys`));
      expect(await jwtVerify(token, keys)).toMatchObject({ payload: { sub: 'admin' } });
    } finally {
      stranger.close();
    }
  });
});
