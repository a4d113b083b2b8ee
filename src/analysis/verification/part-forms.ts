import type { FileView } from '../evaluation/file-view.ts';
import { plainKey, unwrap, type Node } from '../syntax/node.ts';
import { alternatives, type ResultValue } from '../evaluation/value.ts';

/**
 * What an expression holds of a part of a token. `whole`: the part, or its address as a URL. `host`: the host of its address. `piece`:
 * anything else that is cut out of it
 */
export type PartForm = 'host' | 'piece' | 'whole';

/** What an expression holds of a part of a token; undefined for anything else. */
export function formOfPart(file: FileView, part: ResultValue, expression: Node): PartForm | undefined {
  return formOf({ file, part, trail: [] }, expression);
}

interface FormQuestion {
  readonly file: FileView;
  readonly part: ResultValue;
  /** the expressions on the way here: two constants may lead to each other */
  readonly trail: readonly Node[];
}

function formOf(question: FormQuestion, expression: Node): PartForm | undefined {
  const node = unwrap(expression);
  if (question.trail.includes(node)) return undefined;
  if (isSamePart(question, node)) return 'whole';
  const inner = { ...question, trail: [...question.trail, node] };
  switch (node.type) {
    case 'AwaitExpression':
      return formOf(inner, node.argument);
    case 'Identifier':
      return formOfName(inner, node);
    case 'MemberExpression':
      return memberForm(formOf(inner, node.object), plainKey(node.property, node.computed));
    case 'NewExpression':
    case 'CallExpression':
      return formOfCall(inner, node);
    default:
      return undefined;
  }
}

function isSamePart({ file, part }: FormQuestion, node: Node): boolean {
  const at = part.path.join('.');
  return alternatives(file.evaluate(node)).some(
    (value) => value.kind === 'result' && value.call === part.call && value.path.join('.') === at,
  );
}

/** A constant, or a name that is destructured from one: `const { hostname } = new URL(iss)`. */
function formOfName(question: FormQuestion, name: Node): PartForm | undefined {
  const [def] = question.file.scopes.variable(name)?.defs ?? [];
  const node: Node | undefined = def?.node;
  if (!def || node?.type !== 'VariableDeclarator' || !node.init) return undefined;
  if (node.id === def.name) return formOf(question, node.init);
  if (node.id.type !== 'ObjectPattern') return undefined;
  const property = node.id.properties.find((one) => one.type === 'Property' && one.value === def.name);
  const key = property?.type === 'Property' ? plainKey(property.key, property.computed) : undefined;
  return memberForm(formOf(question, node.init), key);
}

/** The members of a URL (WHATWG) that say where it leads. What else it has, and what a key in JSON has, says nothing of that. */
function memberForm(owner: PartForm | undefined, key: string | undefined): PartForm | undefined {
  if (owner !== 'whole') return owner;
  if (key === 'host' || key === 'hostname') return 'host';
  return key === 'href' || key === 'origin' ? 'whole' : undefined;
}

/** Methods that leave an address the same one. */
const KEEPING_WHOLE = new Set(['toString', 'trim', 'trimEnd', 'toLowerCase', 'normalize', 'replace', 'valueOf']);

function formOfCall(question: FormQuestion, node: Node): PartForm | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  const callee = unwrap(node.callee);
  const [argument] = node.arguments;
  if (callee.type === 'Identifier')
    return argument && /^(?:String|URL)$/.test(callee.name) ? formOf(question, argument) : undefined;
  if (callee.type !== 'MemberExpression') return undefined;
  const owner = formOf(question, callee.object);
  const method = plainKey(callee.property, callee.computed) ?? '';
  return owner === undefined || KEEPING_WHOLE.has(method) ? owner : 'piece';
}

/** A host, and behind it the slash that ends it. */
const ENDED_HOST = /^[a-z]+:\/\/[^/]+\//i;

/**
 * Whether a method of a string that a part of a token holds pins down what it is: `iss.startsWith('https://login.example.com/')`. Without
 * the slash, a host of an attacker may go on behind it.
 *
 * @param given what the method is handed, where that is written out
 */
export function pinsByMethod(form: PartForm, method: string, given: unknown): boolean {
  switch (method) {
    case 'startsWith':
      return form !== 'host' && (typeof given !== 'string' || ENDED_HOST.test(given));
    case 'endsWith':
      return form === 'host' && (typeof given !== 'string' || given.startsWith('.'));
    case 'match':
    case 'search':
      return given instanceof RegExp ? pinsByPattern(form, given) : true;
    case 'equals':
    case 'localeCompare':
      return true;
    default:
      return false;
  }
}

/** Whether a pattern pins down a part of a token: anchored, and without a dot that stands for any character in front of the host's end. */
export function pinsByPattern(form: PartForm, { source }: RegExp): boolean {
  // Nobody writes a class of so many characters.
  const pattern = source.replaceAll(/\[(?:\\.|[^\]\\]){0,1000}\]/g, 'x').replaceAll('\\/', '/');
  if (form === 'host') return /\$\)?$/.test(pattern) && !hasWildcard(pattern);
  if (!pattern.startsWith('^')) return false;
  const host = /^\^[a-z?()|:]*:\/\/[^/]*/.exec(pattern)?.[0];
  const isEnded = host !== undefined && pattern.length > host.length;
  return isEnded ? !hasWildcard(host) : pattern.endsWith('$') && !hasWildcard(pattern);
}

/** A dot that is not escaped. */
function hasWildcard(pattern: string): boolean {
  return pattern.replaceAll(/\\./g, '').includes('.');
}
