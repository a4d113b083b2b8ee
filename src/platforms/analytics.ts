import type { Platform, Thing } from '../model/vocabulary.ts';

const write: Thing = { call: { op: { kind: 'log' } } };

const record = <T>(names: readonly string[], value: T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, value]));
const writing = (...names: readonly string[]): Record<string, Thing> => record(names, write);

/** What most of these services call what is kept of a visit, and of whoever visits. */
const EVENTS = ['track', 'identify', 'capture', 'logEvent', 'trackEvent', 'page', 'screen', 'group', 'alias'];
/** What the client of a service is called where the file does not show what it is. */
const RECEIVERS = [
  'posthog',
  'mixpanel',
  'amplitude',
  'analytics',
  'Analytics',
  '_analytics',
  'rudderanalytics',
  'heap',
];
/** Spans of traces: what is set on one is shown with it. */
const SPANS = ['span', '*Span', '_span'];

const amplitude: Thing = {
  members: {
    ...writing('track', 'logEvent', 'identify', 'setUserProperties', 'setGroup', 'revenue'),
    createInstance: { call: { gives: '#amplitude' } },
    getInstance: { call: { gives: '#amplitude' } },
    Identify: { new: { gives: '#amplitudeUser' } },
  },
};
const posthog = writing(
  'capture',
  'identify',
  'register',
  'register_once',
  'setPersonProperties',
  'group',
  'alias',
  'captureException',
);
const firebaseAnalytics = writing(
  'logEvent',
  'setUserProperties',
  'setUserProperty',
  'setUserId',
  'setDefaultEventParameters',
);
const crashlytics = writing('log', 'recordError', 'setAttribute', 'setAttributes', 'setUserId');
const segment = writing('track', 'identify', 'page', 'screen', 'group', 'alias');
const insights = writing(
  'trackEvent',
  'trackTrace',
  'trackException',
  'trackMetric',
  'trackDependency',
  'trackPageView',
);

const apm = writing('setCustomContext', 'setUserContext', 'addLabels', 'setLabel', 'captureError');
const ddTracer: Record<string, Thing> = {
  scope: { call: { gives: '#ddScope' } },
  startSpan: { call: { gives: '#span' } },
};

/** Services that keep what people do and what goes wrong, for people to read: as open as a log, and mostly to more of them. */
const platform: Platform = {
  name: 'analytics',
  things: {
    write,
    amplitude,
    amplitudeUser: {
      fluent: true,
      members: writing('set', 'setOnce', 'add', 'append', 'prepend', 'preInsert', 'postInsert'),
    },
    span: { fluent: true, members: writing('setTag', 'addTags', 'setAttribute', 'setAttributes', 'addEvent', 'log') },
    ddScope: { members: { active: { call: { gives: '#span' } } } },
    apm: { members: apm },
    rollbar: { members: writing('log', 'debug', 'info', 'warning', 'warn', 'error', 'critical') },
    posthog: { members: posthog },
    mixpanel: {
      members: {
        ...writing('track', 'track_links', 'identify', 'register', 'register_once', 'alias', 'set_group'),
        people: { members: writing('set', 'set_once', 'append', 'union', 'increment') },
        init: { call: { gives: '#mixpanel' } },
      },
    },
    segment: { members: segment },
    crashlytics: { members: crashlytics },
    firebase: { members: firebaseAnalytics },
    datadogLogger: { members: writing('log', 'debug', 'info', 'warn', 'error', 'setContext', 'setContextProperty') },
    insights: { members: insights },
    pageAgent: {
      members: writing('setCustomAttribute', 'addPageAction', 'noticeError', 'setUserId', 'log', 'recordCustomEvent'),
    },
  },
  ambient: {
    // An event that is about to be sent is handed to a callback.
    ...record(['addMetadata', 'setUser'], { is: '#write', on: ['event', 'report'], with: ['@bugsnag/*'] }),
    ...record(EVENTS, { is: '#write', on: RECEIVERS }),
    ...record(['setAttribute', 'setAttributes', 'addEvent', 'setTag'], { is: '#write', on: SPANS }),
  },
  modules: {
    'posthog-js': { members: { ...posthog, posthog: '#posthog' } },
    'posthog-js/react': { members: { usePostHog: { call: { gives: '#posthog' } } } },
    'posthog-node': { members: { PostHog: { new: { gives: '#posthog' } } } },
    'posthog-react-native': {
      members: { PostHog: { new: { gives: '#posthog' } }, usePostHog: { call: { gives: '#posthog' } } },
    },
    'mixpanel-browser': '#mixpanel',
    mixpanel: '#mixpanel',
    'mixpanel-react-native': { members: { Mixpanel: { new: { gives: '#mixpanel' } } } },
    ...record(
      [
        '@amplitude/analytics-browser',
        '@amplitude/analytics-node',
        '@amplitude/analytics-react-native',
        'amplitude-js',
      ],
      '#amplitude' as const,
    ),
    '@segment/analytics-next': {
      members: { AnalyticsBrowser: { members: { load: { call: { gives: '#segment' } } } } },
    },
    '@segment/analytics-node': { members: { Analytics: { new: { gives: '#segment' } } } },
    '@segment/analytics-react-native': {
      members: { createClient: { call: { gives: '#segment' } }, useAnalytics: { call: { gives: '#segment' } } },
    },
    '@react-native-firebase/crashlytics': {
      call: { gives: '#crashlytics' },
      members: crashlytics,
    },
    '@react-native-firebase/analytics': { call: { gives: '#firebase' }, members: firebaseAnalytics },
    'firebase/analytics': { members: firebaseAnalytics },
    '@datadog/browser-logs': {
      members: {
        datadogLogs: {
          members: {
            ...writing('setUser', 'setUserProperty', 'setGlobalContext', 'setGlobalContextProperty'),
            logger: '#datadogLogger',
            createLogger: { call: { gives: '#datadogLogger' } },
            getLogger: { call: { gives: '#datadogLogger' } },
          },
        },
      },
    },
    '@datadog/browser-rum': {
      members: {
        datadogRum: {
          members: writing(
            'addAction',
            'addError',
            'addFeatureFlagEvaluation',
            'setUser',
            'setUserProperty',
            'setAccount',
            'setAccountProperty',
            'setGlobalContext',
            'setGlobalContextProperty',
            'setViewContext',
          ),
        },
      },
    },
    '@datadog/mobile-react-native': {
      members: {
        DdLogs: '#datadogLogger',
        DdRum: { members: writing('addAction', 'addError', 'startView', 'startAction', 'stopAction') },
        DdSdkReactNative: { members: writing('setUserInfo', 'setUser', 'addUserExtraInfo', 'setAttributes') },
      },
    },
    'dd-trace': { members: { ...ddTracer, tracer: { members: ddTracer } } },
    '@capacitor-firebase/crashlytics': {
      members: { FirebaseCrashlytics: { members: writing('log', 'setCustomKey', 'setUserId', 'recordException') } },
    },
    '@capacitor-firebase/analytics': {
      members: { FirebaseAnalytics: { members: writing('logEvent', 'setUserProperty', 'setUserId') } },
    },
    '@vercel/analytics': { members: writing('track') },
    'react-ga4': { members: writing('event', 'set', 'gtag') },
    rollbar: { new: { gives: '#rollbar' }, members: { init: { call: { gives: '#rollbar' } } } },
    'elastic-apm-node': { members: apm },
    '@elastic/apm-rum': { members: { apm: '#apm', init: { call: { gives: '#apm' } } } },
    newrelic: {
      members: writing(
        ...['addCustomAttribute', 'addCustomAttributes', 'addCustomSpanAttribute', 'addCustomSpanAttributes'],
        ...['noticeError', 'recordCustomEvent', 'recordLogEvent', 'setUserID'],
      ),
    },
    '@newrelic/browser-agent': { members: { BrowserAgent: { new: { gives: '#pageAgent' } } } },
    '@bugsnag/js': { members: writing('notify', 'leaveBreadcrumb', 'addMetadata', 'setUser') },
    '@bugsnag/react-native': { members: writing('notify', 'leaveBreadcrumb', 'addMetadata', 'setUser') },
    logrocket: {
      members: writing(
        'track',
        'identify',
        'log',
        'info',
        'warn',
        'error',
        'debug',
        'captureMessage',
        'captureException',
      ),
    },
    '@microsoft/applicationinsights-web': { members: { ApplicationInsights: { new: { gives: '#insights' } } } },
    applicationinsights: { members: { defaultClient: '#insights', TelemetryClient: { new: { gives: '#insights' } } } },
  },
};

export default platform;
