import type { Limit } from '#shared/facts/capture.ts';

/** What a visit by the command cannot see, compared with the panel in the user's own browser. */
export const visitLimits = {
  signInNotSeen: {
    id: 'sign-in-not-seen',
    what: 'The sign-in itself was not seen.',
    why: 'The command was given a state that was already signed in: neither the login response nor a change of the session at login were part of the visit.',
    remedy: 'Record the sign-in as a HAR file, or sign in with the DevTools panel open.',
  },
  signedOut: {
    id: 'signed-out',
    what: 'The signed-in application was not seen.',
    why: 'The page was loaded once, by a fresh browser that nobody signed in with.',
    remedy: 'Give a signed-in state with --storage-state or --cookie-env.',
  },
  onePage: {
    id: 'one-page',
    what: 'Other pages and the logout were not seen.',
    why: 'The command loads one page and clicks nothing.',
    remedy: 'Record a longer visit as a HAR file.',
  },
  storageStateSameSite: {
    id: 'storage-state-same-site',
    what: 'Whether cookies from the storage state really have SameSite=Lax is not known.',
    why: 'Playwright writes Lax also for a cookie that was set without SameSite.',
    remedy: 'A HAR file of the sign-in shows the attribute as it was sent.',
  },
  givenCookies: {
    id: 'cookie-env-attributes',
    what: 'The attributes of the cookies from --cookie-env are not known.',
    why: 'A Cookie header holds names and values only.',
    remedy: 'Use --storage-state, which holds the attributes too.',
  },
  serviceWorker: {
    id: 'service-worker-traffic',
    what: "The service worker's own requests were not seen.",
    why: 'They are not part of the page.',
  },
  refusedCookies: (names: readonly string[]): Limit => ({
    id: 'cookies-refused',
    what: `Chromium refused cookies that were given: ${names.join(', ')}.`,
    why: 'Their attributes break a rule, such as a name prefix, or Secure on plain http.',
  }),
  unfinished: (timeout: number): Limit => ({
    id: 'load-unfinished',
    what: 'The page did not finish loading.',
    why: `It was given ${timeout / 1000} seconds.`,
    remedy: 'Give it longer with --timeout SECONDS.',
  }),
  unreadStorage: (frames: number): Limit => ({
    id: 'storage-unread',
    what: frames === 1 ? 'The storage of one frame was not read.' : `The storage of ${frames} frames was not read.`,
    why: 'The page did not answer, or does not allow it.',
  }),
  unreadCaches: (count: number): Limit => ({
    id: 'cache-storage-unread',
    what: count === 1 ? 'One response or cache in Cache Storage was not read.' : `${count} responses or caches in Cache Storage were not read.`,
    why: 'The page keeps more or larger ones than are read in one go.',
  }),
  notAPage: (type: string): Limit => ({
    id: 'not-a-page',
    what: 'There are no scripts and no storage to see here.',
    why: `The address answers with ${type.split(';')[0]?.trim()}, not with HTML.`,
  }),
  droppedRequests: (count: number, kept: number): Limit => ({
    id: 'requests-dropped',
    what: `${count} requests were not recorded.`,
    why: `Only the first ${kept} are.`,
  }),
} satisfies Record<string, Limit | ((...args: never[]) => Limit)>;

/** Said of every visit: the command loads one page and does nothing else. */
export function limitsOfEveryVisit(signedIn: boolean): readonly Limit[] {
  return [signedIn ? visitLimits.signInNotSeen : visitLimits.signedOut, visitLimits.onePage];
}
