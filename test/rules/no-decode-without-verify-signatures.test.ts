import rule from '../../rules/no-decode-without-verify.ts';
import { reported, silent, testRule } from './cases.ts';

const CLAIMS = "JSON.parse(Buffer.from(body, 'base64url').toString())";
const SPLIT = "const [head, body, signature] = bearer.split('.');";
/** A function that takes a token apart, and what it does before it gives the claims. */
const reading = (check: string, answer = `return ${CLAIMS};`): string =>
  `export async function claimsOf(bearer) { ${SPLIT} ${check} ${answer} }`;
const unchecked = (check: string): string => reading(check, `return ⟦${CLAIMS}⟧;`);

testRule('no-decode-without-verify: signatures that are checked by hand', rule, {
  valid: [
    silent(
      'under another name',
      `import { verify as isSigned } from 'crypto'; ${reading("if (!isSigned('sha256', Buffer.from(`${head}.${body}`), PEM, Buffer.from(signature, 'base64url'))) return null;")}`,
    ),
    silent(
      'as a member',
      `import * as nodeCrypto from 'node:crypto'; ${reading("const good = nodeCrypto.verify(null, Buffer.from(head + '.' + body), PEM, Buffer.from(signature, 'base64url')); if (!good) throw new Error();")}`,
    ),
    silent(
      'a verifier in steps',
      `import { createVerify } from 'node:crypto'; ${reading("const verifier = createVerify('RSA-SHA256'); verifier.update(`${head}.${body}`); if (!verifier.verify(PEM, signature, 'base64url')) return null;")}`,
    ),
    silent(
      'an HMAC in steps',
      `import { createHmac } from 'node:crypto'; ${reading("const mac = createHmac('sha256', KEY); mac.update(head + '.' + body); const wanted = mac.digest('base64url'); if (wanted !== signature) throw new Error();")}`,
    ),
    silent(
      'an HMAC of a helper',
      `import { createHmac } from 'node:crypto'; function tag(text) { return createHmac('sha256', KEY).update(text).digest(); } ${reading("if (!tag(head + '.' + body).equals(Buffer.from(signature, 'base64url'))) return null;")}`,
    ),
    silent(
      'a helper that answers',
      `import { createHmac, timingSafeEqual as same } from 'node:crypto'; const isSigned = (text, tag) => same(createHmac('sha256', KEY).update(text).digest(), Buffer.from(tag, 'base64url')); ${reading("if (!isSigned(head + '.' + body, signature)) return null;")}`,
    ),
    silent(
      'WebCrypto',
      reading(
        "const ok = await crypto.subtle.verify('HMAC', key, bytesOf(signature), bytesOf(head + '.' + body)); if (!ok) throw new Error();",
      ),
    ),
    silent(
      'WebCrypto, kept and awaited',
      reading(
        "const pending = crypto.subtle.verify('HMAC', key, bytesOf(signature), bytesOf(head + '.' + body)); if (!(await pending)) throw new Error();",
      ),
    ),
    silent(
      'lengths first, as timingSafeEqual demands',
      `import { createHmac, timingSafeEqual } from 'node:crypto'; ${reading("const wanted = createHmac('sha256', KEY).update(head + '.' + body).digest(); const given = Buffer.from(signature, 'base64url'); if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;")}`,
    ),
    silent(
      'lengths first, the claims where both hold',
      `import { createHmac, timingSafeEqual } from 'node:crypto'; ${reading("const wanted = createHmac('sha256', KEY).update(head + '.' + body).digest(); const given = Buffer.from(signature, 'base64url');", `if (given.length === wanted.length && timingSafeEqual(given, wanted)) return ${CLAIMS}; throw new Error();`)}`,
    ),
    silent(
      'WebCrypto, its answer in a chain',
      reading(
        '',
        `return crypto.subtle.verify('HMAC', key, bytesOf(signature), bytesOf(head + '.' + body)).then((good) => (good ? ${CLAIMS} : null));`,
      ),
    ),
    silent(
      'an answer that the caller gets',
      reading(
        "const good = await crypto.subtle.verify('HMAC', key, bytesOf(signature), bytesOf(head + '.' + body));",
        `return { good, claims: ${CLAIMS} };`,
      ),
    ),
    silent(
      'an asynchronous helper, awaited',
      `const isSigned = async (text, tag) => crypto.subtle.verify('HMAC', key, bytesOf(tag), bytesOf(text)); ${reading("if (!(await isSigned(head + '.' + body, signature))) return null;")}`,
    ),
    silent(
      'WebCrypto, signed again',
      reading(
        "const tag = await crypto.subtle.sign('HMAC', key, bytesOf(`${head}.${body}`)); if (encoded(tag) !== signature) throw new Error();",
      ),
    ),
    silent(
      'a library that nothing is known of',
      `import ec from './curve.js'; ${reading("if (!ec.keyFromPublic(KEY).verify(hashed(head + '.' + body), signature)) throw new Error();")}`,
    ),
    silent(
      'CryptoJS',
      `import CryptoJS from 'crypto-js'; ${reading("const tag = CryptoJS.HmacSHA256(head + '.' + body, KEY).toString(CryptoJS.enc.Base64url); if (tag !== signature) throw new Error();")}`,
    ),
  ],
  invalid: [
    reported(
      'an HMAC of something else',
      `import { createHmac } from 'node:crypto'; ${unchecked("const etag = createHmac('sha1', KEY).update(VERSION).digest('hex'); if (etag !== current) refresh();")}`,
      'handmade',
    ),
    reported(
      'an HMAC that is never compared',
      `import { createHmac } from 'node:crypto'; ${unchecked("const wanted = createHmac('sha256', KEY).update(head + '.' + body).digest('base64url'); console.log(wanted);")}`,
      'handmade',
    ),
    reported(
      'an HMAC that is compared by its length',
      `import { createHmac } from 'node:crypto'; ${unchecked("const wanted = createHmac('sha256', KEY).update(head + '.' + body).digest('base64url'); if (wanted.length !== signature.length) throw new Error();")}`,
      'handmade',
    ),
    reported(
      'a comparison that nobody asks for',
      `import { createHmac, timingSafeEqual } from 'node:crypto'; ${unchecked("timingSafeEqual(createHmac('sha256', KEY).update(head + '.' + body).digest(), Buffer.from(signature, 'base64url'));")}`,
      'handmade',
    ),
    reported(
      'an answer that nobody looks at',
      `import { verify as isSigned } from 'node:crypto'; ${unchecked("isSigned('sha256', Buffer.from(head + '.' + body), PEM, Buffer.from(signature, 'base64url'));")}`,
      'handmade',
    ),
    reported(
      'WebCrypto, not looked at',
      unchecked("await crypto.subtle.verify('HMAC', key, bytesOf(signature), bytesOf(head + '.' + body));"),
      'handmade',
    ),
    reported(
      'WebCrypto, not awaited',
      `import { webcrypto } from 'node:crypto'; ${unchecked("const ok = webcrypto.subtle.verify('HMAC', key, bytesOf(signature), bytesOf(head + '.' + body)); if (!ok) throw new Error();")}`,
      'handmade',
    ),
    reported(
      'WebCrypto, a chain that does not ask for the answer',
      reading(
        '',
        `return crypto.subtle.verify('HMAC', key, bytesOf(signature), bytesOf(head + '.' + body)).then(() => ⟦${CLAIMS}⟧);`,
      ),
      'handmade',
    ),
    reported(
      'WebCrypto, an answer that is only logged',
      unchecked(
        "const good = await crypto.subtle.verify('HMAC', key, bytesOf(signature), bytesOf(head + '.' + body)); if (!good) console.warn('forged');",
      ),
      'handmade',
    ),
    reported(
      'a verifier in steps whose answer nobody looks at',
      `import { createVerify } from 'node:crypto'; ${unchecked("const verifier = createVerify('RSA-SHA256'); verifier.update(`${head}.${body}`); verifier.verify(PEM, signature, 'base64url');")}`,
      'handmade',
    ),
    reported(
      'an asynchronous helper, not awaited',
      `const isSigned = async (text, tag) => crypto.subtle.verify('HMAC', key, bytesOf(tag), bytesOf(text)); ${unchecked("if (!isSigned(head + '.' + body, signature)) return null;")}`,
      'handmade',
    ),
    reported(
      'a helper that another function asks in vain',
      `import { createHmac } from 'node:crypto'; const tag = (text) => createHmac('sha256', KEY).update(text).digest('base64url'); export function stamped(other) { const [a, b, c] = other.split('.'); return tag(a + '.' + b) === c; } ${unchecked("tag(head + '.' + body);")}`,
      'handmade',
    ),
    reported(
      'lengths alone decide',
      `import { createHmac, timingSafeEqual } from 'node:crypto'; ${unchecked("const wanted = createHmac('sha256', KEY).update(head + '.' + body).digest(); const given = Buffer.from(signature, 'base64url'); if (given.length !== wanted.length && !timingSafeEqual(given, wanted)) return null;")}`,
      'bypass',
    ),
    reported(
      'on one path only',
      `import { verify } from 'node:crypto'; ${unchecked("if (process.env.STRICT) { if (!verify('sha256', Buffer.from(head + '.' + body), PEM, Buffer.from(signature, 'base64url'))) throw new Error(); }")}`,
      'bypass',
    ),
    reported(
      'another verify',
      `import { verify } from './passwords.js'; ${unchecked('if (!verify(password, hash)) throw new Error();')}`,
      'handmade',
    ),
  ],
});
