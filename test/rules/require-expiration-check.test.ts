import rule from '../../rules/require-expiration-check.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const JOSE = "import { jwtVerify } from 'jose'; ";

testRule('require-expiration-check', rule, {
  valid: [
    silent('jose demands it', `${JOSE}await jwtVerify(token, key, { requiredClaims: ['sub', 'exp'] });`),
    silent('jose bounds the age', `${JOSE}await jwtVerify(token, key, { maxTokenAge: '1h' });`),
    silent('jsonwebtoken bounds the age', `${JWT}jwt.verify(token, key, { maxAge: '8h' });`),
    silent('asked for by hand', `${JWT}const claims = jwt.verify(token, key); if (!claims.exp) throw new Error();`),
    silent(
      'its type by hand',
      `${JWT}const { exp } = jwt.verify(token, key); if (typeof exp !== 'number') throw new Error();`,
    ),
    silent(
      'compared by hand',
      `${JWT}const claims = jwt.verify(token, key); if (claims.exp === undefined) throw new Error();`,
    ),
    silent(
      'nothing without it',
      `${JWT}export function read(token) { const claims = jwt.verify(token, key); if (claims.exp) return claims.sub; return null; }`,
    ),
    silent(
      'one side without it leaves',
      `${JWT}export const read = (token) => { const { exp, sub } = jwt.verify(token, key); return exp ? sub : undefined; };`,
    ),
    silent(
      'options from elsewhere',
      `${JOSE}import { options } from './config.js'; await jwtVerify(token, key, options);`,
    ),
    silent(
      'claims from elsewhere',
      `${JOSE}import { claims } from './config.js'; await jwtVerify(token, key, { requiredClaims: claims });`,
    ),
    silent(
      'fast-jwt demands it',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, requiredClaims: ['exp'] })(token);",
    ),
    silent(
      'google demands it by itself',
      "import { OAuth2Client } from 'google-auth-library'; await new OAuth2Client().verifyIdToken({ idToken, audience });",
    ),
    silent(
      'signatures alone are for another rule',
      "import jws from 'jws'; if (!jws.verify(token, 'HS256', key)) throw new Error();",
    ),
  ],
  invalid: [
    reported('jose', `${JOSE}await jwtVerify(token, key, ⟦{ algorithms: ['RS256'] }⟧);`, 'missing'),
    reported('jose with other claims', `${JOSE}await jwtVerify(token, key, { ⟦requiredClaims: ['sub']⟧ });`, 'missing'),
    reported('jsonwebtoken', `${JWT}jwt.⟦verify⟧(token, key);`, 'missing'),
    reported(
      'only where it is there something else happens',
      `${JWT}export function read(token) { const claims = jwt.⟦verify⟧(token, key); if (claims.exp && claims.sub) renew(); return claims.sub; }`,
      'missing',
    ),
    reported(
      'turned into a date',
      `${JWT}export const read = (token) => { const claims = jwt.⟦verify⟧(token, key); return { sub: claims.sub, ends: claims.exp ? new Date(claims.exp * 1000) : null }; };`,
      'missing',
    ),
    reported(
      'logged',
      `${JWT}export function read(token) { const claims = jwt.⟦verify⟧(token, key); if (!claims.exp) logger.warn('never ends'); return claims; }`,
      'missing',
    ),
    reported(
      'fast-jwt',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, ⟦requiredClaims: ['iss']⟧ })(token);",
      'missing',
    ),
    reported(
      'passport-jwt',
      "import { Strategy } from 'passport-jwt'; new Strategy(⟦{ secretOrKey }⟧, done);",
      'missing',
    ),
    reported(
      'hono has no option',
      "import { verify } from 'hono/jwt'; await ⟦verify⟧(token, key, 'HS256');",
      'byCaller',
    ),
    reported(
      'jwt-simple has no option',
      "import jwt from 'jwt-simple'; jwt.⟦decode⟧(token, key, false, 'HS256');",
      'byCaller',
    ),
  ],
});
