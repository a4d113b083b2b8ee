import type { Platform } from '../model/vocabulary.ts';

/** References, what is read from them, and what is computed from others. */
const platform: Platform = {
  name: 'Vue',
  names: {
    functions: {
      ref: { passes: '0' },
      unref: { passes: '0' },
      toRaw: { passes: '0' },
      'computed*': { passes: '0()' },
    },
    members: { value: { box: true } },
  },
};

export default platform;
