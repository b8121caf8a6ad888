import type { Fact } from '../facts/fact.ts';
import type { ProbeKind } from '../facts/probe.ts';

/** Which active tests are made, with what, and where. */
export interface ProbeInput {
  /** What was captured while the user was signed in. */
  readonly facts: readonly Fact[];
  /** The one origin that is asked. */
  readonly origin: string;
  readonly kinds: readonly ProbeKind[];
  /** Name of the login credential to test, when the origin is sent several. Default: the first that stands for the user. */
  readonly credential?: string | undefined;
  /** An address of that origin to ask, when the user chose one. */
  readonly address?: string | undefined;
  /** The page the user looks at: it is asked first when the credential opens it. */
  readonly page?: string | undefined;
  /** An expired JWT of the user's own, when the user gave one. A secret. */
  readonly expiredToken?: string | undefined;
}
