/**
 * Whether `new URL(text, base)` gives a URL. Node 20 answers `URL.canParse` of text beyond ASCII with false once the call has been
 * optimised, that is only in long runs (seen in 20.20.2: the fast path takes Latin-1 for UTF-8), so such text is parsed instead.
 */
export function isReadableUrl(text: string, base?: string): boolean {
  if (isAscii(text) && (base === undefined || isAscii(base))) return URL.canParse(text, base);
  try {
    return Boolean(new URL(text, base));
  } catch {
    return false;
  }
}

export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}
