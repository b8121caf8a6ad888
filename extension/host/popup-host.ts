import type { PopupHost } from '../messages.ts';
import { askBackground } from './background-client.ts';
import { isGranted, isOriginGranted, removeGrant, removeOriginGrant, requestGrant, requestOriginGrant } from './permissions.ts';
import { siteOf } from './site.ts';
import { currentTab } from './tabs.ts';

export function browserPopupHost(): PopupHost {
  return {
    currentTab,
    siteOf,
    readSummary: (tabId) => askBackground({ type: 'read-summary', tabId }),
    auditTab: (tabId) => askBackground({ type: 'audit-tab', tabId }),
    isGranted: (url, purpose) => (purpose === 'keys' ? isOriginGranted(url) : isGranted(url)),
    requestGrant: (url, purpose) => (purpose === 'keys' ? requestOriginGrant(url) : requestGrant(url)),
    removeGrant: (url, purpose) => (purpose === 'keys' ? removeOriginGrant(url) : removeGrant(url)),
  };
}
