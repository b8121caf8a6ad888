import { describe, expect, test } from 'vitest';
import { audit } from '#shared/audit.ts';
import { captureFrom, type CaptureInput } from '#shared/collect/capture.ts';
import type { ProbeKind } from '#shared/facts/probe.ts';
import { probeOutcome } from '#shared/facts/probe-outcome.ts';
import { modelFrom } from '#shared/infer/model.ts';
import type { ProbeHost, ProbeRequest, ProbeResponse } from '#shared/probe/probe-host.ts';
import type { ProbeInput } from '#shared/probe/probe-input.ts';
import { probeCredentials } from '#shared/probe/probe-subject.ts';
import { probeBounds, runProbes } from '#shared/probe/run-probes.ts';
import { captureTime } from '../checks/facts.ts';
import { accessToken, jwt } from '../checks/jwts.ts';

const origin = 'https://shop.example';
const api = `${origin}/api/orders`;
const current = accessToken();
const seconds = captureTime / 1_000;
const expired = jwt({ sub: 'u1', iat: seconds - 9_000, exp: seconds - 7_200 });

const json: ProbeResponse = { status: 200, redirected: false, headers: {}, body: '[{"order":1}]' };
const refused: ProbeResponse = { status: 401, redirected: false, headers: {}, body: '{"error":"sign in"}' };

interface Entry {
  readonly url: string;
  readonly authorization?: string;
  readonly cookie?: string;
  readonly method?: string;
  readonly status?: number;
  readonly type?: string;
}

function captured(...entries: readonly Entry[]) {
  const input: CaptureInput = {
    target: origin,
    kind: 'page',
    url: origin,
    time: captureTime,
    harEntries: entries.map(({ url, authorization, cookie, method = 'GET', status = 200, type = 'application/json' }, index) => ({
      startedDateTime: new Date(captureTime - 60_000 + index * 1_000).toISOString(),
      request: { method, url, headers: [...(authorization ? [{ name: 'Authorization', value: authorization }] : []), ...(cookie ? [{ name: 'Cookie', value: cookie }] : [])] },
      response: { status, headers: [{ name: 'Content-Type', value: type }], content: { mimeType: type, size: 10 } },
    })),
  };
  return captureFrom(input).facts;
}

const withBearer = captured({ url: api, authorization: `Bearer ${current}` });
const session = 's%3Aq8WvT2xLzN4bKc7RdYh1JmPf5Gs9Ae3U.kq8WvT2xLzN4bKc7RdYh1JmPf5Gs9Ae3Uabc';
const withCookie = captured({ url: `${origin}/account`, cookie: `theme=dark; connect.sid=${session}`, type: 'text/html' });

/** A server in one function, and what it was sent. */
function hostWith(answer: (request: ProbeRequest, loggedOut: boolean) => ProbeResponse, logOut: string | undefined = undefined) {
  const sent: ProbeRequest[] = [];
  const times: number[] = [];
  let now = captureTime;
  let loggedOut = false;
  const host: ProbeHost = {
    send: async (request) => {
      sent.push(request);
      times.push(now);
      now += 50;
      return answer(request, loggedOut);
    },
    logOut: async () => {
      loggedOut = true;
      return logOut;
    },
    wait: async (milliseconds) => void (now += milliseconds),
    now: () => now,
    hashKey: 'key',
  };
  return { host, sent, times };
}

const signatureIsChecked = ({ headers }: ProbeRequest) => (headers.authorization === `Bearer ${current}` ? json : refused);
const claimsAreBelieved = ({ headers }: ProbeRequest) => (headers.authorization?.split('.')[1] === current.split('.')[1] ? json : refused);
const onlyEverybody = () => json;

async function outcomes(input: Omit<ProbeInput, 'origin'>, host: ProbeHost): Promise<Record<string, string>> {
  const { probes, limits } = await runProbes({ origin, ...input }, host);
  return Object.fromEntries([...probes.map((fact) => [fact.probe, probeOutcome(fact).outcome]), ...limits.map(({ id }) => [id, 'left out'])]);
}

describe('what a server does with the credential', () => {
  const all: readonly ProbeKind[] = ['after-logout', 'altered-signature', 'alg-none', 'expired-token'];
  const cases: { name: string; facts: ProbeInput['facts']; kinds?: readonly ProbeKind[]; expiredToken?: string; address?: string; answer: Parameters<typeof hostWith>[0]; logOut?: string; outcomes: Record<string, string> }[] = [
    { name: 'verifies tokens, and lets them live after logout', facts: withBearer, expiredToken: expired, answer: signatureIsChecked, outcomes: { 'altered-signature': 'refused', 'alg-none': 'refused', 'expired-token': 'refused', 'after-logout': 'accepted' } },
    { name: 'believes claims', facts: withBearer, kinds: ['altered-signature', 'alg-none'], answer: claimsAreBelieved, outcomes: { 'altered-signature': 'accepted', 'alg-none': 'accepted' } },
    { name: 'refuses "none" and takes "NONE"', facts: withBearer, kinds: ['alg-none'], answer: (request) => (request.headers.authorization?.includes(btoa('{"typ":"JWT","alg":"NONE"}').replaceAll('=', '')) ? json : signatureIsChecked(request)), outcomes: { 'alg-none': 'accepted' } },
    { name: 'takes an expired token', facts: withBearer, kinds: ['expired-token'], expiredToken: expired, answer: ({ headers }) => (headers.authorization ? json : refused), outcomes: { 'expired-token': 'accepted' } },
    { name: 'an expired token that was seen before', facts: captured({ url: api, authorization: `Bearer ${expired}`, status: 401 }, { url: api, authorization: `Bearer ${current}` }), kinds: ['expired-token'], answer: signatureIsChecked, outcomes: { 'expired-token': 'refused' } },
    { name: 'a token given as expired that is not', facts: withBearer, kinds: ['expired-token'], expiredToken: current, answer: signatureIsChecked, outcomes: { 'probe-token-not-expired': 'left out' } },
    { name: 'no token has expired', facts: withBearer, kinds: ['expired-token'], answer: signatureIsChecked, outcomes: { 'probe-no-expired-token': 'left out' } },
    { name: 'ends sessions at logout', facts: withCookie, kinds: ['after-logout'], answer: ({ headers }, out) => (headers.cookie && !out ? json : refused), outcomes: { 'after-logout': 'refused' } },
    { name: 'forgets to end sessions', facts: withCookie, kinds: ['after-logout'], answer: ({ headers }) => (headers.cookie?.includes(session) ? json : refused), outcomes: { 'after-logout': 'accepted' } },
    { name: 'lets every origin read', facts: withCookie, kinds: ['foreign-origin'], answer: ({ headers }) => (headers.cookie ? { ...json, headers: { 'access-control-allow-origin': headers.origin ?? '', 'access-control-allow-credentials': 'true' } } : refused), outcomes: { 'foreign-origin': 'accepted' } },
    { name: 'lets one origin read', facts: withCookie, kinds: ['foreign-origin'], answer: ({ headers }) => (headers.cookie ? { ...json, headers: { 'access-control-allow-origin': 'https://partner.example', 'access-control-allow-credentials': 'true' } } : refused), outcomes: { 'foreign-origin': 'refused' } },
    { name: 'a token that pages of other origins do not have', facts: withBearer, kinds: ['foreign-origin'], answer: signatureIsChecked, outcomes: { 'probe-no-cookie': 'left out' } },
    { name: 'the logout failed', facts: withCookie, kinds: ['after-logout'], answer: ({ headers }) => (headers.cookie ? json : refused), logOut: 'The logout was answered with status 500.', outcomes: { 'after-logout': 'unsure' } },
    { name: 'a session identifier has no signature', facts: withCookie, kinds: all, answer: ({ headers }) => (headers.cookie ? json : refused), outcomes: { 'after-logout': 'accepted', 'probe-no-jwt': 'left out' } },
    { name: 'answers everybody', facts: withBearer, kinds: all, answer: onlyEverybody, outcomes: { 'probe-no-address': 'left out', 'probe-no-expired-token': 'left out' } },
    { name: 'answers nobody', facts: withBearer, kinds: ['after-logout'], answer: () => refused, outcomes: { 'probe-no-address': 'left out' } },
    { name: 'no credential went to this origin', facts: captured({ url: 'https://api.shop.example/orders', authorization: `Bearer ${current}` }), kinds: all, answer: signatureIsChecked, outcomes: { 'probe-no-credential': 'left out' } },
    { name: 'nothing but a write was seen, and no address chosen', facts: captured({ url: api, method: 'POST', authorization: `Bearer ${current}` }), kinds: ['alg-none'], answer: signatureIsChecked, outcomes: { 'probe-no-address': 'left out' } },
    { name: 'nothing but a write was seen, and an address chosen', facts: captured({ url: api, method: 'POST', authorization: `Bearer ${current}` }), kinds: ['alg-none'], address: `${origin}/api/me`, answer: signatureIsChecked, outcomes: { 'alg-none': 'refused' } },
  ];
  test.each(cases)('$name', async ({ facts, kinds = all, expiredToken, address, answer, logOut, outcomes: expected }) => {
    const { host } = hostWith(answer, logOut);
    expect(await outcomes({ facts, kinds, expiredToken, address }, host)).toEqual(expected);
  });
});

describe('what is asked', () => {
  const account = { url: `${origin}/account`, cookie: `connect.sid=${session}`, type: 'text/html' };
  const data = { url: api, cookie: `connect.sid=${session}` };
  const icon = { url: `${origin}/icon.png`, cookie: `connect.sid=${session}`, type: 'image/png' };
  test.each([
    { name: 'the page the user looks at', entries: [account, data], page: `${account.url}#top`, first: account.url },
    { name: 'else data before a page', entries: [data, account, icon], page: `${origin}/other`, first: api },
    { name: 'a page when there is no data', entries: [account, icon], first: account.url },
    { name: 'what was asked last', entries: [data, { ...data, url: `${api}?page=2` }], first: `${api}?page=2` },
    { name: 'nothing that was refused', entries: [account, { ...data, status: 403 }], first: account.url },
    { name: 'nothing that logs out', entries: [account, { ...data, url: `${origin}/logout` }], first: account.url },
  ])('$name', async ({ entries, page, first }) => {
    const { host, sent } = hostWith(({ headers }) => (headers.cookie ? json : refused));
    await runProbes({ facts: captured(...entries), origin, kinds: ['after-logout'], page }, host);
    expect(sent[0]?.url).toBe(first);
  });
});

describe('what is sent', () => {
  test('is what was asked for, one request a second, the end of the session last', async () => {
    const { host, sent, times } = hostWith(signatureIsChecked);
    const { sent: count } = await runProbes({ facts: withBearer, origin, kinds: ['after-logout', 'altered-signature'] }, host);
    expect(count).toBe(sent.length);
    expect(sent.map(({ headers }) => (headers.authorization === undefined ? 'nobody' : headers.authorization === `Bearer ${current}` ? 'as it is' : 'altered'))).toEqual(['as it is', 'nobody', 'altered', 'as it is', 'as it is']);
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual(times.slice(1).map(() => probeBounds.pause));
  });

  test('is never more than the bound', async () => {
    const pages = Array.from({ length: 9 }, (_, page) => ({ url: `${api}?page=${page}`, authorization: `Bearer ${current}` }));
    const { host, sent } = hostWith(onlyEverybody);
    await runProbes({ facts: captured(...pages), origin, kinds: ['after-logout', 'altered-signature', 'alg-none', 'expired-token'] }, host);
    expect(sent.length).toBeLessThanOrEqual(probeBounds.requests);
    expect(sent.length).toBe(3 * 2 + 3);
  });

  test('goes to the named origin, even when another address is chosen', async () => {
    const { host, sent } = hostWith(signatureIsChecked);
    await expect(runProbes({ facts: withBearer, origin, kinds: ['alg-none'], address: 'https://evil.example/' }, host)).rejects.toThrow('may only ask https://shop.example');
    expect(sent).toEqual([]);
  });

  test('differs from the real token in its header or one character of the signature, never in the claims', async () => {
    const { host, sent } = hostWith(signatureIsChecked);
    await runProbes({ facts: withBearer, origin, kinds: ['altered-signature', 'alg-none'] }, host);
    const forged = sent.map(({ headers }) => headers.authorization?.slice('Bearer '.length).split('.') ?? []).filter((parts) => parts.length > 0 && parts.join('.') !== current);
    const [header, payload, signature = ''] = current.split('.');
    expect(new Set(forged.map((parts) => parts[1]))).toEqual(new Set([payload]));
    const [altered] = forged.filter((parts) => parts[0] === header);
    expect([...(altered?.[2] ?? '')].filter((character, index) => character !== signature[index])).toHaveLength(1);
    expect(altered?.[2]?.at(-1)).toBe(signature.at(-1));
    expect(forged.filter((parts) => parts[0] !== header).map((parts) => parts[2])).toEqual(['', '', '']);
  });

  test('of cookies: all for the replay, no other credential beside a forged token, none for the control', async () => {
    const facts = captured({ url: `${origin}/account`, cookie: `theme=dark; token=${current}; connect.sid=${session}`, type: 'text/html' });
    const { host, sent } = hostWith(({ headers }) => (headers.cookie?.includes('=ey') ? json : refused));
    await runProbes({ facts, origin, kinds: ['altered-signature', 'after-logout'] }, host);
    const cookies = sent.map(({ headers }) => headers.cookie?.split('; ').map((pair) => pair.split('=')[0]).join(' '));
    expect(cookies).toEqual(['theme token', undefined, 'theme token', 'theme token connect.sid', 'theme token connect.sid']);
  });
});

test('what a test shows reaches findings and model, and no secret reaches a fact', async () => {
  const { host } = hostWith(signatureIsChecked);
  const { probes } = await runProbes({ facts: withBearer, origin, kinds: ['after-logout', 'altered-signature'] }, host);
  const facts = [...withBearer, ...probes];
  expect(modelFrom(facts)).toMatchObject({ kind: 'token', confidence: 'high' });
  expect(audit(facts).map(({ check }) => check)).toContain('session-usable-after-logout');
  expect(JSON.stringify(probes)).not.toContain(current.split('.')[2]);
});

describe('an origin that is sent two credentials', () => {
  const both = captured({ url: `${origin}/account`, cookie: `connect.sid=${session}`, type: 'text/html' }, { url: api, authorization: `Bearer ${current}` });
  const names = probeCredentials(both, origin);
  const carriers = async (credential?: string) => {
    const { host } = hostWith(signatureIsChecked);
    const { probes } = await runProbes({ facts: both, origin, kinds: ['altered-signature'], credential }, host);
    return probes.map(({ credential: tested }) => `${tested.by} ${tested.name}`);
  };

  test('names them', () => {
    expect(names).toHaveLength(2);
    expect(names).toContain('connect.sid');
  });

  test('is asked with the one that the user chose', async () => {
    const bearer = names.find((name) => name !== 'connect.sid');
    expect(await carriers(bearer)).toEqual([`bearer ${bearer}`]);
    // It is no JWT.
    expect(await carriers('connect.sid')).toEqual([]);
    expect(await carriers('another')).toEqual([]);
  });
});
