import type { Files } from './linted.ts';

/** Two projects that look alike: a mark says what is reported in the first, and in the second where that has marks, too. */
export interface Pair {
  readonly title: string;
  readonly reported: Files;
  readonly silent: Files;
}

const CHECKS = "{ algorithms: ['RS256'], issuer: 'https://id.example.com', audience: 'billing' }";

const KEY = "import { readFileSync } from 'node:fs';\nexport const key = readFileSync('/etc/app/key.pem');";

const POLICY = `${KEY}\nexport const policy = ${CHECKS} as const;`;

const swallowing = `import { verify } from 'jsonwebtoken';
import { key, policy } from './policy.js';
export function claimsOf(token: string): any {
  try {
    return verify(token, key, policy);
  } catch {
    return false;
  }
}`;

const optional = `import { verify, type VerifyOptions } from 'jsonwebtoken';
export class Tokens {
  constructor(private readonly key: Buffer) {}
  read(token: string, options: VerifyOptions = {}) {
    return verify(token, this.key, options);
  }
}`;

const validating = (marks: string): string => `import { verify } from 'jsonwebtoken';
import { key } from './key.js';
export const read = (token: string): any => verify(token, key, { algorithms: ['RS256'] });${marks}`;

const comparing = `import { read } from './read.js';
export function subject(token: string) {
  const claims = read(token);
  if (claims.iss !== 'https://id.example.com' || claims.aud !== 'billing') throw new Error('not ours');
  return claims.sub;
}`;

const plugged = (sign: string): string => `import jwt from '@fastify/jwt';
import fastify from 'fastify';
import { pages } from './pages.js';
export const server = fastify();
server.register(jwt, {
  secret: process.env.JWT_SECRET!,${sign}
  verify: { algorithms: ['HS256'], allowedIss: 'https://id.example.com', allowedAud: 'billing', requiredClaims: ['iss', 'aud', 'exp'] },
});
server.register(pages);`;

const plugging = (mark: string): string => `import type { FastifyInstance } from 'fastify';
export async function pages(server: FastifyInstance) {
  server.post('/tickets', async (request: any) => ({ ticket: server.jwt.sign({ sub: request.user.id }) }));${mark}
}`;

const nestModule = (options: string): string => `import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
@Module({ imports: [JwtModule.register({ secret: process.env.JWT_SECRET${options} })] })
export class TicketsModule {}`;

const nestService = (mark: string): string => `import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
@Injectable()
export class TicketsService {
  constructor(private readonly jwt: JwtService) {}
  ticketFor(user: string) {
    return this.jwt.sign({ sub: user });${mark}
  }
}`;

const slice = (name: string, state: string): string => `import { createSlice } from '@reduxjs/toolkit';
export const ${name} = createSlice({ name: '${name}', initialState: ${state}, reducers: {} });`;

const sessions = (payload: string): string => `import jwt from 'jsonwebtoken';
import { key } from './key.js';
export const createAccessToken = (id: string) => jwt.sign(${payload}, key, { expiresIn: '1h', algorithm: 'HS256' });`;

const resets = (key: string, payload: string): string => `import jwt from 'jsonwebtoken';
export const forgotPassword = (id: string) =>
  send(id, jwt.sign(${payload}, ${key}, { expiresIn: '10m', algorithm: 'HS256' }));`;

const sessionReader = (mark: string, body: string): string => `import jwt from 'jsonwebtoken';
import { key } from './key.js';
const checks = { algorithms: ['HS256' as const], issuer: 'https://id.example.com', audience: 'api' };
export function whoIs(ticket: string) {
  const claims: any = jwt.verify(ticket, key, checks);${mark}
  ${body}
}`;

const envKey = 'export const key = process.env.JWT_KEY!;';

const MARKED = "{ sub: id, iss: 'https://id.example.com', aud: 'api' }";

const issuing = (claims: string): string => `import jwt from 'jsonwebtoken';
const common = { issuer: 'https://id.example.com', audience: 'api', algorithm: 'HS256', expiresIn: '10m' } as const;
export class Tickets {
  private readonly key = process.env.TICKET_KEY!;
  issue(id: string, use: string) {
    return jwt.sign(${claims}, this.key, common);
  }
}`;

const issuingReader = (mark: string): string => `import jwt from 'jsonwebtoken';
const checks = { algorithms: ['HS256' as const], issuer: 'https://id.example.com', audience: 'api' };
export const whoIs = (ticket: string) => jwt.verify(ticket, process.env.TICKET_KEY!, checks).sub;${mark}`;

const issuer = (other: string): string => `import { Tickets } from './tickets.js';
export class Users {
  constructor(private readonly tokens: Tickets) {}
  open(id: string) {
    return this.tokens.issue(id, 'access');
  }
  invite(id: string) {
    return send(this.tokens.issue(id, '${other}'));
  }
}`;

/** What needs another file: each with a project that looks the same and has nothing wrong. */
const handingOn = (method: string): string => `class Logger {
  ${method} = (...parts: unknown[]) => this.write('${method}', parts);
  keep = (...parts: unknown[]) => this.write('keep', parts);
  private write(level: string, parts: unknown[]) {
    if (levels.includes(level)) console.log(render(level, parts));
  }
}
export const logger = new Logger();`;

/** Gives null for what is no header. */
const readingHeaders = (name: string): string => `export const ${name} = (text: string): any => {
  const [first = ''] = text.split('.');
  try {
    return JSON.parse(Buffer.from(first, 'base64').toString());
  } catch {
    return null;
  }
};`;

const fetchingKey = (name: string, mark: string): string => `import { createPublicKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { ${name} } from './headers.js';
import { policy } from './policy.js';
export function check(token: string) {
  const header = ${name}(token);
  return jwt.verify(token, createPublicKey({ key: header.jwk, format: 'jwk' }), policy);${mark}
}`;

export const PAIRS: readonly Pair[] = [
  {
    title: 'a logger of the project whose methods hand their arguments on in ways that are not seen',
    reported: {
      'logger.ts': handingOn('debug'),
      'start.ts': `import { logger } from './logger.js';
export function start(accessToken: string) {
  logger.debug('started', { accessToken }); // reports: no-token-in-log
}`,
    },
    silent: {
      'logger.ts': handingOn('debug'),
      'start.ts': `import { logger } from './logger.js';
export function start(accessToken: string) {
  logger.keep('started', { accessToken });
  logger.debug('started', { hasToken: accessToken !== '' });
}`,
    },
  },
  {
    title: 'a reader by hand whose name tells what it reads, that gives null when it fails',
    reported: {
      'policy.ts': POLICY,
      'headers.ts': readingHeaders('parseJwtHeader'),
      'check.ts': fetchingKey('parseJwtHeader', ' // reports: no-untrusted-key'),
    },
    silent: {
      'policy.ts': POLICY,
      'headers.ts': readingHeaders('parseLetterhead'),
      'check.ts': fetchingKey('parseLetterhead', ''),
    },
  },
  {
    title: 'X1. a verifier that answers false, whose caller goes on',
    reported: {
      'policy.ts': POLICY,
      'claims.ts': swallowing,
      'login.ts': `import { claimsOf } from './claims.js';
export async function login(request: any, response: any) {
  const claims = claimsOf(request.body.ticket); // reports: no-unchecked-verification
  response.json(await users.open(claims.email));
}`,
    },
    silent: {
      'policy.ts': POLICY,
      'claims.ts': swallowing,
      'login.ts': `import { claimsOf } from './claims.js';
export async function login(request: any, response: any) {
  const claims = claimsOf(request.body.ticket);
  if (!claims) return response.status(401).end();
  response.json(await users.open(claims.email));
}`,
    },
  },
  {
    title: 'X2. a key that is a constant of another file',
    reported: {
      'seal.js': "const SEAL = 'lantern-above-the-harbour';\nmodule.exports = { SEAL };",
      'issue.js': `const { sign } = require('jsonwebtoken');
const seal = require('./seal');
module.exports = (user) => sign({ sub: user }, seal.SEAL, { algorithm: 'HS256', expiresIn: '1h' }); // reports: no-hardcoded-secret`,
    },
    silent: {
      'seal.js': 'const SEAL = process.env.SEAL;\nmodule.exports = { SEAL };',
      'issue.js': `const { sign } = require('jsonwebtoken');
const seal = require('./seal');
module.exports = (user) => sign({ sub: user }, seal.SEAL, { algorithm: 'HS256', expiresIn: '1h' });`,
    },
  },
  {
    title: 'X2. a key in a configuration object',
    reported: {
      'settings.ts': "export const settings = { auth: { seal: 'lantern-above-the-harbour' } };",
      'issue.ts': `import { sign } from 'jsonwebtoken';
import { settings } from './settings.js';
export const issue = (user: string) =>
  sign({ sub: user }, settings.auth.seal, { algorithm: 'HS256', expiresIn: '1h' }); // reports: no-hardcoded-secret`,
    },
    silent: {
      'settings.ts':
        "export const settings = { auth: { seal: process.env.SEAL! }, theme: { seal: 'lantern-above-the-harbour' } };",
      'issue.ts': `import { sign } from 'jsonwebtoken';
import { settings } from './settings.js';
export const issue = (user: string) =>
  sign({ sub: user }, settings.auth.seal, { algorithm: 'HS256', expiresIn: '1h' });`,
    },
  },
  {
    title: 'X3. an injected wrapper whose caller leaves the options out',
    reported: {
      'tokens.ts': optional,
      'guard.ts': `import { Tokens } from './tokens.js';
export class Guard {
  constructor(private readonly tokens: Tokens) {}
  user(ticket: string) {
    return this.tokens.read(ticket); // reports: require-algorithms, require-issuer, require-audience
  }
}`,
    },
    silent: {
      'tokens.ts': optional,
      'guard.ts': `import { Tokens } from './tokens.js';
const policy = ${CHECKS} as const;
export class Guard {
  constructor(private readonly tokens: Tokens) {}
  user(ticket: string) {
    return this.tokens.read(ticket, policy);
  }
}`,
    },
  },
  {
    title: 'X4. a member that gives the library',
    reported: {
      'tools.ts': "import jsonwebtoken from 'jsonwebtoken';\nexport const tools = { jwt: () => jsonwebtoken };",
      'read.ts': `import { tools } from './tools.js';
export const read = (ticket: string, key: string) =>
  tools.jwt().verify(ticket, key, { issuer: 'https://id.example.com', audience: 'billing' }); // reports: require-algorithms`,
    },
    silent: {
      'tools.ts': "import { webcrypto } from 'node:crypto';\nexport const tools = { subtle: () => webcrypto.subtle };",
      'read.ts': `import { tools } from './tools.js';
export const check = (key: CryptoKey, signature: ArrayBuffer, data: ArrayBuffer) =>
  tools.subtle().verify('HMAC', key, signature, data);`,
    },
  },
  {
    title: 'X5. callers of which one compares no claims',
    reported: {
      'key.ts': KEY,
      'read.ts': validating(' // reports: require-issuer, require-audience'),
      'subject.ts': `${comparing}\nexport const nameIn = (token: string) => read(token).name;`,
    },
    silent: { 'key.ts': KEY, 'read.ts': validating(''), 'subject.ts': comparing },
  },
  {
    title: 'X6. a Fastify plugin that is registered without a lifetime',
    reported: { 'server.ts': plugged(''), 'pages.ts': plugging(' // reports: require-expiration') },
    silent: { 'server.ts': plugged("\n  sign: { expiresIn: '15m' },"), 'pages.ts': plugging('') },
  },
  {
    title: 'X6. a Nest module that is registered without a lifetime',
    reported: {
      'tickets.module.ts': nestModule(''),
      'tickets.service.ts': nestService(' // reports: require-expiration'),
    },
    silent: {
      'tickets.module.ts': nestModule(", signOptions: { expiresIn: '15m' }"),
      'tickets.service.ts': nestService(''),
    },
  },
  {
    title: 'X7. a storage object of the project',
    reported: {
      'store.ts': `export const store = {
  put: (name: string, value: unknown) => localStorage.setItem(name, JSON.stringify(value)),
  deep: { putAll: (name: string, value: unknown) => localStorage.setItem(name, JSON.stringify(value)) },
};`,
      'login.ts': `import { store } from './store.js';
export const login = async (api: any) => store.put('authToken', (await api.login()).data.jwt); // reports: no-token-in-storage
export const keep = (accessToken: string) => store.deep.putAll('session', { accessToken }); // reports: no-token-in-storage`,
    },
    silent: {
      'store.ts': `const kept = new Map<string, unknown>();
export const store = {
  put: (name: string, value: unknown) => kept.set(name, value),
  deep: { putAll: (name: string, value: unknown) => kept.set(name, value) },
};`,
      'login.ts': `import { store } from './store.js';
export const login = async (api: any) => store.put('authToken', (await api.login()).data.jwt);
export const keep = (accessToken: string) => store.deep.putAll('session', { accessToken });`,
    },
  },
  {
    title: 'X9. options that a caller hands a signer',
    reported: {
      'key.ts': KEY,
      'seal.ts': `import { sign, type SignOptions } from 'jsonwebtoken';
import { key } from './key.js';
export const seal = (claims: object, options: SignOptions) => sign(claims, key, options);`,
      'issue.ts': `import { seal } from './seal.js';
export const issue = (user: string) => seal({ sub: user }, { algorithm: 'RS256' }); // reports: require-expiration`,
    },
    silent: {
      'key.ts': KEY,
      'seal.ts': `import { sign, type SignOptions } from 'jsonwebtoken';
import { key } from './key.js';
export const seal = (claims: object, options: SignOptions) => sign(claims, key, options);`,
      'issue.ts': `import { seal } from './seal.js';
export const issue = (user: string) => seal({ sub: user }, { algorithm: 'RS256', expiresIn: '1h' });`,
    },
  },
  {
    title: 'X10. secrets that reach the payload through a signer',
    reported: {
      'key.ts': KEY,
      'seal.ts': `import { sign } from 'jsonwebtoken';
import { key } from './key.js';
export const seal = (claims: object) => sign(claims, key, { algorithm: 'RS256', expiresIn: '1h' });
export const vault = { seal };`,
      'login.ts': `import { seal, vault } from './seal.js';
export function login(user: any) {
  check(user.password);
  return seal(user); // reports: no-sensitive-payload
}
export const renew = (user: any) => seal({ sub: user.id, password: user.password }); // reports: no-sensitive-payload
export const wrap = (accessToken: string) => vault.seal({ accessToken }); // reports: no-sensitive-payload`,
    },
    silent: {
      'key.ts': KEY,
      'seal.ts': `import { EncryptJWT } from 'jose';
import { key } from './key.js';
export const seal = (claims: Record<string, unknown>) =>
  new EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setExpirationTime('1h').encrypt(key);
export const vault = { seal };`,
      'login.ts': `import { seal, vault } from './seal.js';
export const renew = (user: any) => seal({ sub: user.id, password: user.password });
export const wrap = (accessToken: string) => vault.seal({ accessToken });`,
    },
  },
  {
    title: 'X11. a function that gives a storage object',
    reported: {
      'use-box.ts': `export const useBox = (prefix = '') => ({
  put: (name: string, value: string) => localStorage.setItem(prefix + name, value),
});`,
      'auth.ts': `import { useBox } from './use-box.js';
const { put: write } = useBox();
export const keep = (answer: any) => write('api-token', answer.token); // reports: no-token-in-storage`,
    },
    silent: {
      'use-box.ts': `export const useBox = () => {
  const kept = new Map<string, string>();
  return { put: (name: string, value: string) => kept.set(name, value) };
};`,
      'auth.ts': `import { useBox } from './use-box.js';
const { put: write } = useBox();
export const keep = (answer: any) => write('api-token', answer.token);`,
    },
  },
  {
    title: 'X8. a function that hands the query through',
    reported: {
      'policy.ts': POLICY,
      'copy.ts': 'export const copy = <T extends object>(input: T): T => ({ ...input });',
      'route.ts': `import { verify } from 'jsonwebtoken';
import { copy } from './copy.js';
import { key, policy } from './policy.js';
export function route(request: any, response: any) {
  const { token } = copy(request.query); // reports: no-token-in-url
  response.json(verify(token, key, policy));
}`,
    },
    silent: {
      'policy.ts': POLICY,
      'copy.ts': 'export const copy = <T extends object>(input: T): T => ({ ...input });',
      'route.ts': `import { verify } from 'jsonwebtoken';
import { copy } from './copy.js';
import { key, policy } from './policy.js';
export function route(request: any, response: any) {
  const { token } = copy(request.body);
  response.json(verify(token, key, policy));
}`,
    },
  },
  {
    title: 'X12. a type that says whether there is a token',
    reported: {
      'types.ts': 'export type Grant = { accessToken: string };',
      'log.ts': `import type { Grant } from './types.js';
export const log = (grant: Grant) => console.log('granted', grant.accessToken); // reports: no-token-in-log
export const plain = (removedTokens: string[]) => console.log('removed', removedTokens);`,
    },
    silent: {
      'types.ts': 'export type RemovedIds = string[];',
      'log.ts': `import type { RemovedIds } from './types.js';
export const log = (removedTokens: RemovedIds) => console.log('removed', removedTokens);`,
    },
  },
  {
    title: 'options of a caller over those of a wrapper, which says something where no caller does',
    reported: {
      'key.ts': KEY,
      'tokens.ts': `import { sign, verify, type SignOptions, type VerifyOptions } from 'jsonwebtoken';
import { key } from './key.js';
export const read = (token: string, more: VerifyOptions = {}) =>
  verify(token, key, { issuer: 'https://id.example.com', audience: 'billing', ...more });
export const issue = (user: string, more: SignOptions = {}) => sign({ sub: user }, key, { algorithm: 'RS256', ...more });`,
      'use.ts': `import { issue, read } from './tokens.js';
export const subject = (token: string): any => read(token).sub; // reports: require-algorithms
export const ticket = (user: string) => issue(user); // reports: require-expiration`,
    },
    silent: {
      'key.ts': KEY,
      'tokens.ts': `import { sign, verify, type SignOptions, type VerifyOptions } from 'jsonwebtoken';
import { key } from './key.js';
export const read = (token: string, more: VerifyOptions = {}) =>
  verify(token, key, { algorithms: ['RS256'], issuer: 'https://id.example.com', audience: 'billing', ...more });
export const issue = (user: string, more: SignOptions = {}) =>
  sign({ sub: user }, key, { algorithm: 'RS256', expiresIn: '1h', ...more });`,
      'use.ts': `import { issue, read } from './tokens.js';
export const subject = (token: string): any => read(token).sub;
export const ticket = (user: string) => issue(user);
export const late = (token: string): any => read(token, { clockTolerance: 5 }).sub;`,
    },
  },
  {
    title: 'X13. a token in the name of an entry of an injected storage',
    reported: {
      'state.ts': `export class State {
  put(name: string, value: unknown) {
    localStorage.setItem(name, JSON.stringify(value));
  }
}`,
      'projects.ts': `import type { State } from './state.js';
export class Projects {
  constructor(private readonly state: State) {}
  keep(accessToken: string, names: string[]) {
    this.state.put(\`projects:\${accessToken}\`, names); // reports: no-token-in-storage
  }
}`,
    },
    silent: {
      'state.ts': `export class State {
  put(name: string, value: unknown) {
    localStorage.setItem(name, JSON.stringify(value));
  }
}`,
      'projects.ts': `import type { State } from './state.js';
export class Projects {
  constructor(private readonly state: State) {}
  keep(userId: string, accessToken: string, names: string[]) {
    use(accessToken);
    this.state.put(\`projects:\${userId}\`, names);
  }
}`,
    },
  },
  {
    title: 'X15. a record that is found by its token',
    reported: {
      'accounts.ts': `export const accountOf = (accessToken: string) => accounts.find((one: any) => one.accessToken === accessToken);
export const nameOf = (accessToken: string): string => accountOf(accessToken).name;`,
      'show.ts': `import { accountOf } from './accounts.js';
export function show(accessToken: string) {
  console.log(accountOf(accessToken)); // reports: no-token-in-log
}`,
    },
    silent: {
      'accounts.ts': `export const accountOf = (accessToken: string) => accounts.find((one: any) => one.accessToken === accessToken);
export const isKnown = (accessToken: string) => accounts.some((one: any) => one.accessToken === accessToken);
export const byHash = (accessToken: string) => accounts.find((one: any) => one.hash === digest(accessToken));
export const nameOf = (accessToken: string): string => accountOf(accessToken).name;`,
      'show.ts': `import { accountOf, byHash, isKnown, nameOf } from './accounts.js';
export function show(accessToken: string) {
  console.log(nameOf(accessToken));
  console.log(accountOf(accessToken).name, isKnown(accessToken), byHash(accessToken));
}`,
      'people.ts': `export const personOf = (name: string) => people.find((one: any) => one.name === name);`,
      'login.ts': `import { sign } from 'jsonwebtoken';
import { personOf } from './people.js';
export function login(request: any) {
  const person = personOf(request.body.name);
  return sign({ sub: person.id, role: person.role }, process.env.SESSION_KEY!, { algorithm: 'HS256', expiresIn: '10m' });
}`,
    },
  },
  {
    title: 'X8. an object that is made of the query',
    reported: {
      'address.ts': `export const fromHash = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
export const fieldsOf = (address: string) => Object.fromEntries(new URL(address).searchParams);`,
      'callback.ts': `import { fieldsOf, fromHash } from './address.js';
setToken(fromHash().accessToken); // reports: no-token-in-url
setToken(fieldsOf(location.href).accessToken); // reports: no-token-in-url`,
    },
    silent: {
      'address.ts': `export const fieldsOf = (form: HTMLFormElement) => Object.fromEntries(new FormData(form));
export const answered = (text: string) => Object.fromEntries(new URLSearchParams(text));`,
      'callback.ts': `import { answered, fieldsOf } from './address.js';
setToken(fieldsOf(document.forms[0]!).accessToken);
export const exchange = async (answer: Response) => setToken(answered(await answer.text()).accessToken);`,
    },
  },
  {
    title: 'X14. a slice that is persisted',
    reported: {
      'auth.ts': slice('auth', "{ token: '' }"),
      'state.ts': `import { combineReducers } from '@reduxjs/toolkit';
import { persistReducer } from 'redux-persist';
import storage from 'redux-persist/lib/storage';
import { auth } from './auth.js';
export const reducer = persistReducer({ key: 'root', storage, whitelist: ['auth'] }, combineReducers({ auth: auth.reducer })); // reports: no-token-in-storage`,
    },
    silent: {
      'auth.ts': slice('auth', "{ token: '' }"),
      'page.ts': slice('page', "{ theme: 'dark' }"),
      'state.ts': `import { combineReducers } from '@reduxjs/toolkit';
import { persistReducer } from 'redux-persist';
import storage from 'redux-persist/lib/storage';
import { auth } from './auth.js';
import { page } from './page.js';
export const reducer = persistReducer(
  { key: 'root', storage, whitelist: ['page'] },
  combineReducers({ auth: auth.reducer, page: page.reducer }),
);`,
    },
  },
  {
    title: 'X16. a session and a reset that other files sign',
    reported: {
      'key.ts': envKey,
      'session.ts': sessions(MARKED),
      'mail.ts': resets('process.env.JWT_KEY!', MARKED),
      'whoever.ts': sessionReader(' // reports: no-interchangeable-tokens', 'return claims.sub;'),
    },
    silent: {
      'key.ts': envKey,
      'session.ts': sessions(MARKED),
      'mail.ts': resets('process.env.JWT_RESET_KEY!', MARKED),
      'whoever.ts': sessionReader('', 'return claims.sub;'),
    },
  },
  {
    title: 'X16. kinds that nobody compares',
    reported: {
      'key.ts': envKey,
      'session.ts': sessions("{ sub: id, use: 'access', iss: 'https://id.example.com', aud: 'api' }"),
      'mail.ts': resets('process.env.JWT_KEY!', "{ sub: id, use: 'reset', iss: 'https://id.example.com', aud: 'api' }"),
      'whoever.ts': sessionReader(' // reports: no-interchangeable-tokens', 'return claims.sub;'),
    },
    silent: {
      'key.ts': envKey,
      'session.ts': sessions("{ sub: id, use: 'access', iss: 'https://id.example.com', aud: 'api' }"),
      'mail.ts': resets('process.env.JWT_KEY!', "{ sub: id, use: 'reset', iss: 'https://id.example.com', aud: 'api' }"),
      'whoever.ts': sessionReader(
        '',
        "if (claims.use !== 'access') throw new Error('not a session');\n  return claims.sub;",
      ),
    },
  },
  {
    title: 'X16. a service that signs for others',
    reported: {
      'tickets.ts': issuing('{ sub: id, use }'),
      'users.ts': issuer('invitation'),
      'whoever.ts': issuingReader(' // reports: no-interchangeable-tokens'),
    },
    silent: {
      'tickets.ts': issuing('{ sub: id, use }'),
      'users.ts': issuer('access'),
      'whoever.ts': issuingReader(''),
    },
  },
];

/** What is not seen today, with the reason. */
export const LATER: readonly (Pair & { readonly because: string })[] = [
  {
    title: 'X2. a key that is the default of an option of the command line',
    because: 'nothing describes how commander turns what it is told into options',
    reported: {
      'flags.ts': `import { Option, program } from 'commander';
program.addOption(new Option('--session-key <text>', 'key of sessions').env('SESSION_KEY').default('lantern-above-the-harbour'));
export const flags = program.parse().opts();`,
      'issue.ts': `import { sign } from 'jsonwebtoken';
import { flags } from './flags.js';
export const issue = (user: string) =>
  sign({ sub: user }, flags.sessionKey, { algorithm: 'HS256', expiresIn: '1h' }); // reports: no-hardcoded-secret`,
    },
    silent: {
      'flags.ts': `import { Option, program } from 'commander';
program.addOption(new Option('--session-key <text>', 'key of sessions').env('SESSION_KEY'));
export const flags = program.parse().opts();`,
      'issue.ts': `import { sign } from 'jsonwebtoken';
import { flags } from './flags.js';
export const issue = (user: string) =>
  sign({ sub: user }, flags.sessionKey, { algorithm: 'HS256', expiresIn: '1h' });`,
    },
  },
  {
    title: 'X9. a token that a caller hands a maker of addresses',
    because: 'what callers hand in is asked of names of tokens that are stored, and not of addresses',
    reported: {
      'links.ts': 'export const calendarOf = (auth: string) => `/calendars/${auth}.ics`; // reports: no-token-in-url',
      'page.ts': `import { calendarOf } from './links.js';
export const mine = (session: any) => calendarOf(session.jwt);`,
    },
    silent: {
      'links.ts': 'export const calendarOf = (name: string) => `/calendars/${name}.ics`;',
      'page.ts': `import { calendarOf } from './links.js';
export const mine = (session: any) => calendarOf(session.userName);`,
    },
  },
];
