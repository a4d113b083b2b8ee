import type { Checks, Op, Place, Platform, Root, Test, Thing, Use, Verdict } from '../model/vocabulary.ts';

/** What a framework does where nothing is said: 'enforced' where it sets the attribute by itself. */
interface Defaults {
  readonly httpOnly?: Verdict;
  readonly secure?: Verdict;
  readonly sameSite?: Verdict;
}

const OFF: readonly (readonly [Test, Verdict])[] = [['falsy', 'disabled']];
const EVERYWHERE: readonly (readonly [Test, Verdict])[] = [
  ['falsy', 'disabled'],
  [{ is: ['none', 'None'] }, 'disabled'],
];

function checks(at: Place | Root, defaults: Defaults, names: readonly [string, string, string]): Checks {
  const [httpOnly, secure, sameSite] = names.map((name): Place => `${at}.${name}` as Place);
  return {
    ...(httpOnly && { httpOnly: { at: httpOnly, rows: OFF, absent: defaults.httpOnly ?? 'absent' } }),
    ...(secure && { secure: { at: secure, rows: OFF, absent: defaults.secure ?? 'absent' } }),
    ...(sameSite && { sameSite: { at: sameSite, rows: EVERYWHERE, absent: defaults.sameSite ?? 'absent' } }),
  };
}

const NAMES = ['httpOnly', 'secure', 'sameSite'] as const;

/** `set(name, value, options)` with the name at argument `first`. */
const setter = (first: number, defaults: Defaults = {}): Use => ({
  op: {
    kind: 'cookie',
    name: `${first}`,
    value: `${first + 1}`,
    checks: checks(`${first + 2}`, defaults, NAMES),
  } satisfies Op,
});

/** `set({ name, value, httpOnly })` */
const whole: Use = {
  when: { 0: 'object' },
  op: { kind: 'cookie', name: '0.name', value: '0.value', checks: checks('0', {}, NAMES) },
};

const set = (first: number, defaults?: Defaults): Thing => ({ call: setter(first, defaults) });

/**
 * `createCookie(name, options)` of Remix and React Router, and the storage that keeps a whole session in one cookie: `SameSite=Lax` is all
 * that they set by themselves.
 */
const LAX: Defaults = { sameSite: 'enforced' };
const declared: Checks = checks('1', LAX, NAMES);
export const routerCookies = {
  members: {
    createCookie: { call: { op: { kind: 'cookie', name: '0', checks: declared }, gives: '#routerCookie' } },
    createCookieSessionStorage: { call: { gives: '#sessionStorage' } },
  },
  things: {
    routerCookie: {
      members: {
        serialize: {
          call: { op: { kind: 'cookie', name: 'self.0', value: '0', checks: checks('self.1', LAX, NAMES) } },
        },
      },
    },
    sessionStorage: { members: { getSession: { call: { gives: '#session' } } } },
    session: {
      members: {
        set: {
          call: { op: { kind: 'cookie', name: '0', value: '1', checks: checks('maker.0.cookie', LAX, NAMES) } },
        },
      },
    },
  },
} satisfies { readonly members: Thing['members']; readonly things: Platform['things'] };

/** Adonis merges what a call says into the settings of the application, where all three are on when it is made. */
const adonis: Thing = set(0, { httpOnly: 'enforced', secure: 'enforced', sameSite: 'enforced' });
const ADONIS = ['@adonisjs/*', '@ioc:Adonis/*'];

/** Koa's cookies hide from scripts by themselves, and are secure where the request came over TLS. */
const koa: Thing = { members: { set: set(0, { httpOnly: 'enforced', secure: 'enforced' }) } };
const next: Thing = { members: { set: { call: [whole, setter(0)] } } };
const svelteKit: Thing = {
  members: { set: set(0, { httpOnly: 'enforced', secure: 'enforced', sameSite: 'enforced' }) },
};
const hapi: Op = {
  kind: 'cookie',
  name: '0',
  value: '1',
  checks: checks('2', { httpOnly: 'enforced', secure: 'enforced', sameSite: 'enforced' }, [
    'isHttpOnly',
    'isSecure',
    'isSameSite',
  ]),
};

/** Packages that write cookies both from a page and from a server: a response among the arguments tells which. */
const nextCookies: Thing = {
  call: [
    {
      when: { '2.req': 'missing', '2.res': 'missing', '2.cookies': 'missing' },
      op: { kind: 'store', store: 'cookie', name: '0', value: '1' },
    },
    setter(0),
  ],
};
const script: Thing = { call: { op: { kind: 'store', store: 'cookie', name: '0', value: '1' } } };
const nookiesSet: Thing = {
  call: [{ when: { 0: 'missing' }, op: { kind: 'store', store: 'cookie', name: '1', value: '2' } }, setter(1)],
};

const RESPONSES = ['res', 'response', 'reply', 'resp', '_res', 'httpResponse'];

/** What each framework hands out has members of the same names; the framework that a file imports tells which are meant. */
export const responseCookies: readonly Platform[] = [
  {
    name: 'response cookies',
    things: { cookie: set(0), cookies: koa, state: { call: { op: hapi } } },
    ambient: {
      cookie: { is: '#cookie', on: RESPONSES },
      setCookie: { is: '#cookie', on: RESPONSES },
      state: { is: '#state', on: ['h', ...RESPONSES] },
      cookies: { is: '#cookies', on: ['ctx'] },
    },
    modules: {
      cookies: { new: { gives: '#cookies' } },
      cookie: { members: { serialize: set(0), stringifySetCookie: { call: [whole, setter(0)] } } },
      'hono/cookie': { members: { setCookie: set(1), setSignedCookie: { call: { op: signed() } } } },
      h3: { members: { setCookie: set(1) } },
      'cookies-next': { members: { setCookie: nextCookies } },
      'cookies-next/client': { members: { setCookie: script } },
      'cookies-next/server': { members: { setCookie: set(0) } },
      nookies: { members: { set: nookiesSet, setCookie: nookiesSet } },
    },
  },
  {
    name: 'Next.js',
    things: { cookies: next },
    ambient: { cookies: { is: '#cookies', with: ['next', 'next/server', 'next/headers'] } },
    modules: { 'next/headers': { members: { cookies: { call: { gives: '#cookies' } } } } },
  },
  {
    name: 'SvelteKit',
    things: { cookies: svelteKit },
    ambient: { cookies: { is: '#cookies', with: ['@sveltejs/kit', './$types'] } },
  },
  {
    name: 'Astro',
    things: { cookies: { members: { set: set(0) } } },
    ambient: {
      cookies: { is: '#cookies', on: ['Astro'], with: ['astro', 'astro:middleware', 'astro:actions'], alone: true },
    },
  },
  {
    name: 'Remix',
    things: routerCookies.things,
    modules: Object.fromEntries(
      ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime'].map((name) => [
        name,
        { members: routerCookies.members },
      ]),
    ),
  },
  {
    name: 'AdonisJS',
    things: { cookie: adonis },
    ambient: Object.fromEntries(
      ['cookie', 'plainCookie', 'encryptedCookie'].map((name) => [name, { is: '#cookie', with: ADONIS, alone: true }]),
    ),
  },
  {
    name: 'Elysia',
    things: { jar: { anyMember: { members: { set: { call: { op: elysia() } } } } } },
    ambient: { cookie: { is: '#jar', with: ['elysia'] } },
  },
];

/** Hono's signed cookies have the secret before the options. */
function signed(): Op {
  return { kind: 'cookie', name: '1', value: '2', checks: checks('4', {}, NAMES) };
}

/** Elysia's cookies are written as one object; the name is that of the property. */
function elysia(): Op {
  return { kind: 'cookie', value: '0.value', checks: checks('0', {}, NAMES) };
}
