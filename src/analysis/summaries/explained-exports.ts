import type { Ignorance } from '../../model/frozen.ts';
import type { Place, Places } from '../../model/place.ts';
import type { Answer, CheckName, Op, OpKind } from '../../model/vocabulary.ts';
import { classSlot } from '../evaluation/classes.ts';
import { exportNames, exportValue } from '../evaluation/export-values.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { placesOf, slotAt } from '../evaluation/places.ts';
import type { Value } from '../evaluation/value.ts';
import { wordsFor, type Check } from '../operations/option.ts';
import type { Operation } from '../operations/operations.ts';
import { boundTo, isClass, isFunction, spokenName, type FunctionNode, type Node } from '../syntax/node.ts';
import { classKeys, Describer } from './described-things.ts';
import { explainedValue, type ExplainedValue } from './explained-values.ts';
import { frozen } from './frozen-values.ts';
import { checkAround, heldOperations, tellingOperation } from './function-operations.ts';
import type { Callee } from './handed-in.ts';

/** What an export is to files that import it. Plain data. */
export type ExplainedExport =
  | {
      readonly kind: 'value';
      readonly value: ExplainedValue;
      readonly line: number;
      /** another file that it is passed on from, where the line is one of that */
      readonly file?: string;
    }
  | { readonly kind: 'function'; readonly function: ExplainedFunction }
  | { readonly kind: 'members'; readonly of: 'class' | 'instance' | 'object'; readonly members: ExplainedMembers }
  /** what another package or file gives, and this one passes on */
  | { readonly kind: 'passedOn'; readonly from: string; readonly does?: OpKind }
  | { readonly kind: 'either'; readonly of: readonly ExplainedExport[] };

export type ExplainedMembers = Readonly<Record<string, ExplainedExport>>;

/** What a function does for its callers. */
export interface ExplainedFunction {
  readonly line: number;
  readonly does?: ExplainedDeed;
  /** the arguments that it gives back, or something that holds them; none: it gives something with members of its own */
  readonly gives?: readonly string[];
  /** what it does itself, of which its callers need to know nothing */
  readonly inside: readonly { readonly kind: OpKind; readonly library: string; readonly line: number }[];
}

/** An operation that a function does with what it is handed. */
export interface ExplainedDeed {
  readonly kind: OpKind;
  /** the library or the file whose function it calls */
  readonly by: string;
  readonly line: number;
  readonly parts: readonly ExplainedPart[];
  readonly checks: readonly ExplainedDemand[];
  /** verify, decode: where the claims lie in what it gives; `''` for the whole of it. None: it gives none of them */
  readonly claims?: readonly string[];
  /** verify: how it tells its callers that a token is refused */
  readonly refuses?: Answer['kind'];
}

/** What an operation is about, and who says so: callers, by the name of a parameter, or the function itself. */
export interface ExplainedPart {
  readonly part: 'address' | 'entries' | 'key' | 'name' | 'payload' | 'token' | 'value';
  readonly callers?: readonly string[];
  readonly here?: ExplainedValue;
}

/** What becomes of a check. */
export interface ExplainedDemand {
  readonly name: CheckName;
  /** the library's own word for it */
  readonly option: string;
  /** the parameters by which callers ask for it */
  readonly callers?: readonly string[];
  /** what the function makes of it itself */
  readonly here?: Check['verdict'];
  readonly value?: ExplainedValue;
}

/** Members of members are shown, and no more: who wants to know asks for what they come from. */
const MEMBERS_DEEP = 3;

/**
 * What a file exports under a name, and why what is not known of it is not.
 *
 * @returns undefined where it exports nothing of that name
 */
export function explainExport(file: FileView, name: string): ExplainedExport | undefined {
  const value = exportValue(file, name);
  // Whoever requires a script may add to it, so that any name may be there.
  if (!value || (value.kind === 'unknown' && !exportNames(file).includes(name))) return undefined;
  return explained(file, value, name, MEMBERS_DEEP);
}

function explained(file: FileView, value: Value, name: string, height: number): ExplainedExport {
  switch (value.kind) {
    case 'function':
      return { kind: 'function', function: explainedFunction({ file, fn: value.node, madeBy: undefined }) };
    case 'class':
      return membersOfClass(file, value.node, 'class', height);
    case 'instance':
      return isClass(value.of) ? membersOfClass(file, value.of, 'instance', height) : unseenExport('call', value.node);
    case 'object': {
      const entries = value.entries.flatMap((entry) =>
        entry.kind === 'property' && entry.key !== undefined ? [[entry.key, entry.value()] as const] : [],
      );
      // An object of values alone is one value.
      if (height === 0 || !entries.some(([, one]) => HAS_MEANING.has(one.kind))) break;
      const members = entries.map(([key, one]) => [key, explained(file, one, key, height - 1)] as const);
      return { kind: 'members', of: 'object', members: Object.fromEntries(members) };
    }
    case 'thing': {
      const [use] = [value.thing.call].flat();
      return { kind: 'passedOn', from: value.source.name, ...(use?.op && { does: use.op.kind }) };
    }
    case 'either':
      return { kind: 'either', of: value.of.map((one) => explained(file, one, name, height)) };
    case 'array':
    case 'bytes':
    case 'env':
    case 'literal':
    case 'result':
    case 'template':
    case 'unknown':
      break;
  }
  const from = value.kind === 'literal' ? value.from : undefined;
  const place = from ? { file: from.file, line: from.line } : { line: value.node.loc.start.line };
  return { kind: 'value', value: explainedValue(value, name), ...place };
}

const HAS_MEANING: ReadonlySet<Value['kind']> = new Set(['class', 'function', 'instance', 'thing']);

const unseenExport = (why: Ignorance, node: Node): ExplainedExport => ({
  kind: 'value',
  value: { kind: 'unknown', why },
  line: node.loc.start.line,
});

function membersOfClass(
  file: FileView,
  owner: NonNullable<Callee['madeBy']>,
  of: 'class' | 'instance',
  height: number,
): ExplainedExport {
  const members = new Map<string, ExplainedExport>();
  for (const isStatic of of === 'class' ? [true, false] : [false])
    for (const key of classKeys(file, owner, isStatic)) {
      const { value } = classSlot(file, owner, key, isStatic);
      if (!value) continue;
      const name = isStatic ? `static ${key}` : key;
      if (value.kind === 'function')
        members.set(name, {
          kind: 'function',
          function: explainedFunction({ file, fn: value.node, madeBy: isStatic ? undefined : owner }),
        });
      else if (height > 0) members.set(name, explained(file, value, key, height - 1));
    }
  return { kind: 'members', of, members: Object.fromEntries(members) };
}

function explainedFunction(callee: Callee): ExplainedFunction {
  const told = tellingOperation(callee);
  const gives = told ? undefined : given(callee);
  return {
    line: callee.fn.loc.start.line,
    ...(told && { does: explainedDeed(callee, told.op, told.call) }),
    ...(gives && { gives }),
    inside: heldOperations(callee).flatMap(({ kind, source, node }) =>
      node === told?.call.node ? [] : [{ kind, library: source.name, line: node.loc.start.line }],
    ),
  };
}

/** What a function gives of what it is handed; nothing where it gives something with members; undefined for what is not known. */
function given(callee: Callee): readonly string[] | undefined {
  const [use] = [
    new Describer(callee.file, (value) => frozen(callee.file, value)).thingOf({ kind: 'function', node: callee.fn })
      ?.call,
  ].flat();
  const index = /^\$(\d+)$/.exec(use?.gives ?? '')?.[1];
  const passed = [use?.passes, use?.copies, index].flat().filter((one) => typeof one === 'string');
  if (passed.length > 0) return passed.map((place) => spokenPlace(callee, place as Place));
  return use?.gives === undefined ? undefined : [];
}

function explainedDeed(callee: Callee, op: Op, call: Operation): ExplainedDeed {
  const { file } = callee;
  const spoken = (places: Places | undefined): readonly string[] =>
    placesOf(places).map((place) => spokenPlace(callee, place));
  const parts = EXPLAINED_PARTS.flatMap((part): readonly ExplainedPart[] => {
    const callers = spoken(op[part]);
    if (callers.length > 0) return [{ part, callers }];
    const [place] = placesOf(call.op[part]);
    const slot = place && slotAt(file, call, place, { has: 'unknown' });
    return slot?.value ? [{ part, here: explainedValue(slot.value, part, part === 'key') }] : [];
  });
  const checks = Object.entries(op.checks ?? {}).map(([name, model]): ExplainedDemand => {
    const check = name as CheckName;
    const own = call.op.checks?.[check];
    const { option } = wordsFor(own ?? model, check);
    if (typeof model === 'object') return { name: check, option, callers: spoken(model.at) };
    const verdict = checkAround(file, call, check)?.verdict;
    const value = typeof own === 'object' && TELLING_CHECKS.has(check) ? writtenAt(file, call, own.at) : undefined;
    return { name: check, option, ...(verdict && { here: verdict }), ...(value && { value }) };
  });
  return {
    kind: op.kind,
    by: call.source.name,
    line: call.node.loc.start.line,
    parts,
    checks,
    ...((op.kind === 'verify' || op.kind === 'decode') && { claims: op.claims ?? [] }),
    ...(op.answer && { refuses: op.answer.kind }),
  };
}

const EXPLAINED_PARTS = ['token', 'payload', 'key', 'value', 'name', 'entries', 'address'] as const;

/** The checks whose value says something to people. */
const TELLING_CHECKS: ReadonlySet<CheckName> = new Set(['algorithms', 'audience', 'issuer', 'tolerance', 'type']);

function writtenAt(file: FileView, call: Operation, places: Places): ExplainedValue | undefined {
  for (const place of placesOf(places)) {
    const { has, value } = slotAt(file, call, place, { has: 'unknown' });
    if (has !== 'no' && value) return explainedValue(value, place.split('.').at(-1) ?? '');
  }
  return undefined;
}

/** A place as callers know it: `options.issuer`, by the names of parameters, those of the constructor for what an instance is made with. */
function spokenPlace({ fn, madeBy }: Callee, place: Place): string {
  const [root = '', ...rest] = place.split('.');
  const isMade = root === 'made';
  const [index = '', ...keys] = isMade ? rest : [root, ...rest];
  const owner = isMade ? madeBy && constructorOf(madeBy) : fn;
  const parameter = owner?.params[Number(index)];
  const bound = parameter && boundTo(parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter);
  const name = bound && spokenName(bound);
  const counted = name ?? `argument ${Number(index) + 1}`;
  return `${[counted, ...keys].join('.')}${isMade ? ' of the constructor' : ''}`;
}

function constructorOf({ body }: NonNullable<Callee['madeBy']>): FunctionNode | undefined {
  for (const member of body.body)
    if (member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunction(member.value))
      return member.value;
  return undefined;
}
