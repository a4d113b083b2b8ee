import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-disabled-checks.ts';

const tester = new RuleTester();

const silent = (name: string, code: string) => ({ name, code });

type MessageId = 'algorithms' | 'audience' | 'expiry' | 'issuer' | 'notBefore' | 'signature' | 'tolerance';

const off = (name: string, code: string, ...messageIds: readonly MessageId[]) => ({
  name,
  code,
  errors: messageIds.map((messageId) => ({ messageId })),
});

const JWT = "import jwt from 'jsonwebtoken'; ";
const verify = (options: string): string => `${JWT}jwt.verify(token, key, { algorithms: ['RS256'], ${options} });`;
const hapi = (options: string): string => `server.auth.strategy('a', 'jwt', { keys: { key: KEY }, ${options} });`;

tester.run('no-disabled-checks', rule, {
  valid: [
    silent('nothing written', verify('')),
    silent('left on', verify('ignoreExpiration: false, ignoreNotBefore: false')),
    silent('from elsewhere', `import { flag } from './config.js'; ${verify('ignoreExpiration: flag')}`),
    silent(
      'a parameter',
      `${JWT}export const read = (token, ignoreExpiration) => jwt.verify(token, KEY, { ignoreExpiration });`,
    ),
    silent('undefined is not written', verify('issuer: undefined, audience: undefined')),
    silent('a minute', verify('clockTolerance: 60')),
    silent('five minutes', verify('clockTolerance: 300')),
    silent(
      'a tolerance in words',
      "import { jwtVerify } from 'jose'; await jwtVerify(token, key, { clockTolerance: '2 minutes' });",
    ),
    silent(
      'milliseconds',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, clockTolerance: 60_000 });",
    ),
    silent(
      'onExpired that throws',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret, algorithms: ['HS256'], onExpired: (req, error) => { if (grace(error)) return; throw error; } });",
    ),
    silent(
      'onExpired that hands on',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret, algorithms: ['HS256'], onExpired: (req, error) => decide(error) });",
    ),
    silent('hapi with all of it', hapi("verify: { aud: 'orders', iss: 'me', sub: false }")),
    silent('hono left on', "import { verify } from 'hono/jwt'; await verify(token, key, { alg: 'HS256', exp: true });"),
    silent(
      'aws with a client',
      "import { CognitoJwtVerifier } from 'aws-jwt-verify'; CognitoJwtVerifier.create({ userPoolId, clientId: 'a' });",
    ),
    silent(
      'an own function of that form',
      "import { verify } from './session.js'; verify(token, key, { ignoreExpiration: true });",
    ),
    silent(
      'an embedded key is for another rule',
      "import { EmbeddedJWK, jwtVerify } from 'jose'; await jwtVerify(token, EmbeddedJWK);",
    ),
    silent('none is for another rule', verify("...{ algorithms: ['none'] }")),
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        jwt.verify(token, key, { algorithms: ['RS256'], ignoreExpiration: true });
      `,
      errors: [
        {
          messageId: 'expiry',
          data: { library: 'jsonwebtoken', option: 'ignoreExpiration' },
          line: 3,
          column: 57,
          endLine: 3,
          endColumn: 79,
        },
      ],
      name: 'jsonwebtoken, at the option',
    },
    off(
      'in a constant',
      `${JWT}const options = { ignoreExpiration: true }; jwt.verify(token, key, options);`,
      'expiry',
    ),
    off('on one path', verify("ignoreExpiration: mode === 'dev' ? true : false"), 'expiry'),
    off(
      'several calls are one report',
      `${JWT}const o = { ignoreExpiration: true }; jwt.verify(a, key, o); jwt.verify(b, key, o);`,
      'expiry',
    ),
    off('not before', verify('ignoreNotBefore: true'), 'notBefore'),
    off('empty texts', verify("issuer: '', audience: ''"), 'issuer', 'audience'),
    off('a day', verify('clockTolerance: 86_400'), 'tolerance'),
    off('without end', verify('clockTolerance: Infinity'), 'tolerance'),
    off(
      'in words',
      "import { jwtVerify } from 'jose'; await jwtVerify(token, key, { clockTolerance: '2 hours' });",
      'tolerance',
    ),
    off(
      'in milliseconds',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, clockTolerance: 3_600_000 })(token);",
      'tolerance',
    ),
    off(
      'passport-jwt',
      "import { Strategy } from 'passport-jwt'; new Strategy({ ignoreExpiration: true }, done);",
      'expiry',
    ),
    off(
      'a Nest strategy',
      "import { PassportStrategy } from '@nestjs/passport'; import { Strategy } from 'passport-jwt'; export class S extends PassportStrategy(Strategy) { constructor() { super({ secretOrKey: KEY, ignoreExpiration: true }); } }",
      'expiry',
    ),
    off(
      'a Nest service',
      "import { JwtService } from '@nestjs/jwt'; export class S { constructor(private jwt: JwtService) {} read(token) { return this.jwt.verifyAsync(token, { ignoreExpiration: true }); } }",
      'expiry',
    ),
    off(
      'onExpired that only logs',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret, algorithms: ['HS256'], onExpired: (req, error) => { console.warn(error); } });",
      'expiry',
    ),
    off('hapi, all of it', hapi('verify: false'), 'signature'),
    off(
      'hapi, claim by claim',
      hapi('verify: { aud: false, iss: false, exp: false, nbf: false, sub: false }'),
      'audience',
      'issuer',
      'expiry',
      'notBefore',
    ),
    off('hono', "import { verify } from 'hono/jwt'; await verify(token, key, { alg: 'HS256', exp: false });", 'expiry'),
    off(
      'aws, any client',
      "import { CognitoJwtVerifier } from 'aws-jwt-verify'; CognitoJwtVerifier.create({ userPoolId, clientId: null });",
      'audience',
    ),
    off(
      'did-jwt',
      "import { verifyJWT } from 'did-jwt'; await verifyJWT(token, { resolver, policies: { exp: false } });",
      'expiry',
    ),
    off(
      'express-oauth2-jwt-bearer',
      "import { auth } from 'express-oauth2-jwt-bearer'; auth({ validators: { aud: false } });",
      'audience',
    ),
    off(
      'supabase',
      "import { createClient } from '@supabase/supabase-js'; const { data, error } = await createClient(url, key).auth.getClaims(token, { allowExpired: true });",
      'expiry',
    ),
    off(
      'node-jose',
      "import jose from 'node-jose'; await jose.JWS.createVerify(key, { algorithms: '*' }).verify(token);",
      'algorithms',
    ),
    off(
      'jsrsasign',
      "import { KJUR } from 'jsrsasign'; const ok = KJUR.jws.JWS.verify(token, key, []); if (!ok) throw new Error();",
      'algorithms',
    ),
  ],
});
