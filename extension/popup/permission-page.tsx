import { useEffect, useState } from 'preact/hooks';
import type { PopupHost } from '../messages.ts';
import { GrantButton } from './grant-button.tsx';

/** Opened from the panel, since a browser shows its question only after a click in a page like this one. */
export function PermissionPage({ host, url }: { readonly host: PopupHost; readonly url: string }) {
  const [isGranted, setGranted] = useState<boolean>();
  const site = host.siteOf(url);
  useEffect(() => void host.isGranted(url).then(setGranted), [url]);
  return (
    <main class="permission">
      <h1>{site === undefined ? 'Crumbtrail cannot be allowed to look at this page' : `Let Crumbtrail read the cookies of ${site}?`}</h1>
      {site === undefined ? (
        <p>It is not a web page: browsers keep their own pages closed to every extension.</p>
      ) : (
        <>
          <p>
            With it, the panel and the popup see every cookie of <bdi>{site}</bdi> and its subdomains with all its flags, also HttpOnly and partitioned ones that
            were set before DevTools was opened, and the toolbar button shows the number of serious findings.
          </p>
          <p>It holds for this site only, nothing is sent anywhere, and you can take it back here or in the browser's settings.</p>
          <GrantButton host={host} url={url} site={site} isGranted={isGranted} onChange={setGranted} />
        </>
      )}
    </main>
  );
}
