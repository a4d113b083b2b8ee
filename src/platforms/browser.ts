import type { Op, Platform, Thing } from '../model/vocabulary.ts';

const storage = (store: 'localStorage' | 'sessionStorage'): Thing => ({
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
  URL: '#URL',
  URLSearchParams: '#URLSearchParams',
};

const platform: Platform = {
  name: 'browser',
  globals: { ...shared, window: '#window', globalThis: '#window', self: '#window', top: '#window' },
  things: {
    localStorage: storage('localStorage'),
    sessionStorage: storage('sessionStorage'),
    document: { members: { cookie: { write: cookie } } },
    window: { members: shared },
    URL: { new: { gives: '#url' } },
    url: { members: { searchParams: '#searchParams' } },
    URLSearchParams: { new: { op: { kind: 'parameter', entries: '0' }, gives: '#searchParams' } },
    queryReader: { call: { op: { kind: 'receive', name: '0' } } },
    searchParams: {
      members: {
        set: setParameter,
        append: setParameter,
        get: { call: { op: { kind: 'receive', name: '0' } } },
      },
    },
  },
  ambient: {
    searchParams: '#searchParams',
    getQueryParam: '#queryReader',
    getUrlParam: '#queryReader',
    localStorage: '#localStorage',
    sessionStorage: '#sessionStorage',
  },
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
  browserGlobals: ['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'alert'],
};

export default platform;
