import rule from '../../rules/no-token-in-message.ts';
import { reported, silent, testRule, type Expected } from './cases.ts';

const anyOrigin = (name: string): Expected<'anyOrigin'> => ({ messageId: 'anyOrigin', data: { name } });

testRule('no-token-in-message', rule, {
  valid: [
    silent(
      'one origin, by a text, a constant and a setting',
      `
        const ALL = '*';
        const APP = 'https://app.example';
        export function done(accessToken, settings) {
          window.opener.postMessage({ accessToken }, APP);
          parent.postMessage({ accessToken }, { targetOrigin: 'https://app.example' });
          frame.contentWindow.postMessage({ accessToken }, settings.origin);
          event.source.postMessage(accessToken, event.origin);
        }
      `,
    ),
    silent(
      'no origin, which is the own one',
      "export const f = (accessToken) => { window.postMessage({ accessToken }); top.postMessage(accessToken, { transfer: ['*'] }); };",
    ),
    silent(
      'a message without a token',
      `
        export function done(accessToken, user) {
          window.opener.postMessage({ type: 'signedIn', user: user.id, hasToken: Boolean(accessToken) }, '*');
          parent.postMessage('token expired', '*');
          parent.postMessage({ length: accessToken.length, csrfToken: user.csrfToken, resetToken: user.resetToken }, '*');
        }
      `,
    ),
    silent(
      'workers, ports and channels',
      `
        const worker = new Worker('./sync.js');
        const news = new BroadcastChannel('*');
        const { port1 } = new MessageChannel();
        export function share(accessToken, port, swWorker, authChannel) {
          worker.postMessage({ accessToken }, '*');
          news.postMessage({ accessToken }, '*');
          port1.postMessage({ accessToken }, '*');
          port.postMessage({ accessToken }, '*');
          swWorker.postMessage({ accessToken }, '*');
          authChannel.postMessage({ accessToken }, '*');
          chrome.runtime.connect({ name: '*' }).postMessage({ accessToken }, '*');
        }
      `,
    ),
    silent(
      'another method, and another script',
      "export const f = (accessToken) => { window.post({ accessToken }, '*'); return `<script>send('${accessToken}'); opener.postMessage('done', '*')</script>`; };",
    ),
    silent('tests', "window.opener.postMessage({ accessToken }, '*');", {
      filename: 'test/popup.test.ts',
      gate: 'closed',
    }),
    silent('a name that the settings take away', "export const f = (token) => parent.postMessage({ token }, '*');", {
      settings: { 'jwt-guard': { tokens: { notNames: ['token'] } } },
    }),
  ],
  invalid: [
    reported(
      'to what has opened the page',
      "window.opener.postMessage({ type: 'signedIn', accessToken: ⟦readToken()⟧ }, '*');",
      anyOrigin('readToken'),
    ),
    reported(
      'to every kind of window',
      `
        const popup = window.open('/login');
        export function share(frame, accessToken) {
          opener.postMessage(⟦accessToken⟧, '*');
          parent.postMessage(\`token:\${⟦accessToken⟧}\`, '*');
          window.top.postMessage(JSON.stringify({ jwt: ⟦accessToken⟧ }), '*');
          window.frames[0].postMessage([⟦accessToken⟧], '*');
          frame.contentWindow?.postMessage({ session: { accessToken: ⟦accessToken⟧ } }, '*');
          popup.postMessage({ accessToken: ⟦accessToken⟧ }, '*');
          window.postMessage({ accessToken: ⟦accessToken⟧ }, '*');
          postMessage({ accessToken: ⟦accessToken⟧ }, '*');
        }
        addEventListener('message', (event) => event.source.postMessage({ idToken: ⟦event.data.idToken⟧ }, '*'));
      `,
      [...Array.from({ length: 8 }, () => anyOrigin('accessToken')), anyOrigin('idToken')],
    ),
    reported(
      'by an option',
      "export const f = (accessToken) => parent.postMessage({ accessToken: ⟦accessToken⟧ }, { targetOrigin: '*', transfer: [] });",
      anyOrigin('accessToken'),
    ),
    reported(
      'where nothing else is set',
      "const ANY = '*'; export const f = (refreshToken, origin) => { opener.postMessage(⟦refreshToken⟧, ANY); opener.postMessage(⟦refreshToken⟧, origin || '*'); };",
      [anyOrigin('refreshToken'), anyOrigin('refreshToken')],
    ),
    reported(
      'a message that is put together elsewhere',
      `
        const send = (message) => window.parent.postMessage(message, '*');
        export function enter(answer) {
          const message = { type: 'enter', token: answer.token };
          window.opener.postMessage(⟦message⟧, '*');
          send({ jwt: ⟦answer.jwt⟧ });
        }
      `,
      [anyOrigin('token'), anyOrigin('jwt')],
    ),
    reported(
      'a JWT, whatever it is called',
      "import jwt from 'jsonwebtoken'; const pass = jwt.sign({ sub }, key, { expiresIn: '5m' }); parent.postMessage({ pass: ⟦pass⟧ }, '*');",
      anyOrigin('pass'),
    ),
    reported(
      'by a script that a server sends',
      `
        export const page = (res, accessToken) =>
          res.send(\`<script>window.opener.postMessage({ type: 'done', token: '\${⟦accessToken⟧}' }, '*'); window.close();</script>\`);
      `,
      anyOrigin('accessToken'),
    ),
    reported('a name that the settings add', "parent.postMessage({ a: ⟦ticket⟧ }, '*');", anyOrigin('ticket'), {
      settings: { 'jwt-guard': { tokens: { names: ['ticket'] } } },
    }),
  ],
});
