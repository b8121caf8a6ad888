const day = 86_400;

/** The limits that checks judge lifetimes against, in seconds. */
export interface Policy {
  readonly sessionCookieLifetime: number;
  readonly refreshCookieLifetime: number;
  /** Access tokens above these earn low, medium and high. */
  readonly accessTokenLifetime: { readonly low: number; readonly medium: number; readonly high: number };
  readonly refreshTokenLifetime: number;
}

/** Lets the usual defaults of libraries pass (7, 14 and 30 days). */
export const recommendedPolicy: Policy = {
  sessionCookieLifetime: 30 * day,
  refreshCookieLifetime: 90 * day,
  accessTokenLifetime: { low: 3_600, medium: day, high: 30 * day },
  refreshTokenLifetime: 90 * day,
};

/** ASVS 5.0 level 2 (7.1.1, 7.3.1, 7.3.2) read strictly. */
export const asvsL2Policy: Policy = {
  sessionCookieLifetime: day,
  refreshCookieLifetime: 30 * day,
  accessTokenLifetime: { low: 900, medium: 3_600, high: day },
  refreshTokenLifetime: 30 * day,
};
