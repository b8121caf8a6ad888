/** What a browser demands of a cookie whose name starts with a prefix, compared without case (RFC 6265bis 5.4; layered-cookies, "Store a Cookie"). */
export interface PrefixRule {
  readonly prefix: string;
  readonly secure: true;
  readonly httpOnly: boolean;
  /** No Domain attribute and an explicit Path=/. */
  readonly hostOnly: boolean;
}

/** Longest first, so that the first match is the right one. */
const prefixRules: readonly PrefixRule[] = [
  { prefix: '__Host-Http-', secure: true, httpOnly: true, hostOnly: true },
  { prefix: '__Secure-', secure: true, httpOnly: false, hostOnly: false },
  { prefix: '__Host-', secure: true, httpOnly: false, hostOnly: true },
  { prefix: '__Http-', secure: true, httpOnly: true, hostOnly: false },
];

/** An early draft's spelling of `__Host-Http-`; browsers give it no meaning. */
export const obsoletePrefix = '__HostHttp-';

export function prefixRuleOf(name: string): PrefixRule | undefined {
  return prefixRules.find(({ prefix }) => hasPrefix(name, prefix));
}

export function hasPrefix(name: string, prefix: string): boolean {
  return name.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();
}
