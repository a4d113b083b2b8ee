import { each, JOSE, JWT, type Shape } from './shape.ts';

const KEY = 'process.env.KEY';

/** One line of a server or of a client, n times. */
const repeated: readonly (readonly [name: string, about: string, head: string, line: (i: number) => string])[] = [
  ['signs', 'calls of sign', JWT, (i) => `jwt.sign({ sub: user${i} }, ${KEY}, { expiresIn: '1h' });`],
  ['same-signs', 'the same call of sign', JWT, () => `jwt.sign({ sub: user }, ${KEY}, { expiresIn: '1h' });`],
  ['bare-signs', 'calls of sign without options', JWT, (i) => `jwt.sign({ id: ${i} }, KEY);`],
  ['signs-of-names', 'calls of sign with names', JWT, (i) => `jwt.sign(payload${i}, key${i}, options${i});`],
  ['signs-of-members', 'payloads that are members', JWT, (i) => `jwt.sign(users.n${i}, ${KEY}, { expiresIn: '1h' });`],
  [
    'signs-of-one-payload',
    'one payload, signed often',
    `${JWT}\nconst payload = { sub: id, password };`,
    () => `jwt.sign(payload, ${KEY});`,
  ],
  [
    'signs-with-hard-key',
    'calls of sign with a key that is written down',
    JWT,
    (i) => `jwt.sign({ sub }, 'secret${i}');`,
  ],
  [
    'signs-in-functions',
    'functions that sign',
    JWT,
    (i) => `function sign${i}(user) { return jwt.sign({ id: user.id }, ${KEY}, { expiresIn: '7d' }); }`,
  ],
  ['verifies', 'calls of verify', JWT, (i) => `jwt.verify(token${i}, ${KEY});`],
  ['same-verifies', 'the same call of verify', JWT, () => `jwt.verify(token, ${KEY});`],
  [
    'verifies-with-options',
    'calls of verify with options of their own',
    JWT,
    (i) => `jwt.verify(token, key, { algorithms: ['RS256'], issuer: 'i${i}', audience: 'a' });`,
  ],
  [
    'verifies-with-one-object',
    'calls of verify with one options object',
    `${JWT}\nconst options = { algorithms: ['RS256'] };`,
    (i) => `jwt.verify(token${i}, key, options);`,
  ],
  [
    'verifies-in-try',
    'functions with try and verify',
    JWT,
    (i) => `function check${i}(token) { try { return jwt.verify(token, ${KEY}); } catch (e) { return null; } }`,
  ],
  [
    'verifies-in-middleware',
    'handlers that catch',
    JWT,
    (i) =>
      `app.get('/${i}', (req, res, next) => { try { req.user = jwt.verify(req.cookies.sid, K, { algorithms: ['RS256'] }); next(); } catch (e) { next(e); } });`,
  ],
  [
    'verifies-in-one-function',
    'tries in one function',
    JWT,
    (i) => `try { user = jwt.verify(token, ${KEY}); } catch (e) { log(${i}); }`,
  ],
  [
    'verify-callbacks',
    'verify with a callback',
    JWT,
    (i) =>
      `jwt.verify(token, ${KEY}, (err, decoded) => { if (err) return res.sendStatus(401); req.user${i} = decoded; next(); });`,
  ],
  [
    'verify-callbacks-unchecked',
    'verify with a callback that ignores its error',
    JWT,
    (i) => `jwt.verify(token, ${KEY}, (err, decoded) => { req.user${i} = decoded; next(); });`,
  ],
  [
    'verify-promises',
    'verify awaited',
    JOSE,
    (i) => `async function f${i}(token) { const { payload } = await jose.jwtVerify(token, key); return payload.sub; }`,
  ],
  [
    'jose-verifies',
    'jwtVerify of jose',
    JOSE,
    (i) => `await jose.jwtVerify(t${i}, key, { issuer: 'a', audience: 'b' });`,
  ],
  [
    'jose-signs',
    'builders of jose',
    JOSE,
    (i) =>
      `await new jose.SignJWT({ sub: 'u${i}' }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime('2h').sign(key);`,
  ],
  [
    'key-sets',
    'remote key sets',
    JOSE,
    (i) =>
      `const keys${i} = jose.createRemoteJWKSet(new URL('http://a${i}.example/jwks')); await jose.jwtVerify(t, keys${i});`,
  ],
  ['decodes', 'calls of decode', JWT, (i) => `use(jwt.decode(token${i}).sub);`],
  [
    'decodes-of-one',
    'decodings of one variable',
    `${JWT}\nconst token = req.cookies.token;`,
    () => `use(jwt.decode(token).role);`,
  ],
  [
    'decodes-then-verify',
    'decodings of one variable that is verified',
    `${JWT}\nconst token = req.cookies.token;\njwt.verify(token, ${KEY});`,
    () => `use(jwt.decode(token).role);`,
  ],
  [
    'decodes-and-verifies',
    'tokens that are decoded and verified',
    JWT,
    (i) =>
      `function f${i}(token) { const { kid } = jwt.decode(token, { complete: true }).header; return jwt.verify(token, keys[kid]); }`,
  ],
  [
    'decode-keys',
    'keys by what a header says',
    JWT,
    (i) =>
      `function f${i}(t) { const h = jwt.decode(t, { complete: true }).header; return jwt.verify(t, getKey(h.jku), { algorithms: [h.alg] }); }`,
  ],
  [
    'handmade-decodes',
    'decodings by hand',
    '',
    (i) => `const p${i} = JSON.parse(atob(token.split('.')[1])); use(p${i}.role);`,
  ],
  [
    'handmade-decodes-steps',
    'decodings by hand, in steps',
    '',
    (i) =>
      `function f${i}(token) { const parts = token.split('.'); const body = Buffer.from(parts[1], 'base64').toString(); return JSON.parse(body).exp; }`,
  ],
  [
    'compared-claims',
    'claims that are compared by hand',
    JWT,
    (i) =>
      `function f${i}(t) { const p = jwt.verify(t, ${KEY}); if (p.iss !== 'a' || p.aud !== 'b') throw new Error(); return p; }`,
  ],
  [
    'claims-of-one',
    'claims of one token, compared',
    `${JWT}\nconst p = jwt.verify(t, ${KEY});`,
    (i) => `if (p.c${i} !== 'a') throw new Error();`,
  ],
  [
    'request-claims',
    'claims from requests',
    JWT,
    (i) =>
      `app.post('/${i}', (req, res) => res.json({ token: jwt.sign({ role: req.body.role, id: req.body.id }, ${KEY}) }));`,
  ],
  [
    'expirations',
    'payloads with exp',
    JWT,
    (i) => `jwt.sign({ exp: Math.floor(Date.now() / 1000) + ${i} * 60 }, ${KEY});`,
  ],
  [
    'dates',
    'dates that are moved on',
    JWT,
    (i) =>
      `function f${i}() { const d = new Date(); d.setDate(d.getDate() + ${i}); return jwt.sign({ exp: d.getTime() / 1000 }, ${KEY}); }`,
  ],
  [
    'refresh-tokens',
    'pairs of tokens',
    JWT,
    (i) =>
      `const access${i} = jwt.sign({ id }, ${KEY}, { expiresIn: '15m' }); const refresh${i} = jwt.sign({ id }, ${KEY}, { expiresIn: '30d' });`,
  ],
  ['requires', 'the library, required again', '', (i) => `require('jsonwebtoken').verify(token${i}, ${KEY});`],
  [
    'required-names',
    'the library under many names',
    '',
    (i) => `const jwt${i} = require('jsonwebtoken'); jwt${i}.verify(token, ${KEY});`,
  ],
  [
    'promisified',
    'promisified verifiers',
    `${JWT}\nimport { promisify } from 'util';`,
    (i) => `const verify${i} = promisify(jwt.verify); await verify${i}(token, ${KEY});`,
  ],
  ['bound', 'bound verifiers', JWT, (i) => `const v${i} = jwt.verify.bind(jwt); v${i}(token, ${KEY});`],
  [
    'wrappers',
    'wrappers and calls of them',
    JWT,
    (i) => `function w${i}(t) { return jwt.verify(t, ${KEY}); } w${i}(req.query.token);`,
  ],
  [
    'services',
    'services of a framework',
    "import { JwtService } from '@nestjs/jwt';",
    (i) =>
      `class A${i} { constructor(jwt) { this.jwt = jwt; } f(t) { return this.jwt.verify(t, { secret: 'abc' }); } }`,
  ],
  [
    'middlewares',
    'middleware of a framework',
    "import { expressjwt } from 'express-jwt';",
    (i) => `app.use('/${i}', expressjwt({ secret: ${KEY}, algorithms: ['HS256'] }));`,
  ],
  [
    'strategies',
    'strategies',
    "import { Strategy, ExtractJwt } from 'passport-jwt';",
    (i) =>
      `passport.use('s${i}', new Strategy({ jwtFromRequest: ExtractJwt.fromUrlQueryParameter('t'), secretOrKey: 'abc' }, (p, done) => done(null, p)));`,
  ],
  [
    'own-modules',
    'imports that nobody knows',
    '',
    (i) => `import { verifyToken${i} } from './auth${i}'; verifyToken${i}(token);`,
  ],
  [
    'public-keys',
    'keys read from files',
    `${JWT}\nimport fs from 'fs';`,
    (i) => `const pub${i} = fs.readFileSync('public${i}.pem'); jwt.verify(t, pub${i}); jwt.sign({}, pub${i});`,
  ],
  ['secrets', 'named secrets', '', (i) => `const JWT_SECRET_${i} = 'correct horse ${i}';`],
  ['secret-members', 'named secrets in one object', '', (i) => `config.jwtSecret${i} = 'abc${i}';`],
  ['secret-defaults', 'secrets with a default', JWT, (i) => `jwt.sign({}, process.env.JWT_SECRET_${i} || 'secret');`],
  [
    'generated-keys',
    'pairs of keys',
    `${JWT}\nimport crypto from 'crypto';`,
    (i) => `const k${i} = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 }); jwt.sign({}, k${i}.privateKey);`,
  ],
  [
    'unsigned',
    'tokens made by hand',
    '',
    (i) => `const t${i} = btoa(JSON.stringify({ alg: 'none' })) + '.' + btoa(JSON.stringify(payload)) + '.';`,
  ],
  [
    'hard-tokens',
    'tokens that are written down',
    '',
    (i) =>
      `const token${i} = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8${i % 10}';`,
  ],
  [
    'token-types',
    'checks of a type',
    JWT,
    (i) => `function f${i}(t) { const p = jwt.verify(t, ${KEY}); if (p.type !== 'access') return; use(p); }`,
  ],
  ['exports', 'members of exports', JWT, (i) => `exports.x${i} = (token) => jwt.verify(token, process.env.KEY);`],
  [
    'module-exports',
    'exports read by each other',
    JWT,
    (i) => `exports.f${i} = (t) => jwt.decode(t); exports.g${i} = (t) => exports.f${i}(t).sub;`,
  ],
];

export const calls: readonly Shape[] = repeated.map(([name, about, head, line]) => ({
  name,
  about,
  code: (n) => `${head}\n${each(n, line)}`,
}));
