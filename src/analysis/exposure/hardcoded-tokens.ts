import { isForeignGround, isForeignOrigin } from '../../lexicon/token-names.ts';
import { isExampleName, isStandInName } from '../../lexicon/value-names.ts';
import {
  isPublicToken,
  isSampleToken,
  isServiceKey,
  TOKEN_START,
  writtenTokens,
  type WrittenToken,
} from '../../lexicon/written-tokens.ts';
import type { FileView } from '../evaluation/file-view.ts';
import type { Value } from '../evaluation/value.ts';
import { stringsWith } from '../syntax/string-literals.ts';
import { functionName, isClass, isFunction, plainKey, spokenName, unwrap, type Node } from '../syntax/node.ts';

/** A JWT that is written in the source (CWE-798). */
export interface HardcodedToken {
  readonly node: Node;
  /** when it expires, in seconds since 1970 (RFC 7519, 4.1.4); undefined where it never does */
  readonly expires: number | undefined;
  /** it is the key of a service, for which no rule on rows holds */
  readonly isServiceKey: boolean;
}

/** The JWTs that stand in a file's strings, each where it is written, or where it is put together. */
export function findHardcodedTokens(file: FileView): readonly HardcodedToken[] {
  if (file.path.split('/').some(isStandInName)) return [];
  const written = writtenStrings(file);
  const known = new Set(written.flatMap(({ tokens }) => tokens.map(({ text }) => text)));
  const joined = joinedStrings(file).flatMap(({ node, tokens }): readonly TokenString[] => {
    const added = tokens.filter(({ text }) => !known.has(text));
    for (const { text } of added) known.add(text);
    return [{ node, tokens: added }];
  });
  return [...written, ...joined].flatMap(({ node, tokens }) => {
    const [token] = tokens.filter(({ claims }) => !isSampleToken(claims) && !isPublicToken(claims));
    return token && isInUse(node) && !isForShow(file, node) ? [found(node, token)] : [];
  });
}

function found(node: Node, { claims }: WrittenToken): HardcodedToken {
  const { exp } = claims;
  return { node, expires: typeof exp === 'number' ? exp : undefined, isServiceKey: isServiceKey(claims) };
}

interface TokenString {
  readonly node: Node;
  readonly tokens: readonly WrittenToken[];
}

function writtenStrings({ sourceCode }: FileView): readonly TokenString[] {
  return stringsWith(sourceCode, sourceCode.text, TOKEN_START)
    .map((node): TokenString => {
      const texts = node.type === 'Literal' ? [node.value] : node.quasis.map(({ value }) => value.cooked ?? '');
      return { node, tokens: texts.flatMap(writtenTokens) };
    })
    .filter(({ tokens }) => tokens.length > 0);
}

/** Strings that are put together of parts that stand in the file: sums, templates, lists that are joined. */
function joinedStrings(file: FileView): readonly TokenString[] {
  const nodes = [
    ...file.tree.get('BinaryExpression').filter(({ operator }) => operator === '+'),
    ...file.tree.get('TemplateLiteral').filter(({ expressions }) => expressions.length > 0),
    ...file.tree.get('CallExpression').filter(({ callee }) => spokenName(callee) === 'join'),
  ].sort((a, b) => a.range[0] - b.range[0]);
  return nodes.map((node) => ({ node, tokens: writtenTokens(sourceTextOf(file, node)) }));
}

/** What a string says, with a gap for each part that the file does not show. */
function sourceTextOf(file: FileView, node: Node): string {
  if (node.type !== 'CallExpression') return spelled(file.evaluate(node));
  const callee = unwrap(node.callee);
  const list = callee.type === 'MemberExpression' ? file.evaluate(callee.object) : undefined;
  const [separator] = node.arguments;
  if (list?.kind !== 'array' || list.open) return '';
  return list.items.map(spelled).join(separator ? spelled(file.evaluate(separator)) : ',');
}

function spelled(value: Value): string {
  if (value.kind === 'template') return value.parts.map(spelled).join('');
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : GAP;
}

const GAP = ' ';

/** A string that stands alone, names a module or is a type does nothing. */
function isInUse({ parent }: Node): boolean {
  return (
    parent !== undefined && !/^(?:ExpressionStatement|TSLiteralType|(?:Import|Export)\w*Declaration)$/.test(parent.type)
  );
}

/** Whether something around a token says that it is an example, stands in for a real one, or belongs to a map that everybody sees. */
function isForShow(file: FileView, node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const name = nameGivenBy(file, at);
    if (name !== undefined && (isExampleName(name) || isForeignGround(name) || isForeignOrigin(name))) return true;
  }
  return false;
}

/** What a node calls the value in it. */
function nameGivenBy(file: FileView, node: Node): string | undefined {
  if (isFunction(node)) return functionName(node);
  if (isClass(node)) return node.id?.name;
  switch (node.type) {
    case 'VariableDeclarator':
      return spokenName(node.id);
    case 'AssignmentExpression':
      return file.sourceCode.getText(node.left);
    case 'Property':
    case 'PropertyDefinition':
      return plainKey(node.key, node.computed);
    case 'JSXAttribute':
      return file.sourceCode.getText(node.name);
    case 'CallExpression':
    case 'NewExpression':
      return spokenName(node.callee);
    default:
      return undefined;
  }
}
