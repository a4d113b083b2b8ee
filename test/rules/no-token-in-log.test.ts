import rule from '../../rules/no-token-in-log.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const token = (name: string): Expected<'token'> => ({ messageId: 'token', data: { name } });
const holder = (name: string): Expected<'holder'> => ({ messageId: 'holder', data: { name } });

testRule('no-token-in-log: what only mentions a token', rule, {
  valid: [
    silent(
      'a field of another class that goes by the same name',
      `
        class Visit { constructor(row) { this.value = row.id; } show() { console.log(this.value); } }
        class Login { constructor(row) { this.value = row.accessToken; } open() { enter(this.value); } }
      `,
    ),
    silent('a message', "export const note = () => console.log('token expired', 'no access_token');"),
    silent('a flag', 'export const note = (token) => console.log({ hasToken: !!token, ok: Boolean(token) }, !!token);'),
    silent('a length', 'export const note = (token) => console.log(token.length, `${token.length} characters`);'),
    silent(
      'a comparison',
      'export const note = (token, old) => console.log(token === old, token !== null, typeof token);',
    ),
    silent('yes or no', "export const note = (t) => console.log({ access_token: t.access_token ? 'yes' : 'no' });"),
    silent('what is read from it', 'export const note = (token) => console.log(readToken(token), decodeToken());'),
    silent('a mask', 'export const note = (token) => console.log(maskToken(token), redact(token), hash(token));'),
    silent(
      'its start',
      'export const note = (token) => console.log(token.slice(0, 8), token.substring(0, 6) + "...");',
    ),
    silent(
      'the scheme before it',
      'export const f = (req) => { const [scheme] = req.headers.authorization.split(" "); console.log(scheme); };',
    ),
    silent('its end', 'export const note = (token) => console.log(`token ending in ${token.slice(-4)}`);'),
    silent('stars', "export const note = (token) => console.log(token.replace(/./g, '*'));"),
    silent(
      'a text in its place',
      "export const note = (headers) => console.log({ ...headers, authorization: '[hidden]' });",
    ),
    silent(
      'a text in its place, however a header is written, by a function and under a name',
      `
        import { answer } from './answer.js';
        const cleaned = (headers) => ({ ...Object.fromEntries(headers.entries()), authorization: '[hidden]' });
        export function send(accessToken) {
          const headers = new Headers({ Authorization: 'Bearer ' + accessToken });
          console.log(cleaned(headers));
          const shown = { ...answer, 'access_token': '[hidden]' };
          console.log(shown);
        }
        export const used = () => answer.access_token;
      `,
    ),
    silent(
      'what chooses a channel of a shop, and what a customer types in',
      `
        export const show = (context, coupon) => console.log(context.channel.token, coupon.token);
        export const pick = (channelToken) => console.log(channelToken);
      `,
    ),
    silent('what an invitation carries', 'export const invited = (invite) => console.log(invite.token);'),
    silent(
      'pieces under the name of the whole',
      `
        export function note(session) {
          console.log({ token: \`\${session.token.slice(0, 6)}…\`, jwt: '…' + session.jwt.slice(-6) });
          console.log({ token: '*'.repeat(12) + session.token.slice(-4) });
          console.log({ token: session.token.slice(-4).padStart(20, '*') });
        }
      `,
    ),
    silent(
      'a copy with something else in its place',
      `
        export function note(session) {
          console.log({ ...session, access_token: undefined });
          console.info('session', JSON.stringify({ user: 1, ...session, access_token: '[hidden]' }));
          console.info(Object.assign({}, session, { access_token: '[hidden]' }));
          const shown = Object.assign({}, session, { access_token: '[hidden]' });
          console.info('session', shown);
          return session.access_token;
        }
      `,
    ),
    silent('an expiry', 'export const note = (s) => console.log(s.tokenExpiry, s.token_expires_in, s.tokenType);'),
    silent(
      'a name of one',
      "const TOKEN_KEY = 'app.token'; export const note = () => console.log('kept under', TOKEN_KEY);",
    ),
    silent('a function', 'export const note = (refreshToken) => { function token() {} console.log(token); };'),
    silent(
      'an id that was made up',
      "import { randomUUID } from 'node:crypto'; const tokenId = randomUUID(); console.log(tokenId);",
    ),
    silent('what is read from an environment', 'console.log(process.env.API_TOKEN);'),
    silent(
      'a flag as a parameter',
      'export function go(returnTokens = false) { console.log(`returnTokens: ${returnTokens}`); }',
    ),
    silent(
      'an error about one',
      "export const f = (token) => check(token).catch((error) => console.error('token refused', error));",
    ),
  ],
  invalid: [
    reported(
      'the token beside a message',
      "export const note = (token) => console.log('token expired', ⟦token⟧);",
      token('token'),
    ),
    reported(
      'a bare parameter under a name that says which token',
      'export const note = (given) => console.log({ refreshToken: ⟦given⟧, token: given });',
      token('refreshToken'),
    ),
    reported(
      'the whole with dots behind it',
      'export const note = (session) => console.log({ token: `${⟦session.token⟧}…` });',
      token('token'),
    ),
    reported(
      'merged, without what stands in for the token, and before it',
      `
        export function note(session) {
          console.log(Object.assign({}, ⟦session⟧, { user: 'me' }), Object.assign({ token: '***' }, ⟦session⟧));
          return session.token;
        }
      `,
      [holder('token'), holder('token')],
    ),
    reported(
      'a copy that brings the token back',
      "export const note = (session) => { console.log({ token: '***', ...⟦session⟧ }); return session.token; };",
      holder('token'),
    ),
    reported(
      'a copy with another token in it',
      "export function note(session) { console.log({ ...⟦session⟧, token: '***' }); keep(session.token, session.refreshToken); }",
      holder('refreshToken'),
    ),
    reported(
      'the token in a list that is kept',
      'export const note = (token) => { const shown = [token]; console.log(⟦shown⟧); };',
      holder('token'),
    ),
    reported(
      'the token beside a flag',
      'export const note = (token) => console.log({ hasToken: !!token, ⟦token⟧ });',
      token('token'),
    ),
    reported(
      'the token beside its length',
      'export const note = (token) => console.log(`${⟦token⟧}, ${token.length} characters`);',
      token('token'),
    ),
    reported(
      'the header in its place',
      "export const note = (headers) => console.log({ authorization: ⟦headers.authorization⟧, host: '[hidden]' });",
      token('authorization'),
    ),
    reported(
      'the token beside an error about it',
      "export const f = (token) => check(token).catch((error) => console.error('token refused', ⟦token⟧, error));",
      token('token'),
    ),
  ],
});

testRule('no-token-in-log: what is read from a token', rule, {
  valid: [
    silent(
      'something else with the fallback that a token has',
      "import jwt from 'jsonwebtoken'; export const me = (req) => jwt.verify(req.cookies.session || '', key, options); export const find = (req) => { const page = req.query.page || ''; console.log(page); };",
    ),
    silent(
      'claims',
      "import jwt from 'jsonwebtoken'; export function f(raw) { const token = jwt.verify(raw, key, options); console.log(token, token.sub); }",
    ),
    silent('decoded by a helper', 'export function f(raw) { const token = decodeToken(raw); console.log(token); }'),
    silent(
      'named as decoded',
      'export const f = (decodedToken, verifiedToken) => console.log(decodedToken, verifiedToken);',
    ),
    silent(
      'a single claim',
      "import { jwtDecode } from 'jwt-decode'; export const f = (token) => console.log(jwtDecode(token).exp);",
    ),
  ],
  invalid: [
    reported(
      'the token beside a claim',
      "import { jwtDecode } from 'jwt-decode'; export const f = (token) => console.log(jwtDecode(token).exp, ⟦token⟧);",
      token('token'),
    ),
    reported(
      'the token that claims were read from',
      "import jwt from 'jsonwebtoken'; export function f(raw) { const claims = jwt.verify(raw, key, options); console.log(claims.sub, ⟦raw⟧); }",
      token('raw'),
    ),
  ],
});

testRule('no-token-in-log: other kinds of tokens', rule, {
  valid: [
    silent(
      'other keys of what is shown, and names of keys',
      "import { accessToken as key } from './keys.js'; const ACCESS_TOKEN = 'access_token'; export const a = (userId, accessToken, kept) => console.log({ [userId]: kept.name, [ACCESS_TOKEN]: 'set', [key]: kept.name, [hash(accessToken)]: kept.name }); const seen = new Map(); export function b(accessToken, user) { seen.set(accessToken, user); seen.delete(accessToken); console.log(seen); seen.set(accessToken, user); return seen.size; }",
    ),
    silent(
      'pagination',
      'export const f = (nextPageToken, continuationToken) => console.log({ nextPageToken, continuationToken });',
    ),
    silent(
      'push',
      "import messaging from '@react-native-firebase/messaging'; export async function f() { const token = await messaging().getToken(); console.log(token); }",
    ),
    silent('a device, by the function around', 'export function addFcmToken(token) { console.log("adding", token); }'),
    silent(
      'a captcha',
      'export async function f() { const token = await grecaptcha.execute(id); console.log(token); }',
    ),
    silent(
      'language models',
      'export const f = (usage) => console.log(`${usage.totalTokens} tokens`, usage.prompt_tokens);',
    ),
    silent('a count', 'export const f = (tokens) => logger.info(`used ${tokens} tokens`, { tokens });'),
    silent('a number', 'export const f = (token: number) => console.log(token);'),
    silent('a piece of a source text', "export function f(token) { if (token.type === 'comma') console.log(token); }"),
    silent(
      'a piece of a source text, by its type',
      'export const f = (token: Token, all: Token[]) => console.log(token, all);',
    ),
    silent(
      'elements of a list',
      'export function f(tokens) { for (const token of tokens) console.log(token); tokens.forEach((token) => console.log(token)); }',
    ),
    silent(
      'what an address brought to a page of invitations',
      "import { useParams } from 'react-router-dom'; export function InvitePage() { const { token } = useParams(); console.warn('invitation', token); return join(token); }",
    ),
    silent(
      'what a function gives for one purpose',
      'export async function f() { const token = await makeInviteToken(); console.log(token); }',
    ),
    silent(
      'what language models count and encode',
      'export const count = (text) => { const tokens = encoder.encode(text); logger.debug(`used ${tokens.length}`, tokens); };',
    ),
    silent(
      'what a function gives that asks for a token, or makes the record of one',
      `
        export function hasRefreshToken() { const found = load(); console.log(found); return found; }
        export async function createToken() { const row = await db.insert({}); console.log(row); return row; }
        export const signToken = (user) => { const claims = { sub: user.id }; console.log(claims); return sign(claims); };
      `,
    ),
    silent(
      'a flag or a number, by its type',
      'export const f = (token: boolean | null, tokens: number | undefined) => console.log(token, tokens);',
    ),
    silent(
      'a member of an enumeration',
      "enum fault { none, token } export const f = (failed) => console.log('ended', failed ? fault.token : fault.none);",
    ),
    silent(
      'a constant of another file, by the way it is written',
      "import { FaultCode, KEYS } from './constants.js'; export const f = () => logger.warn(FaultCode.Token, KEYS.ACCESS_TOKEN);",
    ),
    silent(
      'what the code of a request makes known as the same request',
      'export const rotate = (step) => { const token = step.ClientRequestToken; console.log(token); };',
    ),
    silent(
      'a wish in the words of an answer',
      'export const f = (route) => console.log(route.mustNotSendToken, route.supportsRefreshToken);',
    ),
    silent(
      'a random value that a script prints, where one-purpose tokens are asked for',
      "import { randomBytes } from 'node:crypto'; const token = randomBytes(20).toString('base64'); console.log(`use ${token}`);",
      { options: [{ capabilityTokens: 'report' }] },
    ),
    silent(
      'whose token is saved',
      "export function storeToken(accountId, token) { console.log('for', accountId); return db.put(accountId, token); }",
    ),
    silent(
      'a parameter beside the one that the function is named after',
      'export const saveToken = (realm, newToken = null) => { console.log(realm); return put(realm, newToken); };',
    ),
    silent('dependency injection', "const TOKEN = Symbol('x'); export const f = () => console.log(TOKEN);"),
    silent(
      'a reset, unless asked for',
      'export const f = (resetToken, inviteToken) => console.log(resetToken, inviteToken);',
    ),
    silent(
      'a function that is not a log',
      "import { log } from 'mathematics'; export const f = (token) => log2(token) + log(2);",
    ),
    silent('a log of its own', 'const logger = { debug() {} }; export const f = (token) => logger.debug(token);'),
    silent('tests', 'console.log(accessToken);', { filename: 'test/session.test.ts', gate: 'closed' }),
    silent('a name that the settings take away', 'export const f = (token) => console.log(token);', {
      settings: { 'jwt-guard': { tokens: { names: [], notNames: ['token'] } } },
    }),
  ],
  invalid: [
    reported(
      'a token as the key of what is shown',
      "export const a = (refreshToken, socket) => console.log({ [`socket ${⟦refreshToken⟧}`]: socket }); const seen = new Map(); export function b(accessToken, user) { seen.set(accessToken, user); console.log(⟦seen⟧); } export function c(idToken, user) { const people = {}; people[idToken] = user; console.log('now', ⟦people⟧); }",
      [token('refreshToken'), holder('accessToken'), holder('idToken')],
    ),
    reported(
      'a reset, where asked for',
      'export const f = (resetToken) => console.log(⟦resetToken⟧);',
      token('resetToken'),
      { options: [{ capabilityTokens: 'report' }] },
    ),
    reported(
      'a name that the settings add',
      'export const f = (ticket, token) => console.log(⟦ticket⟧);',
      token('ticket'),
      { settings: { 'jwt-guard': { tokens: { names: ['ticket'], notNames: [] } } } },
    ),
    reported(
      'a random value that is printed and kept, where one-purpose tokens are asked for',
      "import { randomBytes } from 'node:crypto'; const token = randomBytes(20).toString('hex'); console.log(⟦token⟧); keep(token);",
      token('token'),
      { options: [{ capabilityTokens: 'report' }] },
    ),
    reported(
      'a random value with a name that says what it opens',
      "import { randomUUID } from 'node:crypto'; const sessionToken = randomUUID(); console.log(⟦sessionToken⟧);",
      token('sessionToken'),
    ),
    reported(
      'what an address brought to another page, or under a name of its own',
      "import { useParams } from 'react-router-dom'; export function Page() { const { token } = useParams(); console.warn(⟦token⟧); } export function InvitePage() { const { accessToken } = useParams(); console.warn(⟦accessToken⟧); }",
      [token('token'), token('accessToken')],
    ),
    reported(
      'what a page of invitations gets from its server',
      'export async function InvitePage() { const { token } = await accept(); console.warn(⟦token⟧); }',
      token('token'),
    ),
    reported(
      'what a provider knows somebody by',
      'export const f = (request) => console.log(⟦request.idTokenHint⟧, ⟦request.id_token_hint⟧);',
      [token('idTokenHint'), token('id_token_hint')],
    ),
    reported(
      'one of several values, of which the others say that there is none',
      'export function f(token?: string) { let sentToken: string | boolean = false; if (token) sentToken = token; console.log({ token: ⟦sentToken⟧ }); }',
      token('sentToken'),
    ),
    reported(
      'what a function gives that is named after making a token',
      `
        export function generateRefreshToken() { const value = encode(random()); console.log('made', ⟦value⟧); return value; }
        export const issueAccessToken = async () => { const it = await ask(); console.log(⟦it⟧); return it; };
      `,
      [token('generateRefreshToken'), token('issueAccessToken')],
    ),
    reported(
      'what an encoder of tokens makes',
      `
        export class Sessions {
          issue(id) {
            const token = this.tokenEncoder.encodeToken(id);
            const jwt = this.jwtEncoder.encode({ id });
            this.logger.debug(\`made \${⟦token⟧}\`, ⟦jwt⟧);
          }
        }
      `,
      [token('token'), token('jwt')],
    ),
    reported(
      'a member of an object that only begins alike',
      'export const f = (Account) => console.log(⟦Account.token⟧);',
      token('token'),
    ),
    reported(
      'a member that is written like a constant, and is given a token',
      "import jwt from 'jsonwebtoken'; import { Config } from './config.js'; Config.Token = jwt.sign(claims, key); console.log(⟦Config.Token⟧);",
      token('Token'),
    ),
    reported(
      'the one parameter of a function that says what it saves',
      'export function rememberToken(value, days) { console.log(⟦value⟧); }',
      token('rememberToken'),
    ),
    reported(
      'a word that lists or pays beside a word that says which kind',
      'export const f = (pageAccessToken, walletJwt) => console.log(⟦pageAccessToken⟧, ⟦walletJwt⟧);',
      [token('pageAccessToken'), token('walletJwt')],
    ),
    reported(
      'a one-purpose token that is visibly a JWT',
      "import jwt from 'jsonwebtoken'; const inviteToken = jwt.sign({ sub }, key, { expiresIn: '1h' }); console.log(⟦inviteToken⟧);",
      token('inviteToken'),
    ),
  ],
});

testRule('no-token-in-log: the value', rule, {
  valid: [silent('sent, and not logged', "export const f = (token) => { send(token); console.log('sent'); };")],
  invalid: [
    reported('by itself', 'export const f = (token) => console.log(⟦token⟧);', token('token')),
    reported(
      'behind a text',
      "export const f = (accessToken) => console.log('token', ⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'in a template',
      'export const f = (refresh_token) => console.debug(`new token: ${⟦refresh_token⟧}`);',
      token('refresh_token'),
    ),
    reported('in a sum', "export const f = (jwt) => console.info('jwt: ' + ⟦jwt⟧);", token('jwt')),
    reported(
      'in an object',
      'export const f = (token, user) => console.warn({ ⟦token⟧, user: user.id });',
      token('token'),
    ),
    reported(
      'under a key',
      'export const f = (answer) => console.warn({ access_token: ⟦answer.value()⟧ });',
      token('access_token'),
    ),
    reported('several', 'export const f = (accessToken, refreshToken) => console.log(⟦accessToken⟧, ⟦refreshToken⟧);', [
      token('accessToken'),
      token('refreshToken'),
    ]),
    reported('a member', 'export const f = (session) => console.log(⟦session.id_token⟧);', token('id_token')),
    reported('a header', 'export const f = (req) => console.log(⟦req.headers.authorization⟧);', token('authorization')),
    reported(
      'a header that is asked for',
      "export const f = (req) => console.log(⟦req.header('Authorization')⟧);",
      token('Authorization'),
    ),
    reported(
      'behind its scheme',
      "export function f(req) { const value = req.headers.authorization.split(' ')[1]; console.log(⟦value⟧); }",
      token('authorization'),
    ),
    ...[
      'const value = req.headers.authorization.split(" ").at(1);',
      'const [, value] = req.headers.authorization.split(/\\s+/);',
      'const SPACE = " "; const value = req.headers.authorization.split(SPACE)[1];',
    ].map((taken) =>
      reported(
        `behind its scheme: ${taken}`,
        `export function f(req) { ${taken} console.log(⟦value⟧); }`,
        token('authorization'),
      ),
    ),
    ...[
      'const { stringify } = JSON; const shown = (accessToken) => console.log(stringify({ ⟦accessToken⟧ }));',
      'const { freeze: still } = Object; const shown = (accessToken) => console.log(still({ ⟦accessToken⟧ }));',
      'const shown = (accessToken) => console.log(globalThis.structuredClone({ ⟦accessToken⟧ }));',
      'const shown = (accessToken) => console.log(Object.entries({ ⟦accessToken⟧ }));',
      'const shown = (accessToken) => console.log("with ".concat(⟦accessToken⟧));',
    ].map((code) => reported(`put together otherwise: ${code}`, code, token('accessToken'))),
    reported(
      'cut from its scheme',
      'export const f = (authorization) => console.log(⟦authorization.substring(7)⟧);',
      token('authorization'),
    ),
    reported(
      'a bearer of whatever name',
      'export const f = (value) => console.log(`Bearer ${⟦value⟧}`);',
      token('value'),
    ),
    reported('what a storage gives', "console.log(⟦localStorage.getItem('token')⟧);", token('token')),
    reported(
      'what is stored as one',
      "export const f = (action) => { localStorage.setItem('token', action.payload); console.log(⟦action.payload⟧); };",
      token('payload'),
    ),
    reported(
      'what is sent as one',
      'export function f(value) { headers.set("authorization", `Bearer ${value}`); console.log(⟦value⟧); }',
      token('value'),
    ),
    reported('a call', 'console.log(⟦getAccessToken()⟧);', token('getAccessToken')),
    reported(
      'a call that is awaited',
      'export const f = async (user) => console.log(⟦await user.getIdToken()⟧);',
      token('getIdToken'),
    ),
    reported(
      'what a promise gives',
      'getAccessToken().then((value) => console.log(⟦value⟧));',
      token('getAccessToken'),
    ),
    reported('what a store gives', 'authToken.subscribe((value) => console.log(⟦value⟧));', token('authToken')),
    reported(
      'what a selector gives',
      'const value = useStore((state) => state.auth.accessToken); console.log(⟦value⟧);',
      token('accessToken'),
    ),
    reported(
      'renamed',
      'export function f(answer) { const { access_token: value } = answer; console.log(⟦value⟧); }',
      token('access_token'),
    ),
    reported(
      'nearly all of it',
      'export const f = (accessToken) => console.log(⟦accessToken.slice(0, 400)⟧);',
      token('accessToken'),
    ),
    reported('as JSON', 'export const f = (token) => console.log(JSON.stringify({ ⟦token⟧ }));', token('token')),
    reported(
      'in an error',
      'export const f = (token) => console.error(new Error(`bad token ${⟦token⟧}`));',
      token('token'),
    ),
    reported(
      'that this file signs',
      "import jwt from 'jsonwebtoken'; const value = jwt.sign({ sub }, key, { expiresIn: '1h' }); console.log(⟦value⟧);",
      token('value'),
    ),
    reported(
      'that this file verifies',
      "import jwt from 'jsonwebtoken'; export function f(req) { const value = req.get('x'); jwt.verify(value, key, options); console.log(⟦value⟧); }",
      token('value'),
    ),
  ],
});

testRule('no-token-in-log: something that has it', rule, {
  valid: [
    silent('without it', 'export function f({ token, ...user }) { keep(token); console.log(user); }'),
    silent('before it comes in', 'export function f(user) { console.log(user); user.token = create(); }'),
    silent('after it is gone', 'export function f(user) { use(user.token); delete user.token; console.log(user); }'),
    silent(
      'where there is none',
      'export function f(answer) { if (answer.token) keep(answer.token); else console.log(answer); }',
    ),
    silent('where there is none, told first', 'export function f(answer) { if (!answer.token) console.log(answer); }'),
    silent(
      'another name read through a fallback',
      'export function f(profile) { console.log(profile); const { tokenType } = profile || {}; keep(tokenType); }',
    ),
    silent(
      'read from one of two things',
      'export function f(profile, other) { console.log(profile); keep((profile ?? other).refreshToken); }',
    ),
    silent(
      'a function of elsewhere under the name of a wrapper',
      'const pair = { say(data) { console.log(data); } }; pair.say(1); const { say } = other; say(accessToken);',
    ),
    silent('a method', 'export function f(user) { send(user.createToken()); console.log(user); }'),
    silent('an endpoint', 'export function f(provider) { open(provider.token.url); console.log(provider); }'),
  ],
  invalid: [
    reported('a variable', 'export function f(user) { console.log(⟦user⟧); keep(user.token); }', holder('token')),
    reported(
      'an answer',
      'export async function f() { const response = await post(); console.log(⟦response⟧); keep(response.data.accessToken); }',
      holder('accessToken'),
    ),
    reported(
      'taken apart later',
      'export function f(response) { console.log(⟦response⟧); const { data } = response; keep(data.token); }',
      holder('token'),
    ),
    reported(
      'read through a fallback',
      'export function f(profile) { console.log(⟦profile⟧); keep((profile || {}).refreshToken); }',
      holder('refreshToken'),
    ),
    reported(
      'taken apart through a fallback with values of its own',
      "export function f(profile) { console.log(⟦profile⟧); const { refreshToken } = profile ?? { refreshToken: '' }; keep(refreshToken); }",
      holder('refreshToken'),
    ),
    reported(
      'taken apart where there is one',
      'export function f(profile) { console.log(⟦profile⟧); const inner = profile ? profile.inner : null; keep(inner.refreshToken); }',
      holder('refreshToken'),
    ),
    reported(
      'taken apart by an assignment',
      'export function f(profile) { let kept; console.log(⟦profile⟧); ({ refreshToken: kept } = profile); keep(kept); }',
      holder('refreshToken'),
    ),
    reported(
      'taken apart in one go',
      'export function f(answer) { console.log(⟦answer⟧); const { data: { refreshToken } = {} } = answer; keep(refreshToken); }',
      holder('refreshToken'),
    ),
    reported(
      'read under a constant',
      "const FIELD = 'refreshToken'; export function f(profile) { console.log(⟦profile⟧); keep(profile[FIELD]); }",
      holder('refreshToken'),
    ),
    reported(
      'a text that is parsed',
      'export function f(text) { console.log(⟦text⟧); const answer = JSON.parse(text); keep(answer.access_token); }',
      holder('access_token'),
    ),
    reported(
      'an object of this file',
      'export function f(accessToken) { const body = { accessToken, name: "x" }; console.log(⟦body⟧); }',
      holder('accessToken'),
    ),
    reported(
      'put in before',
      'export function f(config) { config.headers.Authorization = read(); console.log(⟦config⟧); }',
      holder('Authorization'),
    ),
    reported(
      'an address',
      'export function f(accessToken) { const url = `/feed?token=${accessToken}`; console.log(⟦url⟧); }',
      holder('accessToken'),
    ),
  ],
});

testRule('no-token-in-log: what methods put into something', rule, {
  valid: [
    silent(
      'before it is there, and after it is taken out or replaced',
      `
        export function go(base, accessToken) {
          const query = new URLSearchParams();
          console.log(\`opening \${base}?\${query}\`);
          query.set('access_token', accessToken);
          open(query);
          query.delete('access_token');
          console.log('opened', query.toString());
          const headers = new Headers();
          headers.set('authorization', \`Bearer \${accessToken}\`);
          send(headers);
          headers.set('authorization', '(hidden)');
          console.log([...headers]);
        }
      `,
    ),
    silent(
      'beside it',
      `
        export function go(page, accessToken) {
          const query = new URLSearchParams();
          const kept = new Map();
          query.append('page', page);
          kept.set(page, accessToken);
          console.log(query.get('page'), query.toString(), kept.size);
        }
      `,
    ),
    silent(
      'into something that is no container',
      "export function go(router, accessToken) { router.push(accessToken); settings.set('x', accessToken); console.log(router, settings); }",
    ),
  ],
  invalid: [
    reported(
      'parameters and addresses',
      `
        export function go(base: string, page: URL, accessToken: string) {
          const url = new URL(base);
          url.searchParams.append('t', accessToken);
          console.log('opening', ⟦url.href⟧, ⟦url⟧, ⟦url.search⟧);
          page.searchParams.set('t', accessToken);
          console.log(\`to \${⟦page⟧}\`);
        }
      `,
      Array.from({ length: 4 }, () => holder('accessToken')),
    ),
    reported(
      'lists, maps, forms and headers',
      `
        export function keep(id, accessToken) {
          const list = [];
          list.push(id, accessToken);
          const map = new Map();
          map.set(id, accessToken);
          const form = new FormData();
          form.append('code', accessToken);
          const headers = new Headers();
          headers.set('authorization', 'Bearer ' + accessToken);
          console.log(⟦list⟧, ⟦map⟧, ...⟦form⟧, Object.fromEntries(⟦headers⟧));
        }
      `,
      Array.from({ length: 4 }, () => holder('accessToken')),
    ),
    reported(
      'what is taken out on one way only',
      `
        export function go(isOpen, accessToken) {
          const query = new URLSearchParams();
          query.set('access_token', accessToken);
          if (isOpen) query.delete('access_token');
          console.log(⟦query.toString()⟧);
        }
      `,
      holder('accessToken'),
    ),
  ],
});

testRule('no-token-in-log: what is written elsewhere', rule, {
  valid: [
    ...[
      'let shown; if (on) { shown = on.name; console.log(shown); } else shown = session.accessToken;',
      'let shown; switch (on) { case 1: shown = on.name; console.log(shown); break; default: shown = session.accessToken; }',
      'let shown; if (on) { shown = session.accessToken; return keep(shown); } console.log(shown);',
      'let shown = session.accessToken; shown = on.name; console.log(shown);',
      'let shown; console.log(shown); shown = session.accessToken;',
      'const is = on.ready; let shown; if (is) shown = session.accessToken; if (!is) console.log(shown);',
      'for (const one of on) { let shown; if (one) console.log(shown); else shown = session.accessToken; }',
      'const out = {}; if (on) console.log(out.value); else out.value = session.accessToken;',
      'let found = false; for (const one of on) { if (one) { on = session.accessToken; found = true; } } if (!found) console.log(on);',
    ].map((lines) => silent(lines, `export function f(on, session) { ${lines} }`)),
  ],
  invalid: [
    ...[
      'let shown = on.name; if (on) shown = session.accessToken; console.log(⟦shown⟧);',
      'let shown; switch (on) { case 1: shown = session.accessToken; default: console.log(⟦shown⟧); }',
      'let shown; for (const one of on) { if (one) console.log(⟦shown⟧); else shown = session.accessToken; }',
      'let shown; try { shown = session.accessToken; throw new Error("x"); } catch { console.log(⟦shown⟧); }',
      'let shown; const fill = () => { shown = session.accessToken; }; fill(); console.log(⟦shown⟧);',
      'let shown = session.accessToken; shown = cut(shown); console.log(⟦shown⟧);',
      'let shown = session.accessToken; if (on) shown = on.name; console.log(⟦shown⟧);',
      'let found = false; for (const one of on) { if (one) { on = session.accessToken; found = true; } found = one.ok; } if (!found) console.log(⟦on⟧);',
    ].map((lines) => reported(lines, `export function f(on, session) { ${lines} }`, token('accessToken'))),
    reported(
      'an earlier call of the same function',
      'let shown; export function f(on, session) { if (on) console.log(⟦shown⟧); else shown = session.accessToken; }',
      token('accessToken'),
    ),
  ],
});

const answered = (lines: string, use = 'keep(answer.token);'): string =>
  `export async function f(request, other) { const response = await request(); const answer = await response.json(); ${lines} ${use} }`;

testRule('no-token-in-log: behind tests that say that there is none', rule, {
  valid: [
    ...[
      'if (!answer.token) { console.log(answer); return; }',
      'if (answer.token === undefined || answer.token === "") { console.log(answer); return; }',
      'if (answer?.token == null) { console.log(answer); throw new Error("none"); }',
      'if (typeof answer.token !== "string") { console.log(answer); process.exit(1); }',
      'if (!("token" in answer)) { console.log(answer); return; }',
      'if (!Boolean(answer.token)) { console.log(answer); return; }',
      'if (answer.token.length === 0) { console.log(answer); return; }',
      'if (answer.token) { answer.ready = true; } else { console.log(answer); return; }',
      'const isMissing = !answer.token; if (isMissing) { console.log(answer); return; }',
      'const { token } = answer; if (!token) { console.log(answer); return; }',
      'answer.token || console.log(answer);',
      'for (;;) { if (!answer.token) { console.log(answer); break; } }',
    ].map((lines) => silent(`no token: ${lines}`, answered(lines))),
    ...[
      'if (!response.ok) { console.log(answer); return; }',
      'if (response.status !== 200) { console.log(answer); return; }',
      'if (response.status >= 400) { console.log(answer); throw new Error("refused"); }',
      'if (answer.error) { console.log(answer); return; }',
      'if (answer.success === false) { console.log(answer); return; }',
    ].map((lines) => silent(`no success: ${lines}`, answered(lines))),
    silent(
      'an error beside the answer',
      'export const f = (error, answer) => { if (error) { console.log(answer); return; } keep(answer.token); };',
    ),
    silent(
      'a token that is none',
      'export function f(accessToken) { if (typeof accessToken !== "string") { console.log(accessToken); return; } keep(accessToken); }',
    ),
    silent(
      'a helper whose only caller has excluded the line',
      `
        function check(answer) { if (!answer.token || !answer.refreshToken) { console.log(answer); return; } keep(answer); }
        export function f(all) { if (!all.first?.token || !all.first?.refreshToken) return; check(all.first); keep(all.first.token); }
      `,
    ),
  ],
  invalid: [
    ...[
      'console.log(⟦answer⟧); if (!answer.token) return;',
      'if (!answer.token) return; console.log(⟦answer⟧);',
      'if (!answer.user) { console.log(⟦answer⟧); return; }',
      'if (!answer.token || !answer.user) { console.log(⟦answer⟧); return; }',
      'if (!other.ok) { console.log(⟦answer⟧); return; }',
      'if (response.ok) { console.log(⟦answer⟧); keep(answer.token); return; }',
      'if (response.status === 200) { console.log(⟦answer⟧); keep(answer.token); return; }',
      'if (!answer.token) { answer.token = await request(); console.log(⟦answer⟧); }',
      'if (!answer.token) { await answer.load(); console.log(⟦answer⟧); }',
      'if (!response.ok) { console.log(⟦answer⟧); keep(answer.token); return; }',
      'if (!answer.token) note(); console.log(⟦answer⟧);',
    ].map((lines) => reported(`perhaps a token: ${lines}`, answered(lines), holder('token'))),
    reported(
      'a token that was fetched where there was none',
      'export async function f(accessToken) { if (!accessToken) { accessToken = await renew(); console.log(⟦accessToken⟧); } }',
      token('accessToken'),
    ),
    reported(
      'a field that a method has filled',
      'class A { async f() { if (!this.accessToken) { await this.renew(); console.log(⟦this.accessToken⟧); } } }',
      token('accessToken'),
    ),
    reported(
      'a helper that others may call',
      `
        export function check(answer) { if (!answer.token || !answer.refreshToken) { console.log(⟦answer⟧); return; } keep(answer); }
        export function f(all) { if (!all.first?.token || !all.first?.refreshToken) return; check(all.first); keep(all.first.token); }
      `,
      holder('token'),
    ),
  ],
});

testRule('no-token-in-log: loggers', rule, {
  valid: [
    silent(
      'what a function makes that says nothing of logs',
      "import { makeForm } from './forms.js'; const form = makeForm('a'); export const f = (accessToken) => form.info(accessToken);",
      { gate: 'closed' },
    ),
    silent(
      'what makes a logger, and what its module is beside that',
      "const { createLogger, Session } = require('./logging'); createLogger({ accessToken: read }); export const f = (accessToken) => new Session(accessToken).debug();",
    ),
    silent(
      'a module that is about something else',
      "const dialog = require('./dialog')('a'); export const f = (accessToken) => { dialog('x', accessToken); console.log('shown'); };",
    ),
    silent('what writes nothing', "import pino from 'pino'; export const f = (token) => pino().isLevelEnabled(token);"),
    silent('a logger for a module', "import debug from 'debug'; const log = debug('app:token'); log('started');"),
  ],
  invalid: [
    reported(
      'what a function of the project makes',
      "import { createLogger as make } from '../logs.js'; const out = make('a'); export const f = (accessToken) => out.warn('x', ⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'what a function makes on the way',
      "export const f = (factory, accessToken) => factory.getLogger('a').info(⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'a module that is called as one',
      "const trace = require('../lib/http-debug')('app:http'); export const f = (accessToken) => trace('x', ⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'a module that is a logger by its name',
      "const out = require('@acme/logger'); export const f = (accessToken) => out.info('x', ⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'all of a module',
      "import * as out from './log'; export const f = (accessToken) => out.debug('x', ⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'a function of such a module',
      "const { getLogger } = require('./logging'); const out = getLogger('a'); export const f = (accessToken) => out.error(⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'a child of one that is handed in',
      "export const f = (log, accessToken) => log.with({ id: 1 }).extend('a').debug(⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'what stands in each line of a child',
      'export const f = (logger, accessToken) => logger.child({ accessToken: ⟦accessToken⟧ });',
      token('accessToken'),
    ),
    reported('window.console', 'export const f = (token) => window.console.log(⟦token⟧);', token('token')),
    reported('another name', 'const { log } = console; export const f = (token) => log(⟦token⟧);', token('token')),
    reported(
      'pino',
      "import pino from 'pino'; const logger = pino({ level: 'debug' }); export const f = (token) => logger.info({ ⟦token⟧ });",
      token('token'),
    ),
    reported(
      'what a child of a logger always says',
      "import pino from 'pino'; export const f = (accessToken) => pino().child({ ⟦accessToken⟧ });",
      token('accessToken'),
    ),
    reported(
      'winston',
      "import winston from 'winston'; export const f = (token) => winston.debug(⟦token⟧);",
      token('token'),
    ),
    reported(
      'winston, made',
      "import { createLogger } from 'winston'; const it = createLogger({}); export const f = (token) => it.debug(⟦token⟧);",
      token('token'),
    ),
    reported(
      'bunyan',
      "const bunyan = require('bunyan'); const it = bunyan.createLogger({ name: 'x' }); it.info(⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'log4js',
      "import log4js from 'log4js'; const it = log4js.getLogger(); it.info(⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'debug',
      "import createDebug from 'debug'; const it = createDebug('app'); it('token %s', ⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported('debug, at once', "const it = require('debug')('app'); it(⟦accessToken⟧);", token('accessToken')),
    reported('consola', "import { consola } from 'consola'; consola.info(⟦accessToken⟧);", token('accessToken')),
    reported(
      'Nest',
      "import { Logger } from '@nestjs/common'; export class A { private readonly it = new Logger(A.name); f(token: string) { this.it.log(⟦token⟧); } }",
      token('token'),
    ),
    reported(
      'Nest, injected',
      "import { Logger } from '@nestjs/common'; export class A { constructor(private readonly it: Logger) {} f(token: string) { this.it.debug(⟦token⟧); } }",
      token('token'),
    ),
    reported(
      'Fastify',
      'app.get("/", (request) => { request.log.info(⟦request.headers.authorization⟧); });',
      token('authorization'),
    ),
    reported(
      'a logger from elsewhere',
      "import { logger } from './logger.js'; logger.debug('x', ⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'a logger from elsewhere, by a longer name',
      "import { authLogger } from './logger.js'; authLogger.debug(⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported('a logger of the class', 'export class A { f(token) { this.logger.warn(⟦token⟧); } }', token('token')),
    reported('a function from elsewhere', "import { log } from './log.js'; log(⟦accessToken⟧);", token('accessToken')),
    reported('the standard output', 'process.stdout.write(⟦accessToken⟧);', token('accessToken')),
    reported(
      'Sentry',
      "import * as Sentry from '@sentry/node'; Sentry.captureMessage('failed', { extra: { ⟦accessToken⟧ } });",
      token('accessToken'),
    ),
    reported(
      'Sentry, as context',
      "import { setContext } from '@sentry/react'; setContext('auth', { ⟦token⟧ });",
      token('token'),
    ),
    reported(
      'a breadcrumb',
      "import * as Sentry from '@sentry/browser'; Sentry.addBreadcrumb({ data: { ⟦refreshToken⟧ } });",
      token('refreshToken'),
    ),
    reported(
      "the file's own wrapper",
      "function say(text, data) { console.log(text, data); } say('x', ⟦accessToken⟧);",
      token('accessToken'),
    ),
    reported(
      'two wrappers, one in the other',
      'const say = (data) => console.log(data); const tell = (data) => say(data); tell(⟦accessToken⟧);',
      token('accessToken'),
    ),
    ...[
      'const tell = say; tell("x", ⟦accessToken⟧);',
      'const lines = { put: say }; lines.put("x", ⟦accessToken⟧);',
      'const { put: tell } = { put: say }; tell("x", ⟦accessToken⟧);',
      'const tell = say.bind(null); tell("x", ⟦accessToken⟧);',
      'say.call(null, "x", ⟦accessToken⟧);',
      'say.apply(null, ["x", ⟦accessToken⟧]);',
      'const show = (data, tell = say) => tell("x", data); show(⟦accessToken⟧);',
      'const withText = (tell) => tell("x", ⟦accessToken⟧); withText(say);',
      'const makeTell = () => say; const tell = makeTell(); tell("x", ⟦accessToken⟧);',
      'const usePair = () => [1, say]; const [, tell] = usePair(); tell("x", ⟦accessToken⟧);',
      'class Lines { put = say; add() { this.put("x", ⟦accessToken⟧); } }',
      'const tell = useCallback((text, data) => say(text, data), []); tell("x", ⟦accessToken⟧);',
    ].map((call) =>
      reported(
        `the file's own wrapper by another name: ${call}`,
        `const say = (text, data) => { console.log(text, data); }; ${call}`,
        token('accessToken'),
      ),
    ),
    reported(
      "the file's own wrapper, handed to a promise",
      'const say = (data) => console.log(⟦data⟧); export const f = () => getAccessToken().then(say);',
      token('getAccessToken'),
    ),
    reported(
      "the file's own wrapper of many",
      "const say = (...all) => console.log('app', ...all); say('x', ⟦accessToken⟧);",
      token('accessToken'),
    ),
  ],
});
