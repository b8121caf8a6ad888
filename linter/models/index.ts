import auth0SpaJs from './auth0-spa-js.ts';
import browser from './browser.ts';
import cookie from './cookie.ts';
import cookiesNext from './cookies-next.ts';
import express from './express.ts';
import expressSession from './express-session.ts';
import fetchApi from './fetch-api.ts';
import hono from './hono.ts';
import idb from './idb.ts';
import jose from './jose.ts';
import jsCookie from './js-cookie.ts';
import jsonwebtoken from './jsonwebtoken.ts';
import jwtByHand from './jwt-by-hand.ts';
import keycloakJs from './keycloak-js.ts';
import localStorageHooks from './local-storage-hooks.ts';
import localforage from './localforage.ts';
import type { Model } from './model.ts';
import msalBrowser from './msal-browser.ts';
import next from './next.ts';
import ngxCookieService from './ngx-cookie-service.ts';
import nodeHttp from './node-http.ts';
import nookies from './nookies.ts';
import nuxt from './nuxt.ts';
import oidcClientTs from './oidc-client-ts.ts';
import pinia from './pinia.ts';
import randomIds from './random-ids.ts';
import reduxPersist from './redux-persist.ts';
import supabase from './supabase.ts';
import typescriptCookie from './typescript-cookie.ts';
import universalCookie from './universal-cookie.ts';
import vueCookies from './vue-cookies.ts';
import zustand from './zustand.ts';

/** Every model; a test keeps the list complete. */
export const models: readonly Model[] = [
  auth0SpaJs,
  browser,
  cookie,
  cookiesNext,
  express,
  expressSession,
  fetchApi,
  hono,
  idb,
  jose,
  jsCookie,
  jsonwebtoken,
  jwtByHand,
  keycloakJs,
  localStorageHooks,
  localforage,
  msalBrowser,
  next,
  ngxCookieService,
  nodeHttp,
  nookies,
  nuxt,
  oidcClientTs,
  pinia,
  randomIds,
  reduxPersist,
  supabase,
  typescriptCookie,
  universalCookie,
  vueCookies,
  zustand,
];
