import { describe, expect, it } from 'vitest';

import { holdsPrivatePem, holdsPublicPem, isNoSharedSecret } from '../../src/lexicon/pem.ts';

const begin = (label: string): string => `-----BEGIN ${label}-----\nMIIB`;

describe('holdsPublicPem', () => {
  it.each(['PUBLIC KEY', 'RSA PUBLIC KEY', 'CERTIFICATE'])('%s', (label) =>
    expect(holdsPublicPem(begin(label))).toBe(true),
  );

  it.each(['PRIVATE KEY', 'CERTIFICATE REQUEST', 'EC PRIVATE KEY', 'X'])('not %s', (label) =>
    expect(holdsPublicPem(begin(label))).toBe(false),
  );
});

describe('holdsPrivatePem', () => {
  it.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'])(
    '%s',
    (label) => expect(holdsPrivatePem(begin(label))).toBe(true),
  );

  it.each(['PUBLIC KEY', 'CERTIFICATE', 'PRIVATE'])('not %s', (label) =>
    expect(holdsPrivatePem(begin(label))).toBe(false),
  );
});

describe('isNoSharedSecret', () => {
  it.each([
    ['PEM', begin('PUBLIC KEY')],
    ['a key of OpenSSH', 'ssh-ed25519 AAAAC3Nza'],
    ['a JWK', ' { "kty": "oct" }'],
    ['an address', 'https://issuer.example/keys'],
    ['a certificate in base64', `MI${'A'.repeat(80)}==`],
    ['one in lines', `MI${'A'.repeat(40)}\n${'B'.repeat(40)}=\n`],
  ])('%s', (_, text) => expect(isNoSharedSecret(text)).toBe(true));

  it.each([
    ['a word', 'secret'],
    ['a short string that begins with MI', 'MIAMI'],
    ['a sentence that begins with MI', `MI${' a-b'.repeat(30)}`],
    ['a name in it', 'my ssh-rsa key'],
  ])('not %s', (_, text) => expect(isNoSharedSecret(text)).toBe(false));
});
