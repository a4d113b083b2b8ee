import type { FrozenValue, ReadThing, ReadUse } from '../../model/frozen.ts';
import type { Source } from '../../model/table.ts';
import type { Ref, Thing, Use } from '../../model/vocabulary.ts';
import { baseElsewhere, classSlot, ancestryOf } from '../evaluation/classes.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { returnedExpressions, returnedValue } from '../evaluation/functions.ts';
import { alternatives, type ThingValue, type Value } from '../evaluation/value.ts';
import { writtenMembers } from '../evaluation/written-members.ts';
import { isReceiver } from '../exposure/url-receivers.ts';
import {
  decoratorsOf,
  enclosingClass,
  isClass,
  plainKey,
  unwrap,
  type ClassNode,
  type FunctionNode,
} from '../syntax/node.ts';
import { adoptThing } from './adopted-things.ts';
import { operationOf } from './function-operations.ts';
import { placeHandedIn, placesHeld, type Callee } from './handed-in.ts';
import { sourceRead } from './read-source.ts';

/**
 * Describes functions, classes and instances of a file in the words in which libraries are described: what a person would write into
 * the settings who taught the plugin a wrapper.
 */
export class Describer {
  private readonly file: FileView;
  private readonly freeze: (value: Value) => FrozenValue;
  private readonly things: Record<string, Thing> = {};
  private readonly names = new Map<unknown, string>();
  private readonly pending = new Set<unknown>();
  readonly source: Source;

  /** @param freeze what says of a value what is no thing */
  constructor(file: FileView, freeze: (value: Value) => FrozenValue) {
    this.file = file;
    this.freeze = freeze;
    this.source = sourceRead(file, this.things);
  }

  /** What a value denotes; undefined where nothing can be said of it. */
  thingOf(value: Value): Thing | undefined {
    switch (value.kind) {
      case 'function':
        return this.functionThing(value.node, undefined);
      case 'class':
        return this.classThing(value.node);
      case 'instance':
        return isClass(value.of) ? this.instanceThing(value.of, false) : undefined;
      case 'thing':
        return this.adopted(value);
      case 'array':
      case 'bytes':
      case 'either':
      case 'env':
      case 'literal':
      case 'object':
      case 'result':
      case 'template':
      case 'unknown':
        return undefined;
    }
  }

  private functionThing(fn: FunctionNode, madeBy: ClassNode | undefined): Thing | undefined {
    const { file } = this;
    const callee: Callee = { file, fn, madeBy };
    const op = operationOf(callee);
    const use: Use = op ? { op } : { ...this.flowOf(callee), ...this.givenBy(callee) };
    return Object.keys(use).length > 0 ? { call: use } : undefined;
  }

  /** What the answer has of what callers hand in. */
  private flowOf(callee: Callee): Use {
    const [returned, ...others] = returnedExpressions(callee.file, callee.fn).map(unwrap);
    if (!returned || others.length > 0) return {};
    const place = placeHandedIn(callee, returned);
    if (place !== undefined) return /^\d+$/.test(place) ? { gives: `$${Number(place)}` } : { passes: place };
    if (returned.type === 'ObjectExpression') {
      const [spread, ...rest] = returned.properties;
      const copied = rest.length === 0 && spread?.type === 'SpreadElement' && placeHandedIn(callee, spread.argument);
      return copied ? { copies: copied } : {};
    }
    const held = placesHeld(callee, returned);
    return held.length > 0 ? { passes: held } : {};
  }

  /** The instance or the thing that a function gives, or another value. */
  private givenBy(callee: Callee): Pick<Use, 'gives'> | Pick<ReadUse, 'answer'> {
    const { file, fn } = callee;
    const returned = returnedValue(file, fn);
    const parameters = returned.kind === 'thing' ? this.refToParameters(callee, returned) : undefined;
    const ref = parameters ?? this.refTo(returned);
    if (ref !== undefined) return { gives: ref };
    const isShown = returnedExpressions(file, fn).length > 0 && alternatives(returned).some(saysMore);
    return isShown ? { answer: () => this.freeze(returned) } : {};
  }

  /** What has the parameters of an address for its members: of one that is seen here, or of one that callers hand in. */
  private refToParameters(callee: Callee, { thing, source, made, node }: ThingValue): Ref | undefined {
    if (!made || thing.readMember?.kind !== 'receive' || thing.members) return undefined;
    const isSeen = isReceiver(callee.file, node) || isMadeOfArgument(callee, made);
    return isSeen ? this.named(thing, () => adoptThing(thing, source, this.things, false)) : undefined;
  }

  /** What a value denotes, by a name; undefined for what nothing can be said of. */
  private refTo(value: Value): Ref | undefined {
    if (!NAMED.has(value.kind)) return undefined;
    const key = keyOfValue(value);
    const known = this.names.get(key);
    if (known !== undefined) return `#${known}`;
    // A function may give itself.
    if (this.pending.has(key)) return undefined;
    this.pending.add(key);
    const thing = this.thingOf(value);
    this.pending.delete(key);
    return thing && this.named(key, () => thing);
  }

  /** Gives a thing a name. What is being described may lead back to itself, and most of it nobody asks for. */
  private named(key: unknown, thing: () => Thing): Ref {
    const name = this.names.get(key) ?? `given${this.names.size}`;
    if (!this.names.has(key)) {
      this.names.set(key, name);
      Object.defineProperty(this.things, name, { enumerable: true, get: thing });
    }
    return `#${name}`;
  }

  private classThing(owner: ClassNode): ReadThing {
    const instance = this.named(`made ${owner.range[0]}`, () => this.instanceThing(owner, true));
    return {
      new: { gives: instance },
      members: this.membersOf(owner, true, false),
      memberValue: (key) => this.memberValue(owner, key, true),
    };
  }

  /** @param isMadeElsewhere whether the caller makes it, and sees what its constructor is handed */
  private instanceThing(owner: ClassNode, isMadeElsewhere: boolean): ReadThing {
    return {
      members: this.membersOf(owner, false, isMadeElsewhere),
      memberValue: (key) => this.memberValue(owner, key, false),
    };
  }

  /** The members of a class, each described when somebody asks for it: classes are large, and callers use little of them. */
  private membersOf(owner: ClassNode, isStatic: boolean, isMadeElsewhere: boolean): Record<string, Thing | Ref> {
    const { file } = this;
    const members: Record<string, Thing | Ref> = {};
    for (const key of classKeys(file, owner, isStatic)) {
      const describe = (): Thing | Ref | undefined => {
        const { value } = classSlot(file, owner, key, isStatic);
        if (value?.kind !== 'function') return value && this.refTo(value);
        return this.functionThing(value.node, isMadeElsewhere ? toldBy(file, value.node, owner) : undefined);
      };
      Object.defineProperty(members, key, { enumerable: true, get: describe });
    }
    return members;
  }

  /** A field that is no thing, unless somebody else may write it. */
  private memberValue(owner: ClassNode, key: string, isStatic: boolean): FrozenValue | undefined {
    const { value } = classSlot(this.file, owner, key, isStatic);
    if (!value || NAMED.has(value.kind) || key.startsWith('#')) return undefined;
    if (isDecoratedField(owner, key)) return { kind: 'unknown', why: 'dynamic' };
    return writtenMembers(this.file).has(key) ? { kind: 'unknown', why: 'escape' } : this.freeze(value);
  }

  /** A thing of a library, a platform or another file, with all that it leads to. */
  private adopted(value: ThingValue): Thing | undefined {
    return isWhole(value) ? adoptThing(value.thing, value.source, this.things, value.made !== undefined) : undefined;
  }
}

/** Whether something else has a say in what a field holds: what fills it, or refuses what is in it. */
const isDecoratedField = ({ body }: ClassNode, key: string): boolean =>
  body.body.some(
    (member) =>
      member.type === 'PropertyDefinition' &&
      decoratorsOf(member).length > 0 &&
      plainKey(member.key, member.computed) === key,
  );

/** Whether what something was made of, or what that was made of, is handed in by callers. */
function isMadeOfArgument(callee: Callee, made: ThingValue['made']): boolean {
  const [argument] = made?.args ?? [];
  if (!argument) return false;
  if (placeHandedIn(callee, argument) !== undefined) return true;
  const value = callee.file.evaluate(argument);
  return value.kind === 'thing' && value.made !== made && isMadeOfArgument(callee, value.made);
}

/**
 * Whether others see all of a thing. What a library made here was told its options here; those that a class of the project is told are
 * looked for where it is made, and unknown elsewhere.
 */
export const isWhole = ({ made, source }: ThingValue): boolean => made === undefined || source.isRead === true;

/** The kinds of values that are things. */
const NAMED: ReadonlySet<Value['kind']> = new Set(['class', 'function', 'instance', 'thing']);

/**
 * Whether others learn anything from a value that is not described as a thing. That a function gives nothing when it fails says less of it
 * than its name.
 */
function saysMore(value: Value): boolean {
  if (value.kind === 'literal') return value.value !== null && value.value !== undefined && value.value !== false;
  return value.kind !== 'unknown' && value.kind !== 'result' && !NAMED.has(value.kind);
}

/** The names of what a class has, by itself or by inheritance. */
export function classKeys(file: FileView, owner: ClassNode, isStatic: boolean): ReadonlySet<string> {
  const keys = new Set<string>();
  const ancestry = ancestryOf(file, owner);
  const last = ancestry.at(-1);
  for (const at of ancestry) {
    if (isClass(at)) for (const key of declaredKeys(at, isStatic)) keys.add(key);
    if (!isStatic) for (const key of file.fieldWrites(at).keys()) keys.add(key);
  }
  const base = last && baseElsewhere(file, last, isStatic);
  for (const key of Object.keys(base?.thing.members ?? {})) keys.add(key);
  return keys;
}

function declaredKeys({ body }: ClassNode, isStatic: boolean): readonly string[] {
  return body.body.flatMap((member) => {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') return [];
    if (member.static !== isStatic || (member.type === 'MethodDefinition' && member.kind !== 'method')) return [];
    const key = plainKey(member.key, member.computed);
    return key === undefined || key.startsWith('#') ? [] : [key];
  });
}

/** The class whose constructor is handed what somebody makes an instance with, where that is the one that a method reads the fields of. */
function toldBy(file: FileView, method: FunctionNode, owner: ClassNode): ClassNode | undefined {
  const home = enclosingClass(method);
  const ancestry = ancestryOf(file, owner);
  const above = ancestry.slice(0, home ? ancestry.indexOf(home) : undefined);
  return above.some((one) => isClass(one) && hasConstructor(one)) ? undefined : home;
}

const hasConstructor = ({ body }: ClassNode): boolean =>
  body.body.some((member) => member.type === 'MethodDefinition' && member.kind === 'constructor');

/** What tells that two values are the same thing. */
function keyOfValue(value: Value): unknown {
  switch (value.kind) {
    case 'instance':
      return `instance ${value.of.range[0]}`;
    case 'thing':
      return value.thing;
    case 'array':
    case 'bytes':
    case 'class':
    case 'either':
    case 'env':
    case 'function':
    case 'literal':
    case 'object':
    case 'result':
    case 'template':
    case 'unknown':
      return value.node;
  }
}
