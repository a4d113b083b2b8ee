/**
 * The words of the lexicon: names of tokens by kind, and names that only look like one. Data only; `token-names.ts` and `secret-names.ts`
 * read it.
 *
 * A name is read as its words: `refresh_token`, `refreshToken` and `REFRESH-TOKEN` are the same two. To teach the plugin a word, add
 * it where the reason fits, in lower case, and a line to test/lexicon/token-names.test.ts. Words of one project belong into its settings
 * (`tokens.names`, `tokens.notNames`).
 */

/** A reason, and the words that it holds for. */
export type Reasons = Readonly<Record<string, readonly string[]>>;

/** What a name must end with, fillers aside, to be the name of a token. */
export const HEADS: Reasons = {
  'what everybody calls a token': ['token', 'tokens', 'jwt', 'jwts', 'bearer'],
  'two words in one': ['accesstoken', 'refreshtoken', 'idtoken', 'authtoken', 'jwttoken'],
  'the header that carries one': ['authorization'],
};

/** What may follow a token's name and changes nothing: a `tokenValue` is the token. */
export const FILLERS: Reasons = {
  'the token itself': ['value', 'string', 'str', 'raw', 'encoded', 'plain', 'new'],
  'what carries it': ['param', 'parameter', 'cookie', 'header'],
};

/** The same for names that a token is kept under: `TOKEN_KEY`. */
export const KEY_FILLERS: Reasons = {
  'the name, not the token': ['key', 'name', 'id'],
  'where it is kept': ['storage', 'local', 'item'],
};

/** A token with one of these words says nothing about who somebody is, whatever else its name says. */
export const FOREIGN: Reasons = {
  'proves that our page sent a form': ['csrf', 'xsrf', 'csrfmiddleware', 'antiforgery', 'crumb'],
  'is the address of a device': ['fcm', 'apn', 'apns', 'vapid', 'pushkit'],
  'stops a request': ['cancel', 'cancellation', 'abort', 'canceltoken'],
  'lets a request be sent again': ['client request', 'idempotency'],
  'proves that somebody is human': [...['captcha', 'recaptcha', 'grecaptcha', 'hcaptcha', 'turnstile', 'human', 'hvm']],
  'proves which program asks': ['app check', 'appcheck', 'attestation', 'integrity'],
  'is the key of a map provider, which is public': ['map', 'mapbox', 'cesium', 'tile', 'maps', 'maptiler'],
  'is a color or a size': ['theme', 'design', 'color', 'style', 'css', 'font', 'spacing'],
  'is counted': ['max', 'min', 'num', 'count', 'total', 'estimated', 'avg', 'remaining', 'limit', 'budget', 'per'],
  'names a dependency': ['injection', 'di'],
  'is what was read from a token': ['decoded', 'parsed', 'verified', 'validated', 'unverified', 'decrypted', 'claims'],
  'does not show the token': ['masked', 'redacted', 'obfuscated', 'censored', 'hashed'],
  'is good for nothing any more': [
    'deleted',
    'removed',
    'expired',
    'stale',
    'revoked',
    'purged',
    'pruned',
    'invalidated',
  ],
};

/** The same, unless the name also says of which kind the token is: a `pageToken` is a place in a list, a `pageAccessToken` is none. */
export const WEAKLY_FOREIGN: Reasons = {
  'is the address of a device': ['push', 'device', 'messaging', 'expo', 'notification', 'voip'],
  'is a place in a list': [
    ...['page', 'pagination', 'next', 'prev', 'continuation', 'cursor', 'sync', 'scroll', 'start', 'resume', 'skip'],
  ],
  'is a piece of a source text': [
    ...['lexer', 'syntax', 'parser', 'keyword', 'punctuator', 'operator', 'grammar', 'markdown', 'comma', 'brace'],
    ...['paren', 'bracket', 'lookahead', 'eof', 'whitespace', 'lex', 'comment', 'colon', 'semicolon', 'dot', 'equals'],
    ...['node', 'previous', 'opening', 'closing', 'open', 'close', 'separator', 'literal', 'quote', 'arrow', 'end'],
  ],
  'is money': ['erc20', 'nft', 'mint', 'contract', 'wallet', 'swap', 'balance', 'coin', 'crypto', 'spl', 'mana'],
  'is what language models read and write': [
    ...['usage', 'prompt', 'completion', 'input', 'output', 'llm', 'reasoning', 'used', 'stop', 'special'],
  ],
  pays: ['payment', 'stripe', 'card'],
  'chooses a channel of a shop, or is worth something there': ['channel', 'coupon', 'voucher'],
};

/** What says of which kind a token is, so that a word of `WEAKLY_FOREIGN` says no more than where it comes from. */
export const KINDS: Reasons = {
  'what it is good for': ['access', 'refresh', 'auth', 'oauth', 'session', 'bearer', 'jwt', 'jwts'],
  'two words in one': ['accesstoken', 'refreshtoken', 'idtoken', 'authtoken', 'jwttoken'],
};

/** What a foreign token comes from: any of these in a chain of calls outranks the name of what it gives. */
export const FOREIGN_ORIGINS: Reasons = {
  'gives proofs that our page sent a form': ['csrf', 'xsrf'],
  'gives the address of a device': ['fcm', 'apn', 'apns', 'messaging', 'vapid', 'push'],
  'stops requests': ['cancel', 'cancellation', 'abort', 'canceltoken'],
  'proves that somebody is human': ['captcha', 'recaptcha', 'grecaptcha', 'hcaptcha', 'turnstile'],
  'draws maps': ['mapbox', 'mapboxgl', 'cesium', 'maptiler'],
  'reads source texts': ['lexer', 'tokenizer', 'tokenize', 'parser', 'scanner', 'lookahead'],
  'counts for language models': ['tiktoken', 'llm'],
  'is a color or a size': ['theme', 'stylelint'],
};

/** The same, unless what is called says that it makes a token, or is handed what a token is made of. */
export const WEAKLY_FOREIGN_ORIGINS: Reasons = {
  'counts for language models': ['encoder'],
};

/** What makes a value out of nothing: good for one look-up, and no JWT. */
export const RANDOM: Reasons = {
  'random bytes': ['randombytes', 'randomuuid', 'getrandomvalues', 'random', 'randomstring', 'randombytesasync'],
  'random ids': ['uuid', 'uuidv4', 'uuidv7', 'v4', 'nanoid', 'cuid', 'ulid', 'createid'],
};

/** A token with one of these words is good for one purpose and usually sent in a link on purpose. */
export const CAPABILITY: Reasons = {
  'opens an account that is locked': ['reset', 'forgot', 'password', 'recovery', 'recover', 'unlock'],
  'lets somebody in': ['invite', 'invitation', 'join'],
  'proves an address': [
    ...['confirm', 'confirmation', 'verify', 'verification', 'activate', 'activation', 'email', 'mail', 'optin'],
  ],
  'is read by a program that knows nothing but an address': ['rss', 'atom', 'calendar', 'ical', 'ics', 'webcal'],
  'opens one object': ['signed', 'presigned'],
  'is one link': [
    ...[
      'setup',
      'handoff',
      'embed',
      'unsubscribe',
      'magic',
      'callback',
      'share',
      'shared',
      'public',
      'download',
      'upload',
      'preview',
      'draft',
      'survey',
      'otp',
    ],
  ],
};

/** The same for names of tokens. In a path, a feed is as often one of live data, and an exchange one of goods. */
export const CAPABILITY_NAMES: Reasons = {
  'is read by a program that knows nothing but an address': ['feed'],
  'is changed for another one at once': ['exchange'],
  'is handed to one person for one document': ['recipient', 'signer', 'link', 'presign', 'intent'],
};

/** What a plain `token` belongs to that is no session's: a shop's channel is chosen by one, and a voucher is one. */
export const FOREIGN_OWNERS: readonly string[] = ['channel', 'coupon', 'voucher'];

/** A name that starts so is a flag, whatever it is the name of: `hasToken`. */
export const FLAG_VERBS: Reasons = {
  'asks a question': [
    ...['is', 'are', 'was', 'were', 'has', 'had', 'have', 'should', 'can', 'could', 'must', 'may', 'will', 'would'],
    ...['do', 'does', 'did', 'needs', 'need', 'no', 'not', 'never', 'dont', 'doesnt', 'with', 'without'],
  ],
  'says whether': [
    ...['use', 'uses', 'enable', 'enables', 'disable', 'disables', 'allow', 'allows', 'show', 'shows', 'hide', 'hides'],
    ...[
      'include',
      'includes',
      'exclude',
      'excludes',
      'require',
      'requires',
      'return',
      'returns',
      'support',
      'supports',
    ],
    ...['expect', 'expects', 'accept', 'accepts', 'ignore', 'ignores', 'prefer', 'prefers', 'reject', 'rejects'],
    ...['skips', 'omit', 'omits', 'want', 'wants', 'force', 'forces', 'permit', 'permits'],
  ],
};

/** A call that starts so gives no token, whatever stands behind it: `verifyToken()`. */
export const OTHER_VERBS: Reasons = {
  'answers yes or no': ['is', 'has', 'had', 'should', 'can', 'check', 'compare', 'test', 'match', 'equals'],
  'answers with what it says': ['verify', 'validate', 'decode', 'parse', 'introspect', 'inspect'],
  'takes it away': ['remove', 'clear', 'delete', 'revoke', 'invalidate', 'destroy', 'drop', 'reset'],
  'keeps it': ['set', 'save', 'store', 'add', 'put', 'push', 'update', 'register', 'write'],
  'makes it unreadable': ['hash', 'mask', 'redact', 'obfuscate', 'truncate', 'shorten', 'sanitize', 'hide'],
  counts: ['count', 'estimate', 'total', 'index'],
  'does something with it': ['use', 'on', 'handle', 'send', 'log', 'print', 'show', 'render', 'format'],
};

/** A call of one of these names ends a token: what it gives shows too little of it, or nothing. */
export const ENDING_CALLS: Reasons = {
  'tells only whether there is one': ['boolean', 'isnan', 'includes', 'startswith', 'endswith', 'test', 'isarray'],
  'gives a number': ['number', 'parseint', 'parsefloat', 'indexof', 'search', 'charcodeat', 'bytelength', 'length'],
  'makes a name that is like no other': ['symbol'],
  'shows nothing that could be used': ['mask', 'redact', 'hash', 'digest', 'obfuscate', 'truncate', 'fingerprint'],
  'answers with what it says': ['decode', 'verify', 'jwtdecode', 'jwtverify'],
};

/** Words so far from identity that they speak for a whole address, storage key or owner: `api.mapbox.com`, `theme.tokens`. */
export const FOREIGN_GROUNDS: readonly string[] = [
  ...['mapbox', 'cesium', 'maptiler', 'captcha', 'turnstile', '\\bfcm\\b', 'messaging', 'csrf', 'xsrf'],
  ...['\\btheme\\b', '\\bdesign\\b', '\\blexer\\b', '\\bparser\\b', 'tokenizer', 'pagination'],
];

/** Words that say more than `token`. */
export const SPECIFIC: Reasons = {
  'names a kind': ['jwt', 'jwts', 'bearer', 'accesstoken', 'refreshtoken', 'idtoken', 'authtoken', 'jwttoken'],
  'names the header': ['authorization'],
};

/** Words that say more than `token` when they stand before it: `authToken`. */
export const OWNERS: Reasons = {
  'whose it is': ['session', 'login', 'user', 'admin', 'member', 'customer'],
  'what it is good for': ['access', 'auth', 'refresh', 'id', 'bearer', 'jwt', 'oauth', 'api'],
};

/** What nobody may read in a payload, by the words that its name ends with. The reason is what somebody who reads it can do. */
export const SENSITIVE: Reasons = {
  'opens the account': ['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'credential', 'credentials'],
  'can be guessed at without anybody noticing': [
    ...['password hash', 'passwordhash', 'password salt', 'password digest', 'hash', 'salt', 'pass'],
    ...['security answer', 'maiden name'],
  ],
  'opens a service': [
    ...['secret', 'secret key', 'private key', 'privatekey', 'api key', 'apikey', 'encryption key', 'signing key'],
    ...['mnemonic', 'seed phrase'],
  ],
  'opens a session': ['token', 'refreshtoken', 'accesstoken', 'idtoken'],
  'stands in for the second factor': [
    ...['otp', 'pin', 'otp code', 'pin code', 'recovery code', 'recovery codes', 'backup codes', 'mfa code', 'totp'],
    ...['two factor code', 'one time password', 'one time code', 'verification code', 'sms code'],
  ],
  'identifies somebody for life': [
    ...['ssn', 'social security number', 'passport number', 'national id', 'tax id', 'aadhaar', 'aadhar'],
    ...['national insurance number', 'drivers license', 'driver license number', 'identity number'],
  ],
  'moves money': [
    ...['card number', 'credit card', 'credit card number', 'cvv', 'cvc', 'iban', 'account number', 'bank account'],
    ...['bank account number', 'routing number', 'sort code'],
  ],
};

/** Words that mean a secret only where they are the whole name: an `atHash` is a checksum, a boarding `pass` is none. */
export const SENSITIVE_ALONE: readonly string[] = ['hash', 'salt', 'pass', 'pin', 'otp'];

/** A name with one of these in front says something about a secret and is none: `hasPassword`, `commitHash`. */
export const ABOUT: Reasons = {
  'asks a question': ['has', 'is', 'no', 'needs', 'must', 'should', 'require', 'requires', 'with'],
  'says what happened to it': ['reset', 'changed', 'change', 'forgot', 'forgotten', 'expired'],
  'is of something else': ['type', 'commit', 'content', 'file', 'git', 'block', 'image', 'asset'],
};

/** What identifies people, and is in many tokens on purpose: reported where an option asks for it. */
export const PERSONAL: Readonly<Record<'email' | 'phone', readonly string[]>> = {
  email: ['email', 'mail', 'e mail', 'email address', 'emailaddress', 'mail address'],
  phone: ['phone', 'phone number', 'phonenumber', 'mobile', 'mobile number', 'msisdn', 'telephone', 'cellphone'],
};

/** What people call somebody's whole record. */
export const PEOPLE: readonly string[] = [
  ...[
    'user',
    'account',
    'member',
    'customer',
    'client',
    'admin',
    'person',
    'employee',
    'student',
    'patient',
    'profile',
  ],
];

/** What a name must end with to be the name of a key that signs. */
export const SECRET_HEADS: readonly string[] = [
  'secret',
  'secrets',
  'secret key',
  'signing key',
  'private key',
  'hmac key',
];

/** Words before such an end that say nothing of what it is for. */
export const SECRET_NEUTRAL: readonly string[] = [
  ...[
    'access',
    'refresh',
    'auth',
    'token',
    'weak',
    'strong',
    'super',
    'my',
    'the',
    'server',
    'shared',
    'signing',
    'hmac',
  ],
  ...['default', 'new', 'old', 'current', 'main'],
];

/** A secret with one of these words is for something else than tokens of one's own. */
export const OTHER_SECRETS: Reasons = {
  'is what an application has with a provider': [
    ...[
      'client',
      'consumer',
      'oauth',
      'oauth2',
      'google',
      'github',
      'facebook',
      'twitter',
      'apple',
      'discord',
      'stripe',
    ],
    ...['aws', 'azure', 'webhook', 'api'],
  ],
  'is for another use': [
    'hash',
    'pepper',
    'encryption',
    'session',
    'cookie',
    'csrf',
    'xsrf',
    'captcha',
    'recaptcha',
    'push',
    'fcm',
    'device',
    'payment',
  ],
};
