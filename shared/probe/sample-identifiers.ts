// Asks as a stranger, and measures what the identifiers have in common that strangers get. No credential is sent, and no
// identifier leaves this function.
import type { CookieFact } from '../facts/cookie.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import { cookieDomain } from '../facts/identity.ts';
import { valueOf } from '../facts/known.ts';
import { printableUrl } from '../facts/printable-url.ts';
import { identifierIn, patternOf, type SeenIdentifier } from '../facts/session-identifier.ts';
import type { SessionSampleFact } from '../facts/session-sample.ts';
import { isSource } from '../facts/sighting.ts';
import type { Limit } from '../facts/capture.ts';
import type { ValueFormat } from '../facts/value-shape.ts';
import { parseSetCookie, type ParsedSetCookie } from '../parse/set-cookie.ts';
import { shapeOf } from '../parse/value-shape.ts';
import { measureIdentifiers } from './identifier-measure.ts';
import { pacedSender } from './paced-sender.ts';
import type { ProbeHost } from './probe-host.ts';
import { probeLimits } from './probe-limits.ts';

export interface SampleInput {
  /** What was captured: it says which cookies are sessions. */
  readonly facts: readonly Fact[];
  readonly origin: string;
  readonly address: string;
  /** How many requests are sent. */
  readonly requests: number;
}

export interface SampleRun {
  readonly samples: readonly SessionSampleFact[];
  readonly limits: readonly Limit[];
  readonly sent: number;
}

/** Answers after which it is given up when none of them set the session. */
const patience = 3;
const longestValue = 512;

export async function sampleIdentifiers({ facts, origin, address, requests }: SampleInput, host: ProbeHost): Promise<SampleRun> {
  const sessions = sessionCookies(facts, new URL(origin).hostname);
  if (sessions.size === 0) return { samples: [], limits: [probeLimits.noSession], sent: 0 };
  const sender = pacedSender(origin, host, requests);
  const given = new Map<string, Given>();
  while (sender.count() < requests && (given.size > 0 || sender.count() < patience)) {
    const answer = await sender.send({ url: address, headers: {} });
    for (const line of answer?.setCookies ?? []) collect(parseSetCookie(line), host.now(), sessions, given);
  }
  const limits = given.size === 0 ? [probeLimits.noneGiven] : [...given.values()].some(({ isContent }) => isContent) ? [probeLimits.content] : [];
  const samples = [...given].filter(([, { isContent }]) => !isContent).map(([name, own]) => sampleOf(name, own, sessions.get(name)!, address, sender.count(), host));
  return { samples, limits, sent: sender.count() };
}

interface Given {
  readonly first: ParsedSetCookie;
  readonly identifiers: SeenIdentifier[];
  isContent: boolean;
}

/** The session cookies of the host by name, as far as their role is more than possible. */
function sessionCookies(facts: readonly Fact[], hostname: string): Map<string, CookieFact> {
  const sessions = factsOf(facts, 'cookie').filter((cookie) => {
    const domain = cookieDomain(cookie);
    const isHere = hostname === domain || hostname.endsWith(`.${domain}`);
    return !isSource(cookie.seen) && cookie.scope === 'site' && isHere && cookie.role.role === 'session-id' && cookie.role.confidence !== 'possible';
  });
  return new Map(sessions.map((cookie) => [valueOf(cookie.name) ?? '', cookie]));
}

function collect(cookie: ParsedSetCookie, time: number, sessions: ReadonlyMap<string, CookieFact>, given: Map<string, Given>): void {
  const { name, value } = cookie;
  if (!sessions.has(name) || value === '' || value.length > longestValue) return;
  const own = given.get(name) ?? { first: cookie, identifiers: [], isContent: false };
  given.set(name, own);
  if (!identifierFormats.has(shapeOf(value).format)) own.isContent = true;
  own.identifiers.push({ id: identifierIn(value), time });
}

const identifierFormats: ReadonlySet<ValueFormat> = new Set<ValueFormat>(['opaque', 'uuid', 'number', 'express-signed', 'word']);

function sampleOf(name: string, { first, identifiers }: Given, { role }: CookieFact, address: string, requests: number, host: ProbeHost): SessionSampleFact {
  const { pathname, hostname } = new URL(address);
  const distinct = [...new Map(identifiers.toReversed().map((one) => [one.id, one])).values()].sort((a, b) => a.time - b.time);
  const pattern = patternOf(distinct);
  return {
    kind: 'session-sample',
    id: `session-sample-${name}`,
    seen: { in: 'set-cookie', url: address, time: host.now() },
    scope: 'site',
    role,
    name,
    domain: first.domain ?? hostname,
    path: first.path ?? (pathname.slice(0, pathname.lastIndexOf('/')) || '/'),
    url: printableUrl(address),
    requests,
    given: identifiers.length,
    distinct: distinct.length,
    ...measureIdentifiers(distinct.map(({ id }) => id)),
    ...(pattern !== undefined && { pattern }),
  };
}
