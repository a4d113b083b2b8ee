import rule from '../../rules/no-insecure-jwks.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const open = (library = 'jose', name = 'login.example.com'): Expected<'http'> => ({
  messageId: 'http',
  data: { library, name },
});

const unchecked = (library: string, name = 'rejectUnauthorized'): Expected<'certificate'> => ({
  messageId: 'certificate',
  data: { library, name },
});

const OPEN = "'http://login.example.com/keys'";
const SAFE = "'https://login.example.com/keys'";

const jose = (url: string): string => `import { createRemoteJWKSet } from 'jose'; createRemoteJWKSet(${url});`;
const jwksRsa = (options: string): string => `import jwksClient from 'jwks-rsa'; jwksClient(${options});`;
const agent = (options: string): string =>
  `import https from 'node:https'; ` + jwksRsa(`{ jwksUri: ${SAFE}, requestAgent: new https.Agent(${options}) }`);
const hapi = (keys: string): string =>
  `import Jwt from '@hapi/jwt'; server.auth.strategy('session', 'jwt', { keys: ${keys}, verify: { aud: 'orders', iss: ISSUER, sub: false }, validate });`;
const okta = (options: string): string =>
  `import OktaJwtVerifier from '@okta/jwt-verifier'; new OktaJwtVerifier(${options});`;

testRule('no-insecure-jwks: without TLS', rule, {
  valid: [
    silent('jose', jose(`new URL(${SAFE})`)),
    silent('jwks-rsa', jwksRsa(`{ jwksUri: ${SAFE} }`)),
    silent('hono', `import { jwk } from 'hono/jwk'; app.use(jwk({ jwks_uri: ${SAFE}, alg: ['RS256'] }));`),
    silent('@hapi/jwt', hapi(`{ uri: ${SAFE} }`)),
    silent('@okta/jwt-verifier', okta("{ issuer: 'https://login.example.com' }")),
    ...[
      ...['localhost', 'localhost:8080', 'login.localhost', '127.0.0.1:8080', '[::1]:8080', '10.1.2.3', '192.168.0.10'],
      ...['172.16.0.1', 'keycloak', 'keycloak:8080', 'login.internal', 'login.default.svc', 'login.test'],
    ].map((host) => silent(`the private host ${host}`, jose(`new URL('http://${host}/keys')`))),
    silent('an address from the environment', jose('new URL(process.env.JWKS_URI)')),
    silent('an address from elsewhere', "import { url } from './config.js'; " + jose('new URL(url)')),
    silent(
      'an address of a caller elsewhere',
      "import { createRemoteJWKSet } from 'jose'; export const keysOf = (url) => createRemoteJWKSet(new URL(url));",
    ),
    silent('a host from elsewhere', jose('new URL(`http://${host}/keys`)')),
    silent('the end of a host from elsewhere', jose('new URL(`http://login.${zone}/keys`)')),
    silent(
      'a host that is private in all that is known',
      "import { host } from './config.js'; " + jose("new URL('/keys', dev ? 'http://localhost' : host)"),
    ),
    silent(
      'keys that are not fetched',
      `import { createLocalJWKSet } from 'jose'; createLocalJWKSet({ keys, from: ${OPEN} });`,
    ),
    silent(
      'a function of the same name',
      `import { jwtVerify } from 'jose'; import { createRemoteJWKSet } from './keys.js'; createRemoteJWKSet(new URL(${OPEN}));`,
    ),
    silent(
      'the name of an issuer',
      `import { jwtVerify } from 'jose'; jwtVerify(token, key, { algorithms: ['RS256'], issuer: 'http://login.example.com', audience: 'orders' });`,
    ),
    silent('what is no key', `import jwt from 'jsonwebtoken'; jwt.decode(token); await fetch(${OPEN});`),
  ],
  invalid: [
    reported(
      'jose',
      `
        import { createRemoteJWKSet } from 'jose';
        export const keys = createRemoteJWKSet(⟦new URL('http://login.example.com/keys')⟧);
      `,
      open('jose'),
    ),
    reported(
      'jwks-rsa, options that are spread',
      `
        const jwksClient = require('jwks-rsa');
        const options = { cache: true, jwksUri: ⟦'http://login.example.com/keys'⟧ };
        module.exports = jwksClient({ ...options, timeout: 5000 });
      `,
      open('jwks-rsa'),
    ),
    reported('jose, all of it', `import * as jose from 'jose'; jose.createRemoteJWKSet(⟦new URL(${OPEN})⟧);`, open()),
    reported(
      'jose, a module for the function',
      `import { createRemoteJWKSet } from 'jose/jwks/remote'; createRemoteJWKSet(⟦new URL(${OPEN})⟧);`,
      open(),
    ),
    reported(
      'jose, required',
      `const { createRemoteJWKSet } = require('jose'); createRemoteJWKSet(⟦new URL(${OPEN})⟧);`,
      open(),
    ),
    reported('an URL in a variable', `const url = new URL(${OPEN}); ` + jose('⟦url⟧'), open()),
    reported('a path and a base', jose("⟦new URL('/keys', 'http://login.example.com')⟧"), open()),
    reported('a template', "const BASE = 'http://login.example.com'; " + jose('⟦new URL(`${BASE}/keys`)⟧'), open()),
    reported(
      'a text put together',
      "const BASE = 'http://login.example.com'; " + jose("⟦new URL(BASE + '/keys')⟧"),
      open(),
    ),
    reported('a tenant behind the host', jose('⟦new URL(`http://login.example.com/${tenant}/keys`)⟧'), open()),
    reported('an object', `const config = { keys: ${OPEN} }; ` + jose('⟦new URL(config.keys)⟧'), open()),
    reported(
      'destructured',
      `const config = { keys: ${OPEN} }; const { keys } = config; ` + jose('⟦new URL(keys)⟧'),
      open(),
    ),
    reported(
      'through a function of the file',
      `import { createRemoteJWKSet } from 'jose'; const keysOf = (base) => createRemoteJWKSet(⟦new URL(base + '/keys')⟧); keysOf('http://login.example.com');`,
      open(),
    ),
    reported(
      'a property of a class',
      `import { createRemoteJWKSet } from 'jose'; export class Keys { url = ${OPEN}; keys = createRemoteJWKSet(⟦new URL(this.url)⟧); }`,
      open(),
    ),
    reported('in capitals', jose("⟦new URL('HTTP://login.example.com/keys')⟧"), open()),
    reported('with a password', jose("⟦new URL('http://user:password@login.example.com/keys')⟧"), open()),
    reported('a port', jose("⟦new URL('http://login.example.com:8080/keys')⟧"), open()),
    reported('a public address by number', jose("⟦new URL('http://172.32.0.1/keys')⟧"), open('jose', '172.32.0.1')),
    reported(
      'a host that only starts like a private one',
      jose("⟦new URL('http://localhost.example.com/keys')⟧"),
      open('jose', 'localhost.example.com'),
    ),
    reported('jwks-rsa', jwksRsa(`{ jwksUri: ⟦${OPEN}⟧ }`), open('jwks-rsa')),
    reported(
      'jwks-rsa, the class',
      `import { JwksClient } from 'jwks-rsa'; new JwksClient({ jwksUri: ⟦${OPEN}⟧ });`,
      open('jwks-rsa'),
    ),
    ...['expressJwtSecret', 'hapiJwt2Key', 'hapiJwt2KeyAsync', 'koaJwtSecret', 'passportJwtSecret'].map((name) =>
      reported(
        `jwks-rsa, ${name}`,
        `import { ${name} } from 'jwks-rsa'; ${name}({ jwksUri: ⟦${OPEN}⟧ });`,
        open('jwks-rsa'),
      ),
    ),
    reported(
      'jwks-rsa, a member of the default',
      `import jwksRsa from 'jwks-rsa'; jwksRsa.passportJwtSecret({ jwksUri: ⟦${OPEN}⟧ });`,
      open('jwks-rsa'),
    ),
    reported(
      'hono, a middleware',
      `import { jwk } from 'hono/jwk'; app.use(jwk({ jwks_uri: ⟦${OPEN}⟧, alg: ['RS256'] }));`,
      open('hono'),
    ),
    reported(
      'hono, a function',
      `import { verifyWithJwks } from 'hono/jwt'; verifyWithJwks(token, { jwks_uri: ⟦${OPEN}⟧, allowedAlgorithms: ['RS256'] });`,
      open('hono'),
    ),
    reported('@hapi/jwt', hapi(`{ uri: ⟦${OPEN}⟧, algorithms: ['RS256'] }`), open('@hapi/jwt')),
    reported('@hapi/jwt, a list', hapi(`[{ uri: ⟦${OPEN}⟧ }]`), open('@hapi/jwt')),
    reported(
      'express-oauth2-jwt-bearer, the issuer',
      "import { auth } from 'express-oauth2-jwt-bearer'; auth({ issuerBaseURL: ⟦'http://login.example.com'⟧, audience: 'orders' });",
      open('express-oauth2-jwt-bearer'),
    ),
    reported(
      'express-oauth2-jwt-bearer, the key set',
      `import { auth } from 'express-oauth2-jwt-bearer'; auth({ issuer: 'https://login.example.com', jwksUri: ⟦${OPEN}⟧, audience: 'orders' });`,
      open('express-oauth2-jwt-bearer'),
    ),
    reported(
      '@graphql-yoga/plugin-jwt',
      `import { createRemoteJwksSigningKeyProvider } from '@graphql-yoga/plugin-jwt'; createRemoteJwksSigningKeyProvider({ jwksUri: ⟦${OPEN}⟧ });`,
      open('@graphql-yoga/plugin-jwt'),
    ),
    reported(
      '@okta/jwt-verifier, the key set',
      okta(`{ issuer: 'https://login.example.com', jwksUri: ⟦${OPEN}⟧ }`),
      open('@okta/jwt-verifier'),
    ),
    reported(
      'get-jwks',
      `import buildGetJwks from 'get-jwks'; buildGetJwks().getPublicKey({ kid, alg, domain: ⟦'http://login.example.com/'⟧ });`,
      open('get-jwks'),
    ),
  ],
});

testRule('no-insecure-jwks: certificates that nobody checks', rule, {
  valid: [
    silent('an agent that checks', agent('{ rejectUnauthorized: true }')),
    silent('an agent that says nothing of it', agent('{ keepAlive: true }')),
    silent('an agent with an authority', agent("{ ca: readFileSync('authority.pem') }")),
    silent('an agent that goes by the environment', agent("{ rejectUnauthorized: process.env.NODE_ENV !== 'test' }")),
    silent(
      'an agent from elsewhere',
      "import { requestAgent } from './agents.js'; " + jwksRsa(`{ jwksUri: ${SAFE}, requestAgent }`),
    ),
    silent(
      'an agent for something else',
      "import https from 'node:https'; import jwt from 'jsonwebtoken'; jwt.decode(token); https.get(PRICES, { agent: new https.Agent({ rejectUnauthorized: false }) });",
    ),
    silent('jwks-rsa 1, strict', jwksRsa(`{ jwksUri: ${SAFE}, strictSsl: true }`)),
    silent('@hapi/jwt that checks', hapi(`{ uri: ${SAFE}, rejectUnauthorized: true }`)),
    silent('@hapi/jwt that goes by a name', hapi(`{ uri: ${SAFE}, rejectUnauthorized }`)),
    silent(
      '@okta/jwt-verifier that checks',
      okta("{ issuer: 'https://login.example.com', testing: { disableHttpsCheck: false } }"),
    ),
    silent(
      '@okta/jwt-verifier that goes by the environment',
      okta("{ issuer: ISSUER, testing: { disableHttpsCheck: process.env.NODE_ENV === 'test' } }"),
    ),
  ],
  invalid: [
    reported(
      'jwks-rsa, an agent in a variable',
      `
        import { Agent } from 'node:https';
        import jwksClient from 'jwks-rsa';
        const requestAgent = new Agent({ keepAlive: true, ⟦rejectUnauthorized: false⟧ });
        export const client = jwksClient({ jwksUri: 'https://login.example.com/keys', requestAgent });
      `,
      unchecked('jwks-rsa'),
    ),
    reported(
      'both',
      `
        import https from 'node:https';
        import jwksClient from 'jwks-rsa';
        export const client = jwksClient({
          jwksUri: ⟦'http://login.example.com/keys'⟧,
          requestAgent: new https.Agent({ ⟦rejectUnauthorized: false⟧ }),
        });
      `,
      [open('jwks-rsa'), unchecked('jwks-rsa')],
    ),
    reported(
      'jwks-rsa 1',
      `
        import jwksClient from 'jwks-rsa';
        export const client = jwksClient({ jwksUri: 'https://login.example.com/keys', ⟦strictSsl: false⟧ });
      `,
      'certificate',
    ),
    reported('an agent', agent('{ ⟦rejectUnauthorized: false⟧ }'), unchecked('jwks-rsa')),
    reported(
      'options of an agent in a variable',
      'const lax = { ⟦rejectUnauthorized: false⟧ }; ' + agent('lax'),
      unchecked('jwks-rsa'),
    ),
    reported(
      'an agent, required',
      `const { Agent } = require('https'); const jwksClient = require('jwks-rsa'); jwksClient({ jwksUri: ${SAFE}, requestAgent: new Agent({ ⟦rejectUnauthorized: false⟧ }) });`,
      unchecked('jwks-rsa'),
    ),
    reported(
      'an agent of a secret',
      `import { Agent } from 'https'; import { expressJwtSecret } from 'jwks-rsa'; expressJwtSecret({ jwksUri: ${SAFE}, requestAgent: new Agent({ ⟦rejectUnauthorized: false⟧ }) });`,
      unchecked('jwks-rsa'),
    ),
    reported('@hapi/jwt', hapi(`{ uri: ${SAFE}, ⟦rejectUnauthorized: false⟧ }`), unchecked('@hapi/jwt')),
    reported(
      '@hapi/jwt, keys in a variable',
      `const keys = { uri: ${SAFE}, ⟦rejectUnauthorized: false⟧ }; ` + hapi('keys'),
      unchecked('@hapi/jwt'),
    ),
    reported(
      '@okta/jwt-verifier',
      okta("{ issuer: 'https://login.example.com', testing: { ⟦disableHttpsCheck: true⟧ } }"),
      unchecked('@okta/jwt-verifier', 'disableHttpsCheck'),
    ),
    reported(
      '@okta/jwt-verifier, required, options in a variable',
      `const OktaJwtVerifier = require('@okta/jwt-verifier'); const testing = { ⟦disableHttpsCheck: true⟧ }; module.exports = new OktaJwtVerifier({ issuer: ISSUER, testing });`,
      unchecked('@okta/jwt-verifier', 'disableHttpsCheck'),
    ),
  ],
});
