import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

export default {
  facts: [
    { name: 'small keys', fact: jwtCall('sign', { unsafeOptions: ['allowInsecureKeySizes'] }), verdict: 'fail', severity: 'medium' },
    { name: 'keys of the wrong kind', fact: jwtCall('verify', { unsafeOptions: ['allowInvalidAsymmetricKeyTypes'] }), verdict: 'fail' },
    { name: 'an empty key', fact: jwtCall('verify', { emptyKey: 'secretOrKey' }), verdict: 'fail', severity: 'low' },
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
      {
        name: 'an empty key where the variable is missing',
        code: source`
          import { ExtractJwt, Strategy } from 'passport-jwt';
          const settings = { key: process.env.ACCESS_KEY ?? '' };
          export const strategy = new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: settings.key, algorithms: ['HS256'], issuer: 'https://id.example', audience: 'shop' }, find);
        `,
      },
    ],
    good: [
      {
        name: 'a key that is asked for',
        code: source`
          import { ExtractJwt, Strategy } from 'passport-jwt';
          if (!process.env.ACCESS_KEY) throw new Error('ACCESS_KEY is missing');
          export const strategy = new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.ACCESS_KEY, algorithms: ['HS256'], issuer: 'https://id.example', audience: 'shop' }, find);
        `,
      },
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
