import type { PopupHost } from '../messages.ts';
import { askBackground } from './background-client.ts';
import { isGranted, removeGrant, requestGrant } from './permissions.ts';
import { siteOf } from './site.ts';
import { currentTab } from './tabs.ts';

export function browserPopupHost(): PopupHost {
  return {
    currentTab,
    siteOf,
    readSummary: (tabId) => askBackground({ type: 'read-summary', tabId }),
    auditTab: (tabId) => askBackground({ type: 'audit-tab', tabId }),
    isGranted,
    requestGrant,
    removeGrant,
  };
}
