import { audit } from '#shared/audit.ts';
import { captureFrom } from '#shared/collect/capture.ts';
import { partedByAcceptance } from '#shared/report/acceptance.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { readTabStorage } from '../host/tabs.ts';
import { readStorage, storageReadLimits } from '../inpage/read-storage.ts';
import { summaryOf, type JarReading, type TabSummary, type UserAcceptance } from '../messages.ts';

interface Known {
  readonly jar: JarReading;
  /** Of the page's site. */
  readonly acceptances: readonly UserAcceptance[];
}

/** What can be said of a page without its traffic: from its storage, and from its cookies where the user lets us read them. */
export async function summaryOfTab(tabId: number, url: string, { jar, acceptances }: Known): Promise<TabSummary> {
  const time = Date.now();
  const reading = await readTabStorage(tabId, { read: readStorage, limits: storageReadLimits });
  const capture = captureFrom({
    target: url,
    kind: 'page',
    time,
    url,
    ...('storage' in reading ? { storage: [reading.storage] } : {}),
    ...(jar.granted ? { jar: jar.cookies } : {}),
  });
  const { facts, site } = capture;
  const judged = partedByAcceptance(audit(facts, site === undefined ? {} : { site }), acceptances, time);
  return summaryOf(reportFrom(capture, judged), { host: new URL(url).host, time, from: 'page' });
}
