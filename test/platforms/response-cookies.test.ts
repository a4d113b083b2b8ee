import type * as HonoPackage from 'hono';
import type * as HonoCookie from 'hono/cookie';
import { describe, expect, it } from 'vitest';

import { listUses } from '../../src/model/table.ts';
import type { CookieCheck, Op, Thing } from '../../src/model/vocabulary.ts';
import { responseCookies } from '../../src/platforms/response-cookies.ts';
import { load } from '../libraries/load.ts';

/* What a framework does where an attribute is not given is a fact about the framework: it is run, and its header is read. */

type Options = Readonly<Record<string, unknown>> | undefined;

interface Subject {
  readonly name: string;
  readonly thing: Thing;
  /** sets a cookie with these options over TLS, and gives the header that came of it */
  readonly set: (options: Options) => Promise<string>;
}

interface HapiToolkit {
  response(body: string): { state(name: string, value: string, options: Options): unknown };
}

interface Hapi {
  server(): {
    route(route: { method: string; path: string; handler: (request: unknown, h: HapiToolkit) => unknown }): void;
    inject(path: string): Promise<{ headers: Readonly<Record<string, readonly string[]>> }>;
  };
}

type Cookies = new (
  request: object,
  response: object,
  options: { secure: boolean },
) => { set(name: string, value: string, options: Options): void };

async function setByHapi(options: Options): Promise<string> {
  const { server: make } = await load<Hapi>('@hapi/hapi', 'require');
  const server = make();
  server.route({ method: 'GET', path: '/', handler: (_, h) => h.response('').state('token', 'value', options) });
  const { headers } = await server.inject('/');
  return headers['set-cookie']?.join() ?? '';
}

async function setByKoa(options: Options): Promise<string> {
  const Jar = await load<Cookies>('cookies', 'require');
  const sent: string[] = [];
  const response = {
    getHeader: () => sent,
    setHeader: (_: string, values: readonly string[]) => void sent.splice(0, sent.length, ...values),
  };
  new Jar({ headers: {} }, response, { secure: true }).set('token', 'value', options);
  return sent.join();
}

async function setByHono(options: Options): Promise<string> {
  const { Hono } = await load<typeof HonoPackage>('hono');
  const { setCookie } = await load<typeof HonoCookie>('hono/cookie');
  const app = new Hono().get('/', (c) => {
    setCookie(c, 'token', 'value', options);
    return c.text('');
  });
  return (await app.request('/')).headers.get('set-cookie') ?? '';
}

async function serialize(options: Options): Promise<string> {
  const cookie = await load<{ serialize(name: string, value: string, options: Options): string }>('cookie', 'require');
  return cookie.serialize('token', 'value', options);
}

function thingIn(path: readonly string[]): Thing {
  const [platform] = responseCookies;
  let at: unknown = platform;
  for (const key of path) at = Reflect.get(at as object, key);
  return at as Thing;
}

const SUBJECTS: readonly Subject[] = [
  { name: 'hapi', thing: thingIn(['things', 'state']), set: setByHapi },
  { name: 'cookies, which Koa uses', thing: thingIn(['things', 'cookies', 'members', 'set']), set: setByKoa },
  { name: 'Hono', thing: thingIn(['modules', 'hono/cookie', 'members', 'setCookie']), set: setByHono },
  { name: 'cookie', thing: thingIn(['modules', 'cookie', 'members', 'serialize']), set: serialize },
];

const WRITTEN: Readonly<Record<CookieCheck, { readonly attribute: RegExp; readonly on: unknown }>> = {
  httpOnly: { attribute: /; ?httponly/i, on: true },
  secure: { attribute: /; ?secure/i, on: true },
  sameSite: { attribute: /; ?samesite=lax|; ?samesite=strict/i, on: 'Lax' },
};

function checkOf(op: Op | undefined, check: CookieCheck): { readonly option: string; readonly byItself: boolean } {
  const model = op?.checks?.[check];
  if (typeof model !== 'object' || typeof model.at !== 'string') throw new Error(`No ${check} in the data.`);
  return { option: model.at.split('.').at(-1) ?? '', byItself: model.absent === 'enforced' };
}

describe.each(SUBJECTS)('$name', ({ thing, set }) => {
  const op = listUses(thing.call).at(-1)?.op;

  it.each(['httpOnly', 'secure', 'sameSite'] as const)('%s', async (check) => {
    const { option, byItself } = checkOf(op, check);
    const { attribute, on } = WRITTEN[check];
    expect(attribute.test(await set(undefined)), 'by itself').toBe(byItself);
    expect(attribute.test(await set({ [option]: on })), 'asked for').toBe(true);
    expect(attribute.test(await set({ [option]: false })), 'switched off').toBe(false);
  });
});
