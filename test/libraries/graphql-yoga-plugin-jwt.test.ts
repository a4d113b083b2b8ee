import { createSchema, createYoga } from 'graphql-yoga';

import graphqlYogaPluginJwt from '../../src/libraries/graphql-yoga-plugin-jwt.ts';
import { SECRET } from './forge.ts';
import { load } from './load.ts';
import { NOT_HERE, prove } from './prove.ts';

type Plugin = NonNullable<NonNullable<Parameters<typeof createYoga>[0]['plugins']>[number]>;

interface Real {
  useJWT(...args: unknown[]): Plugin;
  createInlineSigningKeyProvider(key: string): unknown;
}

const { useJWT, createInlineSigningKeyProvider } = await load<Real>('@graphql-yoga/plugin-jwt');

const schema = createSchema({
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'hello' } },
});

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
          async run({ args }, token) {
            const yoga = createYoga({ schema, plugins: [useJWT(...args)], logging: false });
            const response = await yoga.fetch('http://localhost/graphql?query={hello}', {
              headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
            });
            if (!response.ok) throw new Error(await response.text());
          },
        },
      ],
    },
  ],
});
