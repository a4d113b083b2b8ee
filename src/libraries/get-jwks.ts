import type { Library, Thing } from '../model/vocabulary.ts';

const build: Thing = { call: { op: { kind: 'keySet' }, gives: '#keys' } };
const key: Thing = { call: { op: { kind: 'publicKey' } } };

const library: Library = {
  name: 'get-jwks',
  exports: { ...build, members: { default: build } },
  things: { keys: { members: { getPublicKey: key, getJwk: key } } },
  runtime: 'server',
  verifiedOn: '11.0.3',
};

export default library;
