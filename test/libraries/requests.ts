/** A function as Express and its kin call it for each request. */
export type Middleware = (request: object, response: object, next: (error?: unknown) => void) => unknown;

/** The header that carries a token; none for no token. */
export function bearer(token: string): { readonly authorization?: string } {
  return token === '' ? {} : { authorization: `Bearer ${token}` };
}

/**
 * Sends a request with a bearer token through a middleware.
 *
 * @throws what the middleware hands to `next`: the request ends there
 */
export async function sendThrough(middleware: Middleware, token: string): Promise<void> {
  const request = {
    method: 'GET',
    originalUrl: '/',
    protocol: 'https',
    headers: { ...bearer(token), host: 'api.example' },
    query: {},
    app: { get: () => undefined },
    get: () => 'api.example',
    header: () => undefined,
    is: () => false,
  };
  const thrown = await new Promise<unknown>((resolve, reject) => {
    Promise.resolve(middleware(request, {}, resolve)).catch(reject);
  });
  if (thrown !== undefined) throw thrown;
}
