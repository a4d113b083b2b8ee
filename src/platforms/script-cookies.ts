import type { Op, Platform, Thing } from '../model/vocabulary.ts';

const write: Op = { kind: 'store', store: 'cookie', name: '0', value: '1' };
const set: Thing = { call: { op: write } };
const get: Thing = { call: { op: { kind: 'read', name: '0' } } };
const cookies: Thing = { members: { set, put: set, save: set, setCookie: set, get, getCookie: get } };
const makes: Thing = { call: { gives: '#cookies' } };

/** What such a writer is called where the file does not show where it comes from. */
const RECEIVERS = ['Cookies', 'Cookie', '$cookies', '$cookie', 'cookieService', '_cookieService', '$cookieStore'];

/** Packages by which a script writes cookies. What a script writes, a script can read. */
const platform: Platform = {
  name: 'cookies',
  things: {
    cookies,
    hook: { members: { 1: set } },
    setter: { call: { op: { ...write, runs: 'browser' } } },
    nuxtCookie: { members: { value: { write: { kind: 'store', store: 'cookie', name: 'self.0', value: 'written' } } } },
    // With httpOnly, only the server ever writes it.
    nuxt: { call: [{ when: { '1.httpOnly': 'truthy' }, gives: '#serverCookie' }, { gives: '#nuxtCookie' }] },
    serverCookie: {},
    pair: { members: { cookies } },
    jquery: { call: { when: { 1: 'present' }, op: write } },
  },
  names: { methods: { getCookie: { reads: '0' }, cookie: { reads: '0' } } },
  globals: { useCookie: '#nuxt' },
  ambient: {
    $cookies: '#cookies',
    $cookie: '#cookies',
    set: { is: '#setter', on: RECEIVERS },
    put: { is: '#setter', on: RECEIVERS },
    cookie: { is: '#jquery', on: ['$', 'jQuery'] },
  },
  imported: { setCookie: '#setter', useCookie: '#nuxt' },
  modules: {
    'js-cookie': cookies,
    'universal-cookie': { new: { gives: '#cookies' } },
    'react-cookie': { members: { Cookies: { new: { gives: '#cookies' } }, useCookies: { call: { gives: '#hook' } } } },
    'ngx-cookie-service': { members: { CookieService: { new: { gives: '#cookies' } } } },
    'ngx-cookie-service-ssr': { members: { SsrCookieService: { new: { gives: '#cookies' } } } },
    'ngx-cookie': { members: { CookieService: { new: { gives: '#cookies' } } } },
    'cookie-universal': makes,
    'vue-cookies': { members: { set } },
    'vue3-cookies': { members: { useCookies: { call: { gives: '#pair' } } } },
    'tiny-cookie': { members: { set, setCookie: set } },
    'typescript-cookie': { members: { setCookie: set } },
    'es-cookie': { members: { set } },
    'react-cookies': { members: { save: set } },
  },
};

export default platform;
