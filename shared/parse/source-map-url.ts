const marks = ['//# sourceMappingURL=', '//@ sourceMappingURL='];

/** What a script's last `sourceMappingURL` comment says, as written: an address or a `data:` URL. */
export function sourceMapUrl(script: string): string | undefined {
  const at = Math.max(...marks.map((mark) => script.lastIndexOf(mark)));
  if (at < 0) return undefined;
  const start = at + marks[0]!.length;
  const rest = script.slice(start).trim();
  return rest === '' || /\s/.test(rest) ? undefined : rest;
}
