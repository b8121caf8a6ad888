import { set } from '#shared/facts/known.ts';
import { cookieAnswers, personalAnswers } from '../../sites/requests/personal-answers.ts';
import { defineShape } from './shape.ts';

/** What lets a cache that others share keep an answer. */
const shared = /public|s-maxage/i;

/** Handlers that answer with something of the user and allow shared caches, whatever the request. */
export default defineShape({
  check: 'auth-response-cacheable',
  needs: [['cache-control'], ['public', 's-maxage'], ['user', 'session', 'account', 'member', 'customer', 'cookie', 'jwtpayload', 'claims', 'principal', '.auth.', 'state.jwt']],
  find(context) {
    const personal = personalAnswers(context).filter(({ caching }) => shared.test(caching));
    const others = cookieAnswers(context).filter(({ caching }) => shared.test(caching)).filter(({ node }) => !personal.some((one) => one.node === node));
    return [
      ...personal.map(({ node, caching }) => ({ node, name: 'Cache-Control', side: 'server' as const, traits: { caching: set(caching) } })),
      ...others.map(({ node, caching, cookie }) => ({ node, name: 'Cache-Control', side: 'server' as const, traits: { caching: set(caching), cookieLine: set(cookie.loc.start.line) } })),
    ];
  },
});
