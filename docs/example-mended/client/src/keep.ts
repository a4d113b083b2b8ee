/** What the page remembers until the browser's data is cleared. */
export function keep(name: string, value: string): void {
  localStorage.setItem(`toolshare.${name}`, value);
}

export function kept(name: string): string | null {
  return localStorage.getItem(`toolshare.${name}`);
}
