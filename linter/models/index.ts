// Written by npm run docs.
import type { Model } from './model.ts';
import astro from './astro.ts';
import authJs from './auth-js.ts';
import auth0SpaJs from './auth0-spa-js.ts';
import axios from './axios.ts';
import betterAuth from './better-auth.ts';
import browser from './browser.ts';
import bun from './bun.ts';
import clientSessions from './client-sessions.ts';
import cookie from './cookie.ts';
import cookieParser from './cookie-parser.ts';
import cookieSession from './cookie-session.ts';
import cookies from './cookies.ts';
import cookiesNext from './cookies-next.ts';
import cors from './cors.ts';
import csrfCsrf from './csrf-csrf.ts';
import csrfSync from './csrf-sync.ts';
import csurf from './csurf.ts';
import denoStd from './deno-std.ts';
import dexie from './dexie.ts';
import djwt from './djwt.ts';
import elysia from './elysia.ts';
import elysiajsCors from './elysiajs-cors.ts';
import elysiajsJwt from './elysiajs-jwt.ts';
import express from './express.ts';
import expressJwt from './express-jwt.ts';
import expressOpenidConnect from './express-openid-connect.ts';
import expressSession from './express-session.ts';
import fastJwt from './fast-jwt.ts';
import fastifyCookie from './fastify-cookie.ts';
import fastifyCookie9 from './fastify-cookie-9.ts';
import fastifyCors from './fastify-cors.ts';
import fastifyCsrfProtection from './fastify-csrf-protection.ts';
import fastifyJwt from './fastify-jwt.ts';
import fastifySecureSession from './fastify-secure-session.ts';
import fastifySession from './fastify-session.ts';
import fetchApi from './fetch-api.ts';
import firebaseAuth from './firebase-auth.ts';
import googleAuthLibrary from './google-auth-library.ts';
import h31 from './h3-1.ts';
import h32 from './h3-2.ts';
import hapi from './hapi.ts';
import hapiCookie from './hapi-cookie.ts';
import hapiJwt from './hapi-jwt.ts';
import helmet from './helmet.ts';
import hono from './hono.ts';
import httpClients from './http-clients.ts';
import idb from './idb.ts';
import ironSession from './iron-session.ts';
import jose from './jose.ts';
import jsCookie from './js-cookie.ts';
import jsonwebtoken from './jsonwebtoken.ts';
import jsonwebtoken8 from './jsonwebtoken-8.ts';
import jwksRsa from './jwks-rsa.ts';
import jwtByHand from './jwt-by-hand.ts';
import jwtDecode from './jwt-decode.ts';
import jwtSimple from './jwt-simple.ts';
import keycloakJs from './keycloak-js.ts';
import koa from './koa.ts';
import koaCors from './koa-cors.ts';
import koaCsrf from './koa-csrf.ts';
import koaGenericSession from './koa-generic-session.ts';
import koaJwt from './koa-jwt.ts';
import koaSession from './koa-session.ts';
import localStorageHooks from './local-storage-hooks.ts';
import localforage from './localforage.ts';
import loggers from './loggers.ts';
import lusca from './lusca.ts';
import msalBrowser from './msal-browser.ts';
import nestjsCors from './nestjs-cors.ts';
import nestjsJwt from './nestjs-jwt.ts';
import next from './next.ts';
import nextAuth from './next-auth.ts';
import nextAuthJwt from './next-auth-jwt.ts';
import nextjsAuth0 from './nextjs-auth0.ts';
import ngxCookieService from './ngx-cookie-service.ts';
import njwt from './njwt.ts';
import nodeHttp from './node-http.ts';
import nookies from './nookies.ts';
import nuxt from './nuxt.ts';
import nuxtAuthUtils from './nuxt-auth-utils.ts';
import oak from './oak.ts';
import oidcClient from './oidc-client.ts';
import oidcClientTs from './oidc-client-ts.ts';
import openidClient from './openid-client.ts';
import passport from './passport.ts';
import passportJwt from './passport-jwt.ts';
import pinia from './pinia.ts';
import randomIds from './random-ids.ts';
import reactRouter from './react-router.ts';
import redirects from './redirects.ts';
import reduxPersist from './redux-persist.ts';
import remix from './remix.ts';
import sessionStores from './session-stores.ts';
import socketIo from './socket-io.ts';
import storageWrappers from './storage-wrappers.ts';
import supabase from './supabase.ts';
import sveltekit from './sveltekit.ts';
import toughCookie from './tough-cookie.ts';
import tsndrCloudflareWorkerJwt from './tsndr-cloudflare-worker-jwt.ts';
import typescriptCookie from './typescript-cookie.ts';
import universalCookie from './universal-cookie.ts';
import vueCookies from './vue-cookies.ts';
import webRequests from './web-requests.ts';
import ws from './ws.ts';
import yar from './yar.ts';
import zustand from './zustand.ts';

/** Every model. */
export const models: readonly Model[] = [
  astro,
  authJs,
  auth0SpaJs,
  axios,
  betterAuth,
  browser,
  bun,
  clientSessions,
  cookie,
  cookieParser,
  cookieSession,
  cookies,
  cookiesNext,
  cors,
  csrfCsrf,
  csrfSync,
  csurf,
  denoStd,
  dexie,
  djwt,
  elysia,
  elysiajsCors,
  elysiajsJwt,
  express,
  expressJwt,
  expressOpenidConnect,
  expressSession,
  fastJwt,
  fastifyCookie,
  fastifyCookie9,
  fastifyCors,
  fastifyCsrfProtection,
  fastifyJwt,
  fastifySecureSession,
  fastifySession,
  fetchApi,
  firebaseAuth,
  googleAuthLibrary,
  h31,
  h32,
  hapi,
  hapiCookie,
  hapiJwt,
  helmet,
  hono,
  httpClients,
  idb,
  ironSession,
  jose,
  jsCookie,
  jsonwebtoken,
  jsonwebtoken8,
  jwksRsa,
  jwtByHand,
  jwtDecode,
  jwtSimple,
  keycloakJs,
  koa,
  koaCors,
  koaCsrf,
  koaGenericSession,
  koaJwt,
  koaSession,
  localStorageHooks,
  localforage,
  loggers,
  lusca,
  msalBrowser,
  nestjsCors,
  nestjsJwt,
  next,
  nextAuth,
  nextAuthJwt,
  nextjsAuth0,
  ngxCookieService,
  njwt,
  nodeHttp,
  nookies,
  nuxt,
  nuxtAuthUtils,
  oak,
  oidcClient,
  oidcClientTs,
  openidClient,
  passport,
  passportJwt,
  pinia,
  randomIds,
  reactRouter,
  redirects,
  reduxPersist,
  remix,
  sessionStores,
  socketIo,
  storageWrappers,
  supabase,
  sveltekit,
  toughCookie,
  tsndrCloudflareWorkerJwt,
  typescriptCookie,
  universalCookie,
  vueCookies,
  webRequests,
  ws,
  yar,
  zustand,
];
