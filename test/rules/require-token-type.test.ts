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
    silent('a key of its own, from the environment', `${JWT}jwt.verify(ticket, process.env.INVITATION_KEY, CHECKS);`),
    silent(
      'a key of its own, taken out and renamed',
      `${JWT}const { accessTokenSecret: word } = process.env; export const open = (ticket) => jwt.verify(ticket, word, CHECKS);`,
    ),
    silent(
      'a key of its own, as a parameter and a member',
      `${JWT}export const open = (ticket, resetKey) => jwt.verify(ticket, resetKey, CHECKS); export const renew = (ticket, words) => jwt.verify(ticket, words.refresh.current, CHECKS);`,
    ),
    silent(
      'a key that is put together with a kind',
      `${JWT}export const one = (ticket) => jwt.verify(ticket, KEY + ':recovery', CHECKS); export const two = (ticket) => jwt.verify(ticket, \`magic-\${KEY}\`, CHECKS);`,
    ),
    silent(
      'a key that is derived for a kind',
      "import { createSecretKey, hkdfSync } from 'node:crypto'; import { jwtVerify } from 'jose'; const bytes = (purpose) => hkdfSync('sha256', KEY, '', purpose, 32); const word = createSecretKey(bytes('email-confirmation')); export const open = (ticket) => jwtVerify(ticket, word, CHECKS);",
    ),
    silent(
      'a key from a file and from a function that say the kind',
      `import { readFileSync } from 'node:fs'; ${JWT}export const one = (ticket) => jwt.verify(ticket, readFileSync('keys/refresh.pem'), CHECKS); export const two = (ticket) => jwt.verify(ticket, getRefreshKey(), CHECKS);`,
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
      'one key for all',
      `${JWT}export const one = (ticket) => jwt.⟦verify⟧(ticket, process.env.SESSION_SECRET, { ...CHECKS }); export const two = (ticket) => jwt.⟦verify⟧(ticket, createHash('sha256').update(KEY).digest(), { ...CHECKS });`,
      ['byCaller', 'byCaller'],
    ),
    reported(
      'the access key of a cloud, keys that are fetched anew, and an address',
      `${JWT}export const one = (ticket, accessKey) => jwt.⟦verify⟧(ticket, accessKey, { ...CHECKS }); export const two = (ticket) => jwt.⟦verify⟧(ticket, refreshKeys(), { ...CHECKS }); export const three = (ticket) => jwt.⟦verify⟧(ticket, load('https://id.example/access/key'), { ...CHECKS });`,
      ['byCaller', 'byCaller', 'byCaller'],
    ),
    reported(
      'one of two that share their options has a key for all',
      `${JWT}const options = {}; export const one = (ticket) => jwt.⟦verify⟧(ticket, KEY, options); export const two = (ticket) => jwt.verify(ticket, keys.refresh, options);`,
      'byCaller',
    ),
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
