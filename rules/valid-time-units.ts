import { spoken } from '../src/analysis/index.ts';
import { createRule } from '../src/rule.ts';
import { mendTime } from '../src/suggest.ts';

export default createRule({
  name: 'valid-time-units',
  facts: ['claimTimes', 'lifetimes'],
  meta: {
    type: 'problem',
    docs: { description: 'require times in the unit that the library reads', recommended: true },
    hasSuggestions: true,
    messages: {
      besideMilliseconds:
        '`{{option}}` of a token counts seconds since 1970, and stands beside milliseconds here: the answer is the same for every token, or off by decades. Multiply the claim by 1000.',
      claimAsDate:
        '`{{option}}` of a token counts seconds since 1970, and `new Date` takes milliseconds: the date is in January 1970. Multiply the claim by 1000.',
      mend: 'Write `{{text}}`.',
      farFuture:
        '`{{option}}` counts seconds since 1970, and these are milliseconds: the moment is some 55,000 years away, so the token never expires. Divide by 1000.',
      millisecondsAsIssued:
        '`{{option}}` counts seconds since 1970, and these are milliseconds: the moment is some 55,000 years away. Verifiers refuse the token, or count its lifetime from there. Divide by 1000.',
      longPast:
        '`{{option}}` is a moment, counted in seconds since 1970, and this is a length of time: the token expired in 1970, and verifiers refuse it. Add it to the present.',
      momentAsSpan:
        '{{library}} takes `{{option}}` for a length of time, and this is a moment counted from 1970: the token lives for more than fifty years. Write how long it is to live.',
      millisecondsAsSeconds:
        '{{library}} counts seconds here, and these look like milliseconds: that makes {{length}}. Divide by 1000.',
      secondsAsMilliseconds:
        '{{library}} counts milliseconds here, and these look like seconds: that makes {{length}}. Multiply by 1000, or write a text such as `15m`.',
      digits:
        '{{library}} takes a text without a unit for milliseconds: that makes {{length}}. Write the number, which counts seconds, or a unit.',
      noMoment:
        '`{{option}}` is no moment: the present is multiplied here, added to another moment, or taken from a number. Multiplied it lies millions of years away, and the token never expires. Write how long it is to live behind a `+`.',
      digitsInVariable:
        'A variable of the environment is a text, and {{library}} takes a text without a unit for milliseconds: with the number that stands in for it, that makes {{length}}. Write `Number(…)` around both, which counts seconds.',
      secondsAsMoment:
        '{{library}} counts milliseconds since 1970 here, and these are seconds: the moment is in January 1970. Multiply by 1000, or hand over a date.',
      notANumber:
        '`{{option}}` has to be a number of seconds, and this is a text: libraries refuse to sign it, refuse the token, or accept it for ever, because no text is ever in the past. Write the number.',
      dateAsNumber:
        '`{{option}}` has to be a number, in seconds since 1970, and this is a date object: libraries refuse it, or accept the token for ever. Write `Math.floor(date.getTime() / 1000)`.',
    },
  },
  create(context, facts) {
    for (const { node, claim, kind } of facts.claimTimes) {
      const messageId = kind === 'date' ? 'claimAsDate' : 'besideMilliseconds';
      context.report({ node, messageId, data: { option: claim } });
    }
    for (const { library, faults } of facts.lifetimes) {
      for (const fault of faults) {
        const { node, kind, option, seconds, isTimestamp } = fault;
        const messageId = kind === 'notANumber' && isTimestamp ? 'dateAsNumber' : kind;
        const data = { option, library, length: seconds === undefined ? '' : spoken(seconds) };
        const suggest = mendTime(fault, context.sourceCode);
        const isIssued = kind === 'farFuture' && option !== 'exp' && option !== 'setExpirationTime';
        context.report({ node, messageId: isIssued ? 'millisecondsAsIssued' : messageId, data, suggest });
      }
    }
  },
});
