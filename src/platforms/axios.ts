import type { Platform, Thing, Use } from '../model/vocabulary.ts';

const withoutBody: Use = { op: { kind: 'parameter', entries: '1.params' } };
const withBody: Use = { op: { kind: 'parameter', entries: '2.params' } };
const whole: Use = { op: { kind: 'parameter', entries: '0.params' } };

const members: Record<string, Thing> = {
  get: { call: withoutBody },
  delete: { call: withoutBody },
  head: { call: withoutBody },
  options: { call: withoutBody },
  post: { call: withBody },
  put: { call: withBody },
  patch: { call: withBody },
  request: { call: whole },
};

const platform: Platform = {
  name: 'axios',
  things: { instance: { call: whole, members } },
  modules: { axios: { call: whole, members: { ...members, create: { call: { ...whole, gives: '#instance' } } } } },
  globals: { axios: { call: whole, members } },
};

export default platform;
