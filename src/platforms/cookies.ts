import type { Platform, Thing } from '../model/vocabulary.ts';

const set: Thing = { call: { op: { kind: 'store', store: 'cookie', name: '0', value: '1' } } };
const cookies: Thing = { members: { set, put: set, get: { call: { op: { kind: 'read', name: '0' } } } } };

/** Packages by which a script writes cookies. What a script writes, a script can read. */
const platform: Platform = {
  name: 'cookies',
  things: { cookies, hook: { members: { 1: set } } },
  modules: {
    'js-cookie': cookies,
    'universal-cookie': { new: { gives: '#cookies' } },
    'react-cookie': { members: { Cookies: { new: { gives: '#cookies' } }, useCookies: { call: { gives: '#hook' } } } },
    'ngx-cookie-service': { members: { CookieService: { new: { gives: '#cookies' } } } },
    'ngx-cookie': { members: { CookieService: { new: { gives: '#cookies' } } } },
  },
};

export default platform;
