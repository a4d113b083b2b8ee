import type { Platform } from '../model/vocabulary.ts';
import axios from './axios.ts';
import browser from './browser.ts';
import cookies from './cookies.ts';
import routers from './routers.ts';
import server from './server.ts';

/** Every platform that the plugin knows. */
export const platforms: readonly Platform[] = [axios, browser, cookies, routers, server];
