import browser from './browser.ts';
import expressSession from './express-session.ts';
import express from './express.ts';
import fetchApi from './fetch-api.ts';
import hono from './hono.ts';
import jose from './jose.ts';
import jsCookie from './js-cookie.ts';
import jsonwebtoken from './jsonwebtoken.ts';
import jwtByHand from './jwt-by-hand.ts';
import type { Model } from './model.ts';
import next from './next.ts';
import nodeHttp from './node-http.ts';
import randomIds from './random-ids.ts';

/** Every model; a test keeps the list complete. */
export const models: readonly Model[] = [
  browser,
  express,
  expressSession,
  fetchApi,
  hono,
  jose,
  jsCookie,
  jsonwebtoken,
  jwtByHand,
  next,
  nodeHttp,
  randomIds,
];
