import type { Platform } from '../model/vocabulary.ts';

/** Runes, and the stores of older versions. */
const platform: Platform = {
  name: 'Svelte',
  names: {
    functions: { '$derived*': { passes: '0()' } },
    members: { subscribe: { besideBox: true }, set: { besideBox: true }, update: { besideBox: true } },
  },
};

export default platform;
