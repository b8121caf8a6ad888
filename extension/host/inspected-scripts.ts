import { inlineScripts } from './inline-scripts.ts';
import type { PanelHost } from '../messages.ts';
import type { PageScript, ScriptReading, UnreadScript } from '../script-messages.ts';

/** Files, characters of one file, and characters altogether that are read; milliseconds for one file. */
const mostFiles = 1_000;
const longestFile = 5_000_000;
const longestReading = 40_000_000;
const fileTime = 5_000;

type Resource = chrome.devtools.inspectedWindow.Resource & { readonly type?: string };

/** The scripts of the inspected page, those inside of its documents, and the originals DevTools knows, as DevTools holds them: nothing is fetched again. */
export async function readPageScripts(): Promise<ScriptReading | undefined> {
  const { inspectedWindow } = chrome.devtools;
  if (!('getResources' in inspectedWindow)) return undefined;
  const resources = await new Promise<readonly Resource[]>((resolve) => inspectedWindow.getResources(resolve));
  const wanted = resources.filter(isOfPage);
  const scripts: PageScript[] = [];
  const maps: Omit<PageScript, 'isOriginal'>[] = [];
  const unread: UnreadScript[] = [];
  let length = 0;
  for (const resource of wanted.slice(0, mostFiles)) {
    const { url } = resource;
    if (length >= longestReading) {
      unread.push({ url, reason: 'Not read: the page has more than 40 million characters of scripts.' });
      continue;
    }
    const text = await contentOf(resource);
    if (text === undefined) unread.push({ url, reason: 'DevTools did not hand out its content.' });
    else if (text.length > longestFile) unread.push({ url, reason: 'Not linted: it is longer than 5 million characters.' });
    else {
      length += text.length;
      if (isMap(url)) maps.push({ url, text });
      else if (resource.type === 'document') scripts.push(...inlineScripts(url, text));
      else if (text !== '') scripts.push({ url, text, isOriginal: resource.type === 'sm-script' });
    }
  }
  for (const { url } of wanted.slice(mostFiles)) unread.push({ url, reason: 'Not read: the page has more than 1,000 files of scripts.' });
  return { scripts, maps, unread };
}

/** The Sources panel can be asked in Chromium only. */
export function openInSources(): Pick<PanelHost, 'openPlace'> {
  const { panels } = chrome.devtools;
  if (!('openResource' in panels)) return {};
  // DevTools counts lines and columns from zero here.
  return { openPlace: ({ url, line, column }) => panels.openResource(url, line - 1, column - 1, () => undefined) };
}

/** DevTools lists its own scripts and those of extensions, too. */
function isOfPage({ url, type }: Resource): boolean {
  if (/^(?:chrome|devtools|chrome-extension|moz-extension|debugger|snippet|extensions):/.test(url) || url === '') return false;
  if (isMap(url) || type === 'document') return true;
  return type === undefined ? /\.[cm]?[jt]sx?$/.test(pathOf(url)) : type === 'script' || type === 'sm-script';
}

function isMap(url: string): boolean {
  return pathOf(url).endsWith('.map');
}

function pathOf(url: string): string {
  return url.split(/[?#]/)[0] ?? '';
}

function contentOf(resource: Resource): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), fileTime);
    resource.getContent((content, encoding) => {
      clearTimeout(timer);
      resolve(typeof content === 'string' && encoding !== 'base64' ? content : undefined);
    });
  });
}
