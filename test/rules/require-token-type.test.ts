import rule from '../../rules/require-token-type.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const JOSE = "import { jwtVerify } from 'jose'; ";

testRule('require-token-type', rule, {
  valid: [
    silent(
      'a claim that ends in type',
      "import jwt from 'jsonwebtoken'; export function read(token) { const claims = jwt.verify(token, KEY); if (claims.authTokenType !== 'provider') throw new Error(); return claims; }",
    ),
    silent(
      'any claim that is compared with the name of a kind',
      "import jwt from 'jsonwebtoken'; export function read(token) { const { use_for: given, sub } = jwt.verify(token, KEY); if (given !== 'password_reset') return null; return sub; }",
    ),
    silent(
      'Cognito is told the kind',
      "import { CognitoJwtVerifier } from 'aws-jwt-verify'; export const verifier = CognitoJwtVerifier.create({ userPoolId: POOL, tokenUse: 'id', clientId: CLIENT });",
    ),
    silent(
      'what next-auth decrypts',
      "import { getToken } from 'next-auth/jwt'; export const me = async (req) => (await getToken({ req })).sub;",
    ),
    silent('jose told so', `${JOSE}await jwtVerify(token, key, { typ: 'at+jwt' });`),
    silent(
      'the header by hand',
      `${JOSE}const { protectedHeader } = await jwtVerify(token, key); if (protectedHeader.typ !== 'at+jwt') throw new Error();`,
    ),
    silent(
      'a claim by hand',
      `${JWT}const claims = jwt.verify(token, key); if (claims.token_use !== 'access') throw new Error();`,
    ),
    silent(
      'another claim',
      `${JWT}const { type } = jwt.verify(token, key); if (type !== 'session') throw new Error();`,
    ),
    silent(
      'scopes',
      `${JWT}const claims = jwt.verify(token, key); if (!claims.scope.includes('orders')) throw new Error();`,
    ),
    silent(
      'options from elsewhere',
      `${JOSE}import { options } from './config.js'; await jwtVerify(token, key, options);`,
    ),
    silent(
      'checked out of sight',
      `${JWT}import { check } from './claims.js'; const claims = jwt.verify(token, key); check(claims);`,
    ),
    silent(
      'express-oauth2-jwt-bearer, strict',
      "import { auth } from 'express-oauth2-jwt-bearer'; auth({ strict: true });",
    ),
  ],
  invalid: [
    reported(
      'the kind of a user',
      "import jwt from 'jsonwebtoken'; export function read(token) { const claims = jwt.⟦verify⟧(token, KEY); if (claims.userType !== 'staff') throw new Error(); return claims; }",
      'byCaller',
    ),
    reported(
      'a role',
      "import jwt from 'jsonwebtoken'; export function read(token) { const claims = jwt.⟦verify⟧(token, KEY); if (claims.role !== 'admin') throw new Error(); return claims; }",
      'byCaller',
    ),
    reported(
      'a kind that is only logged',
      "import jwt from 'jsonwebtoken'; export function read(token) { const claims = jwt.⟦verify⟧(token, KEY); if (claims.mode !== 'access') console.warn('odd'); return claims; }",
      'byCaller',
    ),
    reported(
      'Cognito is told to take any',
      "import { CognitoJwtVerifier } from 'aws-jwt-verify'; export const verifier = CognitoJwtVerifier.create({ userPoolId: POOL, ⟦tokenUse: null⟧, clientId: CLIENT });",
      'missing',
    ),
    reported('jose', `${JOSE}await jwtVerify(token, key, ⟦{ algorithms: ['RS256'] }⟧);`, 'missing'),
    reported('jsonwebtoken', `${JWT}jwt.⟦verify⟧(token, key);`, 'byCaller'),
    reported(
      'express-oauth2-jwt-bearer',
      "import { auth } from 'express-oauth2-jwt-bearer'; auth(⟦{ issuerBaseURL }⟧);",
      'missing',
    ),
    reported('only read', `${JWT}const claims = jwt.⟦verify⟧(token, key); log(claims.type);`, 'byCaller'),
  ],
});
