import type { Library } from '../model/vocabulary.ts';
import auth0AngularJwt from './auth0-angular-jwt.ts';
import expressJwt from './express-jwt.ts';
import expressOauth2JwtBearer from './express-oauth2-jwt-bearer.ts';
import fastJwt from './fast-jwt.ts';
import getJwks from './get-jwks.ts';
import graphqlYogaPluginJwt from './graphql-yoga-plugin-jwt.ts';
import hono from './hono.ts';
import jose from './jose.ts';
import jsonWebToken from './json-web-token.ts';
import jsonwebtoken from './jsonwebtoken.ts';
import jsrsasign from './jsrsasign.ts';
import jwksRsa from './jwks-rsa.ts';
import jws from './jws.ts';
import jwtDecode from './jwt-decode.ts';
import jwtEncode from './jwt-encode.ts';
import jwtPromisify from './jwt-promisify.ts';
import jwtSimple from './jwt-simple.ts';
import koaJwt from './koa-jwt.ts';
import nestjsJwt from './nestjs-jwt.ts';
import njwt from './njwt.ts';
import oktaJwtVerifier from './okta-jwt-verifier.ts';
import passportJwt from './passport-jwt.ts';
import reactJwt from './react-jwt.ts';
import restifyJwtCommunity from './restify-jwt-community.ts';
import tsndrCloudflareWorkerJwt from './tsndr-cloudflare-worker-jwt.ts';

/** Every JWT library that the plugin knows: all files of this folder. Written by `npm run docs`. */
export const libraries: readonly Library[] = [
  auth0AngularJwt,
  expressJwt,
  expressOauth2JwtBearer,
  fastJwt,
  getJwks,
  graphqlYogaPluginJwt,
  hono,
  jose,
  jsonWebToken,
  jsonwebtoken,
  jsrsasign,
  jwksRsa,
  jws,
  jwtDecode,
  jwtEncode,
  jwtPromisify,
  jwtSimple,
  koaJwt,
  nestjsJwt,
  njwt,
  oktaJwtVerifier,
  passportJwt,
  reactJwt,
  restifyJwtCommunity,
  tsndrCloudflareWorkerJwt,
];
