import { type CheckCases } from '../case.ts';
import { acceptedAnswer, captureSeconds, probe, refusedAnswer } from '../facts.ts';

const redirect = { status: 302, redirected: true, size: 0, body: '' };
const hiddenRedirect = { ...redirect, status: 0 };
const page = { status: 200, redirected: false, size: 96, body: 'page with a nonce' };

export default {
  facts: [
    { name: 'accepted as before', fact: probe('after-logout'), verdict: 'fail', severity: 'high' },
    { name: 'a session identifier accepted as before', fact: probe('after-logout', { credential: { name: 'sid', by: 'cookie', form: 'opaque' } }), verdict: 'fail', severity: 'high' },
    { name: 'a token without an expiry', fact: probe('after-logout', { credential: { name: 'access_token', by: 'bearer', form: 'jws', expires: null } }), verdict: 'fail', severity: 'critical' },
    { name: 'a token that ends in five minutes', fact: probe('after-logout', { credential: { name: 'access_token', by: 'bearer', form: 'jws', expires: captureSeconds + 300 } }), verdict: 'fail', severity: 'low' },
    { name: 'a page whose body differs each time, redirected when signed out', fact: probe('after-logout', { authenticated: page, probed: { ...page, size: 97, body: 'another nonce' }, anonymous: redirect }), verdict: 'fail' },
    { name: 'refused', fact: probe('after-logout', { probed: refusedAnswer }), verdict: 'pass' },
    { name: 'refused with another status than without credentials', fact: probe('after-logout', { probed: refusedAnswer, anonymous: redirect }), verdict: 'pass' },
    { name: 'redirected like a request without credentials', fact: probe('after-logout', { probed: redirect, anonymous: redirect }), verdict: 'pass' },
    { name: 'redirected, where a browser shows no more', fact: probe('after-logout', { probed: hiddenRedirect, anonymous: hiddenRedirect }), verdict: 'pass' },
    { name: 'redirected, unlike a request without credentials: a sign-on may have renewed it', fact: probe('after-logout', { probed: redirect }), verdict: 'unsure' },
    { name: 'a public page', fact: probe('after-logout', { anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'a page that varies, public or not', fact: probe('after-logout', { authenticated: page, probed: { ...page, body: 'b' }, anonymous: { ...page, body: 'c', size: 98 } }), verdict: 'unsure' },
    { name: 'a short answer that names the user', fact: probe('after-logout', { authenticated: { ...page, body: 'Ada' }, probed: { ...page, body: 'Ada' }, anonymous: { ...page, body: 'Guest' } }), verdict: 'fail' },
    { name: 'a short answer that names nobody', fact: probe('after-logout', { authenticated: { ...page, body: 'Ada' }, probed: { ...page, body: 'Guest' }, anonymous: { ...page, body: 'Guest' } }), verdict: 'pass' },
    { name: 'a signed-out page in the place of the account', fact: probe('after-logout', { probed: { ...acceptedAnswer, size: 60, body: 'signed out' } }), verdict: 'unsure' },
    { name: 'an answer from a cache', fact: probe('after-logout', { probed: { ...acceptedAnswer, cached: true } }), verdict: 'unsure' },
    { name: 'too many requests', fact: probe('after-logout', { probed: { ...refusedAnswer, status: 429 } }), verdict: 'unsure' },
    { name: 'the server is in trouble', fact: probe('after-logout', { probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'no answer', fact: probe('after-logout', { probed: { ...refusedAnswer, status: 0 } }), verdict: 'unsure' },
    { name: 'the credential was not accepted before the logout', fact: probe('after-logout', { authenticated: refusedAnswer, probed: refusedAnswer }), verdict: 'unsure' },
    { name: 'the logout failed', fact: probe('after-logout', { problem: 'The logout was answered with status 500.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('altered-signature'), verdict: 'skip' },
  ],
  remedyLike: 'logout-client-side-only',
} satisfies CheckCases;
