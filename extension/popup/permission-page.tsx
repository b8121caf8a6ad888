import { useEffect, useState } from 'preact/hooks';
import type { GrantPurpose, PopupHost } from '../messages.ts';
import { GrantButton } from './grant-button.tsx';

interface PermissionPageProps {
  readonly host: PopupHost;
  readonly url: string;
  readonly purpose?: GrantPurpose;
}

/** Opened from the panel, since a browser shows its question only after a click in a page like this one. */
export function PermissionPage({ host, url, purpose = 'site' }: PermissionPageProps) {
  const [isGranted, setGranted] = useState<boolean>();
  const site = host.siteOf(url);
  const named = site !== undefined && purpose === 'keys' ? new URL(url).host : site;
  useEffect(() => {
    if (site !== undefined) void host.isGranted(url, purpose).then(setGranted);
  }, [url, purpose]);
  return (
    <main class="permission">
      <h1>{named === undefined ? 'Crumbtrail cannot be allowed to look at this page' : purpose === 'keys' ? `Let Crumbtrail fetch the keys of ${named}?` : `Let Crumbtrail read the cookies of ${named}?`}</h1>
      {named === undefined ? (
        <p>It is not a web page: browsers keep their own pages closed to every extension.</p>
      ) : (
        <>
          {purpose === 'keys' ? <KeyWords host={named} /> : <SiteWords site={named} />}
          <GrantButton host={host} url={url} site={named} purpose={purpose} isGranted={isGranted} onChange={setGranted} />
        </>
      )}
    </main>
  );
}

function SiteWords({ site }: { readonly site: string }) {
  return (
    <>
      <p>
        With it, the panel and the popup see every cookie of <bdi>{site}</bdi> and its subdomains with all its flags, also HttpOnly and partitioned ones that
        were set before DevTools was opened, and the toolbar button shows the number of serious findings.
      </p>
      <p>It holds for this site only, nothing is sent anywhere, and you can take it back here or in the browser's settings.</p>
    </>
  );
}

function KeyWords({ host }: { readonly host: string }) {
  return (
    <>
      <p>
        With it, the Tokens view can fetch the public keys that verify signatures from <bdi>{host}</bdi>, when you press <i>Ask</i> there: without your cookies,
        and without the token.
      </p>
      <p>It holds for this host only, and you can take it back here or in the browser's settings. Afterwards go back to the panel and ask again.</p>
    </>
  );
}
