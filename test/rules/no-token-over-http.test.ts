import rule from '../../rules/no-token-over-http.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const open = (host = 'api.example.com', name = 'Authorization'): Expected<'open'> => ({
  messageId: 'open',
  data: { name, host },
});

const withHeader = (address: string): string =>
  `export const load = () => fetch(${address}, { headers: { Authorization: header() } });`;

/** An address without TLS that nothing is sent to. */
const SVG = "const SVG = 'http://www.w3.org/2000/svg'; ";

testRule('no-token-over-http', rule, {
  valid: [
    silent('https', SVG + withHeader("'https://api.example.com/me'")),
    silent('a path', SVG + withHeader("'/me'")),
    silent('an address from elsewhere', "import { API } from './config.js'; " + SVG + withHeader('`${API}/me`')),
    silent('a host from elsewhere', "import { host } from './config.js'; " + withHeader('`http://${host}/me`')),
    silent(
      'the end of a host from elsewhere',
      "import { zone } from './config.js'; " + withHeader('`http://api.${zone}`'),
    ),
    silent(
      'no token',
      "export const load = (token) => token && fetch('http://api.example.com/me', { headers: { Accept: 'text/html' } });",
    ),
    silent(
      'another kind of token',
      "export const load = (csrfToken) => fetch('http://api.example.com/me', { headers: { 'x-csrf': csrfToken } });",
    ),
    silent(
      'another protocol',
      SVG +
        "fetch('http://example.com/prices'); export const load = (token) => open('ftp://files.example.com', token);",
    ),
    ...[
      ...['localhost', 'localhost:3000', 'app.localhost', '127.0.0.1:8080', '0.0.0.0', '[::1]:3000', '10.1.2.3'],
      ...['192.168.0.10', '172.16.0.1', '172.31.255.1', '169.254.1.1', 'printer.local', 'api.internal', 'api.test'],
      ...['auth', 'auth:4000', 'auth.default.svc', 'host.docker.internal', '[fd00::1]'],
    ].map((host) => silent(`the private host ${host}`, withHeader(`'http://${host}/me'`))),
  ],
  invalid: [
    reported('fetch', withHeader("⟦'http://api.example.com/me'⟧"), open()),
    reported('a public address by number', withHeader("⟦'http://172.32.0.1'⟧"), open('172.32.0.1')),
    reported('a port', withHeader("⟦'http://api.example.com:8080/me'⟧"), open()),
    reported(
      'a host that only starts like a private one',
      withHeader("⟦'http://localhost.example.com'⟧"),
      open('localhost.example.com'),
    ),
    reported('a template', withHeader('⟦`http://api.example.com/users/${id}`⟧'), open()),
    reported('a constant', "const API = 'http://api.example.com'; " + withHeader('⟦API + "/me"⟧'), open()),
    reported('one of two', withHeader("⟦dev ? 'http://localhost' : 'http://api.example.com'⟧"), open()),
    reported(
      'a token in the address',
      'export const load = (token) => fetch(⟦`http://api.example.com/me?token=${token}`⟧);',
      open('api.example.com', 'token'),
    ),
    reported(
      'axios',
      "import axios from 'axios'; axios.get(⟦'http://api.example.com'⟧, { headers: { Authorization: `Bearer ${accessToken}` } });",
      open('api.example.com', 'accessToken'),
    ),
    reported(
      'axios, a body',
      "import axios from 'axios'; axios.post(⟦'http://api.example.com'⟧, { refreshToken });",
      open('api.example.com', 'refreshToken'),
    ),
    reported(
      'axios, one object',
      "import axios from 'axios'; axios({ url: ⟦'http://api.example.com'⟧, params: { token } });",
      open('api.example.com', 'token'),
    ),
    reported(
      'an instance',
      "import axios from 'axios'; const api = axios.create({ baseURL: ⟦'http://api.example.com'⟧ }); api.get('/me', { headers: { Authorization: header() } });",
      open(),
    ),
    reported(
      'ky',
      "import ky from 'ky'; ky.get(⟦'http://api.example.com'⟧, { headers: { Authorization: header() } });",
      open(),
    ),
    reported(
      'got',
      "import got from 'got'; got(⟦'http://api.example.com'⟧, { headers: { Authorization: header() } });",
      open(),
    ),
    reported(
      'superagent',
      "import request from 'superagent'; request.get(⟦'http://api.example.com'⟧).set('Authorization', `Bearer ${token}`);",
      open('api.example.com', 'token'),
    ),
    reported(
      'Angular',
      "import { HttpClient } from '@angular/common/http'; export class A { constructor(private http: HttpClient) {} f(token: string) { return this.http.get(⟦'http://api.example.com'⟧, { headers: { 'x-token': token } }); } }",
      open('api.example.com', 'token'),
    ),
    reported(
      'a WebSocket',
      'new WebSocket(⟦`ws://live.example.com/?token=${accessToken}`⟧);',
      open('live.example.com', 'accessToken'),
    ),
    reported(
      'socket.io',
      "import { io } from 'socket.io-client'; io(⟦'http://live.example.com'⟧, { auth: { token } });",
      open('live.example.com', 'token'),
    ),
    reported(
      'GraphQL',
      "import { GraphQLClient } from 'graphql-request'; new GraphQLClient(⟦'http://api.example.com'⟧, { headers: { Authorization: header() } });",
      open(),
    ),
    reported(
      'another window',
      "window.parent.postMessage({ token }, ⟦'http://www.example.com'⟧);",
      open('www.example.com', 'token'),
    ),
  ],
});
