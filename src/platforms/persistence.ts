import type { Op, Places, Platform, Thing, Use } from '../model/vocabulary.ts';
import { storage } from './browser.ts';

const keeps = (names: Places, rest: Partial<Op> = {}): Use => ({
  op: { kind: 'persist', store: 'localStorage', keeps: names, ...rest },
});

/** Packages that keep one value under a name: a hook, an atom, a store. */
const named: Thing = { call: keeps('0', { value: '1' }) };
const ofSession: Thing = { call: keeps('0', { value: '1', store: 'sessionStorage' }) };
const ofKey: Thing = { call: keeps('0.key', { value: '0.defaultValue' }) };
const write: Thing = { call: { op: { kind: 'store', store: 'localStorage', name: '0', value: '1' } } };
const writeSession: Thing = { call: { op: { kind: 'store', store: 'sessionStorage', name: '0', value: '1' } } };
const writer: Thing = { members: { set: write, setItem: write, store: write } };
const sessionWriter: Thing = { members: { set: writeSession, setItem: writeSession, store: writeSession } };

/** pinia, with one of its plugins that keep state: the options stand with the state, or behind the function that sets it up. */
const store: Thing = {
  call: [
    {
      when: { '1.persist': 'truthy' },
      ...keeps(['1.persist.pick', '1.persist.paths', '1.persist.strategies.0.paths', '1.state'], {
        omits: '1.persist.omit',
        where: ['1.persist.storage', '1.persist.strategies.0.storage'],
      }),
    },
    {
      when: { '2.persist': 'truthy' },
      ...keeps(['2.persist.pick', '2.persist.paths', '1'], { omits: '2.persist.omit', where: '2.persist.storage' }),
    },
    {
      when: { '0.persist': 'truthy' },
      ...keeps(['0.persist.pick', '0.persist.paths', '0.persist.strategies.0.paths', '0.state'], {
        omits: '0.persist.omit',
        where: ['0.persist.storage', '0.persist.strategies.0.storage'],
      }),
    },
  ],
};

/** vuex-persist, made in the list of plugins of the store whose state it keeps, or before. */
const vuexPersist = keeps(['0.reducer', '0.modules'], {
  where: '0.storage',
  state: ['around.0.state', 'around.0.modules'],
});

/** What a project's own wrappers of localStorage are called. */
const LOCAL = [
  'localStg',
  'localStore',
  'localCache',
  'storageLocal',
  'LocalStorage',
  'LocalStore',
  'browserStorage',
  'webStorage',
];

/** What a project's own helpers are called that write to, or keep a value in, the storage of the browser. */
const own = (use: Op): Thing => ({ call: { op: { ...use, runs: 'browser' } } });

/** State that outlives the page: what a framework keeps in the storage of the browser, every script can read there. */
const platform: Platform = {
  name: 'persistence',
  names: { methods: { getItemAsync: { reads: '0' }, getString: { reads: '0' } } },
  things: {
    localStorage: storage('localStorage'),
    sessionStorage: storage('sessionStorage'),
    slice: { members: { reducer: { state: 'self.0.initialState' } } },
    writer,
    sessionWriter,
    universal: { members: { setUniversal: write, setLocalStorage: write, setState: {} } },
    ownWrite: own({ kind: 'store', store: 'localStorage', name: '0', value: '1' }),
    ownSessionWrite: own({ kind: 'store', store: 'sessionStorage', name: '0', value: '1' }),
    ownHook: own({ kind: 'persist', store: 'localStorage', keeps: '0' }),
    ownSessionHook: own({ kind: 'persist', store: 'sessionStorage', keeps: '0' }),
  },
  ambient: {
    $localStorage: '#localStorage',
    $sessionStorage: '#sessionStorage',
    $ls: '#writer',
    $storage: '#universal',
    set: { is: '#ownWrite', on: LOCAL },
    setItem: { is: '#ownWrite', on: LOCAL },
    save: { is: '#ownWrite', on: LOCAL },
    localStorageService: '#writer',
    sessionStorageService: '#sessionWriter',
  },
  imported: {
    // What packages call so may keep things anywhere.
    ...Object.fromEntries(
      ['setItem', 'setStorage', 'setStorageItem', 'writeStorage'].map((name) => [
        name,
        { is: '#ownWrite' as const, of: 'project' as const },
      ]),
    ),
    ...Object.fromEntries(
      [
        ...['setLocalStorage', 'setLocalStorageItem', 'setToLocalStorage', 'saveToLocalStorage', 'saveLocalStorage'],
        ...['saveInLocalStorage', 'addToLocalStorage', 'storeInLocalStorage', 'writeToLocalStorage'],
        ...['setItemInLocalStorage', 'setLocalItem', 'setInLocalStorage'],
      ].map((name) => [name, '#ownWrite' as const]),
    ),
    ...Object.fromEntries(
      ['setSessionStorage', 'setSessionStorageItem', 'saveToSessionStorage', 'setSessionItem'].map((name) => [
        name,
        '#ownSessionWrite' as const,
      ]),
    ),
    useLocalStorage: '#ownHook',
    useLocalStorageState: '#ownHook',
    usePersistedState: '#ownHook',
    useSessionStorage: '#ownSessionHook',
  },
  modules: {
    pinia: { members: { defineStore: store } },
    'zustand/middleware': {
      members: {
        persist: { call: keeps(['1.partialize', '0'], { where: ['1.storage', '1.getStorage'] }) },
        createJSONStorage: { call: { gives: '$0' } },
        combine: { call: { gives: '$0' } },
        devtools: { call: { gives: '$0' } },
        immer: { call: { gives: '$0' } },
        subscribeWithSelector: { call: { gives: '$0' } },
      },
    },
    'redux-persist': {
      members: {
        persistReducer: {
          // A transform may encrypt what is kept, or take tokens out of it.
          call: {
            when: { '0.transforms': 'missing' },
            ...keeps('0.whitelist', { where: '0.storage', omits: '0.blacklist', state: '1' }),
          },
        },
      },
    },
    redux: { members: { combineReducers: { call: { gives: '$0' } } } },
    '@reduxjs/toolkit': {
      members: { combineReducers: { call: { gives: '$0' } }, createSlice: { call: { gives: '#slice' } } },
    },
    'redux-persist/lib/storage': storage('localStorage'),
    'redux-persist/es/storage': storage('localStorage'),
    'redux-persist/lib/storage/session': storage('sessionStorage'),
    'redux-persist/es/storage/session': storage('sessionStorage'),
    'vuex-persistedstate': {
      call: keeps(['0.reducer', '0.paths'], { where: '0.storage', state: ['around.0.state', 'around.0.modules'] }),
    },
    'mobx-persist': {
      members: {
        persist: {
          call: { when: { 0: 'object' }, ...keeps('0', { isSchema: true }) },
          decorates: { kind: 'persist', store: 'localStorage', keeps: 'name' },
        },
      },
    },
    'mobx-persist-store': {
      members: {
        makePersistable: {
          call: { when: { '1.storage': 'present' }, ...keeps('1.properties', { where: '1.storage' }) },
        },
      },
    },
    'ngrx-store-localstorage': { members: { localStorageSync: { call: keeps('0.keys', { where: '0.storage' }) } } },
    '@solid-primitives/storage': {
      members: { makePersisted: { call: keeps('1.name', { value: '0', where: '1.storage' }) } },
    },
    'solid-js/store': { members: { createStore: { call: { gives: '$0' } } } },
    'vuex-persist': { new: vuexPersist, members: { VuexPersistence: { new: vuexPersist } } },
    'jotai/utils': {
      members: {
        atomWithStorage: { call: keeps('0', { value: '1', where: '2' }) },
        createJSONStorage: { call: { gives: '$0' } },
      },
    },
    '@vueuse/core': {
      members: {
        useLocalStorage: named,
        useSessionStorage: ofSession,
        useStorage: { call: keeps('0', { value: '1', where: '2' }) },
      },
    },
    'usehooks-ts': { members: { useLocalStorage: named, useSessionStorage: ofSession } },
    'react-use': { members: { useLocalStorage: named, useSessionStorage: ofSession } },
    ahooks: { members: { useLocalStorageState: named, useSessionStorageState: ofSession } },
    '@uidotdev/usehooks': { members: { useLocalStorage: named, useSessionStorage: ofSession } },
    '@mantine/hooks': {
      members: { useLocalStorage: ofKey, useSessionStorage: { call: keeps('0.key', { store: 'sessionStorage' }) } },
    },
    'use-local-storage': named,
    'use-local-storage-state': named,
    '@rehooks/local-storage': { members: { useLocalStorage: named, writeStorage: write } },
    'svelte-persisted-store': { members: { persisted: named } },
    'svelte-local-storage-store': { members: { persisted: named, writable: named } },
    store: { members: { set: write } },
    store2: {
      members: { set: write },
      call: { when: { 1: 'present' }, op: { kind: 'store', store: 'localStorage', name: '0', value: '1' } },
    },
    'localstorage-slim': { members: { set: write } },
    lscache: { members: { set: write } },
    quasar: { members: { LocalStorage: '#writer', SessionStorage: '#sessionWriter' } },
    'ngx-webstorage': {
      members: {
        LocalStorageService: { new: { gives: '#writer' } },
        SessionStorageService: { new: { gives: '#sessionWriter' } },
      },
    },
    'oidc-client-ts': {
      members: {
        WebStorageStateStore: { new: { when: { '0.store': 'present' }, op: { kind: 'persist', where: '0.store' } } },
      },
    },
    'oidc-client': {
      members: {
        WebStorageStateStore: { new: { when: { '0.store': 'present' }, op: { kind: 'persist', where: '0.store' } } },
      },
    },
    ...Object.fromEntries(
      ['@azure/msal-browser', '@azure/msal-react', '@azure/msal-angular'].map((name) => [name, msal()]),
    ),
    '@auth0/auth0-spa-js': {
      new: auth0(),
      members: { Auth0Client: { new: auth0() }, createAuth0Client: { call: auth0() } },
    },
  },
};

/** msal keeps tokens in sessionStorage by itself, and in localStorage where it is told to. */
function msal(): Thing {
  const use: Use = {
    when: { '0.cache.cacheLocation': { is: ['localStorage'] } },
    op: { kind: 'persist', store: 'localStorage', where: '0.cache.cacheLocation' },
  };
  return {
    members: { PublicClientApplication: { new: use, members: { createPublicClientApplication: { call: use } } } },
  };
}

/** auth0 keeps tokens in memory by itself, and in localStorage where it is told to. */
function auth0(): Use {
  return {
    when: { '0.cacheLocation': { is: ['localstorage'] } },
    op: { kind: 'persist', store: 'localStorage', where: '0.cacheLocation' },
  };
}

export default platform;
