import { keepsUnderNameByName, usesSessionByName } from '../../lexicon/function-names.ts';
import { isForeignGround } from '../../lexicon/token-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { keyName } from '../operations/key-names.ts';
import { spokenName, unwrap, wrapped, type Node } from '../syntax/node.ts';
import { isIdentity } from '../tokens/carrier.ts';
import type { Carriers } from '../tokens/carriers.ts';
import type { Provenance } from '../tokens/provenance.ts';
import type { StoreWrite } from './storage.ts';

/*
 * Whether what the file does with a value shows that it is a token.
 */

/** What is known of the file beside its calls. */
export interface TokenContext {
  /** what the file writes into stores */
  readonly writes: () => readonly StoreWrite[];
  readonly carriers: Carriers;
  readonly tokens: Provenance;
}

/** Whether a value is handed to something that signs in, verifies or keeps a session, is stored, or sent as a bearer. */
export function isUsedAsToken(file: FileView, node: Node, { writes, carriers, tokens }: TokenContext): boolean {
  const same = sameAs(node, tokens);
  const isStored = (): boolean => writes().some(({ value }) => same(unwrap(value)));
  const isKept = (): boolean => keptUnderName(file, carriers).some((value) => same(unwrap(value)));
  return isArgument(file, same) || isStored() || isKept() || isBearer(file, same);
}

/** Whether a value is handed to something that signs in, verifies or keeps a session, or sent as a bearer. */
export function isUsedAsSession(file: FileView, node: Node, tokens: Provenance): boolean {
  const same = sameAs(node, tokens);
  return isArgument(file, same) || isBearer(file, same);
}

type IsSame = (other: Node) => boolean;

/** Tells whether other expressions are of the same value as one, or as what that is kept in. */
function sameAs(node: Node, tokens: Provenance): IsSame {
  const origins = new Set([node, ...keptIn(node)].flatMap((at) => [...tokens.origins(at)]));
  return (other) => other === node || [...tokens.origins(other)].some((origin) => origins.has(origin));
}

function isArgument(file: FileView, same: IsSame): boolean {
  return file.tree
    .get('CallExpression')
    .some(
      (call) =>
        usesSessionByName(spokenName(call.callee) ?? '') &&
        !isForeignGround(spokenName(call.callee) ?? '') &&
        call.arguments.some((argument) => same(unwrap(argument))),
    );
}

/** `cookies.set('jwt', token)`, whatever keeps it. */
function keptUnderName(file: FileView, carriers: Carriers): readonly Node[] {
  return file.tree.get('CallExpression').flatMap((call) => {
    if (!keepsUnderNameByName(spokenName(call.callee) ?? '')) return [];
    const [key, value] = call.arguments;
    const name = key && keyName(file, key);
    return value && name !== undefined && isIdentity(carriers.kindNamed(name, 'key')) ? [value] : [];
  });
}

function isBearer(file: FileView, same: IsSame): boolean {
  return file.tree.get('TemplateLiteral').some((text) => {
    if (!/bearer\s*$/i.test(text.quasis[0]?.value.cooked ?? '')) return false;
    const [hole] = text.expressions;
    return hole !== undefined && same(unwrap(hole));
  });
}

/** The variable, parameter or member that a value is kept in. */
export function keptIn(node: Node): readonly Node[] {
  let at = wrapped(node);
  while (at.parent?.type === 'LogicalExpression' || at.parent?.type === 'ConditionalExpression')
    at = wrapped(at.parent);
  const parent = at.parent;
  // `handle(@Query('token') token: string)`
  if (parent?.type === 'Decorator') return [parent.parent];
  if (parent?.type === 'VariableDeclarator') return [parent.id];
  return parent?.type === 'AssignmentExpression' && parent.right === at ? [parent.left] : [];
}
