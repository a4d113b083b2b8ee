import rule from '../../rules/no-unchecked-claims.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const unchecked = (library: string, claims: string, attack: string): Expected<'unchecked'> => ({
  messageId: 'unchecked',
  data: { library, claims, attack },
});

const ALL = '`exp`, `iss`, `aud`';
const FOR_EVER = 'a token works for ever, also a stolen one';
const JWS = "import jws from 'jws'; if (!jws.verify(token, 'HS256', key)) throw new Error(); ";
const READ = 'const claims = JSON.parse(jws.decode(token).payload); ';
const UNCHECKED = JWS.replace('verify', '⟦verify⟧') + READ;

testRule('no-unchecked-claims', rule, {
  valid: [
    silent(
      'all of them compared',
      `${JWS}${READ}if (claims.exp < now() || claims.iss !== 'me' || claims.aud !== 'us') throw new Error();`,
    ),
    silent(
      'milliseconds',
      `${JWS}${READ}if (claims.exp * 1000 < Date.now() || claims.iss !== 'me' || claims.aud !== 'us') throw new Error();`,
    ),
    silent(
      'taken apart',
      `${JWS}const { exp, iss, aud } = JSON.parse(jws.decode(token).payload); if (exp < now() || iss !== 'me' || aud !== 'us') throw new Error();`,
    ),
    silent(
      'the client instead of the audience',
      `${JWS}${READ}if (claims.exp < now() || claims.iss !== 'me' || claims.azp !== 'desk') throw new Error();`,
    ),
    silent('checked out of sight', `import { check } from './claims.js'; ${JWS}${READ}check(claims);`),
    silent(
      'no claims in sight',
      "import jws from 'jws'; export const isSigned = (token) => jws.verify(token, 'HS256', key);",
    ),
    silent(
      'bytes that are handed on',
      "import { compactVerify } from 'jose'; export const read = async (jws) => (await compactVerify(jws, key)).payload;",
    ),
    silent(
      'a verifier that looks at claims',
      "import { jwtVerify } from 'jose'; const { payload } = await jwtVerify(token, key); use(payload.sub);",
    ),
    silent(
      'an unsigned token is for another rule',
      "import { UnsecuredJWT } from 'jose'; use(UnsecuredJWT.decode(token).payload.sub);",
    ),
  ],
  invalid: [
    reported('jws', `${UNCHECKED}use(claims.sub);`, unchecked('jws', ALL, FOR_EVER)),
    reported(
      'jws, the expiry alone compared',
      `${UNCHECKED}if (claims.exp < now()) throw new Error();`,
      unchecked('jws', '`iss`, `aud`', 'a token that another service made with the same key is accepted'),
    ),
    reported(
      'the audience forgotten',
      `${UNCHECKED}if (claims.exp < now() || claims.iss !== 'me') throw new Error();`,
      unchecked('jws', '`aud`', 'a token that was made for another service is accepted'),
    ),
    reported(
      'jose',
      "import { compactVerify } from 'jose'; const { payload } = await ⟦compactVerify⟧(token, key); const claims = JSON.parse(new TextDecoder().decode(payload)); use(claims.sub);",
      unchecked('jose', ALL, FOR_EVER),
    ),
    reported(
      'node-jose',
      "import jose from 'node-jose'; const { payload } = await jose.JWS.createVerify(key).⟦verify⟧(token); use(JSON.parse(payload.toString()).sub);",
      unchecked('node-jose', ALL, FOR_EVER),
    ),
    reported(
      'json-web-token',
      "import jwt from 'json-web-token'; const { error, value } = jwt.⟦decode⟧(key, token); if (error) throw error; use(value.sub);",
      unchecked('json-web-token', ALL, FOR_EVER),
    ),
  ],
});
