/** What `jwt-guard --help` prints. */

import { IGNORED_FOLDERS } from '../sources/walk.ts';

/** Every flag, what is scanned and what the exit codes mean. */
export const HELP = `jwt-guard [paths...]

Finds misuse of JSON Web Tokens. Needs ESLint, and no configuration: eslint.config.js is not read.
Without paths the current folder is scanned.

jwt-guard explain RULE         the rule's page
jwt-guard explain FILE[:LINE]  what is known of a file, or of a line of it, and why something is not reported
jwt-guard explain FILE#EXPORT  what a file exports under a name means to the files that import it, and what is not known
                               --json gives the same as JSON. A folder called explain is scanned as ./explain

  --preset NAME        recommended (default) or strict
  --format NAME        any ESLint formatter, such as json or html (default: stylish). The count then goes to stderr
  --output-file FILE   write the formatter's report to FILE; the count goes to stdout
  --max-warnings N     fail when there are more than N warnings. Findings are errors and always fail; warnings are only
                       those that a comment in the code made one: /* eslint jwt-guard/require-issuer: "warn" */
  --no-project         judge each file alone. Without it, the rules look into the files that a file imports, and into those
                       that import it: docs/across-files.md
  --help, --version

What is scanned
  .js .mjs .cjs .jsx              always
  .ts .mts .cts .tsx              when @typescript-eslint/parser is installed
  .vue, .svelte                   when vue-eslint-parser, svelte-eslint-parser are installed
  ESLint and the parsers are loaded from the current folder's node_modules, else from beside jwt-guard.
  Left out: folders called ${IGNORED_FOLDERS.join(', ')}
  or starting with a dot; *.min.js; *.d.ts; symbolic links. A folder that you name yourself is always scanned.
  .gitignore is not read, but for what other files are looked into. Test files, and files without a word of tokens, count as scanned and are always clean.
  Comments like /* eslint-disable */ count as they do in ESLint; the last line says how many findings they hide.

Exit code
  0  nothing found
  1  findings
  2  could not run, or not all of it: a bad flag, no ESLint, a path that does not exist or cannot be read, nothing to
     scan. The rest is scanned and reported all the same.
  A file that does not parse is named on stderr and changes nothing, unless no file could be parsed at all: that is a 2.
`;
