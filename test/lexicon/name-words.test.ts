import { describe, expect, it } from 'vitest';

import { wordsOf } from '../../src/lexicon/name-words.ts';

describe('wordsOf', () => {
  it.each([
    ['refreshToken', ['refresh', 'token']],
    ['refresh_token', ['refresh', 'token']],
    ['REFRESH-TOKEN', ['refresh', 'token']],
    ['XSRFToken', ['xsrf', 'token']],
    ['myJWT', ['my', 'jwt']],
    ['app.session/token', ['app', 'session', 'token']],
    ['token2', ['token2']],
    ['oauth2Token', ['oauth2', 'token']],
    ['schlüsselToken', ['schlüssel', 'token']],
    ['__token__', ['token']],
    ['', []],
  ])('%s', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });
});
