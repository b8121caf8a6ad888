import type { Severity } from '#shared/checks/define.ts';
import type { Fact } from '#shared/facts/fact.ts';
import type { Policy } from '#shared/standards/policy.ts';
import type { SecretOrigin } from '#shared/standards/weak-secrets.ts';

/** The cases of a check. They are run by cases.test.ts and give the examples of its page. */
export interface CheckCases {
  readonly facts: readonly FactCase[];
  readonly live?: readonly LiveCase[];
  readonly code?: { readonly bad: readonly CodeCase[]; readonly good: readonly CodeCase[] };
  /** A check whose code remedies are right here too, where no case is about the library itself. */
  readonly remedyLike?: string;
}

/** A fact and the verdict on it. */
export interface FactCase {
  readonly name: string;
  readonly fact: Fact;
  /** What else was captured. */
  readonly among?: readonly Fact[];
  readonly policy?: Policy;
  /** Registrable domain of the audited site. */
  readonly site?: string;
  /** Other hosts that may receive the site's credentials. */
  readonly hosts?: readonly string[];
  readonly verdict: 'pass' | 'skip' | 'fail' | 'unsure';
  readonly severity?: Severity;
}

/** What a browser saw, and whether the check speaks up. */
export interface LiveCase {
  readonly name: string;
  /** `https://shop.example/account` when absent. */
  readonly url?: string;
  /** Response header lines. */
  readonly response?: readonly string[];
  /** The response answers a login form, and its cookies are sent afterwards. */
  readonly login?: boolean;
  /** Further exchanges after the first, in order. */
  readonly then?: readonly LiveExchange[];
  readonly local?: readonly (readonly [key: string, value: string])[];
  /** What `document.cookie` of the page said at the end. */
  readonly documentCookie?: string;
  readonly session?: readonly (readonly [key: string, value: string])[];
  /** Texts of IndexedDB under `database/store/key`. */
  readonly indexedDb?: readonly (readonly [key: string, value: string])[];
  /** Values of stored responses under `cache path field`. */
  readonly cached?: readonly (readonly [key: string, value: string])[];
  /** What the page wrote with console.log. */
  readonly console?: readonly string[];
  /** What the page, watched, got from other windows half a second after the first exchange. */
  readonly messages?: readonly { readonly sender: string; readonly asked: boolean | undefined; readonly texts: readonly string[] }[];
  /** What its script wrote so many seconds after the first exchange. */
  readonly writes?: readonly { readonly area: 'local' | 'session' | 'cookie'; readonly key: string; readonly after: number }[];
  /** The user had the secret of every token guessed, and it is of this kind. */
  readonly guessed?: SecretOrigin;
  readonly verdict: 'fail' | 'unsure' | 'silent';
  readonly severity?: Severity;
}

export interface LiveExchange {
  readonly url: string;
  readonly method?: string;
  /** Request header lines. */
  readonly request?: readonly string[];
  /** Form fields of the request. */
  readonly form?: Readonly<Record<string, string>>;
  /** A JSON body of the request. */
  readonly json?: unknown;
  readonly status?: number;
  readonly response?: readonly string[];
  /** A JSON body of the response; an HTML page when absent. */
  readonly answer?: unknown;
  /** A body of the response that is no JSON. */
  readonly text?: string;
  /** Media type of the response. */
  readonly type?: string;
}

export interface CodeCase {
  readonly name: string;
  readonly code: string;
  /** `server.ts` when absent. */
  readonly file?: string;
  /** Words that the message of the finding has. */
  readonly says?: string;
  /** Versions that the project says are installed. */
  readonly installed?: Readonly<Record<string, string>>;
  /** What the `.env` beside it says. */
  readonly dotenv?: string;
  /** Good code that shows what to write with this library, by its name in the models: the panel and `crumbtrail explain` show it. */
  readonly remedyFor?: string;
}

/** Code without the indentation of the case file around it. */
export function source(text: TemplateStringsArray): string {
  const lines = text.join('').split('\n').slice(1, -1);
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return `${lines.map((line) => line.slice(margin)).join('\n')}\n`;
}
