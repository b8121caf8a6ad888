import type { Limit } from '#shared/facts/capture.ts';

/** What a visit by the command cannot see, compared with the panel in the user's own browser. */
export const visitLimits = {
  signInNotSeen: {
    id: 'sign-in-not-seen',
    what: 'The sign-in itself',
    why: 'the command was given a state that was already signed in, so rotation at login and the login response were not seen',
    remedy: 'Record the sign-in as a HAR file, or sign in with the DevTools panel open.',
  },
  signedOut: {
    id: 'signed-out',
    what: 'The signed-in application',
    why: 'the page was loaded once, by a fresh browser that nobody signed in with',
    remedy: 'Give a signed-in state with --storage-state or --cookie-env.',
  },
  storageStateSameSite: {
    id: 'storage-state-same-site',
    what: 'SameSite of cookies from the storage state',
    why: 'Playwright writes Lax also for a cookie that was set without SameSite',
    remedy: 'A HAR file of the sign-in shows the attribute as it was sent.',
  },
  givenCookies: {
    id: 'cookie-env-attributes',
    what: 'Attributes of the cookies from --cookie-env',
    why: 'a Cookie header holds names and values only',
    remedy: 'Use --storage-state, which holds the attributes too.',
  },
  serviceWorker: {
    id: 'service-worker-traffic',
    what: 'Requests made by the service worker',
    why: 'they are not part of the page',
  },
  refusedCookies: (names: readonly string[]): Limit => ({
    id: 'cookies-refused',
    what: `Cookies that were given but refused by Chromium: ${names.join(', ')}`,
    why: 'their attributes break a rule, such as a name prefix or Secure on plain http',
  }),
  unfinished: (timeout: number): Limit => ({
    id: 'load-unfinished',
    what: 'The rest of the page',
    why: `it did not finish loading within ${timeout / 1000} seconds`,
    remedy: 'Give it longer with --timeout SECONDS.',
  }),
  unreadStorage: (frames: number): Limit => ({
    id: 'storage-unread',
    what: frames === 1 ? 'The storage of one frame' : `The storage of ${frames} frames`,
    why: 'the page did not answer or does not allow it',
  }),
  notAPage: (type: string): Limit => ({
    id: 'not-a-page',
    what: 'Scripts and storage of a page',
    why: `the address answers with ${type.split(';')[0]?.trim()}, not with HTML`,
  }),
  droppedRequests: (count: number, kept: number): Limit => ({
    id: 'requests-dropped',
    what: `${count} requests`,
    why: `only the first ${kept} are recorded`,
  }),
} satisfies Record<string, Limit | ((...args: never[]) => Limit)>;

/** Said of every visit: the command loads one page and does nothing else. */
export function limitsOfEveryVisit(signedIn: boolean): readonly Limit[] {
  return [
    signedIn ? visitLimits.signInNotSeen : visitLimits.signedOut,
    { id: 'one-page', what: 'Other pages, and logout', why: 'the command loads one page and clicks nothing', remedy: 'Record a HAR file of a longer visit.' },
  ];
}
