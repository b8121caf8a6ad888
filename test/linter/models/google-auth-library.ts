import model from '#linter/models/google-auth-library.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '10.9.1', source: 'build/src/auth/oauth2client.js' },
  cases: [
    {
      name: 'an ID token for whomever',
      code: `
import { OAuth2Client } from 'google-auth-library';
const client = new OAuth2Client(process.env.GOOGLE_CLIENT_ID);
export const subjectOf = async (idToken) => (await client.verifyIdToken({ idToken })).getPayload().sub; //! jwt-audience-not-verified
export const ours = async (idToken) => (await client.verifyIdToken({ idToken, audience: process.env.GOOGLE_CLIENT_ID })).getPayload().sub;
export async function compared(idToken) {
  const ticket = await client.verifyIdToken({ idToken });
  const { aud, sub } = ticket.getPayload();
  if (!clients.includes(aud)) throw new Error('for another application');
  return sub;
}`,
    },
  ],
} satisfies ModelCases;
