import { createPublicKey } from 'node:crypto';

import supabaseSupabaseJs from '../../src/libraries/supabase-supabase-js.ts';
import { EC_PUBLIC_PEM, isGenuine, KID, NOW_S, opened, rsaJwk } from './forge.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

interface Auth {
  getUser(...args: unknown[]): unknown;
  getClaims(...args: unknown[]): unknown;
  getSession(): unknown;
}
interface Real {
  createClient(url: string, key: string, options: object): { readonly auth: Auth };
}

const { createClient } = await load<Real>('@supabase/supabase-js');

/** The project's server: it knows a token of its own, and its user. */
const server = (_: unknown, { headers }: { headers: HeadersInit }): Promise<Response> => {
  const token = new Headers(headers).get('authorization')?.replace('Bearer ', '') ?? '';
  const body = isGenuine(token) ? { id: 'user-1', sub: opened(token).claims['sub'] } : { message: 'invalid JWT' };
  const init = { status: isGenuine(token) ? 200 : 401, headers: { 'content-type': 'application/json' } };
  return Promise.resolve(new Response(JSON.stringify(body), init));
};

/** @param stored what the cookie or the browser's storage holds */
function authOf(stored?: object): Auth {
  const storage = { getItem: () => (stored ? JSON.stringify(stored) : null), setItem() {}, removeItem() {} };
  return createClient('https://project.example', 'public-key', {
    auth: { storage, storageKey: 'session', persistSession: true, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: server },
    // Node 20 has no WebSocket, and none is opened.
    realtime: { transport: EventTarget },
  }).auth;
}

const ecJwk = { ...createPublicKey(EC_PUBLIC_PEM).export({ format: 'jwk' }), kid: KID, use: 'sig' };

const getClaims = (algorithm: 'ES256' | 'RS256', rest: Partial<Subject>): Subject => ({
  operation: '#auth.getClaims',
  label: `supabase.auth.getClaims(token, options), ${algorithm}`,
  algorithm,
  run: ({ args }) => authOf().getClaims(...args),
  ...rest,
});

prove({
  library: supabaseSupabaseJs,
  versions: [
    {
      package: '@supabase/supabase-js',
      subjects: [
        {
          operation: '#auth.getUser',
          label: 'supabase.auth.getUser(token)',
          run: ({ args }) => authOf().getUser(...args),
        },
        getClaims('RS256', { key: { keys: [rsaJwk] } }),
        // The other algorithm that there is does not fit the key.
        getClaims('ES256', { key: { keys: [ecJwk] }, otherAlgorithm: 'RS256' }),
        {
          operation: '#auth.getSession',
          label: 'supabase.auth.getSession()',
          run: (_, token) =>
            authOf({
              access_token: token,
              refresh_token: 'any',
              token_type: 'bearer',
              expires_at: NOW_S + 600,
              expires_in: 600,
              user: { sub: opened(token).claims['sub'] },
            }).getSession(),
        },
      ],
    },
  ],
});
