import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A piece of code that the property tests run over. */
export interface Sample {
  /** where it stands, for messages */
  readonly where: string;
  /** the name to lint it under: outside of any folder that means tests */
  readonly filename: string;
  readonly code: string;
}

/** A fenced code block of a rule page, with what its info string says. */
export interface Block extends Sample {
  readonly rule: string;
  readonly expects: 'right' | 'wrong';
  readonly options: readonly object[];
}

const PAGES = 'docs/rules';
const FENCE = /^```(\w+) (wrong|right)(.*)\n([\s\S]*?)^```$/gm;

/** The code blocks of the rule pages that are marked `wrong` or `right`. */
export function pageBlocks(): readonly Block[] {
  return readdirSync(PAGES).flatMap((page) => {
    const text = readFileSync(join(PAGES, page), 'utf8');
    return [...text.matchAll(FENCE)].map((match) => {
      const [, language = 'ts', expects, attributes = '', code = ''] = match;
      const line = text.slice(0, match.index).split('\n').length;
      const options = /options=(\S+)/.exec(attributes)?.[1];
      return {
        where: `${PAGES}/${page}:${line}`,
        rule: page.replace(/\.md$/, ''),
        expects: expects === 'wrong' ? 'wrong' : 'right',
        options: options === undefined ? [] : [JSON.parse(options) as object],
        filename: /file=(\S+)/.exec(attributes)?.[1] ?? `src/sample.${language}`,
        code,
      };
    });
  });
}

const SOURCE = /\.[cm]?[jt]sx?$/;

function sourcesBelow(folder: string): readonly Sample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => SOURCE.test(path) && !path.includes('node_modules'))
    .map((path) => ({
      where: join(folder, path),
      filename: join('src', path),
      code: readFileSync(join(folder, path), 'utf8'),
    }));
}

/** Everything that can serve as a sample: fixtures, the example and its mended twin, the blocks of the pages. */
export function allSamples(): readonly Sample[] {
  return [
    ...sourcesBelow('test/fixtures'),
    ...sourcesBelow('docs/example'),
    ...sourcesBelow('docs/example-mended'),
    ...pageBlocks(),
  ];
}
