/** Where a reference of a check can be read; undefined for texts that have no page of their own to link to. */
export function linkOf(reference: string): string | undefined {
  const [, kind, number] = /^(CWE-|RFC )(\d{1,5})\b/.exec(reference) ?? [];
  if (kind === 'CWE-') return `https://cwe.mitre.org/data/definitions/${number}.html`;
  if (kind === 'RFC ') return `https://www.rfc-editor.org/rfc/rfc${number}.html`;
  return reference.startsWith('RFC 6265bis') ? 'https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/' : undefined;
}
