// How large an RSA key in PEM form is: RFC 7468 for the text, RFC 8017 A.1 and RFC 5280 4.1 for what is inside.
import { octetsFromBase64 } from './base64.ts';

/** Characters of the text; a key of 16384 bits with its private part has fewer. */
const longest = 20_000;
/** The object identifier rsaEncryption, 1.2.840.113549.1.1.1, in DER. */
const rsaEncryption = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01';

/** Bits of the modulus; `undefined` for keys of other kinds, encrypted ones, and what is no key. */
export function rsaBitsOfPem(text: string): number | undefined {
  const [, label = '', base64 = ''] = /-----BEGIN ((?:RSA )?(?:PUBLIC|PRIVATE) KEY|CERTIFICATE)-----([^-]{1,20000})-----END /.exec(text.slice(0, longest)) ?? [];
  const der = base64 && octetsFromBase64(base64.replaceAll('\\n', '').replace(/\s/g, ''));
  if (!der) return undefined;
  if (label.startsWith('RSA')) return modulusBits(der, 0);
  const at = der.indexOf(rsaEncryption);
  const afterNull = at < 0 ? at : at + rsaEncryption.length + 2;
  const wrapper = afterNull < 0 ? undefined : elementAt(der, afterNull);
  // A BIT STRING says first how many bits are left over.
  return wrapper && (wrapper.tag === 3 ? modulusBits(der, wrapper.start + 1) : wrapper.tag === 4 ? modulusBits(der, wrapper.start) : undefined);
}

/** Of a SEQUENCE whose first large INTEGER is the modulus: a private key has its version before it. */
function modulusBits(der: string, at: number): number | undefined {
  const sequence = elementAt(der, at);
  const first = sequence?.tag === 0x30 ? elementAt(der, sequence.start) : undefined;
  const modulus = first?.length === 1 ? elementAt(der, first.start + 1) : first;
  if (modulus?.tag !== 2 || modulus.start + modulus.length > der.length) return undefined;
  const digits = der.slice(modulus.start, modulus.start + modulus.length).replace(/^\0+/, '');
  return digits === '' ? undefined : digits.length * 8 - (Math.clz32(digits.charCodeAt(0)) - 24);
}

function elementAt(der: string, at: number): { readonly tag: number; readonly start: number; readonly length: number } | undefined {
  const [tag, first] = [der.charCodeAt(at), der.charCodeAt(at + 1)];
  if (Number.isNaN(tag) || Number.isNaN(first)) return undefined;
  if (first < 0x80) return { tag, start: at + 2, length: first };
  const size = first & 0x7f;
  if (size === 0 || size > 3) return undefined;
  let length = 0;
  for (let index = 0; index < size; index++) length = length * 256 + der.charCodeAt(at + 2 + index);
  return { tag, start: at + 2 + size, length };
}
