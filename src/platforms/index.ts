import type { Platform } from '../model/vocabulary.ts';
import analytics from './analytics.ts';
import browser from './browser.ts';
import classTransformer from './class-transformer.ts';
import clients from './clients.ts';
import compilers from './compilers.ts';
import containers from './containers.ts';
import cookies from './script-cookies.ts';
import dates from './dates.ts';
import deviceStorage from './device-storage.ts';
import language from './language.ts';
import lodash from './lodash.ts';
import loggers from './loggers.ts';
import mongoose from './mongoose.ts';
import persistence from './persistence.ts';
import react from './react.ts';
import { responseCookies } from './response-cookies.ts';
import requestHandlers from './request-handlers.ts';
import routers from './routers.ts';
import rxjs from './rxjs.ts';
import serverCode from './server-code.ts';
import server from './server.ts';
import svelte from './svelte.ts';
import vue from './vue.ts';

/** Every platform that the plugin knows. In the package this is a text that is read when it is first asked for. */
export const platforms = (): readonly Platform[] => all;

const all: readonly Platform[] = [
  analytics,
  browser,
  classTransformer,
  clients,
  compilers,
  containers,
  cookies,
  dates,
  deviceStorage,
  language,
  lodash,
  loggers,
  mongoose,
  persistence,
  react,
  requestHandlers,
  routers,
  rxjs,
  server,
  serverCode,
  svelte,
  vue,
  ...responseCookies,
];
