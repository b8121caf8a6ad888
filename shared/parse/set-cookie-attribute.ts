// The attributes that browsers know, and how they are told apart.

export const Attribute = { Secure: 0, HttpOnly: 1, Partitioned: 2, SameSite: 3, Path: 4, Domain: 5, MaxAge: 6, Expires: 7 } as const;
export type Attribute = (typeof Attribute)[keyof typeof Attribute];

export const attributeNames = ['Secure', 'HttpOnly', 'Partitioned', 'SameSite', 'Path', 'Domain', 'Max-Age', 'Expires'] as const;

/**
 * A header as nearly every server writes it: printable ASCII, and only attributes that are known. One search by the engine
 * costs less than a look at half of the characters, and spares the comparison of every name.
 */
export function isUsualHeader(header: string): boolean {
  return usualHeader.test(header);
}

const usualHeader =
  /^[\x20-\x3a\x3c-\x7e]*(?:; ?(?:secure|httponly|partitioned|(?:samesite|path|domain|max-age|expires|priority)=[\x20-\x3a\x3c-\x7e]*))*;?$/i;

/** The attribute that begins there in a usual header, where one letter or two tell which; `undefined` is Priority. */
export function usualAttributeAt(header: string, start: number): Attribute | undefined {
  switch (header.charCodeAt(start) | lowerCase) {
    case 0x64:
      return Attribute.Domain;
    case 0x65:
      return Attribute.Expires;
    case 0x68:
      return Attribute.HttpOnly;
    case 0x6d:
      return Attribute.MaxAge;
    case 0x70:
      return attributeInP(header.charCodeAt(start + 2) | lowerCase);
    case 0x73:
      return (header.charCodeAt(start + 1) | lowerCase) === 0x61 ? Attribute.SameSite : Attribute.Secure;
    default:
      return undefined;
  }
}

/** Path, Partitioned and Priority differ in their third letter. */
function attributeInP(third: number): Attribute | undefined {
  return third === 0x74 ? Attribute.Path : third === 0x72 ? Attribute.Partitioned : undefined;
}

const lowerCase = 0x20;

/** What an attribute of that name is, in any case. */
export function attributeNamed(name: string): Attribute | 'harmless' | undefined {
  if (name === '' || name.length > longestName) return undefined;
  const lower = name.toLowerCase();
  const likely = usualAttributeAt(lower, 0);
  if (likely !== undefined && lower === lowerNames[likely]) return likely;
  return harmless.has(lower) ? 'harmless' : undefined;
}

const lowerNames = attributeNames.map((name) => name.toLowerCase());
/** Known to some software, without meaning for security. */
const harmless: ReadonlySet<string> = new Set(['priority', 'version', 'comment', 'sameparty']);
const longestName = 64;
