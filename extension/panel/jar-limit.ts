import type { Limit } from '#shared/facts/capture.ts';

/** The overview offers the grant next to this one. */
export const jarLimitId = 'cookie-jar-not-granted';

export const jarLimit: Limit = {
  id: jarLimitId,
  what: 'Cookies that were set before DevTools was opened are only known by name and value, or not at all.',
  why: "Reading this site's cookie jar needs your permission.",
  remedy: 'Allow it for this site, or reload and sign in again.',
};
