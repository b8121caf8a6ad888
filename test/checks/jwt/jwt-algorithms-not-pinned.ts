import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

const key = set({ origin: 'environment', variable: 'KEY', identity: 'KEY' } as const);

export default {
  facts: [
    { name: 'the token chooses', fact: jwtCall('verify', { algorithmChosenBy: 'header' }), verdict: 'fail', severity: 'high' },
    { name: 'the text of the key chooses', fact: jwtCall('verify', { algorithmChosenBy: 'key-text' }), verdict: 'fail', severity: 'high' },
    { name: 'the kind of the key chooses', fact: jwtCall('verify', { algorithmChosenBy: 'key-type' }), verdict: 'fail', severity: 'low' },
    { name: 'the keys of an issuer', fact: jwtCall('verify', { algorithmChosenBy: 'key-type', secret: set({ origin: 'key-set' }) }), verdict: 'fail', severity: 'info' },
    { name: 'with a signature of the same key beside it', fact: jwtCall('verify', { algorithmChosenBy: 'header', secret: key }), among: [jwtCall('sign', { secret: key, algorithms: set(['HS256']) })], verdict: 'fail' },
    { name: 'named, or refused without', fact: jwtCall('verify', { algorithms: set(['HS256']) }), verdict: 'pass' },
    { name: 'options from elsewhere', fact: jwtCall('verify', { algorithms: unknown('it is a parameter') }), verdict: 'pass' },
    { name: 'no signature is checked at all', fact: jwtCall('verify', { algorithmChosenBy: 'header', checksSignature: set(false) }), verdict: 'skip' },
    { name: 'a signature', fact: jwtCall('sign'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'jwt-simple, where the token chooses',
        code: source`
          import jwt from 'jwt-simple';
          export const claimsOf = (token: string) => jwt.decode(token, process.env.JWT_SECRET);
        `,
      },
      {
        name: 'jsonwebtoken 8, where the text of the key chooses',
        installed: { jsonwebtoken: '8.5.1' },
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_PUBLIC_KEY);
        `,
      },
    ],
    good: [
      {
        name: 'a pinned algorithm',
        remedyFor: 'jwt-simple',
        code: source`
          import jwt from 'jwt-simple';
          export const claimsOf = (token: string) => jwt.decode(token, process.env.JWT_SECRET, false, 'HS256');
        `,
      },
      {
        name: 'options that come from elsewhere',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string, options: jwt.VerifyOptions) => jwt.verify(token, process.env.JWT_SECRET, options);
        `,
      },
    ],
  },
} satisfies CheckCases;
