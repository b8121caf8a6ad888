import browser from './browser.ts';
import elysiajsJwt from './elysiajs-jwt.ts';
import expressJwt from './express-jwt.ts';
import expressSession from './express-session.ts';
import express from './express.ts';
import fastJwt from './fast-jwt.ts';
import fastifyJwt from './fastify-jwt.ts';
import fetchApi from './fetch-api.ts';
import hapiJwt from './hapi-jwt.ts';
import hono from './hono.ts';
import jose from './jose.ts';
import jsCookie from './js-cookie.ts';
import jsonwebtoken8 from './jsonwebtoken-8.ts';
import jsonwebtoken from './jsonwebtoken.ts';
import jwksRsa from './jwks-rsa.ts';
import jwtByHand from './jwt-by-hand.ts';
import jwtDecode from './jwt-decode.ts';
import jwtSimple from './jwt-simple.ts';
import koaJwt from './koa-jwt.ts';
import type { Model } from './model.ts';
import nestjsJwt from './nestjs-jwt.ts';
import nextAuthJwt from './next-auth-jwt.ts';
import next from './next.ts';
import njwt from './njwt.ts';
import nodeHttp from './node-http.ts';
import passportJwt from './passport-jwt.ts';
import randomIds from './random-ids.ts';
import tsndrCloudflareWorkerJwt from './tsndr-cloudflare-worker-jwt.ts';

/** Every model; a test keeps the list complete. */
export const models: readonly Model[] = [
  browser,
  elysiajsJwt,
  express,
  expressJwt,
  expressSession,
  fastJwt,
  fastifyJwt,
  fetchApi,
  hapiJwt,
  hono,
  jose,
  jsCookie,
  jsonwebtoken,
  jsonwebtoken8,
  jwksRsa,
  jwtByHand,
  jwtDecode,
  jwtSimple,
  koaJwt,
  nestjsJwt,
  next,
  nextAuthJwt,
  njwt,
  nodeHttp,
  passportJwt,
  randomIds,
  tsndrCloudflareWorkerJwt,
];
