import type { Imports } from '../../model/frozen.ts';
import type { Sourced, Table } from '../../model/table.ts';
import { indexFields } from './classes.ts';
import { evaluateNode } from './expressions.ts';
import type { Callers, FileView, ResolvedCall } from './file-view.ts';
import { findCallers, indexCalls } from './callers.ts';
import { manualHeaders } from './manual-decode.ts';
import { resolveCall } from './resolve-call.ts';
import { templateNames } from '../syntax/components.ts';
import { memberOf } from './members.ts';
import { lazy, Questions, type OpenQuestions, type QuestionKind } from '../memo.ts';
import { expectedMembers, findModule, moduleSpecifiers, namedMembers } from './modules.ts';
import { parameterValue } from './parameters.ts';
import { declarationOf, readScopes, type Variable } from '../syntax/scopes.ts';
import { placeOf, type FunctionNode, type Node } from '../syntax/node.ts';
import type { ParsedText } from '../syntax/parsed-text.ts';
import { indexTree, type Step, type Walkable } from '../syntax/tree-index.ts';
import { foldEntries, type Slot } from './slots.ts';
import { isChangeable, unknown, type ObjectValue, type Value } from './value.ts';
import { writtenValue } from './variables.ts';

type Kind<K, V> = QuestionKind<FileView, K, V>;

const VALUE: Kind<Node, Value> = {
  name: 'value',
  compute: evaluateNode,
  unanswered: (node) => unknown('circle', node),
  position: placeOf,
};

const HELD: Kind<Variable, Value> = {
  name: 'held',
  compute: writtenValue,
  unanswered: (variable) => unknown('circle', declarationOf(variable)),
  position: (variable) => placeOf(declarationOf(variable)),
};

const RESOLVED_CALL: Kind<Node, ResolvedCall | undefined> = {
  name: 'invoked',
  compute: resolveCall,
  unanswered: () => undefined,
  position: placeOf,
};

const CALLERS: Kind<FunctionNode, Callers> = {
  name: 'callSites',
  compute: findCallers,
  unanswered: () => ({ invocations: [], isComplete: false }),
  position: placeOf,
};

interface SlotKey {
  readonly object: ObjectValue;
  readonly key: string;
}

const SLOT: Kind<SlotKey, Slot> = {
  name: 'slot',
  compute: (file, { object, key }) => foldEntries(file, object, key),
  // An object may be spread into itself: `o = { ...o, x }` in a loop.
  unanswered: () => ({ has: 'unknown' }),
  position: ({ object }) => placeOf(object.node),
};

/** Looking for these evaluates what may be one of them. They come before everything else, since a file asks for them once. */
const HEADER_PARSES: Kind<'file', ReadonlySet<Node>> = {
  name: 'headerParses',
  compute: (file) => new Set(manualHeaders(file)),
  unanswered: () => new Set(),
  position: () => -1,
};

const NAMED_MEMBERS: Kind<'file', ReadonlyMap<string, Sourced>> = {
  name: 'namedMembers',
  compute: namedMembers,
  unanswered: () => new Map(),
  position: () => -1,
};

/** ESLint's own method, which the types of the oldest one that is supported know nothing of, and which other hosts have not. */
function walkable(sourceCode: ParsedText): Walkable {
  const { ast, visitorKeys } = sourceCode;
  const traverse: unknown = Reflect.get(sourceCode, 'traverse');
  if (typeof traverse !== 'function') return { ast, visitorKeys };
  return { ast, visitorKeys, traverse: () => Reflect.apply(traverse, sourceCode, []) as Iterable<Step> };
}

/** What the analysis sees of the project around a file. */
export interface Surroundings {
  readonly imports: Imports;
  /** shared by all files of the project, since what one asks may lead back to it */
  readonly open: OpenQuestions;
}

/**
 * What the analysis sees of one file.
 *
 * @param path below the working directory, with `/` between its parts
 */
export function viewFile(sourceCode: ParsedText, path: string, table: Table, project?: Surroundings): FileView {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const modules = lazy(() => moduleSpecifiers(tree()));
  const tree = lazy(() => indexTree(walkable(sourceCode)));
  const scopes = lazy(() => readScopes(sourceCode.scopeManager, templateNames(tree())));
  const callsByName = lazy(() => indexCalls(tree()));
  const fieldWrites = lazy(() => indexFields(file));
  const slotKeys = new Map<ObjectValue, Map<string, SlotKey>>();
  const slotKey = (object: ObjectValue, key: string): SlotKey => {
    const keys = slotKeys.get(object) ?? new Map<string, SlotKey>();
    const known = keys.get(key) ?? { object, key };
    slotKeys.set(object, keys.set(key, known));
    return known;
  };
  const file: FileView = {
    path,
    sourceCode,
    table,
    imports: project?.imports,
    get tree() {
      return tree();
    },
    get scopes() {
      return scopes();
    },
    get callsByName() {
      return callsByName();
    },
    get fieldWrites() {
      return fieldWrites();
    },
    get modules() {
      return modules();
    },
    module: (specifier) => findModule(table, specifier, folder),
    ambient(name, receiver) {
      const own = receiver.isImported ? undefined : questions.ask(NAMED_MEMBERS, 'file').get(name);
      const found = expectedMembers(table, modules(), table.ambient(name), receiver);
      return own ? [own, ...found] : found;
    },
    evaluate(node) {
      // Most expressions are names of variables that nothing changes afterwards: their value is the variable's.
      const variable = node.type === 'Identifier' ? scopes().variable(node) : undefined;
      const value = variable && questions.ask(HELD, variable);
      return value && !isChangeable(value) ? value : questions.ask(VALUE, node);
    },
    held: (variable) => questions.ask(HELD, variable),
    slot: (object, key) => questions.ask(SLOT, slotKey(object, key)),
    member: (value, key) => memberOf(file, value, key),
    parameter: (fn, index) => parameterValue(file, fn, index),
    isHeaderParse: (node) => questions.ask(HEADER_PARSES, 'file').has(node),
    resolvedCall: (node) => questions.ask(RESOLVED_CALL, node),
    callers: (fn) => questions.ask(CALLERS, fn),
    ask: (kind, key) => questions.ask(kind, key),
  };
  const questions = new Questions(file, project?.open, path);
  return file;
}
