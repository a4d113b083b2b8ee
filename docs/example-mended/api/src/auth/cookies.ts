import type { CookieOptions, Request, Response } from 'express';

const COOKIE: CookieOptions = { httpOnly: true, secure: true, sameSite: 'strict' };
const REFRESH_PATH = '/api/session';

export function setSession(res: Response, accessToken: string, refreshToken?: string): void {
  res.cookie('session', accessToken, { httpOnly: true, secure: true, sameSite: 'strict', maxAge: 15 * 60_000 });
  if (refreshToken) {
    res.cookie('refresh', refreshToken, {
      httpOnly: true,
      secure: true,
      sameSite: 'strict',
      path: REFRESH_PATH,
      maxAge: 14 * 24 * 3600_000,
    });
  }
}

export function clearSession(res: Response): void {
  res.clearCookie('session', COOKIE);
  res.clearCookie('refresh', { ...COOKIE, path: REFRESH_PATH });
}

/** The page sends a cookie, the phone app a header. */
export function sessionToken(req: Request): string | undefined {
  const [scheme, credentials] = req.headers.authorization?.split(' ') ?? [];
  return scheme === 'Bearer' ? credentials : req.cookies.session;
}
