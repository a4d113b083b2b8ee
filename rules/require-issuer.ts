import { issuerOptions, requireClaim } from './shared/require-claim.ts';

export default requireClaim({
  name: 'require-issuer',
  check: 'issuer',
  description: 'require verified tokens to come from the expected issuer',
  options: issuerOptions,
  messages: {
    missing:
      'This {{library}} verification does not check who issued the token (`iss`), so a token that another service made with the same key is accepted as yours. Set `{{option}}` to the issuer you trust.',
    foreign:
      'This {{library}} verification does not check who issued the token (`iss`). No file of this project signs with its key, so another service makes these tokens: set `{{option}}` to its name.',
    optional:
      '`{{option}}` may be undefined here, and then {{library}} does not check who issued the token (`iss`): one that another service made with the same key is accepted as yours. Stop where there is no issuer to expect.',
    unseen:
      "This {{library}} verification does not check who issued the token (`iss`), neither here nor, as far as this file shows, in the module's `{{registered}}`. A token that another service made with the same key is accepted; set `{{option}}`.",
    byCaller:
      '{{library}} has no option for who issued a token (`iss`), so a token that another service made with the same key is accepted as yours. Compare the `iss` claim with the issuer you trust, after verifying.',
  },
});
