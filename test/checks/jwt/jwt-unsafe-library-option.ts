import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

export default {
  facts: [
    { name: 'small keys', fact: jwtCall('sign', { unsafeOptions: ['allowInsecureKeySizes'] }), verdict: 'fail', severity: 'medium' },
    { name: 'keys of the wrong kind', fact: jwtCall('verify', { unsafeOptions: ['allowInvalidAsymmetricKeyTypes'] }), verdict: 'fail' },
    { name: 'none', fact: jwtCall('verify'), verdict: 'pass' },
    { name: 'a decode', fact: jwtCall('decode'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'small keys',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, process.env.PRIVATE_KEY, { algorithm: 'RS256', expiresIn: '15m', allowInsecureKeySizes: true });
        `,
      },
    ],
    good: [
      {
        name: 'the option says no',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, process.env.PRIVATE_KEY, { algorithm: 'RS256', expiresIn: '15m', allowInsecureKeySizes: false });
        `,
      },
    ],
  },
} satisfies CheckCases;
