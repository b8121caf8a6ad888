import type { ComponentChildren } from 'preact';
import { isReadableUrl } from '../../facts/readable-url.ts';

const schemes: ReadonlySet<string> = new Set(['https:', 'http:']);

/** A link for web addresses; any other scheme, `javascript:` above all, is printed as text. */
export function Link({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  if (href === undefined || !isReadableUrl(href) || !schemes.has(new URL(href).protocol)) return <span>{children}</span>;
  return (
    <a href={href} rel="noreferrer noopener">
      {children}
    </a>
  );
}

/** Where a reference of a check can be read, when it has an address that follows from its name. */
export function addressOf(reference: string): string | undefined {
  if (reference.startsWith('CWE-')) return `https://cwe.mitre.org/data/definitions/${reference.slice(4)}.html`;
  const [, rfc] = /^RFC ?(\d{3,5})\b/.exec(reference) ?? [];
  return rfc === undefined ? undefined : `https://www.rfc-editor.org/rfc/rfc${rfc}`;
}
