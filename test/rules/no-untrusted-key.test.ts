import rule from '../../rules/no-untrusted-key.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const key = (part = 'jwk'): Expected<'key'> => ({ messageId: 'key', data: { part } });
const address = (part = 'jku'): Expected<'address'> => ({ messageId: 'address', data: { part } });
const text = (): Expected<'text'> => ({ messageId: 'text', data: { part: 'kid' } });

const CHECKS = "{ algorithms: ['RS256'], issuer: ISSUER, audience: 'orders' }";

/** A file that has decoded a token, and does something with `header` and `payload`. */
const decoded = (code: string): string =>
  `import jwt from 'jsonwebtoken'; const { header, payload } = jwt.decode(token, { complete: true }); ${code}`;

/** The same with jose, where the header comes alone. */
const protectedHeader = (code: string): string =>
  `import { createLocalJWKSet, createRemoteJWKSet, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'; const header = decodeProtectedHeader(token); ${code}`;

/** A function that is handed the header, and finds the key. */
const resolver = (parameter: string, body: string): string =>
  `import jwt from 'jsonwebtoken'; jwt.verify(token, (${parameter}, done) => { ${body} }, ${CHECKS}, handle);`;

testRule('no-untrusted-key: verifiers that take the key of the token', rule, {
  valid: [
    silent(
      'a key set',
      `import { createRemoteJWKSet, jwtVerify } from 'jose'; const keys = createRemoteJWKSet(new URL('https://login.example.com/keys')); jwtVerify(token, keys, ${CHECKS});`,
    ),
    silent(
      'EmbeddedJWK that nothing verifies with',
      "import { decodeJwt, EmbeddedJWK } from 'jose'; decodeJwt(token); export const known = EmbeddedJWK;",
    ),
    silent(
      'EmbeddedJWK of another module',
      `import { jwtVerify } from 'jose'; import { EmbeddedJWK } from './keys.js'; jwtVerify(token, EmbeddedJWK, ${CHECKS});`,
    ),
    silent('a key of version 2', `const { JWK, JWT } = require('jose'); JWT.verify(token, JWK.asKey(pem), ${CHECKS});`),
    silent('node-jose without the option', "import jose from 'node-jose'; jose.JWS.createVerify(keys).verify(token);"),
    silent(
      'node-jose with the option off',
      "import jose from 'node-jose'; jose.JWS.createVerify(keys, { allowEmbeddedKey: false }).verify(token);",
    ),
    silent(
      'node-jose with an option from elsewhere',
      "import jose from 'node-jose'; import { allowEmbeddedKey } from './config.js'; jose.JWS.createVerify(keys, { allowEmbeddedKey }).verify(token);",
    ),
  ],
  invalid: [
    reported(
      'jose',
      `
        import { EmbeddedJWK, jwtVerify } from 'jose';
        export const read = (token: string) => jwtVerify(token, ⟦EmbeddedJWK⟧, { algorithms: ['ES256'] });
      `,
      'embedded',
    ),
    reported(
      'node-jose, options in a variable',
      `
        import { JWS } from 'node-jose';
        const options = { algorithms: ['RS256'], ⟦allowEmbeddedKey: true⟧ };
        export const read = (keys, token: string) => JWS.createVerify(keys, options).verify(token);
      `,
      'embedded',
    ),
    reported(
      'jose, all of it',
      `import * as jose from 'jose'; jose.jwtVerify(token, ⟦jose.EmbeddedJWK⟧, ${CHECKS});`,
      'embedded',
    ),
    reported(
      'jose, required',
      `const { EmbeddedJWK, jwtVerify } = require('jose'); jwtVerify(token, ⟦EmbeddedJWK⟧, ${CHECKS});`,
      'embedded',
    ),
    reported(
      'jose, modules for each function',
      `import { EmbeddedJWK } from 'jose/jwk/embedded'; import { jwtVerify } from 'jose/jwt/verify'; jwtVerify(token, ⟦EmbeddedJWK⟧, ${CHECKS});`,
      'embedded',
    ),
    reported(
      'jose 3, default exports',
      `import EmbeddedJWK from 'jose/jwk/embedded'; import jwtVerify from 'jose/jwt/verify'; jwtVerify(token, ⟦EmbeddedJWK⟧, ${CHECKS});`,
      'embedded',
    ),
    reported(
      'jose, the signature alone',
      "import { EmbeddedJWK, compactVerify } from 'jose'; compactVerify(token, ⟦EmbeddedJWK⟧, { algorithms: ['ES256'] });",
      'embedded',
    ),
    reported(
      'jose, no options',
      "import { EmbeddedJWK, jwtVerify } from 'jose'; jwtVerify(token, ⟦EmbeddedJWK⟧);",
      'embedded',
    ),
    reported(
      'jose, through a variable',
      `import { EmbeddedJWK, jwtVerify } from 'jose'; const theirs = EmbeddedJWK; jwtVerify(token, ⟦theirs⟧, ${CHECKS});`,
      'embedded',
    ),
    reported(
      'jose, through a function of the file',
      `import { EmbeddedJWK, jwtVerify } from 'jose'; const read = (token, key) => jwtVerify(token, ⟦key⟧, ${CHECKS}); read(token, EmbeddedJWK);`,
      'embedded',
    ),
    reported(
      'jose 2',
      `const { JWK, JWT } = require('jose'); JWT.verify(token, ⟦JWK.EmbeddedJWK⟧, ${CHECKS});`,
      'embedded',
    ),
    reported(
      'jose 2, a certificate',
      `const { JWK, JWT } = require('jose'); JWT.verify(token, ⟦JWK.EmbeddedX5C⟧, ${CHECKS});`,
      'embedded',
    ),
    reported(
      'jose 2, destructured',
      `const { JWS, JWK: { EmbeddedJWK } } = require('jose'); JWS.verify(token, ⟦EmbeddedJWK⟧, ${CHECKS});`,
      'embedded',
    ),
    reported(
      'jose 2, a profile',
      `const { JWK, JWT } = require('jose'); JWT.IdToken.verify(token, ⟦JWK.EmbeddedJWK⟧, ${CHECKS});`,
      'embedded',
    ),
    reported(
      'node-jose',
      "import jose from 'node-jose'; jose.JWS.createVerify(keys, { ⟦allowEmbeddedKey: true⟧ }).verify(token);",
      'embedded',
    ),
    reported(
      'node-jose, in the second call',
      "import jose from 'node-jose'; jose.JWS.createVerify(keys).verify(token, { ⟦allowEmbeddedKey: true⟧ });",
      'embedded',
    ),
  ],
});

testRule('no-untrusted-key: a key in the header', rule, {
  valid: [
    silent('a key by its name', decoded('jwt.verify(token, KEYS[header.kid], options);')),
    silent('a key in a list', decoded('const jwk = keySet.keys.find(({ kid }) => kid === header.kid);')),
    silent('a key that is only refused', decoded("if (header.jwk) throw new Error('Bring no keys');")),
    silent('a key that is only logged', decoded('console.log(header.jwk);')),
    silent('a key that is only shown', decoded('response.json({ key: header.jwk });')),
    silent('a certificate that is logged as text', decoded('log.debug(JSON.stringify(header.x5c));')),
    silent(
      'a key of an own object',
      "import jwt from 'jsonwebtoken'; import { config } from './config.js'; jwt.decode(token); createPublicKey({ key: config.jwk, format: 'jwk' });",
    ),
    silent(
      'the header of a verified token',
      `import { importJWK, jwtVerify } from 'jose'; const { payload } = await jwtVerify(token, keys, ${CHECKS}); await importJWK(payload.cnf.jwk, 'ES256');`,
    ),
    silent(
      'a proof of possession',
      protectedHeader(
        "if (header.typ !== 'dpop+jwt') throw new Error('No proof'); const proof = await importJWK(header.jwk, 'ES256');",
      ),
    ),
    silent('a key set of its own', protectedHeader('createLocalJWKSet({ keys: OWN });')),
  ],
  invalid: [
    reported(
      'importJWK',
      `
        import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
        export async function read(token: string) {
          const { jwk } = decodeProtectedHeader(token);
          return jwtVerify(token, await importJWK(⟦jwk⟧, 'ES256'), { algorithms: ['ES256'] });
        }
      `,
      key(),
    ),
    reported('importJWK without a variable', protectedHeader("await importJWK(⟦header.jwk⟧, 'RS256');"), key()),
    reported('the key as it is', protectedHeader(`await jwtVerify(token, ⟦header.jwk⟧, ${CHECKS});`), key()),
    reported('a key set of the one key', protectedHeader('createLocalJWKSet(⟦{ keys: [header.jwk] }⟧);'), key()),
    reported(
      'a function of jose',
      `import { importJWK, jwtVerify } from 'jose'; jwtVerify(token, (header) => importJWK(⟦header.jwk⟧, 'RS256'), ${CHECKS});`,
      key(),
    ),
    reported('createPublicKey', decoded("createPublicKey(⟦{ key: header.jwk, format: 'jwk' }⟧);"), key()),
    reported('a member by its text', decoded("createPublicKey(⟦{ key: header['jwk'], format: 'jwk' }⟧);"), key()),
    reported(
      'optional members',
      "import jwt from 'jsonwebtoken'; createPublicKey(⟦{ key: jwt.decode(token, { complete: true })?.header?.jwk, format: 'jwk' }⟧);",
      key(),
    ),
    reported(
      'types on the way',
      "import jwt from 'jsonwebtoken'; createPublicKey(⟦{ key: (jwt.decode(token, { complete: true }) as Jwt).header.jwk as JsonWebKey, format: 'jwk' }⟧);",
      key(),
    ),
    reported(
      'jwk-to-pem',
      "import jwkToPem from 'jwk-to-pem'; " + decoded(`jwt.verify(token, jwkToPem(⟦header.jwk⟧), ${CHECKS});`),
      key(),
    ),
    reported(
      'the key for verify itself',
      decoded(`jwt.verify(token, ⟦{ key: header.jwk, format: 'jwk' }⟧, ${CHECKS});`),
      key(),
    ),
    reported(
      'WebCrypto',
      protectedHeader("await crypto.subtle.importKey('jwk', ⟦header.jwk⟧, algorithm, false, ['verify']);"),
      key(),
    ),
    reported(
      'through a variable',
      decoded("const jwk = header.jwk; const theirs = jwk; createPublicKey(⟦{ key: theirs, format: 'jwk' }⟧);"),
      key(),
    ),
    reported(
      'destructured twice',
      "import jwt from 'jsonwebtoken'; const { header: { jwk } } = jwt.decode(token, { complete: true }); toPem(⟦jwk⟧);",
      key(),
    ),
    reported('under another name', decoded('const { jwk: theirs } = header; toPem(⟦theirs⟧);'), key()),
    reported(
      'through a function that makes the key',
      decoded("const make = (jwk) => createPublicKey(⟦{ key: jwk, format: 'jwk' }⟧); make(header.jwk);"),
      key(),
    ),
    reported(
      'through a function that takes the header',
      decoded("function keyOf(given) { return createPublicKey(⟦{ key: given.jwk, format: 'jwk' }⟧); } keyOf(header);"),
      key(),
    ),
    reported(
      'through a function that gives the header',
      "import jwt from 'jsonwebtoken'; const headerOf = (token) => jwt.decode(token, { complete: true }).header; toPem(⟦headerOf(token).jwk⟧);",
      key(),
    ),
    reported('one of two', decoded("createPublicKey(⟦{ key: header.jwk ?? OWN, format: 'jwk' }⟧);"), key()),
    reported(
      'that there is one is no comparison',
      decoded('if (header.jwk !== undefined) toPem(⟦header.jwk⟧);'),
      key(),
    ),
    reported(
      'a certificate',
      decoded("new X509Certificate(Buffer.from(⟦header.x5c[0]⟧, 'base64')).publicKey;"),
      key('x5c'),
    ),
    reported(
      'a certificate through a helper out of sight',
      decoded('createPublicKey(toCertificate(⟦header.x5c[0]⟧));'),
      key('x5c'),
    ),
    reported('all certificates', decoded('const chain = header.x5c; importChain(⟦chain⟧);'), key('x5c')),
  ],
});

testRule('no-untrusted-key: an address in the header', rule, {
  valid: [
    silent(
      'one that is known',
      decoded("if (header.jku !== 'https://login.example.com/keys') throw new Error(); await fetch(header.jku);"),
    ),
    silent(
      'one of a set',
      protectedHeader(
        'const { jku } = header; if (!KNOWN.has(jku)) throw new Error(); createRemoteJWKSet(new URL(jku));',
      ),
    ),
    silent(
      'one of a list',
      protectedHeader('if (!KNOWN.includes(header.jku)) throw new Error(); createRemoteJWKSet(new URL(header.jku));'),
    ),
    silent(
      'one that fits a pattern',
      decoded('if (!KNOWN.test(header.x5u)) throw new Error(); await fetch(header.x5u);'),
    ),
    silent('a key set by the address', decoded('const keys = KEY_SETS[header.jku];')),
    silent('one that is only logged', decoded('logger.warn(`Not followed: ${header.jku}`, header.x5u);')),
    silent(
      'one that chooses between two known ones',
      decoded("await fetch(header.jku ? 'https://a.example/keys' : 'https://b.example/keys');"),
    ),
    silent('a header of HTTP', "import jwt from 'jsonwebtoken'; jwt.decode(token); await fetch(request.headers.jku);"),
  ],
  invalid: [
    reported(
      'createRemoteJWKSet',
      `
        import { createRemoteJWKSet, decodeProtectedHeader } from 'jose';
        const { jku } = decodeProtectedHeader(token);
        const keys = createRemoteJWKSet(new URL(⟦jku⟧));
      `,
      address(),
    ),
    reported('fetch', decoded('const response = await fetch(⟦header.jku⟧);'), address()),
    reported('fetch, a certificate', decoded('const response = await fetch(⟦header.x5u⟧);'), address('x5u')),
    reported(
      'an URL in a variable',
      protectedHeader('const url = new URL(header.x5u); createRemoteJWKSet(⟦url⟧);'),
      address('x5u'),
    ),
    reported('through a function', decoded('const load = (url) => fetch(⟦url⟧); await load(header.jku);'), address()),
    reported(
      'that there is one is no comparison',
      decoded("if (header.jku === undefined || header.jku === '') throw new Error(); await fetch(⟦header.jku⟧);"),
      address(),
    ),
    reported('with an own one for none', decoded('await fetch(⟦header.jku ?? OWN⟧);'), address()),
    reported('with a path behind it', decoded("await fetch(⟦header.jku⟧ + '/keys');"), address()),
  ],
});

testRule('no-untrusted-key: functions that find the key', rule, {
  valid: [
    silent(
      'jwks-rsa',
      "import jwksClient from 'jwks-rsa'; const client = jwksClient({ jwksUri: 'https://login.example.com/keys' }); " +
        resolver('header', 'client.getSigningKey(header.kid, (error, found) => done(error, found?.getPublicKey()));'),
    ),
    silent('a map', resolver('header', 'done(null, KEYS.get(header.kid));')),
    silent('a list', resolver('{ kid }', 'done(null, keys.find((one) => one.kid === kid));')),
    silent(
      'a cache',
      resolver('header', 'if (!cache.has(header.kid)) cache.set(header.kid, own); done(null, cache.get(header.kid));'),
    ),
    silent(
      'fast-jwt, a map',
      "import { createVerifier } from 'fast-jwt'; const PEMS = new Map([['spring', SPRING]]); createVerifier({ algorithms: ['ES256'], key: async (parts) => PEMS.get(parts.header.kid) });",
    ),
    silent(
      'koa-jwt, claims that pick one of the own keys',
      "import jwt from 'koa-jwt'; jwt({ secret: async (header, { iss }) => SECRETS[iss], algorithms: ['RS256'] });",
    ),
    silent(
      'a function in another place of the options',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ key, errorCacheTTL: ({ header }) => readFileSync(`ttl/${header.kid}`) });",
    ),
    silent(
      'another function with a header',
      "import jwt from 'jsonwebtoken'; table.render((header, done) => done(null, toPem(header.jwk)));",
    ),
  ],
  invalid: [
    reported(
      'jsonwebtoken',
      resolver('header', "done(null, createPublicKey(⟦{ key: header.jwk, format: 'jwk' }⟧));"),
      key(),
    ),
    reported('jsonwebtoken, the key as it is', resolver('header', 'done(null, ⟦header.jwk⟧);'), key()),
    reported('jsonwebtoken, destructured', resolver('{ jwk }', 'done(null, toPem(⟦jwk⟧));'), key()),
    reported(
      'jsonwebtoken, a function expression',
      `const { verify } = require('jsonwebtoken'); verify(token, function (header, done) { done(null, toPem(⟦header.jwk⟧)); }, ${CHECKS}, handle);`,
      key(),
    ),
    reported(
      'jsonwebtoken, an address',
      resolver('header', 'fetch(⟦header.jku⟧).then((response) => response.text()).then((pem) => done(null, pem));'),
      address(),
    ),
    reported('jsonwebtoken, a path', resolver('header', 'readFile(`keys/${⟦header.kid⟧}.pem`, done);'), text()),
    reported(
      'express-jwt',
      "import { expressjwt } from 'express-jwt'; expressjwt({ secret: async (request, token) => toPem(⟦token.header.jwk⟧), algorithms: ['RS256'] });",
      key(),
    ),
    reported(
      'koa-jwt',
      "import jwt from 'koa-jwt'; jwt({ secret: async (header) => toPem(⟦header.jwk⟧), algorithms: ['RS256'] });",
      key(),
    ),
    reported(
      'express-jwt, claims',
      "import { expressjwt } from 'express-jwt'; expressjwt({ algorithms: ['RS256'], secret: async (request, { payload }) => fetch(`${⟦payload.iss⟧}/certs`) });",
      address('iss'),
    ),
    reported(
      'koa-jwt, claims',
      "import jwt from 'koa-jwt'; jwt({ secret: async (header, claims) => fetchKeys(⟦claims.iss⟧), algorithms: ['RS256'] });",
      address('iss'),
    ),
    reported(
      'fast-jwt',
      "import { createVerifier } from 'fast-jwt'; createVerifier({ algorithms: ['ES256'], key: async ({ header: { kid } }) => readFile(`/etc/keys/${⟦kid⟧}`, 'utf8') });",
      text(),
    ),
    reported(
      'fast-jwt, options in a constant',
      "import { createVerifier } from 'fast-jwt'; const checks = { key: ({ header }) => toPem(⟦header.jwk⟧) }; createVerifier({ ...checks, cache: true });",
      key(),
    ),
    reported(
      '@fastify/jwt',
      "import fastifyJwt from '@fastify/jwt'; app.register(fastifyJwt, { secret: async (request, token) => fetch(⟦token.payload.iss⟧ + '/keys') });",
      address('iss'),
    ),
    reported(
      '@hapi/jwt',
      "import Jwt from '@hapi/jwt'; server.auth.strategy('session', 'jwt', { keys: ({ decoded }) => toPem(⟦decoded.header.jwk⟧), verify: {}, validate });",
      key(),
    ),
    reported(
      'restify-jwt-community',
      "import jwt from 'restify-jwt-community'; jwt({ secret: (request, header, claims, done) => readFile(`keys/${⟦header.kid⟧}`, done) });",
      text(),
    ),
    reported(
      'socketio-jwt',
      "import { authorize } from 'socketio-jwt'; authorize({ secret: (request, claims, done) => fetchKey(⟦claims.iss⟧, done) });",
      address('iss'),
    ),
    reported(
      '@thream/socketio-jwt',
      "import { authorize } from '@thream/socketio-jwt'; authorize({ secret: async (token) => fetchKey(⟦token.payload.iss⟧) });",
      address('iss'),
    ),
    reported(
      'hapi-auth-jwt2',
      "import hapiAuthJwt2 from 'hapi-auth-jwt2'; server.auth.strategy('session', 'jwt', { key: async (decoded) => ({ key: toPem(⟦decoded.header.jwk⟧) }), validate, verifyOptions: { algorithms: ['RS256'] } });",
      key(),
    ),
  ],
});

testRule('no-untrusted-key: kid in paths and queries', rule, {
  valid: [
    silent('a parameter', decoded("await database.query('SELECT pem FROM keys WHERE kid = $1', [header.kid]);")),
    silent(
      'a parameter by a question mark',
      decoded("await database.execute('SELECT pem FROM keys WHERE kid = ?', [header.kid]);"),
    ),
    silent('an object that asks', decoded('await Key.findOne({ where: { kid: header.kid } });')),
    silent('a store of keys', decoded('await redis.get(`keys:${header.kid}`);')),
    silent(
      'a list of names first',
      decoded("if (!['a', 'b'].includes(header.kid)) throw new Error(); readFileSync(`keys/${header.kid}.pem`);"),
    ),
    silent(
      'a set of names first',
      decoded('const { kid } = header; if (!KNOWN.has(kid)) throw new Error(); readFileSync(`keys/${kid}.pem`);'),
    ),
    silent(
      'a pattern first',
      decoded('if (!/^[a-z0-9-]+$/.test(header.kid)) throw new Error(); readFileSync(`keys/${header.kid}.pem`);'),
    ),
    silent('files by name', decoded('readFileSync(FILES[header.kid]);')),
    silent(
      'a hash of it',
      decoded("readFileSync(`keys/${createHash('sha256').update(header.kid).digest('hex')}.pem`);"),
    ),
    silent('a log', decoded('console.log(`keys/${header.kid}.pem`);')),
    silent('an error', decoded('throw new Error(`No key ${header.kid} in keys/`);')),
    silent(
      'another kid',
      "import jwt from 'jsonwebtoken'; import { kid } from './config.js'; jwt.sign(claims, readFileSync(`keys/${kid}.pem`), { keyid: kid });",
    ),
    silent(
      'a kid of HTTP',
      "import jwt from 'jsonwebtoken'; jwt.decode(token); readFileSync(`keys/${request.headers.kid}.pem`);",
    ),
  ],
  invalid: [
    reported(
      'a path in a template',
      `
        import { readFileSync } from 'node:fs';
        import jwt from 'jsonwebtoken';
        const { header } = jwt.decode(token, { complete: true });
        const key = readFileSync(\`keys/\${⟦header.kid⟧}.pem\`);
      `,
      text(),
    ),
    reported('a path put together', decoded("readFileSync('keys/' + ⟦header.kid⟧ + '.pem');"), text()),
    reported('a path in a variable', decoded('const file = `${FOLDER}/${⟦header.kid⟧}`; readFileSync(file);'), text()),
    reported('a path joined', decoded("const { kid } = header; await readFile(join('keys', ⟦kid⟧));"), text()),
    reported(
      'an ending joined',
      decoded('const file = path.join(FOLDER, `${⟦header.kid⟧}.pem`); fs.readFile(file, done);'),
      text(),
    ),
    reported('a path of the name alone', decoded('readFileSync(⟦header.kid⟧);'), text()),
    reported('a module', decoded("require('./keys/' + ⟦header.kid⟧);"), text()),
    reported('a command', decoded("execSync('cat keys/' + ⟦header.kid⟧);"), text()),
    reported(
      'through a function',
      decoded('const pemOf = (kid) => readFileSync(`keys/${⟦kid⟧}.pem`); pemOf(header.kid);'),
      text(),
    ),
    reported(
      'a function out of sight that says what it does',
      decoded('const key = await readKeyFile(⟦header.kid⟧);'),
      text(),
    ),
    reported(
      'SQL put together',
      decoded(`database.query("SELECT pem FROM keys WHERE kid = '" + ⟦header.kid⟧ + "'");`),
      text(),
    ),
    reported(
      'SQL in a template',
      decoded("await database.query(`select pem from keys where kid = '${⟦header.kid⟧}'`);"),
      text(),
    ),
    reported(
      'SQL of jose',
      protectedHeader("await database.query(`SELECT pem FROM keys WHERE kid = '${⟦header.kid⟧}'`);"),
      text(),
    ),
    reported(
      'that there is one is no comparison',
      decoded('if (header.kid != null) readFileSync(`keys/${⟦header.kid⟧}.pem`);'),
      text(),
    ),
    reported(
      'two parts of one token',
      decoded('if (header.kid === header.x5t) readFileSync(`keys/${⟦header.kid⟧}.pem`);'),
      text(),
    ),
  ],
});

const issued = (code: string): string =>
  `import { createRemoteJWKSet, decodeJwt } from 'jose'; const claims = decodeJwt(token); const { iss } = claims; ${code}`;

const getJwks = (options: string, domain: string): string =>
  `import buildGetJwks from 'get-jwks'; const jwks = buildGetJwks(${options}); ` +
  decoded(`await jwks.getPublicKey({ kid: header.kid, alg: header.alg, domain: ${domain} });`);

testRule('no-untrusted-key: the issuer as an address', rule, {
  valid: [
    silent(
      'one of a list',
      issued('if (!ISSUERS.includes(iss)) throw new Error(); createRemoteJWKSet(new URL(`${iss}/keys`));'),
    ),
    silent(
      'the one',
      issued('if (claims.iss !== ISSUER) throw new Error(); createRemoteJWKSet(new URL(`${claims.iss}/keys`));'),
    ),
    silent(
      'compared with each',
      issued('if (!ISSUERS.some((one) => one === iss)) throw new Error(); await fetch(`${iss}/keys`);'),
    ),
    silent(
      'a pattern',
      issued('if (!/^https:\\/\\/[a-z]+\\.example\\.com$/.test(iss)) throw new Error(); await fetch(`${iss}/keys`);'),
    ),
    silent(
      'a tenant in a database',
      issued(
        'const row = await Tenant.findOne({ where: { issuer: iss } }); if (!row) throw new Error(); await fetch(`${iss}/keys`);',
      ),
    ),
    silent('a function out of sight', issued('if (!isOurs(iss)) return; await fetch(`${iss}/keys`);')),
    silent('one that refuses by its name', issued('assertOurs(iss); await fetch(`${iss}/keys`);')),
    silent(
      'a function that throws',
      issued(
        'function demand(one) { if (!(one in TENANTS)) throw new Error(); } demand(iss); await fetch(`${iss}/keys`);',
      ),
    ),
    silent(
      'a function that answers',
      issued(
        'const isOurs = (one) => { for (const own of OURS) if (own === one) return true; return false; }; if (isOurs(iss)) await fetch(`${iss}/keys`);',
      ),
    ),
    silent('one of two', issued('if (iss !== EAST && iss !== WEST) throw new Error(); await fetch(`${iss}/keys`);')),
    silent(
      'a switch whose default leaves',
      issued(
        "switch (iss) { case 'https://east.example': break; default: throw new Error(); } await fetch(`${iss}/keys`);",
      ),
    ),
    silent(
      'an address built before',
      issued('const at = `${iss}/keys`; if (!OURS.includes(iss)) throw new Error(); await fetch(at);'),
    ),
    silent(
      'a list with objects',
      issued('if (!OURS.some((own) => own.issuer === iss)) throw new Error(); await fetch(`${iss}/keys`);'),
    ),
    silent(
      'an answer in a constant',
      issued('const isKnown = OURS.indexOf(iss) >= 0; if (isKnown) await fetch(`${iss}/keys`);'),
    ),
    silent(
      'read from a list',
      issued('const { audience } = TENANTS[iss]; const name = TENANTS[iss].name; await fetch(`${iss}/keys`);'),
    ),
    silent(
      'a cache that only known ones fill',
      issued(
        'if (!OURS.has(iss)) throw new Error(); if (!cache.has(iss)) cache.set(iss, createRemoteJWKSet(new URL(`${iss}/keys`)));',
      ),
    ),
    silent(
      'in a callback behind the test',
      issued('if (OURS.has(iss)) await remember(iss, () => fetch(`${iss}/keys`));'),
    ),
    silent(
      'the host',
      issued(
        "const { host } = new URL(iss); if (host !== 'login.example.com') throw new Error(); await fetch(new URL('/keys', iss));",
      ),
    ),
    silent(
      'the origin',
      issued("if (new URL(iss).origin !== 'https://login.example.com') return; await fetch(`${iss}/keys`);"),
    ),
    silent(
      'a host of a domain',
      issued("if (new URL(iss).hostname.endsWith('.example.com')) await fetch(`${iss}/keys`);"),
    ),
    silent(
      'at its start, as it was once written',
      issued("if (iss.indexOf('https://login.example.com/') !== 0) throw new Error(); await fetch(iss + 'keys');"),
    ),
    silent(
      'a start with its slash',
      issued("if (!iss.startsWith('https://login.example.com/')) throw new Error(); await fetch(iss + 'keys');"),
    ),
    silent(
      'a start from elsewhere',
      issued('if (!iss.startsWith(BASE)) throw new Error(); await fetch(`${iss}/keys`);'),
    ),
    silent('a URL that nothing asks', issued('const { hostname } = new URL(iss); label.textContent = hostname;')),
    silent('an address by the issuer', issued('createRemoteJWKSet(new URL(ADDRESSES[iss]));')),
    silent('a map by the issuer', issued('const keys = KEY_SETS.get(iss);')),
    silent(
      'a tenant that is looked up',
      issued('const tenant = await tenants.findByIssuer(iss); createRemoteJWKSet(new URL(tenant.jwksUri));'),
    ),
    silent(
      'a branch for each',
      issued("switch (iss) { case 'https://a.example': await fetch('https://a.example/keys'); }"),
    ),
    silent('what is shown', issued('label.textContent = iss;')),
    silent('what is logged', issued('console.warn(`${iss}/keys`);')),
    silent(
      'the issuer of a verified token',
      `import jwt from 'jsonwebtoken'; const { iss } = jwt.verify(token, key, ${CHECKS}); await fetch(\`\${iss}/userinfo\`);`,
    ),
    silent('get-jwks with a list', getJwks("{ issuersWhitelist: ['https://login.example.com/'] }", 'payload.iss')),
    silent('get-jwks with a function', getJwks('{ checkIssuer: (issuer) => ISSUERS.has(issuer) }', 'payload.iss')),
    silent('get-jwks with options from elsewhere', getJwks('options', 'payload.iss')),
    silent('get-jwks with the one', getJwks('', "'https://login.example.com/'")),
  ],
  invalid: [
    reported(
      'createRemoteJWKSet',
      `
        import { createRemoteJWKSet, decodeJwt } from 'jose';
        const { iss } = decodeJwt(token);
        const keys = createRemoteJWKSet(new URL(\`\${⟦iss⟧}/.well-known/jwks.json\`));
      `,
      address('iss'),
    ),
    reported(
      'put together',
      issued("createRemoteJWKSet(new URL(⟦claims.iss⟧ + '/.well-known/jwks.json'));"),
      address('iss'),
    ),
    reported('as the base', issued("createRemoteJWKSet(new URL('/.well-known/jwks.json', ⟦iss⟧));"), address('iss')),
    reported(
      'a discovery document',
      decoded('await fetch(`${⟦payload.iss⟧}/.well-known/openid-configuration`);'),
      address('iss'),
    ),
    reported(
      'jwt-decode',
      "import { jwtDecode } from 'jwt-decode'; const { iss } = jwtDecode(token); await fetch(`${⟦iss⟧}/keys`);",
      address('iss'),
    ),
    reported(
      'through a function',
      issued('const keysOf = (issuer) => fetch(`${⟦issuer⟧}/keys`); keysOf(iss);'),
      address('iss'),
    ),
    reported(
      'jwks-rsa',
      "import jwksClient from 'jwks-rsa'; " + decoded('jwksClient({ jwksUri: `${⟦payload.iss⟧}/keys` });'),
      address('iss'),
    ),
    reported(
      'that there is one is no comparison',
      issued('if (iss !== undefined) createRemoteJWKSet(new URL(`${⟦iss⟧}/keys`));'),
      address('iss'),
    ),
    reported('converted', issued('const from = String(iss); await fetch(`${⟦from⟧}/keys`);'), address('iss')),
    reported('without the last slash', issued("await fetch(`${⟦iss⟧.replace('/v1', '')}/keys`);"), address('iss')),
    reported(
      'its host alone',
      issued('const { host } = new URL(iss); const at = new URL(iss).host; await fetch(`https://${⟦at⟧}/keys`);'),
      address('iss'),
    ),
    reported(
      'a map that it fills',
      issued('if (!sets.has(iss)) sets.set(iss, createRemoteJWKSet(new URL(`${⟦iss⟧}/keys`)));'),
      address('iss'),
    ),
    reported('an object that it fills', issued('sets[iss] ??= createRemoteJWKSet(new URL(⟦iss⟧));'), address('iss')),
    reported(
      'a cache in between',
      issued(
        'let set = sets.get(iss); if (!set) { set = createRemoteJWKSet(new URL(`${⟦iss⟧}/keys`)); sets.set(iss, set); }',
      ),
      address('iss'),
    ),
    reported(
      'a list of what has been seen',
      issued('if (!seen.has(iss)) seen.add(iss); if (seen.has(iss)) await fetch(`${⟦iss⟧}/keys`);'),
      address('iss'),
    ),
    reported(
      'a warning',
      issued("if (!OURS.includes(iss)) console.warn('new'); await fetch(`${⟦iss⟧}/keys`);"),
      address('iss'),
    ),
    reported(
      'a refusal that is caught',
      issued(
        'try { if (!OURS.has(iss)) throw new Error(); } catch (error) { report(error); } await fetch(`${⟦iss⟧}/keys`);',
      ),
      address('iss'),
    ),
    reported(
      'or something else',
      issued('if (OURS.has(iss) || isDevelopment) await fetch(`${⟦iss⟧}/keys`);'),
      address('iss'),
    ),
    reported(
      'all but some',
      issued('if (BLOCKED.has(iss)) throw new Error(); await fetch(`${⟦iss⟧}/keys`);'),
      address('iss'),
    ),
    reported(
      'the protocol',
      issued("if (new URL(iss).protocol === 'https:') await fetch(`${⟦iss⟧}/keys`);"),
      address('iss'),
    ),
    reported(
      'somewhere in it, as it was once written',
      issued(
        "if (iss.indexOf('https://login.example.com/') >= 0 || iss.indexOf('https://login.example.com') === 0) await fetch(`${⟦iss⟧}/keys`);",
      ),
      address('iss'),
    ),
    reported(
      'a start without a slash',
      issued("if (iss.startsWith('https://login.example.com')) await fetch(`${⟦iss⟧}/keys`);"),
      address('iss'),
    ),
    reported(
      'a piece of it',
      issued("if (iss.includes('login.example.com')) await fetch(`${⟦iss⟧}/keys`);"),
      address('iss'),
    ),
    reported(
      'an end',
      issued("if (new URL(iss).hostname.endsWith('example.com')) await fetch(`${⟦iss⟧}/keys`);"),
      address('iss'),
    ),
    reported(
      'a loose pattern',
      issued('if (/login\\.example\\.com/.test(iss)) await fetch(`${⟦iss⟧}/keys`);'),
      address('iss'),
    ),
    reported(
      'a pattern with an open dot',
      issued('if (/^https:\\/\\/login.example.com\\//.test(iss)) await fetch(`${⟦iss⟧}/keys`);'),
      address('iss'),
    ),
    reported('get-jwks', getJwks('', '`${⟦payload.iss⟧}/`'), address('iss')),
  ],
});
