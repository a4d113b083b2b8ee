import rule from '../../rules/no-ineffective-options.ts';
import { reported, silent, testRule } from './cases.ts';

const verify = (options: string): string => `import jwt from 'jsonwebtoken'; jwt.verify(token, key, { ${options} });`;
const fast = (options: string): string =>
  `import { createVerifier } from 'fast-jwt'; createVerifier({ key, algorithms: ['HS256'], ${options} })(token);`;
const hono = (options: string): string =>
  `import { verify } from 'hono/jwt'; await verify(token, key, { alg: 'HS256', ${options} });`;

testRule('no-ineffective-options', rule, {
  valid: [
    silent(
      'in order',
      verify("algorithms: ['HS256'], issuer: 'me', audience: ['a', /^b$/], clockTolerance: 5, maxAge: '1h'"),
    ),
    silent('from elsewhere', `import { options } from './config.js'; ${verify('...options')}`),
    silent('what is missing is for other rules', verify('')),
    silent('an age under its own name', verify("maxAge: '8h', expiresIn: '8h'")),
    silent(
      'options that a signer is given, too',
      "import jwt from 'jsonwebtoken'; const options = { algorithm: 'HS256', expiresIn: '8h' }; export const issue = (sub) => jwt.sign({ sub }, KEY, options); export const read = (token) => jwt.verify(token, KEY, { ...options, algorithms: ['HS256'] });",
    ),
    silent('both spellings', verify("issuer: 'me', iss: 'me'")),
    silent('a list with a default', verify("audience: [process.env.AUD ?? 'orders']")),
    silent('a single variable', verify('audience: process.env.AUD')),
    silent('an anchored pattern', verify('audience: /^orders-[a-z]+$/')),
    silent('fast-jwt with its words', fast("allowedIss: 'me', allowedAud: 'a', requiredClaims: ['iss', 'aud']")),
    silent(
      'fast-jwt with claims from elsewhere',
      `import { claims } from './config.js'; ${fast("allowedIss: 'me', requiredClaims: claims")}`,
    ),
    silent(
      'fast-jwt, asked for by hand',
      "import { createVerifier } from 'fast-jwt'; const verify = createVerifier({ key, allowedAud: 'a' }); export function read(token) { const claims = verify(token); if (claims.aud !== 'a') throw new Error(); return claims; }",
    ),
    silent('hono with its words', hono("iss: 'me', aud: 'a'")),
    silent(
      'passport at the top',
      "import { Strategy } from 'passport-jwt'; new Strategy({ issuer: 'me', jsonWebTokenOptions: { maxAge: '1h' } }, done);",
    ),
    silent(
      'passport from elsewhere',
      "import { Strategy } from 'passport-jwt'; import { more } from './config.js'; new Strategy({ jsonWebTokenOptions: more }, done);",
    ),
    silent('jwt-simple', "import jwt from 'jwt-simple'; jwt.decode(token, key, false, 'HS256');"),
    silent(
      'jwt-simple told not to verify',
      "import jwt from 'jwt-simple'; export const peek = (token) => jwt.decode(token, KEY, true).sub;",
    ),
    silent(
      'other objects',
      "import jwt from 'jsonwebtoken'; import { verify } from './session.js'; verify(token, key, { iss: 'me', algorithms: 'HS256' });",
    ),
  ],
  invalid: [
    reported("the signer's word for an age", verify("⟦expiresIn: '8h'⟧"), 'misspelt'),
    reported('the claim as an option', verify('⟦exp: 3600⟧'), 'misspelt'),
    reported(
      'passport-jwt, an age at the top',
      "import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKey, ⟦expiresIn: '8h'⟧ }, done);",
      'dropped',
    ),
    reported(
      "jose, the others' word for an age",
      "import { jwtVerify } from 'jose'; await jwtVerify(token, key, { ⟦maxAge: '8h'⟧ });",
      'misspelt',
    ),
    reported('fast-jwt, an age', fast('⟦expiresIn: 1000⟧'), 'misspelt'),
    reported(
      'fast-jwt, an age beside the claims that it demands',
      fast("allowedIss: 'me', requiredClaims: ['iss'], ⟦expiresIn: 1000⟧"),
      'misspelt',
    ),
    reported(
      'jsonwebtoken, at the property',
      `
        import jwt from 'jsonwebtoken';
        jwt.verify(token, key, { ⟦iss: 'me'⟧ });
      `,
      {
        messageId: 'misspelt',
        data: {
          library: 'jsonwebtoken',
          option: 'issuer',
          unchecked: 'a token that another service made with the same key is accepted',
        },
      },
    ),
    reported(
      'in a constant',
      "import jwt from 'jsonwebtoken'; const options = { ⟦aud: 'a'⟧ }; jwt.verify(token, key, options);",
      'misspelt',
    ),
    reported('the singular', verify("⟦algorithm: 'HS256'⟧"), 'misspelt'),
    reported(
      'jose',
      "import { jwtVerify } from 'jose'; await jwtVerify(token, key, { ⟦alg: 'RS256'⟧, ⟦iss: 'me'⟧, ⟦aud: 'a'⟧ });",
      ['misspelt', 'misspelt', 'misspelt'],
    ),
    reported('fast-jwt with the words of others', fast("⟦issuer: 'me'⟧, ⟦audience: 'a'⟧"), ['misspelt', 'misspelt']),
    reported('hono with the words of others', hono("⟦issuer: 'me'⟧, ⟦audience: 'a'⟧"), ['misspelt', 'misspelt']),
    reported('a text for a list', verify("⟦algorithms: 'HS256'⟧"), 'notAnArray'),
    reported(
      'jsrsasign needs lists',
      "import { KJUR } from 'jsrsasign'; const ok = KJUR.jws.JWS.verifyJWT(token, key, { alg: ['HS256'], ⟦iss: 'me'⟧, ⟦aud: 'a'⟧ });",
      ['notAnArray', 'notAnArray'],
    ),
    reported(
      'jsrsasign cannot demand',
      "import { KJUR } from 'jsrsasign'; const ok = KJUR.jws.JWS.verifyJWT(token, key, { alg: ['HS256'], ⟦iss: ['me']⟧ });",
      'claimOptional',
    ),
    reported('a pattern for the issuer', verify('⟦issuer: /^https:/⟧'), 'regexpIgnored'),
    reported('a pattern that matches parts', verify('⟦audience: /orders/⟧'), 'matchesParts'),
    reported('half an anchor', verify('⟦audience: /^orders/⟧'), 'matchesParts'),
    reported('fast-jwt, a pattern', fast("⟦allowedAud: /orders/⟧, requiredClaims: ['aud']"), 'matchesParts'),
    reported('a variable in a list', verify('⟦audience: [process.env.AUD]⟧, ⟦issuer: [process.env.ISS]⟧'), [
      'mayBeUnset',
      'mayBeUnset',
    ]),
    reported('a tolerance in words', verify("⟦clockTolerance: '60'⟧"), 'notANumber'),
    reported('fast-jwt, an age in words', fast("⟦maxAge: '1h'⟧"), 'notANumber'),
    reported('fast-jwt, claims that may be missing', fast("⟦allowedIss: 'me'⟧, ⟦allowedAud: 'a'⟧"), [
      'claimUndemanded',
      'claimUndemanded',
    ]),
    reported('fast-jwt, other claims demanded', fast("⟦allowedIss: 'me'⟧, requiredClaims: ['aud']"), 'claimUndemanded'),
    reported(
      'passport, one level too deep',
      "import { Strategy } from 'passport-jwt'; new Strategy({ jsonWebTokenOptions: { ⟦issuer: 'me'⟧, ⟦audience: 'a'⟧, ⟦algorithms: ['RS256']⟧ } }, done);",
      ['dropped', 'dropped', 'dropped'],
    ),
    reported(
      'passport, one level too high',
      "import { Strategy } from 'passport-jwt'; new Strategy({ ⟦maxAge: '1h'⟧ }, done);",
      'dropped',
    ),
    reported(
      'fastify, beside verify',
      "import fastifyJwt from '@fastify/jwt'; app.register(fastifyJwt, { secret, ⟦allowedIss: 'me'⟧, ⟦allowedAud: 'a'⟧, ⟦algorithms: ['HS256']⟧ });",
      ['dropped', 'dropped', 'dropped'],
    ),
    reported(
      'jwt-simple, the algorithm as the switch',
      "import jwt from 'jwt-simple'; export const read = (token) => jwt.decode(token, KEY, ⟦'HS256'⟧).sub;",
      'misread',
    ),
  ],
});
