import type { CheckCases } from '../case.ts';
import { exchange } from '../facts.ts';

const site = 'shop.example';
const redirect = 'redirect_uri=https%3A%2F%2Fshop.example%2Fcallback';
const authorize = (query: string, changes = {}) => exchange({ url: `https://id.example/authorize?client_id=a&${redirect}&${query}`, scope: 'other', marks: ['oauth-request'], status: 302, ...changes });
const tokenRequest = (requestFields: readonly string[], origin = 'https://shop.example') =>
  exchange({ id: 'exchange-2', url: 'https://id.example/token', method: 'POST', scope: 'other', marks: ['token-request'], requestFields, requestHeaders: [['Origin', origin]] });
const inBrowser = tokenRequest(['grant_type', 'code', 'client_id']);
const request = (query: string) => ({ url: `https://id.example/authorize?client_id=a&${redirect}&${query}`, status: 302, response: ['Location: https://id.example/login'] });

export default {
  facts: [
    { name: 'nothing', fact: authorize('response_type=code'), site, verdict: 'fail', severity: 'medium' },
    { name: 'state, and the browser exchanges the code', fact: authorize('response_type=code&state=x'), among: [inBrowser], site, verdict: 'fail', severity: 'high' },
    { name: 'state, and a server exchanges the code', fact: authorize('response_type=code&state=x'), site, verdict: 'pass' },
    { name: 'nonce of a confidential client', fact: authorize('response_type=code&nonce=x'), site, verdict: 'pass' },
    { name: 'PKCE', fact: authorize('response_type=code&code_challenge=x&code_challenge_method=S256'), among: [inBrowser], site, verdict: 'pass' },
    { name: 'PKCE without a method', fact: authorize('response_type=code&code_challenge=x&state=y'), site, verdict: 'fail', severity: 'medium' },
    { name: 'PKCE with the method plain', fact: authorize('response_type=code&code_challenge=x&code_challenge_method=plain'), site, verdict: 'fail' },
    { name: 'a pushed request', fact: authorize('request_uri=urn:x'), site, verdict: 'skip' },
    { name: 'a signed request', fact: authorize('response_type=code&request=x'), site, verdict: 'skip' },
    { name: 'the implicit flow belongs to another check', fact: authorize('response_type=token'), site, verdict: 'skip' },
    { name: 'an identity provider as the client of another', fact: exchange({ url: 'https://social.example/authorize?client_id=b&response_type=code&redirect_uri=https%3A%2F%2Fid.example%2F', scope: 'other', marks: ['oauth-request'] }), site, verdict: 'skip' },
    { name: 'another site, without a redirect_uri', fact: exchange({ url: 'https://id.example/authorize?client_id=b&response_type=code', scope: 'other', marks: ['oauth-request'] }), site, verdict: 'skip' },
    { name: 'a password grant', fact: tokenRequest(['grant_type', 'username', 'password']), site, verdict: 'fail', severity: 'medium' },
    { name: 'a password grant of another site', fact: tokenRequest(['grant_type', 'username', 'password'], 'https://chat.example'), site, verdict: 'skip' },
    { name: 'a device that asks for its token', fact: tokenRequest(['grant_type', 'device_code', 'client_id']), site, verdict: 'skip' },
  ],
  live: [
    { name: 'a request without anything', then: [request('response_type=code')], verdict: 'fail', severity: 'medium' },
    { name: 'a single-page application without PKCE', then: [request('response_type=code&state=8f1d3a'), { url: 'https://id.example/token', method: 'POST', request: ['Origin: https://shop.example'], form: { grant_type: 'authorization_code', code: 'x', client_id: 'a' } }], verdict: 'fail', severity: 'high' },
    { name: 'a password grant', then: [{ url: 'https://shop.example/oauth/token', method: 'POST', form: { grant_type: 'password', username: 'ada', password: 'analytical engine' } }], verdict: 'fail', severity: 'medium' },
    { name: 'PKCE', then: [request('response_type=code&state=8f1d3a&code_challenge=x&code_challenge_method=S256')], verdict: 'silent' },
    { name: 'a server with state', then: [request('response_type=code&state=8f1d3a')], verdict: 'silent' },
    { name: 'a login form of the site itself', login: true, verdict: 'silent' },
  ],
} satisfies CheckCases;
