import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isBelow } from '../../src/model/versions.ts';
import type { CheckModel, CheckName, Library, Op, Place, TimePlace } from '../../src/model/vocabulary.ts';
import { operationsOf } from './operations.ts';
import { atVersion, listed } from './places.ts';
import type { Observation } from './prove.ts';

/*
 * The page that shows what each library really does: options from the data, outcomes from the evidence of the proofs.
 */

const OBSERVED = join(import.meta.dirname, 'observed');

type Evidence = Readonly<Record<string, readonly Observation[]>>;

const HEAD = `# What each library really does

Which checks a JWT library makes, which it makes only when told, and what looks like telling and is not. Every outcome in these tables
was seen: the real package, in the version named, was handed a token that is forged in this one respect, next to one that is in order. Tokens are made with
\`node:crypto\` alone, and the clock stands still. What was only read says so. [How a proof works](adding-a-library.md#the-proof); the proofs are in
[test/libraries](../test/libraries).

**refused** means that the token does not get through. **accepted** means that it does. **does not run** means that the library refuses every token, or to start, until the
option is written.

## With nothing but a key

What happens to a forged token when no option is set.

`;

const COLUMNS: readonly (readonly [CheckName, string])[] = [
  ['signature', "stranger's key"],
  ['unsigned', '`alg: none`'],
  ['algorithms', 'other algorithm'],
  ['issuer', 'other issuer'],
  ['audience', 'other audience'],
  ['expiry', 'expired'],
  ['notBefore', 'not yet valid'],
];

/** The page, as Markdown. */
export function libraryPage(libraries: readonly Library[]): string {
  const proved = libraries.filter((library) => library.readOnly === undefined);
  const matrix = [
    ['Library', 'Verifier', ...COLUMNS.map(([, title]) => title)],
    ...proved.flatMap((library) => matrixRows(library, evidenceOf(library))),
  ];
  return `${HEAD}${table(matrix)}\n\n${libraries.map(section).join('\n\n')}\n`;
}

function evidenceOf({ name }: Library): Evidence {
  const text = readFileSync(join(OBSERVED, `${name.replaceAll('/', '+')}.json`), 'utf8');
  return JSON.parse(text) as Evidence;
}

function matrixRows(library: Library, evidence: Evidence): string[][] {
  return newestFirst(evidence).flatMap(([version, observed], index, all) =>
    labelsOf(observed)
      .filter((label) => !isIn(label, all.slice(0, index)))
      .map((label) => [
        `[${library.name}](#${anchor(library.name)}) ${version}`,
        `\`${label}\``,
        ...COLUMNS.map(([check]) => outcomeOf(observed, label, check, ['always', 'never', 'not set']) ?? ''),
      ]),
  );
}

type Observed = readonly [version: string, observed: readonly Observation[]];

function newestFirst(evidence: Evidence): readonly Observed[] {
  return Object.entries(evidence).toSorted(([a], [b]) => (isBelow(a, b) ? 1 : -1));
}

/** Whether one of some versions has a verifier of that name. */
function isIn(label: string, versions: readonly Observed[]): boolean {
  return versions.some(([, observed]) => labelsOf(observed).includes(label));
}

function labelsOf(observed: readonly Observation[]): readonly string[] {
  return [...new Set(observed.map(({ operation }) => operation))];
}

function outcomeOf(
  observed: readonly Observation[],
  label: string,
  check: CheckName,
  written: readonly string[],
): string | undefined {
  const found = observed.find((one) => one.operation === label && one.check === check && written.includes(one.written));
  return found && word(found);
}

function word({ outcome }: Observation): string {
  return outcome === 'nothing runs' ? 'does not run' : outcome;
}

function section(library: Library): string {
  const head = `## ${library.name}`;
  if (library.readOnly !== undefined) return `${head}\n\nRead, not run: ${library.readOnly}.\n\n${readTable(library)}`;
  const all = newestFirst(evidenceOf(library));
  const [newest, ...older] = all;
  if (!newest) return head;
  const verifiers = all.flatMap(([version, observed], index) =>
    labelsOf(observed)
      .filter((label) => !isIn(label, all.slice(0, index)))
      .map((label) => verifierTable(library, index === 0 ? undefined : version, observed, label)),
  );
  const differences = older.map(([version, observed]) => difference(version, observed, newest[1]));
  return [
    head,
    runs(
      newest[0],
      older.map(([version]) => version),
    ),
    ...verifiers,
    decoders(library),
    ...differences,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function runs(version: string, older: readonly string[]): string {
  return older.length === 0 ? `Run: ${version}.` : `Run: ${version}; also ${older.join(', ')}.`;
}

/** @param version the version in which the verifier was seen, where it is not the newest */
function verifierTable(
  library: Library,
  version: string | undefined,
  observed: readonly Observation[],
  label: string,
): string {
  const own = observed.filter(({ operation }) => operation === label);
  const op = operationsOf(atVersion(library, version)).get(own[0]?.of ?? '');
  const rows = COLUMNS.map(([check]) => {
    const seen = own.filter((one) => one.check === check);
    const bare = seen.find(({ written }) => ['always', 'never', 'not set'].includes(written));
    const set = seen.filter((one) => one !== bare && one.written.endsWith(' set') && !one.written.includes(','));
    const works = set.filter(({ outcome }) => outcome === 'refused');
    const rest = seen.filter((one) => one !== bare && !works.includes(one));
    return [
      check,
      works.map(({ written }) => code(written.replace(/ set$/, ''))).join(', '),
      bare ? word(bare) : '',
      works.length > 0 ? 'refused' : '',
      rest.map((one) => `${shape(one.written)}: ${word(one)}`).join('; '),
    ];
  });
  const answer = op?.answer
    ? `A refusal ${ANSWERS[op.answer.kind]}${op.answer.async === undefined ? '' : ASYNC[op.answer.async]}.`
    : '';
  const title = `### \`${label}\`${version === undefined ? '' : `, ${version}`}`;
  return [title, answer, table([['Check', 'Option', 'Without it', 'With it', 'Otherwise'], ...rows])]
    .filter((part) => part !== '')
    .join('\n\n');
}

const ANSWERS: Readonly<Record<NonNullable<Op['answer']>['kind'], string>> = {
  throws: 'is thrown',
  false: 'is the answer `false`',
  empty: 'is an empty answer',
  errors: 'is an `error` in the answer',
  middleware: 'ends the request',
};
const ASYNC: Readonly<Record<'callback' | 'either' | 'promise', string>> = {
  promise: ', through a promise',
  callback: ', to the callback',
  either: ', or goes to the callback',
};

function decoders(library: Library): string {
  const names = [...operationsOf(library)].flatMap(([name, op]) =>
    op.kind === 'decode' ? [`\`${name.replace(/^[#/]/, '')}\``] : [],
  );
  const all = [...new Set(names)];
  return all.length === 0
    ? ''
    : `Read without any check: ${all.join(', ')}. Anybody can write a token whose claims come out.`;
}

/** What an older major does differently, line by line. */
function difference(version: string, older: readonly Observation[], newer: readonly Observation[]): string {
  const twins = older.flatMap((one) => {
    const isTwin = (other: Observation): boolean =>
      other.operation === one.operation && other.check === one.check && other.written === one.written;
    const twin = newer.find(isTwin);
    return twin ? [{ one, twin }] : [];
  });
  if (twins.length === 0) return '';
  const rows = twins
    .filter(({ one, twin }) => twin.outcome !== one.outcome)
    .map(({ one, twin }) => [`\`${one.operation}\``, one.check, shape(one.written), word(one), word(twin)]);
  const text =
    rows.length === 0
      ? 'does the same.'
      : `differs:\n\n${table([['Verifier', 'Check', 'Written', version, 'newest'], ...rows])}`;
  return `**${version}** ${text}`;
}

function readTable(library: Library): string {
  const verifiers = [...operationsOf(library)].filter(([, op]) => op.checks !== undefined);
  const rows = verifiers.flatMap(([name, op]) =>
    COLUMNS.flatMap(([check]) => {
      const model = op.checks?.[check];
      return model === undefined ? [] : [[`\`${name.replace(/^[#/]/, '')}\``, check, ...readCells(model)]];
    }),
  );
  return rows.length === 0 ? '' : table([['Verifier', 'Check', 'Option', 'Without it'], ...rows]);
}

function readCells(model: CheckModel): readonly [string, string] {
  if (model === 'fixed') return ['', 'refused'];
  if (model === 'byCaller' || model === 'byKey') return ['', 'accepted'];
  const without = model.rejects ? 'does not run' : model.absent === 'enforced' ? 'refused' : 'accepted';
  return [listed(model.at).map(code).join(', '), without];
}

/** `2.issuer` -> `issuer`, `2` -> argument 3, `config.verifyOptions.issuer` -> `verifyOptions.issuer`. */
function code(place: string): string {
  const [root = '', ...path] = place.split('.');
  const rest = root === 'self' ? path.slice(1) : path;
  if (rest.length === 0) return `argument ${Number(root) + 1}`;
  return `\`${rest.join('.')}\`${root === 'config' ? ' (registered)' : ''}`;
}

const SHAPES: Readonly<Record<string, string>> = {
  truthy: 'on',
  falsy: 'empty or off',
  string: 'a text',
  regexp: 'a regular expression',
  array: 'a list',
  emptyArray: 'an empty list',
  function: 'a function',
  object: 'an object',
  boolean: 'a boolean',
};

function shape(written: string): string {
  if (/^claim missing, /.test(written))
    return `token without the claim, ${code(written.replace(/^claim missing, | set$/g, ''))} set`;
  if (written === 'claim missing') return 'token without the claim';
  if (!/^(?:\d|self|config|step)/.test(written)) return written;
  const [place = '', ...rest] = written.split(' ');
  const how = rest.join(' ');
  return how === 'set' ? `written as ${code(place)}` : `${code(place)} ${SHAPES[how] ?? `\`${how}\``}`;
}

function anchor(name: string): string {
  return name
    .replace('(module)', 'default')
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** How each verifier is told to make a check, for the page of the rule that asks for it. */
export function wordTable(libraries: readonly Library[], check: CheckName): string {
  const rows = libraries.flatMap((library) => {
    const byWord = new Map<string, string[]>();
    for (const [name, op] of operationsOf(library)) {
      const model = op.checks?.[check];
      if (op.kind !== 'verify' || model === undefined) continue;
      const wording = wordsOf(model);
      byWord.set(wording, [...new Set([...(byWord.get(wording) ?? []), `\`${spoken(name)}\``])]);
    }
    return [...byWord].map(([wording, verifiers]) => [library.name, verifiers.join(', '), wording]);
  });
  return table([['Library', 'Verifier', 'Option'], ...rows]);
}

function wordsOf(model: CheckModel): string {
  if (model === 'fixed') return 'always checked';
  if (model === 'byCaller') return 'none: compare the claim yourself';
  if (model === 'byKey') return 'none: the key is good for one alone';
  const option = listed(model.at)
    .filter((place, index, all) => index === 0 || code(place) !== code(all[index - 1] ?? ''))
    .map(code)
    .join(' or ');
  return model.absent === 'enforced' ? `${option}; safe without` : option;
}

/** What gives the claims of a token that nothing has verified, and what to call instead. */
export function decoderTable(libraries: readonly Library[]): string {
  const rows = libraries.flatMap((library) => {
    const decoders = [...operationsOf(library)].filter(([, op]) => op.kind === 'decode');
    const instead = [...new Set(decoders.flatMap(([, op]) => (op.instead === undefined ? [] : [`\`${op.instead}\``])))];
    const names = [...new Set(decoders.map(([name]) => `\`${spoken(name)}\``))];
    return names.length === 0 ? [] : [[library.name, names.join(', '), instead.join(', ')]];
  });
  return table([['Library', 'Decoder', 'Instead'], ...rows]);
}

/** How each library is told when a token ends, and what it does without. */
export function expiryTable(libraries: readonly Library[]): string {
  const rows = libraries.flatMap((library) => {
    const byWord = new Map<string, string[]>();
    for (const [name, { kind, expires }] of operationsOf(library)) {
      if (kind !== 'sign' || expires === undefined) continue;
      const places =
        expires === 'fixed' ? 'nothing to set' : [...new Set(expires.at.map(({ at }) => told(at)))].join(' or ');
      const { absent } = expires === 'fixed' ? { absent: 3600 } : expires;
      const wording = `${places}|${absent === undefined ? 'never ends' : `ends after ${absent / 3600} h`}`;
      byWord.set(wording, [...new Set([...(byWord.get(wording) ?? []), `\`${spoken(name)}\``])]);
    }
    return [...byWord].map(([wording, signers]) => [library.name, signers.join(', '), ...wording.split('|')]);
  });
  return table([['Library', 'Signer', 'Expiry', 'Without'], ...rows]);
}

/** `2.expiresIn` -> `expiresIn`, `step.setExpirationTime.0` -> `setExpirationTime`, `0.exp` -> `exp` in the payload. */
function told(place: Place): string {
  const path = place.split('.').filter((part) => !/^\d+$/.test(part));
  const name = path.at(-1) ?? place;
  if (isClaim(place)) return '`exp` in the payload';
  return path[0] === 'config' ? `\`${path.slice(1).join('.')}\` (registered)` : `\`${name}\``;
}

const isClaim = (place: Place): boolean => place.endsWith('.exp') && !place.startsWith('config');

/** What a time is to each library, by how it is written. */
export function timeTable(libraries: readonly Library[]): string {
  const rows = libraries.flatMap((library) => {
    const places = [...operationsOf(library).values()].flatMap(({ expires, times }) => [
      ...(typeof expires === 'object' ? expires.at : []),
      ...(times ?? []),
    ]);
    const read = places
      .filter(({ at, strings }) => strings || !isClaim(at))
      .map(({ at, number, digits, strings, dates }): readonly string[] => [
        told(at),
        number === undefined ? 'refused' : NUMBERS[number],
        digits === undefined ? '' : NUMBERS[digits],
        strings ? 'a length of time' : '',
        dates ? 'a moment' : '',
      ]);
    const byReading = new Map<string, string[]>();
    for (const [at = '', ...reading] of read) {
      const known = byReading.get(reading.join('|')) ?? [];
      if (!known.includes(at)) byReading.set(reading.join('|'), [...known, at]);
    }
    return [...byReading].map(([reading, at]) => [library.name, at.join(', '), ...reading.split('|')]);
  });
  return table([['Library', 'Where', 'A number', "`'3600'`", "`'1h'`", 'A date'], ...rows]);
}

const NUMBERS: Readonly<Record<NonNullable<TimePlace['number']>, string>> = {
  seconds: 'a length of time in seconds',
  milliseconds: 'a length of time in milliseconds',
  epochSeconds: 'a moment, in seconds',
  epochMilliseconds: 'a moment, in milliseconds',
};

/** `#service.verify` and `/jwt.verify` are `service.verify` and `verify` to people. */
function spoken(name: string): string {
  return name
    .replace(/\[\d\]$/, '')
    .replace(/^\/[^.]*\./, '')
    .replace(/^(new |extends )?#/, '$1')
    .replace(' > ', ' handed to ');
}
