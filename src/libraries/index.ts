import type { Library } from '../model/vocabulary.ts';
import expressJwt from './express-jwt.ts';
import jose from './jose.ts';
import jsonwebtoken from './jsonwebtoken.ts';
import jwtDecode from './jwt-decode.ts';
import nestjsJwt from './nestjs-jwt.ts';
import passportJwt from './passport-jwt.ts';

/** Every JWT library that the plugin knows. */
export const libraries: readonly Library[] = [expressJwt, jose, jsonwebtoken, jwtDecode, nestjsJwt, passportJwt];
