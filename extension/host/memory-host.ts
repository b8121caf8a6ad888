import type { FrameReadings, JarReading, PageReading, PanelHost, PopupHost, RecorderCommand, StorageWrite, TabSummary, Theme, TrafficUpdate, UserAcceptance, WindowMessage } from '../messages.ts';
import type { ScriptReading } from '../script-messages.ts';

/** What a browser would have answered. */
export interface MemoryPage {
  readonly theme: Theme;
  readonly traffic: Pick<TrafficUpdate, 'entries'>;
  readonly page: PageReading | Promise<PageReading>;
  readonly jar: JarReading;
  readonly frames?: FrameReadings;
  /** What a watcher would have seen. */
  readonly writes?: readonly StorageWrite[];
  readonly messages?: readonly WindowMessage[];
  /** Findings that were accepted before. */
  readonly accepted?: readonly UserAcceptance[];
  /** Absent: a browser that does not hand scripts out. */
  readonly scripts?: ScriptReading | Promise<ScriptReading> | { readonly problem: string };
}

/** A panel's host without a browser: the views run in any page, for tests and pictures. */
export function memoryPanelHost({ theme, traffic, page, jar, frames = { dumps: [], unreadFrames: 0 }, writes = [], messages = [], scripts, accepted = [] }: MemoryPage): PanelHost & { readonly commands: RecorderCommand[] } {
  const commands: RecorderCommand[] = [];
  let entries = traffic.entries;
  const acceptances = new Map(accepted.map((acceptance) => [acceptance.fingerprint, acceptance]));
  let libraries: readonly string[] = [];
  const granted = new Set<string>();
  let paused = false;
  let isWatching = false;
  let listener: (update: TrafficUpdate) => void = () => undefined;
  let navigated = () => undefined as void;
  const tell = () => listener({ type: 'traffic', reset: true, entries, seen: entries.length, held: entries.length, forgotten: 0, paused });
  return {
    commands,
    theme,
    browser: 'chromium',
    watchTheme: () => undefined,
    watchTraffic(newListener) {
      listener = newListener;
      tell();
    },
    watchNavigation(newListener) {
      navigated = newListener;
    },
    watchGrants: () => undefined,
    command(command) {
      commands.push(command);
      if (command.type === 'clear') entries = [];
      if (command.type === 'pause') paused = command.paused;
      tell();
    },
    reloadPage: () => undefined,
    readPage: async () => page,
    readJar: async () => jar,
    readFrames: async () => frames,
    startWatching: async () => {
      isWatching = true;
      navigated();
      return jar.granted ? 'site' : 'load';
    },
    stopWatching: async () => {
      isWatching = false;
    },
    readWatch: async () => (isWatching ? { writes, messages, forgotten: 0 } : undefined),
    openPermissionPage: (url, purpose) => void granted.add(`${purpose} ${url}`),
    askIssuer: async (address) => {
      const { origin } = new URL(address);
      if (!granted.has(`keys ${origin}`)) return { ungranted: origin };
      const response = await fetch(address);
      return response.ok ? { text: await response.text() } : { problem: `it answered with status ${response.status}` };
    },
    readProbeLeave: async () => ({ site: jar.granted, cookies: jar.granted }),
    sendProbe: async ({ headers }) => ({ status: headers.authorization ?? headers.cookie ? 200 : 401, redirected: false, headers: {}, body: headers.authorization ?? headers.cookie ? 'account' : 'sign in' }),
    publish: () => undefined,
    readAcceptances: async () => [...acceptances.values()],
    accept: async (_, acceptance) => acceptances.set(acceptance.fingerprint, acceptance),
    takeBack: async (_, fingerprint) => acceptances.delete(fingerprint),
    readLibraries: async () => libraries,
    keepLibraries: async (kept) => {
      libraries = kept;
    },
    async readScripts() {
      const reading = await scripts;
      if (reading !== undefined && 'problem' in reading) throw new Error(reading.problem);
      return reading;
    },
    ...(scripts !== undefined && { openPlace: () => undefined }),
  };
}

export interface MemoryTab {
  /** Absent for a page that browsers keep closed. */
  readonly url?: string;
  readonly summary: TabSummary | null;
  readonly isGranted: boolean;
  /** Reading the page fails with this. */
  readonly problem?: string;
}

export function memoryPopupHost({ url, summary, isGranted, problem }: MemoryTab): PopupHost {
  let granted = isGranted;
  return {
    currentTab: async () => ({ id: 1, ...(url === undefined ? {} : { url }) }),
    siteOf: (text) => (URL.canParse(text) ? new URL(text).hostname.split('.').slice(-2).join('.') : undefined),
    readSummary: async () => summary,
    auditTab: async () => {
      if (problem !== undefined) throw new Error(problem);
      return summary;
    },
    isGranted: async () => granted,
    requestGrant: async () => (granted = true),
    removeGrant: async () => !(granted = false),
  };
}
