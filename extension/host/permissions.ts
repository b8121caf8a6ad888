import browser from 'webextension-polyfill';
import { grantOf } from './site.ts';

/** The user lets us read cookies and storage of this page's site. Firefox lets users take a grant back at any time: ask each time. */
export async function isGranted(url: string): Promise<boolean> {
  const origins = grantOf(url);
  return origins.length > 0 && browser.permissions.contains({ origins });
}

/** Must be called straight from a click, in a page of our own: Firefox forgets the click on a detour through the background. */
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
