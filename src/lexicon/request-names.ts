import { wordsOf } from './name-words.ts';

/*
 * What a request goes by in the frameworks of servers, and which claims of a token give rights: Express, Koa, Fastify, Hono, Next.js,
 * NestJS, h3 and Lambda have nearly the same words.
 */

/** Whether a name is that of a request, or of what a framework hands to a handler with the request in it: `req`, `ctx`, `event`. */
export function isRequestName(name: string): boolean {
  return /^_?(?:req|request|ctx|context|c|event|evt)$|(?:Req|Request)$/.test(name);
}

const REQUEST_PARTS = new Set([
  ...['body', 'rawBody', 'query', 'params', 'headers', 'cookies'],
  ...['queryStringParameters', 'pathParameters', 'multiValueQueryStringParameters', 'searchParams', 'nextUrl'],
]);

/** Whether a property of a request holds what its sender chose: `body`, `query`, `headers`. */
export function isRequestPart(name: string): boolean {
  return REQUEST_PARTS.has(name);
}

/** Whether a method of a request, or a function that is handed one, gives what its sender chose: `json`, `readBody`. */
export function readsRequestByName(name: string): boolean {
  return /^(?:json|text|formData|parseBody|query|queries|param|header|get|readBody|readFormData|readMultipartFormData|getQuery|getRouterParams?|getHeaders?)$/.test(
    name,
  );
}

/** Whether a decorator of a parameter says that it is a part of the request: `@Body()`, `@Query()` (NestJS, routing-controllers, tsoa). */
export function isRequestDecorator(name: string): boolean {
  return /^(?:Body|BodyParam|BodyProp|Query|QueryParam|QueryParams|Queries|Param|Params|PathParam|Path|Headers?|HeaderParam)$/.test(
    name,
  );
}

/** Whether a decorator lets only some requests reach a handler: `@UseGuards(Admin)`, `@Roles('admin')`, `@Authorized()`. */
export function isGuardDecorator(name: string): boolean {
  return /guard|role|permission|auth|scope|polic/i.test(name) && !/^(?:Api|Public)/.test(name);
}

/** Whether a middleware decides on nothing: it reads the body, counts requests, or adds headers. */
export function decidesNothingByName(name: string): boolean {
  return /^(?:json|urlencoded|raw|text|cors|helmet|multer|none|single|upload|compression|cookieParser|bodyParser)$|limit|logger|asyncHandler/i.test(
    name,
  );
}

const RIGHTS = new Set([
  ...['role', 'roles', 'admin', 'administrator', 'superuser', 'superadmin', 'root', 'staff', 'moderator'],
  ...['permission', 'permissions', 'perms', 'scope', 'scopes', 'scp', 'group', 'groups', 'privilege', 'privileges'],
  ...['rights', 'authority', 'authorities', 'entitlements', 'clearance', 'grants'],
]);
/** What says on whose behalf, and for which customer, a token is good. */
const IDENTITIES = new Set([
  'sub',
  'subject',
  'uid',
  'user id',
  'tenant',
  'tenant id',
  'org id',
  'organization id',
  'account id',
]);

/** What a claim decides on, by its name: on what its holder may do, on who the holder is, or on nothing that a verifier would ask. */
export function claimDecides(name: string): 'identity' | 'rights' | undefined {
  const words = wordsOf(name);
  if (IDENTITIES.has(words.join(' '))) return 'identity';
  const last = words.at(-1) ?? '';
  const isLevel = /^(?:level|type)$/.test(last) && /^(?:access|role|admin)$/.test(words.at(-2) ?? '');
  return RIGHTS.has(last) || isLevel ? 'rights' : undefined;
}

/** Whether a value of such a claim gives more than anybody gets: not `user`, `guest` or `false`. */
export function isPrivileged(value: unknown): boolean {
  if (typeof value !== 'string') return value !== false && value !== null && value !== undefined;
  return !/^(?:user|guest|member|viewer|reader|customer|visitor|anonymous|public|basic|default|none|read|subscriber|client|student|buyer|seller|shopper)?$/i.test(
    value,
  );
}

/** Whether a method of a schema reads what it is given: `parse` (zod, valibot), `validate` (joi, yup, ajv). */
export function parsesBySchema(name: string): boolean {
  return /^(?:parse|safeParse|validate|validateSync|cast|check)(?:Async)?$/.test(name);
}

/** Whether what a method gives is still what its sender chose: `get` of a form, `split` of a string. */
export function keepsChoiceByName(name: string): boolean {
  return /^(?:get|getAll|split|map|filter|at)$/.test(name);
}

/** Whether a step of a schema restricts what passes in a way that only its code says: `refine`, `regex`. */
export function restrictsInCode(name: string): boolean {
  return /^(?:refine|superRefine|transform|regex|pattern|matches|custom|pipe|check)$/.test(name);
}

/** Whether a step of a schema lists the values that pass: `enum`, `literal`, `valid`. */
export function listsValues(name: string): boolean {
  return /^(?:literal|enum|nativeEnum|valid|equal|oneOf|picklist|allow|isIn)$/.test(name);
}

/** Whether a schema takes every value of a type: `string`, `boolean`. */
export function takesAnyValue(name: string): boolean {
  return /^(?:string|boolean|number|any|unknown|array)$/.test(name);
}
