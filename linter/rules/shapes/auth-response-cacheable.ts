import { set } from '#shared/facts/known.ts';
import { cookieAnswers, personalAnswers } from '../../sites/requests/personal-answers.ts';
import { defineShape } from './shape.ts';

/** Handlers that answer with something of the user and allow shared caches, whatever the request. */
export default defineShape({
  check: 'auth-response-cacheable',
  needs: [['cache-control'], ['public', 's-maxage'], ['user', 'session', 'account', 'member', 'customerid', 'cookie']],
  find(context) {
    const personal = personalAnswers(context);
    const others = cookieAnswers(context).filter(({ node }) => !personal.some((one) => one.node === node));
    return [
      ...personal.map(({ node, caching }) => ({ node, name: 'Cache-Control', side: 'server' as const, traits: { caching: set(caching) } })),
      ...others.map(({ node, caching, cookie }) => ({ node, name: 'Cache-Control', side: 'server' as const, traits: { caching: set(caching), cookieLine: set(cookie.loc.start.line) } })),
    ];
  },
});
