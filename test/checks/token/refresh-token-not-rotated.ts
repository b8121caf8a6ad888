import type { CheckCases } from '../case.ts';
import { acceptedAnswer, captureTime, exchange, probe, refusedAnswer } from '../facts.ts';

const token = (field: string, hash: string) => ({ field, hash });
const refresh = (answer: readonly { field: string; hash: string }[], changes: Parameters<typeof exchange>[0] = {}) =>
  exchange({ url: 'https://shop.example/oauth/token', method: 'POST', marks: ['refresh'], requestFields: ['grant_type', 'refresh_token'], requestCredentials: [token('refresh_token', 'r1')], responseFields: answer.map(({ field }) => field), responseCredentials: answer, ...changes });
const access = token('access_token', 'a1');
const earlier = (seconds: number) => refresh([access, token('refresh_token', 'r0')], { id: 'exchange-0', seen: { in: 'response', time: captureTime - seconds * 1_000 } });
const opaque = (start: string) => `${start}c9a1e5b8d2f60417ac3e9d5b80f12`;
const post = (answer: unknown, form = {}) => ({ url: 'https://shop.example/oauth/token', method: 'POST', form: { grant_type: 'refresh_token', refresh_token: opaque('7f3'), ...form }, answer });

const credential = { name: 'refresh_token', by: 'body', form: 'opaque', bound: false } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('used-refresh-token', { credential, method: 'POST', waited: 90, ...changes });

export default {
  facts: [
    { name: 'a used token is accepted', fact: test(), verdict: 'fail', severity: 'high' },
    { name: 'a used token is accepted within a minute', fact: test({ waited: 60 }), verdict: 'skip' },
    { name: 'a used token is accepted, nobody knows how long after', fact: probe('used-refresh-token', { credential }), verdict: 'skip' },
    { name: 'a used token of a client that proves itself', fact: test({ credential: { ...credential, bound: true } }), verdict: 'skip' },
    { name: 'a used token of a client that may prove itself', fact: test({ credential: { name: 'refresh_token', by: 'cookie', form: 'opaque' } }), verdict: 'unsure' },
    { name: 'a used token is a bad request', fact: test({ probed: { ...refusedAnswer, status: 400 }, anonymous: { ...refusedAnswer, status: 400 } }), verdict: 'pass' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
    { name: 'the same token comes back', fact: refresh([access, token('refresh_token', 'r1')]), verdict: 'fail', severity: 'high' },
    { name: 'no token comes back', fact: refresh([access]), verdict: 'fail', severity: 'high' },
    { name: 'a new token comes back', fact: refresh([access, token('refresh_token', 'r2')]), verdict: 'pass' },
    { name: 'camelCase', fact: refresh([token('accessToken', 'a1')], { requestCredentials: [token('refreshToken', 'r1')] }), verdict: 'fail' },
    { name: 'the old one works after two minutes', fact: refresh([access, token('refresh_token', 'r2')]), among: [earlier(120)], verdict: 'fail' },
    { name: 'the old one works within a minute', fact: refresh([access, token('refresh_token', 'r2')]), among: [earlier(20)], verdict: 'pass' },
    { name: 'a new one in a cookie', fact: refresh([access], { responseHeaders: [['Set-Cookie', 'refresh_token=x']] }), verdict: 'pass' },
    { name: 'a refresh by cookie', fact: refresh([access], { requestCredentials: [], requestHeaders: [['Cookie', 'refresh_token=x']] }), verdict: 'skip' },
    { name: 'a client with a secret', fact: refresh([access], { requestFields: ['grant_type', 'refresh_token', 'client_secret'] }), verdict: 'skip' },
    { name: 'a client that authenticates', fact: refresh([access], { requestHeaders: [['Authorization', 'Basic YTpi']] }), verdict: 'skip' },
    { name: 'DPoP', fact: refresh([access], { requestHeaders: [['DPoP', 'x']] }), verdict: 'skip' },
    { name: 'a refused refresh', fact: refresh([], { status: 400 }), verdict: 'skip' },
    { name: 'an answer that was not seen', fact: refresh([]), verdict: 'skip' },
    { name: 'another request', fact: exchange(), verdict: 'skip' },
  ],
  live: [
    { name: 'only a new access token', then: [post({ access_token: opaque('a01') })], verdict: 'fail', severity: 'high' },
    { name: 'the same refresh token', then: [post({ access_token: opaque('a01'), refresh_token: opaque('7f3') })], verdict: 'fail', severity: 'high' },
    { name: 'a new refresh token', then: [post({ access_token: opaque('a01'), refresh_token: opaque('8e2') })], verdict: 'silent' },
    { name: 'a confidential client', then: [post({ access_token: opaque('a01') }, { client_secret: opaque('5ec') })], verdict: 'silent' },
    { name: 'an identity provider’s own business', then: [{ ...post({ access_token: opaque('a01') }), url: 'https://id.example/oauth/token' }], verdict: 'silent' },
  ],
} satisfies CheckCases;
