/** What the page keeps between visits. The session itself lives in httpOnly cookies, out of its reach. */

export function noteExpiry(expiresIn: number): void {
  localStorage.setItem('token_expires_at', String(Date.now() + expiresIn * 1000));
}

export function hasExpired(): boolean {
  return Number(localStorage.getItem('token_expires_at') ?? Infinity) < Date.now();
}

export function saveCsrfToken(csrfToken: string): void {
  sessionStorage.setItem('csrf_token', csrfToken);
}

export function csrfToken(): string | null {
  return sessionStorage.getItem('csrf_token');
}

export function forgetSession(): void {
  localStorage.removeItem('token_expires_at');
}
