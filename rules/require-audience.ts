import { audienceOptions, requireClaim } from './shared/require-claim.ts';

export default requireClaim({
  name: 'require-audience',
  check: 'audience',
  description: 'require verified tokens to be meant for this service',
  options: audienceOptions,
  messages: {
    missing:
      'This {{library}} verification does not check whom the token is for (`aud`), so a token that a user got for another service opens this one, too. Set `{{option}}` to the name of this service.',
    foreign:
      'This {{library}} verification does not check whom the token is for (`aud`). No file of this project signs with its key, so another service makes these tokens: set `{{option}}` to your name.',
    optional:
      '`{{option}}` may be undefined here, and then {{library}} does not check whom the token is for (`aud`): one that a user got for another service opens this one, too. Stop where there is no audience to expect.',
    unseen:
      "This {{library}} verification does not check whom the token is for (`aud`), neither here nor, as far as this file shows, in the module's `{{registered}}`. A token for another service opens this one, too; set `{{option}}`.",
    byCaller:
      '{{library}} has no option for whom a token is for (`aud`), so a token that a user got for another service opens this one, too. Compare the `aud` claim with the name of this service, after verifying.',
    client:
      'Comparing the client (`azp`, `client_id`) says who got the token, not which service it is for: if that client also calls other services, each of them can use its tokens here. Check `aud` as well.',
  },
});
