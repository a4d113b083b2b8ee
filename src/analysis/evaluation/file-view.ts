import type { Imports } from '../../model/frozen.ts';
import type { Sourced, Table } from '../../model/table.ts';
import type { Use } from '../../model/vocabulary.ts';
import type { FieldIndex } from './classes.ts';
import type { QuestionKind } from '../memo.ts';
import type { Scopes, Variable } from '../syntax/scopes.ts';
import type { CallNode, FunctionNode, Node } from '../syntax/node.ts';
import type { ParsedText } from '../syntax/parsed-text.ts';
import type { TreeIndex } from '../syntax/tree-index.ts';
import type { Slot } from './slots.ts';
import type { Invocation, ObjectValue, ThingValue, Value } from './value.ts';

/** What every part of the analysis sees of the file at hand. Nothing in it changes; parts are computed when first read. */
export interface FileView {
  /** below the working directory, with `/` between its parts */
  readonly path: string;
  readonly sourceCode: ParsedText;
  readonly table: Table;
  readonly scopes: Scopes;
  readonly tree: TreeIndex;
  /** what other files export, where the project is looked at */
  readonly imports: Imports | undefined;
  /** the module specifiers that the file names */
  readonly modules: readonly string[];
  /** What a module specifier denotes, if anything is known of it. */
  module(specifier: string): Sourced | undefined;
  /** What a member may denote on a receiver that cannot be resolved. */
  ambient(name: string, receiver: Receiver): readonly Sourced[];
  /** the calls of the file by the name of what they call */
  readonly callsByName: ReadonlyMap<string, readonly CallNode[]>;
  /** what the file assigns to members of its classes */
  readonly fieldWrites: FieldIndex;
  /** What an expression's value is. */
  evaluate(node: Node): Value;
  /** What is written into a variable; what happens to an object afterwards is for its uses to find out. */
  held(variable: Variable): Value;
  /** A property of an object value. `no` only where nothing could have put the property there. */
  slot(object: ObjectValue, key: string): Slot;
  /** A member of a thing, a class or an instance; undefined for other values. */
  member(value: Value, key: string): Slot | undefined;
  /** The calls of a function that the file shows, and whether others may call it, too. */
  callers(fn: FunctionNode): Callers;
  /** What a parameter of a function holds, counted from 0, as far as the file shows who calls it. */
  parameter(fn: FunctionNode, index: number): Value;
  /** A call that reads the header of a token by hand: `JSON.parse(atob(token.split('.')[0]))`. */
  isHeaderParse(node: Node): boolean;
  /** The thing that a call, construction or `super(…)` invokes, with the arguments as the callee sees them. */
  resolvedCall(node: Node): ResolvedCall | undefined;
  /** The answer to a question of another part of the analysis: what may lead back to itself is asked here. */
  ask<K, V>(kind: QuestionKind<FileView, K, V>, key: K): V;
}

export interface Receiver {
  /** what it is called, if it has a name */
  readonly name: string | undefined;
  /** it comes from a module that nothing is known of, and so from no framework */
  readonly isImported: boolean;
}

export interface Callers {
  readonly invocations: readonly Invocation[];
  /** nobody else can call it: it is neither exported nor passed on, nor out of sight in another way */
  readonly isComplete: boolean;
}

export interface ResolvedCall {
  readonly thing: ThingValue;
  readonly kind: 'call' | 'extend' | 'handedTo' | 'new';
  /** what that means; nothing for a step of a builder that the model does not speak of */
  readonly use?: Use;
  /** what it means instead, should an option that the file does not show be set so */
  readonly perhaps?: readonly Use[];
  readonly invocation: Invocation;
}
