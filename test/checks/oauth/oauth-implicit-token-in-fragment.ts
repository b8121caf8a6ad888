import type { CheckCases } from '../case.ts';
import { exchange } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const site = 'shop.example';
const authorize = (query: string, changes = {}) =>
  exchange({ url: `https://id.example/authorize?client_id=a&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback&${query}`, scope: 'other', marks: ['oauth-request'], status: 302, ...changes });
const answer = (location: string) => exchange({ id: 'exchange-2', url: 'https://id.example/login', scope: 'other', status: 302, responseHeaders: [['Location', location]] });
const request = (query: string) => ({ url: `https://id.example/authorize?client_id=a&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback&${query}`, status: 302, response: ['Location: https://id.example/login'] });

export default {
  facts: [
    { name: 'a token', fact: authorize('response_type=token'), site, verdict: 'fail', severity: 'high' },
    { name: 'a token and an ID token', fact: authorize('response_type=id_token%20token'), site, verdict: 'fail' },
    { name: 'the answer alone', fact: answer('https://shop.example/callback#access_token=x&token_type=bearer'), site, verdict: 'fail' },
    { name: 'the answer to a request that is judged', fact: answer('https://shop.example/callback#access_token=x'), among: [authorize('response_type=token')], site, verdict: 'skip' },
    { name: 'a code', fact: authorize('response_type=code&code_challenge=x'), site, verdict: 'pass' },
    { name: 'an ID token in a form', fact: authorize('response_type=id_token&response_mode=form_post&nonce=n'), site, verdict: 'pass' },
    { name: 'a pushed request', fact: authorize('request_uri=urn:x'), site, verdict: 'skip' },
    { name: 'state in the fragment', fact: answer('https://shop.example/callback#state=x'), site, verdict: 'skip' },
    { name: 'an identity provider as the client of another', fact: { ...authorize(''), url: 'https://social.example/authorize?client_id=b&response_type=token&redirect_uri=https%3A%2F%2Fid.example%2Fcallback' }, site, verdict: 'skip' },
    { name: 'an anchor', fact: answer('https://shop.example/help#access_token'), site, verdict: 'skip' },
    { name: 'SAML', fact: exchange({ url: 'https://id.example/sso?SAMLRequest=x', marks: ['oauth-request'] }), site, verdict: 'skip' },
  ],
  live: [
    { name: 'the implicit flow', then: [request('response_type=token&state=x')], verdict: 'fail', severity: 'high' },
    { name: 'an answer whose request was not seen', then: [{ url: 'https://id.example/login', method: 'POST', status: 302, response: [`Location: https://shop.example/callback#access_token=${accessToken()}`] }], verdict: 'fail' },
    { name: 'the code flow', then: [request('response_type=code&state=x&code_challenge=y&code_challenge_method=S256')], verdict: 'silent' },
    { name: 'the hybrid flow without a token', then: [request('response_type=code%20id_token&nonce=x')], verdict: 'silent' },
  ],
} satisfies CheckCases;
