import { format, resolveConfig } from 'prettier';

/** The generator marks things with pictures and letters; we say them in words. */
const MARK = /\p{Extended_Pictographic}\uFE0F?\s*|\b[RS] (?=`(?:recommended|strict)`)/gu;

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  pathRuleDoc: 'docs/rules/{name}.md',
  configEmoji: [
    ['recommended', 'R'],
    ['strict', 'S'],
  ],
  ruleListColumns: ['name', 'description'],
  ruleDocNotices: ['description', 'configs', 'hasSuggestions'],
  postprocess: async (content, path) =>
    format(content.replace(MARK, ''), { ...(await resolveConfig(path)), parser: 'markdown' }),
};
