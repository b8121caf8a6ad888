import browser from 'webextension-polyfill';
import { grantOf, originGrantOf } from './site.ts';

/** The user lets us read cookies and storage of this page's site. Firefox lets users take a grant back at any time: ask each time. */
export async function isGranted(url: string): Promise<boolean> {
  const origins = grantOf(url);
  return origins.length > 0 && browser.permissions.contains({ origins });
}

/** The user lets us ask this one host, under this scheme. */
export function isOriginGranted(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: originGrantOf(url) });
}

/** Must be called straight from a click, in a page of our own: Firefox forgets the click on a detour through the background. */
export function requestOriginGrant(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: originGrantOf(url) });
}

export function removeOriginGrant(url: string): Promise<boolean> {
  return browser.permissions.remove({ origins: originGrantOf(url) });
}

/** As above, from a click. */
export function requestGrant(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: grantOf(url) });
}

export function removeGrant(url: string): Promise<boolean> {
  return browser.permissions.remove({ origins: grantOf(url) });
}

export function watchGrants(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
