// What the parts of the extension say to each other, and what a view may ask of its host. The views know nothing else of the browser.
import type { JarCookie } from '#shared/collect/cookie-jar.ts';
import type { PageStorageDump } from '#shared/collect/page-storage.ts';
import type { Severity } from '#shared/checks/define.ts';
import type { ProbeRequest, ProbeResponse } from '#shared/probe/probe-host.ts';
import type { Browser } from '#shared/standards/browsers.ts';
import type { UserAcceptance } from '#shared/report/acceptance.ts';
import type { ModelConfidence, ModelKind, Report } from '#shared/report/report.ts';
import type { ScriptReading, SourcePlace } from './script-messages.ts';

export type { JarCookie, PageStorageDump, ProbeRequest, ProbeResponse, UserAcceptance };

/** One finished request in HAR form, cut down to what can tell something about authentication. */
export interface KeptEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly KeptHeader[];
    readonly postData?: { readonly mimeType: string; readonly text: string };
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly KeptHeader[];
    readonly content: { readonly mimeType: string; readonly size: number; readonly text?: string };
  };
  /** What made the browser ask: only Chromium tells. */
  readonly initiator?: RequestInitiator;
}

export interface RequestInitiator {
  /** `parser`, `script`, `other` … in Chromium's words. */
  readonly type: string;
  /** Innermost first; of a parser the place in the document. Lines and columns are 1-based. */
  readonly frames: readonly CodePlace[];
}

export interface CodePlace extends SourcePlace {
  readonly name: string;
}

export interface KeptHeader {
  readonly name: string;
  readonly value: string;
}

/** The state of the recorder in the devtools page; `entries` are those that came since the last update, or all of them after `reset`. */
export interface TrafficUpdate {
  readonly type: 'traffic';
  readonly reset: boolean;
  readonly entries: readonly KeptEntry[];
  /** Requests that finished since the recorder was started or cleared. */
  readonly seen: number;
  /** Requests the recorder holds; the oldest beyond that were forgotten. */
  readonly held: number;
  readonly forgotten: number;
  readonly paused: boolean;
}

/** Panel to devtools page, on the channel of their tab. */
export type RecorderCommand = { readonly type: 'hello' } | { readonly type: 'clear' } | { readonly type: 'pause'; readonly paused: boolean };

/** What the popup and the badge show of a tab. */
export interface TabSummary {
  /** Host of the page that was audited. */
  readonly host: string;
  readonly time: number;
  readonly model: { readonly kind: ModelKind; readonly confidence: ModelConfidence; readonly summary: string };
  readonly counts: Readonly<Record<Severity, number>>;
  readonly top: readonly { readonly severity: Severity; readonly title: string; readonly name: string }[];
  /** `panel`: with the traffic DevTools saw; `page`: storage and, when granted, cookies only. */
  readonly from: 'panel' | 'page';
}

export function summaryOf(report: Report, seen: Pick<TabSummary, 'host' | 'time' | 'from'>): TabSummary {
  const { kind, confidence, summary } = report.model;
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const finding of report.findings) counts[finding.severity]++;
  const top = report.findings.slice(0, 3).map(({ severity, title, fact }) => ({ severity, title, name: fact.name }));
  return { ...seen, model: { kind, confidence, summary }, counts, top };
}

export interface JarReading {
  /** The browser lets us read the cookies of the first URL's site. */
  readonly granted: boolean;
  readonly cookies: readonly JarCookie[];
}

/** Which active tests can be sent to an address: any, and those with a cookie. */
export interface ProbeLeave {
  readonly site: boolean;
  readonly cookies: boolean;
}

/** One place a page's script wrote to, as the watcher in that page reports it: the page's word. */
export interface StorageWrite {
  readonly area: 'local' | 'session' | 'cookie';
  /** Key of the entry, name of the cookie. */
  readonly key: string;
  readonly count: number;
  /** Milliseconds since the epoch, of the last write. */
  readonly time: number;
  /** Of the last write that was traced, in the words of its browser; empty when there was none. */
  readonly stack: string;
}

/** A message of another window whose data a listener of the page read, as the watcher in that page reports it: the page's word. */
export interface WindowMessage {
  /** The sender's origin. */
  readonly sender: string;
  /** Milliseconds since the epoch, of the first read. */
  readonly time: number;
  /** Whether a listener read origin or source; undefined when that could not be watched. */
  readonly asked: boolean | undefined;
  /** Of the code that read first, in the words of its browser. */
  readonly stack: string;
  /** Texts of the data that are long enough for a credential: secrets. */
  readonly texts: readonly string[];
}

/** What a watcher remembers of its page. */
export interface WatchReading {
  readonly writes: readonly StorageWrite[];
  readonly messages: readonly WindowMessage[];
  /** Older messages that were let go. */
  readonly forgotten: number;
}

/** What the isolated world of the tab's frames says, where the user lets us look. The first is the page itself. */
export interface FrameReadings {
  readonly dumps: readonly PageStorageDump[];
  /** Frames that are there and were not read. */
  readonly unreadFrames: number;
}

/** What stands at an address of an issuer, why there is nothing, or which origin the user has to allow first. */
export type IssuerAnswer = { readonly text: string } | { readonly problem: string } | { readonly ungranted: string };

/** What a permission is asked for: to read a site's cookies, which is meant where nothing is said, or to fetch the keys of an issuer from one host. */
export type GrantPurpose = 'site' | 'keys';

/** Anything to the background. */
export type BackgroundRequest =
  | { readonly type: 'read-frames'; readonly tabId: number; readonly url: string }
  | { readonly type: 'read-jar'; readonly tabId: number; readonly urls: readonly string[] }
  | { readonly type: 'publish-summary'; readonly tabId: number; readonly summary: TabSummary | null }
  | { readonly type: 'read-summary'; readonly tabId: number }
  | { readonly type: 'audit-tab'; readonly tabId: number }
  | { readonly type: 'read-probe-leave'; readonly url: string }
  | { readonly type: 'send-probe'; readonly request: ProbeRequest }
  | { readonly type: 'read-acceptances'; readonly tabId: number; readonly url: string }
  | { readonly type: 'accept-finding'; readonly tabId: number; readonly url: string; readonly acceptance: UserAcceptance }
  | { readonly type: 'take-back-acceptance'; readonly tabId: number; readonly url: string; readonly fingerprint: string }
  | { readonly type: 'ask-issuer'; readonly address: string }
  | { readonly type: 'open-permission-page'; readonly url: string; readonly purpose: GrantPurpose };

export interface BackgroundAnswers {
  readonly 'read-frames': FrameReadings;
  readonly 'read-jar': JarReading;
  readonly 'publish-summary': null;
  readonly 'read-summary': TabSummary | null;
  readonly 'audit-tab': TabSummary | null;
  readonly 'read-probe-leave': ProbeLeave;
  readonly 'send-probe': ProbeResponse;
  readonly 'read-acceptances': readonly UserAcceptance[];
  readonly 'accept-finding': readonly UserAcceptance[];
  readonly 'take-back-acceptance': readonly UserAcceptance[];
  readonly 'ask-issuer': IssuerAnswer;
  readonly 'open-permission-page': null;
}

/** From the background to every page of ours: the user granted or took back a permission. */
export interface GrantsChanged {
  readonly type: 'grants-changed';
}

export type Theme = 'light' | 'dark';

/** A reading of the inspected page, or why there is none. */
export type PageReading = { readonly storage: PageStorageDump; readonly unread: readonly string[]; readonly frames?: number } | { readonly problem: string };

/** `load`: the watcher is gone when the page is left; `site`: it is in every page of the site, where the user lets us. */
export type WatchReach = 'load' | 'site';

/** Name of the port whose life is the life of the watcher in a site's pages. */
export const watchPortName = 'watch-writes';

/** What the panel may ask of the browser. */
export interface PanelHost {
  readonly theme: Theme;
  /** Whose rules for cookies hold here. */
  readonly browser: Browser;
  watchTheme(listener: (theme: Theme) => void): void;
  watchTraffic(listener: (update: TrafficUpdate) => void): void;
  watchNavigation(listener: () => void): void;
  watchGrants(listener: () => void): void;
  command(command: RecorderCommand): void;
  reloadPage(): void;
  readPage(): Promise<PageReading>;
  readJar(urls: readonly string[]): Promise<JarReading>;
  /** Storage of every frame the user lets us read, IndexedDB included. */
  readFrames(url: string): Promise<FrameReadings>;
  /** Reloads the page with a watcher in it that remembers which code writes to its stores, and which reads messages of other windows. */
  startWatching(url: string): Promise<WatchReach>;
  stopWatching(): Promise<void>;
  /** Undefined when no watcher is in the page, since it was left or never watched. */
  readWatch(): Promise<WatchReading | undefined>;
  /** A permission can only be asked for by a click in a page of our own: this opens it. */
  openPermissionPage(url: string, purpose?: GrantPurpose): void;
  /** Fetches from an issuer, without the user's cookies. */
  askIssuer(address: string): Promise<IssuerAnswer>;
  readProbeLeave(url: string): Promise<ProbeLeave>;
  sendProbe(request: ProbeRequest): Promise<ProbeResponse>;
  publish(summary: TabSummary): void;
  /** Findings that were accepted on the site of this page, and stay so when the panel is closed. */
  readAcceptances(url: string): Promise<readonly UserAcceptance[]>;
  /** Rejects with a sentence when it cannot be kept. */
  accept(url: string, acceptance: UserAcceptance): Promise<unknown>;
  takeBack(url: string, fingerprint: string): Promise<unknown>;
  /** Libraries whose code the user chose to see, newest first. */
  readLibraries(): Promise<readonly string[]>;
  keepLibraries(libraries: readonly string[]): Promise<void>;
  /** Undefined where the browser does not hand scripts to extensions: Firefox. */
  readScripts(): Promise<ScriptReading | undefined>;
  /** Shows the place in the Sources panel. Absent where the browser does not let us. */
  readonly openPlace?: (place: SourcePlace) => void;
}

export interface CurrentTab {
  readonly id: number;
  /** Absent where the browser does not let us look: its own pages, the add-on shop. */
  readonly url?: string;
}

/** What the popup and the permission page may ask of the browser. */
export interface PopupHost {
  currentTab(): Promise<CurrentTab | undefined>;
  readSummary(tabId: number): Promise<TabSummary | null>;
  auditTab(tabId: number): Promise<TabSummary | null>;
  /** The site a grant would be for: `example.com` for `https://shop.example.com/`. */
  siteOf(url: string): string | undefined;
  isGranted(url: string, purpose?: GrantPurpose): Promise<boolean>;
  /** Must be called straight from a click. */
  requestGrant(url: string, purpose?: GrantPurpose): Promise<boolean>;
  removeGrant(url: string, purpose?: GrantPurpose): Promise<boolean>;
}

/** Channel between a tab's devtools page and its panel. */
export const channelOf = (tabId: number) => `crumbtrail-tab-${tabId}`;
