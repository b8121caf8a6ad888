import cookieParser from '#linter/models/cookie-parser.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: cookieParser,
  defaults: [],
  readIn: { version: '1.4.7', source: 'index.js' },
  withoutHeaders: 'It reads cookies and sets none.',
  cases: [
    {
      name: 'a key that is written in the code',
      code: `
import cookieParser from 'cookie-parser';
app.use(cookieParser('s3cr3t of the cookies')); //! session-secret-hardcoded
app.use(cookieParser(process.env.COOKIE_SECRET));
app.use(cookieParser());`,
    },
  ],
} satisfies ModelCases;
