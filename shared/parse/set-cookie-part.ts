// Where the parts of a Set-Cookie header begin and end.

/** What stands between two semicolons. */
export interface Part {
  /** Place of the first equals sign, -1 when there is none. */
  equals: number;
  /** Place of the semicolon, or the length of the header. */
  end: number;
}

/** The part that is being read: one for all headers, because each is read to its end before the next one begins. */
export const part: Part = { equals: -1, end: 0 };

/** The first part. */
export function findPair(header: string): void {
  part.end = endFrom(header, 0);
  const equals = header.indexOf('=');
  part.equals = equals < part.end ? equals : -1;
}

/** Any other. By hand, because the engine's own search for the equals sign would look past the end, once for each of thousands of parts. */
export function findPart(header: string, start: number): void {
  const end = endFrom(header, start);
  let at = start;
  while (at < end && header.charCodeAt(at) !== equalsSign) at++;
  part.equals = at < end ? at : -1;
  part.end = end;
}

/** The part whose name is known to end there, before an equals sign, a semicolon or nothing. */
export function findPartNamedTo(header: string, nameEnd: number): void {
  const hasValue = nameEnd < header.length && header.charCodeAt(nameEnd) === equalsSign;
  part.equals = hasValue ? nameEnd : -1;
  part.end = hasValue ? endFrom(header, nameEnd) : nameEnd;
}

/** What stands before the equals sign. */
export function nameOfPart(header: string, start: number): string {
  return trimmed(header, start, part.equals < 0 ? part.end : part.equals);
}

/** Empty when there is no equals sign. */
export function valueOfPart(header: string): string {
  return part.equals < 0 ? '' : trimmed(header, part.equals + 1, part.end);
}

/** The text without spaces and tabs at both ends; other white space belongs to the value. */
export function trimmed(text: string, start: number, end: number): string {
  let first = start;
  let last = end;
  while (first < last && isBlank(text.charCodeAt(first))) first++;
  while (last > first && isBlank(text.charCodeAt(last - 1))) last--;
  return text.slice(first, last);
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

const equalsSign = 0x3d;

function endFrom(header: string, start: number): number {
  const end = header.indexOf(';', start);
  return end < 0 ? header.length : end;
}
