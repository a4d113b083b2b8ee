/**
 * Whether a path belongs to tests.
 *
 * @param relativePath path below the working directory
 */
export function isTestPath(relativePath: string): boolean {
  return /(?:^|[\\/])(?:(?:[\w]+-)?tests?|__tests__|__mocks__|__fixtures__|specs?|e2e|cypress)[\\/]|[.-](?:test|spec|e2e|cy)\.[cm]?[jt]sx?$/.test(
    relativePath,
  );
}
