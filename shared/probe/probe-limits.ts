import type { Limit } from '../facts/capture.ts';

/** Why a test that was asked for was not made. */
export const probeLimits = {
  noCredential: (why: string): Limit => ({
    id: 'probe-no-credential',
    what: 'No active test was made.',
    why,
    remedy: 'Sign in, and let the application load something with the credential; name another origin with the address to ask.',
  }),
  noAddress: (why: string): Limit => ({
    id: 'probe-no-address',
    what: 'Active tests were left out, because no address tells a signed-in user from a stranger.',
    why,
    remedy: 'Choose an address that refuses or redirects whoever is not signed in.',
  }),
  noSignature: {
    id: 'probe-no-jwt',
    what: 'Tests of forged and expired tokens were left out.',
    why: 'The credential is not a signed JWT.',
  },
  noExpiredToken: {
    id: 'probe-no-expired-token',
    what: 'The test of an expired token was left out.',
    why: 'No token of this login has expired for more than two minutes.',
    remedy: 'Try again when one has, or give one that has.',
  },
  notExpired: {
    id: 'probe-token-not-expired',
    what: 'The test of an expired token was left out.',
    why: 'The token that was given is not a JWT that has expired for more than two minutes.',
  },
  noSession: {
    id: 'sample-no-session',
    what: 'Session identifiers were not compared.',
    why: 'No cookie was seen that is likely to be a session.',
  },
  noneGiven: {
    id: 'sample-none-given',
    what: 'Session identifiers were not compared.',
    why: 'Three requests without credentials got no session cookie.',
    remedy: 'Choose an address that gives strangers a session, such as that of the login form.',
  },
  content: {
    id: 'sample-content',
    what: 'Session identifiers were not compared.',
    why: 'The value of the session cookie is content that is signed or sealed, not an identifier.',
  },
  noCookie: {
    id: 'probe-no-cookie',
    what: 'The test with a foreign origin was left out.',
    why: 'The credential is not a cookie, so browsers send it for no other page.',
  },
} satisfies Record<string, Limit | ((why: string) => Limit)>;
