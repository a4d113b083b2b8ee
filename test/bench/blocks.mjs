/**
 * Pieces of code as applications have them, good and bad. A piece has the imports that it needs and is written around
 * the name of a thing (`User`), so that a file can hold several of a kind.
 *
 * @typedef {{ imports: readonly string[], code: (thing: string) => string }} Block
 */

const lower = (thing) => thing[0].toLowerCase() + thing.slice(1);
const upper = (thing) => thing.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

const JSONWEBTOKEN = "import jwt from 'jsonwebtoken';";
const EXPRESS = "import { Router } from 'express';";

/** Code without tokens, between the code with them. */
const business = [
  {
    imports: [],
    code: (thing) => `
/** Finds the ${lower(thing)} records that match a filter, newest first. */
export async function find${thing}s(repository, filter, page = 1) {
  const conditions = [];
  for (const [field, value] of Object.entries(filter)) {
    if (value === undefined || value === '') continue;
    conditions.push(Array.isArray(value) ? { field, in: value } : { field, equals: value });
  }
  const offset = (page - 1) * 20;
  const rows = await repository.select(conditions, { offset, limit: 20, order: 'createdAt' });
  return { rows: rows.map(to${thing}), page, more: rows.length === 20 };
}

function to${thing}(row) {
  const { id, created_at: createdAt, updated_at: updatedAt, ...rest } = row;
  return { id: String(id), createdAt: new Date(createdAt), updatedAt: updatedAt && new Date(updatedAt), ...rest };
}
`,
  },
  {
    imports: [],
    code: (thing) => `
const ${lower(thing)}Listeners = new Map();

export function on${thing}Change(name, listener) {
  const known = ${lower(thing)}Listeners.get(name) ?? [];
  ${lower(thing)}Listeners.set(name, [...known, listener]);
  return () => {
    const left = (${lower(thing)}Listeners.get(name) ?? []).filter((other) => other !== listener);
    if (left.length === 0) ${lower(thing)}Listeners.delete(name);
    else ${lower(thing)}Listeners.set(name, left);
  };
}

export function total${thing}Amount(items, { taxRate = 0.19, discount = 0 } = {}) {
  let net = 0;
  for (const item of items) {
    const price = item.price * item.quantity;
    net += item.reduced ? price * (1 - discount) : price;
  }
  return { net, tax: Math.round(net * taxRate * 100) / 100, gross: Math.round(net * (1 + taxRate) * 100) / 100 };
}
`,
  },
];

const jsonwebtoken = [
  {
    imports: [JSONWEBTOKEN],
    code: (thing) => `
const ${upper(thing)}_OPTIONS = { algorithms: ['RS256'], issuer: process.env.${upper(thing)}_ISSUER, audience: '${lower(thing)}-api' };

export function verify${thing}Token(token) {
  try {
    const payload = jwt.verify(token, process.env.${upper(thing)}_PUBLIC_KEY, ${upper(thing)}_OPTIONS);
    return { ok: true, id: payload.sub, role: payload.role };
  } catch (error) {
    return { ok: false, reason: error.message };
  }
}
`,
  },
  {
    imports: [JSONWEBTOKEN],
    code: (thing) => `
export function require${thing}(req, res, next) {
  const header = req.headers.authorization;
  const token = header?.startsWith('Bearer ') ? header.slice(7) : req.query.token;
  if (!token) return res.status(401).json({ message: 'Log in first' });
  jwt.verify(token, process.env.${upper(thing)}_SECRET, (error, decoded) => {
    if (error) return res.status(403).json({ message: 'Invalid token' });
    req.${lower(thing)} = decoded;
    next();
  });
}
`,
  },
  {
    imports: [JSONWEBTOKEN],
    code: (thing) => `
export function issue${thing}Token(${lower(thing)}, { remember = false } = {}) {
  const payload = { sub: ${lower(thing)}.id, role: ${lower(thing)}.role, password: ${lower(thing)}.password };
  const options = { expiresIn: '1h', issuer: 'https://auth.example.com' };
  if (remember) options.expiresIn = '30d';
  const accessToken = jwt.sign(payload, process.env.${upper(thing)}_SECRET, options);
  const refreshToken = jwt.sign({ sub: ${lower(thing)}.id }, process.env.REFRESH_SECRET, { ...options, expiresIn: '7d' });
  return { accessToken, refreshToken };
}
`,
  },
  {
    imports: [JSONWEBTOKEN, EXPRESS],
    code: (thing) => `
export const ${lower(thing)}Router = Router();

${lower(thing)}Router.get('/${lower(thing)}s/me', async (req, res) => {
  const token = req.cookies.session;
  const claims = jwt.decode(token);
  const ${lower(thing)} = await req.app.locals.db.find('${lower(thing)}s', claims.sub);
  if (!${lower(thing)}) return res.sendStatus(404);
  res.json({ id: ${lower(thing)}.id, name: ${lower(thing)}.name, permissions: claims.permissions ?? [] });
});

${lower(thing)}Router.post('/${lower(thing)}s/invite', async (req, res) => {
  const inviteToken = jwt.sign({ email: req.body.email }, process.env.INVITE_SECRET, { expiresIn: '2d' });
  const link = \`https://app.example.com/join?token=\${inviteToken}\`;
  await req.app.locals.mailer.send(req.body.email, 'Join us', link);
  res.status(202).end();
});
`,
  },
  {
    imports: ["import jsonwebtoken from 'jsonwebtoken';", "import { promisify } from 'node:util';"],
    code: (thing) => `
const verify${thing}Async = promisify(jsonwebtoken.verify);

export class ${thing}Tokens {
  constructor(secret, issuer) {
    this.secret = secret;
    this.options = { algorithms: ['HS256'], issuer };
  }

  async read(token) {
    const { header } = jsonwebtoken.decode(token, { complete: true });
    if (header.typ !== 'JWT') throw new TypeError('Not a token');
    const claims = await verify${thing}Async(token, this.secret, this.options);
    if (claims.aud !== '${lower(thing)}') throw new Error('Wrong audience');
    return claims;
  }

  write(${lower(thing)}) {
    return jsonwebtoken.sign({ id: ${lower(thing)}.id, scope: ${lower(thing)}.scope }, this.secret, { expiresIn: 900 });
  }
}
`,
  },
];

const jose = [
  {
    imports: ["import { createRemoteJWKSet, jwtVerify } from 'jose';"],
    code: (thing) => `
const ${lower(thing)}Keys = createRemoteJWKSet(new URL('https://id.example.com/${lower(thing)}/jwks.json'));

export async function authenticate${thing}(request) {
  const token = request.headers.get('authorization')?.replace(/^Bearer /, '');
  if (!token) return null;
  const { payload } = await jwtVerify(token, ${lower(thing)}Keys, { issuer: 'https://id.example.com', algorithms: ['ES256'] });
  const roles = Array.isArray(payload.roles) ? payload.roles : [];
  return { id: payload.sub, roles, tenant: payload.tenant };
}
`,
  },
  {
    imports: ["import * as jose from 'jose';"],
    code: (thing) => `
const ${lower(thing)}Secret = new TextEncoder().encode(process.env.${upper(thing)}_SECRET);

export async function sign${thing}(${lower(thing)}, days) {
  const builder = new jose.SignJWT({ id: ${lower(thing)}.id, email: ${lower(thing)}.email, passwordHash: ${lower(thing)}.hash })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setIssuer('https://${lower(thing)}.example.com')
    .setAudience('web');
  if (days) builder.setExpirationTime(\`\${days}d\`);
  return builder.sign(${lower(thing)}Secret);
}

export async function open${thing}(token) {
  const result = await jose.jwtVerify(token, ${lower(thing)}Secret);
  return result.payload;
}

export function peek${thing}(token) {
  const { kid } = jose.decodeProtectedHeader(token);
  const { tenant } = jose.decodeJwt(token);
  return { kid, tenant };
}
`,
  },
];

const middleware = [
  {
    imports: ["import { expressjwt } from 'express-jwt';", EXPRESS],
    code: (thing) => `
const guard${thing} = expressjwt({
  secret: process.env.${upper(thing)}_SECRET,
  algorithms: ['HS256'],
  credentialsRequired: true,
  getToken: (req) => req.cookies.token ?? req.query.token,
});

export function ${lower(thing)}Routes(service) {
  const router = Router();
  router.use(guard${thing}.unless({ path: ['/health', '/login'] }));
  router.get('/${lower(thing)}s', async (req, res) => {
    res.json(await service.list({ owner: req.auth.sub, query: req.query.q }));
  });
  router.delete('/${lower(thing)}s/:id', async (req, res) => {
    if (!req.auth.roles.includes('admin')) return res.sendStatus(403);
    await service.remove(req.params.id);
    res.sendStatus(204);
  });
  return router;
}
`,
  },
  {
    imports: ["import { ExtractJwt, Strategy } from 'passport-jwt';"],
    code: (thing) => `
const ${lower(thing)}StrategyOptions = {
  jwtFromRequest: ExtractJwt.fromExtractors([ExtractJwt.fromAuthHeaderAsBearerToken(), ExtractJwt.fromUrlQueryParameter('jwt')]),
  secretOrKey: process.env.${upper(thing)}_KEY,
  issuer: 'accounts.example.com',
};

export function use${thing}Strategy(passport, repository) {
  passport.use(
    '${lower(thing)}',
    new Strategy(${lower(thing)}StrategyOptions, async (payload, done) => {
      try {
        const found = await repository.byId(payload.sub);
        return found ? done(null, found) : done(null, false);
      } catch (error) {
        return done(error, false);
      }
    }),
  );
}
`,
  },
];

const nest = [
  {
    imports: [
      "import { Injectable, UnauthorizedException } from '@nestjs/common';",
      "import { JwtService } from '@nestjs/jwt';",
    ],
    code: (thing) => `
interface ${thing}Claims {
  sub: string;
  email: string;
  roles: string[];
}

@Injectable()
export class ${thing}AuthService {
  constructor(
    private readonly jwtService: JwtService,
    private readonly repository: { find(id: string): Promise<${thing}Claims | null> },
  ) {}

  async validate(token: string): Promise<${thing}Claims> {
    try {
      const claims = await this.jwtService.verifyAsync<${thing}Claims>(token, { secret: process.env.${upper(thing)}_SECRET });
      const found = await this.repository.find(claims.sub);
      if (!found) throw new UnauthorizedException();
      return found;
    } catch {
      throw new UnauthorizedException('Invalid token');
    }
  }

  async login(${lower(thing)}: ${thing}Claims & { password: string }): Promise<{ access_token: string }> {
    const payload = { sub: ${lower(thing)}.sub, email: ${lower(thing)}.email, roles: ${lower(thing)}.roles };
    return { access_token: await this.jwtService.signAsync(payload, { expiresIn: '15m' }) };
  }

  whoIs(token: string): string {
    return (this.jwtService.decode(token) as ${thing}Claims).sub;
  }
}
`,
  },
  {
    imports: ["import { Module } from '@nestjs/common';", "import { JwtModule } from '@nestjs/jwt';"],
    code: (thing) => `
@Module({
  imports: [
    JwtModule.registerAsync({
      useFactory: (config: { get(name: string): string }) => ({
        secret: config.get('${upper(thing)}_SECRET'),
        signOptions: { expiresIn: '1h', issuer: '${lower(thing)}' },
        verifyOptions: { algorithms: ['HS256'] },
      }),
    }),
  ],
})
export class ${thing}AuthModule {}
`,
  },
];

const browser = [
  {
    imports: ["import { jwtDecode } from 'jwt-decode';"],
    code: (thing) => `
const ${upper(thing)}_TOKEN_KEY = '${lower(thing)}-token';

export function keep${thing}Session(response: { data: { accessToken: string; refreshToken: string } }) {
  const { accessToken, refreshToken } = response.data;
  localStorage.setItem(${upper(thing)}_TOKEN_KEY, accessToken);
  sessionStorage.setItem('refresh_token', refreshToken);
  document.cookie = \`token=\${accessToken}; path=/; secure\`;
  return jwtDecode<{ name: string; exp: number }>(accessToken);
}

export function is${thing}SessionOver(): boolean {
  const token = localStorage.getItem(${upper(thing)}_TOKEN_KEY);
  if (!token) return true;
  const { exp } = jwtDecode<{ exp: number }>(token);
  return exp * 1000 < Date.now();
}
`,
  },
  {
    imports: ["import axios from 'axios';", "import Cookies from 'js-cookie';"],
    code: (thing) => `
export async function download${thing}(id: string): Promise<Blob> {
  const token = Cookies.get('token');
  const url = new URL(\`/api/${lower(thing)}s/\${id}/file\`, window.location.origin);
  url.searchParams.set('access_token', token ?? '');
  const { data } = await axios.get(url.toString(), { responseType: 'blob' });
  return data;
}

export function watch${thing}(id: string, onMessage: (text: string) => void): () => void {
  const token = window.localStorage.getItem('token');
  const socket = new WebSocket(\`wss://live.example.com/${lower(thing)}s/\${id}?token=\${token}\`);
  socket.addEventListener('message', (event) => onMessage(String(event.data)));
  return () => socket.close();
}

export async function login${thing}(name: string, password: string): Promise<void> {
  const { data } = await axios.post('/api/${lower(thing)}/login', { name, password });
  Cookies.set('token', data.token, { expires: 7, sameSite: 'strict' });
  axios.defaults.headers.common['Authorization'] = \`Bearer \${data.token}\`;
}
`,
  },
  {
    imports: [],
    code: (thing) => `
export function claimsOf${thing}(token: string): Record<string, unknown> {
  const [, body] = token.split('.');
  const json = atob(body.replace(/-/g, '+').replace(/_/g, '/'));
  return JSON.parse(json);
}

export async function fetch${thing}(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const accessToken = sessionStorage.getItem('access_token');
  if (accessToken) headers.set('Authorization', 'Bearer ' + accessToken);
  const response = await fetch('/api' + path, { ...init, headers });
  if (response.status === 401) window.location.assign('/login?next=' + encodeURIComponent(path));
  return response;
}
`,
  },
];

/** What goes together in one file: server code in JavaScript, services and browser code in TypeScript. */
export const kinds = [
  { extension: 'js', blocks: jsonwebtoken, fillers: business },
  { extension: 'js', blocks: [...jsonwebtoken, ...middleware], fillers: business },
  { extension: 'js', blocks: [...jose, ...middleware], fillers: business },
  { extension: 'ts', blocks: nest, fillers: business },
  { extension: 'ts', blocks: [...jose, ...browser], fillers: business },
  { extension: 'tsx', blocks: browser, fillers: business },
];
