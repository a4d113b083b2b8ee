import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-token-in-url.ts';

const tester = new RuleTester();

tester.run('no-token-in-url: query parameters', rule, {
  valid: [
    {
      code: `
        export const load = (token) => fetch(\`/items?page=\${page}\`, { headers: { Authorization: \`Bearer \${token}\` } });
      `,
      name: 'a token in a header',
    },
    {
      code: `
        export function next(list, pageToken, continuationToken, nextToken) {
          return [
            \`/list?pageToken=\${pageToken}\`,
            \`/list?continuation-token=\${continuationToken}\`,
            \`/list?token=\${nextToken}\`,
            \`/list?next_page_token=\${list.token}\`,
          ];
        }
      `,
      name: 'pages and cursors',
    },
    {
      code: `
        export function more(url: URL, page: { nextPageToken: string }) {
          url.searchParams.set('pageToken', page.nextPageToken);
          url.searchParams.set('token', page.nextPageToken);
        }
      `,
      name: 'a cursor in searchParams',
    },
    {
      code: `
        import axios from 'axios';
        export const more = (nextPageToken) => axios.get('/items', { params: { pageToken: nextPageToken } });
      `,
      name: 'a cursor in params of axios',
    },
    {
      code: `
        export const logout = (csrfToken) => \`/logout?token=\${csrfToken}\`;
      `,
      name: 'a CSRF token',
    },
    {
      code: `
        export const logout = (token) => fetch(\`/logout?csrf_token=\${token}\`);
      `,
      name: 'a CSRF token under a general name',
    },
    {
      code: `
        export const check = (token) => fetch(\`https://captcha.example/verify?captchaToken=\${token}\`);
      `,
      name: 'a captcha',
    },
    {
      code: `
        const MAPBOX_TOKEN = import.meta.env.VITE_MAPBOX_TOKEN;
        export const tiles = \`https://tiles.example/{z}/{x}/{y}.png?access_token=\${MAPBOX_TOKEN}\`;
      `,
      name: 'a token of a map provider',
    },
    {
      code: `
        export const push = (deviceToken, fcmToken) => [\`/register?device=\${deviceToken}\`, \`https://push.example/?token=\${fcmToken}\`];
      `,
      name: 'the address of a device',
    },
    {
      code: `
        import axios from 'axios';
        const { token } = axios.CancelToken.source();
        export const load = () => axios.get('/items', { cancelToken: token, params: { page: 1 } });
      `,
      name: 'a token that stops a request',
    },
    {
      code: `
        export const authorize = (client) => \`https://login.example/authorize?response_type=token&client_id=\${client}\`;
      `,
      name: 'the kind of answer that OAuth asks for',
    },
    {
      code: `
        export const query = new URLSearchParams({ response_type: 'id_token token', grant_type: 'refresh_token' });
      `,
      name: 'the kind of answer, in parameters',
    },
    {
      code: `
        export const exchange = (refreshToken) =>
          fetch('https://login.example/oauth/token', {
            method: 'POST',
            body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
          });
      `,
      name: 'parameters as the body of a request',
    },
    {
      code: `
        export async function exchange(refreshToken: string) {
          const form = new URLSearchParams();
          form.append('grant_type', 'refresh_token');
          form.append('refresh_token', refreshToken);
          return fetch('https://login.example/oauth/token', { method: 'POST', body: form });
        }
      `,
      name: 'parameters in a variable as the body of a request',
    },
    {
      code: `
        import axios from 'axios';
        export const revoke = (token) => axios.post('https://login.example/revoke', new URLSearchParams({ token }).toString());
      `,
      name: 'parameters as text in the body of a request',
    },
    {
      code: `
        import axios from 'axios';
        export const revoke = (token) => axios.post('/revoke', { token });
      `,
      name: 'parameters in the body of axios',
    },
    {
      code: `
        import axios from 'axios';
        export const login = (idToken) => axios({ url: '/login', method: 'post', data: { idToken } });
      `,
      name: 'data of axios',
    },
    {
      code: `
        export const tiles = (accessToken) => \`https://api.mapbox.com/styles/v1/streets?access_token=\${accessToken}\`;
      `,
      name: 'a token at the address of a map provider',
    },
    {
      code: `
        export const check = (secret, token) =>
          fetch(\`https://www.google.com/recaptcha/api/siteverify?secret=\${secret}&response=\${token}\`);
      `,
      name: 'the answer of a captcha',
    },
    {
      code: `
        export const check = (token) => fetch('/api/verify-captcha?token=' + token);
      `,
      name: 'a captcha of which only the path speaks',
    },
    {
      code: `
        export const send = (token) => fetch(\`https://fcm.googleapis.com/send?token=\${token}\`);
      `,
      name: 'an address for push messages',
    },
    {
      code: `
        export const more = (token, page) => [\`/list?continuation=\${token}\`, \`/list?cursor=\${page.token}\`];
      `,
      name: 'a cursor under a name of its own',
    },
    {
      code: `
        export const authorize = (stateToken) => \`https://login.example/authorize?response_type=code&state=\${stateToken}\`;
      `,
      name: 'the state of an authorization request',
    },
    {
      code: `
        export const logout = (req) => \`/logout?token=\${req.csrfToken()}\`;
      `,
      name: 'a token against forgery that a call gives',
    },
    {
      code: `
        export const ask = (tokens) => fetch(\`/chat?max_tokens=\${tokens}\`);
      `,
      name: 'a limit of a language model',
    },
    {
      code: `
        export const note = (token, tokenType) => \`/log?token_type=\${tokenType}&expires=\${token.expires}\`;
      `,
      name: 'what is known about a token',
    },
    {
      code: `
        export const send = (token) => fetch(\`https://bots.example/bot\${token}/send\`);
      `,
      name: "a bot's address",
    },
    {
      code: `
        export const trace = (path, token) => console.log(\`GET \${path}?token=\${token}\`);
      `,
      name: 'a log line',
    },
    {
      code: `
        export const demo = \`https://api.example/feed?token=\${'demo'}\`;
      `,
      name: 'a literal',
    },
    {
      code: `
        const TOKEN = 'YOUR_TOKEN';
        export const sample = 'https://api.example/feed?access_token=' + TOKEN;
      `,
      name: 'a placeholder',
    },
    {
      code: `
        export const address = (token) => \`/login?again=\${!!token}\`;
      `,
      name: 'whether there is a token',
    },
  ],
  invalid: [
    {
      code: `
        export const openFeed = (accessToken) => fetch(\`https://api.example/feed?access_token=\${accessToken}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'access_token' }, line: 2, column: 97, endLine: 2, endColumn: 108 }],
      name: 'a template',
    },
    {
      code: `
        export function open(id, token) {
          window.location.href = '/files/' + id + '?token=' + token;
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 3, column: 63, endLine: 3, endColumn: 68 }],
      name: 'a concatenation',
    },
    {
      code: `
        export const stream = (room, jwt) => new EventSource(\`/events?room=\${room}&jwt=\${jwt}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'jwt' }, line: 2, column: 90, endLine: 2, endColumn: 93 }],
      name: 'a later parameter',
    },
    {
      code: `
        export const open = (session) => new WebSocket(\`wss://live.example/?access_token=\${session.value}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'access_token' }, line: 2, column: 92, endLine: 2, endColumn: 105 }],
      name: 'a value under a name of its own',
    },
    {
      code: `
        export function connect(authToken) {
          const address = \`wss://live.example/socket?auth=\${authToken}\`;
          return new WebSocket(address);
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'auth' }, line: 3, column: 61, endLine: 3, endColumn: 70 }],
      name: 'an address in a variable',
    },
    {
      code: `
        const PARAMETER = '?id_token=';
        export const callback = (idToken) => location.assign('/back' + PARAMETER + idToken);
      `,
      errors: [{ messageId: 'sent', data: { name: 'id_token' }, line: 3, column: 84, endLine: 3, endColumn: 91 }],
      name: "the parameter's name in a constant",
    },
    {
      code: `
        const API = 'https://api.example';
        export const avatar = (user) => \`\${API}/avatar/\${user.id}?token=\${user.token}\`;
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 3, column: 75, endLine: 3, endColumn: 85 }],
      name: 'the base in a constant',
    },
    {
      code: `
        export const open = (token) => \`https://app.example/doc?token=\${encodeURIComponent(token)}\`;
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 73, endLine: 2, endColumn: 98 }],
      name: 'an encoded token',
    },
    {
      code: `
        export const back = (res, accessToken) => res.redirect(\`https://app.example/#access_token=\${accessToken}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'access_token' }, line: 2, column: 101, endLine: 2, endColumn: 112 }],
      name: 'a fragment',
    },
    {
      code: `
        export const report = () => window.open(\`/report.pdf?token=\${localStorage.getItem('token')}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 70, endLine: 2, endColumn: 99 }],
      name: 'a token from storage',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function single(req, res) {
          const ticket = jwt.sign({ sub: req.user.id }, process.env.KEY, { expiresIn: '1h' });
          res.redirect(\`https://app.example/login?t=\${ticket}\`);
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 't' }, line: 5, column: 55, endLine: 5, endColumn: 61 }],
      name: 'a token that the file signs',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const issue = (user) => jwt.sign({ sub: user.id }, process.env.KEY);
        export const done = (req, res) => res.redirect('https://app.example/done?key=' + issue(req.user));
      `,
      errors: [{ messageId: 'sent', data: { name: 'key' }, line: 4, column: 90, endLine: 4, endColumn: 105 }],
      name: 'a token that a wrapper of the file signs',
    },
    {
      code: `
        import { SignJWT } from 'jose';
        export async function link(user, key) {
          const ticket = await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).sign(key);
          return \`https://app.example/in?ticket=\${ticket}\`;
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'ticket' }, line: 5, column: 51, endLine: 5, endColumn: 57 }],
      name: 'a token that the builder of jose signs',
    },
    {
      code: `
        export function withSession(accessToken) {
          const url = new URL('https://api.example/export');
          url.searchParams.set('access_token', accessToken);
          return url;
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'access_token' }, line: 4, column: 48, endLine: 4, endColumn: 59 }],
      name: 'searchParams.set',
    },
    {
      code: `
        export function sign(url, session) {
          url.searchParams.append('access_token', session.value);
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'access_token' }, line: 3, column: 51, endLine: 3, endColumn: 64 }],
      name: 'searchParams.append of a parameter of unknown kind',
    },
    {
      code: `
        export const listen = (token) => new EventSource('/events?' + new URLSearchParams({ token: token }));
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 100, endLine: 2, endColumn: 105 }],
      name: 'URLSearchParams from an object',
    },
    {
      code: `
        export function link(refreshToken: string): string {
          const query = new URLSearchParams();
          query.set('refresh', refreshToken);
          return \`/renew?\${query.toString()}\`;
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'refresh' }, line: 4, column: 32, endLine: 4, endColumn: 44 }],
      name: 'URLSearchParams in a variable',
    },
    {
      code: `
        import axios from 'axios';
        export const load = (token) => axios.get('/items', { params: { page: 1, token: token } });
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 3, column: 88, endLine: 3, endColumn: 93 }],
      name: 'params of axios',
    },
    {
      code: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.example' });
        export const save = (item, auth) => api.post('/items', item, { params: { access_token: auth.accessToken } });
      `,
      errors: [{ messageId: 'sent', data: { name: 'access_token' }, line: 4, column: 96, endLine: 4, endColumn: 112 }],
      name: 'params of an axios instance',
    },
    {
      code: `
        import axios from 'axios';
        export function load(jwt: string) {
          const config = { params: { jwt: jwt } };
          return axios.get('/me', config);
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'jwt' }, line: 4, column: 43, endLine: 4, endColumn: 46 }],
      name: 'params of axios in a constant',
    },
    {
      code: `
        import axios from 'axios';
        export const load = (idToken) => axios({ url: '/me', params: { id_token: idToken } });
      `,
      errors: [{ messageId: 'sent', data: { name: 'id_token' }, line: 3, column: 82, endLine: 3, endColumn: 89 }],
      name: 'params of axios as a whole request',
    },
    {
      code: `
        export const back = (router, accessToken) => router.push({ path: '/back', query: { token: accessToken } });
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 99, endLine: 2, endColumn: 110 }],
      name: 'a query of a router',
    },
    {
      code: `
        export const back = (router, route, jwt) => router.push({ query: { ...route.query, jwt: jwt } });
      `,
      errors: [{ messageId: 'sent', data: { name: 'jwt' }, line: 2, column: 97, endLine: 2, endColumn: 100 }],
      name: 'a query of a router beside what was there',
    },
    {
      code: `
        import { redirect } from 'next/navigation';
        export const back = (idToken: string) => redirect(\`/back?id_token=\${idToken}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'id_token' }, line: 3, column: 77, endLine: 3, endColumn: 84 }],
      name: 'a redirect of the server',
    },
    {
      code: `
        export const link = (token) => 'https://api.example/?' + new URLSearchParams([['token', token]]);
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 97, endLine: 2, endColumn: 102 }],
      name: 'URLSearchParams from a list',
    },
    {
      code: `
        const withToken = (path, token) => \`https://api.example\${path}?token=\${token}\`;
        export const cat = (session) => fetch(withToken('/cat', session.token));
        export const dog = (session) => fetch(withToken('/dog', session.token));
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 80, endLine: 2, endColumn: 85 }],
      name: 'a wrapper of the file, reported where the address is made',
    },
    {
      code: `
        export class Feed {
          private token = '';
          constructor(private readonly base: string) {}
          enter(token: string) {
            this.token = token;
          }
          open() {
            return new EventSource(this.base + '/feed?token=' + this.token);
          }
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 9, column: 65, endLine: 9, endColumn: 75 }],
      name: 'a field of a class',
    },
    {
      code: `
        export const open = async (auth) => window.open(\`/print?token=\${await auth.getAccessToken()}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 73, endLine: 2, endColumn: 100 }],
      name: 'a token awaited on the way',
    },
    {
      code: `
        export const renew = (refreshToken) => fetch(\`/renew?refresh_token=\${refreshToken}\`, { method: 'POST' });
      `,
      errors: [{ messageId: 'sent', data: { name: 'refresh_token' }, line: 2, column: 78, endLine: 2, endColumn: 90 }],
      name: 'a refresh token',
    },
  ],
});

tester.run('no-token-in-url: paths', rule, {
  valid: [
    {
      code: `
        export const routes = (id) => [\`/api/token\`, '/api/token/' + id, \`/oauth/token/\${id}/revoke\`, \`/jwt/\${id}\`];
      `,
      name: 'words of a path',
    },
    {
      code: `
        export const show = (tokenId) => \`/tokens/\${tokenId}\`;
      `,
      name: 'an id',
    },
    {
      code: `
        export const row = (token) => \`/shop/\${token}\`;
      `,
      name: 'a thing named token in a path',
    },
    {
      code: `
        export const row = (token) => \`/settings/tokens/\${token.id}\`;
      `,
      name: 'the id of an API token in a path',
    },
    {
      code: `
        export const price = (token) => \`https://prices.example/\${token.symbol}?vs=\${token.address}\`;
      `,
      name: 'a symbol of a currency',
    },
    {
      code: `
        export const file = (dir, token) => \`\${dir}/\${token}.json\`;
      `,
      name: 'a path of the file system',
    },
    {
      code: `
        export const popup = (token) => window.open('/help', \`window-\${token}\`);
      `,
      name: 'the name of a window',
    },
    {
      code: `
        export const key = (accessToken) => \`session:\${accessToken}\`;
      `,
      name: 'a key of a cache',
    },
    {
      code: `
        export const css = (themeToken) => \`/themes/\${themeToken}.css\`;
      `,
      name: 'design tokens',
    },
    {
      code: `
        export const text = (tokens) => tokens.map((token) => \`\${token.type}/\${token.value}\`).join('/');
      `,
      name: 'tokens of a parser',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function mail(user) {
          const ticket = jwt.sign({ id: user.id }, process.env.KEY);
          return \`https://app.example/activate/\${ticket}\`;
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'ticket' }, line: 5, column: 50, endLine: 5, endColumn: 56 }],
      name: 'a signed token in a path',
    },
    {
      code: `
        export const enter = (jwt) => fetch(\`/api/auth/\${jwt}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'jwt' }, line: 2, column: 58, endLine: 2, endColumn: 61 }],
      name: 'a token that says what it is',
    },
    {
      code: `
        import { sign } from 'jsonwebtoken';
        export const mail = (user, key) => ({
          html: '<a href="https://app.example/welcome/' + sign({ id: user.id }, key) + '">Welcome</a>',
        });
      `,
      errors: [{ messageId: 'sent', data: { name: 'sign' }, line: 4, column: 59, endLine: 4, endColumn: 85 }],
      name: 'a path by concatenation',
    },
    {
      code: `
        const BASE = 'https://api.example';
        export const me = (accessToken: string) => \`\${BASE}/me/\${accessToken}\`;
      `,
      errors: [{ messageId: 'sent', data: { name: 'accessToken' }, line: 3, column: 66, endLine: 3, endColumn: 77 }],
      name: 'after the base in a constant',
    },
  ],
});

tester.run('no-token-in-url: links that carry a right of their own', rule, {
  valid: [
    {
      code: `
        export const link = (resetToken) => \`https://app.example/reset?token=\${resetToken}\`;
      `,
      name: 'a reset',
    },
    {
      code: `
        export const link = (token) => \`https://app.example/reset-password?token=\${token}\`;
      `,
      name: 'a reset of which only the path speaks',
    },
    {
      code: `
        export function sendConfirmation(user, token) {
          return mailer.send(user.email, \`https://app.example/c?token=\${token}\`);
        }
      `,
      name: "a confirmation of which only the function's name speaks",
    },
    {
      code: `
        export const link = (invite) => \`https://app.example/join/\${invite.token}\`;
      `,
      name: 'an invitation',
    },
    {
      code: `
        export function link(url: URL, unsubscribeToken: string) {
          url.searchParams.set('token', unsubscribeToken);
        }
      `,
      name: 'an unsubscribe link in parameters',
    },
    {
      code: `
        export const logout = (csrfToken) => \`/logout?token=\${csrfToken}\`;
      `,
      options: [{ capabilityTokens: 'report' }],
      name: 'a CSRF token, even when rights are asked for',
    },
  ],
  invalid: [
    {
      code: `
        export const link = (resetToken) => \`https://app.example/reset?token=\${resetToken}\`;
      `,
      options: [{ capabilityTokens: 'report' }],
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 80, endLine: 2, endColumn: 90 }],
      name: 'a reset, when asked for',
    },
    {
      code: `
        export const link = (token) => \`https://app.example/verify-email?token=\${token}\`;
      `,
      options: [{ capabilityTokens: 'report' }],
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 82, endLine: 2, endColumn: 87 }],
      name: 'a verification of which only the path speaks, when asked for',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function resetLink(user) {
          const ticket = jwt.sign({ id: user.id }, process.env.KEY, { expiresIn: '10m' });
          return \`https://app.example/reset/\${user.id}/\${ticket}\`;
        }
      `,
      errors: [{ messageId: 'sent', data: { name: 'ticket' }, line: 5, column: 58, endLine: 5, endColumn: 64 }],
      name: 'a reset whose token is visibly a JWT',
    },
  ],
});

tester.run('no-token-in-url: tokens that are accepted', rule, {
  valid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const open = (req) => jwt.verify(req.headers.authorization.split(' ')[1], process.env.KEY);
      `,
      name: 'from the header',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const open = (req) => jwt.verify(req.body.token ?? req.cookies.token, process.env.KEY);
      `,
      name: 'from the body or a cookie',
    },
    {
      code: `
        export const show = (req, res) => res.render('reset', { token: req.query.token });
      `,
      name: 'a reset token from the query',
    },
    {
      code: `
        export async function reset(req) {
          const user = await users.findOne({ resetToken: req.query.resetToken });
          return user?.id;
        }
      `,
      name: 'a reset token that is looked up',
    },
    {
      code: `
        export const list = (req) => items.find({ after: req.query.pageToken, size: req.query.size });
      `,
      name: 'a cursor from the query',
    },
    {
      code: `
        export const challenge = (req, res) => (req.query['hub.verify_token'] === SECRET ? res.send(req.query['hub.challenge']) : res.end());
      `,
      name: "the answer to a webhook's challenge",
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const open = (req) => ({ page: req.query.page, user: jwt.verify(req.cookies.session, KEY) });
      `,
      name: 'another parameter of the query',
    },
    {
      code: `
        export const check = (req) => verifyCaptcha(req.query.token);
      `,
      name: 'the answer of a captcha from the query',
    },
    {
      code: `
        export const confirm = (req) => verifyEmail(req.query.token);
      `,
      name: 'a confirmation from the query',
    },
    {
      code: `
        export const isCaller = (req) => req.query.token === process.env.WEBHOOK_TOKEN;
      `,
      name: 'a fixed token of a webhook',
    },
    {
      code: `
        export const strip = (req) => delete req.query.token;
      `,
      name: 'whether the query has a token',
    },
    {
      code: `
        export const parse = (query) => query.tokens.map((token) => token.text);
      `,
      name: 'the token of a query language',
    },
  ],
  invalid: [
    {
      code: `
        import jwt from 'jsonwebtoken';
        export default (req, res, next) => {
          const bearer = req.headers['x-token'] || req.body.token || req.query.token;
          req.user = jwt.verify(bearer, process.env.KEY);
          next();
        };
      `,
      errors: [{ messageId: 'accepted', data: { name: 'token' }, line: 4, column: 70, endLine: 4, endColumn: 85 }],
      name: 'from the query, in a chain',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export function open(req, res) {
          const { token: token } = req.query;
          res.json(jwt.verify(token, process.env.KEY));
        }
      `,
      errors: [{ messageId: 'accepted', data: { name: 'token' }, line: 4, column: 26, endLine: 4, endColumn: 31 }],
      name: 'from the query, destructured',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const open = (req) => jwt.verify(req.query.auth_token, process.env.KEY);
      `,
      errors: [{ messageId: 'accepted', data: { name: 'auth_token' }, line: 3, column: 49, endLine: 3, endColumn: 69 }],
      name: 'from the query, under a name of its own',
    },
    {
      code: `
        import { verify } from 'jsonwebtoken';
        io.use((socket, next) => {
          const claims = verify(socket.handshake.query.token as string, KEY);
          socket.data.user = claims;
          next();
        });
      `,
      errors: [{ messageId: 'accepted', data: { name: 'token' }, line: 4, column: 33, endLine: 4, endColumn: 61 }],
      name: 'from the handshake of a socket',
    },
    {
      code: `
        import { ExtractJwt, Strategy } from 'passport-jwt';
        export default new Strategy(
          { jwtFromRequest: ExtractJwt.fromUrlQueryParameter('token'), secretOrKey: process.env.KEY },
          (claims, done) => done(null, claims),
        );
      `,
      errors: [{ messageId: 'accepted', data: { name: 'token' }, line: 4, column: 40, endLine: 4, endColumn: 61 }],
      name: 'by the extractor of a strategy',
    },
    {
      code: `
        import { ExtractJwt } from 'passport-jwt';
        export const extract = ExtractJwt.fromExtractors([
          ExtractJwt.fromAuthHeaderAsBearerToken(),
          ExtractJwt.fromUrlQueryParameter('auth'),
        ]);
      `,
      errors: [{ messageId: 'accepted', data: { name: 'auth' }, line: 5, column: 22, endLine: 5, endColumn: 43 }],
      name: 'by the extractor among others',
    },
    {
      code: `
        export function take() {
          const accessToken = new URLSearchParams(window.location.search).get('access_token');
          useSession(accessToken);
        }
      `,
      errors: [
        { messageId: 'accepted', data: { name: 'access_token' }, line: 3, column: 31, endLine: 3, endColumn: 94 },
      ],
      name: 'from the address of the page',
    },
    {
      code: `
        import { jwtVerify } from 'jose';
        export async function GET(request: Request) {
          const { searchParams } = new URL(request.url);
          const ticket = searchParams.get('token');
          return jwtVerify(ticket!, KEY);
        }
      `,
      errors: [{ messageId: 'accepted', data: { name: 'token' }, line: 5, column: 26, endLine: 5, endColumn: 51 }],
      name: 'from the address of a request',
    },
    {
      code: `
        import { useSearchParams } from 'next/navigation';
        export function useLanding() {
          const accessToken = useSearchParams().get('accessToken');
          setAuth(accessToken);
        }
      `,
      errors: [
        { messageId: 'accepted', data: { name: 'accessToken' }, line: 4, column: 31, endLine: 4, endColumn: 67 },
      ],
      name: 'from the address, by the hook of React Router or Next.js',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        export const open = (req) => jwt.verify(req.query.t, process.env.TOKEN_KEY);
      `,
      errors: [{ messageId: 'accepted', data: { name: 't' }, line: 3, column: 49, endLine: 3, endColumn: 60 }],
      name: 'from the query, under any name, since it is verified',
    },
    {
      code: `
        import jwt from 'jsonwebtoken';
        const claimsOf = (bearer) => jwt.verify(bearer, process.env.KEY);
        export const open = (req) => claimsOf(req.query.token);
      `,
      errors: [{ messageId: 'accepted', data: { name: 'token' }, line: 4, column: 47, endLine: 4, endColumn: 62 }],
      name: 'from the query, handed to a wrapper of the file',
    },
    {
      code: `
        const answer = new URLSearchParams(location.hash.slice(1));
        export const accessToken = answer.get('access_token');
      `,
      errors: [
        { messageId: 'accepted', data: { name: 'access_token' }, line: 3, column: 36, endLine: 3, endColumn: 62 },
      ],
      name: 'from the fragment of the page',
    },
    {
      code: `
        export const take = (route) => useAuth().signIn(route.query.accessToken);
      `,
      errors: [
        { messageId: 'accepted', data: { name: 'accessToken' }, line: 2, column: 57, endLine: 2, endColumn: 80 },
      ],
      name: 'from the route of vue-router',
    },
    {
      code: `
        export const proxy = (req) => fetch(API, { headers: { Authorization: \`Bearer \${req.query.token}\` } });
      `,
      errors: [{ messageId: 'accepted', data: { name: 'token' }, line: 2, column: 88, endLine: 2, endColumn: 103 }],
      name: 'from the query of a request, sent on as a bearer',
    },
  ],
});

tester.run('no-token-in-url: settings', rule, {
  valid: [
    {
      code: `
        export const open = (token) => fetch(\`/gate?token=\${token}\`);
      `,
      settings: { 'jwt-guard': { tokens: { notNames: ['token'] } } },
      name: 'a name that the settings take away',
    },
    {
      filename: 'e2e/login.ts',
      code: `
        export const open = (accessToken) => fetch(\`/gate?access_token=\${accessToken}\`);
      `,
      name: 'in a test',
    },
  ],
  invalid: [
    {
      code: `
        export const open = (ticket) => fetch(\`/gate?token=\${ticket}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'token' }, line: 2, column: 62, endLine: 2, endColumn: 68 }],
      settings: { 'jwt-guard': { tokens: { names: ['ticket'] } } },
      name: 'a name that the settings add',
    },
    {
      filename: 'e2e/login.ts',
      code: `
        export const open = (accessToken) => fetch(\`/gate?access_token=\${accessToken}\`);
      `,
      errors: [{ messageId: 'sent', data: { name: 'access_token' }, line: 2, column: 74, endLine: 2, endColumn: 85 }],
      settings: { 'jwt-guard': { tests: 'check' } },
      name: 'in a test, when settings say so',
    },
  ],
});

const quiet = (name: string, code: string): { name: string; code: string } => ({ name, code });

const put = (direction: 'accepted' | 'sent', name: string, code: string, data: string) => ({
  name,
  code,
  errors: [{ messageId: direction, data: { name: data } }],
});

tester.run('no-token-in-url: further ways into an address', rule, {
  valid: [
    quiet(
      'the form of a token request',
      "export function f(refreshToken) { const body = new URLSearchParams(); body.set('refresh_token', refreshToken); return send(body); }",
    ),
    quiet(
      'a form as text',
      "export const f = (refresh_token) => fetch('/token', { method: 'POST', body: `grant_type=refresh_token&refresh_token=${refresh_token}` });",
    ),
    quiet('a cookie', 'export const f = (token) => { document.cookie = `token=${token}; path=/`; };'),
    quiet(
      'what OAuth 1 starts with',
      "export const f = (token) => redirect('https://x.example/oauth/authenticate?oauth_token=' + token);",
    ),
    quiet('the options of what came in', 'export const f = (req, token) => { req.params.token = token; };'),
    quiet('a download link with a right of its own', 'export const downloadLink = (token) => `/files?token=${token}`;'),
  ],
  invalid: [
    put(
      'sent',
      'what an interceptor adds',
      'http.interceptors.request.use((config) => { config.params = { ...config.params, access_token: read().accessToken }; return config; });',
      'access_token',
    ),
    put(
      'sent',
      'what an interceptor adds to',
      'export const f = (config, accessToken) => { config.params.token = accessToken; };',
      'token',
    ),
    put(
      'sent',
      'a function that builds addresses',
      "export const f = (api) => api.getUrl('/fonts', { ApiKey: api.accessToken() });",
      'ApiKey',
    ),
    put(
      'sent',
      'React Router',
      "import { createSearchParams } from 'react-router-dom'; export const f = (accessToken) => createSearchParams({ token: accessToken });",
      'token',
    ),
    put(
      'sent',
      'Angular',
      "import { HttpParams } from '@angular/common/http'; export const f = (accessToken) => new HttpParams().set('token', accessToken);",
      'token',
    ),
    put(
      'sent',
      'superagent',
      "import request from 'superagent'; export const f = (accessToken) => request.get('/x').query({ token: accessToken });",
      'token',
    ),
    put(
      'sent',
      'a separator that depends',
      "export const f = (url, accessToken) => `${url}${url.includes('?') ? '&' : '?'}token=${accessToken}`;",
      'token',
    ),
    put(
      'sent',
      'a JWT made elsewhere, in a mail',
      "import { signJWT } from './crypto'; export async function sendVerificationMail() { const token = await signJWT({}); return `${base}/verify-email?token=${token}`; }",
      'token',
    ),
    put(
      'sent',
      'a form of sign-in by mail',
      'export const EmailSignIn = ({ token }) => go(`/auth?token=${token}`);',
      'token',
    ),
  ],
});

tester.run('no-token-in-url: further ways out of an address', rule, {
  valid: [
    quiet('a query of a database', "export const f = (db) => db.query('SELECT * FROM refresh_token');"),
    quiet(
      'the body of an answer',
      "import querystring from 'querystring'; export const f = (text) => login(querystring.parse(text).access_token);",
    ),
    quiet('what OAuth 1 comes back with', 'export const f = (req) => login(req.query.oauth_token);'),
    quiet('a reset', 'export const f = (route) => resetPassword(route.query.token);'),
  ],
  invalid: [
    put(
      'accepted',
      'Nest',
      "import { Query } from '@nestjs/common'; export class A { enter(@Query('access_token') value: string) { return value; } }",
      'access_token',
    ),
    put('accepted', 'Hono', "export const f = (c) => login(c.req.query('token'));", 'token'),
    put('accepted', 'AWS Lambda', 'export const f = (event) => verify(event.queryStringParameters.token);', 'token'),
    put('accepted', "a handshake's query", 'export const f = (socket) => find(socket.handshake.query.token);', 'token'),
    put(
      'accepted',
      'beside a header',
      "export const f = (req) => find(req.headers['x-token'] || req.query.token);",
      'token',
    ),
    put(
      'accepted',
      'Angular',
      "export class A { start() { this.route.queryParams.subscribe((params) => this.login(params['token'])); } }",
      'token',
    ),
    put('accepted', 'cut out by hand', "login(location.hash.split('access_token=')[1]);", 'access_token'),
    put('accepted', 'found by a pattern', 'login(window.location.search.match(/token=([^&]+)/)[1]);', 'token'),
    put(
      'accepted',
      'a helper that says so',
      "import { getAccessTokenFromUrl } from './url'; keep(getAccessTokenFromUrl(location.href));",
      'getAccessTokenFromUrl',
    ),
    put(
      'accepted',
      'a strategy that is told to',
      "/* token */ server.auth.strategy('jwt', 'jwt', { key: read(), validate: check, urlKey: 'token' });",
      'token',
    ),
    put(
      'accepted',
      'kept as a cookie',
      "export const load = ({ url, cookies }) => { const token = url.searchParams.get('token'); cookies.set('jwt', token, { path: '/' }); };",
      'token',
    ),
  ],
});
