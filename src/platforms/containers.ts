import type { Platform } from '../model/vocabulary.ts';

/** Containers that are asked for an instance of a class: Angular's `inject`, Nest's `moduleRef.get`, tsyringe's `resolve`. */
const platform: Platform = {
  name: 'containers',
  names: {
    functions: { inject: { instance: '0' }, get: { instance: '0' }, resolve: { instance: '0' } },
  },
};

export default platform;
