import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/no-token-over-http.ts';

const tester = new RuleTester();

const silent = (name: string, code: string): { name: string; code: string } => ({ name, code });

const open = (name: string, code: string, host = 'api.example.com', data = 'Authorization') => ({
  name,
  code,
  errors: [{ messageId: 'open' as const, data: { name: data, host } }],
});

const withHeader = (address: string): string =>
  `export const load = () => fetch(${address}, { headers: { Authorization: header() } });`;

tester.run('no-token-over-http', rule, {
  valid: [
    silent('https', withHeader("'https://api.example.com/me'")),
    silent('a path', withHeader("'/me'")),
    silent('an address from elsewhere', "import { API } from './config.js'; " + withHeader('`${API}/me`')),
    silent('a host from elsewhere', "import { host } from './config.js'; " + withHeader('`http://${host}/me`')),
    silent(
      'the end of a host from elsewhere',
      "import { zone } from './config.js'; " + withHeader('`http://api.${zone}`'),
    ),
    silent(
      'no token',
      "export const load = () => fetch('http://api.example.com/me', { headers: { Accept: 'text/html' } });",
    ),
    silent(
      'another kind of token',
      "export const load = (csrfToken) => fetch('http://api.example.com/me', { headers: { 'x-csrf': csrfToken } });",
    ),
    silent('another protocol', "export const load = (token) => open('ftp://files.example.com', token);"),
    ...[
      ...['localhost', 'localhost:3000', 'app.localhost', '127.0.0.1:8080', '0.0.0.0', '[::1]:3000', '10.1.2.3'],
      ...['192.168.0.10', '172.16.0.1', '172.31.255.1', '169.254.1.1', 'printer.local', 'api.internal', 'api.test'],
      ...['auth', 'auth:4000', 'auth.default.svc', 'host.docker.internal', '[fd00::1]'],
    ].map((host) => silent(`the private host ${host}`, withHeader(`'http://${host}/me'`))),
  ],
  invalid: [
    {
      code: withHeader("'http://api.example.com/me'"),
      errors: [
        {
          messageId: 'open',
          data: { name: 'Authorization', host: 'api.example.com' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 60,
        },
      ],
      name: 'fetch',
    },
    open('a public address by number', withHeader("'http://172.32.0.1'"), '172.32.0.1'),
    open('a port', withHeader("'http://api.example.com:8080/me'")),
    open(
      'a host that only starts like a private one',
      withHeader("'http://localhost.example.com'"),
      'localhost.example.com',
    ),
    open('a template', withHeader('`http://api.example.com/users/${id}`')),
    open('a constant', "const API = 'http://api.example.com'; " + withHeader('API + "/me"')),
    open('one of two', withHeader("dev ? 'http://localhost' : 'http://api.example.com'")),
    open(
      'a token in the address',
      'export const load = (token) => fetch(`http://api.example.com/me?token=${token}`);',
      'api.example.com',
      'token',
    ),
    open(
      'axios',
      "import axios from 'axios'; axios.get('http://api.example.com', { headers: { Authorization: `Bearer ${accessToken}` } });",
      'api.example.com',
      'accessToken',
    ),
    open(
      'axios, a body',
      "import axios from 'axios'; axios.post('http://api.example.com', { refreshToken });",
      'api.example.com',
      'refreshToken',
    ),
    open(
      'axios, one object',
      "import axios from 'axios'; axios({ url: 'http://api.example.com', params: { token } });",
      'api.example.com',
      'token',
    ),
    open(
      'an instance',
      "import axios from 'axios'; const api = axios.create({ baseURL: 'http://api.example.com' }); api.get('/me', { headers: { Authorization: header() } });",
    ),
    open('ky', "import ky from 'ky'; ky.get('http://api.example.com', { headers: { Authorization: header() } });"),
    open('got', "import got from 'got'; got('http://api.example.com', { headers: { Authorization: header() } });"),
    open(
      'superagent',
      "import request from 'superagent'; request.get('http://api.example.com').set('Authorization', `Bearer ${token}`);",
      'api.example.com',
      'token',
    ),
    open(
      'Angular',
      "import { HttpClient } from '@angular/common/http'; export class A { constructor(private http: HttpClient) {} f(token: string) { return this.http.get('http://api.example.com', { headers: { 'x-token': token } }); } }",
      'api.example.com',
      'token',
    ),
    open(
      'a WebSocket',
      'new WebSocket(`ws://live.example.com/?token=${accessToken}`);',
      'live.example.com',
      'accessToken',
    ),
    open(
      'socket.io',
      "import { io } from 'socket.io-client'; io('http://live.example.com', { auth: { token } });",
      'live.example.com',
      'token',
    ),
    open(
      'GraphQL',
      "import { GraphQLClient } from 'graphql-request'; new GraphQLClient('http://api.example.com', { headers: { Authorization: header() } });",
    ),
    open(
      'another window',
      "window.parent.postMessage({ token }, 'http://www.example.com');",
      'www.example.com',
      'token',
    ),
  ],
});
