import type { Library, Thing } from '../model/vocabulary.ts';

const create: Thing = { call: { gives: '#client' } };

const library: Library = {
  name: '@supabase/supabase-js',
  modules: ['@supabase/ssr', '@supabase/auth-helpers-nextjs', '@supabase/auth-helpers-react'],
  exports: {
    members: {
      createClient: create,
      SupabaseClient: { new: { gives: '#client' } },
      createServerClient: create,
      createBrowserClient: create,
      createServerComponentClient: create,
      createClientComponentClient: create,
      createRouteHandlerClient: create,
      createServerActionClient: create,
      createMiddlewareClient: create,
      createPagesServerClient: create,
      createPagesBrowserClient: create,
      // As the helpers for Next.js called them before 0.7.
      createBrowserSupabaseClient: create,
      createServerSupabaseClient: create,
      createMiddlewareSupabaseClient: create,
      createRouteHandlerSupabaseClient: create,
      createServerComponentSupabaseClient: create,
    },
  },
  things: {
    client: { members: { auth: '#auth' } },
    auth: {
      members: {
        // The server of the project is asked.
        getUser: {
          call: {
            op: {
              kind: 'verify',
              token: '0',
              claims: ['data.user'],
              answer: { kind: 'errors', async: 'promise' },
            },
          },
        },
        getClaims: {
          call: {
            op: {
              kind: 'verify',
              token: '0',
              key: ['1.jwks', '1.keys'],
              claims: ['data.claims'],
              header: 'data.header',
              answer: { kind: 'errors', async: 'promise' },
              checks: {
                signature: 'fixed',
                unsigned: 'fixed',
                algorithms: 'fixed',
                // The keys are those of one project, which is issuer and audience alike.
                issuer: 'byKey',
                audience: 'byKey',
                expiry: { at: '1.allowExpired', rows: [['truthy', 'disabled', 'switchedOff']], absent: 'enforced' },
                notBefore: 'byCaller',
              },
            },
          },
        },
        // What a cookie or the storage holds, as it came.
        getSession: {
          call: {
            op: {
              kind: 'decode',
              instead: 'auth.getUser',
              claims: ['data.session.user'],
              answer: { kind: 'errors', async: 'promise' },
            },
          },
        },
      },
    },
  },
  verifiedOn: '2.119.1',
};

export default library;
