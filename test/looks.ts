/** What a rule may be asked about a file before there is a syntax tree. */
interface File {
  readonly code: string;
  readonly filename?: string;
  readonly options?: readonly unknown[];
  readonly settings?: object;
}

/**
 * Those of some rules that look at a file at all. The others give ESLint nothing to call: the text has none of the words that they
 * need, or the file is one of tests.
 */
export function lookingAt<Rule extends { readonly create: CallableFunction }>(
  rules: readonly Rule[],
  { code, filename = 'file.ts', options = [], settings = {} }: File,
): readonly Rule[] {
  const sourceCode = { text: code };
  const context = { sourceCode, filename, options, settings, cwd: process.cwd(), id: '', report() {} };
  return rules.filter((rule) => Object.keys(Reflect.apply(rule.create, rule, [context]) as object).length > 0);
}
