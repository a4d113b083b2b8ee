import type { Op, Places, Platform, Thing, Use } from '../model/vocabulary.ts';

const send = (address: Places, entries?: Places): Use => ({
  op: { kind: 'send', address, ...(entries && { entries }) } satisfies Op,
});
const READS = ['get', 'delete', 'head', 'options'];
const WRITES = ['post', 'put', 'patch'];
const record = (names: readonly string[], thing: Thing): Record<string, Thing> =>
  Object.fromEntries(names.map((name) => [name, thing]));

/** A client whose methods take the address, for some the body, and then the options. */
const methods = (address: Places, entries: string): Record<string, Thing> => ({
  ...record(READS, { call: send(address, `1.${entries}`) }),
  ...record(WRITES, { call: send(address, `2.${entries}`) }),
});

/** A client whose methods all take the address and the options. */
const shortcuts = (address: Places, entries: string): Record<string, Thing> =>
  record([...READS, ...WRITES], { call: send(address, `1.${entries}`) });

const whole = send(['0.url', '0.baseURL', '0'], '0.params');
const wholeOfInstance = send(['0.url', '0.baseURL', '0', 'self.0.baseURL'], '0.params');
const axiosInstance: Thing = {
  call: wholeOfInstance,
  members: { ...methods(['0', 'self.0.baseURL'], 'params'), request: { call: wholeOfInstance } },
};
const axiosMembers = { ...methods('0', 'params'), request: { call: whole } };

const fetchLike: Thing = { call: send('0') };
const withQuery: Thing = { call: send(['0', '1.baseURL'], ['1.query', '1.params']) };

const superagentStarts = record([...READS, ...WRITES, 'del'], { call: { ...send('0'), gives: '#superagentRequest' } });

const request: Thing = {
  call: send(['0.url', '0.uri', '0'], '0.qs'),
  members: record([...READS, ...WRITES, 'del'], { call: send(['0.url', '0.uri', '0'], ['0.qs', '1.qs']) }),
};

const connected = { call: send('0', '1.query') } satisfies Thing;
const socket = { ...connected, members: { connect: connected } } satisfies Thing;

const redeem = (names: readonly string[]): Record<string, Thing> => record(names, { call: { redeems: true } });

/** Clients of HTTP and WebSocket: where the address stands, and which option ends up in it. */
const platform: Platform = {
  name: 'clients',
  things: {
    axiosInstance,
    kyInstance: {
      call: send(['0', 'self.0.prefixUrl']),
      members: shortcuts(['0', 'self.0.prefixUrl'], 'searchParams'),
    },
    superagentRequest: {
      fluent: true,
      members: {
        query: { call: { op: { kind: 'parameter', entries: '0' }, gives: 'self' } },
        set: { call: { op: { kind: 'send', address: 'self.0' }, gives: 'self' } },
        auth: { call: { op: { kind: 'send', address: 'self.0' }, gives: 'self' } },
      },
    },
    // openid-client before version 6
    oidcIssuer: { members: { Client: { new: { gives: '#oidcClient' } } } },
    oidcClient: { members: redeem(['callback', 'oauthCallback', 'refresh', 'grant']) },
    msalClient: {
      members: redeem([
        'acquireTokenByCode',
        'acquireTokenByRefreshToken',
        'acquireTokenByClientCredential',
        'acquireTokenOnBehalfOf',
        'acquireTokenSilent',
      ]),
    },
    httpClient: { members: { ...methods('0', 'params'), request: { call: send('1', '2.params') } } },
    httpParams: {
      fluent: true,
      members: record(['set', 'append'], { call: { op: { kind: 'parameter', name: '0', value: '1' }, gives: 'self' } }),
    },
    jquery: {
      members: {
        ajax: {
          call: [
            { when: { '0.type': 'missing', '0.method': 'missing' }, ...send('0.url', '0.data') },
            { when: { '0.type': { is: ['GET', 'get'] } }, ...send('0.url', '0.data') },
            { when: { '0.method': { is: ['GET', 'get'] } }, ...send('0.url', '0.data') },
            send('0.url'),
          ],
        },
        get: { call: send('0', '1') },
        getJSON: { call: send('0', '1') },
        post: { call: send('0') },
      },
    },
  },
  globals: {
    fetch: fetchLike,
    $fetch: withQuery,
    useFetch: withQuery,
    axios: { call: whole, members: axiosMembers },
    WebSocket: { new: send('0') },
    EventSource: { new: send('0') },
    $: '#jquery',
    jQuery: '#jquery',
    io: socket,
  },
  ambient: {
    $axios: '#axiosInstance',
    $http: '#axiosInstance',
  },
  modules: {
    axios: {
      call: whole,
      members: { ...axiosMembers, create: { call: { ...send('0.baseURL', '0.params'), gives: '#axiosInstance' } } },
    },
    ky: {
      call: send('0', '1.searchParams'),
      members: {
        ...shortcuts('0', 'searchParams'),
        create: { call: { gives: '#kyInstance' } },
        extend: { call: { gives: '#kyInstance' } },
      },
    },
    got: {
      call: send(['0.url', '0'], '1.searchParams'),
      members: { ...shortcuts('0', 'searchParams'), extend: { call: { gives: '#kyInstance' } } },
    },
    superagent: { call: { ...send('0'), gives: '#superagentRequest' }, members: superagentStarts },
    'node-fetch': fetchLike,
    'cross-fetch': { call: send('0'), members: { fetch: fetchLike } },
    'isomorphic-fetch': fetchLike,
    'isomorphic-unfetch': fetchLike,
    undici: { members: { fetch: fetchLike, request: { call: send('0', '1.query') } } },
    ofetch: { members: { ofetch: withQuery, $fetch: withQuery } },
    request,
    'request-promise': request,
    'request-promise-native': request,
    jquery: '#jquery',
    ws: { new: send('0'), members: { WebSocket: { new: send('0') } } },
    eventsource: { new: send('0'), members: { EventSource: { new: send('0') } } },
    'socket.io-client': {
      ...socket,
      members: { ...socket.members, io: socket, Manager: { new: send('0', '1.query') } },
    },
    'openid-client': {
      members: {
        ...redeem(['authorizationCodeGrant', 'refreshTokenGrant', 'clientCredentialsGrant', 'genericGrantRequest']),
        Issuer: { new: { gives: '#oidcIssuer' }, members: { discover: { call: { gives: '#oidcIssuer' } } } },
      },
    },
    '@azure/msal-node': {
      members: record(['ConfidentialClientApplication', 'PublicClientApplication'], { new: { gives: '#msalClient' } }),
    },
    'graphql-request': { members: { GraphQLClient: { new: send('0') }, request: { call: send('0') } } },
    '@apollo/client': { members: { HttpLink: { new: send('0.uri') }, createHttpLink: { call: send('0.uri') } } },
    '@angular/common/http': {
      members: {
        HttpClient: { new: { gives: '#httpClient' } },
        HttpParams: {
          new: { op: { kind: 'parameter', entries: '0.fromObject' }, gives: '#httpParams' },
        },
      },
    },
  },
};

export default platform;
