import { isEnvironment } from '../evaluation/environment.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { testsAround } from '../evaluation/presence.ts';
import { alternatives, type Value } from '../evaluation/value.ts';
import { isInside, spokenName, unwrap, type Node } from '../syntax/node.ts';

/**
 * The environment variable whose absence makes a text that anybody can guess: one that is put together from it and from what the source
 * says alone, such as `` `access-${process.env.SECRET}` ``. Around a PEM frame no library takes such a text.
 *
 * @returns undefined where there is none, or where the file demands the variable, by whatever means
 */
export function guessableWithout(file: FileView, value: Value): string | undefined {
  if (value.kind !== 'template') return undefined;
  const names = value.parts.flatMap((part) => (part.kind === 'env' ? (part.name ?? []) : []));
  const isSeen = value.parts.every((part) => part.kind === 'literal' || part.kind === 'env');
  const isFramed = value.parts.some((part) => part.kind === 'literal' && /-----BEGIN |\{/.test(String(part.value)));
  if (!isSeen || isFramed || names.some((name) => mayBeDemanded(file, name, value.node))) return undefined;
  return names[0];
}

/** Whether something in the file may see to it that a variable of the environment is set, before it is used. */
function mayBeDemanded(file: FileView, name: string, use: Node): boolean {
  return (
    testsAround(file, use).some(({ test }) => speaksOf(file, test, name)) ||
    handsOverEnvironment(file) ||
    isNamedAsText(file, name)
  );
}

function speaksOf(file: FileView, test: Node, name: string): boolean {
  const isIt = (node: Node): boolean =>
    alternatives(file.evaluate(node)).some((one) => one.kind === 'env' && (one.name ?? name) === name);
  const members = file.tree.get('MemberExpression').filter((member) => isInside(member, test));
  const node = unwrap(test);
  const names = [node, ...(node.type === 'BinaryExpression' ? [node.left, node.right] : [])].filter(
    ({ type }) => type === 'Identifier',
  );
  const handed = node.type === 'CallExpression' ? node.arguments.filter(({ type }) => type === 'Identifier') : [];
  return [...members, ...names, ...handed].some(isIt);
}

/** `schema.parse(process.env)`: a function that is handed all of the environment may demand some of it. */
function handsOverEnvironment(file: FileView): boolean {
  return file.tree
    .get('CallExpression')
    .some(
      (call) =>
        !/^(?:keys|entries|values|assign|log)$/.test(spokenName(call.callee) ?? '') &&
        call.arguments.some((argument) => isEnvironment(file, argument)),
    );
}

/** `demand('SECRET')`, `['SECRET', 'OTHER'].forEach(demand)` */
function isNamedAsText(file: FileView, name: string): boolean {
  const quoted = new RegExp(`([\\w$\\])](?:\\?\\.)?\\[\\s*)?["'\`]${name}["'\`]`, 'g');
  return [...file.sourceCode.text.matchAll(quoted)].some(([, access]) => access === undefined);
}
