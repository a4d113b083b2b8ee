import rule from '../../rules/no-algorithm-confusion.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const JOSE = "import { decodeProtectedHeader, importSPKI, jwtVerify } from 'jose'; ";
const PEM = "const pem = '-----BEGIN PUBLIC KEY-----abc'; ";

/** Newer versions refuse a public key as a secret. */
const EIGHT = { settings: { 'jwt-guard': { versions: { jsonwebtoken: '8.5.1' } } } };

testRule('no-algorithm-confusion: lists and keys', rule, {
  valid: [
    silent('one kind', `${JWT}jwt.verify(token, key, { algorithms: ['RS256', 'ES256', 'PS512', 'EdDSA'] });`),
    silent('HMAC of any length', `${JWT}jwt.verify(token, key, { algorithms: ['HS256', 'HS512'] });`),
    silent('HMAC with a secret', `${JWT}jwt.verify(token, process.env.SECRET, { algorithms: ['HS256'] });`),
    silent('a public key with its algorithm', `${JWT}${PEM}jwt.verify(token, pem, { algorithms: ['RS256'] });`),
    silent(
      'an imported key',
      `${JOSE}${PEM}await jwtVerify(token, await importSPKI(pem, 'RS256'), { algorithms: ['RS256'] });`,
    ),
    silent('no list', `${JWT}jwt.verify(token, key);`),
    silent(
      'a list from elsewhere',
      `${JWT}import { algorithms } from './config.js'; jwt.verify(token, key, { algorithms });`,
    ),
    silent(
      'another library of that form',
      `${JWT}import { verify } from './jwt.js'; verify(token, key, { algorithms: ['RS256', 'HS256'] });`,
    ),
  ],
  invalid: [
    reported(
      'mixed, at the list',
      `
        import jwt from 'jsonwebtoken';
        jwt.verify(token, key, { algorithms: ⟦['RS256', 'HS256']⟧ });
      `,
      { messageId: 'mixed', data: { library: 'jsonwebtoken' } },
    ),
    reported(
      'in a constant',
      `${JWT}const algorithms = ⟦['HS512', 'ES256']⟧; jwt.verify(token, key, { algorithms });`,
      'mixed',
    ),
    reported(
      'put together',
      `${JWT}const hmac = ['HS256']; jwt.verify(token, key, { algorithms: ⟦[...hmac, 'PS256']⟧ });`,
      'mixed',
    ),
    reported('jose', `${JOSE}await jwtVerify(token, key, { algorithms: ⟦['EdDSA', 'HS256']⟧ });`, 'mixed'),
    reported(
      'express-jwt',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret, algorithms: ⟦['RS256', 'HS256']⟧ });",
      'mixed',
    ),
    reported('a text of several', `${JWT}jwt.verify(token, key, { algorithms: ⟦'RS256 HS256'⟧ });`, 'mixed'),
    reported(
      'a public key as a secret',
      `${JWT}${PEM}jwt.verify(token, pem, { ⟦algorithms: ['HS256']⟧ });`,
      'publicKey',
      EIGHT,
    ),
    reported(
      'as bytes',
      `${JOSE}${PEM}await jwtVerify(token, new TextEncoder().encode(pem), { ⟦algorithms: ['HS256']⟧ });`,
      'publicKey',
    ),
    reported('as bytes, without a list', `${JWT}${PEM}jwt.⟦verify⟧(token, Buffer.from(pem));`, 'publicKey', EIGHT),
  ],
});

const DECODED = `${JWT}const { header } = jwt.decode(token, { complete: true }); `;

testRule('no-algorithm-confusion: the algorithm of the token', rule, {
  valid: [
    silent(
      'compared first',
      `${DECODED}if (header.alg !== 'RS256') throw new Error(); jwt.verify(token, key, { algorithms: [header.alg] });`,
    ),
    silent(
      'in a list',
      `${DECODED}if (!ALLOWED.includes(header.alg)) throw new Error(); jwt.verify(token, key, { algorithms: [header.alg] });`,
    ),
    silent(
      'in a set',
      `${DECODED}if (!ALLOWED.has(header.alg)) throw new Error(); jwt.verify(token, key, { algorithms: [header.alg] });`,
    ),
    silent('looked up', `${DECODED}jwt.verify(token, KEYS[header.alg], { algorithms: [header.alg] });`),
    silent('only read', `${DECODED}log(header.alg); jwt.verify(token, key, { algorithms: ['RS256'] });`),
    silent(
      'in a variable, compared',
      `${JOSE}const { alg } = decodeProtectedHeader(token); if (!OURS.includes(alg)) throw new Error(); await jwtVerify(token, key, { algorithms: [alg] });`,
    ),
    silent(
      'of a list, by a function',
      `${DECODED}if (!isAllowed(header.alg)) throw new Error(); jwt.verify(token, key, { algorithms: [header.alg] });`,
    ),
    silent('of the key', `${JOSE}await jwtVerify(token, key, { algorithms: [jwk.alg] });`),
    silent(
      "of HTTP's headers",
      `${JWT}const headers = readHeaders(request); jwt.verify(token, key, { algorithms: [headers.alg] });`,
    ),
  ],
  invalid: [
    reported('jsonwebtoken', `${DECODED}jwt.verify(token, key, { ⟦algorithms: [header.alg]⟧ });`, 'fromToken'),
    reported(
      'in one go',
      `${JWT}jwt.verify(token, key, { ⟦algorithms: [jwt.decode(token, { complete: true }).header.alg]⟧ });`,
      'fromToken',
    ),
    reported(
      'jose',
      `${JOSE}const { alg } = decodeProtectedHeader(token); await jwtVerify(token, key, { ⟦algorithms: [alg]⟧ });`,
      'fromToken',
    ),
    reported(
      'only tested for being there',
      `${JOSE}const { alg } = decodeProtectedHeader(token); await jwtVerify(token, key, { ⟦algorithms: alg ? [alg] : undefined⟧ });`,
      'fromToken',
    ),
    reported('jws', "import jws from 'jws'; jws.verify(token, ⟦jws.decode(token).header.alg⟧, key);", 'fromToken'),
    reported(
      'hono',
      "import { decode, verify } from 'hono/jwt'; await verify(token, key, ⟦decode(token)⟧.header.alg);",
      'fromToken',
    ),
    reported(
      'jwt-decode',
      `${JWT}import { jwtDecode } from 'jwt-decode'; jwt.verify(token, key, { ⟦algorithms: [jwtDecode(token, { header: true }).alg]⟧ });`,
      'fromToken',
    ),
    reported(
      'a function of the file',
      `${JWT}const algOf = (t) => jwt.decode(t, { complete: true }).header.alg; jwt.verify(token, key, { ⟦algorithms: [algOf(token)]⟧ });`,
      'fromToken',
    ),
    reported(
      'a function out of sight',
      `${JWT}import { getHeaderFromToken } from './utils.js'; const { alg } = getHeaderFromToken(token); jwt.verify(token, key, { ⟦algorithms: [alg]⟧ });`,
      'fromToken',
    ),
    reported(
      'by hand',
      `${JWT}const header = JSON.parse(atob(token.split('.')[0])); jwt.verify(token, key, { ⟦algorithms: [header.alg]⟧ });`,
      'fromToken',
    ),
  ],
});

const KEY_SET = `${JOSE}import { createRemoteJWKSet } from 'jose'; const keys = createRemoteJWKSet(new URL(ADDRESS)); `;

testRule('no-algorithm-confusion: in the words of more libraries', rule, {
  valid: [
    silent('a key set', `${KEY_SET}await jwtVerify(token, keys, { algorithms: ['RS256', 'ES256'] });`),
    silent('a key set without a list', `${KEY_SET}await jwtVerify(token, keys);`),
    silent(
      'a key for each key id',
      `${JWT}jwt.verify(token, (header, done) => done(null, KEYS[header.kid]), { algorithms: ['RS256'] }, done);`,
    ),
    silent('two verifiers', `${JWT}jwt.verify(token, key, { algorithms: isRemote ? ['RS256'] : ['HS256'] });`),
    silent('a parameter', `${JWT}export const f = (token, alg) => jwt.verify(token, key, { algorithms: [alg] });`),
    silent('from the environment', `${JWT}jwt.verify(token, key, { algorithms: [process.env.JWT_ALG] });`),
    silent(
      'bytes of a secret',
      `${JOSE}await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] });`,
    ),
    silent(
      'bytes that nobody can use as a secret',
      `${JOSE}${PEM}await jwtVerify(token, new TextEncoder().encode(pem), { algorithms: ['RS256'] });`,
    ),
    silent('a private key', `${JWT}jwt.verify(token, '-----BEGIN PRIVATE KEY-----abc', { algorithms: ['HS256'] });`),
    silent('what Hono is told', "import { verify } from 'hono/jwt'; await verify(token, key, { alg: 'RS256' });"),
    silent('what jwt-simple is told', "import jwt from 'jwt-simple'; jwt.decode(token, key, false, 'RS256');"),
    silent(
      'keys of a map, and what stands there',
      `${JOSE}const { alg } = decodeProtectedHeader(token); const known = KEYS[alg]; await jwtVerify(token, known.key, { algorithms: known.algorithms });`,
    ),
    silent(
      'a switch',
      `${JOSE}const { alg } = decodeProtectedHeader(token); switch (alg) { case 'RS256': break; default: throw new Error(); } await jwtVerify(token, key, { algorithms: [alg] });`,
    ),
  ],
  invalid: [
    reported(
      'options that are spread',
      `${JWT}const base = { algorithms: ⟦['HS512', 'PS256']⟧ }; jwt.verify(token, key, { ...base, issuer });`,
      'mixed',
    ),
    reported(
      'one or the other, in one list',
      `${JWT}jwt.verify(token, key, { algorithms: ⟦[isRemote ? 'RS256' : 'HS256']⟧ });`,
      'mixed',
    ),
    reported(
      'fast-jwt',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, algorithms: ⟦['HS256', 'RS256']⟧ });",
      'mixed',
    ),
    reported(
      '@fastify/jwt',
      "import fastifyJwt from '@fastify/jwt'; app.register(fastifyJwt, { secret, verify: { algorithms: ⟦['HS256', 'RS256']⟧ } });",
      'mixed',
    ),
    reported('koa-jwt', "import jwt from 'koa-jwt'; jwt({ secret, algorithms: ⟦['HS256', 'RS256']⟧ });", 'mixed'),
    reported(
      'passport-jwt',
      "import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKey: key, algorithms: ⟦['HS256', 'RS256']⟧ }, done);",
      'mixed',
    ),
    reported(
      '@nestjs/jwt at the call',
      "import { JwtService } from '@nestjs/jwt'; class A { constructor(private readonly jwt: JwtService) {} f(t: string) { return this.jwt.verify(t, { algorithms: ⟦['HS256', 'RS256']⟧ }); } }",
      'mixed',
    ),
    reported(
      '@hapi/jwt',
      "import Jwt from '@hapi/jwt'; Jwt.token.verify(artifacts, { key, algorithms: ⟦['RS256', 'HS256']⟧ });",
      'mixed',
    ),
    reported(
      'jsrsasign',
      "import { KJUR } from 'jsrsasign'; KJUR.jws.JWS.verify(token, key, ⟦['RS256', 'HS256']⟧);",
      'mixed',
    ),
    reported(
      'a certificate as a secret',
      `${JWT}jwt.verify(token, '-----BEGIN CERTIFICATE-----abc', { ⟦algorithms: ['HS384']⟧ });`,
      'publicKey',
      EIGHT,
    ),
    reported(
      'fast-jwt with a public key as a secret',
      `import { createVerifier } from 'fast-jwt'; ${PEM}createVerifier({ key: pem, ⟦algorithms: ['HS256']⟧ });`,
      'publicKey',
    ),
    reported(
      'jwt-simple with a public key as a secret',
      `import jwt from 'jwt-simple'; ${PEM}jwt.decode(token, pem, false, ⟦'HS256'⟧);`,
      'publicKey',
    ),
    reported(
      'jwt-simple, the algorithm of the token',
      "import jwt from 'jwt-simple'; import { jwtDecode } from 'jwt-decode'; jwt.decode(token, key, false, ⟦jwtDecode(token, { header: true }).alg⟧);",
      'fromToken',
    ),
    reported(
      'Hono, in options',
      "import { decode, verify } from 'hono/jwt'; const { header } = decode(token); await verify(token, key, { ⟦alg: header.alg⟧ });",
      'fromToken',
    ),
    reported(
      'with another for when there is none',
      `${JWT}const alg = jwt.decode(token, { complete: true })?.header.alg ?? 'RS256'; jwt.verify(token, key, { ⟦algorithms: [alg]⟧ });`,
      'fromToken',
    ),
    reported(
      'under a type',
      `${JWT}jwt.verify(token, key, { ⟦algorithms: [jwt.decode(token, { complete: true })!.header.alg as Algorithm]⟧ });`,
      'fromToken',
    ),
  ],
});

const JWS = "import { readFileSync } from 'node:fs'; import jws from 'jws'; ";

testRule('no-algorithm-confusion: keys that are public by their names', rule, {
  valid: [
    silent(
      'a secret whose path is put together',
      `${JWS}import { join } from 'node:path'; let path = 'jwt.key'; path = join('public', path); jws.verify(token, 'HS256', readFileSync(join('public', 'jwt.key')).toString()); jws.verify(token, 'HS256', readFileSync(path));`,
    ),
    silent(
      'a secret in a file',
      `${JWS}const key = readFileSync('/run/secrets/jwt', 'utf8'); jws.verify(token, 'HS256', key);`,
    ),
    silent('a secret of the environment', `${JWS}jws.verify(token, 'HS512', process.env.JWT_SECRET);`),
    silent(
      'with the algorithm that it is for',
      `${JWS}export const read = (token, publicKey) => jws.verify(token, 'ES256', publicKey);`,
    ),
    silent('what a function makes of it', `${JWS}jws.verify(token, 'HS256', derive(publicKey));`),
    silent('a secret that is called public', `${JWS}jws.verify(token, 'HS256', process.env.PUBLIC_SITE_SECRET);`),
    silent('jsonwebtoken refuses it', `${JWT}${PEM}jwt.verify(token, pem, { algorithms: ['HS256'] });`),
    silent('jsonwebtoken refuses its bytes', `${JWT}${PEM}jwt.verify(token, Buffer.from(pem));`),
    silent(
      'passport-jwt refuses it',
      "import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKey: process.env.JWT_PUBLIC_KEY, algorithms: ['HS256'] }, done);",
    ),
    silent('hono refuses it', `import { verify } from 'hono/jwt'; ${PEM}await verify(token, pem, 'HS256');`),
    silent(
      'jose takes no strings',
      `${JOSE}await jwtVerify(token, process.env.PUBLIC_KEY, { algorithms: ['HS256'] });`,
    ),
    silent(
      'signed with a secret',
      `${JWS}jws.sign({ header: { alg: 'HS256' }, payload, secret: process.env.JWT_SECRET });`,
    ),
  ],
  invalid: [
    reported(
      'a file',
      `${JWS}const key = readFileSync('/etc/keys/pub.pem'); jws.verify(token, ⟦'HS256'⟧, key);`,
      'publicKey',
    ),
    reported(
      'a file whose path is put together',
      `${JWS}import { join } from 'node:path'; const key = readFileSync(join(__dirname, 'certs', 'idp.crt')).toString(); jws.verify(token, ⟦'HS256'⟧, key);`,
      'publicKey',
    ),
    reported(
      'a file beside the module',
      `${JWS}const place = new URL('./public.pem', import.meta.url); jws.verify(token, ⟦'HS256'⟧, readFileSync(place, 'utf8'));`,
      'publicKey',
    ),
    reported(
      'a variable that is decoded',
      `${JWS}jws.verify(token, ⟦'HS256'⟧, Buffer.from(process.env.JWT_PUBLIC_KEY, 'base64').toString());`,
      'publicKey',
    ),
    reported('a certificate', `${JWS}jws.verify(token, ⟦'HS256'⟧, readFileSync('idp.crt', 'ascii'));`, 'publicKey'),
    reported('a variable of the environment', `${JWS}jws.verify(token, ⟦'HS384'⟧, process.env.IDP_CERT);`, 'publicKey'),
    reported(
      'a parameter',
      `${JWS}export const read = (token, idpPublicKey) => jws.verify(token, ⟦'HS256'⟧, idpPublicKey);`,
      'publicKey',
    ),
    reported(
      'an import',
      `${JWS}import { pubKey } from './keys.js'; jws.verify(token, ⟦'HS256'⟧, pubKey);`,
      'publicKey',
    ),
    reported(
      'a property',
      `${JWS}import { keys } from './keys.js'; jws.verify(token, ⟦'HS256'⟧, keys.public);`,
      'publicKey',
    ),
    reported(
      'jwt-simple',
      "import jwt from 'jwt-simple'; export const read = (token, publicKey) => jwt.decode(token, publicKey, false, ⟦'HS256'⟧);",
      'publicKey',
    ),
    reported(
      'jose, as bytes',
      `${JOSE}await jwtVerify(token, new TextEncoder().encode(process.env.PUBLIC_KEY), { ⟦algorithms: ['HS256']⟧ });`,
      'publicKey',
    ),
    reported(
      'jsonwebtoken 8',
      `${JWT}jwt.verify(token, process.env.JWT_PUBLIC_KEY, { ⟦algorithms: ['HS256']⟧ });`,
      'publicKey',
      EIGHT,
    ),
    reported(
      'signed',
      `${JWS}jws.sign({ header: { alg: 'HS256' }, payload, secret: ⟦process.env.JWT_PUBLIC_KEY⟧ });`,
      'publicKey',
    ),
    reported('signed with jsonwebtoken', `${JWT}${PEM}jwt.sign({ sub }, ⟦pem⟧, { algorithm: 'HS256' });`, 'publicKey'),
  ],
});
