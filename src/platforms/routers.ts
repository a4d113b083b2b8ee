import type { Platform } from '../model/vocabulary.ts';

const platform: Platform = {
  name: 'routers',
  things: {
    query: { readMember: { kind: 'receive', name: 'name' } },
    searchParams: { members: { get: { call: { op: { kind: 'receive', name: '0' } } } } },
    searchParamsPair: { members: { 0: '#searchParams' } },
  },
  modules: {
    qs: { members: { parse: { call: { gives: '#query' } } } },
    'query-string': { members: { parse: { call: { gives: '#query' } } } },
    'next/navigation': { members: { useSearchParams: { call: { gives: '#searchParams' } } } },
    'react-router': { members: { useSearchParams: { call: { gives: '#searchParamsPair' } } } },
    'react-router-dom': { members: { useSearchParams: { call: { gives: '#searchParamsPair' } } } },
  },
};

export default platform;
