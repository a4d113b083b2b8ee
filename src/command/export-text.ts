/** What an export is to the files that import it, for people who may teach the plugin what their own functions mean. */

import type {
  ExplainedDeed,
  ExplainedDemand,
  ExplainedExport,
  ExplainedFunction,
  ExplainedPart,
  ExplainedValue,
} from '../analysis/index.ts';

/** What a function is called that does it. */
const DEEDS: Readonly<Record<ExplainedDeed['kind'], string>> = {
  verify: 'verifies a token',
  sign: 'issues a token',
  decode: 'reads a token without verifying it',
  header: 'reads the header of a token',
  configure: 'registers checks',
  keySet: 'fetches public keys',
  publicKey: 'makes a public key',
  makeSigner: 'makes what signs or verifies',
  makeKey: 'makes a key',
  store: 'writes where scripts can read',
  persist: 'keeps state where scripts can read',
  cookie: 'sets a cookie',
  log: 'writes to a log',
  send: 'sends a request',
  message: 'sends a message to another window',
  parameter: 'puts a value into an address',
  receive: 'reads a value from an address',
  read: 'reads what was stored',
};

const PARTS: Readonly<Record<ExplainedPart['part'], string>> = {
  address: 'address',
  entries: 'names and values',
  key: 'key',
  name: 'name',
  payload: 'claims',
  token: 'token',
  value: 'value',
};

type Why = Extract<ExplainedValue, { readonly kind: 'unknown' }>['why'];

/** Why something is not known, and what can be done about it. */
const WHY: Readonly<Record<Why, string>> = {
  parameter: 'a caller decides',
  import:
    "it comes from another module that does not show it: settings['jwt-guard'].libraries can say what a module means",
  call: "it is what a call gives of which nothing is known: settings['jwt-guard'].libraries can say what the function means",
  escape: 'it was handed to code that may have changed it',
  dynamic: 'the file does not show what it is: it is worked out when the program runs',
  circle: 'it depends on itself',
  limit: 'it is too large, or may be too many things',
};

const REFUSES: Readonly<Record<NonNullable<ExplainedDeed['refuses']>, string>> = {
  throws: 'a token that is refused makes it throw',
  empty: 'for a token that is refused it gives nothing',
  false: 'for a token that is refused it gives false',
  errors: 'for a token that is refused it gives an object with errors',
  middleware: 'a request whose token is refused ends there',
};

/**
 * The text to print for an export, without a line break at its end. Pure.
 *
 * @param file as the user knows it
 * @param name of the export
 */
export function exportText(file: string, name: string, explained: ExplainedExport): string {
  return [`${file}#${name}`, ...linesOf(explained).map((line) => `  ${line}`)].join('\n');
}

function linesOf(explained: ExplainedExport): readonly string[] {
  switch (explained.kind) {
    case 'value':
      return [`${explained.file ? `${explained.file}:` : 'line '}${explained.line}: ${spoken(explained.value)}`];
    case 'function':
      return functionLines(explained.function);
    case 'members': {
      const members = Object.entries(explained.members);
      const what =
        explained.of === 'instance'
          ? 'an instance of a class'
          : `${explained.of === 'class' ? 'a' : 'an'} ${explained.of}`;
      return [
        `${what}${members.length === 0 ? ' without members' : ''}`,
        ...members.flatMap(([key, member]) => [key, ...linesOf(member).map((line) => `  ${line}`)]),
      ];
    }
    case 'passedOn':
      return [`passed on from ${explained.from}${explained.does ? `, where it ${DEEDS[explained.does]}` : ''}`];
    case 'either':
      return ['one of', ...explained.of.flatMap((one) => linesOf(one).map((line) => `  ${line}`))];
  }
}

function functionLines({ line, does, gives, inside }: ExplainedFunction): readonly string[] {
  const others = inside.map(
    ({ kind, library, line: at }) => `line ${at}: it ${DEEDS[kind]}, by ${library}: which is judged there`,
  );
  if (does)
    return [
      `line ${line}: a function that ${DEEDS[does.kind]}, by ${does.by} in line ${does.line}`,
      ...deedLines(does),
      ...others,
    ];
  if (gives) {
    const what =
      gives.length === 0
        ? 'something with members that mean something'
        : `back what it is handed as ${gives.join(', ')}, or what holds it`;
    return [`line ${line}: a function that gives ${what}`, ...others];
  }
  if (others.length > 0) return [`line ${line}: a function that does what it does by itself`, ...others];
  return [
    `line ${line}: a function of which nothing is known: it hands nothing that it is given to a call that is described`,
    "if it means something all the same, settings['jwt-guard'].libraries can say what",
  ];
}

function deedLines({ kind, parts, checks, claims, refuses }: ExplainedDeed): readonly string[] {
  return [
    ...parts.map(partLine),
    ...checks.map(demandLine),
    ...(claims ? [claimsLine(kind, claims)] : []),
    ...(kind === 'sign' ? ['gives: the token'] : []),
    ...(refuses ? [REFUSES[refuses]] : []),
  ];
}

const partLine = ({ part, callers, here }: ExplainedPart): string =>
  `${PARTS[part]}: ${callers ? callers.join(', ') : here ? `${spoken(here)}, settled here` : ''}`;

function demandLine({ name, option, callers, here, value }: ExplainedDemand): string {
  const label = option === name ? name : `${name} (${option})`;
  if (callers) return `${label}: left to the caller, ${callers.join(' or ')}`;
  const written = value ? `, ${spoken(value)}` : '';
  if (here === undefined) return `${label}: no business of its callers`;
  switch (here) {
    case 'enforced':
      return `${label}: made here${written}`;
    case 'absent':
    case 'leftToCaller':
      return `${label}: not made here, and callers cannot ask for it`;
    case 'disabled':
      return `${label}: switched off here${written}`;
    case 'ineffective':
      return `${label}: written here, and without effect${written}`;
    case 'unknown':
      return `${label}: settled here, and the file does not show how${written}`;
  }
}

function claimsLine(kind: ExplainedDeed['kind'], claims: readonly string[]): string {
  if (claims.length === 0) return 'gives: nothing of the token';
  const where = claims.includes('') ? '' : `, as ${claims.join(' and ')}`;
  return `gives: the claims${kind === 'decode' ? ', unverified' : ''}${where}`;
}

function spoken(value: ExplainedValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'secret':
      return `a secret of ${value.length} characters`;
    case 'env':
      return value.name === undefined ? 'an environment variable' : `the environment variable ${value.name}`;
    case 'list':
      return `[${[...value.items.map(spoken), ...(value.isOpen ? ['…'] : [])].join(', ')}]`;
    case 'object': {
      const properties = Object.entries(value.properties).map(([key, one]) => `${key}: ${spoken(one)}`);
      return `{ ${[...properties, ...(value.isOpen ? ['…'] : [])].join(', ')} }`;
    }
    case 'joined':
      return value.parts.map(spoken).join(' + ');
    case 'either':
      return value.of.map(spoken).join(' or ');
    case 'unknown':
      return `unknown: ${WHY[value.why]}`;
  }
}
