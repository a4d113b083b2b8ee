import { describe, expect, it } from 'vitest';

import * as names from '../../src/lexicon/request-names.ts';

type Predicate = Exclude<keyof typeof names, 'claimDecides' | 'isPrivileged'>;

/** What each predicate recognizes, and names that look like it and are something else. */
const NAMES: Readonly<Record<Predicate, readonly [is: readonly string[], isNot: readonly string[]]>> = {
  isRequestName: [
    ['req', '_req', 'request', 'ctx', 'context', 'c', 'event', 'nextRequest', 'apiReq'],
    ['', 'require', 'requests', 'record', 'events', 'cc'],
  ],
  isRequestPart: [
    ['body', 'query', 'params', 'headers', 'cookies', 'queryStringParameters', 'searchParams'],
    ['', 'user', 'session', 'auth', 'bodies', 'path'],
  ],
  readsRequestByName: [
    ['json', 'formData', 'parseBody', 'query', 'header', 'get', 'readBody', 'getRouterParam'],
    ['', 'set', 'status', 'jsonify', 'getUser', 'readFile'],
  ],
  isRequestDecorator: [
    ['Body', 'Query', 'Param', 'Headers', 'QueryParam', 'Path'],
    ['', 'Res', 'Req', 'CurrentUser', 'Inject', 'Session'],
  ],
  isGuardDecorator: [
    ['UseGuards', 'Roles', 'RequirePermission', 'Authorized', 'Auth', 'Scopes'],
    ['', 'Post', 'ApiBearerAuth', 'HttpCode', 'Controller', 'PublicAuth'],
  ],
  decidesNothingByName: [
    ['json', 'urlencoded', 'cors', 'rateLimiter', 'asyncHandler', 'requestLogger', 'single'],
    ['', 'requireAdmin', 'authenticate', 'validate', 'zValidator'],
  ],
  parsesBySchema: [
    ['parse', 'safeParse', 'parseAsync', 'validate', 'cast'],
    ['', 'parser', 'stringify', 'validated', 'test'],
  ],
  keepsChoiceByName: [
    ['get', 'getAll', 'split', 'map'],
    ['', 'getUser', 'has', 'length', 'find'],
  ],
  restrictsInCode: [
    ['refine', 'transform', 'regex', 'pipe'],
    ['', 'min', 'optional', 'string'],
  ],
  listsValues: [
    ['literal', 'enum', 'valid', 'oneOf'],
    ['', 'literals', 'string', 'enumerate'],
  ],
  takesAnyValue: [
    ['string', 'boolean', 'any', 'array'],
    ['', 'object', 'email', 'strings'],
  ],
};

describe.each(Object.entries(NAMES))('%s', (predicate, [is, isNot]) => {
  const ask = names[predicate as Predicate];
  it.each(is)('%s', (name) => expect(ask(name)).toBe(true));
  it.each(isNot)('not %s', (name) => expect(ask(name)).toBe(false));
});

describe('claimDecides', () => {
  it.each([
    ...['role', 'roles', 'userRole', 'isAdmin', 'is_superuser', 'permissions', 'scope', 'groups', 'accessLevel'],
    ...['https://shop.example/roles', 'authorities'],
  ])('on rights: %s', (name) => expect(names.claimDecides(name)).toBe('rights'));

  it.each(['sub', 'userId', 'user_id', 'tenant', 'tenantId', 'orgId'])('on whose it is: %s', (name) =>
    expect(names.claimDecides(name)).toBe('identity'),
  );

  it.each(['', 'id', 'email', 'theme', 'roleName', 'level', 'groupBy', 'exp', 'subtitle'])('on nothing: %s', (name) =>
    expect(names.claimDecides(name)).toBeUndefined(),
  );
});

describe('isPrivileged', () => {
  it.each(['admin', 'owner', 'editor', 'write', true, 1])('%s', (value) =>
    expect(names.isPrivileged(value)).toBe(true),
  );
  it.each(['user', 'Guest', 'viewer', '', false, undefined, null])('not %s', (value) =>
    expect(names.isPrivileged(value)).toBe(false),
  );
});
