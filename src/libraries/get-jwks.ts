import type { Library, Thing } from '../model/vocabulary.ts';

const key: Thing = { call: { op: { kind: 'publicKey' } } };

const library: Library = {
  name: 'get-jwks',
  exports: { call: { op: { kind: 'keySet' }, gives: '#keys' } },
  things: { keys: { members: { getPublicKey: key, getJwk: key } } },
  runtime: 'server',
  verifiedOn: '11.0.3',
};

export default library;
