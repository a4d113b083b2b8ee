import type { CookieCheck } from '../../model/vocabulary.ts';
import { calleeName, type Operation } from '../operations/operations.ts';
import type { Invocation } from '../evaluation/value.ts';
import type { Carriers } from '../tokens/carriers.ts';
import { optionCheck } from '../operations/option.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { keyNames } from '../operations/key-names.ts';
import { isIdentity } from '../tokens/carrier.ts';
import { nodeAt, placesOf } from '../evaluation/places.ts';
import { insertionPoint, type InsertionPoint } from '../operations/insertion-point.ts';
import { isScriptCookie, tokenKept } from './storage.ts';
import { cookieString } from './cookie-strings.ts';
import { plainKey, unwrap, type Node } from '../syntax/node.ts';

/** A cookie with a token in it that a server sets (CWE-614, CWE-1004, CWE-1275). */
export interface TokenCookie {
  /** what the token is called: not the cookie */
  readonly tokenName: string;
  /** Where a missing protection could be written. */
  site(check: CookieCheck): InsertionPoint | undefined;
  /** What is missing, and where that shows; undefined where the cookie is protected, or where the file does not tell. */
  missing(check: CookieCheck): MissingProtection | undefined;
}

/** A protection that a cookie lacks. */
export interface MissingProtection {
  readonly node: Node;
  /** the framework's own word for it */
  readonly option: string;
  /** it is switched off, and not merely left out */
  readonly isOff: boolean;
}

/** The cookies with tokens that the file sets on responses, by a framework's function or as a header's value. */
export function findTokenCookies(
  file: FileView,
  calls: readonly Operation[],
  carriers: Carriers,
): readonly TokenCookie[] {
  const seen = new Set<Node>();
  const called = calls.flatMap((call): TokenCookie[] => {
    const tokenName = call.kind === 'cookie' ? tokenIn(file, call, carriers) : undefined;
    const declared = declaringCall(call);
    if (tokenName === undefined || seen.has(declared.node) || isScriptCookie(file, call.node)) return [];
    seen.add(declared.node);
    return [
      {
        tokenName,
        site: (check) => insertionPoint(file, [call], check),
        missing: (check) => {
          const found = optionCheck(file, call, check);
          if (found?.verdict !== 'absent' && found?.verdict !== 'disabled') return undefined;
          if (found.verdict === 'disabled' && isWhatIsTested(found.node)) return undefined;
          const node = found.node === call.name ? calleeName(declared.callee) : found.node;
          return { node, option: found.option, isOff: found.verdict === 'disabled' };
        },
      },
    ];
  });
  return [...called, ...headerTexts(file).flatMap((text) => inHeader(file, text, carriers))];
}

/** `production ? true : false` is on where the test holds: as much as the test alone says. */
function isWhatIsTested(written: Node): boolean {
  const node = unwrap(written.type === 'Property' ? written.value : written);
  if (node.type !== 'ConditionalExpression') return false;
  const [yes, no] = [unwrap(node.consequent), unwrap(node.alternate)];
  return yes.type === 'Literal' && yes.value === true && no.type === 'Literal' && no.value === false;
}

/** The call whose arguments say how a cookie is set: of one that is declared before it is used, an earlier one. */
function declaringCall(call: Operation): Invocation {
  const [model] = Object.values(call.op.checks ?? {});
  const place = typeof model === 'object' ? placesOf(model.at)[0] : undefined;
  const maker = place?.startsWith('maker.') ? call.made?.made : place?.startsWith('self.') ? call.made : undefined;
  return maker ?? call;
}

/** The name of the token in a cookie: by what is written into it, or, of a cookie that is only declared, by its own name. */
function tokenIn(file: FileView, call: Operation, carriers: Carriers): string | undefined {
  const key = nodeAt(file, call, call.op.name);
  if (call.op.value === undefined)
    return key && keyNames(file, key).find((name) => isIdentity(carriers.kindNamed(name, 'key')));
  const value = nodeAt(file, call, call.op.value);
  return value && tokenKept(file, key, value, carriers);
}

/** ``res.setHeader('Set-Cookie', `token=${token}; Path=/`)``, `headers: { 'Set-Cookie': … }` */
function headerTexts(file: FileView): readonly Node[] {
  const handed = file.tree.get('CallExpression').flatMap((node) => {
    const [name, value] = node.arguments;
    return name?.type === 'Literal' && isSetCookie(String(name.value)) && value ? [value] : [];
  });
  const written = file.tree
    .get('Property')
    .flatMap((node) => (isSetCookie(plainKey(node.key, node.computed)) ? [node.value] : []));
  return [...handed, ...written].flatMap((node): readonly Node[] =>
    node.type === 'ArrayExpression' ? node.elements.flatMap((element) => element ?? []) : [node],
  );
}

const isSetCookie = (name: string | undefined): boolean => name?.toLowerCase() === 'set-cookie';

const ATTRIBUTES: Readonly<Record<CookieCheck, { readonly option: string; readonly is: RegExp }>> = {
  httpOnly: { option: 'HttpOnly', is: /;\s*httponly\b/i },
  secure: { option: 'Secure', is: /;\s*secure\b/i },
  sameSite: { option: 'SameSite', is: /;\s*samesite\s*=\s*(?!none)/i },
};

function inHeader(file: FileView, text: Node, carriers: Carriers): TokenCookie[] {
  const [start, value, ...rest] = cookieString(file, text).parts;
  const name = typeof start === 'string' ? /^\s*([\w.-]+)=$/.exec(start)?.[1] : undefined;
  if (name === undefined || value === undefined || typeof value === 'string') return [];
  const token = tokenKept(file, name, value, carriers);
  // Attributes may come in by a variable, except where one can only be a value: `Max-Age=${seconds}`.
  const isKnown = rest.every((part, index) => {
    const before = rest[index - 1];
    return typeof part === 'string' || (typeof before === 'string' && before.endsWith('='));
  });
  if (token === undefined || !isKnown) return [];
  const attributes = rest.filter((part) => typeof part === 'string').join('');
  return [
    {
      tokenName: token,
      site: () => undefined,
      missing: (check) => {
        const { option, is } = ATTRIBUTES[check];
        return is.test(attributes) ? undefined : { node: text, option, isOff: false };
      },
    },
  ];
}
