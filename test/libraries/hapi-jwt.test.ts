import hapiJwt from '../../src/libraries/hapi-jwt.ts';
import { AUDIENCE, ISSUER, SECRET } from './forge.ts';
import { sendToHapi } from './hapi.ts';
import { load } from './load.ts';
import { NOT_HERE, prove, type Subject } from './prove.ts';

type Call = (...args: unknown[]) => unknown;
interface Real {
  readonly token: {
    readonly decode: Call;
    readonly verify: Call;
    readonly verifySignature: Call;
    readonly generate: Call;
  };
}

const { default: real } = await load<{ default: Real }>('@hapi/jwt');

const lowLevel = (method: 'verify' | 'verifySignature', label: string): Subject => ({
  operation: `token.${method}`,
  label,
  key: SECRET,
  samples: { unsigned: { '1.algorithm with none': 'none', '1.key with none': NOT_HERE, '1 with none': NOT_HERE } },
  run: ({ args: [token, ...rest] }) => real.token[method](real.token.decode(token), ...rest),
});

prove({
  library: hapiJwt,
  versions: [
    {
      package: '@hapi/jwt',
      subjects: [
        {
          operation: '#strategy',
          label: "server.auth.strategy(name, 'jwt', options)",
          base: {
            '0': 'session',
            '1': 'jwt',
            '2.validate': false,
            '2.verify.iss': ISSUER,
            '2.verify.aud': AUDIENCE,
            '2.verify.sub': false,
          },
          keyless: new Map([['2.keys.key', '']]),
          samples: {
            unsigned: { '2.keys.algorithms with none': ['none'], '2.keys.0.algorithms with none': NOT_HERE },
            algorithms: { '2.keys.0.algorithms set': NOT_HERE },
          },
          run: ({ args }, token) => sendToHapi(real, args, token),
        },
        lowLevel('verify', 'token.verify(artifacts, key, options)'),
        lowLevel('verifySignature', 'token.verifySignature(artifacts, key)'),
        { operation: 'token.decode', label: 'token.decode(token)', run: ({ args }) => real.token.decode(...args) },
        {
          operation: 'token.generate',
          label: 'token.generate(payload, key)',
          run: ({ args }) => real.token.generate(...args),
        },
      ],
    },
  ],
});
