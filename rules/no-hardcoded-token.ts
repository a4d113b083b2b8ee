import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-hardcoded-token',
  facts: ['hardcodedTokens'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow tokens that are written in the source', recommended: true },
    messages: {
      valid:
        'A JWT that is valid {{until}} is written in the source: whoever reads the repository, or its history, acts as its owner. Revoke it, and get one at run time.',
      expired:
        'An expired JWT is written in the source: it opens nothing, and still tells strangers whose it was and what your tokens say. Take it out, and get one at run time.',
      serviceKey:
        'The service key of a Supabase project is written in the source: whoever reads it reads and writes every row, whatever the policies say. Replace it, and read it from the environment.',
    },
  },
  create(context, facts) {
    const now = Date.now() / 1000;
    for (const { node, expires, isServiceKey } of facts.hardcodedTokens) {
      const isOver = expires !== undefined && expires <= now;
      const messageId = isOver ? 'expired' : isServiceKey ? 'serviceKey' : 'valid';
      context.report({ node, messageId, data: { until: spokenEnd(expires) } });
    }
  },
});

/** @param expires in seconds since 1970 */
function spokenEnd(expires: number | undefined): string {
  const end = new Date((expires ?? NaN) * 1000);
  return Number.isNaN(end.valueOf()) ? 'for ever' : `until ${end.toISOString().slice(0, 10)}`;
}
