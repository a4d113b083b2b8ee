import type { TSESTree } from '@typescript-eslint/utils';

import type { TimeUse } from '../../model/vocabulary.ts';
import { durationOf, secondsIn } from '../syntax/durations.ts';
import type { FileView, ResolvedCall } from '../evaluation/file-view.ts';
import type { QuestionKind } from '../memo.ts';
import { slotAt } from '../evaluation/places.ts';
import { enclosingFunction, placeOf, plainKey, spokenName, unwrap, type CallNode, type Node } from '../syntax/node.ts';
import {
  asNumber,
  combined,
  dateOf,
  NOW,
  number,
  numeric,
  shifted,
  signed,
  UNKNOWN_TIME,
  type Time,
  type Timestamp,
} from './time-arithmetic.ts';
import { alternatives, type Invocation, type Value } from '../evaluation/value.ts';

/** More alternatives than this say nothing. */
const MAX_TIMES = 8;

/** Everything that a value may say of time. */
export function timesOf(file: FileView, value: Value): readonly Time[] {
  return valueTimes(file, value, undefined);
}

function valueTimes(file: FileView, value: Value, asked: Node | undefined): readonly Time[] {
  return limited(alternatives(value).flatMap((one) => alternativeTimes(file, one, asked)));
}

function alternativeTimes(file: FileView, value: Value, asked: Node | undefined): readonly Time[] {
  if (value.kind === 'literal') {
    // How a number is calculated says in which unit it is meant.
    const isCalculated = value.node.type === 'BinaryExpression' && value.node !== asked;
    if (typeof value.value === 'number') return isCalculated ? timesAt(file, value.node) : [number(value.value)];
    return typeof value.value === 'string' ? [{ kind: 'string', text: value.value }] : [UNKNOWN_TIME];
  }
  return value.node === asked ? [UNKNOWN_TIME] : timesAt(file, value.node);
}

const limited = (times: readonly Time[]): readonly Time[] => (times.length > MAX_TIMES ? [UNKNOWN_TIME] : times);

const TIMES: QuestionKind<FileView, Node, readonly Time[]> = {
  name: 'times',
  compute: expressionTimes,
  unanswered: () => [UNKNOWN_TIME],
  position: placeOf,
};

function timesAt(file: FileView, expression: Node): readonly Time[] {
  return file.ask(TIMES, unwrap(expression));
}

function expressionTimes(file: FileView, node: Node): readonly Time[] {
  const inner = (at: Node): readonly Time[] => timesAt(file, at);
  switch (node.type) {
    case 'BinaryExpression':
      return limited(inner(node.left).flatMap((left) => inner(node.right).map((right) => combined(node, left, right))));
    case 'UnaryExpression':
      return inner(node.argument).map((time) => signed(node.operator, time));
    case 'ConditionalExpression':
      return limited([...inner(node.consequent), ...inner(node.alternate)]);
    case 'LogicalExpression':
      return limited([...inner(node.left), ...inner(node.right)]);
    case 'AwaitExpression':
      return inner(node.argument);
    case 'AssignmentExpression':
      return node.operator === '=' ? inner(node.right) : [UNKNOWN_TIME];
    case 'CallExpression':
    case 'NewExpression':
      return calledTimes(file, node);
    case 'Identifier':
      return valueTimes(file, file.evaluate(node), node).map((time) => movedSince(file, node, time));
    default:
      return valueTimes(file, file.evaluate(node), node);
  }
}

/** Functions of the language that give a number back as it is, or without its fraction. */
const NUMERIC = new Set(['floor', 'round', 'ceil', 'trunc', 'Number', 'parseInt', 'parseFloat', 'BigInt']);

function calledTimes(file: FileView, node: CallNode): readonly Time[] {
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  const inner = (at: Node): readonly Time[] => timesAt(file, at);
  const name = spokenName(callee) ?? '';
  const receiver = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const isFree = (at: Node): boolean => at.type === 'Identifier' && file.scopes.variable(at) === undefined;
  if (node.type === 'NewExpression' && name === 'Date' && isFree(callee)) {
    if (!first) return [NOW];
    return node.arguments.length === 1 ? inner(first).map(dateOf) : [{ ...NOW, fromNow: undefined }];
  }
  if (receiver && isFree(receiver) && spokenName(receiver) === 'Date' && name === 'now')
    return [{ ...NOW, form: 'milliseconds' }];
  if (first && NUMERIC.has(name) && (receiver ? isFree(receiver) : isFree(callee))) return inner(first).map(numeric);
  const invoked = file.resolvedCall(node);
  if (invoked?.use?.time) return toldTimes(file, invoked, invoked.use.time);
  const dated = receiver ? dateCall(file, node, receiver, name) : undefined;
  return dated ?? valueTimes(file, file.evaluate(node), node);
}

/** Methods of dates: `d.getTime()`, and `d.setDate(d.getDate() + 60)`, which answers with milliseconds, too. */
function dateCall(file: FileView, node: CallNode, receiver: Node, name: string): readonly Time[] | undefined {
  if (!/^(?:getTime|valueOf|toFixed|toISOString|toString|set[A-Z]\w*)$/.test(name)) return undefined;
  const times = timesAt(file, receiver);
  return times.map((time): Time => {
    if (name === 'toFixed') return asNumber(time);
    if (time.kind !== 'timestamp' || time.form !== 'date') return UNKNOWN_TIME;
    if (name === 'toISOString' || name === 'toString') return { kind: 'string', text: 'a date' };
    const shifted = name.startsWith('set') ? setBy(file, node, name, time) : time;
    return { ...shifted, form: 'milliseconds' };
  });
}

/** What is left of a date after `setHours(date.getHours() + 2)`. */
function setBy(file: FileView, node: CallNode, setter: string, date: Timestamp): Timestamp {
  const field = setter.replace(/^set(?:UTC)?/, '');
  const unit = field === 'Time' ? 0.001 : secondsIn(field);
  const [given] = node.arguments;
  const shift = given && unit !== undefined ? shiftOf(file, unwrap(given), field) : undefined;
  return shifted(date, shift === undefined ? undefined : shift * (unit ?? 1));
}

/** The number that is added to what the getter of the same field gives. */
function shiftOf(file: FileView, given: Node, field: string): number | undefined {
  if (given.type !== 'BinaryExpression' || !/^[+-]$/.test(given.operator)) return undefined;
  const isGetter = (at: Node): boolean =>
    new RegExp(`^get(?:UTC)?${field}$`).test(at.type === 'CallExpression' ? (spokenName(at.callee) ?? '') : '');
  const [getter, other] = isGetter(unwrap(given.left)) ? [given.left, given.right] : [given.right, given.left];
  if (!isGetter(unwrap(getter))) return undefined;
  const [amount] = timesAt(file, other);
  return amount?.kind === 'number' ? (given.operator === '-' ? -amount.value : amount.value) : undefined;
}

/** What the model knows of a call. */
function toldTimes(file: FileView, invoked: ResolvedCall, use: TimeUse): readonly Time[] {
  const { invocation } = invoked;
  if (use.kind === 'now') return [{ ...NOW, form: use.form }];
  if (use.kind === 'count') {
    return subjects(file, invocation, use.of).map((time) => {
      const seconds = time.kind === 'string' ? durationOf(time.text) : undefined;
      return seconds === undefined ? UNKNOWN_TIME : number(seconds * 1000, true);
    });
  }
  if (use.kind === 'duration') {
    const seconds = amountOf(file, invocation, use);
    return [seconds === undefined ? UNKNOWN_TIME : { kind: 'duration', seconds }];
  }
  return subjects(file, invocation, use.of).map((time): Time => {
    const date = time.kind === 'timestamp' ? time : dateOf(time);
    if (date.kind !== 'timestamp') return UNKNOWN_TIME;
    if (use.kind === 'same') return { ...date, form: use.form };
    const amount = signedAmount(file, invocation, use);
    return { ...shifted(date, amount), form: 'date' };
  });
}

function subjects(
  file: FileView,
  invocation: Invocation,
  of: Extract<TimeUse, { kind: 'same' }>['of'],
): readonly Time[] {
  if (of !== undefined) {
    const { value } = slotAt(file, invocation, of, { has: 'unknown' });
    return value ? valueTimes(file, value, undefined) : [UNKNOWN_TIME];
  }
  const callee = unwrap(invocation.callee);
  return callee.type === 'MemberExpression' ? timesAt(file, callee.object) : [UNKNOWN_TIME];
}

/** How many seconds a call moves a date by, below zero where a call goes back in time. */
function signedAmount(
  file: FileView,
  invocation: Invocation,
  use: Extract<TimeUse, { kind: 'later' }>,
): number | undefined {
  const amount = amountOf(file, invocation, use);
  return amount !== undefined && use.back ? -amount : amount;
}

/** Seconds that a call speaks of: a number of units, or an object such as `{ days: 1, hours: 2 }`. */
function amountOf(
  file: FileView,
  invocation: Invocation,
  use: Extract<TimeUse, { kind: 'later' | 'duration' }>,
): number | undefined {
  const { value } = slotAt(file, invocation, use.amount, { has: 'unknown' });
  if (!value) return undefined;
  if (value.kind === 'object') {
    let total = 0;
    for (const entry of value.entries) {
      const unit = entry.kind === 'property' && entry.key !== undefined ? secondsIn(entry.key) : undefined;
      const [amount] = entry.kind === 'property' ? valueTimes(file, entry.value(), undefined) : [];
      if (unit === undefined || amount?.kind !== 'number') return undefined;
      total += unit * amount.value;
    }
    return total;
  }
  const [amount] = valueTimes(file, value, undefined);
  const unit = unitOf(file, invocation, use.unit);
  return amount?.kind === 'number' && unit !== undefined ? amount.value * unit : undefined;
}

function unitOf(
  file: FileView,
  invocation: Invocation,
  unit: Extract<TimeUse, { kind: 'later' }>['unit'],
): number | undefined {
  // Dates count in milliseconds where nothing is said.
  if (unit === undefined) return 0.001;
  const known = secondsIn(unit);
  if (known !== undefined) return known;
  const { value } = slotAt(file, invocation, unit as `${number}`, { has: 'unknown' });
  return value?.kind === 'literal' && typeof value.value === 'string' ? secondsIn(value.value) : undefined;
}

/** A date that a variable holds, after the steps between its making and its use that change it in place. */
function movedSince(file: FileView, use: TSESTree.Identifier, time: Time): Time {
  if (time.kind !== 'timestamp' || time.form !== 'date') return time;
  let date: Timestamp = time;
  for (const { identifier } of file.scopes.variable(use)?.references ?? []) {
    if (identifier.range[0] >= use.range[0] || enclosingFunction(identifier) !== enclosingFunction(use)) continue;
    const member = identifier.parent;
    const call = member.type === 'MemberExpression' && member.object === identifier ? member.parent : undefined;
    if (member.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.callee !== member) continue;
    const name = plainKey(member.property, member.computed) ?? '';
    const told = file.resolvedCall(call);
    const later = told?.use?.time;
    if (/^set[A-Z]/.test(name)) date = setBy(file, call, name, date);
    else if (told && later?.kind === 'later' && later.inPlace) {
      const { invocation } = told;
      const amount = signedAmount(file, invocation, later);
      date = shifted(date, amount);
    }
  }
  return date;
}
