import type { Library } from '../model/vocabulary.ts';
import expressJwt from './express-jwt.ts';
import fastJwt from './fast-jwt.ts';
import hono from './hono.ts';
import jose from './jose.ts';
import jsonwebtoken from './jsonwebtoken.ts';
import jwtDecode from './jwt-decode.ts';
import nestjsJwt from './nestjs-jwt.ts';
import passportJwt from './passport-jwt.ts';

/** Every JWT library that the plugin knows: all files of this folder. Written by `npm run docs`. */
export const libraries: readonly Library[] = [
  expressJwt,
  fastJwt,
  hono,
  jose,
  jsonwebtoken,
  jwtDecode,
  nestjsJwt,
  passportJwt,
];
