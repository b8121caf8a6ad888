import type { Evidence } from '../facts/role.ts';
import type { Fact, FactKind, FactOf } from '../facts/fact.ts';
import type { Policy } from '../standards/policy.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';
export type Family = 'cookie' | 'session' | 'jwt' | 'token' | 'csrf' | 'oauth' | 'headers' | 'model';
export type Detectable = 'live-passive' | 'live-active' | 'source';

export interface References {
  /** ASVS 5.0.0 requirements with the level at which they first apply. */
  readonly asvs: readonly { readonly id: string; readonly level: 1 | 2 | 3 }[];
  readonly cwe: readonly `CWE-${number}`[];
  readonly wstg: readonly `WSTG-${string}`[];
  /** RFCs, drafts and cheat sheets, e.g. `RFC 6265bis 4.1.2.5`. */
  readonly other: readonly string[];
}

/** What `judge` may look at beside its own fact: everything that was captured, and the policy. Nothing else. */
export interface JudgeContext {
  all<K extends FactKind>(kind: K): readonly FactOf<K>[];
  readonly policy: Policy;
  /** Registrable domain of the audited site, when there is one. */
  readonly site?: string;
  /** Other hosts that may receive the site's credentials, as the user says: `api.example.net`, `*.example.net`. */
  readonly hosts?: readonly string[];
  /** What `compute` says about the whole capture, computed once per audit: pass a function of the module, not a closure. */
  once<T>(compute: (context: JudgeContext) => T): T;
}

export interface Judgement<MessageId extends string = string> {
  readonly verdict: 'fail' | 'unsure';
  readonly message: MessageId;
  /** Values for the `{{placeholders}}` of the message; never a secret. `name` is filled in from the fact. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** Overrides the check's severity; then `severityReason` is required. */
  readonly severity?: Severity;
  readonly severityReason?: string;
  readonly evidence?: readonly Evidence[];
  /** What of the thing the verdict is about, when the check may say several things of one, e.g. a parameter. The same on every visit. */
  readonly part?: string;
  /** Attribute of the fact that the verdict is about, e.g. `secure`: the linter reports at the node that wrote it. */
  readonly attribute?: string;
  /** The values that would make the verdict pass, by attribute of the fact: the linter turns them into a suggestion. */
  readonly change?: Readonly<Record<string, boolean | string | number | null>>;
}

export type Verdict<MessageId extends string = string> =
  | { readonly verdict: 'pass' }
  | { readonly verdict: 'skip'; readonly because: string }
  | Judgement<MessageId>;

export type Judges<MessageId extends string = string> = {
  readonly [K in FactKind]?: (fact: FactOf<K>, context: JudgeContext) => Verdict<MessageId>;
};

/** One opinion: metadata and one pure `judge` for each kind of fact it speaks about. */
export interface Check<MessageId extends string = string> {
  /** Equals the file name. */
  readonly id: string;
  readonly family: Family;
  readonly title: string;
  /** One or two sentences: what goes wrong. */
  readonly why: string;
  /** One sentence: what to do. */
  readonly remedy: string;
  readonly severity: Severity;
  readonly severityReason: string;
  readonly detectable: readonly Detectable[];
  readonly references: References;
  readonly messages: Readonly<Record<MessageId, string>>;
  /** Ids of less specific checks whose finding on the same thing this one replaces. */
  readonly replaces?: readonly string[];
  /** In the quiet `recommended` ESLint config (default true). */
  readonly recommended?: boolean;
  /** False when the verdict does not depend on what the fact is for: a merely possible role lowers nothing (default true). */
  readonly weighsRole?: boolean;
  /**
   * What a finding on an exchange is about, when one page or answer stands for its whole host or site (default: for this request alone).
   * Its fingerprint then does not hang on which of them was seen first.
   */
  readonly exchangeStandsFor?: 'host' | 'site';
  /** Also judges requests to other parties: what the site's pages send is the site's doing, whoever answers it. */
  readonly judgesOtherParties?: true;
  /** The limits of the policy that `judge` reads; its page lists them. */
  readonly limits?: readonly (keyof Policy)[];
  readonly judge: Judges<MessageId>;
}

export function defineCheck<MessageId extends string>(check: Check<MessageId>): Check<MessageId> {
  return check;
}

export const pass = { verdict: 'pass' } as const;
export const skip = (because: string) => ({ verdict: 'skip', because }) as const;

/** The fact kinds a check speaks about. */
export function kindsOf(check: Check): FactKind[] {
  return Object.keys(check.judge) as FactKind[];
}

export type AnyCheck = Check<string>;
export type { Fact };
