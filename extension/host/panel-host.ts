import { channelOf, type PanelHost, type Theme } from '../messages.ts';
import { askBackground, watchGrantMessages } from './background-client.ts';
import { readPageStorage, type StorageReader } from './inspected-page.ts';
import { openInSources, readPageScripts } from './inspected-scripts.ts';
import { keepPreferredLibraries, readPreferredLibraries } from './preferred-libraries.ts';
import { pageWatcher, type WatcherScript } from './page-watcher.ts';

/** The panel's browser. `cookies` and `permissions` do not exist in a DevTools panel: those reads go through the background. */
export function browserPanelHost(reader: StorageReader, script: WatcherScript): PanelHost {
  const { devtools } = chrome;
  const tabId = devtools.inspectedWindow.tabId;
  const watcher = pageWatcher(script);
  const channel = new BroadcastChannel(channelOf(tabId));
  return {
    theme: themeOf(devtools.panels.themeName),
    browser: navigator.userAgent.includes('Firefox/') ? 'firefox' : 'chromium',
    watchTheme: (listener) => watchThemeName((name) => listener(themeOf(name))),
    watchTraffic(listener) {
      channel.addEventListener('message', ({ data }) => {
        if (data?.type === 'traffic') listener(data);
      });
      channel.postMessage({ type: 'hello' });
    },
    watchNavigation: (listener) => devtools.network.onNavigated.addListener(listener),
    watchGrants: watchGrantMessages,
    command: (command) => channel.postMessage(command),
    reloadPage: () => watcher.reload(),
    readPage: () => readPageStorage(reader),
    readJar: (urls) => askBackground({ type: 'read-jar', tabId, urls }),
    readFrames: (url) => askBackground({ type: 'read-frames', tabId, url }),
    startWatching: (url) => watcher.start(url),
    stopWatching: () => watcher.stop(),
    readWatch: () => watcher.read(),
    openPermissionPage: (url, purpose = 'site') => void askBackground({ type: 'open-permission-page', url, purpose }),
    askIssuer: (address) => askBackground({ type: 'ask-issuer', address }),
    readProbeLeave: (url) => askBackground({ type: 'read-probe-leave', url }),
    sendProbe: (request) => askBackground({ type: 'send-probe', request }),
    publish: (summary) => void askBackground({ type: 'publish-summary', tabId, summary }),
    readAcceptances: (url) => askBackground({ type: 'read-acceptances', tabId, url }),
    accept: (url, acceptance) => askBackground({ type: 'accept-finding', tabId, url, acceptance }),
    takeBack: (url, fingerprint) => askBackground({ type: 'take-back-acceptance', tabId, url, fingerprint }),
    readLibraries: readPreferredLibraries,
    keepLibraries: keepPreferredLibraries,
    readScripts: readPageScripts,
    ...openInSources(),
  };
}

function watchThemeName(listener: (name: string) => void): void {
  const { panels } = chrome.devtools;
  if ('onThemeChanged' in panels) (panels as unknown as FirefoxPanels).onThemeChanged.addListener(listener);
  else panels.setThemeChangeHandler(listener);
}

interface FirefoxPanels {
  readonly onThemeChanged: { addListener(listener: (name: string) => void): void };
}

function themeOf(name: string): Theme {
  return name === 'dark' ? 'dark' : 'light';
}
