import auth0SpaJs from './auth0-spa-js.ts';
import axios from './axios.ts';
import browser from './browser.ts';
import cookie from './cookie.ts';
import cookiesNext from './cookies-next.ts';
import cors from './cors.ts';
import csrfCsrf from './csrf-csrf.ts';
import csrfSync from './csrf-sync.ts';
import csurf from './csurf.ts';
import elysiajsJwt from './elysiajs-jwt.ts';
import express from './express.ts';
import expressJwt from './express-jwt.ts';
import expressSession from './express-session.ts';
import fastJwt from './fast-jwt.ts';
import fastifyCors from './fastify-cors.ts';
import fastifyCsrfProtection from './fastify-csrf-protection.ts';
import fastifyJwt from './fastify-jwt.ts';
import fetchApi from './fetch-api.ts';
import hapiJwt from './hapi-jwt.ts';
import hono from './hono.ts';
import idb from './idb.ts';
import jose from './jose.ts';
import jsCookie from './js-cookie.ts';
import jsonwebtoken from './jsonwebtoken.ts';
import jsonwebtoken8 from './jsonwebtoken-8.ts';
import jwksRsa from './jwks-rsa.ts';
import jwtByHand from './jwt-by-hand.ts';
import jwtDecode from './jwt-decode.ts';
import jwtSimple from './jwt-simple.ts';
import keycloakJs from './keycloak-js.ts';
import koaCors from './koa-cors.ts';
import koaJwt from './koa-jwt.ts';
import localStorageHooks from './local-storage-hooks.ts';
import localforage from './localforage.ts';
import loggers from './loggers.ts';
import lusca from './lusca.ts';
import type { Model } from './model.ts';
import msalBrowser from './msal-browser.ts';
import nestjsCors from './nestjs-cors.ts';
import nestjsJwt from './nestjs-jwt.ts';
import next from './next.ts';
import nextAuthJwt from './next-auth-jwt.ts';
import ngxCookieService from './ngx-cookie-service.ts';
import njwt from './njwt.ts';
import nodeHttp from './node-http.ts';
import nookies from './nookies.ts';
import nuxt from './nuxt.ts';
import oidcClientTs from './oidc-client-ts.ts';
import passportJwt from './passport-jwt.ts';
import pinia from './pinia.ts';
import randomIds from './random-ids.ts';
import redirects from './redirects.ts';
import reduxPersist from './redux-persist.ts';
import supabase from './supabase.ts';
import tsndrCloudflareWorkerJwt from './tsndr-cloudflare-worker-jwt.ts';
import typescriptCookie from './typescript-cookie.ts';
import universalCookie from './universal-cookie.ts';
import vueCookies from './vue-cookies.ts';
import webRequests from './web-requests.ts';
import zustand from './zustand.ts';

/** Every model; a test keeps the list complete. */
export const models: readonly Model[] = [
  auth0SpaJs,
  axios,
  browser,
  cookie,
  cookiesNext,
  cors,
  csrfCsrf,
  csrfSync,
  csurf,
  elysiajsJwt,
  express,
  expressJwt,
  expressSession,
  fastJwt,
  fastifyCors,
  fastifyCsrfProtection,
  fastifyJwt,
  fetchApi,
  hapiJwt,
  hono,
  idb,
  jose,
  jsCookie,
  jsonwebtoken,
  jsonwebtoken8,
  jwksRsa,
  jwtByHand,
  jwtDecode,
  jwtSimple,
  keycloakJs,
  koaCors,
  koaJwt,
  localStorageHooks,
  localforage,
  loggers,
  lusca,
  msalBrowser,
  nestjsCors,
  nestjsJwt,
  next,
  nextAuthJwt,
  ngxCookieService,
  njwt,
  nodeHttp,
  nookies,
  nuxt,
  oidcClientTs,
  passportJwt,
  pinia,
  randomIds,
  redirects,
  reduxPersist,
  supabase,
  tsndrCloudflareWorkerJwt,
  typescriptCookie,
  universalCookie,
  vueCookies,
  webRequests,
  zustand,
];
