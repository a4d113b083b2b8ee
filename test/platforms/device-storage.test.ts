import rule from '../../rules/no-token-in-storage.ts';
import { reported, silent, testRule, type Expected } from '../rules/cases.ts';

/* Stores of phones, extensions, desktop programs, and the database of a page. */

type Message = 'app' | 'desktop' | 'extension' | 'storage';

const NAMED = { options: [{ evidence: 'name' }] } as const;
const kept = (messageId: Message, name: string): Expected<Message> => ({ messageId, data: { name, store: messageId } });
const indexed = (name: string): Expected<Message> => ({ messageId: 'storage', data: { name, store: 'IndexedDB' } });

const ASYNC = "import AsyncStorage from '@react-native-async-storage/async-storage'; ";

testRule('no-token-in-storage: by name alone', rule, {
  valid: [
    silent(
      'AsyncStorage, unless asked for',
      `${ASYNC}export const keep = (answer) => AsyncStorage.setItem('token', answer.token);`,
    ),
    silent(
      'an extension, unless asked for',
      'export const keep = (accessToken) => chrome.storage.local.set({ accessToken });',
    ),
    silent(
      'what is no token',
      `${ASYNC}export const keep = (csrfToken, tokens) => AsyncStorage.setItem('theme', csrfToken + tokens.length);`,
      NAMED,
    ),
    silent('clearing', `${ASYNC}export const clear = () => AsyncStorage.setItem('token', '');`, NAMED),
    silent(
      'the storage of a session of an extension',
      'export const keep = (accessToken, theme) => [chrome.storage.session.set({ accessToken }), chrome.storage.local.set({ theme })];',
      NAMED,
    ),
    silent(
      'what belongs to the administrator',
      'export const keep = (accessToken, theme) => [browser.storage.managed.set({ accessToken }), browser.storage.sync.set({ theme })];',
      NAMED,
    ),
    silent(
      'an area for the session, and one that encrypts',
      `
        import { Storage } from '@plasmohq/storage';
        import { SecureStorage } from '@plasmohq/storage/secure';
        const memory = new Storage({ area: 'session' });
        const locked = new SecureStorage();
        export const keep = (answer) => [memory.set('token', answer.token), locked.set('token', answer.token)];
      `,
      NAMED,
    ),
    silent(
      'stores with a key of their own',
      `
        import Store from 'electron-store';
        import { MMKV, createMMKV } from 'react-native-mmkv';
        import { key } from './keychain.js';
        const file = new Store({ encryptionKey: key });
        const fast = new MMKV({ id: 'session', encryptionKey: key });
        const made = createMMKV({ encryptionKey: key });
        export const keep = (answer) => [file, fast, made].map((one) => one.set('token', answer.token));
        export const again = (answer) => [file.set('token', answer.token), fast.set('token', answer.token), made.set('token', answer.token)];
      `,
      NAMED,
    ),
    silent(
      'keychains',
      `
        import * as Keychain from 'react-native-keychain';
        import { SecureStorage } from '@aparajita/capacitor-secure-storage';
        import { safeStorage } from 'electron';
        import Store from 'electron-store';
        const file = new Store();
        export const a = (answer) => Keychain.setGenericPassword('token', answer.token);
        export const b = (answer) => SecureStorage.setItem('token', answer.token);
        export const c = (answer) => file.set('session', safeStorage.encryptString(answer.token));
      `,
      NAMED,
    ),
    silent(
      'other records',
      "export const keep = (db, order) => db.transaction('orders').objectStore('orders').put(order, order.id); // no token",
      NAMED,
    ),
    silent(
      'a list that is no database',
      "import Dexie from 'dexie'; export const keep = (cache, page, nextToken) => cache.put(page, nextToken);",
      NAMED,
    ),
  ],
  invalid: [
    reported(
      'AsyncStorage',
      `${ASYNC}export const keep = (answer) => AsyncStorage.setItem('token', ⟦answer.token⟧);`,
      kept('app', 'token'),
      NAMED,
    ),
    reported(
      'several at once',
      `${ASYNC}export const keep = (answer) => AsyncStorage.multiSet([['user', answer.name], ['token', ⟦answer.token⟧], ['refresh_token', ⟦answer.refreshToken⟧]]);`,
      [kept('app', 'token'), kept('app', 'refreshToken')],
      NAMED,
    ),
    reported(
      'several at once, by name',
      `${ASYNC}export const keep = (answer) => AsyncStorage.setMany({ user: answer.name, token: ⟦answer.token⟧ });`,
      kept('app', 'token'),
      NAMED,
    ),
    reported(
      'a whole session',
      `${ASYNC}export const keep = (answer) => AsyncStorage.mergeItem('session', ⟦JSON.stringify({ ...answer, token: answer.accessToken })⟧);`,
      kept('app', 'accessToken'),
      NAMED,
    ),
    reported(
      'a store under its own name',
      "import { createAsyncStorage } from '@react-native-async-storage/async-storage'; const sessions = createAsyncStorage('sessions'); export const keep = (jwt) => sessions.setItem('a', ⟦jwt⟧);",
      kept('app', 'jwt'),
      NAMED,
    ),
    reported(
      'a hook for one item',
      "import { useAsyncStorage } from '@react-native-async-storage/async-storage'; export const useKeep = () => { const item = useAsyncStorage('token'); return (answer) => item.setItem(⟦answer.value⟧); };",
      kept('app', 'token'),
      NAMED,
    ),
    reported(
      'AsyncStorage that the project hands on',
      "import { AsyncStorage } from './storage.js'; export const keep = (answer) => AsyncStorage.setItem('jwt', ⟦answer.jwt⟧);",
      kept('app', 'jwt'),
      NAMED,
    ),
    reported(
      'Capacitor',
      "import { Preferences } from '@capacitor/preferences'; export const keep = (answer) => Preferences.set({ key: 'token', value: ⟦answer.token⟧ });",
      kept('app', 'token'),
      NAMED,
    ),
    reported(
      'MMKV without a key',
      "import { MMKV } from 'react-native-mmkv'; const fast = new MMKV(); export const keep = (answer) => fast.set('token', ⟦answer.token⟧);",
      kept('app', 'token'),
      NAMED,
    ),
    reported(
      'Expo beside SQLite',
      "import Storage from 'expo-sqlite/kv-store'; export const keep = (answer) => Storage.setItemSync('token', ⟦answer.token⟧);",
      kept('app', 'token'),
      NAMED,
    ),
    reported(
      'an extension',
      "const KEY = 'access_token'; export const keep = (answer) => chrome.storage.local.set({ [KEY]: ⟦answer.value⟧, name: answer.name });",
      kept('extension', 'access_token'),
      NAMED,
    ),
    reported(
      'what an extension copies to every browser of the account',
      "import browser from 'webextension-polyfill'; export async function keep(refreshToken) { await browser.storage.sync.set({ refreshToken: ⟦refreshToken⟧ }); }",
      kept('extension', 'refreshToken'),
      NAMED,
    ),
    reported(
      'an object that is made first',
      'export function keep(answer) { const session = { jwt: ⟦answer.jwt⟧ }; return chrome.storage.local.set(session); }',
      kept('extension', 'jwt'),
      NAMED,
    ),
    reported(
      "Plasmo's storage, which is that of the account",
      "import { Storage } from '@plasmohq/storage'; const kept = new Storage(); export const keep = (answer) => kept.set('token', ⟦answer.token⟧);",
      kept('extension', 'token'),
      NAMED,
    ),
    reported(
      'a desktop program',
      "import Store from 'electron-store'; const file = new Store(); export const keep = (answer) => { file.set('token', ⟦answer.token⟧); file.set({ refreshToken: ⟦answer.refresh⟧ }); };",
      [kept('desktop', 'token'), kept('desktop', 'refreshToken')],
      NAMED,
    ),
    reported(
      'the database of a page',
      "export const keep = (db, accessToken) => db.transaction('session', 'readwrite').objectStore('session').put(⟦accessToken⟧, 'current');",
      indexed('accessToken'),
      NAMED,
    ),
    reported(
      'idb',
      "import { openDB } from 'idb'; export async function keep(answer) { const db = await openDB('app', 1); await db.put('session', ⟦answer.token⟧, 'token'); }",
      indexed('token'),
      NAMED,
    ),
    reported(
      'idb-keyval',
      "import { set, setMany } from 'idb-keyval'; export const keep = (answer) => { set('token', ⟦answer.token⟧); setMany([['jwt', ⟦answer.jwt⟧]]); };",
      [indexed('token'), indexed('jwt')],
      NAMED,
    ),
    reported(
      'an object that is filled before it is written',
      "export function keep(accessToken) { const items = {}; items['jwt'] = ⟦accessToken⟧; return chrome.storage.local.set(items); }",
      kept('extension', 'accessToken'),
      NAMED,
    ),
    reported(
      'records that are added and changed',
      "import { Dexie } from 'dexie'; const db = new Dexie('app'); export const keep = (accessToken) => [db.session.add(⟦{ id: 1, accessToken }⟧), db.session.update('me', ⟦{ accessToken }⟧), db.session.bulkPut(⟦[{ accessToken }]⟧)];",
      [indexed('accessToken'), indexed('accessToken'), indexed('accessToken')],
      NAMED,
    ),
    reported(
      'localforage',
      "import localforage from 'localforage'; const shelf = localforage.createInstance({ name: 'a' }); export const keep = (answer) => { localforage.setItem('token', ⟦answer.token⟧); shelf.setItem('jwt', ⟦answer.jwt⟧); };",
      [indexed('token'), indexed('jwt')],
      NAMED,
    ),
    reported(
      'Dexie',
      "import Dexie from 'dexie'; const db = new Dexie('app'); export const keep = (accessToken) => db.session.put(⟦{ id: 1, accessToken }⟧);",
      indexed('accessToken'),
      NAMED,
    ),
    reported(
      "Dexie, with the project's own class",
      "import { Dexie, type Table } from 'dexie'; class Database extends Dexie { session!: Table<object>; } const db = new Database('app'); export const keep = (accessToken: string) => db.session.put(⟦{ id: 1, accessToken }⟧);",
      indexed('accessToken'),
      NAMED,
    ),
    reported(
      'Ionic',
      "import { Storage } from '@ionic/storage-angular'; export class Session { constructor(private readonly kept: Storage) {} keep(answer: any) { return this.kept.set('token', ⟦answer.token⟧); } }",
      indexed('token'),
      NAMED,
    ),
  ],
});

testRule('no-token-in-storage: with more than a name', rule, {
  valid: [
    silent(
      'another value is the session',
      `
        ${ASYNC}
        export async function keep(answer, access) {
          await AsyncStorage.setItem('token', answer.token);
          return { headers: { Authorization: \`Bearer \${access}\` } };
        }
      `,
    ),
    silent(
      'what is read back is something else',
      `
        ${ASYNC}
        export const keep = (answer) => AsyncStorage.setItem('token', answer.token);
        export async function load() {
          const bearer = await AsyncStorage.getItem('session');
          return { headers: { Authorization: \`Bearer \${bearer}\` } };
        }
      `,
    ),
  ],
  invalid: [
    reported(
      'sent as a bearer',
      `
        ${ASYNC}
        export async function signIn(answer) {
          const { token } = answer;
          await AsyncStorage.setItem('token', ⟦token⟧);
          return fetch('/me', { headers: { Authorization: \`Bearer \${token}\` } });
        }
      `,
      kept('app', 'token'),
    ),
    reported(
      'within a record, and sent as a bearer that is put together with a plus',
      `
        import { openDB } from 'idb';
        export async function keep(session) {
          const db = await openDB('app', 1);
          await db.add('sessions', ⟦{ id: 1, accessToken: session.accessToken }⟧);
          return fetch('/me', { headers: { authorization: 'Bearer ' + session.accessToken } });
        }
      `,
      indexed('accessToken'),
    ),
    reported(
      'read back, and sent as a bearer',
      `
        ${ASYNC}
        const KEY = 'token';
        export const keep = (answer) => AsyncStorage.setItem(KEY, ⟦answer.token⟧);
        export async function load() {
          const session = await AsyncStorage.getItem(KEY);
          return { headers: { Authorization: \`Bearer \${session}\` } };
        }
      `,
      kept('app', 'token'),
    ),
    reported(
      'decoded',
      `
        import { jwtDecode } from 'jwt-decode';
        import { set } from 'idb-keyval';
        export function keep(text) {
          const { sub } = jwtDecode(text);
          return set(sub, ⟦text⟧);
        }
      `,
      indexed('text'),
    ),
  ],
});
