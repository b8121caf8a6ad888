import { absent, byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

const off = { checksSignature: set(false), verifiedBeside: set(false) };

export default {
  facts: [
    { name: 'used for a decision', fact: jwtCall('verify', { ...off, use: set('decision') }), verdict: 'fail', severity: 'critical' },
    { name: 'a middleware', fact: jwtCall('verify', { ...off, use: absent, verifiedBeside: absent }), verdict: 'fail', severity: 'critical' },
    { name: 'used for something that could not be followed', fact: jwtCall('verify', { ...off, use: unknown('it is passed on') }), verdict: 'unsure' },
    { name: 'used to find the key', fact: jwtCall('verify', { ...off, use: set('key-lookup') }), verdict: 'pass' },
    { name: 'verified beside it', fact: jwtCall('verify', { ...off, use: set('decision'), verifiedBeside: set(true) }), verdict: 'pass' },
    { name: 'verified', fact: jwtCall('verify', { checksSignature: byDefault(true, 'jwt-simple') }), verdict: 'pass' },
    { name: 'a decode', fact: jwtCall('decode'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'noVerify of jwt-simple',
        code: source`
          import jwt from 'jwt-simple';
          export function authenticate(req, res, next) {
            req.user = jwt.decode(req.headers.authorization.slice(7), process.env.JWT_SECRET, true);
            next();
          }
        `,
      },
      {
        name: 'a strategy of hapi that verifies nothing',
        code: source`
          import Hapi from '@hapi/hapi';
          const server = Hapi.server();
          server.auth.strategy('login', 'jwt', { keys: process.env.JWT_SECRET, verify: false, validate });
        `,
      },
      {
        name: 'an identity for other files',
        code: source`
          var jwt = require('jwt-simple');
          function readTicket(ticket) {
            try {
              var person = jwt.decode(ticket, settings.key, true);
              return { number: person.sub, unit: person.unit };
            } catch (e) {
              return null;
            }
          }
          exports.readTicket = readTicket;
        `,
      },
      {
        name: 'keys of an issuer that come from whoever answers',
        code: source`
          import https from 'node:https';
          import jwksClient from 'jwks-rsa';
          const agent = new https.Agent({ rejectUnauthorized: false });
          export const client = jwksClient({ jwksUri: 'https://id.example/.well-known/jwks.json', requestAgent: agent });
        `,
      },
      {
        name: 'certificates that nobody checks in the whole process',
        code: source`
          import jwksClient from 'jwks-rsa';
          process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
          export const client = jwksClient({ jwksUri: 'https://id.example/.well-known/jwks.json' });
        `,
      },
      {
        name: 'the discovery of an issuer, by a dispatcher',
        code: source`
          import { Agent, request } from 'undici';
          const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
          export const settings = () => request('https://id.example/.well-known/openid-configuration', { dispatcher });
        `,
      },
    ],
    good: [
      {
        name: 'an agent that trusts one authority, and one for developers',
        code: source`
          import https from 'node:https';
          import jwksClient from 'jwks-rsa';
          const agent = new https.Agent({ ca, rejectUnauthorized: true });
          const local = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'production' });
          export const client = jwksClient({ jwksUri: 'https://id.example/.well-known/jwks.json', requestAgent: agent });
        `,
      },
      {
        name: 'an agent for something else',
        code: source`
          import https from 'node:https';
          export const printers = new https.Agent({ rejectUnauthorized: false });
        `,
      },
      {
        name: 'noVerify to find the key, then a verification',
        code: source`
          import jwt from 'jwt-simple';
          export function authenticate(req, res, next) {
            const token = req.headers.authorization.slice(7);
            const { iss } = jwt.decode(token, '', true);
            req.user = jwt.decode(token, keys.get(iss), false, 'HS256');
            next();
          }
        `,
      },
      {
        name: 'an identity for other files that was verified before',
        code: source`
          var jwt = require('jwt-simple');
          function readTicket(ticket) {
            jwt.decode(ticket, settings.key, false, 'HS256');
            var person = jwt.decode(ticket, settings.key, true);
            return { number: person.sub, unit: person.unit };
          }
          exports.readTicket = readTicket;
        `,
      },
      {
        name: 'a database and a broker beside the keys of an issuer',
        code: source`
          import jwksClient from 'jwks-rsa';
          import mqtt from 'mqtt';
          import pg from 'pg';
          export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false } });
          export const broker = mqtt.connect(process.env.BROKER, { rejectUnauthorized: false });
          export const client = jwksClient({ jwksUri: 'https://id.example/.well-known/jwks.json' });
        `,
      },
      {
        name: 'certificates that are checked everywhere',
        code: source`
          import jwksClient from 'jwks-rsa';
          process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
          export const client = jwksClient({ jwksUri: 'https://id.example/.well-known/jwks.json' });
        `,
      },
    ],
  },
} satisfies CheckCases;
