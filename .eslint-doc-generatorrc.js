import { format, resolveConfig } from 'prettier';

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  pathRuleDoc: 'docs/rules/{name}.md',
  configEmoji: [
    ['recommended', 'recommended'],
    ['strict', 'strict'],
  ],
  ruleListColumns: ['name', 'description', 'configsError', 'hasSuggestions'],
  postprocess: async (content, path) => format(content, { ...(await resolveConfig(path)), parser: 'markdown' }),
};
