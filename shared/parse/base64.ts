// Both alphabets in one decoder: JOSE uses base64url without padding, cookies and storage use either.

/** Octets of base64 or base64url text, padding optional; `undefined` when it is neither. */
export function bytesFromBase64(text: string): Uint8Array | undefined {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x3d && text.length - end < 2) end--;
  const rest = end % 4;
  if (rest === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  let out = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    const sextet = code < 128 ? sextets[code]! : 255;
    if (sextet === 255) return undefined;
    held = (held << 6) | sextet;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[out++] = (held >> bits) & 0xff;
    }
  }
  return bytes;
}

/** Text in UTF-8 that base64 or base64url stands for; `undefined` when it is neither. */
export function textFromBase64(text: string): string | undefined {
  const bytes = bytesFromBase64(text);
  return bytes && decoder.decode(bytes);
}

/** Whether text is made of base64url characters only. */
export function isBase64Url(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isBase64UrlCode(text.charCodeAt(at))) return false;
  return true;
}

export function isBase64UrlCode(code: number): boolean {
  return code < 128 && base64Url[code] === 1;
}

const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const sextets = new Uint8Array(128).fill(255);
const base64Url = new Uint8Array(128);
for (let at = 0; at < letters.length; at++) {
  sextets[letters.charCodeAt(at)] = at;
  base64Url[letters.charCodeAt(at)] = 1;
}
for (const [character, sextet] of [['+', 62], ['-', 62], ['/', 63], ['_', 63]] as const) sextets[character.charCodeAt(0)] = sextet;
for (const character of ['-', '_']) base64Url[character.charCodeAt(0)] = 1;
