import { comparesByName, makesSignatureByName, verifiesByName } from '../../lexicon/function-names.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { assignedTo } from '../evaluation/variables.ts';
import type { Origin, Provenance } from '../tokens/provenance.ts';
import {
  childKeys,
  enclosingFunction,
  isFunction,
  isNode,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  type CallNode,
  type Node,
} from '../syntax/node.ts';
import { isUnread } from './refusals.ts';
import { promiseFault } from './unchecked-results.ts';

/**
 * Where the file checks the signature of a token by hand: a part of the token goes into a signature check, or into a signature that
 * is then compared, and the outcome is looked at.
 *
 * @param origins where the token comes from
 * @param result the claims that are read from it: what is made of those says nothing of the signature
 */
export function signatureChecks(
  file: FileView,
  { origins, result }: { readonly origins: ReadonlySet<Origin>; readonly result: Node },
  tokens: Provenance,
): readonly Node[] {
  const isOfToken: Dependency = {
    is: (name) => [...tokens.origins(name)].some((one) => origins.has(one)),
    without: result,
  };
  const calls: readonly CallNode[] = file.tree.get('CallExpression');
  return calls.flatMap((call): readonly Node[] => {
    const said = file.resolvedCall(call)?.use?.signature;
    const name = said ?? importedName(file, call.callee);
    if (said === 'made' || (said === undefined && makesSignatureByName(name))) {
      if (!dataOf(file, call).some((node) => dependsOn(file, node, isOfToken))) return [];
      return signaturesCompared(file, call);
    }
    const isJudging =
      said === 'judged' || said === 'judgedLater' || (said === undefined && isUnseenCheck(file, call, name));
    if (!isJudging || !call.arguments.some((argument) => dependsOn(file, argument, isOfToken))) return [];
    const isLost =
      (said !== undefined && isUnread(file, call)) ||
      (said === 'judgedLater' && promiseFault(file, call) !== undefined);
    return isLost ? [] : [call];
  });
}

function isUnseenCheck(file: FileView, call: CallNode, name: string): boolean {
  return verifiesByName(name) && file.resolvedCall(call) === undefined && file.evaluate(call.callee).kind === 'unknown';
}

/** What a function is called where it comes from: `verify` for `import { verify as check }`. */
function importedName(file: FileView, callee: Node): string {
  const node = unwrap(callee);
  const [def] = (node.type === 'Identifier' && file.scopes.variable(node)?.defs) || [];
  const declaration: Node | undefined = def?.node;
  if (declaration?.type === 'ImportSpecifier') return plainKey(declaration.imported, false) ?? '';
  return spokenName(node) ?? '';
}

/** What a signature is made over: the arguments of the call, and those of what is called on its answer. */
function dataOf(file: FileView, call: CallNode): readonly Node[] {
  const found: Node[] = [...call.arguments];
  const pending: Node[] = [call];
  const seen = new Set<Node>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const outer = wrapped(node);
    if (seen.has(outer)) continue;
    seen.add(outer);
    const parent = outer.parent;
    if (parent?.type === 'VariableDeclarator' && parent.init === outer) pending.push(...file.scopes.reads(parent.id));
    const method = parent?.type === 'MemberExpression' && parent.object === outer ? parent.parent : undefined;
    if (method?.type !== 'CallExpression' || method.callee !== parent) continue;
    found.push(...method.arguments);
    pending.push(method);
  }
  return found;
}

/** Where a signature, or what becomes of it, is compared as a whole. */
function signaturesCompared(file: FileView, made: Node): readonly Node[] {
  const found: Node[] = [];
  const pending: Node[] = [made];
  const seen = new Set<Node>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const outer = wrapped(node);
    if (seen.has(outer)) continue;
    seen.add(outer);
    const parent = outer.parent;
    switch (parent?.type) {
      case 'BinaryExpression':
        if (/^[!=]==?$/.test(parent.operator) && !isUnread(file, parent)) found.push(parent);
        break;
      case 'CallExpression':
      case 'NewExpression': {
        const isComparing =
          file.resolvedCall(parent)?.use?.signature === 'compared' || comparesByName(spokenName(parent.callee) ?? '');
        if (!isComparing) pending.push(parent);
        else if (!isUnread(file, parent)) found.push(parent);
        break;
      }
      case 'MemberExpression':
        if (parent.object === outer && parent.parent.type === 'CallExpression')
          pending.push(parent.parent.callee === parent ? comparedOr(parent.parent, found) : parent);
        break;
      case 'VariableDeclarator':
        if (parent.init === outer) pending.push(...file.scopes.reads(parent.id));
        break;
      case 'TemplateLiteral':
      case 'LogicalExpression':
      case 'ConditionalExpression':
        pending.push(parent);
        break;
      case 'ReturnStatement':
      case 'ArrowFunctionExpression': {
        const fn = enclosingFunction(outer);
        if (fn) pending.push(...file.callers(fn).invocations.map((call) => call.node));
        break;
      }
      default:
        break;
    }
  }
  return found;
}

/** `expected.equals(signature)` compares; any other method gives another form of it. */
function comparedOr(call: CallNode, found: Node[]): Node {
  if (comparesByName(spokenName(call.callee) ?? '')) found.push(call);
  return call;
}

interface Dependency {
  readonly is: (name: Node) => boolean;
  readonly without: Node;
}

/** Whether something goes into an expression, through variables and parameters. */
function dependsOn(file: FileView, expression: Node, { is, without }: Dependency): boolean {
  const pending: Node[] = [expression];
  const seen = new Set<Node>([without]);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node) || isFunction(node)) continue;
    seen.add(node);
    if ((node.type === 'Identifier' || node.type === 'MemberExpression') && is(node)) return true;
    if (node.type === 'Identifier') pending.push(...definedBy(file, node));
    pending.push(...childKeys(node).flatMap((key) => [Reflect.get(node, key) as unknown].flat().filter(isNode)));
  }
  return false;
}

function definedBy(file: FileView, name: Node): readonly Node[] {
  const variable = file.scopes.variable(name);
  if (!variable) return [];
  const defined = variable.defs.flatMap((def): readonly Node[] => {
    const node: Node = def.node;
    if (node.type === 'VariableDeclarator') return node.init ? [node.init] : [];
    if (!isFunction(node)) return [];
    const index = node.params.findIndex(
      (parameter) => parameter.range[0] <= def.name.range[0] && def.name.range[1] <= parameter.range[1],
    );
    return index < 0 ? [] : file.callers(node).invocations.flatMap(({ args }) => args[index] ?? []);
  });
  return [...defined, ...assignedTo(variable)];
}
