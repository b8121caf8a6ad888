import csurf from '#linter/models/csurf.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: csurf,
  defaults: [],
  withoutHeaders: 'it sets a cookie of its own for the secret of the token only',
  cases: [
    {
      name: 'a method that changes state is let through',
      code: `
import csurf from 'csurf';
app.use(csurf({ ignoreMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'] })); //! csrf-protection-disabled`,
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
