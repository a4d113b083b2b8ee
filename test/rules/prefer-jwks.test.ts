import rule from '../../rules/prefer-jwks.ts';
import { reported, silent, testRule } from './cases.ts';

const JWT = "import jwt from 'jsonwebtoken'; ";
const JOSE = "import { createRemoteJWKSet, importSPKI, jwtVerify } from 'jose'; ";

testRule('prefer-jwks', rule, {
  valid: [
    silent('a secret', `${JWT}jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });`),
    silent('a key set', `${JOSE}await jwtVerify(token, createRemoteJWKSet(new URL(address)));`),
    silent(
      'jwks-rsa',
      `${JWT}import jwksClient from 'jwks-rsa'; const client = jwksClient({ jwksUri }); const key = await client.getSigningKey(kid); jwt.verify(token, key.getPublicKey());`,
    ),
    silent('from elsewhere', `${JWT}import { publicKey } from './config.js'; jwt.verify(token, publicKey);`),
    silent('a resolver', `${JWT}jwt.verify(token, (header, callback) => find(header, callback), done);`),
    silent('a private key', `${JWT}jwt.sign({ sub }, readFileSync('keys/private.pem'));`),
    silent('a file of another kind', `${JWT}jwt.verify(token, readFileSync('secret.txt'));`),
  ],
  invalid: [
    reported('in the source', `${JWT}jwt.verify(token, ⟦'-----BEGIN PUBLIC KEY-----abc'⟧);`, 'carried'),
    reported('in the environment', `${JWT}jwt.verify(token, ⟦process.env.JWT_PUBLIC_KEY⟧);`, 'carried'),
    reported('in a file', `${JWT}const key = readFileSync('keys/public.pem'); jwt.verify(token, ⟦key⟧);`, 'carried'),
    reported(
      'imported',
      `${JOSE}await jwtVerify(token, ⟦await importSPKI(process.env.PUBLIC_KEY, 'RS256')⟧);`,
      'carried',
    ),
    reported('bytes', `${JWT}jwt.verify(token, ⟦Buffer.from(process.env.PUBLIC_KEY, 'base64')⟧);`, 'carried'),
    reported(
      'a strategy',
      "import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKey: ⟦process.env.PUBLIC_KEY⟧ }, done);",
      'carried',
    ),
  ],
});
