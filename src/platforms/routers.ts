import type { Platform } from '../model/vocabulary.ts';

const platform: Platform = {
  name: 'routers',
  things: {
    searchParams: { members: { get: { call: { op: { kind: 'receive', name: '0' } } } } },
    searchParamsPair: { members: { 0: '#searchParams' } },
  },
  modules: {
    'next/navigation': { members: { useSearchParams: { call: { gives: '#searchParams' } } } },
    'react-router': { members: { useSearchParams: { call: { gives: '#searchParamsPair' } } } },
    'react-router-dom': { members: { useSearchParams: { call: { gives: '#searchParamsPair' } } } },
  },
};

export default platform;
