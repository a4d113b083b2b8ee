import rule from '../../rules/no-token-in-storage.ts';
import { reported, silent, testRule, type Expected } from '../rules/cases.ts';

/* State that packages make outlive the page. */

const kept = (name: string): Expected<'storage'> => ({ messageId: 'storage', data: { name, store: 'localStorage' } });
const cookie = (name: string): Expected<'cookie'> => ({ messageId: 'cookie', data: { name } });
const inSession = (name: string): Expected<'storage'> => ({
  messageId: 'storage',
  data: { name, store: 'sessionStorage' },
});

const VUEX = "import { createStore } from 'vuex'; import createPersistedState from 'vuex-persistedstate'; ";
const REDUX =
  "import { combineReducers } from 'redux'; import { persistReducer } from 'redux-persist'; import storage from 'redux-persist/lib/storage'; ";
const SESSION =
  "const session = (state = { jwt: '', name: '' }, action) => state; const view = (state = { page: 1 }, action) => state; ";
const PINIA = "import { defineStore } from 'pinia'; ";

testRule('no-token-in-storage: state that is kept', rule, {
  valid: [
    silent(
      'Vuex without a token',
      `${VUEX}export const a = createStore({ state: { theme: 'dark' }, plugins: [createPersistedState()] }); // token`,
    ),
    silent(
      'Vuex, another part',
      `${VUEX}const state = { session: { jwt: '' }, view: { page: 'a' } }; export const a = createStore({ state, plugins: [createPersistedState({ paths: ['view'] })] });`,
    ),
    silent(
      'Vuex with a reducer that leaves the token out',
      `${VUEX}const session = { state: () => ({ jwt: '', name: '' }) }; export const a = createStore({ modules: { session }, plugins: [createPersistedState({ reducer: ({ session }) => ({ name: session.name }) })] });`,
    ),
    silent(
      'Vuex with actions',
      `${VUEX}const mutations = { setToken(state, token) { hold(token); } }; export const a = createStore({ modules: { session: { state: { name: '' }, mutations } }, plugins: [createPersistedState()] });`,
    ),
    silent(
      'redux-persist, another part',
      `${REDUX}${SESSION}export const a = persistReducer({ key: 'a', storage, whitelist: ['view'] }, combineReducers({ session, view }));`,
    ),
    silent(
      'storage of another type',
      "export const f = (store: App['storage'], jwt: string) => store.setItem('jwt', jwt); export const g = (kept: typeof keptElsewhere, jwt: string) => kept.setItem('jwt', jwt);",
    ),
    silent(
      'redux-persist, all but the part with the token',
      `${REDUX}${SESSION}export const a = persistReducer({ key: 'a', storage, blacklist: ['session'] }, combineReducers({ session, view }));`,
    ),
    silent(
      'redux-persist, with a transform that may encrypt',
      `${REDUX}${SESSION}import { encryptTransform } from 'redux-persist-transform-encrypt'; export const a = persistReducer({ key: 'a', storage, transforms: [encryptTransform({ secretKey: key() })] }, combineReducers({ session, view }));`,
    ),
    silent(
      'redux-persist, all but the token',
      `${REDUX}${SESSION}export const a = persistReducer({ key: 'a', storage, blacklist: ['jwt'] }, session);`,
    ),
    silent(
      'redux-persist with reducers from elsewhere',
      `${REDUX}import { root } from './root.js'; export const a = persistReducer({ key: 'token', storage }, root);`,
    ),
    silent(
      'redux-persist in a secure store',
      `import { persistReducer } from 'redux-persist'; import createSecureStore from 'redux-persist-expo-securestore'; const storage = createSecureStore(); ${SESSION}export const a = persistReducer({ key: 'a', storage }, session);`,
    ),
    silent(
      'redux-persist on a phone, by name alone',
      `import { persistReducer } from 'redux-persist'; import storage from '@react-native-async-storage/async-storage'; ${SESSION}export const a = persistReducer({ key: 'a', storage }, session);`,
    ),
    silent(
      'MobX without the token',
      "import { observable } from 'mobx'; import { persist } from 'mobx-persist'; export class A { @persist @observable theme = ''; @observable token = ''; }",
    ),
    silent(
      'a decorator of something else',
      "import { persist } from './orm.js'; import 'mobx-persist'; export class A { @persist token = ''; }",
    ),
    silent(
      'makePersistable in a store from elsewhere',
      "import { makePersistable } from 'mobx-persist-store'; import { storage } from './storage.js'; export class A { token = ''; constructor() { makePersistable(this, { name: 'a', properties: ['token'], storage }); } }",
    ),
    silent(
      'ngrx, another part',
      "import { localStorageSync } from 'ngrx-store-localstorage'; export const a = (token) => localStorageSync({ keys: [{ view: ['page'] }, 'theme'] });",
    ),
    silent(
      'MobX without decorators, switched off',
      "import { persist } from 'mobx-persist'; export const a = persist({ jwt: false, name: true })(data);",
    ),
    silent(
      'values of hooks and atoms without a token',
      "import { atomWithStorage } from 'jotai/utils'; import { persisted } from 'svelte-persisted-store'; export const a = [atomWithStorage('view', { theme: '', hasToken: false }), persisted('view', { setToken: () => {}, csrfToken: '' })];",
    ),
    silent(
      'Solid, another signal',
      "import { makePersisted } from '@solid-primitives/storage'; export const [page] = makePersisted(createSignal(''), { name: 'page' }); hold(token);",
    ),
    silent(
      'pinia without a plugin',
      `${PINIA}export const a = defineStore('a', { state: () => ({ token: '' }), persist: false });`,
    ),
    silent(
      'pinia in a store from elsewhere',
      `${PINIA}import { storage } from './storage.js'; export const a = defineStore('a', { state: () => ({ token: '' }), persist: { storage } });`,
    ),
    silent(
      "a server's cookie",
      "import * as cookie from 'cookie'; export const f = (res, jwt) => res.setHeader('Set-Cookie', cookie.serialize('jwt', jwt, {})); document.cookie = 'a=b';",
    ),
  ],
  invalid: [
    reported(
      'Vuex, all of it',
      `${VUEX}export const a = createStore({ state: { session: { jwt: null } }, plugins: [⟦createPersistedState⟧()] });`,
      kept('jwt'),
    ),
    reported(
      'Vuex, a module',
      `${VUEX}const session = { namespaced: true, state: () => ({ accessToken: '' }) }; export const a = createStore({ modules: { session }, plugins: [createPersistedState({ paths: [⟦'session'⟧] })] });`,
      kept('accessToken'),
    ),
    reported(
      'Vuex, a part of a part',
      `${VUEX}const state = { app: { session: { refreshToken: '' } } }; export const a = createStore({ state, plugins: [createPersistedState({ paths: [⟦'app.session'⟧], storage: window.sessionStorage })] });`,
      inSession('refreshToken'),
    ),
    reported(
      'redux-persist, all of a reducer',
      `${REDUX}${SESSION}export const a = ⟦persistReducer⟧({ key: 'a', storage }, session);`,
      kept('jwt'),
    ),
    reported(
      'redux-persist, one of several',
      `${REDUX}${SESSION}export const a = persistReducer({ key: 'a', storage, whitelist: [⟦'session'⟧, 'view'] }, combineReducers({ session, view }));`,
      kept('jwt'),
    ),
    reported(
      'storage that is handed in as what the page has',
      "export const f = (store: Window['sessionStorage'], jwt: string) => store.setItem('jwt', ⟦jwt⟧); export const g = (store: typeof localStorage, jwt: string) => store.setItem('jwt', ⟦jwt⟧);",
      [inSession('jwt'), kept('jwt')],
    ),
    reported(
      'a cookie that is made first',
      "import { serialize } from 'cookie'; export function keep(jwt: string) { const text = serialize('jwt', jwt, { httpOnly: true, secure: true, sameSite: 'lax' }); document.cookie = ⟦text⟧; }",
      { messageId: 'cookie', data: { name: 'jwt' } },
    ),
    reported(
      'redux-persist, all of several',
      `${REDUX}${SESSION}export const a = ⟦persistReducer⟧({ key: 'a', storage }, combineReducers({ view, session }));`,
      kept('jwt'),
    ),
    reported(
      'redux-persist, a slice',
      `import { createSlice } from '@reduxjs/toolkit'; ${REDUX}const session = createSlice({ name: 'session', initialState: { accessToken: '' }, reducers: {} }); export const a = ⟦persistReducer⟧({ key: 'a', storage }, session.reducer);`,
      kept('accessToken'),
    ),
    reported(
      'redux-persist, a slice among others',
      `import { combineReducers, createSlice } from '@reduxjs/toolkit'; import { persistReducer } from 'redux-persist'; import storage from 'redux-persist/lib/storage'; const initialState = { refreshToken: null as string | null }; const session = createSlice({ name: 'session', initialState, reducers: {} }); export const a = persistReducer({ key: 'a', storage, whitelist: [⟦'session'⟧] }, combineReducers({ session: session.reducer }));`,
      kept('refreshToken'),
    ),
    reported(
      'redux-persist on a phone',
      `import { persistReducer } from 'redux-persist'; import storage from '@react-native-async-storage/async-storage'; ${SESSION}export const a = ⟦persistReducer⟧({ key: 'a', storage }, session);`,
      { messageId: 'app', data: { name: 'jwt' } },
      { options: [{ evidence: 'name' }] },
    ),
    reported(
      'MobX',
      "import { observable } from 'mobx'; import { persist } from 'mobx-persist'; export class A { @persist @observable ⟦accessToken⟧ = ''; @persist('object') @observable ⟦tokens⟧ = {}; }",
      [kept('accessToken'), kept('tokens')],
    ),
    reported(
      'MobX without decorators',
      "import { persist } from 'mobx-persist'; export const a = persist({ ⟦jwt: {}⟧, name: {} })(data);",
      kept('jwt'),
    ),
    reported(
      'MobX without decorators, switched on',
      "import { persist } from 'mobx-persist'; class Session { jwt = ''; name = ''; } export const a = persist({ ⟦jwt: true⟧, name: true })(Session);",
      kept('jwt'),
    ),
    reported(
      'the value that an atom, a store and a hook begin with',
      "import { atomWithStorage, createJSONStorage } from 'jotai/utils'; import { persisted } from 'svelte-persisted-store'; export const a = ⟦atomWithStorage⟧('session', { accessToken: '' }); export const b = ⟦persisted⟧('session', { jwt: null, name: '' }); export const c = atomWithStorage(⟦'jwt'⟧, '', createJSONStorage(() => sessionStorage));",
      [kept('accessToken'), kept('jwt'), inSession('jwt')],
    ),
    reported(
      'a store of Solid',
      "import { makePersisted } from '@solid-primitives/storage'; import { createStore } from 'solid-js/store'; export const [session] = ⟦makePersisted⟧(createStore({ accessToken: '', name: '' }), { name: 'session' });",
      kept('accessToken'),
    ),
    reported(
      'vuex-persist, all of the state',
      "import Vuex from 'vuex'; import VuexPersistence from 'vuex-persist'; const session = { state: () => ({ jwt: '' }) }; export const a = new Vuex.Store({ modules: { session }, plugins: [new ⟦VuexPersistence⟧({ storage: window.localStorage }).plugin] });",
      kept('jwt'),
    ),
    reported(
      'makePersistable',
      "import { makePersistable } from 'mobx-persist-store'; export class A { token = ''; constructor() { makePersistable(this, { name: 'a', properties: [⟦'token'⟧], storage: window.localStorage }); } }",
      kept('token'),
    ),
    reported(
      'ngrx',
      "import { localStorageSync } from 'ngrx-store-localstorage'; export const a = localStorageSync({ keys: ['theme', { session: ['name', ⟦'refreshToken'⟧] }], rehydrate: true });",
      kept('refreshToken'),
    ),
    reported(
      'Solid',
      "import { makePersisted } from '@solid-primitives/storage'; export const [jwt] = makePersisted(createSignal(''), { name: ⟦'jwt'⟧, storage: sessionStorage });",
      inSession('jwt'),
    ),
    reported(
      'pinia, told nothing of the store',
      `${PINIA}export const a = defineStore('a', { state: () => ({ ⟦token: ''⟧ }), persist: { storage: undefined } });`,
      kept('token'),
    ),
    reported(
      'pinia, deeper in the state',
      `${PINIA}export const a = defineStore('a', { state: () => ({ user: { ⟦token: ''⟧ } }), persist: true });`,
      kept('token'),
    ),
    reported(
      'a cookie whose string a function makes',
      "import { stringifySetCookie } from 'cookie'; export const f = (jwt) => { document.cookie = stringifySetCookie({ name: 'a', value: ⟦jwt⟧ }); };",
      cookie('jwt'),
    ),
    reported(
      'a cookie whose string an older function makes',
      "import cookie from 'cookie'; export const f = (given) => { window.document.cookie = cookie.serialize('access_token', ⟦given⟧, { path: '/' }); };",
      cookie('access_token'),
    ),
  ],
});
