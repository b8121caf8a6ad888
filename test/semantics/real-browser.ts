import type { Page } from 'puppeteer';

/** A cookie as a real browser lists it, in the words of StoredCookie. */
export interface RealCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: string;
  /** Milliseconds since the epoch. */
  readonly expires?: number;
}

export interface RealBrowser {
  readonly page: Page;
  jar(): Promise<RealCookie[]>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The domain as browsers list it: a leading dot says that subdomains receive the cookie too. */
export function realDomain(listed: string): Pick<RealCookie, 'domain' | 'hostOnly'> {
  return listed.startsWith('.') ? { domain: listed.slice(1), hostOnly: false } : { domain: listed, hostOnly: true };
}
