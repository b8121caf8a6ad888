import { set } from '#shared/facts/known.ts';
import { personalAnswers } from '../../sites/personal-answers.ts';
import { defineShape } from './shape.ts';

/** Handlers that answer with something of the user and allow shared caches, whatever the request. */
export default defineShape({
  check: 'auth-response-cacheable',
  needs: [['cache-control'], ['public', 's-maxage'], ['.user', 'session', 'account', 'member', 'userid', 'user_id', 'customerid']],
  find: (context) => personalAnswers(context).map(({ node, caching }) => ({ node, name: 'Cache-Control', side: 'server', traits: { caching: set(caching) } })),
});
