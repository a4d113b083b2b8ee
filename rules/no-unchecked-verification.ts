import { createRule } from '../src/rule.ts';

export default createRule({
  name: 'no-unchecked-verification',
  facts: ['failOpen', 'uncheckedResults'],
  meta: {
    type: 'problem',
    docs: { description: 'disallow going on after a verification that failed', recommended: true },
    messages: {
      promise:
        '`{{name}}` of {{library}} gives a promise, and a promise is always true: every token passes this condition, forged ones too. Write `await` in front of it.',
      dropped:
        'Nobody waits for this `{{name}}` of {{library}}, so the code goes on before the token is checked, and whatever comes of it. Write `await` in front of it, and use the claims that it gives.',
      droppedAnswer:
        '`{{name}}` of {{library}} throws nothing: that a token was refused stands in its answer, which nobody looks at here. Every token passes, forged ones too; stop unless the answer says that it is good.',
      untested:
        '`{{name}}` of {{library}} throws nothing: that a token was refused stands in its answer, and this code goes on with it all the same. Test the answer, and stop for a token that was refused.',
      notRun:
        '`{{name}}` of {{library}} only makes the middleware here, and nobody runs it: no token is ever looked at. Call what it gives with the request, as in `{{name}}(options)(context, next)`, or register it.',
      callback:
        'The error of this verification is never read, and the code goes on: a forged token gets as far as a good one, only without claims. Stop when there is an error.',
      fallback:
        'When the verification fails, the claims are taken from the refused token all the same, so anyone can write a token that says they are somebody else. Refuse the request instead.',
      goesOn:
        'This runs when the verification has failed, just as it does when it has not: what handles the refusal only swallows it. A forged token gets this far; answer 401 there and leave, or let the error out.',
      refusedAndWent:
        'The request has been refused, and nothing leaves: this runs all the same, for forged tokens too. Leave where the refusal is sent, with `return` in the function that goes on.',
      atOnce:
        'This is called here and now, before the token is checked and whatever comes of it: every request goes on. Hand over a function that calls it: `() => next()`.',
      validAnyway:
        'When the verification fails, this answers as for a good token. Answer with a refusal, or let the error out.',
      unconfigured:
        'This runs without any verification where the key is not set: a variable that is missing, or misspelt, opens everything to everybody. Stop at the start when there is no key, and always verify.',
      openGuard:
        'The guard refuses a request where this throws, and it never does: whoever comes without a token, or with a forged one, gets in. Throw the error, or an UnauthorizedException where there is no user.',
      alwaysTrue:
        'A value that stands alone is always true, so this condition is too, and the verification behind it never runs. Compare it like the value before it.',
    },
  },
  create(context, facts) {
    for (const { node, kind, library, name, answer } of facts.uncheckedResults) {
      const isAnswer = kind === 'dropped' && answer !== undefined && answer !== 'throws';
      context.report({ node, messageId: isAnswer ? 'droppedAnswer' : kind, data: { library, name } });
    }
    for (const { node, kind } of facts.failOpen) if (kind !== 'optional') context.report({ node, messageId: kind });
  },
});
