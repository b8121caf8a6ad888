import type { Entry } from 'har-format';
import { channelOf, type RecorderCommand, type TrafficUpdate } from '../messages.ts';
import { completedRedirect, isRedirect } from './redirect-answer.ts';

/** What the devtools page may ask of the browser. */
export interface DevtoolsHost {
  addPanel(title: string, icon: string, page: string): void;
  watchRequests(listener: (entry: Entry, readBody: () => Promise<string | undefined>) => void): void;
  watchCommands(listener: (command: RecorderCommand) => void): void;
  send(update: TrafficUpdate): void;
}

// The callback forms of these methods are alike in both browsers; their promises are not.
export function browserDevtoolsHost(): DevtoolsHost {
  const channel = new BroadcastChannel(channelOf(chrome.devtools.inspectedWindow.tabId));
  return {
    addPanel: (title, icon, page) => chrome.devtools.panels.create(title, icon, page),
    watchRequests: (listener) =>
      chrome.devtools.network.onRequestFinished.addListener(async (request) =>
        listener(isRedirect(request) ? await completedRedirect(request) : request, () => new Promise((resolve) => request.getContent((content, encoding) => resolve(encoding === 'base64' ? undefined : (content ?? undefined))))),
      ),
    watchCommands: (listener) => channel.addEventListener('message', ({ data }) => listener(data)),
    send: (update) => channel.postMessage(update),
  };
}
