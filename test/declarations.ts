import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/**
 * The names that the sources of a folder declare at their top level, and where: types, functions, classes and constants. A name that
 * one file declares twice, as a type and a value, counts once.
 *
 * @param folder a path below the project's folder
 */
export function readDeclarations(folder: string): ReadonlyMap<string, readonly string[]> {
  const declared = new Map<string, string[]>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => /\.ts$/.test(one))) {
    const file = join(folder, name).replaceAll('\\', '/');
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    for (const one of new Set(source.statements.flatMap(namesOf)))
      declared.set(one, [...(declared.get(one) ?? []), file]);
  }
  return declared;
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}
