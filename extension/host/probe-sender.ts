// Active tests leave from the background, past the user's cookie jar: nothing of it is sent, and nothing of the answer enters it.
import type { ProbeLeave, ProbeRequest, ProbeResponse } from '../messages.ts';
import { boundedText } from './bounded-text.ts';
import { isGranted } from './permissions.ts';

/** What the user's grant and the browser let us send to an address. */
export async function probeLeave(url: string): Promise<ProbeLeave> {
  const site = await isGranted(url);
  return { site, cookies: site && 'declarativeNetRequest' in chrome };
}

export async function sendProbe({ url, headers }: ProbeRequest): Promise<ProbeResponse> {
  const leave = await probeLeave(url);
  if (!leave.site || (headers.cookie !== undefined && !leave.cookies)) throw new Error('The permission for active tests of this site is gone.');
  if (headers.cookie === undefined) return answerTo(url, headers.authorization);
  await setCookieRule(url, headers.cookie);
  try {
    return await answerTo(url, headers.authorization);
  } finally {
    await removeCookieRule();
  }
}

const longestBody = 1024 * 1024;
const patience = 15_000;

async function answerTo(url: string, authorization: string | undefined): Promise<ProbeResponse> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
      ...(authorization !== undefined && { headers: { authorization } }),
    });
    const { text: body } = await boundedText(response, longestBody);
    return { status: response.status, redirected: response.type === 'opaqueredirect', headers: Object.fromEntries(response.headers), body };
  } catch {
    return { status: 0, redirected: false, headers: {}, body: '' };
  }
}

const ruleId = 1;

/** `fetch` cannot set `Cookie`, a session rule can. For this address only, and only for requests of this extension that belong to no tab: never one of the user's own. */
function setCookieRule(url: string, cookie: string): Promise<void> {
  return chrome.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [ruleId],
    addRules: [
      {
        id: ruleId,
        action: { type: 'modifyHeaders', requestHeaders: [{ header: 'cookie', operation: 'set', value: cookie }] },
        condition: { urlFilter: `|${url}|`, initiatorDomains: [location.hostname], requestMethods: ['get'], resourceTypes: ['xmlhttprequest'], tabIds: [-1] },
      },
    ],
  });
}

function removeCookieRule(): Promise<void> {
  return chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [ruleId] });
}
