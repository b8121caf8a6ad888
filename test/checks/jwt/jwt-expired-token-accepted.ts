import { type CheckCases } from '../case.ts';
import { captureSeconds, captureTime, exchange, probe, refusedAnswer, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const url = 'https://shop.example/api/orders?page=2';
const expired = token({ raw: 'raw-token', payload: { sub: 'u1', exp: captureSeconds - 3_600 } });
const accepted = exchange({ url, requestHeaders: [['Authorization', 'Bearer raw-token']], status: 200 });
const anonymous = exchange({ id: 'exchange-2', url: 'https://shop.example/api/orders', status: 401 });
const old = jwt({ sub: 'u1', iat: captureSeconds - 7_200, exp: captureSeconds - 3_600 });

export default {
  facts: [
    { name: 'accepted where anonymous requests are refused', fact: expired, among: [accepted, anonymous], verdict: 'fail', severity: 'high' },
    { name: 'refused', fact: expired, among: [{ ...accepted, status: 401 }, anonymous], verdict: 'pass' },
    { name: 'an address that answers everybody', fact: expired, among: [accepted], verdict: 'pass' },
    { name: 'a cookie may have opened the door', fact: expired, among: [{ ...accepted, requestHeaders: [...accepted.requestHeaders, ['Cookie', 'sid=1']] }, anonymous], verdict: 'pass' },
    { name: 'a renewal takes expired tokens by design', fact: expired, among: [{ ...accepted, marks: ['refresh'] }, anonymous], verdict: 'pass' },
    { name: 'within the tolerance of clocks', fact: { ...expired, payload: { exp: captureSeconds - 120 } }, among: [accepted, anonymous], verdict: 'pass' },
    { name: 'the clock of the server counts', fact: expired, among: [{ ...accepted, responseHeaders: [['Date', new Date(captureTime - 7_200_000).toUTCString()]] }, anonymous], verdict: 'pass' },
    { name: 'a token in force', fact: { ...expired, payload: { exp: captureSeconds + 60 } }, among: [accepted, anonymous], verdict: 'pass' },
    { name: 'a token without exp', fact: { ...expired, payload: {} }, among: [accepted, anonymous], verdict: 'skip' },
    { name: 'a replay of an expired token is accepted', fact: probe('expired-token'), verdict: 'fail', severity: 'high' },
    { name: 'a replay of an expired token is refused', fact: probe('expired-token', { probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the current token was not accepted either', fact: probe('expired-token', { authenticated: refusedAnswer, probed: refusedAnswer }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('alg-none'), verdict: 'skip' },
  ],
  live: [
    { name: 'an expired bearer token', then: [{ url, status: 401 }, { url, request: [`Authorization: Bearer ${old}`] }], verdict: 'fail', severity: 'high' },
    { name: 'a bearer token in force', then: [{ url, status: 401 }, { url, request: [`Authorization: Bearer ${accessToken()}`] }], verdict: 'silent' },
  ],
  remedyLike: 'jwt-exp-check-disabled',
} satisfies CheckCases;
