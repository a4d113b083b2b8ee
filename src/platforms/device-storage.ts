import type { Op, Platform, Store, Thing, Use } from '../model/vocabulary.ts';

const written = (store: Store, rest: Partial<Op> = { name: '0', value: '1' }): Thing => ({
  call: { op: { kind: 'store', store, ...rest } },
});
const record = <T>(names: readonly string[], value: T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, value]));
const read: Thing = { call: { op: { kind: 'read', name: '0' } } };
const many = (store: Store): Thing => written(store, { entries: '0' });

/** `set(name, value)`, and `set({ name: value })` */
const either = (store: Store): Thing => ({
  call: [
    { when: { 0: 'object' }, op: { kind: 'store', store, entries: '0' } },
    { op: { kind: 'store', store, name: '0', value: '1' } },
  ],
});

const items = (store: Store): Thing => ({
  members: {
    setItem: written(store),
    setItemSync: written(store),
    setItemAsync: written(store),
    mergeItem: written(store),
    multiSet: many(store),
    multiMerge: many(store),
    setMany: many(store),
    getItem: read,
  },
});
const values = (store: Store): Thing => ({ members: { set: written(store), get: read } });
const area: Thing = { members: { set: many('extension') } };
const asyncStorage: Thing = {
  members: {
    ...items('app').members,
    createAsyncStorage: { call: { gives: '#app' } },
    getLegacyStorage: { call: { gives: '#app' } },
    useAsyncStorage: { call: { gives: '#appItem' } },
  },
};

/** With a key of its own, what a store writes is no plain text. */
const unlessEncrypted = (place: '0.encryptionKey', thing: `#${string}`): readonly Use[] => [
  { when: { [place]: 'missing' }, gives: thing },
];

/**
 * What keeps values on a device, for a program that is no page, or in a page and out of sight of `localStorage`: apps, extensions of
 * browsers, desktop programs, IndexedDB. Keychains and their like are not described, and what they keep is no finding.
 */
const platform: Platform = {
  name: 'device storage',
  globals: { chrome: '#extension', browser: '#extension' },
  things: {
    app: items('app'),
    appWrite: written('app'),
    tableWrite: written('indexedDB', { name: '1', value: '0' }),
    tableChange: written('indexedDB', { name: '0', value: '1' }),
    appItem: {
      members: {
        setItem: written('app', { name: 'self.0', value: '0' }),
        mergeItem: written('app', { name: 'self.0', value: '0' }),
      },
    },
    appValues: values('app'),
    extension: { members: { storage: { members: { local: area, sync: area } } } },
    extensionValues: { members: { set: written('extension'), setMany: many('extension'), get: read } },
    desktop: { members: { set: either('desktop'), get: read } },
    indexed: items('indexedDB'),
    indexedValues: values('indexedDB'),
    objectStore: {
      members: record(['put', 'add'], written('indexedDB', { name: '1', value: '0' })),
    },
    ofObjectStore: { call: { gives: '#objectStore' } },
    database: {
      members: record(['put', 'add'], written('indexedDB', { name: '2', value: '1' })),
    },
    dexie: { members: { table: { call: { gives: '#table' } } }, anyMember: '#table' },
    table: {
      members: {
        ...record(['put', 'add'], '#tableWrite'),
        ...record(['bulkPut', 'bulkAdd'], written('indexedDB', { value: '0' })),
        ...record(['update', 'upsert'], '#tableChange'),
      },
    },
  },
  ambient: {
    setItem: { is: '#appWrite', on: ['AsyncStorage', 'asyncStorage'] },
    objectStore: '#ofObjectStore',
    ...record(['put', 'add'], { is: '#tableWrite', with: ['dexie'] }),
  },
  modules: {
    '@react-native-async-storage/async-storage': asyncStorage,
    '@react-native-community/async-storage': asyncStorage,
    'react-native': { members: { AsyncStorage: '#app' } },
    'expo-sqlite/kv-store': { members: { ...items('app').members, AsyncStorage: '#app', Storage: '#app' } },
    'react-native-mmkv': {
      members: {
        MMKV: { new: unlessEncrypted('0.encryptionKey', '#appValues') },
        createMMKV: { call: unlessEncrypted('0.encryptionKey', '#appValues') },
      },
    },
    '@capacitor/preferences': {
      members: { Preferences: { members: { set: written('app', { name: '0.key', value: '0.value' }) } } },
    },
    '@capacitor/storage': {
      members: { Storage: { members: { set: written('app', { name: '0.key', value: '0.value' }) } } },
    },
    '@ionic/storage': { members: { Storage: { new: { gives: '#indexedValues' } } } },
    '@ionic/storage-angular': { members: { Storage: { new: { gives: '#indexedValues' } } } },
    'webextension-polyfill': { members: { storage: { members: { local: area, sync: area } } } },
    'wxt/browser': { members: { browser: '#extension' } },
    '@plasmohq/storage': {
      members: {
        Storage: {
          new: [
            { when: { '0.area': 'missing' }, gives: '#extensionValues' },
            { when: { '0.area': { is: ['local', 'sync'] } }, gives: '#extensionValues' },
          ],
        },
      },
    },
    'electron-store': { new: unlessEncrypted('0.encryptionKey', '#desktop') },
    localforage: { members: { ...items('indexedDB').members, createInstance: { call: { gives: '#indexed' } } } },
    idb: { members: { openDB: { call: { gives: '#database' } } } },
    'idb-keyval': { members: { set: written('indexedDB'), setMany: many('indexedDB'), get: read } },
    dexie: { members: { Dexie: { new: { gives: '#dexie' } } }, new: { gives: '#dexie' } },
  },
};

export default platform;
