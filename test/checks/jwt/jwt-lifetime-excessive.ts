import { absent, set } from '#shared/facts/known.ts';
import { asvsL2Policy } from '#shared/standards/policy.ts';
import { source, type CheckCases } from '../case.ts';
import { cookieInSource, captureSeconds, jwtCall, roleOf, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const hour = 3_600;
const day = 86_400;
const living = (seconds: number) => ({ payload: { sub: 'u1', iat: captureSeconds, exp: captureSeconds + seconds } });

export default {
  facts: [
    { name: 'an hour', fact: token(living(hour)), verdict: 'pass' },
    { name: 'more than an hour', fact: token(living(2 * hour)), verdict: 'fail', severity: 'low' },
    { name: 'more than a day', fact: token(living(2 * day)), verdict: 'fail', severity: 'medium' },
    { name: 'more than 30 days', fact: token(living(31 * day)), verdict: 'fail', severity: 'high' },
    { name: 'half an hour under the strict policy', fact: token(living(hour / 2)), policy: asvsL2Policy, verdict: 'fail', severity: 'low' },
    { name: 'a refresh token of 90 days', fact: token({ ...living(90 * day), role: roleOf('refresh-token') }), verdict: 'pass' },
    { name: 'a refresh token of 91 days', fact: token({ ...living(91 * day), role: roleOf('refresh-token') }), verdict: 'fail', severity: 'medium' },
    { name: 'an ID token', fact: token({ ...living(31 * day), role: roleOf('id-token') }), verdict: 'skip' },
    { name: 'without iat, from the time it was seen', fact: token({ payload: { exp: captureSeconds + 2 * day } }), verdict: 'fail', severity: 'medium' },
    { name: 'no exp belongs to another check', fact: token({ payload: { iat: captureSeconds } }), verdict: 'skip' },
    { name: 'it expires before it is issued', fact: token(living(-day)), verdict: 'pass' },
    { name: 'a call with two days', fact: jwtCall('sign', { lifetime: set(2 * day) }), verdict: 'fail', severity: 'medium' },
    { name: 'a week in a cookie that scripts cannot read', fact: jwtCall('sign', { lifetime: set(7 * day) }), among: [cookieInSource({ httpOnly: set(true) })], verdict: 'fail', severity: 'low' },
    { name: 'a week in a cookie that they can read', fact: jwtCall('sign', { lifetime: set(7 * day) }), among: [cookieInSource({ httpOnly: set(false) })], verdict: 'fail', severity: 'medium' },
    { name: 'eight days in a cookie', fact: jwtCall('sign', { lifetime: set(8 * day) }), among: [cookieInSource({ httpOnly: set(true) })], verdict: 'fail', severity: 'medium' },
    { name: 'a call for something else than a login', fact: jwtCall('sign', { lifetime: set(60 * day), purpose: 'unsubscribe' }), verdict: 'skip' },
    { name: 'a call with 15 minutes', fact: jwtCall('sign', { lifetime: set(900) }), verdict: 'pass' },
    { name: 'a call that signs with the secret of refresh tokens', fact: jwtCall('sign', { lifetime: set(30 * day), secret: set({ origin: 'environment', variable: 'REFRESH_TOKEN_SECRET' }) }), verdict: 'pass' },
    { name: 'a call whose names say refresh', fact: jwtCall('sign', { lifetime: set(30 * day), role: roleOf('refresh-token') }), verdict: 'pass' },
    { name: 'a call without expiry', fact: jwtCall('sign', { lifetime: absent }), verdict: 'skip' },
    { name: 'a verify', fact: jwtCall('verify', { lifetime: set(2 * day) }), verdict: 'skip' },
  ],
  live: [
    { name: 'a token of a week', login: true, response: [`Set-Cookie: token=${accessToken(7 * day)}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'medium' },
    { name: 'a token of 15 minutes', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a setting that Nest hands to whoever asks',
        file: 'src/config/configuration.ts',
        code: source`
          export default () => ({
            database: { url: process.env.DATABASE_URL },
            jwt: { secret: process.env.JWT_SECRET, accessTtl: process.env.ACCESS_TTL ?? '7d' },
          });
        `,
      },
      {
        name: 'a setting under a name',
        file: 'src/config/jwt.config.ts',
        code: source`
          import { registerAs } from '@nestjs/config';
          export default registerAs('jwt', () => {
            return { secret: process.env.JWT_SECRET, signOptions: { expiresIn: '30 days' } };
          });
        `,
      },
      {
        name: 'a week',
        code: source`
          import jwt from 'jsonwebtoken';
          export const accessTokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
        `,
      },
      {
        name: 'a login that was confirmed',
        code: source`
          const jwt = require('jsonwebtoken');
          exports.confirmLogin = async (user) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
        `,
      },
      {
        name: 'a point in time as the seconds of a library',
        code: source`
          import jwt from 'jwt-simple';
          import dayjs from 'dayjs';
          export const tokenFor = (member) => jwt.encode({ sub: member.id, exp: dayjs().add(6, 'month').unix() }, process.env.TOKEN_KEY, 'HS256');
        `,
      },
    ],
    good: [
      {
        name: 'settings of other tokens and things',
        file: 'src/config/configuration.ts',
        code: source`
          export default () => ({
            jwt: { secret: process.env.JWT_SECRET, accessTtl: process.env.ACCESS_TTL ?? '15m', refreshTtl: '30d', expiresIn: process.env.TTL },
            cache: { ttl: '7d' },
            invitations: { jwt: { expiresIn: '7d' } },
            jwtRefresh: { expiresIn: '90d' },
          });
        `,
      },
      {
        name: 'a link in a mail',
        code: source`
          const jwt = require('jsonwebtoken');
          exports.unsubscribeLink = (subscriber) => {
            const token = jwt.sign({ row: subscriber.id }, process.env.MAIL_KEY, { algorithm: 'HS256', expiresIn: '60d' });
            return process.env.PUBLIC_URL + '/stop?t=' + token;
          };
        `,
      },
      {
        name: 'a key of invitations',
        code: source`
          const jwt = require('jsonwebtoken');
          const { inviteKey } = require('./keys');
          exports.tokenFor = (team, email) => jwt.sign({ team, email }, inviteKey, { expiresIn: '14d' });
        `,
      },
      {
        name: '15 minutes',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const accessTokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
      {
        name: 'a refresh token',
        code: source`
          import jwt from 'jsonwebtoken';
          export const refreshTokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.REFRESH_TOKEN_SECRET, { expiresIn: '30d' });
        `,
      },
      {
        name: 'ten minutes as the seconds of a library',
        code: source`
          import jwt from 'jwt-simple';
          import moment from 'moment';
          export const tokenFor = (member) => jwt.encode({ sub: member.id, exp: moment().add(10, 'minutes').unix() }, process.env.TOKEN_KEY, 'HS256');
        `,
      },
    ],
  },
} satisfies CheckCases;
