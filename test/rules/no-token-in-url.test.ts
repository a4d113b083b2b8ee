import rule from '../../rules/no-token-in-url.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const sent = (name: string): Expected<'sent'> => ({ messageId: 'sent', data: { name } });
const accepted = (name: string): Expected<'accepted'> => ({ messageId: 'accepted', data: { name } });

testRule('no-token-in-url: query parameters', rule, {
  valid: [
    silent(
      'a token in a header',
      `
        export const load = (token) => fetch(\`/items?page=\${page}\`, { headers: { Authorization: \`Bearer \${token}\` } });
      `,
    ),
    silent(
      'pages and cursors',
      `
        export function next(list, pageToken, continuationToken, nextToken) {
          return [
            \`/list?pageToken=\${pageToken}\`,
            \`/list?continuation-token=\${continuationToken}\`,
            \`/list?token=\${nextToken}\`,
            \`/list?next_page_token=\${list.token}\`,
          ];
        }
      `,
    ),
    silent(
      'what OpenID Connect wants in the address',
      `
        export const logout = (idToken, session) => [
          \`https://id.example/logout?id_token_hint=\${idToken}\`,
          \`https://id.example/logout?hint=\${session.idTokenHint}\`,
          new URLSearchParams({ id_token_hint: session.idToken }),
        ];
        export const known = (req) => findSession(req.query.id_token_hint);
      `,
    ),
    silent(
      "a number under a token's name, and whom a function saves a token for",
      `
        export const list = (answer) => fetch(\`/list?access_token=\${answer.itemCount}\`);
        export function renameToken(repository: string, label: string, token: object) {
          return fetch(\`/api/rename?for=\${repository}\`, { method: 'POST', body: JSON.stringify({ label, token }) });
        }
      `,
    ),
    silent(
      'a cursor in searchParams',
      `
        export function more(url: URL, page: { nextPageToken: string }) {
          url.searchParams.set('pageToken', page.nextPageToken);
          url.searchParams.set('token', page.nextPageToken);
        }
      `,
    ),
    silent(
      'a cursor in params of axios',
      `
        import axios from 'axios';
        export const more = (nextPageToken) => axios.get('/items', { params: { pageToken: nextPageToken } });
      `,
    ),
    silent(
      'a CSRF token',
      `
        export const logout = (csrfToken) => \`/logout?token=\${csrfToken}\`;
      `,
    ),
    silent(
      'a CSRF token under a general name',
      `
        export const logout = (token) => fetch(\`/logout?csrf_token=\${token}\`);
      `,
    ),
    silent(
      'a captcha',
      `
        export const check = (token) => fetch(\`https://captcha.example/verify?captchaToken=\${token}\`);
      `,
    ),
    silent(
      'a token of a map provider',
      `
        const MAPBOX_TOKEN = import.meta.env.VITE_MAPBOX_TOKEN;
        export const tiles = \`https://tiles.example/{z}/{x}/{y}.png?access_token=\${MAPBOX_TOKEN}\`;
      `,
    ),
    silent(
      'the address of a device',
      `
        export const push = (deviceToken, fcmToken) => [\`/register?device=\${deviceToken}\`, \`https://push.example/?token=\${fcmToken}\`];
      `,
    ),
    silent(
      'a token that stops a request',
      `
        import axios from 'axios';
        const { token } = axios.CancelToken.source();
        export const load = () => axios.get('/items', { cancelToken: token, params: { page: 1 } });
      `,
    ),
    silent(
      'the kind of answer that OAuth asks for',
      `
        export const authorize = (client) => \`https://login.example/authorize?response_type=token&client_id=\${client}\`;
      `,
    ),
    silent(
      'the kind of answer, in parameters',
      `
        export const query = new URLSearchParams({ response_type: 'id_token token', grant_type: 'refresh_token' });
      `,
    ),
    silent(
      'parameters as the body of a request',
      `
        export const exchange = (refreshToken) =>
          fetch('https://login.example/oauth/token', {
            method: 'POST',
            body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
          });
      `,
    ),
    silent(
      'parameters in a variable as the body of a request',
      `
        export async function exchange(refreshToken: string) {
          const form = new URLSearchParams();
          form.append('grant_type', 'refresh_token');
          form.append('refresh_token', refreshToken);
          return fetch('https://login.example/oauth/token', { method: 'POST', body: form });
        }
      `,
    ),
    silent(
      'parameters as text in the body of a request',
      `
        import axios from 'axios';
        export const revoke = (token) => axios.post('https://login.example/revoke', new URLSearchParams({ token }).toString());
      `,
    ),
    silent(
      'parameters in the body of axios',
      `
        import axios from 'axios';
        export const revoke = (token) => axios.post('/revoke', { token }, { params: { all: true } });
      `,
    ),
    silent(
      'data of axios',
      `
        import axios from 'axios';
        export const login = (idToken) => axios({ url: '/login', method: 'post', params: { page: 1 }, data: { idToken } });
      `,
    ),
    silent(
      'a token at the address of a map provider',
      `
        export const tiles = (accessToken) => \`https://api.mapbox.com/styles/v1/streets?access_token=\${accessToken}\`;
      `,
    ),
    silent(
      'the answer of a captcha',
      `
        export const check = (secret, token) =>
          fetch(\`https://www.google.com/recaptcha/api/siteverify?secret=\${secret}&response=\${token}\`);
      `,
    ),
    silent(
      'a captcha of which only the path speaks',
      `
        export const check = (token) => fetch('/api/verify-captcha?token=' + token);
      `,
    ),
    silent(
      'an address for push messages',
      `
        export const send = (token) => fetch(\`https://fcm.googleapis.com/send?token=\${token}\`);
      `,
    ),
    silent(
      'a cursor under a name of its own',
      `
        export const more = (token, page) => [\`/list?continuation=\${token}\`, \`/list?cursor=\${page.token}\`];
      `,
    ),
    silent(
      'the state of an authorization request',
      `
        export const authorize = (stateToken) => \`https://login.example/authorize?response_type=code&state=\${stateToken}\`;
      `,
    ),
    silent(
      'a token against forgery that a call gives',
      `
        export const logout = (req) => \`/logout?token=\${req.csrfToken()}\`;
      `,
    ),
    silent(
      'a limit of a language model',
      `
        export const ask = (tokens) => fetch(\`/chat?max_tokens=\${tokens}\`);
      `,
    ),
    silent(
      'what is known about a token',
      `
        export const note = (token, tokenType) => \`/log?token_type=\${tokenType}&expires=\${token.expires}\`;
      `,
    ),
    silent(
      "a bot's address",
      `
        export const send = (token, text) => fetch(\`https://bots.example/bot\${token}/send?text=\${text}\`);
      `,
    ),
    silent(
      'a log line',
      `
        export const trace = (path, token) => console.log(\`GET \${path}?token=\${token}\`);
      `,
    ),
    silent(
      'a literal',
      `
        export const demo = \`https://api.example/feed?token=\${'demo'}\`;
      `,
    ),
    silent(
      'a placeholder',
      `
        const TOKEN = 'YOUR_TOKEN';
        export const sample = 'https://api.example/feed?access_token=' + TOKEN;
      `,
    ),
    silent(
      'whether there is a token',
      `
        export const address = (token) => \`/login?again=\${!!token}\`;
      `,
    ),
  ],
  invalid: [
    reported(
      'a template',
      `
        export const openFeed = (accessToken) => fetch(\`https://api.example/feed?access_token=\${⟦accessToken⟧}\`);
      `,
      sent('access_token'),
    ),
    reported(
      'a concatenation',
      `
        export function open(id, token) {
          window.location.href = '/files/' + id + '?token=' + ⟦token⟧;
        }
      `,
      sent('token'),
    ),
    reported(
      'a later parameter',
      `
        export const stream = (room, jwt) => new EventSource(\`/events?room=\${room}&jwt=\${⟦jwt⟧}\`);
      `,
      sent('jwt'),
    ),
    reported(
      'a value under a name of its own',
      `
        export const open = (session) => new WebSocket(\`wss://live.example/?access_token=\${⟦session.value⟧}\`);
      `,
      sent('access_token'),
    ),
    reported(
      'an address in a variable',
      `
        export function connect(authToken) {
          const address = \`wss://live.example/socket?auth=\${⟦authToken⟧}\`;
          return new WebSocket(address);
        }
      `,
      sent('auth'),
    ),
    reported(
      "the parameter's name in a constant",
      `
        const PARAMETER = '?id_token=';
        export const callback = (idToken) => location.assign('/back' + PARAMETER + ⟦idToken⟧);
      `,
      sent('id_token'),
    ),
    reported(
      'the base in a constant',
      `
        const API = 'https://api.example';
        export const avatar = (user) => \`\${API}/avatar/\${user.id}?token=\${⟦user.token⟧}\`;
      `,
      sent('token'),
    ),
    reported(
      'an encoded token',
      `
        export const open = (token) => \`https://app.example/doc?token=\${⟦encodeURIComponent(token)⟧}\`;
      `,
      sent('token'),
    ),
    reported(
      'a fragment',
      `
        export const back = (res, accessToken) => res.redirect(\`https://app.example/#access_token=\${⟦accessToken⟧}\`);
      `,
      sent('access_token'),
    ),
    reported(
      'a token from storage',
      `
        export const report = () => window.open(\`/report.pdf?token=\${⟦localStorage.getItem('token')⟧}\`);
      `,
      sent('token'),
    ),
    reported(
      'a token that the file signs',
      `
        import jwt from 'jsonwebtoken';
        export function single(req, res) {
          const ticket = jwt.sign({ sub: req.user.id }, process.env.KEY, { expiresIn: '1h' });
          res.redirect(\`https://app.example/login?t=\${⟦ticket⟧}\`);
        }
      `,
      sent('t'),
    ),
    reported(
      'a token that a wrapper of the file signs',
      `
        import jwt from 'jsonwebtoken';
        const issue = (user) => jwt.sign({ sub: user.id }, process.env.KEY);
        export const done = (req, res) => res.redirect('https://app.example/done?key=' + ⟦issue(req.user)⟧);
      `,
      sent('key'),
    ),
    reported(
      'a token that the builder of jose signs',
      `
        import { SignJWT } from 'jose';
        export async function link(user, key) {
          const ticket = await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).sign(key);
          return \`https://app.example/in?ticket=\${⟦ticket⟧}\`;
        }
      `,
      sent('ticket'),
    ),
    reported(
      'searchParams.set',
      `
        export function withSession(accessToken) {
          const url = new URL('https://api.example/export');
          url.searchParams.set('access_token', ⟦accessToken⟧);
          return url;
        }
      `,
      sent('access_token'),
    ),
    reported(
      'searchParams.append of a parameter of unknown kind',
      `
        export function sign(url, session) {
          url.searchParams.append('access_token', ⟦session.value⟧);
        }
      `,
      sent('access_token'),
    ),
    reported(
      'URLSearchParams from an object',
      `
        export const listen = (token) => new EventSource('/events?' + new URLSearchParams({ token: ⟦token⟧ }));
      `,
      sent('token'),
    ),
    reported(
      'URLSearchParams in a variable',
      `
        export function link(refreshToken: string): string {
          const query = new URLSearchParams();
          query.set('refresh', ⟦refreshToken⟧);
          return \`/renew?\${query.toString()}\`;
        }
      `,
      sent('refresh'),
    ),
    reported(
      'params of axios',
      `
        import axios from 'axios';
        export const load = (token) => axios.get('/items', { params: { page: 1, token: ⟦token⟧ } });
      `,
      sent('token'),
    ),
    reported(
      'params of an axios instance',
      `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.example' });
        export const save = (item, auth) => api.post('/items', item, { params: { access_token: ⟦auth.accessToken⟧ } });
      `,
      sent('access_token'),
    ),
    reported(
      'params of axios in a constant',
      `
        import axios from 'axios';
        export function load(jwt: string) {
          const config = { params: { jwt: ⟦jwt⟧ } };
          return axios.get('/me', config);
        }
      `,
      sent('jwt'),
    ),
    reported(
      'params of axios as a whole request',
      `
        import axios from 'axios';
        export const load = (idToken) => axios({ url: '/me', params: { id_token: ⟦idToken⟧ } });
      `,
      sent('id_token'),
    ),
    reported(
      'a query of a router',
      `
        export const back = (router, accessToken) => router.push({ path: '/back', query: { token: ⟦accessToken⟧ } });
      `,
      sent('token'),
    ),
    reported(
      'a query of a router beside what was there',
      `
        export const back = (router, route, jwt) => router.push({ query: { ...route.query, jwt: ⟦jwt⟧ } });
      `,
      sent('jwt'),
    ),
    reported(
      'a redirect of the server',
      `
        import { redirect } from 'next/navigation';
        export const back = (idToken: string) => redirect(\`/back?id_token=\${⟦idToken⟧}\`);
      `,
      sent('id_token'),
    ),
    reported(
      'URLSearchParams from a list',
      `
        export const link = (token) => 'https://api.example/?' + new URLSearchParams([['token', ⟦token⟧]]);
      `,
      sent('token'),
    ),
    reported(
      'a wrapper of the file, reported where the address is made',
      `
        const withToken = (path, token) => \`https://api.example\${path}?token=\${⟦token⟧}\`;
        export const cat = (session) => fetch(withToken('/cat', session.token));
        export const dog = (session) => fetch(withToken('/dog', session.token));
      `,
      sent('token'),
    ),
    reported(
      'a field of a class',
      `
        export class Feed {
          private token = '';
          constructor(private readonly base: string) {}
          enter(token: string) {
            this.token = token;
          }
          open() {
            return new EventSource(this.base + '/feed?token=' + ⟦this.token⟧);
          }
        }
      `,
      sent('token'),
    ),
    reported(
      'a token awaited on the way',
      `
        export const open = async (auth) => window.open(\`/print?token=\${⟦await auth.getAccessToken()⟧}\`);
      `,
      sent('token'),
    ),
    reported(
      'a refresh token',
      `
        export const renew = (refreshToken) => fetch(\`/renew?refresh_token=\${⟦refreshToken⟧}\`, { method: 'POST' });
      `,
      sent('refresh_token'),
    ),
  ],
});

testRule('no-token-in-url: paths', rule, {
  valid: [
    silent(
      'words of a path',
      `
        export const routes = (id) => [\`/api/token\`, '/api/token/' + id, \`/oauth/token/\${id}/revoke\`, \`/jwt/\${id}\`];
      `,
    ),
    silent(
      'an id',
      `
        export const show = (tokenId) => \`/tokens/\${tokenId}\`;
      `,
    ),
    silent(
      'a thing named token in a path',
      `
        export const row = (token) => \`/shop/\${token}\`;
      `,
    ),
    silent(
      'a thing named token below a part of the path that is about something else',
      `
        export const drop = (token) => api.delete(\`/v2/invites/\${token}\`) ?? api.get(\`/v2/orders/\${token}\`);
      `,
    ),
    silent(
      'the id of an API token in a path',
      `
        export const row = (token) => \`/settings/tokens/\${token.id}\`;
      `,
    ),
    silent(
      'a symbol of a currency',
      `
        export const price = (token) => \`https://prices.example/\${token.symbol}?vs=\${token.address}\`;
      `,
    ),
    silent(
      'a path of the file system',
      `
        export const file = (dir, token) => \`\${dir}/\${token}.json\`;
      `,
    ),
    silent(
      'the name of a window',
      `
        export const popup = (token, topic) => window.open(\`/help?topic=\${topic}\`, \`window-\${token}\`);
      `,
    ),
    silent(
      'a key of a cache',
      `
        export const load = (accessToken, id) => cache.get(\`session:\${accessToken}\`) ?? fetch(\`/session?id=\${id}\`);
      `,
    ),
    silent(
      'design tokens',
      `
        export const css = (themeToken) => \`/themes/\${themeToken}.css\`;
      `,
    ),
    silent(
      'tokens of a parser',
      `
        export const text = (tokens) => tokens.map((token) => \`\${token.type}/\${token.value}\`).join('/');
      `,
    ),
  ],
  invalid: [
    reported(
      'a signed token in a path',
      `
        import jwt from 'jsonwebtoken';
        export function mail(user) {
          const ticket = jwt.sign({ id: user.id }, process.env.KEY);
          return \`https://app.example/activate/\${⟦ticket⟧}\`;
        }
      `,
      sent('ticket'),
    ),
    reported(
      'a token below a part of the path that says what it is',
      `
        export const drop = (token) => api.delete(\`/v2/refresh-tokens/\${⟦token⟧}\`);
        export const end = (token) => api.delete('/v2/sessions/' + ⟦token⟧);
      `,
      [sent('token'), sent('token')],
    ),
    reported(
      'a token that says what it is',
      `
        export const enter = (jwt) => fetch(\`/api/auth/\${⟦jwt⟧}\`);
      `,
      sent('jwt'),
    ),
    reported(
      'a path by concatenation',
      `
        import { sign } from 'jsonwebtoken';
        export const mail = (user, key) => ({
          html: '<a href="https://app.example/welcome/' + ⟦sign({ id: user.id }, key)⟧ + '">Welcome</a>',
        });
      `,
      sent('sign'),
    ),
    reported(
      'after the base in a constant',
      `
        const BASE = 'https://api.example';
        export const me = (accessToken: string) => \`\${BASE}/me/\${⟦accessToken⟧}\`;
      `,
      sent('accessToken'),
    ),
  ],
});

testRule('no-token-in-url: links that carry a right of their own', rule, {
  valid: [
    silent(
      'a link for a program that reads nothing but an address, by its path or by what has the token',
      `
        export const rss = (key: { token: string }, id: string) => \`https://app.example/rss/\${id}?token=\${key.token}\`;
        export const feed = (feedToken: string) => \`https://app.example/news?token=\${feedToken}\`;
        export const days = (token: string) => \`https://app.example/days.ics?token=\${token}\`;
      `,
    ),
    silent(
      'by the call that gives it, and by the pattern that cuts it out',
      `
        export async function go(auth, url: URL) {
          const token = await auth.getHandoffToken('/next');
          url.searchParams.set('token', token);
          const found = location.pathname.match(/^\\/invite\\/(\\w+)$/);
          const other = found?.[1];
          if (other) url.searchParams.set('token', other);
          return url.href;
        }
      `,
    ),
    silent(
      'by the route that the file stands for, and by what takes it',
      `
        export default async (req, res) => {
          const { token } = req.query;
          res.json(await sessions.byToken(token));
        };
      `,
      { filename: 'pages/api/invite/[token].ts' },
    ),
    silent(
      'a reset',
      `
        export const link = (resetToken) => \`https://app.example/reset?token=\${resetToken}\`;
      `,
    ),
    silent(
      'a reset of which only the path speaks',
      `
        export const link = (token) => \`https://app.example/reset-password?token=\${token}\`;
      `,
    ),
    silent(
      "a confirmation of which only the function's name speaks",
      `
        export function sendConfirmation(user, token) {
          return mailer.send(user.email, \`https://app.example/c?token=\${token}\`);
        }
      `,
    ),
    silent(
      'an invitation',
      `
        export const link = (invite) => \`https://app.example/join/\${invite.token}\`;
      `,
    ),
    silent(
      'an unsubscribe link in parameters',
      `
        export function link(url: URL, unsubscribeToken: string) {
          url.searchParams.set('token', unsubscribeToken);
        }
      `,
    ),
    silent(
      'a CSRF token, even when rights are asked for',
      `
        export const logout = (csrfToken) => \`/logout?token=\${csrfToken}\`;
      `,
      { options: [{ capabilityTokens: 'report' }] },
    ),
  ],
  invalid: [
    reported(
      'a full token in such a link, by its own name and by what has it',
      `
        export const rss = (accessToken) => \`https://app.example/rss?token=\${⟦accessToken⟧}\`;
        export const file = (id) => \`https://app.example/download/\${id}?t=\${⟦sessionService.getToken()⟧}\`;
        export const song = (id, auth) => \`https://app.example/embed/\${id}?t=\${⟦auth.token⟧}\`;
      `,
      [sent('token'), sent('t'), sent('t')],
    ),
    reported(
      'a live feed, and a token for which a pattern is looked for elsewhere',
      `
        export const live = (token) => new WebSocket(\`wss://live.example/feed?token=\${⟦token⟧}\`);
        export function go(url: URL, token: string) {
          if (location.pathname.match(/^\\/invite/)) url.searchParams.set('token', ⟦token⟧);
        }
      `,
      [sent('token'), sent('token')],
    ),
    reported(
      'a reset, when asked for',
      `
        export const link = (resetToken) => \`https://app.example/reset?token=\${⟦resetToken⟧}\`;
      `,
      sent('token'),
      { options: [{ capabilityTokens: 'report' }] },
    ),
    reported(
      'a verification of which only the path speaks, when asked for',
      `
        export const link = (token) => \`https://app.example/verify-email?token=\${⟦token⟧}\`;
      `,
      sent('token'),
      { options: [{ capabilityTokens: 'report' }] },
    ),
    reported(
      'a reset whose token is visibly a JWT',
      `
        import jwt from 'jsonwebtoken';
        export function resetLink(user) {
          const ticket = jwt.sign({ id: user.id }, process.env.KEY, { expiresIn: '10m' });
          return \`https://app.example/reset/\${user.id}/\${⟦ticket⟧}\`;
        }
      `,
      sent('ticket'),
    ),
  ],
});

testRule('no-token-in-url: tokens that are accepted', rule, {
  valid: [
    silent(
      'from the header',
      `
        import jwt from 'jsonwebtoken';
        export function open(req) {
          const { page } = req.query;
          return load(page, jwt.verify(req.headers.authorization.split(' ')[1], process.env.KEY));
        }
      `,
    ),
    silent(
      'from the body or a cookie',
      `
        import jwt from 'jsonwebtoken';
        export function open(req) {
          const { page } = req.query;
          return load(page, jwt.verify(req.body.token ?? req.cookies.token, process.env.KEY));
        }
      `,
    ),
    silent(
      'a reset token from the query',
      `
        export const show = (req, res) => res.render('reset', { token: req.query.token });
      `,
    ),
    silent(
      'a reset token that is looked up',
      `
        export async function reset(req) {
          const user = await users.findOne({ resetToken: req.query.resetToken });
          return user?.id;
        }
      `,
    ),
    silent(
      'a cursor from the query',
      `
        export const list = (req) => items.find({ after: req.query.pageToken, size: req.query.size });
      `,
    ),
    silent(
      "the answer to a webhook's challenge",
      `
        export const challenge = (req, res) => (req.query['hub.verify_token'] === SECRET ? res.send(req.query['hub.challenge']) : res.end());
      `,
    ),
    silent(
      'another parameter of the query',
      `
        import jwt from 'jsonwebtoken';
        export const open = (req) => ({ page: req.query.page, user: jwt.verify(req.cookies.session, KEY) });
      `,
    ),
    silent(
      'the answer of a captcha from the query',
      `
        export const check = (req) => verifyCaptcha(req.query.token);
      `,
    ),
    silent(
      'a confirmation from the query',
      `
        export const confirm = (req) => verifyEmail(req.query.token);
      `,
    ),
    silent(
      'a fixed token of a webhook',
      `
        export const isCaller = (req) => req.query.token === process.env.WEBHOOK_TOKEN;
      `,
    ),
    silent(
      'a form, an answer and a cookie that are written like a query',
      `
        export const renew = (event) => exchange(new URLSearchParams(event.rawBody).get('refresh_token'));
        export async function hook(incoming: Request) {
          const sent = await incoming.text();
          const fields = new URLSearchParams(sent);
          return [login(fields.get('access_token')), signIn(fields.getAll('id_token')[0])];
        }
        export const answered = async (answer) => setToken(Object.fromEntries(new URLSearchParams(await answer.text())).access_token);
        export const resume = (headers) => login(new URLSearchParams(headers.get('cookie')).get('jwt'));
      `,
    ),
    silent(
      "other parameters of a socket's handshake",
      `
        import jwt from 'jsonwebtoken';
        io.use((socket, next) => {
          socket.user = jwt.verify(socket.handshake.auth.token, KEY);
          next();
        });
        io.on('connection', (socket) => {
          const { room, locale } = socket.handshake.query;
          enter(socket, room, locale, socket.handshake.query.nickname);
        });
      `,
    ),
    silent(
      'a look whether there is one',
      `
        export function refuse(req, url, res) {
          if (req.get('authorization') || req.query.access_token) return res.sendStatus(400);
          if (req.query.id_token != null || url.searchParams.get('jwt') === '') return res.sendStatus(400);
          const stray = url.searchParams.get('auth_token');
          const { refresh_token: other } = req.query;
          if (stray !== null || isNil(other) || req.query.session_token?.length > 0) throw new Error('not here');
          return req.query.bearer ? 1 : 2;
        }
        export const isSent = ({ query }) => Boolean(query.access_token) || isEmpty(query.jwt);
      `,
    ),
    silent(
      'handed to what is for another purpose',
      `
        import { checkInvite, decodeCursorToken, readShareToken, resolveCoupon, validateCsrfToken } from './checks.js';
        export const all = (req) => [
          checkInvite(req.query.token),
          decodeCursorToken(req.query.token),
          readShareToken(req.query.token),
          resolveCoupon(req.query.token),
          validateCsrfToken(req.query.token),
          inviteController.byToken(req.query.token),
        ];
      `,
    ),
    silent(
      'under a name, or in an object, that says nothing of sessions',
      `
        export const list = (req) => {
          const page = req.query.t;
          const inviteToken = req.query.token;
          const form = { mail: req.query.mail, token: req.query.token };
          return render(page, inviteToken, form);
        };
      `,
    ),
    silent(
      'by a helper for something else',
      `
        const sizeOf = (req) => req.query.size;
        const invitationOf = (req) => req.query.token;
        export const list = (req) => find(sizeOf(req), byInvitation(invitationOf(req)));
      `,
    ),
    silent(
      'a part of the path for something else',
      `
        export const show = (req) => find(req.params.id, req.params.slug);
        export const reset = (ctx) => resetPassword(ctx.params.token);
        export const other = (settings) => connect(settings.params.accessToken);
      `,
    ),
    silent(
      'whether the query has a token',
      `
        export const strip = (req) => delete req.query.token;
      `,
    ),
    silent(
      'the token of a query language',
      `
        export const page = (url) => url.searchParams.get('page');
        export const parse = (query) => query.tokens.map((token) => token.text);
      `,
    ),
  ],
  invalid: [
    reported(
      'from the query, in a chain',
      `
        import jwt from 'jsonwebtoken';
        export default (req, res, next) => {
          const bearer = req.headers['x-token'] || req.body.token || ⟦req.query.token⟧;
          req.user = jwt.verify(bearer, process.env.KEY);
          next();
        };
      `,
      accepted('token'),
    ),
    reported(
      'from the query, destructured',
      `
        import jwt from 'jsonwebtoken';
        export function open(req, res) {
          const { token: ⟦token⟧ } = req.query;
          res.json(jwt.verify(token, process.env.KEY));
        }
      `,
      accepted('token'),
    ),
    reported(
      'from the query, under a name of its own',
      `
        import jwt from 'jsonwebtoken';
        export const open = (req) => jwt.verify(⟦req.query.auth_token⟧, process.env.KEY);
      `,
      accepted('auth_token'),
    ),
    reported(
      'from the handshake of a socket',
      `
        import { verify } from 'jsonwebtoken';
        io.use((socket, next) => {
          const claims = verify(⟦socket.handshake.query.token⟧ as string, KEY);
          socket.data.user = claims;
          next();
        });
      `,
      accepted('token'),
    ),
    reported(
      'by the extractor of a strategy',
      `
        import { ExtractJwt, Strategy } from 'passport-jwt';
        export default new Strategy(
          { jwtFromRequest: ExtractJwt.⟦fromUrlQueryParameter⟧('token'), secretOrKey: process.env.KEY },
          (claims, done) => done(null, claims),
        );
      `,
      accepted('token'),
    ),
    reported(
      'by the extractor that also looks into the query',
      `
        import { ExtractJwt, Strategy } from 'passport-jwt';
        export const one = ExtractJwt.⟦versionOneCompatibility⟧({ authScheme: 'JWT' });
        export const two = ExtractJwt.fromExtractors([ExtractJwt.⟦versionOneCompatibility⟧({ tokenQueryParameterName: 'k' })]);
        export const three = ExtractJwt.⟦versionOneCompatibility⟧(settings);
      `,
      [accepted('auth_token'), accepted('k'), accepted('token')],
    ),
    reported(
      'by the extractor among others',
      `
        import { ExtractJwt } from 'passport-jwt';
        export const extract = ExtractJwt.fromExtractors([
          ExtractJwt.fromAuthHeaderAsBearerToken(),
          ExtractJwt.⟦fromUrlQueryParameter⟧('auth'),
        ]);
      `,
      accepted('auth'),
    ),
    reported(
      'from the address of the page',
      `
        export function take() {
          const accessToken = ⟦new URLSearchParams(window.location.search).get('access_token')⟧;
          useSession(accessToken);
        }
      `,
      accepted('access_token'),
    ),
    reported(
      'from the address of a request',
      `
        import { jwtVerify } from 'jose';
        export async function GET(request: Request) {
          const { searchParams } = new URL(request.url);
          const ticket = ⟦searchParams.get('token')⟧;
          return jwtVerify(ticket!, KEY);
        }
      `,
      accepted('token'),
    ),
    reported(
      'from the address, by the hook of React Router or Next.js',
      `
        import { useSearchParams } from 'next/navigation';
        export function useLanding() {
          const accessToken = ⟦useSearchParams().get('accessToken')⟧;
          setAuth(accessToken);
        }
      `,
      accepted('accessToken'),
    ),
    reported(
      'from the query, under any name, since it is verified',
      `
        import jwt from 'jsonwebtoken';
        export const open = (req) => jwt.verify(⟦req.query.t⟧, process.env.TOKEN_KEY);
      `,
      accepted('t'),
    ),
    reported(
      'from the query, handed to a wrapper of the file',
      `
        import jwt from 'jsonwebtoken';
        const claimsOf = (bearer) => jwt.verify(bearer, process.env.KEY);
        export const open = (req) => claimsOf(⟦req.query.token⟧);
      `,
      accepted('token'),
    ),
    reported(
      'from the fragment of the page',
      `
        const answer = new URLSearchParams(location.hash.slice(1));
        export const accessToken = ⟦answer.get('access_token')⟧;
      `,
      accepted('access_token'),
    ),
    reported(
      'from the route of vue-router',
      `
        export const take = (route) => useAuth().signIn(⟦route.query.accessToken⟧);
      `,
      accepted('accessToken'),
    ),
    reported(
      'from an address, though a test stands before it',
      `
        export function take(url) {
          const token = ⟦url.searchParams.get('access_token')⟧;
          if (token !== null) return load(token);
        }
        export const either = (req) => load(req.headers.authorization ?? ⟦req.query.apikey⟧);
      `,
      [accepted('access_token'), accepted('apikey')],
    ),
    reported(
      "from a handshake's query, under any name that is verified",
      `
        import jwt from 'jsonwebtoken';
        io.use((socket, next) => {
          const { k: ⟦k⟧ } = socket.handshake.query;
          socket.user = jwt.verify(k, KEY);
          next();
        });
      `,
      accepted('k'),
    ),
    reported(
      'handed to a check or a reader that another file has',
      `
        import { checkJwt, introspect, isValidAccessToken, parseToken, resolveToken, sessions } from './auth.js';
        export const a = (req) => checkJwt(⟦req.query.token⟧);
        export const b = (req) => sessions.isValidAccessToken(⟦req.query.token⟧);
        export const c = (req) => (parseToken(⟦req.query.token⟧) ? 1 : 2);
        export const d = (req) => resolveToken(⟦req.query.token⟧);
        export const e = (req) => introspect(⟦req.query.token⟧);
        export const f = (req) => tokens.check(⟦req.query.token⟧);
        export const g = (req) => jwtService.validate(⟦req.query.token⟧);
        export const h = (req) => (sessions.isTokenValid(⟦req.query.token⟧) ? 1 : 2);
      `,
      Array.from({ length: 8 }, () => accepted('token')),
    ),
    reported(
      'as a part of the path',
      `
        import jwt from 'jsonwebtoken';
        app.get('/enter/:accessToken', (req, res) => res.json(enter(⟦req.params.accessToken⟧)));
        app.get('/read/:token', (request, reply) => jwt.verify(⟦request.params.token⟧, KEY));
        router.get('/s/:jwt', (ctx) => login(⟦ctx.params.jwt⟧));
        app.get('/h/:token', (c) => login(⟦c.req.param('token')⟧));
      `,
      [accepted('accessToken'), accepted('token'), accepted('jwt'), accepted('token')],
    ),
    reported(
      'in an object that signs somebody in',
      `
        export function enter(route) {
          const account = { host: route.query.host, token: ⟦route.query.token⟧ };
          return signInTo(client, account);
        }
        export const again = (route) => logIn({ token: ⟦route.query.token⟧ });
        export const deep = (route) => logIn({ user: { credentials: { token: ⟦route.query.token⟧ } } });
      `,
      [accepted('token'), accepted('token'), accepted('token')],
    ),
    reported(
      'from an object made of the parameters',
      `
        const answer = Object.fromEntries(new URLSearchParams(window.location.hash.slice(1)));
        setAuth(⟦answer.id_token⟧);
        const { access_token: ⟦given⟧ } = Object.fromEntries(new URL(location.href).searchParams);
      `,
      [accepted('id_token'), accepted('access_token')],
    ),
    reported(
      'under a parameter that says nothing, kept as a token',
      `
        export function take(req) {
          const bearerToken = ⟦req.query.APPBEARER⟧;
          return { bearerToken, idToken: ⟦req.query.i⟧ };
        }
      `,
      [accepted('APPBEARER'), accepted('i')],
    ),
    reported(
      'by a helper, a getter and a method of the file',
      `
        import jwt from 'jsonwebtoken';
        const sentBy = (req) => req.headers['x-key'] ?? ⟦req.query.token⟧;
        const claimsOf = (req) => jwt.verify(sentBy(req), KEY);
        function firstOf(req) {
          const found = ⟦req.query.t⟧;
          return found;
        }
        export async function open(req) {
          const key = await firstOf(req);
          return jwt.verify(key, KEY);
        }
        export class Guard {
          get sent() {
            return ⟦this.request.query.ticket⟧;
          }
          open() {
            return jwt.verify(this.sent, KEY);
          }
        }
      `,
      [accepted('token'), accepted('t'), accepted('ticket')],
    ),
    reported(
      'by a helper that says what it gives',
      'export const bearerTokenOf = (req) => ⟦req.query.b⟧; export function getAccessToken(req) { return ⟦req.query.a⟧; }',
      [accepted('b'), accepted('a')],
    ),
    reported(
      'from the query of a request, sent on as a bearer',
      `
        export const proxy = (req) => fetch(API, { headers: { Authorization: \`Bearer \${⟦req.query.token⟧}\` } });
      `,
      accepted('token'),
    ),
  ],
});

const PROVIDER = [{ allowAddresses: ['graph.example', 'api.example/legacy', '/wopi/'] }];

testRule('no-token-in-url: addresses that somebody else dictates', rule, {
  valid: [
    silent(
      'a host, its subdomains, a path of a host, and a path of any host',
      `
        import axios from 'axios';
        const GRAPH = 'https://v2.graph.example';
        export const a = (accessToken) => fetch(\`https://graph.example/me?access_token=\${accessToken}\`);
        export const b = (accessToken) => fetch(GRAPH + '/me?access_token=' + accessToken);
        export const c = (accessToken) => fetch(\`https://api.example:8443/legacy/me?access_token=\${accessToken}\`);
        export const d = (accessToken, base, id) => \`\${base}/wopi/files/\${id}?access_token=\${accessToken}\`;
        export const e = (accessToken) => axios.get('https://graph.example/me', { params: { access_token: accessToken } });
        export function f(accessToken) {
          const url = new URL('https://GRAPH.example/me');
          url.searchParams.set('access_token', accessToken);
          return url;
        }
      `,
      { options: PROVIDER },
    ),
    silent(
      'a link to one object that this file signs',
      `
        import jwt from 'jsonwebtoken';
        export function signedUrl(path) {
          const token = jwt.sign({ path, exp: soon() }, KEY, { algorithm: 'HS256' });
          return \`/files/\${path}?token=\${token}\`;
        }
        export const link = (claims) => \`/object/sign/\${claims.key}?sig=\${jwt.sign(claims, KEY, { expiresIn: '60s' })}\`;
      `,
    ),
  ],
  invalid: [
    reported(
      'what only looks like one of those',
      `
        export const a = (accessToken) => fetch(\`https://notgraph.example/me?access_token=\${⟦accessToken⟧}\`);
        export const b = (accessToken) => fetch(\`https://graph.example.evil.example/?access_token=\${⟦accessToken⟧}\`);
        export const c = (accessToken) => fetch(\`https://api.example/legacyless/me?access_token=\${⟦accessToken⟧}\`);
        export const d = (accessToken, base) => \`\${base}/files/wopi/?access_token=\${⟦accessToken⟧}\`;
        export const e = (accessToken, base) => \`\${base}?to=/wopi/&access_token=\${⟦accessToken⟧}\`;
        export const f = (accessToken) => new URLSearchParams({ access_token: ⟦accessToken⟧ });
      `,
      Array.from({ length: 6 }, () => sent('access_token')),
      { options: PROVIDER },
    ),
    reported(
      'without the option',
      'export const a = (accessToken) => fetch(`https://graph.example/me?access_token=${⟦accessToken⟧}`);',
      sent('access_token'),
    ),
    reported(
      'what is accepted there',
      'export const a = (req) => login(⟦req.query.access_token⟧);',
      accepted('access_token'),
      { options: PROVIDER },
    ),
    reported(
      'a link that says who opens it, or may',
      `
        import jwt from 'jsonwebtoken';
        export const signedUrl = (path, user) => \`/files?token=\${⟦jwt.sign({ path, userId: user.id }, KEY)⟧}\`;
        export const b = (path) => \`/files?token=\${⟦jwt.sign({ path }, KEY)⟧}\`;
        export const c = (user) => \`/files?token=\${⟦jwt.sign({ room: user.room }, KEY)⟧}\`;
      `,
      Array.from({ length: 3 }, () => sent('token')),
    ),
    reported(
      'a link to one object, where links that carry a right are asked for',
      "import jwt from 'jsonwebtoken'; export const signedUrl = (path) => `/files?token=${⟦jwt.sign({ path }, KEY)⟧}`;",
      sent('token'),
      { options: [{ capabilityTokens: 'report' }] },
    ),
  ],
});

testRule('no-token-in-url: settings', rule, {
  valid: [
    silent(
      'a name that the settings take away',
      `
        export const open = (token) => fetch(\`/gate?token=\${token}\`);
      `,
      { settings: { 'jwt-guard': { tokens: { notNames: ['token'] } } } },
    ),
    silent(
      'in a test',
      `
        export const open = (accessToken) => fetch(\`/gate?access_token=\${accessToken}\`);
      `,
      { filename: 'e2e/login.ts', gate: 'closed' },
    ),
  ],
  invalid: [
    reported(
      'a name that the settings add',
      `
        export const open = (ticket) => fetch(\`/gate?token=\${⟦ticket⟧}\`);
      `,
      sent('token'),
      { settings: { 'jwt-guard': { tokens: { names: ['ticket'] } } } },
    ),
    reported(
      'in a test, when settings say so',
      `
        export const open = (accessToken) => fetch(\`/gate?access_token=\${⟦accessToken⟧}\`);
      `,
      sent('access_token'),
      { filename: 'e2e/login.ts', settings: { 'jwt-guard': { tests: 'check' } } },
    ),
  ],
});

testRule('no-token-in-url: further ways into an address', rule, {
  valid: [
    silent(
      'the form of a token request',
      "export function f(refreshToken) { const body = new URLSearchParams(); body.set('refresh_token', refreshToken); return send(body); }",
    ),
    silent(
      'a form as text',
      "export const f = (refresh_token) => fetch('/token', { method: 'POST', body: `grant_type=refresh_token&refresh_token=${refresh_token}` });",
    ),
    silent('a cookie', 'export const f = (token) => { document.cookie = `token=${token}; path=/`; };'),
    silent(
      'what OAuth 1 starts with',
      "export const f = (token) => redirect('https://x.example/oauth/authenticate?oauth_token=' + token);",
    ),
    silent('the options of what came in', 'export const f = (req, token) => { req.params.token = token; };'),
    silent(
      'a download link with a right of its own',
      'export const downloadLink = (token) => `/files?token=${token}`;',
    ),
    silent(
      'what is looked for, and what a socket is told beside its address',
      `
        import { io } from 'socket.io-client';
        export const find = (accessToken) => users.list({ search: { accessToken } });
        export const connect = (token) => io('https://live.example', { auth: { token } });
        export const Row = ({ accessToken }) => <Table search={{ accessToken }} />;
        export const next = (go, page) => go({ to: '/list', search: { page }, state: {} });
      `,
      { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    ),
  ],
  invalid: [
    reported(
      'the query of a socket, as an object, as a text, and in parts',
      `
        import { io, Manager } from 'socket.io-client';
        export const a = (token) => io(URL_OF_APP, { query: 'v=4&token=' + ⟦token⟧ });
        export const b = (token) => io.connect(URL_OF_APP, { query: \`token=\${⟦token⟧}\` });
        export const c = (token) => new Manager(URL_OF_APP, { query: { token: ⟦token⟧ } });
        export const d = (accessToken) => { const query = { t: ⟦accessToken⟧ }; io(URL_OF_APP, { query }); };
      `,
      [sent('token'), sent('token'), sent('token'), sent('t')],
    ),
    reported(
      'where a router leads to',
      `
        export const a = (navigate, accessToken) => navigate({ to: '/app', search: { accessToken: ⟦accessToken⟧ } });
        export const b = (router, jwt) => router.replace({ pathname: '/app', hash: \`jwt=\${⟦jwt⟧}\` });
        export const C = ({ jwt }) => <Link to="/app" search={{ jwt: ⟦jwt⟧ }} />;
        export const D = ({ jwt }) => <Link href={{ pathname: '/app', query: { jwt: ⟦jwt⟧ } }} />;
        export const E = ({ jwt }) => <AppLink to="/app" search={{ jwt: ⟦jwt⟧ }} />;
        export const f = (router, jwt) => router.navigate(['/app'], { queryParams: { jwt: ⟦jwt⟧ } });
        export const g = (router, jwt) => router.createUrlTree(['/app'], { fragment: \`jwt=\${⟦jwt⟧}\` });
        export const h = (api, jwt) => api.get('/app', { queryStringParameters: { jwt: ⟦jwt⟧ } });
      `,
      [sent('accessToken'), ...Array.from({ length: 7 }, () => sent('jwt'))],
      { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    ),
    reported(
      'what an interceptor adds',
      'http.interceptors.request.use((config) => { config.params = { ...config.params, access_token: ⟦read().accessToken⟧ }; return config; });',
      sent('access_token'),
    ),
    reported(
      'what an interceptor adds to',
      'export const f = (config, accessToken) => { config.params.token = ⟦accessToken⟧; };',
      sent('token'),
    ),
    reported(
      'a function that builds addresses',
      "export const f = (api) => api.getUrl('/fonts', { ApiKey: ⟦api.accessToken()⟧ });",
      sent('ApiKey'),
    ),
    reported(
      'React Router',
      "import { createSearchParams } from 'react-router-dom'; export const f = (accessToken) => createSearchParams({ token: ⟦accessToken⟧ });",
      sent('token'),
    ),
    reported(
      'Angular',
      "import { HttpParams } from '@angular/common/http'; export const f = (accessToken) => new HttpParams().set('token', ⟦accessToken⟧);",
      sent('token'),
    ),
    reported(
      'superagent',
      "import request from 'superagent'; export const f = (accessToken) => request.get('/x').query({ token: ⟦accessToken⟧ });",
      sent('token'),
    ),
    reported(
      'a separator that depends',
      "export const f = (url, accessToken) => `${url}${url.includes('?') ? '&' : '?'}token=${⟦accessToken⟧}`;",
      sent('token'),
    ),
    reported(
      'a JWT made elsewhere, in a mail',
      "import { signJWT } from './crypto'; export async function sendVerificationMail() { const token = await signJWT({}); return `${base}/verify-email?token=${⟦token⟧}`; }",
      sent('token'),
    ),
    reported(
      'a form of sign-in by mail',
      'export const EmailSignIn = ({ token }) => go(`/auth?token=${⟦token⟧}`);',
      sent('token'),
    ),
  ],
});

testRule('no-token-in-url: further ways out of an address', rule, {
  valid: [
    silent('a query of a database', "export const f = (db) => db.query('SELECT * FROM refresh_token');"),
    silent(
      'the body of an answer',
      "import queryString from 'querystring'; export const f = (text) => login(queryString.parse(text).access_token);",
    ),
    silent('what OAuth 1 comes back with', 'export const f = (req) => login(req.query.oauth_token);'),
    silent('a reset', 'export const f = (route) => resetPassword(route.query.token);'),
  ],
  invalid: [
    reported(
      'Nest',
      "import { Query } from '@nestjs/common'; export class A { enter(@⟦Query('access_token')⟧ value: string) { return value; } }",
      accepted('access_token'),
    ),
    reported('Hono', "export const f = (c) => login(⟦c.req.query('token')⟧);", accepted('token')),
    reported(
      'AWS Lambda',
      'export const f = (event) => verify(⟦event.queryStringParameters.token⟧);',
      accepted('token'),
    ),
    reported(
      "a handshake's query",
      'export const f = (socket) => find(⟦socket.handshake.query.token⟧);',
      accepted('token'),
    ),
    reported(
      'beside a header',
      "export const f = (req) => find(req.headers['x-token'] || ⟦req.query.token⟧);",
      accepted('token'),
    ),
    reported(
      'Angular',
      "export class A { start() { this.route.queryParams.subscribe((params) => this.login(⟦params['token']⟧)); } }",
      accepted('token'),
    ),
    reported('cut out by hand', "login(⟦location.hash.split('access_token=')[1]⟧);", accepted('access_token')),
    reported('found by a pattern', 'login(⟦window.location.search.match(/token=([^&]+)/)[1]⟧);', accepted('token')),
    reported(
      'a helper that says so',
      "import { getAccessTokenFromUrl } from './url'; keep(⟦getAccessTokenFromUrl(location.href)⟧);",
      accepted('getAccessTokenFromUrl'),
    ),
    reported(
      'a strategy that is told to',
      "/* token */ server.auth.strategy('jwt', 'jwt', { key: read(), validate: check, ⟦urlKey: 'token'⟧ });",
      accepted('token'),
    ),
    reported(
      'kept as a cookie',
      "export const load = ({ url, cookies }) => { const token = ⟦url.searchParams.get('token')⟧; cookies.set('jwt', token, { path: '/' }); };",
      accepted('token'),
    ),
  ],
});
