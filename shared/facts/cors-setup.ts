import type { Known } from './known.ts';
import type { Scope, SourceSighting } from './sighting.ts';

/**
 * Which origins may read answers: `every` (the origin of the request is repeated, whatever it is), `loose` (it is tested, but
 * so that a site of an attacker can pass), `null` (what sandboxed frames and local files send), `any` (`*`, which browsers
 * refuse beside credentials), `listed` or `none`.
 */
export type CorsOrigins = 'every' | 'loose' | 'null' | 'any' | 'listed' | 'none';

/** Cross-origin access as it is configured in source code. */
export interface CorsSetupFact {
  readonly kind: 'cors-setup';
  readonly id: string;
  readonly seen: SourceSighting;
  readonly scope: Scope;
  readonly origins: Known<CorsOrigins>;
  /** Whether other origins may read answers to requests that carry cookies. */
  readonly credentials: Known<boolean>;
  /** What a loose test looks at, without its values: `origin.endsWith`. */
  readonly test?: string;
}
