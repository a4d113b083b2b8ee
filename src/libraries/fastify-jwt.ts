import { layered } from '../model/compose.ts';
import { claim } from '../model/times.ts';
import type { CheckModel, CheckName, Checks, Library, Op, Place, Root, Thing } from '../model/vocabulary.ts';
import { fastJwtChecks, fastJwtNarrows } from './fast-jwt.ts';
import { timespan } from './jsonwebtoken.ts';

/** fast-jwt's options, but that ages may be texts here, and that there is no plugin without a key. */
function checksAt(at: Place): Checks {
  const option = (name: string): Place => `${at as Root}.${name}`;
  return {
    ...fastJwtChecks(at),
    unsigned: 'fixed',
    lifetime: {
      at: [option('maxAge'), option('requiredClaims')],
      rows: [[{ lacks: 'exp' }, 'absent']],
      misspelt: ['expiresIn', 'exp', 'notBefore', 'noTimestamp'],
    },
  };
}

/** Of what the plugin is registered with, only what stands under `verify` reaches fast-jwt. */
function withDropped(checks: Checks, dropped: Readonly<Partial<Record<CheckName, readonly Place[]>>>): Checks {
  const added = Object.entries(checks).map(([name, model]): [string, CheckModel] => {
    const places = dropped[name as CheckName];
    return [name, typeof model === 'object' && places ? { ...model, dropped: places } : model];
  });
  return Object.fromEntries(added);
}

/** What is registered is where the checks are written; the calls take it over. */
const registered: Op = {
  kind: 'verify',
  key: ['1.secret.public', '1.secret'],
  // The claims alone, unless `decode.complete` is set.
  keyFunction: { header: '1.header', claims: ['1', '1.payload'] },
  value: '1',
  expires: { at: [timespan('1.sign.expiresIn')] },
  times: [timespan('1.verify.maxAge')],
  narrows: fastJwtNarrows('1.verify'),
  extractor: '1.verify.extractToken',
  answer: { kind: 'middleware' },
  checks: withDropped(checksAt('1.verify'), {
    algorithms: ['1.algorithms'],
    issuer: ['1.allowedIss', '1.issuer'],
    audience: ['1.allowedAud', '1.audience'],
  }),
};

/** Options come flat, or under `verify`; a mixture is refused. */
const requestVerify: Op = {
  kind: 'verify',
  key: ['config.secret.public', 'config.secret'],
  extractor: ['0.verify.extractToken', '0.extractToken'],
  callback: { at: ['1', '0'], claims: 1 },
  claims: ['', 'payload'],
  header: 'header',
  answer: { kind: 'throws', async: 'either' },
  narrows: fastJwtNarrows('0.verify', '0', 'config.verify'),
  checks: layered(checksAt, '0.verify', '0', 'config.verify'),
};

/** It answers at once; a callback, if there is one, is called before it returns, and not for a refusal: that is thrown. */
const appVerify: Op = {
  kind: 'verify',
  token: '0',
  key: ['1.key', 'config.verify.key', 'config.secret.public', 'config.secret'],
  callback: { at: ['2', '1'], claims: 1 },
  claims: ['', 'payload'],
  header: 'header',
  narrows: fastJwtNarrows('1', 'config.verify'),
  checks: {
    ...layered(checksAt, '1', 'config.verify'),
    unsigned: { at: '1.algorithms', rows: [[{ includes: 'none' }, 'disabled', 'takesNone']], absent: 'enforced' },
  },
};

/** @param at where the options of a call that signs are written */
function signing(at: Place, key: readonly Place[]): Op {
  const option = (name: string): Place => `${at as Root}.${name}`;
  return {
    kind: 'sign',
    payload: '0',
    key,
    callback: { at: ['2', '1'], claims: 1 },
    // Numbers count seconds here: the plugin hands fast-jwt their thousandfold.
    expires: { at: [timespan(option('expiresIn')), timespan('config.sign.expiresIn'), claim('0.exp')] },
    // Unless the plugin's own `sign.algorithm` says otherwise.
    issues: {
      algorithms: { at: option('algorithm'), absent: 'HS256' },
      issuer: { at: option('iss') },
      audience: { at: option('aud') },
      subject: { at: option('sub') },
    },
  };
}

const privateKey: readonly Place[] = ['config.secret.private', 'config.secret'];

const plugin: Thing = { handedTo: { register: { op: registered } } };

const library: Library = {
  name: '@fastify/jwt',
  modules: ['fastify-jwt'],
  exports: { ...plugin, members: { default: plugin, fastifyJwt: plugin } },
  things: {
    app: {
      members: {
        verify: { call: { op: appVerify } },
        sign: { call: { op: signing('1', ['1.key', ...privateKey]) } },
        decode: {
          call: {
            op: { kind: 'decode', instead: 'jwt.verify', token: '0', claims: ['', 'payload'], header: 'header' },
          },
        },
      },
    },
    jwtVerify: { call: { op: requestVerify } },
    jwtDecode: { call: { op: { kind: 'decode', instead: 'jwtVerify', claims: ['', 'payload'], header: 'header' } } },
    jwtSign: {
      call: [{ when: { '1.sign': 'object' }, op: signing('1.sign', privateKey) }, { op: signing('1', privateKey) }],
    },
  },
  ambient: {
    jwt: { is: '#app', with: ['fastify', 'fastify-plugin', '@fastify/*'], on: ['fastify'] },
    jwtVerify: '#jwtVerify',
    jwtDecode: '#jwtDecode',
    jwtSign: '#jwtSign',
  },
  runtime: 'server',
  verifiedOn: '10.2.8',
};

export default library;
