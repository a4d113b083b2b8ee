import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-insecure-jwks.ts';

const tester = new RuleTester();

const silent = (name: string, code: string): { name: string; code: string } => ({ name, code });

const open = (name: string, code: string, library = 'jose', host = 'login.example.com') => ({
  name,
  code,
  errors: [{ messageId: 'http' as const, data: { library, name: host } }],
});

const unchecked = (name: string, code: string, library: string, option = 'rejectUnauthorized') => ({
  name,
  code,
  errors: [{ messageId: 'certificate' as const, data: { library, name: option } }],
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

tester.run('no-insecure-jwks: without TLS', rule, {
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
      `import { createRemoteJWKSet } from './keys.js'; createRemoteJWKSet(new URL(${OPEN}));`,
    ),
    silent(
      'the name of an issuer',
      `import { jwtVerify } from 'jose'; jwtVerify(token, key, { algorithms: ['RS256'], issuer: 'http://login.example.com', audience: 'orders' });`,
    ),
    silent('what is no key', `import jwt from 'jsonwebtoken'; await fetch(${OPEN});`),
  ],
  invalid: [
    {
      code: `
        import { createRemoteJWKSet } from 'jose';
        export const keys = createRemoteJWKSet(new URL('http://login.example.com/keys'));
      `,
      errors: [
        {
          messageId: 'http',
          data: { library: 'jose', name: 'login.example.com' },
          line: 3,
          column: 48,
          endLine: 3,
          endColumn: 88,
        },
      ],
      name: 'jose',
    },
    {
      code: `
        const jwksClient = require('jwks-rsa');
        const options = { cache: true, jwksUri: 'http://login.example.com/keys' };
        module.exports = jwksClient({ ...options, timeout: 5000 });
      `,
      errors: [
        {
          messageId: 'http',
          data: { library: 'jwks-rsa', name: 'login.example.com' },
          line: 3,
          column: 49,
          endLine: 3,
          endColumn: 80,
        },
      ],
      name: 'jwks-rsa, options that are spread',
    },
    open('jose, all of it', `import * as jose from 'jose'; jose.createRemoteJWKSet(new URL(${OPEN}));`),
    open(
      'jose, a module for the function',
      `import { createRemoteJWKSet } from 'jose/jwks/remote'; createRemoteJWKSet(new URL(${OPEN}));`,
    ),
    open('jose, required', `const { createRemoteJWKSet } = require('jose'); createRemoteJWKSet(new URL(${OPEN}));`),
    open('an URL in a variable', `const url = new URL(${OPEN}); ` + jose('url')),
    open('a path and a base', jose("new URL('/keys', 'http://login.example.com')")),
    open('a template', "const BASE = 'http://login.example.com'; " + jose('new URL(`${BASE}/keys`)')),
    open('a text put together', "const BASE = 'http://login.example.com'; " + jose("new URL(BASE + '/keys')")),
    open('a tenant behind the host', jose('new URL(`http://login.example.com/${tenant}/keys`)')),
    open('an object', `const config = { keys: ${OPEN} }; ` + jose('new URL(config.keys)')),
    open('destructured', `const config = { keys: ${OPEN} }; const { keys } = config; ` + jose('new URL(keys)')),
    open(
      'through a function of the file',
      `import { createRemoteJWKSet } from 'jose'; const keysOf = (base) => createRemoteJWKSet(new URL(base + '/keys')); keysOf('http://login.example.com');`,
    ),
    open(
      'a property of a class',
      `import { createRemoteJWKSet } from 'jose'; export class Keys { url = ${OPEN}; keys = createRemoteJWKSet(new URL(this.url)); }`,
    ),
    open('in capitals', jose("new URL('HTTP://login.example.com/keys')")),
    open('with a password', jose("new URL('http://user:password@login.example.com/keys')")),
    open('a port', jose("new URL('http://login.example.com:8080/keys')")),
    open('a public address by number', jose("new URL('http://172.32.0.1/keys')"), 'jose', '172.32.0.1'),
    open(
      'a host that only starts like a private one',
      jose("new URL('http://localhost.example.com/keys')"),
      'jose',
      'localhost.example.com',
    ),
    open('jwks-rsa', jwksRsa(`{ jwksUri: ${OPEN} }`), 'jwks-rsa'),
    open(
      'jwks-rsa, the class',
      `import { JwksClient } from 'jwks-rsa'; new JwksClient({ jwksUri: ${OPEN} });`,
      'jwks-rsa',
    ),
    ...['expressJwtSecret', 'hapiJwt2Key', 'hapiJwt2KeyAsync', 'koaJwtSecret', 'passportJwtSecret'].map((name) =>
      open(`jwks-rsa, ${name}`, `import { ${name} } from 'jwks-rsa'; ${name}({ jwksUri: ${OPEN} });`, 'jwks-rsa'),
    ),
    open(
      'jwks-rsa, a member of the default',
      `import jwksRsa from 'jwks-rsa'; jwksRsa.passportJwtSecret({ jwksUri: ${OPEN} });`,
      'jwks-rsa',
    ),
    open(
      'hono, a middleware',
      `import { jwk } from 'hono/jwk'; app.use(jwk({ jwks_uri: ${OPEN}, alg: ['RS256'] }));`,
      'hono',
    ),
    open(
      'hono, a function',
      `import { verifyWithJwks } from 'hono/jwt'; verifyWithJwks(token, { jwks_uri: ${OPEN}, allowedAlgorithms: ['RS256'] });`,
      'hono',
    ),
    open('@hapi/jwt', hapi(`{ uri: ${OPEN}, algorithms: ['RS256'] }`), '@hapi/jwt'),
    open('@hapi/jwt, a list', hapi(`[{ uri: ${OPEN} }]`), '@hapi/jwt'),
    open(
      'express-oauth2-jwt-bearer, the issuer',
      "import { auth } from 'express-oauth2-jwt-bearer'; auth({ issuerBaseURL: 'http://login.example.com', audience: 'orders' });",
      'express-oauth2-jwt-bearer',
    ),
    open(
      'express-oauth2-jwt-bearer, the key set',
      `import { auth } from 'express-oauth2-jwt-bearer'; auth({ issuer: 'https://login.example.com', jwksUri: ${OPEN}, audience: 'orders' });`,
      'express-oauth2-jwt-bearer',
    ),
    open(
      '@graphql-yoga/plugin-jwt',
      `import { createRemoteJwksSigningKeyProvider } from '@graphql-yoga/plugin-jwt'; createRemoteJwksSigningKeyProvider({ jwksUri: ${OPEN} });`,
      '@graphql-yoga/plugin-jwt',
    ),
    open(
      '@okta/jwt-verifier, the key set',
      okta(`{ issuer: 'https://login.example.com', jwksUri: ${OPEN} }`),
      '@okta/jwt-verifier',
    ),
    open(
      'get-jwks',
      `import buildGetJwks from 'get-jwks'; buildGetJwks().getPublicKey({ kid, alg, domain: 'http://login.example.com/' });`,
      'get-jwks',
    ),
  ],
});

tester.run('no-insecure-jwks: certificates that nobody checks', rule, {
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
      "import https from 'node:https'; import jwt from 'jsonwebtoken'; https.get(PRICES, { agent: new https.Agent({ rejectUnauthorized: false }) });",
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
    {
      code: `
        import { Agent } from 'node:https';
        import jwksClient from 'jwks-rsa';
        const requestAgent = new Agent({ keepAlive: true, rejectUnauthorized: false });
        export const client = jwksClient({ jwksUri: 'https://login.example.com/keys', requestAgent });
      `,
      errors: [
        {
          messageId: 'certificate',
          data: { library: 'jwks-rsa', name: 'rejectUnauthorized' },
          line: 4,
          column: 59,
          endLine: 4,
          endColumn: 84,
        },
      ],
      name: 'jwks-rsa, an agent in a variable',
    },
    {
      code: `
        import https from 'node:https';
        import jwksClient from 'jwks-rsa';
        export const client = jwksClient({
          jwksUri: 'http://login.example.com/keys',
          requestAgent: new https.Agent({ rejectUnauthorized: false }),
        });
      `,
      errors: [
        {
          messageId: 'http',
          data: { library: 'jwks-rsa', name: 'login.example.com' },
          line: 5,
          column: 20,
          endLine: 5,
          endColumn: 51,
        },
        {
          messageId: 'certificate',
          data: { library: 'jwks-rsa', name: 'rejectUnauthorized' },
          line: 6,
          column: 43,
          endLine: 6,
          endColumn: 68,
        },
      ],
      name: 'both',
    },
    {
      code: `
        import jwksClient from 'jwks-rsa';
        export const client = jwksClient({ jwksUri: 'https://login.example.com/keys', strictSsl: false });
      `,
      errors: [{ messageId: 'certificate', line: 3, column: 87, endLine: 3, endColumn: 103 }],
      name: 'jwks-rsa 1',
    },
    unchecked('an agent', agent('{ rejectUnauthorized: false }'), 'jwks-rsa'),
    unchecked(
      'options of an agent in a variable',
      'const lax = { rejectUnauthorized: false }; ' + agent('lax'),
      'jwks-rsa',
    ),
    unchecked(
      'an agent, required',
      `const { Agent } = require('https'); const jwksClient = require('jwks-rsa'); jwksClient({ jwksUri: ${SAFE}, requestAgent: new Agent({ rejectUnauthorized: false }) });`,
      'jwks-rsa',
    ),
    unchecked(
      'an agent of a secret',
      `import { Agent } from 'https'; import { expressJwtSecret } from 'jwks-rsa'; expressJwtSecret({ jwksUri: ${SAFE}, requestAgent: new Agent({ rejectUnauthorized: false }) });`,
      'jwks-rsa',
    ),
    unchecked('@hapi/jwt', hapi(`{ uri: ${SAFE}, rejectUnauthorized: false }`), '@hapi/jwt'),
    unchecked(
      '@hapi/jwt, keys in a variable',
      `const keys = { uri: ${SAFE}, rejectUnauthorized: false }; ` + hapi('keys'),
      '@hapi/jwt',
    ),
    unchecked(
      '@okta/jwt-verifier',
      okta("{ issuer: 'https://login.example.com', testing: { disableHttpsCheck: true } }"),
      '@okta/jwt-verifier',
      'disableHttpsCheck',
    ),
    unchecked(
      '@okta/jwt-verifier, required, options in a variable',
      `const OktaJwtVerifier = require('@okta/jwt-verifier'); const testing = { disableHttpsCheck: true }; module.exports = new OktaJwtVerifier({ issuer: ISSUER, testing });`,
      '@okta/jwt-verifier',
      'disableHttpsCheck',
    ),
  ],
});
