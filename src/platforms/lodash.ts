import type { Platform, Thing } from '../model/vocabulary.ts';

/** The second source wins, as with `Object.assign`; deeper down, `merge` goes on by itself. */
const filling: Thing = { call: { merges: '0+', fills: '0', passes: '0+' } };
const FILLING = ['assign', 'assignIn', 'extend', 'merge'];
const members = Object.fromEntries(FILLING.map((name) => [name, filling]));

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
  modules: {
    lodash: { members },
    'lodash-es': { members },
    underscore: { members: { assign: filling, extend: filling } },
    'object-assign': filling,
    ...Object.fromEntries(
      FILLING.flatMap((name) => [
        [`lodash/${name}`, filling],
        [`lodash.${name.toLowerCase()}`, filling],
      ]),
    ),
  },
};

export default platform;
