import model from '#linter/models/openid-client.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

export default {
  model,
  defaults: [],
  behaviour: [
    {
      name: 'randomState, randomNonce and randomPKCECodeVerifier give 43 characters that differ every time',
      shows: async () => {
        const library = await testPackage<Record<'randomState' | 'randomNonce' | 'randomPKCECodeVerifier', () => string>>('openid-client');
        return [library.randomState, library.randomNonce, library.randomPKCECodeVerifier].map((create) => ({ length: create().length, differs: create() !== create() }));
      },
      is: Array.from({ length: 3 }, () => ({ length: 43, differs: true })),
    },
  ],
  cases: [
    {
      name: 'random values are no secret in the code, wherever they are put',
      code: `
import * as client from 'openid-client';
app.get('/login', (req, res) => {
  const state = client.randomState();
  res.cookie('oauth_state', state, { httpOnly: true, secure: true, sameSite: 'lax' });
  const url = client.buildAuthorizationUrl(config, { redirect_uri: redirect, scope: 'openid', state, code_challenge: challenge, code_challenge_method: 'S256' });
  res.redirect(url.href);
});`,
    },
    {
      name: 'the cookie of a session that it makes random is judged like any other',
      code: `
import { randomState } from 'openid-client';
import express from 'express';
const app = express();
app.get('/callback', (req, res) => {
  res.cookie('session', randomState(), { httpOnly: true, sameSite: 'lax' }); //! cookie-missing-secure
});`,
    },
  ],
} satisfies ModelCases;
