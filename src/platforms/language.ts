import type { NamedFlow, Platform } from '../model/vocabulary.ts';

const same: NamedFlow = { passes: 'receiver' };
const encoded: NamedFlow = { passes: '0' };
const element: NamedFlow = { hands: { from: 'receiver', to: '0', as: 'element' } };
const record = <T>(names: readonly string[], value: T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, value]));

/** JavaScript itself, with what every runtime brings along. */
const platform: Platform = {
  name: 'language',
  names: {
    globals: {
      'Object.assign': { merges: '0+', fills: '0', passes: '0+' },
      ...record(['Object.freeze', 'Object.seal', 'Object.preventExtensions', 'Promise.resolve'], {
        gives: '$0',
        passes: '0',
      } satisfies NamedFlow),
      ...record(['Object.entries', 'Object.values', 'Object.fromEntries', 'Array.from'], encoded),
      'Array.of': { passes: '0+' },
      'JSON.parse': { passes: '0', copies: '0' },
      // Of pairs, which is how forms and parameters come.
      'Object.fromEntries': { passes: '0', copies: '0' },
      String: { gives: '$0', passes: '0' },
    },
    functions: {
      ...record(['encodeURIComponent', 'encodeURI', 'String', 'btoa', 'escape'], encoded),
      // Of JSON, and of what writes query strings.
      stringify: { passes: '0', copies: '0' },
      parse: { copies: '0' },
      // They answer with what the function that they keep answers.
      ...record(['lazy', 'once', 'memoize', 'memoizeOne', 'pMemoize', 'cached', 'singleton'], {
        gives: '$0',
      } satisfies NamedFlow),
      structuredClone: { passes: '0', copies: '0' },
      // Of node:util.
      inspect: encoded,
    },
    methods: {
      ...record(['toString', 'valueOf', 'trim', 'trimStart', 'trimEnd', 'toLowerCase'], same),
      ...record(['at', 'flat', 'join', 'reverse', 'toReversed'], same),
      concat: { passes: ['receiver', '0+'] },
      ...record(['repeat', 'padStart', 'padEnd'], same),
      ...record(['slice', 'substring'], { passes: 'receiver', hides: { from: '0', to: '1' } } satisfies NamedFlow),
      substr: { passes: 'receiver', hides: { from: '0', length: '1' } },
      ...record(['replace', 'replaceAll'], { passes: 'receiver', hides: { by: '1' } } satisfies NamedFlow),
      ...record(['forEach', 'map', 'filter', 'findIndex', 'some', 'every', 'flatMap'], element),
      ...record(['find', 'findLast'], { ...element, finds: true } satisfies NamedFlow),
      then: { gives: '$0()', passes: '0()', hands: { from: 'receiver', to: '0', as: 'whole' } },
      catch: { gives: 'self', passes: 'receiver' },
      finally: { gives: 'self', passes: 'receiver' },
      // Of maps, headers, parameters and caches.
      get: { reads: '0' },
      toJSON: { copies: 'receiver', unfolds: 'receiver' },
      set: { puts: { value: '1', under: '0', replaces: true } },
      append: { puts: { value: '1', under: '0' } },
      add: { puts: { value: '0' } },
      ...record(['push', 'unshift'], { puts: { value: '0+' } } satisfies NamedFlow),
      delete: { removes: '0' },
      // Of maps, headers and parameters, and of arrays.
      ...record(['entries', 'values'], same),
    },
    classes: record(['*Error', 'URL', 'URLSearchParams', 'String', 'Headers', 'FormData', 'Map', 'Set'], {
      passes: '0+',
    }),
    members: {
      // Of addresses.
      ...record(['href', 'search', 'searchParams'], { whole: true }),
      ...record(['length', 'size', 'byteLength'], { hides: true }),
      ...record(['then', 'catch', 'finally', 'get', 'set'], { besideBox: true }),
    },
  },
};

export default platform;
