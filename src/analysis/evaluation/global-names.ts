import type { FileView } from './file-view.ts';
import { keyOf } from './objects.ts';
import { pathIn } from './patterns.ts';
import type { QuestionKind } from '../memo.ts';
import { declarationOf, type Variable } from '../syntax/scopes.ts';
import { placeOf, unwrap, type Node } from '../syntax/node.ts';

/**
 * The global that an expression denotes, by whatever name: `JSON.parse` for `parse` behind `const { parse } = JSON`, and for a
 * member of the global object. Undefined for everything that the file declares itself.
 */
export function globalName(file: FileView, expression: Node): string | undefined {
  const node = unwrap(expression);
  if (node.type === 'Identifier') {
    const variable = file.scopes.variable(node);
    return variable ? file.ask(ALIASED, variable) : node.name;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const object = globalName(file, node.object);
  return object === undefined ? undefined : memberName(file, object, keyOf(file, node.property, node.computed));
}

const ALIASED: QuestionKind<FileView, Variable, string | undefined> = {
  name: 'globalName',
  compute: aliasedName,
  unanswered: () => undefined,
  position: (variable) => placeOf(declarationOf(variable)),
};

function aliasedName(file: FileView, { defs, references }: Variable): string | undefined {
  const [def, ...others] = defs;
  const declaration: Node | undefined = def?.node;
  if (!def || others.length > 0 || declaration?.type !== 'VariableDeclarator' || !declaration.init) return undefined;
  if (references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  const keys = declaration.id === def.name ? [] : pathIn(file, declaration.id, def.name);
  const start = globalName(file, declaration.init);
  return keys?.reduce<string | undefined>(
    (name, key) => (name === undefined ? undefined : memberName(file, name, key)),
    start,
  );
}

/** The global object's members are the globals themselves. */
function memberName(file: FileView, object: string, key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  return file.table.names.isGlobalObject(object) ? key : `${object}.${key}`;
}
