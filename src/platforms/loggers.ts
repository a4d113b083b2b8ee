import type { Ambient, Platform, Thing } from '../model/vocabulary.ts';

const write: Thing = { call: { op: { kind: 'log' } } };

const LEVELS = [
  ...['log', 'silly', 'trace', 'verbose', 'debug', 'http', 'info', 'notice', 'success', 'warn', 'warning', 'error'],
  ...['fatal', 'critical', 'alert', 'emerg', 'crit', 'fail', 'box', 'start', 'ready'],
];

const levels: Record<string, Thing> = Object.fromEntries(LEVELS.map((level) => [level, write]));

/** What loggers are called where the file does not show what they are: imported, injected, handed out by a framework. */
const RECEIVERS = [
  ...['console', 'log', 'Log', 'LOG', '_log', 'logger', 'Logger', 'LOGGER', '_logger', '*Logger', '*_logger'],
  ...['winston', 'pino', 'bunyan', 'consola', 'Sentry', 'loglevel', '$log', '$logger'],
];

/** Members that every program has for other things, too, are taken for a logger's by the receiver's name only. */
const ambient: Record<string, Ambient> = Object.fromEntries(
  LEVELS.map((level) => [level, { is: '#write', on: RECEIVERS }]),
);

/** What functions are called that give a logger. */
const MAKERS = ['getLogger', 'createLogger', 'makeLogger', 'newLogger', 'useLogger', 'buildLogger', 'createDebug'];
const record = <T>(names: readonly string[], value: T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, value]));

/** What methods of a logger are called that give another one. */
const CHILDREN = ['child', 'extend', 'with'];

const makes = (name: string): Thing => ({ members: { [name]: { call: { gives: '#logger' } } } });

const sentry: Thing = {
  members: {
    ...Object.fromEntries(
      [
        ...['captureMessage', 'captureException', 'captureEvent', 'captureFeedback', 'addBreadcrumb'],
        ...['setContext', 'setExtra', 'setExtras', 'setTag', 'setTags', 'setUser'],
      ].map((name) => [name, write]),
    ),
    logger: '#logger',
  },
};

const SENTRY = [
  ...['angular', 'astro', 'aws-serverless', 'browser', 'bun', 'cloudflare', 'core', 'deno', 'electron', 'ember'],
  ...['gatsby', 'google-cloud-serverless', 'nestjs', 'nextjs', 'node', 'nuxt', 'react', 'react-native', 'remix'],
  ...['serverless', 'solid', 'solidstart', 'svelte', 'sveltekit', 'vue'],
];

/** Where programs write what people read later: consoles, log files, error reports. */
const platform: Platform = {
  name: 'loggers',
  globals: { console: '#console', process: '#process' },
  things: {
    write,
    process: { members: { stdout: { members: { write } }, stderr: { members: { write } } } },
    console: {
      members: {
        ...levels,
        dir: write,
        table: write,
        group: write,
        groupCollapsed: write,
        exception: write,
        dirxml: write,
      },
    },
    // What makes loggers for the parts of a program is called as one is: `debug('app:http')`.
    logger: {
      call: { op: { kind: 'log' }, gives: '#logger' },
      members: { ...levels, ...record(CHILDREN, '#child'), ...record(MAKERS, '#maker') },
    },
    // What a child is given stands in each of its lines.
    child: { call: { op: { kind: 'log' }, gives: '#logger' } },
    maker: { call: { gives: '#logger' } },
  },
  ambient: {
    ...ambient,
    ...record(CHILDREN, { is: '#child', on: RECEIVERS }),
    ...record(MAKERS, '#maker'),
    captureMessage: { is: '#write', on: ['Sentry', 'scope'] },
    captureException: { is: '#write', on: ['Sentry', 'scope'] },
    setContext: { is: '#write', on: ['Sentry', 'scope'] },
    setExtra: { is: '#write', on: ['Sentry', 'scope'] },
    addBreadcrumb: { is: '#write', on: ['Sentry', 'scope'] },
  },
  imported: {
    log: '#logger',
    debug: '#logger',
    logger: '#logger',
    logging: '#logger',
    ...record(MAKERS, '#maker'),
    logInfo: '#write',
    logError: '#write',
    logDebug: '#write',
  },
  modules: {
    pino: { call: { gives: '#logger' }, members: { pino: { call: { gives: '#logger' } } } },
    winston: {
      members: {
        ...levels,
        createLogger: { call: { gives: '#logger' } },
        loggers: makes('get'),
        child: { call: { gives: '#logger' } },
      },
    },
    bunyan: makes('createLogger'),
    log4js: makes('getLogger'),
    loglevel: { members: { ...levels, getLogger: { call: { gives: '#logger' } } } },
    debug: { call: { gives: '#logger' }, members: { debug: { call: { gives: '#logger' } } } },
    consola: { members: { ...levels, consola: '#logger', createConsola: { call: { gives: '#logger' } } } },
    signale: { members: { ...levels, Signale: { new: { gives: '#logger' } } } },
    tslog: { members: { Logger: { new: { gives: '#logger' } } } },
    'electron-log': { members: levels },
    '@nestjs/common': {
      members: {
        // Beside the logger, what reads a request: a module is described once.
        Query: { call: { op: { kind: 'receive', name: '0' } } },
        Param: { call: { op: { kind: 'receive', name: '0' } } },
        Logger: { new: { gives: '#logger' }, members: levels },
        ConsoleLogger: { new: { gives: '#logger' }, extend: {} },
      },
    },
    '@aws-lambda-powertools/logger': { members: { Logger: { new: { gives: '#logger' } } } },
    'firebase-functions': { members: { logger: '#logger' } },
    'firebase-functions/logger': { members: { ...levels, write } },
    ...Object.fromEntries(SENTRY.map((name) => [`@sentry/${name}`, sentry])),
  },
};

export default platform;
