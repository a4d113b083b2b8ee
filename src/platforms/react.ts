import type { Platform } from '../model/vocabulary.ts';

/** References, hooks, and the selectors of the stores that components read: Redux, Zustand, Reselect. */
const platform: Platform = {
  name: 'React',
  names: {
    functions: {
      'use*': { passes: '0()' },
      'select*': { passes: '0()' },
      'get*': { passes: '0()' },
      useCallback: { gives: '$0' },
    },
    // Redux Toolkit's `dispatch(thunk).unwrap()`.
    methods: { unwrap: { passes: 'receiver' } },
    members: { current: { box: true } },
  },
};

export default platform;
