import rule from '../../rules/no-none-algorithm.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const JOSE = "import { UnsecuredJWT, jwtVerify, SignJWT, decodeProtectedHeader } from 'jose'; ";

testRule('no-none-algorithm: what verifiers allow', rule, {
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
    reported(
      'jsonwebtoken, on one path',
      `
        import jwt from 'jsonwebtoken';
        jwt.verify(token, key, { algorithms: ['HS256', insecure ? ⟦'none'⟧ : 'HS384'] });
      `,
      { messageId: 'allowed', data: { library: 'jsonwebtoken' } },
    ),
    reported(
      'jsonwebtoken, at the word itself',
      `
        import jwt from 'jsonwebtoken';
        jwt.verify(token, key, { algorithms: ['HS256', ⟦'none'⟧] });
      `,
      { messageId: 'allowed', data: { library: 'jsonwebtoken' } },
    ),
    reported(
      'in a constant',
      `${JWT}const algorithms = [⟦'none'⟧]; jwt.verify(token, key, { algorithms });`,
      'allowed',
    ),
    reported('on one path', `${JWT}jwt.verify(token, key, { algorithms: dev ? [⟦'none'⟧] : ['HS256'] });`, 'allowed'),
    reported(
      'spread',
      `${JWT}const o = { algorithms: [⟦'none'⟧] }; jwt.verify(token, key, { ...o, issuer });`,
      'allowed',
    ),
    reported(
      'express-jwt',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret, algorithms: ['HS256', ⟦'none'⟧] });",
      'allowed',
    ),
    reported(
      'passport-jwt',
      "import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKeyProvider, algorithms: [⟦'none'⟧] }, done);",
      'allowed',
    ),
    reported(
      'fast-jwt',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, algorithms: [⟦'none'⟧] })(token);",
      'allowed',
    ),
    reported('jws', "import jws from 'jws'; jws.verify(token, ⟦'none'⟧, key);", {
      messageId: 'allowed',
      data: { library: 'jws' },
    }),
    reported(
      'tsndr',
      "import jwt from '@tsndr/cloudflare-worker-jwt'; await jwt.verify(token, key, ⟦'none'⟧);",
      'allowed',
    ),
    reported(
      'tsndr in options',
      "import jwt from '@tsndr/cloudflare-worker-jwt'; await jwt.verify(token, key, { ⟦algorithm: 'none'⟧ });",
      'allowed',
    ),
    reported('njwt with the token alone', "import njwt from 'njwt'; njwt.⟦verify⟧(token);", 'onlyUnsigned'),
    reported(
      'njwt with a callback',
      "import njwt from 'njwt'; njwt.⟦verify⟧(token, (error, jwt) => done(error, jwt));",
      'onlyUnsigned',
    ),
    reported('hapi with an empty key', "import Jwt from '@hapi/jwt'; Jwt.token.verify(artifacts, ⟦''⟧);", 'allowed'),
    reported(
      'hapi told so',
      "import Jwt from '@hapi/jwt'; Jwt.token.verify(artifacts, { key, ⟦algorithm: 'none'⟧ });",
      'allowed',
    ),
    reported('jose, the decoder of unsigned tokens', `${JOSE}UnsecuredJWT.⟦decode⟧(token);`, {
      messageId: 'onlyUnsigned',
      data: {
        library: 'jose',
      },
    }),
    reported('jose 2', "const { JWK, JWT } = require('jose'); JWT.verify(token, ⟦JWK.None⟧);", 'allowed'),
  ],
});

testRule('no-none-algorithm: what is issued, and done by hand', rule, {
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
    silent('a name that only says none', "import { noneOf } from './lists.js'; noneOf(algorithms, 'none');", {
      gate: 'closed',
    }),
  ],
  invalid: [
    reported('jsonwebtoken', `${JWT}jwt.sign({ sub }, '', { ⟦algorithm: 'none'⟧ });`, {
      messageId: 'issued',
      data: { name: 'sign' },
    }),
    reported('in the header', `${JWT}jwt.sign({ sub }, key, { header: { ⟦alg: 'none'⟧ } });`, 'issued'),
    reported('jose', `${JOSE}new UnsecuredJWT({ sub }).setIssuedAt().⟦encode⟧();`, {
      messageId: 'issued',
      data: { name: 'encode' },
    }),
    reported('jws', "import jws from 'jws'; jws.sign({ header: { ⟦alg: 'none'⟧ }, payload });", 'issued'),
    reported('by hand', "const header = encode({ alg: 'none' }); const token = ⟦`${header}.${payload}.`⟧;", 'handmade'),
    reported(
      'by hand, in one go',
      "const token = ⟦`${base64(head)}.${base64(claims)}.`⟧; const none = { alg: 'none' };",
      'handmade',
    ),
    reported(
      'accepted',
      "function read(header, payload) { if (⟦header.alg === 'none'⟧) return payload; return verify(payload); }",
      'accepted',
    ),
    reported(
      'nothing else accepted',
      "function read(header, text) { if (⟦header.alg !== 'none'⟧) { return null; } const claims = JSON.parse(text); return claims; }",
      'accepted',
    ),
    reported(
      'a function whose name says so',
      "import { verifyNoneAlgToken } from './tokens.js'; ⟦verifyNoneAlgToken⟧(token);",
      'accepted',
    ),
  ],
});

testRule('no-none-algorithm: in the words of more libraries', rule, {
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
    silent('no library', "import { verify } from './jwt.js'; verify(token, key, { algorithms: ['HS256', 'none'] });", {
      gate: 'closed',
    }),
  ],
  invalid: [
    reported(
      'a list that is spread into another',
      `${JWT}const ours = ['HS256']; const all = [...ours, ⟦'none'⟧]; jwt.verify(token, key, { algorithms: all });`,
      'allowed',
    ),
    reported(
      'a promisified verifier',
      `${JWT}import { promisify } from 'node:util'; await promisify(jwt.verify)(token, key, { algorithms: [⟦'none'⟧] });`,
      'allowed',
    ),
    reported(
      'jwt-promisify',
      "import { verify } from 'jwt-promisify'; await verify(token, key, { algorithms: [⟦'none'⟧] });",
      { messageId: 'allowed', data: { library: 'jwt-promisify' } },
    ),
    reported(
      '@nestjs/jwt at the call',
      "import { JwtService } from '@nestjs/jwt'; class A { constructor(private readonly jwt: JwtService) {} f(t: string) { return this.jwt.verify(t, { algorithms: [⟦'none'⟧] }); } }",
      { messageId: 'allowed', data: { library: '@nestjs/jwt' } },
    ),
    reported(
      'a strategy of hapi',
      "server.auth.strategy('s', 'jwt', { keys: { key: '', algorithms: [⟦'none'⟧] }, verify, validate });",
      { messageId: 'allowed', data: { library: '@hapi/jwt' } },
    ),
    reported(
      'fast-jwt without a key',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ algorithms: [⟦'none'⟧] });",
      {
        messageId: 'allowed',
        data: {
          library: 'fast-jwt',
        },
      },
    ),
    reported('njwt, the third argument', "import njwt from 'njwt'; njwt.verify(token, '', ⟦'none'⟧);", 'allowed'),
    reported(
      'njwt, a verifier',
      "import njwt from 'njwt'; njwt.createVerifier().setSigningAlgorithm(⟦'none'⟧).verify(token);",
      'allowed',
    ),
    reported(
      'jws, the stream',
      "import jws from 'jws'; jws.createVerify({ signature, ⟦algorithm: 'none'⟧, key });",
      'allowed',
    ),
    reported('jose 3', "import UnsecuredJWT from 'jose/jwt/unsecured'; UnsecuredJWT.⟦decode⟧(token);", 'onlyUnsigned'),
    reported(
      'jose 5, a subpath',
      "import { UnsecuredJWT } from 'jose/jwt/unsecured'; UnsecuredJWT.⟦decode⟧(token);",
      'onlyUnsigned',
    ),
    reported(
      'jose 2 told so',
      "const { JWK, JWT } = require('jose'); JWT.verify(token, ⟦JWK.None⟧, { algorithms: ['none'] });",
      'allowed',
    ),
    reported('jsonwebtoken 8 with an empty key', `${JWT}jwt.verify(token, ⟦''⟧);`, 'allowed', {
      settings: { 'jwt-guard': { versions: { jsonwebtoken: '8.5.1' } } },
    }),
    reported(
      'issued by fast-jwt',
      "import { createSigner } from 'fast-jwt'; createSigner({ ⟦algorithm: 'none'⟧ })({ sub });",
      'issued',
    ),
    reported('issued by njwt', "import njwt from 'njwt'; njwt.create({ sub }, '', ⟦'none'⟧).compact();", {
      messageId: 'issued',
      data: {
        name: 'compact',
      },
    }),
    reported(
      'issued by tsndr',
      "import jwt from '@tsndr/cloudflare-worker-jwt'; await jwt.sign({ sub }, '', ⟦'none'⟧);",
      'issued',
    ),
    reported(
      'issued by hapi',
      "import Jwt from '@hapi/jwt'; Jwt.token.generate({ sub }, { key, ⟦algorithm: 'none'⟧ });",
      {
        messageId: 'issued',
        data: {
          name: 'generate',
        },
      },
    ),
    reported(
      'issued with options from a constant',
      `${JWT}const o = { ⟦algorithm: 'none'⟧ }; jwt.sign({ sub }, key, o);`,
      'issued',
    ),
    reported('issued on one path', `${JWT}jwt.sign({ sub }, key, { ⟦algorithm: key ? 'HS256' : 'none'⟧ });`, 'issued'),
    reported('issued with a callback', `${JWT}jwt.sign({ sub }, null, { ⟦algorithm: 'none'⟧ }, done);`, 'issued'),
    reported(
      'accepted as a part of the answer',
      "function f(header, claims) { if (⟦header.alg === 'none'⟧) return { ok: true, claims }; return verify(claims); }",
      'accepted',
    ),
    reported(
      'accepted after a decoder of a library',
      `${JWT}function f(token) { const d = jwt.decode(token, { complete: true }); if (⟦d.header.alg === 'none'⟧) { return d.payload; } return check(token); }`,
      'accepted',
    ),
  ],
});
