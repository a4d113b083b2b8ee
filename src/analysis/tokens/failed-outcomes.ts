import { isStatusName, saysFailure, saysSuccess } from '../../lexicon/value-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { rootName } from '../evaluation/aliases.ts';
import { boundBy } from '../evaluation/patterns.ts';
import type { QuestionKind } from '../memo.ts';
import type { Condition } from '../syntax/order.ts';
import { isFunction, placeOf, type Node } from '../syntax/node.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import { assumedOutcome, type Assumption } from './assumed-outcome.ts';
import { addAll } from '../syntax/lists.ts';

/** Whether a condition says that a request, or what else has given the value of a variable, has failed. */
export function saysFailed(file: FileView, { test, holds }: Condition, owner: Variable): boolean {
  const succeeded: Assumption = (path, expression) => {
    const known = saysOutcome(path);
    if (known === undefined) return undefined;
    return isFromOutside(file, owner) || isAbout(file, rootName(file, expression)?.variable, owner) ? known : undefined;
  };
  return assumedOutcome(file, test, succeeded) === !holds;
}

/** `response.status` of what has succeeded. */
const SUCCESS = 200;

/** What a path says by its last name where things have gone well. */
export function saysOutcome(path: string): boolean | number | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1).replace(/@.*/, '');
  return isStatusName(name) ? SUCCESS : saysSuccess(name) ? true : saysFailure(name) ? false : undefined;
}

/** Whether nothing shows where a value comes from: then any outcome that is asked for may be that of what has given it. */
function isFromOutside(file: FileView, { defs }: Variable): boolean {
  return defs.every(({ type, node }) => {
    if (type === 'ImportBinding' || type === 'Parameter') return true;
    const given = node.type === 'VariableDeclarator' && node.init ? file.evaluate(node.init) : undefined;
    return given?.kind === 'unknown' && (given.why === 'import' || given.why === 'parameter');
  });
}

/** Whether one variable tells of another: the other was made from it, or came together with it. */
function isAbout(file: FileView, teller: Variable | undefined, owner: Variable): boolean {
  const known = new Set<Variable>();
  const pending = teller ? [teller] : [];
  for (let at = pending.pop(); at; at = pending.pop()) {
    if (at === owner) return true;
    if (known.has(at)) continue;
    known.add(at);
    if (at.defs.some(({ node }) => owner.defs.some((def) => def.node === node))) return true;
    addAll(pending, file.ask(FILLED, at));
  }
  return false;
}

/** The variables that are filled with something that a variable is part of. */
const FILLED: QuestionKind<FileView, Variable, readonly Variable[]> = {
  name: 'filledFrom',
  compute: (file, { references }) => [...new Set(references.flatMap(({ identifier }) => filledFrom(file, identifier)))],
  unanswered: () => [],
  position: (variable) => placeOf(declarationOf(variable)),
};

/** The variables that a declaration or an assignment fills with something that an identifier is part of. */
function filledFrom(file: FileView, identifier: Node): readonly Variable[] {
  for (let at = identifier; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    const target =
      parent.type === 'VariableDeclarator'
        ? parent.id
        : parent.type === 'AssignmentExpression'
          ? parent.left
          : undefined;
    if (target)
      return target === at ? [] : boundBy(file, target).flatMap(({ name }) => file.scopes.variable(name) ?? []);
  }
  return [];
}
