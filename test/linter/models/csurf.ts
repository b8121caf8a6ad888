import csurf from '#linter/models/csurf.ts';
import { letsThrough } from '../cross-site.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Request {
  readonly method: string;
  readonly session: object;
  readonly headers: Readonly<Record<string, string>>;
  csrfToken?: () => string;
}

async function passes(request: Request, options: object = {}): Promise<boolean> {
  const { default: csurf } = await testPackage<{ default: (options: object) => Parameters<typeof letsThrough>[0] }>('csurf');
  return letsThrough(csurf(options), request);
}

async function withToken(session: object): Promise<Record<string, string>> {
  const request: Request = { method: 'GET', session, headers: {} };
  await passes(request);
  return { 'csrf-token': request.csrfToken?.() ?? '' };
}

export default {
  model: csurf,
  defaults: [],
  withoutHeaders: 'it sets a cookie of its own for the secret of the token only',
  behaviour: [
    { name: 'it refuses a POST without a token, unless POST is ignored', shows: async () => [await passes({ method: 'POST', session: {}, headers: {} }), await passes({ method: 'POST', session: {}, headers: {} }, { ignoreMethods: ['POST'] })], is: [false, true] },
    { name: 'a token holds for its session only', shows: async () => { const session = {}; const headers = await withToken(session); return [await passes({ method: 'POST', session, headers }), await passes({ method: 'POST', session: {}, headers })]; }, is: [true, false] },
  ],
  cases: [
    {
      name: 'a method that changes state is let through',
      code: `
import csurf from 'csurf';
app.use(csurf({ ignoreMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'] })); //! csrf-protection-disabled`,
    },
    {
      name: 'the fork',
      code: `
const csurf = require('@dr.pogodin/csurf');
const protect = csurf({ cookie: false, ignoreMethods: ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'] }); //! csrf-protection-disabled`,
    },
    {
      name: 'tokens in the session or in a cookie',
      code: `
import csurf from 'csurf';
app.use(csurf());
app.use(csurf({ ignoreMethods: ['GET', 'HEAD', 'OPTIONS'] }));
app.use(csurf({ cookie: false }));
app.use(csurf({ cookie: true }));
app.use(csurf({ ignoreMethods: config.methods }));`,
    },
  ],
} satisfies ModelCases;
