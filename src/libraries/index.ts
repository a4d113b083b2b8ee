import type { Library } from '../model/vocabulary.ts';
import auth0AngularJwt from './auth0-angular-jwt.ts';
import awsJwtVerify from './aws-jwt-verify.ts';
import clerkBackend from './clerk-backend.ts';
import didJwt from './did-jwt.ts';
import djwt from './djwt.ts';
import elysiajsJwt from './elysiajs-jwt.ts';
import expressJwt from './express-jwt.ts';
import expressOauth2JwtBearer from './express-oauth2-jwt-bearer.ts';
import fastJwt from './fast-jwt.ts';
import fastifyJwt from './fastify-jwt.ts';
import firebaseAdmin from './firebase-admin.ts';
import getJwks from './get-jwks.ts';
import googleAuthLibrary from './google-auth-library.ts';
import graphqlYogaPluginJwt from './graphql-yoga-plugin-jwt.ts';
import hapiAuthJwt2 from './hapi-auth-jwt2.ts';
import hapiJwt from './hapi-jwt.ts';
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
import nestjsPassport from './nestjs-passport.ts';
import nextAuth from './next-auth.ts';
import njwt from './njwt.ts';
import nodeJose from './node-jose.ts';
import oktaJwtVerifier from './okta-jwt-verifier.ts';
import oslo from './oslo.ts';
import oslojsJwt from './oslojs-jwt.ts';
import passportJwt from './passport-jwt.ts';
import reactJwt from './react-jwt.ts';
import restifyJwtCommunity from './restify-jwt-community.ts';
import socketioJwt from './socketio-jwt.ts';
import supabaseSupabaseJs from './supabase-supabase-js.ts';
import threamSocketioJwt from './thream-socketio-jwt.ts';
import tsndrCloudflareWorkerJwt from './tsndr-cloudflare-worker-jwt.ts';

const all: readonly Library[] = [
  auth0AngularJwt,
  awsJwtVerify,
  clerkBackend,
  didJwt,
  djwt,
  elysiajsJwt,
  expressJwt,
  expressOauth2JwtBearer,
  fastJwt,
  fastifyJwt,
  firebaseAdmin,
  getJwks,
  googleAuthLibrary,
  graphqlYogaPluginJwt,
  hapiAuthJwt2,
  hapiJwt,
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
  nestjsPassport,
  nextAuth,
  njwt,
  nodeJose,
  oktaJwtVerifier,
  oslo,
  oslojsJwt,
  passportJwt,
  reactJwt,
  restifyJwtCommunity,
  socketioJwt,
  supabaseSupabaseJs,
  threamSocketioJwt,
  tsndrCloudflareWorkerJwt,
];

/** Every JWT library that the plugin knows: all files of this folder. Written by `npm run docs`. */
export const libraries = (): readonly Library[] => all;
