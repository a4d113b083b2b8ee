import Cookies from 'js-cookie';
import { jwtDecode } from 'jwt-decode';

export interface Session {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

const TOKEN_KEY = 'toolshare.access_token';

function remember(key: string, value: string): void {
  sessionStorage.setItem(key, value);
}

export function saveSession({ accessToken, refreshToken, expiresIn }: Session, stay: boolean): void {
  if (stay) localStorage.setItem(TOKEN_KEY, accessToken);
  else remember(TOKEN_KEY, accessToken);
  Cookies.set('refresh_token', refreshToken, { expires: 14, secure: true, sameSite: 'strict' });
  localStorage.setItem('token_expires_at', String(Date.now() + expiresIn * 1000));
}

export function saveCsrfToken(csrfToken: string): void {
  sessionStorage.setItem('csrf_token', csrfToken);
}

export function accessToken(): string | null {
  return sessionStorage.getItem(TOKEN_KEY) ?? localStorage.getItem(TOKEN_KEY);
}

export function clearSession(): void {
  localStorage.removeItem(TOKEN_KEY);
  sessionStorage.setItem(TOKEN_KEY, '');
  Cookies.remove('refresh_token');
}

export function displayName(): string {
  const token = accessToken();
  return token ? (jwtDecode<{ email?: string }>(token).email ?? 'neighbour') : 'guest';
}
