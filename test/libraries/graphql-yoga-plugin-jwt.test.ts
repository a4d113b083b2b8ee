import { createSchema, createYoga } from 'graphql-yoga';
import { expect, it } from 'vitest';

import graphqlYogaPluginJwt from '../../src/libraries/graphql-yoga-plugin-jwt.ts';
import { forge, NOW_S, SECRET } from './forge.ts';
import { load } from './load.ts';
import { NOT_HERE, prove } from './prove.ts';
import { bearer } from './requests.ts';

type Plugin = NonNullable<NonNullable<Parameters<typeof createYoga>[0]['plugins']>[number]>;

interface Real {
  useJWT(...args: unknown[]): Plugin;
  createInlineSigningKeyProvider(key: string): unknown;
}

const { useJWT, createInlineSigningKeyProvider } = await load<Real>('@graphql-yoga/plugin-jwt');

const schema = createSchema({
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: (_: unknown, __: unknown, context: object) => ('jwt' in context ? 'claims' : 'none') } },
});

/** @throws when the request ends in the plugin */
async function send(plugin: Plugin, query: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const yoga = createYoga({ schema, plugins: [plugin], logging: false });
  const url = `http://localhost/graphql?query={hello}${query}`;
  const response = await yoga.fetch(url, { headers: { ...headers, accept: 'application/json' } });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

prove({
  library: graphqlYogaPluginJwt,
  versions: [
    {
      package: '@graphql-yoga/plugin-jwt',
      subjects: [
        {
          operation: 'useJWT',
          label: 'useJWT(options)',
          key: [createInlineSigningKeyProvider(SECRET)],
          samples: {
            algorithms: {
              '0.tokenVerification.algorithms string': 'HS256 HS512',
              '0.tokenVerification.algorithms object': NOT_HERE,
              '0.tokenVerification string': NOT_HERE,
              '0.tokenVerification set': NOT_HERE,
            },
          },
          run: ({ args }, token) => send(useJWT(...args), '', bearer(token)),
        },
      ],
    },
  ],
});

const provider = createInlineSigningKeyProvider(SECRET);
const token = forge({ algorithm: 'HS256', claims: { sub: 'user-1', exp: NOW_S + 600 } });
const forged = `${token.slice(0, token.lastIndexOf('.'))}.AAAA`;
const authorization = (value: string) => ({ authorization: `Bearer ${value}` });

it('reads the keys under their older name', async () => {
  const plugin = useJWT({ singingKeyProviders: [provider] });
  expect(await send(plugin, '', authorization(token))).toContain('claims');
  await expect(send(plugin, '', authorization(forged))).rejects.toThrow('Unauthenticated');
});

it('takes the token from where a function finds it', async () => {
  const inUrl = ({ request }: { readonly request: Request }) => ({ token: new URL(request.url).searchParams.get('t') });
  const plugin = useJWT({ signingKeyProviders: [provider], tokenLookupLocations: [inUrl] });
  expect(await send(plugin, `&t=${token}`)).toContain('claims');
  await expect(send(plugin, `&t=${forged}`)).rejects.toThrow('Unauthenticated');
});

it('lets a forged token through without its claims, when told not to reject it', async () => {
  const plugin = useJWT({ signingKeyProviders: [provider], reject: { invalidToken: false } });
  expect(await send(plugin, '', authorization(token))).toContain('claims');
  expect(await send(plugin, '', authorization(forged))).toContain('none');
});
