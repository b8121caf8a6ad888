// Runs the active tests the user asked for. Whatever the host can do, this is where it is held to: one origin, GET, one request
// a second, a bounded number of them, and no further request where the answers could not be compared.
import { credentialHashWith, type CredentialHash } from '../collect/credential-hash.ts';
import type { Limit } from '../facts/capture.ts';
import { printableUrl } from '../facts/printable-url.ts';
import type { ProbeAnswer, ProbeFact, ProbeKind } from '../facts/probe.ts';
import { differInKind, probeOutcome, whyNotComparable } from '../facts/probe-outcome.ts';
import { parseJwt } from '../parse/jwt.ts';
import { unsignedSpellings, withAlteredSignature, withoutSignature } from './altered-token.ts';
import { pacedSender, probePause } from './paced-sender.ts';
import type { ProbeHost, ProbeRequest, ProbeResponse } from './probe-host.ts';
import type { ProbeInput } from './probe-input.ts';
import { probeLimits } from './probe-limits.ts';
import { probeSubject, type ProbeSubject } from './probe-subject.ts';

export interface ProbeRun {
  readonly probes: readonly ProbeFact[];
  /** Why tests that were asked for were not made. */
  readonly limits: readonly Limit[];
  /** Requests that were sent. */
  readonly sent: number;
}

export const probeBounds = { requests: 20, pause: probePause, clockSkew: 120 } as const;

/** Makes the tests in a fixed order, the one that ends the session last. */
export async function runProbes(input: ProbeInput, host: ProbeHost): Promise<ProbeRun> {
  const { facts, origin, kinds, expiredToken } = input;
  const subject = probeSubject(facts, input);
  if (typeof subject === 'string') return { probes: [], limits: [probeLimits.noCredential(subject)], sent: 0 };
  const sender = senderTo(origin, host);
  const run = new Run(subject, sender, host);
  for (const kind of order) if (kinds.includes(kind)) await run[kind](expiredToken);
  return { probes: run.probes, limits: run.limits, sent: sender.count() };
}

const order = ['altered-signature', 'alg-none', 'expired-token', 'foreign-origin', 'after-logout'] as const satisfies readonly ProbeKind[];

interface Baseline {
  readonly url: string;
  readonly authenticated: ProbeAnswer;
  readonly anonymous: ProbeAnswer;
}

class Run {
  readonly probes: ProbeFact[] = [];
  readonly limits: Limit[] = [];
  readonly #baselines = new Map<string, Baseline | undefined>();
  readonly #anonymous = new Map<string, ProbeAnswer>();
  readonly #subject: ProbeSubject;
  readonly #sender: Sender;
  readonly #host: ProbeHost;

  constructor(subject: ProbeSubject, sender: Sender, host: ProbeHost) {
    this.#subject = subject;
    this.#sender = sender;
    this.#host = host;
  }

  async 'altered-signature'(): Promise<void> {
    const forged = this.#subject.jwt === undefined ? undefined : withAlteredSignature(this.#subject.jwt);
    if (forged === undefined) return this.#leftOut(probeLimits.noSignature);
    await this.#withJwt('altered-signature', [forged]);
  }

  async 'alg-none'(): Promise<void> {
    const { jwt } = this.#subject;
    if (jwt === undefined) return this.#leftOut(probeLimits.noSignature);
    await this.#withJwt('alg-none', unsignedSpellings.map((spelling) => withoutSignature(jwt, spelling)));
  }

  async 'expired-token'(given: string | undefined): Promise<void> {
    const now = this.#host.now() / 1_000;
    const candidates = given === undefined ? this.#subject.older : [{ raw: given, payload: parseJwt(given)?.payload }];
    const expired = candidates.find(({ payload }) => typeof payload?.['exp'] === 'number' && payload['exp'] + probeBounds.clockSkew < now);
    if (this.#subject.jwt === undefined) return this.#leftOut(probeLimits.noSignature);
    if (expired === undefined) return this.#leftOut(given === undefined ? probeLimits.noExpiredToken : probeLimits.notExpired);
    await this.#withJwt('expired-token', [expired.raw]);
  }

  async 'foreign-origin'(): Promise<void> {
    if (this.#subject.credential.by !== 'cookie') return this.#leftOut(probeLimits.noCookie);
    const baseline = await this.#baseline('whole');
    if (baseline === undefined) return;
    const { url, headers } = this.#subject.whole(baseline.url);
    const probed = await this.#sender.send({ url, headers: { ...headers, origin: this.#sender.foreignOrigin } });
    this.#add('foreign-origin', baseline, probed);
  }

  async 'after-logout'(): Promise<void> {
    const baseline = await this.#baseline('whole');
    if (baseline === undefined) return;
    const problem = await this.#host.logOut();
    const probed = await this.#sender.send(this.#subject.whole(baseline.url));
    this.#add('after-logout', baseline, probed, problem);
  }

  /** Several spellings of one forgery are one test: the first that is accepted, else the first. */
  async #withJwt(kind: ProbeKind, jwts: readonly string[]): Promise<void> {
    const baseline = await this.#baseline('alone');
    if (baseline === undefined) return;
    let fact: ProbeFact | undefined;
    for (const jwt of jwts) {
      const probed = await this.#sender.send(this.#subject.alone(baseline.url, jwt));
      const next = this.#factOf(kind, baseline, probed);
      const isAccepted = probeOutcome(next).outcome === 'accepted';
      if (fact === undefined || isAccepted) fact = next;
      if (isAccepted) break;
    }
    if (fact !== undefined) this.probes.push(fact);
  }

  /** The first address that answers the credential in another way than nobody; rather by status than by body. */
  async #baseline(form: 'whole' | 'alone'): Promise<Baseline | undefined> {
    if (this.#baselines.has(form)) return this.#baselines.get(form);
    let found: Baseline | undefined;
    let why = 'The application was not seen to get any data or page with it.';
    for (const url of this.#subject.addresses) {
      const authenticated = await this.#sender.send(this.#subject[form](url));
      const anonymous = this.#anonymous.get(url) ?? (await this.#sender.send({ url, headers: {} }));
      this.#anonymous.set(url, anonymous);
      const problem = whyNotComparable(authenticated, anonymous);
      if (problem !== undefined) why = problem;
      else if (found === undefined || differInKind(authenticated, anonymous)) found = { url, authenticated, anonymous };
      if (found !== undefined && differInKind(found.authenticated, found.anonymous)) break;
    }
    this.#baselines.set(form, found);
    if (found === undefined) this.#leftOut(probeLimits.noAddress(why));
    return found;
  }

  #add(kind: ProbeKind, baseline: Baseline, probed: ProbeAnswer, problem?: string): void {
    this.probes.push(this.#factOf(kind, baseline, probed, problem));
  }

  #factOf(kind: ProbeKind, { url, authenticated, anonymous }: Baseline, probed: ProbeAnswer, problem?: string): ProbeFact {
    return {
      kind: 'probe',
      id: `probe-${this.probes.length + 1}`,
      seen: { in: 'response', url, time: this.#host.now() },
      scope: 'site',
      probe: kind,
      method: 'GET',
      url: printableUrl(url),
      credential: this.#subject.credential,
      authenticated,
      probed,
      anonymous,
      ...(problem !== undefined && { problem }),
    };
  }

  #leftOut(limit: Limit): void {
    if (!this.limits.some(({ id }) => id === limit.id)) this.limits.push(limit);
  }
}

interface Sender {
  send(request: ProbeRequest): Promise<ProbeAnswer>;
  count(): number;
  readonly foreignOrigin: string;
}

function senderTo(origin: string, host: ProbeHost): Sender {
  const hash = credentialHashWith(host.hashKey);
  const foreignOrigin = `https://${hash('origin').slice(0, 16)}.example`;
  const { send, count } = pacedSender(origin, host, probeBounds.requests);
  return {
    foreignOrigin,
    count,
    async send(request) {
      const response = await send(request);
      return response === undefined ? noAnswer : answerOf(response, hash, foreignOrigin);
    },
  };
}

const noAnswer: ProbeAnswer = { status: 0, redirected: false, size: 0, body: '' };

function answerOf({ status, redirected, headers, body }: ProbeResponse, hash: CredentialHash, foreignOrigin: string): ProbeAnswer {
  const isCached = Number(headers['age']) > 0 || /\bhit\b/i.test(`${headers['x-cache'] ?? ''} ${headers['cf-cache-status'] ?? ''}`);
  const allowed = headers['access-control-allow-origin'];
  return {
    status,
    redirected,
    size: Math.round(Math.log2(body.length + 1) * 8),
    body: hash(body),
    ...(isCached && { cached: true }),
    ...(allowed !== undefined && { allows: { origin: allowed === foreignOrigin, credentials: headers['access-control-allow-credentials'] === 'true' } }),
  };
}
