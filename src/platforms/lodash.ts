import type { Platform } from '../model/vocabulary.ts';

/** Lodash and its like: underscore, ramda with the object first, es-toolkit. */
const platform: Platform = {
  name: 'lodash',
  names: {
    functions: {
      clone: { copies: '0' },
      cloneDeep: { copies: '0' },
      pick: { copies: '0', picks: '1+' },
      ...Object.fromEntries(
        ['debounce', 'throttle', 'once', 'memoize'].map((name) => [name, { gives: '$0' } as const]),
      ),
      omit: { copies: '0', omits: '1+' },
    },
  },
};

export default platform;
