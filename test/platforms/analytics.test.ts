import rule from '../../rules/no-token-in-log.ts';
import { reported, silent, testRule, type Expected } from '../rules/cases.ts';

/* Services that keep what people do, and what goes wrong, for people to read. */

const token = (name: string): Expected<'token'> => ({ messageId: 'token', data: { name } });

/** How each service comes in, and what is called of it with a token at the mark. */
const CALLS: readonly (readonly [imported: string, call: string])[] = [
  ["import posthog from 'posthog-js';", "posthog.identify('a', { jwt: ⟦jwt⟧ })"],
  ["import { usePostHog } from 'posthog-js/react';", "usePostHog().capture('a', { jwt: ⟦jwt⟧ })"],
  [
    "import { PostHog } from 'posthog-node'; const hog = new PostHog('key');",
    "hog.capture({ event: 'a', properties: { jwt: ⟦jwt⟧ } })",
  ],
  ["import mixpanel from 'mixpanel-browser';", 'mixpanel.people.set({ jwt: ⟦jwt⟧ })'],
  ["const Mixpanel = require('mixpanel'); const panel = Mixpanel.init('key');", "panel.track('a', { jwt: ⟦jwt⟧ })"],
  ["import * as amplitude from '@amplitude/analytics-browser';", "amplitude.track('a', { jwt: ⟦jwt⟧ })"],
  ["import amplitude from 'amplitude-js';", "amplitude.getInstance().logEvent('a', { jwt: ⟦jwt⟧ })"],
  [
    "import { AnalyticsBrowser } from '@segment/analytics-next'; const visits = AnalyticsBrowser.load({ writeKey: 'k' });",
    "visits.track('a', { jwt: ⟦jwt⟧ })",
  ],
  ["import crashlytics from '@react-native-firebase/crashlytics';", "crashlytics().setAttribute('a', ⟦jwt⟧)"],
  ["import { getCrashlytics, log } from '@react-native-firebase/crashlytics';", 'log(getCrashlytics(), `a ${⟦jwt⟧}`)'],
  ["import { logEvent } from 'firebase/analytics';", "logEvent(analytics, 'a', { jwt: ⟦jwt⟧ })"],
  ["import { datadogLogs } from '@datadog/browser-logs';", "datadogLogs.logger.info('a', { jwt: ⟦jwt⟧ })"],
  ["import { datadogRum } from '@datadog/browser-rum';", "datadogRum.addAction('a', { jwt: ⟦jwt⟧ })"],
  ["import newrelic from 'newrelic';", "newrelic.addCustomAttribute('a', ⟦jwt⟧)"],
  ["import Bugsnag from '@bugsnag/js';", "Bugsnag.leaveBreadcrumb('a', { jwt: ⟦jwt⟧ })"],
  ["import LogRocket from 'logrocket';", "LogRocket.identify('a', { jwt: ⟦jwt⟧ })"],
  [
    "import { ApplicationInsights } from '@microsoft/applicationinsights-web'; const insights = new ApplicationInsights({});",
    "insights.trackEvent({ name: 'a', properties: { jwt: ⟦jwt⟧ } })",
  ],
  ["import { Identify, identify } from '@amplitude/analytics-browser';", "identify(new Identify().set('a', ⟦jwt⟧))"],
  ["import { datadogRum } from '@datadog/browser-rum';", "datadogRum.setUserProperty('a', ⟦jwt⟧)"],
  ["import { DdLogs } from '@datadog/mobile-react-native';", "DdLogs.info('a', { jwt: ⟦jwt⟧ })"],
  ["import tracer from 'dd-trace';", "tracer.scope().active()?.setTag('a', ⟦jwt⟧)"],
  [
    "import Bugsnag from '@bugsnag/js';",
    "Bugsnag.notify(new Error('a'), (event) => { event.addMetadata('a', { jwt: ⟦jwt⟧ }); })",
  ],
  ["import Rollbar from 'rollbar'; const rollbar = new Rollbar({});", "rollbar.error('a', { jwt: ⟦jwt⟧ })"],
  ['', "gtag('event', 'login', { jwt: ⟦jwt⟧ })"],
  ['', "window.fbq('track', 'Login', { jwt: ⟦jwt⟧ })"],
  ['', "window.dataLayer.push({ event: 'login', jwt: ⟦jwt⟧ })"],
  ["import { analytics } from './services.js';", "analytics.track('a', { jwt: ⟦jwt⟧ })"],
  [
    "import { trace } from '@opentelemetry/api';",
    "trace.getActiveSpan(); const span = open(); span.setAttribute('a', ⟦jwt⟧)",
  ],
];

testRule('no-token-in-log: analytics and reports of crashes', rule, {
  valid: [
    silent(
      'what tells who it was, and that there is a token',
      "import posthog from 'posthog-js'; export const f = (user, jwt) => posthog.capture('login', { id: user.id, hasToken: Boolean(jwt) });",
    ),
    silent(
      'the key of the project',
      "import mixpanel from 'mixpanel-browser'; export const f = (token) => { mixpanel.init(token); mixpanel.track('started'); };",
    ),
    silent(
      'something else that is tracked',
      "export const f = (parcel, jwt) => { parcel.track('a', { jwt }); console.log('sent'); };",
    ),
    silent(
      'other data, and other layers',
      "export const f = (window, layers, jwt) => { window.dataLayer.push({ event: 'login', hasJwt: Boolean(jwt) }); layers.push({ jwt }); };",
    ),
    silent(
      'an attribute of an element',
      "export const f = (element, jwt) => { element.setAttribute('data-a', jwt); console.log('shown'); };",
    ),
  ],
  invalid: CALLS.map(([imported, call]) =>
    reported(imported || call, `${imported} export function f(jwt) { ${call}; }`, token('jwt')),
  ),
});
