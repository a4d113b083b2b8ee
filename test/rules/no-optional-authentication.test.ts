import rule from '../../rules/no-optional-authentication.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const guard = (body: string): string => `${JWT}export function guard(req, res, next) { ${body} }`;

testRule('no-optional-authentication', rule, {
  valid: [
    silent('required', "import { expressjwt } from 'express-jwt'; expressjwt({ secret, credentialsRequired: true });"),
    silent('by default', "import { expressjwt } from 'express-jwt'; expressjwt({ secret });"),
    silent(
      'from elsewhere',
      "import { expressjwt } from 'express-jwt'; import { flag } from './config.js'; expressjwt({ secret, credentialsRequired: flag });",
    ),
    silent('koa-jwt', "import jwt from 'koa-jwt'; jwt({ secret, passthrough: false });"),
    silent('refused', guard('try { req.user = jwt.verify(req.token, key); } catch (e) { return next(e); } next();')),
    silent(
      'a condition without braces in between',
      guard('try { req.user = jwt.verify(req.token, key); } catch {} if (req.user) next();'),
    ),
    silent(
      'a request without a token is refused',
      guard('if (!req.token) return next(new Error()); jwt.verify(req.token, key); next();'),
    ),
    silent(
      'a path that is open',
      guard("if (req.path === '/prices') return next(); jwt.verify(req.token, key); next();"),
    ),
    silent('swallowed is for another rule', guard('try { jwt.verify(req.token, key); } catch {} next();')),
  ],
  invalid: [
    reported(
      'express-jwt',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret, ⟦credentialsRequired: false⟧ });",
      'option',
    ),
    reported('koa-jwt', "import jwt from 'koa-jwt'; jwt({ secret, ⟦passthrough: true⟧ });", 'option'),
    reported(
      'hono',
      "import { jwk } from 'hono/jwk'; jwk({ jwks_uri, alg: ['RS256'], ⟦allow_anon: true⟧ });",
      'option',
    ),
    reported(
      'restify',
      "import jwt from 'restify-jwt-community'; jwt({ secret, ⟦credentialsRequired: false⟧ });",
      'option',
    ),
    reported(
      'express-oauth2-jwt-bearer',
      "import { auth } from 'express-oauth2-jwt-bearer'; auth({ ⟦authRequired: false⟧ });",
      'option',
    ),
    reported(
      'GraphQL Yoga',
      "import { useJWT } from '@graphql-yoga/plugin-jwt'; useJWT({ signingKeyProviders, reject: { ⟦missingToken: false⟧ } });",
      'option',
    ),
    reported(
      'by hand',
      guard('try { req.user = jwt.verify(req.token, key); } catch (e) { console.log(e); } ⟦next()⟧;'),
      'caught',
    ),
    reported(
      'left before the guard',
      "import { expressjwt } from 'express-jwt'; const signedIn = expressjwt({ secret }); export const guard = (req, res, next) => { if (req.get === undefined || !req.headers.authorization) { ⟦next()⟧; return; } signedIn(req, res, next); };",
      'caught',
    ),
    reported(
      'left before the verification',
      guard('const { token } = req.cookies; if (!token) return ⟦next()⟧; req.user = jwt.verify(token, key); next();'),
      'caught',
    ),
    reported(
      'a guard of Nest that gives nobody',
      "import { AuthGuard } from '@nestjs/passport'; export class Anyone extends AuthGuard('jwt') { ⟦handleRequest⟧(error, user) { return user || null; } }",
      'caught',
    ),
    reported(
      'by hand, without a word',
      guard('try { req.user = jwt.verify(req.token, key); } catch {} ⟦next()⟧;'),
      'caught',
    ),
  ],
});
