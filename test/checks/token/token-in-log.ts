import { source, type CheckCases } from '../case.ts';
import { credentialUse } from '../facts.ts';

const logged = credentialUse({ by: 'log', place: 'argument', name: 'accessToken' });

export default {
  facts: [
    { name: 'a log', fact: logged, verdict: 'fail', severity: 'medium' },
    { name: 'a level for debugging', fact: { ...logged, isDebug: true }, verdict: 'fail', severity: 'low' },
    { name: 'an error tracker', fact: { ...logged, by: 'error-tracker' }, verdict: 'fail', severity: 'high' },
    { name: 'a request is no log', fact: credentialUse(), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'the token after a login',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          import pino from 'pino';

          const logger = pino();
          const app = express();
          app.post('/login', (req, res) => {
            const token = jwt.sign({ sub: req.body.user }, process.env.JWT_SECRET, { expiresIn: '15m' });
            logger.info({ user: req.body.user, token }, 'signed in');
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'the token of the Authorization header',
        code: source`
          import express from 'express';

          const app = express();
          app.use((req, res, next) => {
            const token = req.headers.authorization?.split(' ')[1];
            console.log('token', token);
            next();
          });
        `,
      },
      {
        name: 'what the login answered',
        code: source`
          export async function login(email, password) {
            const response = await fetch('/login', { method: 'POST', body: JSON.stringify({ email, password }) });
            const data = await response.json();
            console.log('signed in', data.token);
          }
        `,
      },
      {
        name: 'all headers of a request',
        code: source`
          import express from 'express';

          const app = express();
          app.use((req, res, next) => {
            console.log(req.method, req.url, req.headers);
            next();
          });
        `,
      },
      {
        name: 'what a login gives',
        code: source`
          export async function login(req, res) {
            const token = await auth.login(req.body.email, req.body.password);
            console.log('issued token', token);
            res.json({ token });
          }
        `,
      },
    ],
    good: [
      {
        name: 'an identifier, a mask, an answer to a question',
        code: source`
          import pino from 'pino';

          const logger = pino();
          export function report(user, accessToken) {
            logger.info({ user: user.id, hasToken: Boolean(accessToken) }, 'signed in');
            logger.info('token ' + accessToken.slice(-4));
            logger.info({ tokenCount: 3, tokenType: 'Bearer', csrfToken: user.csrfToken });
            console.log('accessToken is missing');
          }
        `,
      },
      {
        name: 'a logger that takes it out, and the tokens of a parser',
        code: source`
          import pino from 'pino';

          const logger = pino({ redact: ['accessToken'] });
          export function parse(token, session) {
            logger.info({ accessToken: session.accessToken });
            console.log('unexpected token', token);
            console.log(token.type, token.value);
          }
        `,
      },
      {
        name: 'what a lexer gives',
        code: source`
          export function scan(lexer) {
            const token = lexer.nextToken();
            console.log('token', token);
            return createToken(token);
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
