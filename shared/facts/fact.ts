import type { CodeShapeFact } from './code-shape.ts';
import type { CookieFact } from './cookie.ts';
import type { CredentialUseFact } from './credential-use.ts';
import type { CorsSetupFact } from './cors-setup.ts';
import type { CsrfSetupFact } from './csrf-setup.ts';
import type { DependencyFact } from './dependency.ts';
import type { ExchangeFact } from './exchange.ts';
import type { JwtCallFact } from './jwt-call.ts';
import type { PageOutputFact } from './page-output.ts';
import type { ProbeFact } from './probe.ts';
import type { SessionSampleFact } from './session-sample.ts';
import type { SessionSetupFact } from './session-setup.ts';
import type { StorageFact } from './storage.ts';
import type { TokenFact } from './token.ts';
import type { WindowMessageFact } from './window-message.ts';

/** One normalised thing that was seen. */
export type Fact = CookieFact | StorageFact | TokenFact | ExchangeFact | JwtCallFact | SessionSetupFact | CodeShapeFact | CredentialUseFact | ProbeFact | CorsSetupFact | CsrfSetupFact | PageOutputFact | SessionSampleFact | WindowMessageFact | DependencyFact;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

export function factsOf<K extends FactKind>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
}
