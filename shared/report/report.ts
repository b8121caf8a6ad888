import type { Severity } from '../checks/define.ts';
import type { TargetKind } from '../facts/capture.ts';
import type { ProbeKind, ProbeMethod } from '../facts/probe.ts';
import type { Confidence, Role } from '../facts/role.ts';
import type { Scope } from '../facts/sighting.ts';

/** The JSON report. `report.schema.json` says the same for other languages; a test keeps the two together. */
export interface ReportFile {
  readonly schema: 'crumbtrail-report/1';
  readonly tool: { readonly name: 'crumbtrail'; readonly version: string };
  readonly reports: readonly Report[];
  /** What went wrong around the reports: a target that could not be read, a suppression that matches nothing. */
  readonly notices?: readonly Notice[];
}

/** One sentence for the user; `id` is stable, `at` is `file:line` or a target. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly at?: string;
}

export interface Report {
  readonly target: string;
  readonly kind: TargetKind;
  /** ISO 8601: when the capture ended. */
  readonly time: string;
  readonly model: AuthModel;
  readonly flow: readonly FlowStep[];
  readonly comparison: readonly ComparisonRow[];
  readonly credentials: readonly Credential[];
  readonly findings: readonly Finding[];
  /** Findings the user accepted; they are in no other list and do not count. */
  readonly suppressed?: readonly SuppressedFinding[];
  readonly limits: readonly ReportLimit[];
  /** The active tests the user asked for; absent when none was. */
  readonly probes?: readonly ReportProbe[];
  /** ASVS 5.0.0 chapters V3, V7, V9 and V10, as far as the checks speak about them. */
  readonly asvs?: readonly AsvsRequirement[];
}

/** An observation as a report prints it: a sentence without secrets, and where it was made. */
export interface ReportEvidence {
  readonly kind: string;
  readonly text: string;
  readonly at?: string;
}

export type ModelKind = 'session' | 'token' | 'hybrid' | 'unclear' | 'none';
export type ModelConfidence = 'high' | 'medium' | 'low';

export interface AuthModel {
  readonly kind: ModelKind;
  readonly carrier: 'cookie' | 'bearer' | 'header' | 'url' | 'mixed' | 'none';
  readonly credential: 'opaque' | 'jws' | 'jwe' | 'sealed' | 'none';
  readonly confidence: ModelConfidence;
  /** One sentence that says the verdict. */
  readonly summary: string;
  readonly evidence: readonly ReportEvidence[];
  /** What the verdict does not say, e.g. a stateful refresh token beside a self-contained access token. */
  readonly caveats: readonly string[];
  readonly recommendation?: { readonly rule: string; readonly text: string };
}

export type Actor = 'user' | 'browser' | 'server' | 'store' | 'issuer' | 'api';

export interface FlowStep {
  /** 1-based. */
  readonly step: number;
  readonly from: Actor;
  readonly to: Actor;
  readonly action:
    | 'submit-credentials'
    | 'redirect'
    | 'create-session'
    | 'sign-token'
    | 'set-cookie'
    | 'return-token'
    | 'store-token'
    | 'send-credential'
    | 'look-up'
    | 'verify-signature'
    | 'respond'
    | 'refresh'
    | 'logout'
    | 'clear-credential';
  readonly label: string;
  /** `observed` on the wire or in storage; `inferred` from the kind of credential, with the evidence that led to it. */
  readonly basis: 'observed' | 'inferred';
  readonly evidence: readonly ReportEvidence[];
}

export type ComparisonId = 'storage' | 'state' | 'scalability' | 'performance' | 'security' | 'revocation';

export interface ComparisonRow {
  readonly id: ComparisonId;
  readonly title: string;
  /** The textbook cells, to read the observed one against. */
  readonly session: string;
  readonly token: string;
  /** What this application does. */
  readonly observed: {
    readonly text: string;
    readonly basis: 'observed' | 'inferred' | 'not seen';
    readonly evidence: readonly ReportEvidence[];
  };
}

export interface Credential {
  readonly name: string;
  readonly in: 'cookie' | 'local-storage' | 'session-storage' | 'indexeddb' | 'cache-storage' | 'header' | 'url' | 'body' | 'input' | 'source';
  readonly format: string;
  readonly role: Role;
  readonly confidence: Confidence;
  readonly scope: Scope;
  /** Mask: never the value. */
  readonly preview: string;
  /** Attribute name to words, e.g. `{ "Secure": "yes", "SameSite": "not set" }`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly evidence: readonly ReportEvidence[];
}

export interface Finding {
  readonly check: string;
  readonly verdict: 'fail' | 'unsure';
  readonly severity: Severity;
  readonly severityReason: string;
  readonly title: string;
  readonly message: string;
  readonly fact: FindingFact;
  readonly evidence: readonly ReportEvidence[];
  readonly remedy: string;
  readonly references: readonly string[];
  /** Stable across runs: check, kind, name, and origin or file; never a value or a line. */
  readonly fingerprint: string;
}

export interface SuppressedFinding extends Finding {
  readonly suppression: {
    /** A comment above the line, an entry of the config file, or a user of the panel. */
    readonly by: 'comment' | 'config' | 'user';
    readonly reason: string;
    /** ISO date after which the acceptance ends. */
    readonly expires?: string;
  };
}

export interface FindingFact {
  readonly kind: string;
  readonly name: string;
  readonly role?: Role;
  readonly scope?: Scope;
  readonly origin?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface ReportLimit {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  readonly remedy?: string;
}

/** One active test: what was sent, and how it was answered. */
export interface ReportProbe {
  /** `session-sample`: requests without credentials, whose session identifiers were compared. */
  readonly probe: ProbeKind | 'session-sample';
  readonly method: ProbeMethod;
  /** Without query. */
  readonly url: string;
  /** Of the credential: cookie, storage entry or header. */
  readonly name: string;
  readonly carrier: 'cookie' | 'bearer' | 'body';
  readonly outcome: 'accepted' | 'refused' | 'unsure';
  /** Why it is this outcome. */
  readonly reason: string;
  /** Statuses in words: to the credential as it is, to the altered or replayed one, and to none. Absent where no answers were compared. */
  readonly answers?: { readonly authenticated: string; readonly probed: string; readonly anonymous: string };
}

export interface AsvsRequirement {
  readonly id: string;
  /** The level at which it first applies: 1, 2 or 3. */
  readonly level: number;
  readonly text: string;
  readonly status: 'met' | 'not met' | 'not seen';
  /** Fingerprints of the findings of this report that speak about it. */
  readonly findings: readonly string[];
  readonly cwe: readonly string[];
  readonly wstg: readonly string[];
}
