import awsJwtVerify from '../../src/libraries/aws-jwt-verify.ts';
import { AUDIENCE, ISSUER, OTHER_AUDIENCE, rsaJwk } from './forge.ts';
import { load } from './load.ts';
import { prove, type Subject } from './prove.ts';

interface Verifier {
  cacheJwks(keySet: object): void;
  verify(...args: unknown[]): unknown;
  verifySync(...args: unknown[]): unknown;
}
interface Factory {
  create(...args: unknown[]): Verifier;
}
type Verify = (...args: unknown[]) => unknown;

const { CognitoJwtVerifier, JwtVerifier, AlbJwtVerifier } =
  await load<Record<'AlbJwtVerifier' | 'CognitoJwtVerifier' | 'JwtVerifier', Factory>>('aws-jwt-verify');
const { verifyJwt, verifyJwtSync } =
  await load<Record<'verifyJwt' | 'verifyJwtSync', Verify>>('aws-jwt-verify/jwt-verifier');
const { decomposeUnverifiedJwt } = await load<Record<'decomposeUnverifiedJwt', Verify>>('aws-jwt-verify/jwt');

const POOL = 'eu-west-1_example';
const BALANCER = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/orders/0123456789abcdef';
/** Load balancers name their keys like this, and the verifier takes nothing else. */
const UUID = '01234567-89ab-cdef-0123-456789abcdef';
const JWK = { ...rsaJwk, alg: 'RS256' };
const JWKS_URI = `${ISSUER}/keys`;

interface Kind extends Pick<Subject, 'attacks' | 'claims' | 'good' | 'header'> {
  readonly name: string;
  /** its product in the data */
  readonly gives: string;
  readonly factory: Factory;
  readonly options: Readonly<Record<string, string>>;
  readonly jwk?: object;
}

const cognito = {
  iss: `https://cognito-idp.eu-west-1.amazonaws.com/${POOL}`,
  token_use: 'access',
  client_id: AUDIENCE,
};
const balanced = { kid: UUID, signer: BALANCER, client: AUDIENCE };

const kinds: readonly Kind[] = [
  {
    name: 'CognitoJwtVerifier',
    gives: '#cognito',
    factory: CognitoJwtVerifier,
    options: { userPoolId: POOL, tokenUse: 'access', clientId: AUDIENCE },
    claims: cognito,
    attacks: {
      audience: { claims: { sub: 'user-1', ...cognito, client_id: OTHER_AUDIENCE } },
      type: { claims: { sub: 'user-1', ...cognito, aud: AUDIENCE, token_use: 'id' } },
    },
    good: { type: 'access' },
  },
  {
    name: 'JwtVerifier',
    gives: '#verifier',
    factory: JwtVerifier,
    options: { issuer: ISSUER, audience: AUDIENCE, jwksUri: JWKS_URI },
  },
  {
    name: 'AlbJwtVerifier',
    gives: '#alb',
    factory: AlbJwtVerifier,
    options: { albArn: BALANCER, issuer: ISSUER, clientId: AUDIENCE, jwksUri: JWKS_URI },
    jwk: { ...JWK, kid: UUID },
    header: balanced,
    attacks: { audience: { header: { ...balanced, client: OTHER_AUDIENCE } } },
  },
];

function placed(root: '0' | 'self.0', options: Kind['options']): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [`${root}.${name}`, value]));
}

function subjectsOf({ name, gives, factory, options, jwk = JWK, ...tokens }: Kind): readonly Subject[] {
  /** A verifier that has its keys already. */
  const ready = (args: readonly unknown[]): Verifier => {
    const verifier = factory.create(...args);
    verifier.cacheJwks({ keys: [jwk] });
    return verifier;
  };
  const product = (method: 'verify' | 'verifySync'): readonly Subject[] =>
    [
      { operation: `${gives}.${method}`, given: 'token, overrides' },
      { operation: `${gives}.${method}[1]`, given: 'token' },
    ].map(({ operation, given }) => ({
      ...tokens,
      operation,
      label: `${name}.create(options).${method}(${given})`,
      algorithm: 'RS256',
      base: placed('self.0', options),
      run: ({ args, self }) => ready(self)[method](...args),
    }));
  return [
    {
      ...tokens,
      operation: `#${name}.create`,
      label: `${name}.create(options).verify(token)`,
      algorithm: 'RS256',
      base: placed('0', options),
      run: ({ args }, token) => ready(args).verify(token),
    },
    ...product('verify'),
    ...product('verifySync'),
  ];
}

prove({
  library: awsJwtVerify,
  versions: [
    {
      package: 'aws-jwt-verify',
      subjects: [
        ...kinds.flatMap(subjectsOf),
        {
          operation: '#verifyJwt',
          label: 'verifyJwt(token, jwksUri, options)',
          algorithm: 'RS256',
          base: { '1': JWKS_URI, '2.issuer': ISSUER, '2.audience': AUDIENCE },
          run: ({ args }) => verifyJwt(...args, () => Promise.resolve(JWK)),
        },
        {
          operation: '#verifyJwtSync',
          label: 'verifyJwtSync(token, jwk, options)',
          algorithm: 'RS256',
          key: JWK,
          base: { '2.issuer': ISSUER, '2.audience': AUDIENCE },
          run: ({ args }) => verifyJwtSync(...args),
        },
        {
          operation: '#decompose',
          label: 'decomposeUnverifiedJwt(token)',
          run: ({ args }) => decomposeUnverifiedJwt(...args),
        },
      ],
    },
  ],
});
