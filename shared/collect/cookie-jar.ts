import type { CookieFact } from '../facts/cookie.ts';
import { absent, set, unknown } from '../facts/known.ts';
import { noRole } from '../facts/role.ts';
import { shapeOf } from '../parse/value-shape.ts';
import { flag, sameSiteOf } from './set-cookie-fact.ts';

/** A record of the browser's cookie store, in the shape of `chrome.cookies.Cookie`. */
export interface JarCookie {
  readonly name: string;
  readonly value: string;
  /** With a leading dot unless host-only. */
  readonly domain: string;
  readonly hostOnly?: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** `unspecified` means that the cookie has none, `no_restriction` is None. */
  readonly sameSite?: string;
  readonly session?: boolean;
  /** Seconds since the epoch. */
  readonly expirationDate?: number;
  readonly partitionKey?: { readonly topLevelSite?: string; readonly hasCrossSiteAncestor?: boolean };
}

/** Facts of what the cookie store holds. `time` is when it was read. */
export function factsFromCookieJar(records: readonly JarCookie[], { time }: { readonly time: number }): CookieFact[] {
  return records.filter(isReadable).map((record, index) => factFromRecord(record, `jar-${index + 1}`, time));
}

function isReadable(record: JarCookie): boolean {
  return typeof record === 'object' && record !== null && typeof record.name === 'string' && typeof record.value === 'string' && typeof record.domain === 'string';
}

function factFromRecord(record: JarCookie, id: string, time: number): CookieFact {
  const host = (record.domain.startsWith('.') ? record.domain.slice(1) : record.domain).toLowerCase();
  const hostOnly = record.hostOnly ?? !record.domain.startsWith('.');
  return {
    kind: 'cookie',
    id,
    seen: { in: 'cookie-jar', url: `${record.secure ? 'https' : 'http'}://${host}${record.path ?? '/'}`, time },
    scope: 'site',
    action: 'hold',
    name: set(record.name),
    value: set(record.value),
    shape: shapeOf(record.value),
    secure: flag(record.secure === true),
    httpOnly: flag(record.httpOnly === true),
    sameSite: sameSiteIn(record),
    domain: hostOnly ? absent : set(host),
    path: typeof record.path === 'string' ? set(record.path) : unknown('the cookie store did not say'),
    lifetime: typeof record.expirationDate === 'number' ? set(Math.round(record.expirationDate - time / 1000)) : absent,
    partitioned: flag(record.partitionKey?.topLevelSite !== undefined),
    host,
    byScript: unknown('the cookie store does not say who wrote a cookie'),
    size: record.name.length + record.value.length,
    problems: [],
    role: noRole,
  };
}

function sameSiteIn({ sameSite }: JarCookie): CookieFact['sameSite'] {
  if (sameSite === undefined || sameSite === 'unspecified') return absent;
  return set(sameSite === 'no_restriction' ? 'None' : sameSiteOf(sameSite));
}
