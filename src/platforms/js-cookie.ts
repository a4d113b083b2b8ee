import type { Platform, Thing } from '../model/vocabulary.ts';

const cookies: Thing = {
  members: {
    set: { call: { op: { kind: 'store', store: 'cookie', name: '0', value: '1' } } },
    get: { call: { op: { kind: 'read', name: '0' } } },
  },
};

const platform: Platform = { name: 'js-cookie', modules: { 'js-cookie': cookies } };

export default platform;
