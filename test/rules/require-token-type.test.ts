import rule from '../../rules/require-token-type.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const JOSE = "import { jwtVerify } from 'jose'; ";

testRule('require-token-type', rule, {
  valid: [
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
