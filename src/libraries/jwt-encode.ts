import type { Library, Thing } from '../model/vocabulary.ts';

/** Signs with HS256 only, mostly in browsers, where the secret is no secret. */
const sign: Thing = {
  call: { op: { kind: 'sign', payload: '0', key: '1', issues: { algorithms: { at: '2.alg', absent: 'HS256' } } } },
};

const library: Library = {
  name: 'jwt-encode',
  exports: { ...sign, members: { default: sign } },
  verifiedOn: '1.0.1',
};

export default library;
