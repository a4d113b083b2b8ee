import type { Gate } from '../src/analysis/gate.ts';
import { libraries } from '../src/libraries/index.ts';
import { listUses } from '../src/model/table.ts';
import type { Ambient, Library, Op, OpKind, Places, Platform, Ref, Thing } from '../src/model/vocabulary.ts';
import { platforms } from '../src/platforms/index.ts';

/** The smallest file in which an operation happens. */
export interface Operation {
  /** the gate that has to open */
  readonly gate: keyof Gate;
  readonly code: string;
}

/** What the smallest files carry. */
export const TOKEN = 'accessToken';

/** Which gate a kind of operation opens; none where a library's name does it. */
const GATES: Readonly<Record<OpKind, keyof Gate | undefined>> = {
  configure: undefined,
  cookie: 'cookie',
  decode: undefined,
  header: undefined,
  keySet: undefined,
  log: 'log',
  message: 'message',
  makeKey: undefined,
  makeSigner: undefined,
  parameter: 'url',
  persist: 'storage',
  publicKey: undefined,
  read: undefined,
  receive: 'url',
  send: 'transport',
  sign: undefined,
  store: 'storage',
  verify: undefined,
};

/** A thing as a file gets hold of it. */
interface Held {
  readonly thing: Thing | Ref;
  /** what stands before it: an import */
  readonly before: string;
  readonly expression: string;
}

/** Every operation that libraries and platforms describe, on every way that leads to it, as a file of its own. */
export function describedOperations(): readonly Operation[] {
  return [...libraries(), ...platforms()].flatMap((described) => [...operationsOf(described)]);
}

function* operationsOf(described: Library | Platform): Generator<Operation> {
  for (const held of heldOf(described)) yield* operationsFrom(described, held, []);
}

function heldOf(described: Library | Platform): readonly Held[] {
  const ambient = Object.entries(described.ambient ?? {}).flatMap(([name, member]) => ambientOf(name, member));
  if ('exports' in described) {
    const names = [described.name, ...(described.modules ?? [])];
    const subpaths = Object.entries(described.subpaths ?? {});
    const modules = names.flatMap((name) => [
      moduleOf(name, described.exports),
      ...subpaths.map(([path, thing]) => moduleOf(`${name}/${path}`, thing)),
    ]);
    return [...modules, ...ambient];
  }
  const { modules, globals, imported } = described;
  return [
    ...Object.entries(modules ?? {}).map(([name, thing]) => moduleOf(name, thing)),
    ...Object.entries(globals ?? {}).map(([name, thing]): Held => ({ thing, before: '', expression: name })),
    ...Object.entries(imported ?? {}).map(([name, given]): Held => {
      const thing = typeof given === 'object' ? given.is : given;
      return { thing, before: `import { ${name} } from './own';\n`, expression: name };
    }),
    ...ambient,
  ];
}

const moduleOf = (name: string, thing: Thing | Ref): Held => ({
  thing,
  before: `import * as all from '${name}';\n`,
  expression: 'all',
});

function ambientOf(name: string, member: Ambient): readonly Held[] {
  const { is, on = [], with: companions = [] } = typeof member === 'string' ? { is: member } : member;
  const read = (receiver: string, before = ''): Held => ({ thing: is, before, expression: `${receiver}.${name}` });
  if (on.length === 0 && companions.length === 0) return [read('given')];
  return [
    ...on.map((receiver) => read(receiver.replace('*', 'some'))),
    ...companions.map((module) => read('given', `import all from '${module.replace('*', 'some')}';\n`)),
  ];
}

function* operationsFrom(
  described: Library | Platform,
  { thing, before, expression }: Held,
  outer: readonly Thing[],
): Generator<Operation> {
  if (typeof thing === 'string' && !thing.startsWith('#')) return;
  const denoted = typeof thing === 'string' ? described.things?.[thing.slice(1)] : thing;
  if (!denoted || outer.includes(denoted)) return;
  const path = [...outer, denoted];
  const isLibrary = 'exports' in described;
  const forms = [
    { uses: denoted.call, call: (given: string) => `${expression}(${given})` },
    { uses: denoted.new, call: (given: string) => `new ${expression}(${given})` },
    {
      uses: denoted.extend,
      call: (given: string) => `class A extends ${expression} { constructor() { super(${given}); } }`,
    },
    ...Object.entries(denoted.handedTo ?? {}).map(([method, uses]) => ({
      uses,
      call: (given: string) => `given.${method}(${expression}, ${given})`,
    })),
  ];
  for (const { uses, call } of forms) {
    for (const { op, gives, names } of listUses(uses)) {
      if (op) yield* written(op, isLibrary, (given) => `${before}${call(given)};`);
      if (gives) yield* operationsFrom(described, { thing: gives, before, expression: call('') }, path);
      if (names)
        yield* operationsFrom(described, { thing: names.is, before: before + call(''), expression: 'x' }, path);
    }
  }
  const assigned = (target: string) => (given: string) => `${before}${target} = ${given};`;
  if (denoted.write) yield* written(denoted.write, isLibrary, assigned(expression));
  if (denoted.writeMember) yield* written(denoted.writeMember, isLibrary, assigned(`${expression}.x`));
  if (denoted.readMember)
    yield* written(denoted.readMember, isLibrary, (given) => `${before}use(${expression}.${given});`);
  for (const [name, member] of Object.entries(denoted.members ?? {})) {
    const read = /^\d+$/.test(name) ? `${expression}[${name}]` : `${expression}.${name}`;
    yield* operationsFrom(described, { thing: member, before, expression: read }, path);
  }
  if (denoted.anyMember)
    yield* operationsFrom(described, { thing: denoted.anyMember, before, expression: `${expression}.x` }, path);
}

function* written(op: Op, isLibrary: boolean, write: (given: string) => string): Generator<Operation> {
  const { kind, keeps, entries, fromUrl } = op;
  if (isLibrary) yield { gate: 'library', code: write('x') };
  for (const place of placesOf(fromUrl)) yield { gate: 'url', code: write(argumentsAt(place, 'x')) };
  const gate = GATES[kind];
  if (gate === undefined) return;
  const isKeeper = kind === 'persist' && keeps === undefined;
  const isExtractor = kind === 'receive' && isLibrary;
  yield {
    gate,
    code: write(
      kind === 'send'
        ? `'http://example.org', ${TOKEN}`
        : kind === 'message'
          ? `${TOKEN}, '*'`
          : isKeeper || isExtractor
            ? 'x'
            : TOKEN,
    ),
  };
  if (kind === 'send')
    for (const place of placesOf(entries)) yield { gate: 'url', code: write(argumentsAt(place, `{ ${TOKEN} }`)) };
}

const placesOf = (places: Places | undefined): readonly string[] =>
  places === undefined ? [] : typeof places === 'string' ? [places] : places;

/** `1.params` -> `x, { params: … }` */
function argumentsAt(place: string, value: string): string {
  const [index = '0', ...keys] = place.replace(/^self\./, '').split('.');
  const nested = keys.reduceRight((inner, key) => `{ ${key}: ${inner} }`, value);
  return [...Array.from({ length: Number(index) }, () => 'x'), nested].join(', ');
}
