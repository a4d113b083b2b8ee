import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-none-algorithm.ts';

const tester = new RuleTester();

const silent = (name: string, code: string) => ({ name, code });

type MessageId = 'accepted' | 'allowed' | 'handmade' | 'issued' | 'onlyUnsigned';

const found = (name: string, code: string, messageId: MessageId, data?: Readonly<Record<string, string>>) => ({
  name,
  code,
  errors: [data ? { messageId, data } : { messageId }],
});

const JWT = "import jwt from 'jsonwebtoken'; ";
const JOSE = "import { UnsecuredJWT, jwtVerify, SignJWT, decodeProtectedHeader } from 'jose'; ";

tester.run('no-none-algorithm: what verifiers allow', rule, {
  valid: [
    silent('one algorithm', `${JWT}jwt.verify(token, key, { algorithms: ['HS256'] });`),
    silent(
      'a list from elsewhere',
      `${JWT}import { algorithms } from './config.js'; jwt.verify(token, key, { algorithms });`,
    ),
    silent(
      'jose refuses it whatever it is told',
      `${JOSE}await jwtVerify(token, key, { algorithms: ['HS256', 'none'] });`,
    ),
    silent(
      'koa-jwt answers 401 without a key',
      "import jwt from 'koa-jwt'; jwt({ secret, algorithms: ['HS256', 'none'] });",
    ),
    silent('jws with an algorithm', "import jws from 'jws'; jws.verify(token, 'HS256', key);"),
    silent('njwt with a key', "import njwt from 'njwt'; njwt.verify(token, key); njwt.verify(token, key, 'HS256');"),
    silent('tsndr by default', "import jwt from '@tsndr/cloudflare-worker-jwt'; await jwt.verify(token, key);"),
    silent('the word elsewhere', `${JWT}jwt.verify(token, key, { algorithms: ['HS256'], issuer: 'none' });`),
    silent(
      'jose 2 with a key',
      "const { JWK, JWT } = require('jose'); JWT.verify(token, JWK.asKey(key), { algorithms: ['RS256'] });",
    ),
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        jwt.verify(token, key, { algorithms: ['HS256', 'none'] });
      `,
      errors: [
        { messageId: 'allowed', data: { library: 'jsonwebtoken' }, line: 3, column: 56, endLine: 3, endColumn: 62 },
      ],
      name: 'jsonwebtoken, at the word itself',
    },
    found('in a constant', `${JWT}const algorithms = ['none']; jwt.verify(token, key, { algorithms });`, 'allowed'),
    found('on one path', `${JWT}jwt.verify(token, key, { algorithms: dev ? ['none'] : ['HS256'] });`, 'allowed'),
    found('spread', `${JWT}const o = { algorithms: ['none'] }; jwt.verify(token, key, { ...o, issuer });`, 'allowed'),
    found(
      'express-jwt',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret, algorithms: ['HS256', 'none'] });",
      'allowed',
    ),
    found(
      'passport-jwt',
      "import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKeyProvider, algorithms: ['none'] }, done);",
      'allowed',
    ),
    found(
      'fast-jwt',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, algorithms: ['none'] })(token);",
      'allowed',
    ),
    found('jws', "import jws from 'jws'; jws.verify(token, 'none', key);", 'allowed', { library: 'jws' }),
    found('tsndr', "import jwt from '@tsndr/cloudflare-worker-jwt'; await jwt.verify(token, key, 'none');", 'allowed'),
    found(
      'tsndr in options',
      "import jwt from '@tsndr/cloudflare-worker-jwt'; await jwt.verify(token, key, { algorithm: 'none' });",
      'allowed',
    ),
    found('njwt with the token alone', "import njwt from 'njwt'; njwt.verify(token);", 'onlyUnsigned'),
    found(
      'njwt with a callback',
      "import njwt from 'njwt'; njwt.verify(token, (error, jwt) => done(error, jwt));",
      'onlyUnsigned',
    ),
    found('hapi with an empty key', "import Jwt from '@hapi/jwt'; Jwt.token.verify(artifacts, '');", 'allowed'),
    found(
      'hapi told so',
      "import Jwt from '@hapi/jwt'; Jwt.token.verify(artifacts, { key, algorithm: 'none' });",
      'allowed',
    ),
    found('jose, the decoder of unsigned tokens', `${JOSE}UnsecuredJWT.decode(token);`, 'onlyUnsigned', {
      library: 'jose',
    }),
    found('jose 2', "const { JWK, JWT } = require('jose'); JWT.verify(token, JWK.None);", 'allowed'),
  ],
});

tester.run('no-none-algorithm: what is issued, and done by hand', rule, {
  valid: [
    silent('signed', `${JWT}jwt.sign({ sub }, key); jwt.sign({ sub }, key, { algorithm: 'HS256' });`),
    silent('an algorithm from elsewhere', `${JWT}jwt.sign({ sub }, key, { algorithm });`),
    silent('a builder with a key', `${JOSE}await new SignJWT({ sub }).setProtectedHeader({ alg: 'HS256' }).sign(key);`),
    silent('three parts', "const token = `${header}.${payload}.${signature}`; const alg = 'none';"),
    silent('two parts of something else', "const version = `${major}.${minor}.`; const alg = 'none';"),
    silent('a refusal', `${JOSE}if (decodeProtectedHeader(token).alg === 'none') throw new Error('no');`),
    silent(
      'a refusal by an answer',
      "function check(header, payload) { if (header.alg === 'none') return null; return verify(payload); }",
    ),
    silent(
      'another comparison',
      "function show(style, payload) { if (style.display !== 'none') return null; const alg = 1; return payload; }",
    ),
    silent(
      'everything else verified',
      "function read(header, token) { if (header.alg !== 'none') return verify(token); throw new Error('no'); }",
    ),
    silent('a name that only says none', "import { noneOf } from './lists.js'; noneOf(algorithms, 'none');"),
  ],
  invalid: [
    found('jsonwebtoken', `${JWT}jwt.sign({ sub }, '', { algorithm: 'none' });`, 'issued', { name: 'sign' }),
    found('in the header', `${JWT}jwt.sign({ sub }, key, { header: { alg: 'none' } });`, 'issued'),
    found('jose', `${JOSE}new UnsecuredJWT({ sub }).setIssuedAt().encode();`, 'issued', { name: 'encode' }),
    found('jws', "import jws from 'jws'; jws.sign({ header: { alg: 'none' }, payload });", 'issued'),
    found('by hand', "const header = encode({ alg: 'none' }); const token = `${header}.${payload}.`;", 'handmade'),
    found(
      'by hand, in one go',
      "const token = `${base64(head)}.${base64(claims)}.`; const none = { alg: 'none' };",
      'handmade',
    ),
    found(
      'accepted',
      "function read(header, payload) { if (header.alg === 'none') return payload; return verify(payload); }",
      'accepted',
    ),
    found(
      'nothing else accepted',
      "function read(header, text) { if (header.alg !== 'none') { return null; } const claims = JSON.parse(text); return claims; }",
      'accepted',
    ),
    found(
      'a function whose name says so',
      "import { verifyNoneAlgToken } from './tokens.js'; verifyNoneAlgToken(token);",
      'accepted',
    ),
  ],
});

tester.run('no-none-algorithm: in the words of more libraries', rule, {
  valid: [
    silent(
      'njwt, a verifier with a key',
      "import njwt from 'njwt'; njwt.createVerifier().setSigningKey(key).verify(token);",
    ),
    silent(
      'njwt, what may be a key or a callback',
      "import njwt from 'njwt'; export const f = (t, x) => njwt.verify(t, x);",
    ),
    silent(
      'hapi with a key',
      "import Jwt from '@hapi/jwt'; Jwt.token.verify(artifacts, { key, algorithms: ['HS256'] });",
    ),
    silent(
      'hapi issues with what stands beside the key, not in the options',
      "import Jwt from '@hapi/jwt'; Jwt.token.generate({ sub }, key, { algorithm: 'none' });",
    ),
    silent('fast-jwt with a key', "import { createVerifier } from 'fast-jwt'; createVerifier({ key })(token);"),
    silent('jsonwebtoken 9 refuses an empty key', `${JWT}jwt.verify(token, '', { algorithms: ['HS256'] });`),
    silent('a parameter', `${JWT}export const f = (token, algorithms) => jwt.verify(token, key, { algorithms });`),
    silent('from the environment', `${JWT}jwt.verify(token, key, { algorithms: [process.env.JWT_ALG] });`),
    silent('other capitals, which no header matches', `${JWT}jwt.verify(token, key, { algorithms: ['NONE'] });`),
    silent(
      'a function of the file, which shows what it does',
      'function verifyNoneAlgToken(token) { throw new Error(token); } verifyNoneAlgToken(token);',
    ),
    silent(
      'a refusal that logs',
      "function f(header, payload) { if (header.alg === 'none') { log(payload); throw new Error(); } return payload; }",
    ),
    silent('no library', "import { verify } from './jwt.js'; verify(token, key, { algorithms: ['HS256', 'none'] });"),
  ],
  invalid: [
    found(
      'a list that is spread into another',
      `${JWT}const ours = ['HS256']; const all = [...ours, 'none']; jwt.verify(token, key, { algorithms: all });`,
      'allowed',
    ),
    found(
      'a promisified verifier',
      `${JWT}import { promisify } from 'node:util'; await promisify(jwt.verify)(token, key, { algorithms: ['none'] });`,
      'allowed',
    ),
    found(
      'jwt-promisify',
      "import { verify } from 'jwt-promisify'; await verify(token, key, { algorithms: ['none'] });",
      'allowed',
      { library: 'jwt-promisify' },
    ),
    found(
      '@nestjs/jwt at the call',
      "import { JwtService } from '@nestjs/jwt'; class A { constructor(private readonly jwt: JwtService) {} f(t: string) { return this.jwt.verify(t, { algorithms: ['none'] }); } }",
      'allowed',
      { library: '@nestjs/jwt' },
    ),
    found(
      'a strategy of hapi',
      "server.auth.strategy('s', 'jwt', { keys: { key: '', algorithms: ['none'] }, verify, validate });",
      'allowed',
      { library: '@hapi/jwt' },
    ),
    found(
      'fast-jwt without a key',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ algorithms: ['none'] });",
      'allowed',
      {
        library: 'fast-jwt',
      },
    ),
    found('njwt, the third argument', "import njwt from 'njwt'; njwt.verify(token, '', 'none');", 'allowed'),
    found(
      'njwt, a verifier',
      "import njwt from 'njwt'; njwt.createVerifier().setSigningAlgorithm('none').verify(token);",
      'allowed',
    ),
    found(
      'jws, the stream',
      "import jws from 'jws'; jws.createVerify({ signature, algorithm: 'none', key });",
      'allowed',
    ),
    found('jose 3', "import UnsecuredJWT from 'jose/jwt/unsecured'; UnsecuredJWT.decode(token);", 'onlyUnsigned'),
    found(
      'jose 5, a subpath',
      "import { UnsecuredJWT } from 'jose/jwt/unsecured'; UnsecuredJWT.decode(token);",
      'onlyUnsigned',
    ),
    found(
      'jose 2 told so',
      "const { JWK, JWT } = require('jose'); JWT.verify(token, JWK.None, { algorithms: ['none'] });",
      'allowed',
    ),
    {
      ...found('jsonwebtoken 8 with an empty key', `${JWT}jwt.verify(token, '');`, 'allowed'),
      name: 'jsonwebtoken 8 with an empty key',
      settings: { 'jwt-guard': { versions: { jsonwebtoken: '8.5.1' } } },
    },
    found(
      'issued by fast-jwt',
      "import { createSigner } from 'fast-jwt'; createSigner({ algorithm: 'none' })({ sub });",
      'issued',
    ),
    found('issued by njwt', "import njwt from 'njwt'; njwt.create({ sub }, '', 'none').compact();", 'issued', {
      name: 'compact',
    }),
    found(
      'issued by tsndr',
      "import jwt from '@tsndr/cloudflare-worker-jwt'; await jwt.sign({ sub }, '', 'none');",
      'issued',
    ),
    found(
      'issued by hapi',
      "import Jwt from '@hapi/jwt'; Jwt.token.generate({ sub }, { key, algorithm: 'none' });",
      'issued',
      {
        name: 'generate',
      },
    ),
    found(
      'issued with options from a constant',
      `${JWT}const o = { algorithm: 'none' }; jwt.sign({ sub }, key, o);`,
      'issued',
    ),
    found('issued on one path', `${JWT}jwt.sign({ sub }, key, { algorithm: key ? 'HS256' : 'none' });`, 'issued'),
    found('issued with a callback', `${JWT}jwt.sign({ sub }, null, { algorithm: 'none' }, done);`, 'issued'),
    found(
      'accepted as a part of the answer',
      "function f(header, claims) { if (header.alg === 'none') return { ok: true, claims }; return verify(claims); }",
      'accepted',
    ),
    found(
      'accepted after a decoder of a library',
      `${JWT}function f(token) { const d = jwt.decode(token, { complete: true }); if (d.header.alg === 'none') { return d.payload; } return check(token); }`,
      'accepted',
    ),
  ],
});
