import type { Platform } from '../model/vocabulary.ts';
import browser from './browser.ts';
import clients from './clients.ts';
import cookies from './cookies.ts';
import dates from './dates.ts';
import loggers from './loggers.ts';
import persistence from './persistence.ts';
import { responseCookies } from './response-cookies.ts';
import routers from './routers.ts';
import server from './server.ts';

/** Every platform that the plugin knows. In the package this is a text that is read when it is first asked for. */
export const platforms = (): readonly Platform[] => all;

const all: readonly Platform[] = [
  browser,
  clients,
  cookies,
  dates,
  loggers,
  persistence,
  routers,
  server,
  ...responseCookies,
];
