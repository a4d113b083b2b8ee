import type { NamedFlow, Platform } from '../model/vocabulary.ts';

const whole: NamedFlow = { hands: { from: 'receiver', to: '0', as: 'whole' } };

/** A stream counts as what it emits, as a promise counts as what it settles to. */
const platform: Platform = {
  name: 'RxJS',
  names: {
    methods: { subscribe: whole, tap: whole, getValue: { passes: 'receiver' } },
    members: {
      value: { box: true },
      subscribe: { besideBox: true },
      pipe: { besideBox: true },
      next: { besideBox: true },
      getValue: { besideBox: true },
    },
  },
};

export default platform;
