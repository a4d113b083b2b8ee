import type { Op, Platform, Thing } from '../model/vocabulary.ts';

/** A storage of the browser, as every script of the page sees it. */
export const storage = (store: 'localStorage' | 'sessionStorage'): Thing => ({
  members: {
    setItem: { call: { op: { kind: 'store', store, name: '0', value: '1' } } },
    getItem: { call: { op: { kind: 'read', name: '0' } } },
  },
  writeMember: { kind: 'store', store, name: 'name', value: 'written' },
});

const cookie: Op = { kind: 'store', store: 'cookie', value: 'written' };
const setParameter: Thing = { call: { op: { kind: 'parameter', name: '0', value: '1' } } };

/** Names that mean the same whether or not `window.` stands before them. */
const shared: Record<string, `#${string}`> = {
  localStorage: '#localStorage',
  sessionStorage: '#sessionStorage',
  document: '#document',
  cookieStore: '#cookieStore',
  URL: '#URL',
  URLSearchParams: '#URLSearchParams',
  postMessage: '#message',
  // Google's tag and Meta's pixel, which a page loads by a script of its own.
  gtag: '#tag',
  fbq: '#tag',
  dataLayer: '#dataLayer',
};

const platform: Platform = {
  name: 'browser',
  globals: {
    ...shared,
    Storage: '#Storage',
    window: '#window',
    globalThis: '#window',
    self: '#window',
    top: '#window',
    Worker: { new: { gives: '#port' } },
    SharedWorker: { new: { gives: '#port' } },
    BroadcastChannel: { new: { gives: '#port' } },
    MessageChannel: { new: { gives: '#ports' } },
  },
  things: {
    tag: { call: { op: { kind: 'log' } } },
    dataLayer: { members: { push: '#tag' } },
    localStorage: storage('localStorage'),
    sessionStorage: storage('sessionStorage'),
    document: { members: { cookie: { write: cookie } } },
    cookieStore: {
      members: {
        set: {
          call: [
            { when: { 0: 'object' }, op: { kind: 'store', store: 'cookie', name: '0.name', value: '0.value' } },
            { op: { kind: 'store', store: 'cookie', name: '0', value: '1' } },
          ],
        },
      },
    },
    window: { members: shared },
    // A window's: the origin is an argument of its own, or one of the options.
    message: { call: { op: { kind: 'message', value: '0', address: ['1.targetOrigin', '1'] } } },
    // A worker's or a channel's: whoever gets it is of the same program.
    port: { members: { postMessage: {} } },
    ports: { members: { port1: '#port', port2: '#port' } },
    // A type's name: what is declared so is a storage of the browser, most often the one that stays.
    Storage: { new: { gives: '#localStorage' } },
    URL: { new: { gives: '#url' } },
    url: { members: { searchParams: '#searchParams' } },
    URLSearchParams: { new: { op: { kind: 'parameter', entries: '0' }, gives: '#searchParams' } },
    queryReader: { call: { op: { kind: 'receive', name: '0' } } },
    searchParams: {
      // What some routers call so is an object with the parameters as its properties.
      readMember: { kind: 'receive', name: 'name' },
      members: {
        set: setParameter,
        append: setParameter,
        get: { call: { op: { kind: 'receive', name: '0' } } },
        getAll: { call: { op: { kind: 'receive', name: '0' } } },
      },
      handedTo: { fromEntries: { gives: '#parameterFields' } },
    },
    // An object with the parameters as its properties.
    parameterFields: { readMember: { kind: 'receive', name: 'name' } },
  },
  ambient: {
    postMessage: {
      is: '#message',
      notOn: [
        ...[
          'worker',
          '*Worker',
          'port',
          '*Port',
          'port1',
          'port2',
          'channel',
          '*Channel',
          'broadcast',
          'bc',
          'connect',
        ],
      ],
    },
    searchParams: '#searchParams',
    getQueryParam: '#queryReader',
    getUrlParam: '#queryReader',
    localStorage: '#localStorage',
    sessionStorage: '#sessionStorage',
  },
  names: { methods: { getItem: { reads: '0' } }, globalObjects: ['globalThis', 'window', 'self', 'top'] },
  browserModules: [
    ...[
      'react',
      'react-dom*',
      'react-router*',
      'react-redux',
      'react-query',
      '@tanstack/react-*',
      'preact*',
      'solid-js*',
      '@remix-run/react',
      'redux*',
    ],
    ...[
      'vue',
      'vue-router',
      'vuex',
      'pinia',
      '@vue/*',
      'svelte*',
      '@angular/*',
      'ngx-*',
      'next/router',
      'next/navigation',
    ],
    ...[
      'js-cookie',
      'universal-cookie',
      'react-cookie',
      'jquery',
      'react-native*',
      'expo*',
      '@ionic/*',
      '@reduxjs/toolkit*',
    ],
  ],
  browserGlobals: [
    ...['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'alert', 'location', 'indexedDB'],
    // Of extensions, whose workers have no window.
    'chrome',
  ],
};

export default platform;
