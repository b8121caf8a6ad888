/** Hexadecimal digit, in either case. */
export function isHexCode(code: number): boolean {
  return isDigitCode(code) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}

export function isDigitCode(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isUpperCode(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

export function isLowerCode(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}
