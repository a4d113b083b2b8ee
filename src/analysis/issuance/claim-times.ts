import type { FileView } from '../evaluation/file-view.ts';
import { alternatives } from '../evaluation/value.ts';
import { unwrap, type Node } from '../syntax/node.ts';
import { timesOf } from './time-values.ts';

/** A claim of a token that was read, in seconds since 1970 (RFC 7519, section 2), where milliseconds are meant. */
export interface ClaimTime {
  readonly node: Node;
  /** `exp`, `iat` or `nbf` */
  readonly claim: string;
  /** `beside`: compared with milliseconds, or taken from them; `date`: made a date of */
  readonly kind: 'beside' | 'date';
}

const MOMENT_CLAIMS: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf']);
/** What every file has that reads such a claim. */
const MENTIONS_CLAIM = /(?:exp|iat|nbf)\b/;

/** Claims of a library's answer that stand beside milliseconds. Records of the project's own may count in any unit. */
export function findClaimTimes(file: FileView): readonly ClaimTime[] {
  const found: ClaimTime[] = [];
  if (!MENTIONS_CLAIM.test(file.sourceCode.text)) return found;
  for (const node of file.tree.get('BinaryExpression')) {
    if (!/^(?:[<>]=?|-)$/.test(node.operator)) continue;
    const claim = besideMilliseconds(file, node.left, node.right) ?? besideMilliseconds(file, node.right, node.left);
    if (claim !== undefined) found.push({ node, claim, kind: 'beside' });
  }
  for (const node of file.tree.get('NewExpression')) {
    const { callee } = node;
    const [given, ...others] = node.arguments;
    const isDate = callee.type === 'Identifier' && callee.name === 'Date' && file.scopes.isFreeGlobal(callee);
    const claim = isDate && given && others.length === 0 ? timeClaim(file, given) : undefined;
    if (claim !== undefined) found.push({ node, claim, kind: 'date' });
  }
  return found;
}

function besideMilliseconds(file: FileView, one: Node, other: Node): string | undefined {
  const claim = timeClaim(file, one);
  const times = claim === undefined ? [] : timesOf(file, { kind: 'unknown', why: 'dynamic', node: unwrap(other) });
  const isMilliseconds = times.every((time) => time.kind === 'timestamp' && time.form !== 'seconds');
  return times.length > 0 && isMilliseconds ? claim : undefined;
}

/** The name of the claim that an expression reads from a library's answer, with something that stands in for it or without. */
function timeClaim(file: FileView, expression: Node): string | undefined {
  const node = unwrap(expression);
  if (node.type === 'LogicalExpression' && node.operator !== '&&') return timeClaim(file, node.left);
  const names = alternatives(file.evaluate(node)).map((value) => {
    if (value.kind !== 'result' || (value.op.kind !== 'verify' && value.op.kind !== 'decode')) return undefined;
    const owner = value.path.slice(0, -1).join('.');
    const name = value.path.at(-1);
    const isClaim = (value.op.claims ?? ['']).some((path) => path === owner);
    return isClaim && name !== undefined && MOMENT_CLAIMS.has(name) ? name : undefined;
  });
  const [first] = names;
  return names.every((name) => name === first) ? first : undefined;
}
