// Both alphabets in one decoder: JOSE uses base64url without padding, cookies and storage use either.

/** Text in UTF-8 that base64 or base64url stands for, padding optional; `undefined` when it is neither. */
export function textFromBase64(text: string): string | undefined {
  const octets = octetsFromBase64(text);
  if (octets === undefined || !beyondAscii.test(octets)) return octets;
  const bytes = new Uint8Array(octets.length);
  for (let at = 0; at < octets.length; at++) bytes[at] = octets.charCodeAt(at);
  return decoder.decode(bytes);
}

/** Whether text is made of base64url characters only. */
export function isBase64Url(text: string): boolean {
  return !beyondBase64Url.test(text);
}

export function isBase64UrlCode(code: number): boolean {
  return code < 128 && base64Url[code] === 1;
}

const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const beyondAscii = /[^\0-\x7f]/;
const beyondBase64Url = /[^\w-]/;
const base64Url = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') base64Url[character.charCodeAt(0)] = 1;

/** One code unit for each octet. */
export function octetsFromBase64(text: string): string | undefined {
  let base64 = text;
  if (base64.includes('-')) base64 = base64.replaceAll('-', '+');
  if (base64.includes('_')) base64 = base64.replaceAll('_', '/');
  try {
    const octets = atob(base64);
    // atob skips white space, which no token contains: then fewer octets come out than the length promises.
    const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
    return octets.length === Math.floor(((base64.length - padding) * 3) / 4) ? octets : undefined;
  } catch {
    return undefined;
  }
}
