import rule from '../../rules/no-disabled-checks.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const verify = (options: string): string => `${JWT}jwt.verify(token, key, { algorithms: ['RS256'], ${options} });`;
const hapi = (options: string): string => `server.auth.strategy('a', 'jwt', { keys: { key: KEY }, ${options} });`;

/** Code that handles what jose throws, in an asynchronous function. */
const refused = (handler: string): string =>
  `import { jwtVerify } from 'jose'; export async function enter(ticket, gate, done) { let guest; try { guest = (await jwtVerify(ticket, gate.key, gate)).payload; } catch (problem: any) { ${handler} } return guest; }`;

testRule('no-disabled-checks: the claims of a refused token', rule, {
  valid: [
    silent('logged', refused("console.warn('refused', problem.payload.sub); throw problem;")),
    silent('in another error', refused('throw new Refused(problem.payload.sub);')),
    silent('looked up', refused('await sessions.end(problem.payload.sid); return null;')),
    silent('to see how old it is', refused('return { since: problem.payload.exp };')),
    silent('whose it was, in an answer that says no', refused('return { ok: false, who: problem.payload.sub };')),
    silent(
      'taken apart, in an answer that says no',
      refused(
        "const { sub, roles } = problem.payload; return { active: false, sub, roles: roles ?? [], iss: problem.payload?.iss ?? '' };",
      ),
    ),
    silent('to decide what is said', refused("if (problem.payload?.sub === 'demo') throw new Over(); throw problem;")),
    silent('what went wrong', refused('return { code: problem.code, claim: problem.claim };')),
    silent('of another error', refused('try { open(); } catch (other) { return other.payload; } throw problem;')),
    silent(
      'of a library whose errors have none',
      "import jwt from 'jsonwebtoken'; export function enter(ticket, key) { try { return jwt.verify(ticket, key, { algorithms: ['HS256'] }); } catch (problem) { return problem.payload; } }",
    ),
    silent(
      'of a call that verifies nothing',
      "import { jwtVerify } from 'jose'; export async function enter(ticket) { try { return await fetch(ticket); } catch (problem) { return problem.payload; } }",
    ),
  ],
  invalid: [
    reported('returned', refused('return ⟦problem.payload⟧;'), { messageId: 'refused', data: { library: 'jose' } }),
    reported(
      'returned under a condition',
      refused("if (problem.claim === 'aud') return ⟦problem.payload⟧; throw problem;"),
      'refused',
    ),
    reported('one of them', refused('return ⟦problem.payload⟧.sub;'), 'refused'),
    reported('as a part of the answer', refused('return { user: ⟦problem.payload⟧, isOld: true };'), 'refused'),
    reported(
      'as a part of the answer, by a name or with something instead',
      refused('const old = ⟦problem.payload⟧; return isOk ? { user: old } : { user: ⟦problem.payload⟧ ?? {} };'),
      ['refused', 'refused'],
    ),
    reported('spread into the answer', refused('return { ...⟦problem.payload⟧, isOld: true };'), 'refused'),
    reported('kept for later', refused('guest = ⟦problem.payload⟧;'), 'refused'),
    reported('kept in a request', refused('gate.request.user = ⟦problem.payload⟧; return done();'), 'refused'),
    reported('handed to a callback', refused('return void done(null, ⟦problem.payload⟧);'), 'refused'),
    reported('by a name', refused('const claims = ⟦problem.payload⟧; audit(claims.sub); return claims;'), 'refused'),
    reported(
      'taken out',
      refused('const { payload, code } = problem; if (code) return ⟦payload⟧; throw problem;'),
      'refused',
    ),
    reported(
      'in a chain',
      "import { jwtDecrypt } from 'jose'; export const enter = (ticket, key) => jwtDecrypt(ticket, key).then(({ payload }) => payload).catch((problem) => ⟦problem.payload⟧);",
      'refused',
    ),
    reported(
      'of a function that verifies',
      "import { jwtVerify } from 'jose'; const open = (ticket) => jwtVerify(ticket, KEY, CHECKS); export async function enter(ticket) { try { return (await open(ticket)).payload; } catch ({ payload }) { return ⟦payload⟧; } }",
      'refused',
    ),
    reported(
      'of njwt',
      "import njwt from 'njwt'; export function enter(ticket, key) { try { return njwt.verify(ticket, key, 'HS256').body; } catch (problem) { return (⟦(problem as any).parsedBody⟧); } }",
      { messageId: 'refused', data: { library: 'njwt' } },
    ),
  ],
});

testRule('no-disabled-checks', rule, {
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
    silent('the present as the clock', verify('clockTimestamp: Math.floor(Date.now() / 1000)')),
    silent(
      'a clock from elsewhere',
      `import { clock } from './clock.js'; ${verify('clockTimestamp: clock.seconds()')}`,
    ),
    silent('a clock of 0, which jsonwebtoken takes for none', verify('clockTimestamp: 0')),
    silent(
      'a date of the present',
      "import { jwtVerify } from 'jose'; await jwtVerify(token, key, { currentDate: new Date() });",
    ),
    silent(
      'a date that is handed in',
      "import { jwtVerify } from 'jose'; export const read = (token, currentDate) => jwtVerify(token, KEY, { currentDate });",
    ),
    silent(
      'an own constant called Number',
      `import { Number } from './numbers.js'; ${verify('clockTolerance: Number.MAX_SAFE_INTEGER')}`,
    ),
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
      'onExpired that throws on one path',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret, algorithms: ['HS256'], onExpired: async (req, error) => { if (old(error)) throw error; } });",
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
      `${JWT}import { verify } from './session.js'; verify(token, key, { ignoreExpiration: true });`,
    ),
    silent(
      'an embedded key is for another rule',
      "import { EmbeddedJWK, jwtVerify } from 'jose'; await jwtVerify(token, EmbeddedJWK);",
    ),
    silent(
      'the present, however it is come by',
      `${JWT}import { jwtVerify } from 'jose'; jwt.verify(token, key, { clockTimestamp: Math.floor(Date.now() / 1000) }); jwt.verify(token, key, { clockTimestamp: clock.seconds }); await jwtVerify(token, key, { currentDate: new Date(Date.now() - 1000) });`,
    ),
    silent('none is for another rule', verify("...{ algorithms: ['none'] }")),
  ],
  invalid: [
    reported(
      'jsonwebtoken, at the option',
      `
        import jwt from 'jsonwebtoken';
        jwt.verify(token, key, { algorithms: ['RS256'], ⟦ignoreExpiration: true⟧ });
      `,
      { messageId: 'expiry', data: { library: 'jsonwebtoken', option: 'ignoreExpiration' } },
    ),
    reported(
      'in a constant',
      `${JWT}const options = { ⟦ignoreExpiration: true⟧ }; jwt.verify(token, key, options);`,
      'expiry',
    ),
    reported('on one path', verify("⟦ignoreExpiration: mode === 'dev' ? true : false⟧"), 'expiry'),
    reported(
      'several calls are one report',
      `${JWT}const o = { ⟦ignoreExpiration: true⟧ }; jwt.verify(a, key, o); jwt.verify(b, key, o);`,
      'expiry',
    ),
    reported('not before', verify('⟦ignoreNotBefore: true⟧'), 'notBefore'),
    reported('empty texts', verify("⟦issuer: ''⟧, ⟦audience: ''⟧"), ['issuer', 'audience']),
    reported('a day', verify('⟦clockTolerance: 86_400⟧'), 'tolerance'),
    reported('without end', verify('⟦clockTolerance: Infinity⟧'), 'tolerance'),
    reported('as large as can be', verify('⟦clockTolerance: Number.MAX_SAFE_INTEGER⟧'), 'tolerance'),
    reported('a clock that stands still', verify('⟦clockTimestamp: 1⟧'), 'clock'),
    reported(
      'a date that stands still',
      "import { jwtVerify } from 'jose'; const then = new Date('2020-02-02'); await jwtVerify(token, key, { ⟦currentDate: then⟧ });",
      'clock',
    ),
    reported(
      'a date that is counted out',
      "import { jwtVerify } from 'jose'; await jwtVerify(token, key, { ⟦currentDate: new Date(Date.UTC(2020, 1, 2))⟧ });",
      'clock',
    ),
    reported(
      "the token's own time",
      `${JWT}const { iat } = jwt.decode(token); jwt.verify(token, key, { algorithms: ['RS256'], ⟦clockTimestamp: iat⟧ });`,
      'clock',
    ),
    reported(
      "the token's own time as a date",
      "import { decodeJwt, jwtVerify } from 'jose'; const claims = decodeJwt(token); await jwtVerify(token, key, { ⟦currentDate: new Date(claims.iat * 1000)⟧ });",
      'clock',
    ),
    reported(
      'fast-jwt, its clock',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, ⟦clockTimestamp: 946_684_800_000⟧ });",
      'clock',
    ),
    reported(
      'passport-jwt, its clock',
      "import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKey, jsonWebTokenOptions: { ⟦clockTimestamp: 10⟧ } }, done);",
      'clock',
    ),
    reported(
      'in words',
      "import { jwtVerify } from 'jose'; await jwtVerify(token, key, { ⟦clockTolerance: '2 hours'⟧ });",
      'tolerance',
    ),
    reported(
      'in milliseconds',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, ⟦clockTolerance: 3_600_000⟧ })(token);",
      'tolerance',
    ),
    reported(
      'passport-jwt',
      "import { Strategy } from 'passport-jwt'; new Strategy({ ⟦ignoreExpiration: true⟧ }, done);",
      'expiry',
    ),
    reported(
      'a Nest strategy',
      "import { PassportStrategy } from '@nestjs/passport'; import { Strategy } from 'passport-jwt'; export class S extends PassportStrategy(Strategy) { constructor() { super({ secretOrKey: KEY, ⟦ignoreExpiration: true⟧ }); } }",
      'expiry',
    ),
    reported(
      'a Nest service',
      "import { JwtService } from '@nestjs/jwt'; export class S { constructor(private jwt: JwtService) {} read(token) { return this.jwt.verifyAsync(token, { ⟦ignoreExpiration: true⟧ }); } }",
      'expiry',
    ),
    reported(
      'onExpired that only logs',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret, algorithms: ['HS256'], ⟦onExpired: (req, error) => { console.warn(error); }⟧ });",
      'expiry',
    ),
    reported('hapi, all of it', hapi('⟦verify: false⟧'), 'signature'),
    reported(
      'hapi, claim by claim',
      hapi('verify: { ⟦aud: false⟧, ⟦iss: false⟧, ⟦exp: false⟧, ⟦nbf: false⟧, sub: false }'),
      ['audience', 'issuer', 'expiry', 'notBefore'],
    ),
    reported(
      'hono',
      "import { verify } from 'hono/jwt'; await verify(token, key, { alg: 'HS256', ⟦exp: false⟧ });",
      'expiry',
    ),
    reported(
      'aws, any client',
      "import { CognitoJwtVerifier } from 'aws-jwt-verify'; CognitoJwtVerifier.create({ userPoolId, ⟦clientId: null⟧ });",
      'audience',
    ),
    reported(
      'did-jwt',
      "import { verifyJWT } from 'did-jwt'; await verifyJWT(token, { resolver, policies: { ⟦exp: false⟧ } });",
      'expiry',
    ),
    reported(
      'express-oauth2-jwt-bearer',
      "import { auth } from 'express-oauth2-jwt-bearer'; auth({ validators: { ⟦aud: false⟧ } });",
      'audience',
    ),
    reported(
      'supabase',
      "import { createClient } from '@supabase/supabase-js'; const { data, error } = await createClient(url, key).auth.getClaims(token, { ⟦allowExpired: true⟧ });",
      'expiry',
    ),
    reported(
      'node-jose',
      "import jose from 'node-jose'; await jose.JWS.createVerify(key, { ⟦algorithms: '*'⟧ }).verify(token);",
      'algorithms',
    ),
    reported(
      'jsrsasign',
      "import { KJUR } from 'jsrsasign'; const ok = KJUR.jws.JWS.verify(token, key, ⟦[]⟧); if (!ok) throw new Error();",
      'algorithms',
    ),
  ],
});
