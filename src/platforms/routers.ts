import type { Platform, Thing } from '../model/vocabulary.ts';
import { routerCookies } from './response-cookies.ts';

const entries: Thing = { call: { op: { kind: 'parameter', entries: '0' } } };
const parser: Thing = { members: { parse: { call: { gives: '#query' } }, stringify: entries } };
const routed = { queryParams: '#query', queryParamMap: '#map', params: '#query', paramMap: '#map' } as const;
const reactRouter: Thing = {
  members: {
    useSearchParams: { call: { gives: '#searchParamsPair' } },
    createSearchParams: entries,
    useParams: { call: { gives: '#query' } },
    ...routerCookies.members,
  },
};

/** Routers of pages, and what takes query strings apart and puts them together. */
const platform: Platform = {
  name: 'routers',
  things: {
    ...routerCookies.things,
    query: { readMember: { kind: 'receive', name: 'name' }, members: { pipe: { call: { gives: 'self' } } } },
    reader: { call: { op: { kind: 'receive', name: '0' } } },
    searchParams: { members: { get: '#reader' } },
    searchParamsPair: { members: { 0: '#searchParams', 1: entries } },
    map: { members: { get: '#reader', pipe: { call: { gives: 'self' } } } },
    route: {
      members: {
        ...routed,
        snapshot: { members: routed },
      },
    },
  },
  // Angular's ActivatedRoute, also where its type is out of sight, and Hono's request, whose query is a function.
  ambient: {
    queryParams: '#query',
    queryParamMap: '#map',
    query: { is: '#reader', on: ['req'] },
    param: { is: '#reader', on: ['req'] },
    // Handlers of these are handed the parts of the path by themselves.
    params: { is: '#query', with: ['@remix-run/*', 'next/server', '@sveltejs/kit', 'elysia'] },
  },
  modules: {
    qs: parser,
    'query-string': parser,
    querystring: parser,
    'next/navigation': { members: { useSearchParams: { call: { gives: '#searchParams' } } } },
    'react-router': reactRouter,
    'react-router-dom': reactRouter,
    'expo-router': { members: { useLocalSearchParams: { call: { gives: '#query' } } } },
    '@angular/router': { members: { ActivatedRoute: { new: { gives: '#route' } } } },
  },
};

export default platform;
