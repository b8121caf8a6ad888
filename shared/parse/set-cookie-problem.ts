// What can be wrong with a Set-Cookie header, and what a browser does about it.

export type SetCookieProblemId =
  | 'control-character'
  | 'empty'
  | 'nameless'
  | 'name-value-too-long'
  | 'attribute-too-long'
  | 'attribute-unknown'
  | 'attribute-repeated'
  | 'expires-unreadable'
  | 'max-age-unreadable'
  | 'path-not-absolute'
  | 'domain-empty'
  | 'header-too-long';

export interface SetCookieProblem {
  readonly id: SetCookieProblemId;
  /** A sentence without any part of the value. */
  readonly text: string;
  /** What a browser ignores because of it. */
  readonly ignored: 'cookie' | 'attribute' | 'nothing';
}

/** The problem with its sentence. An unknown attribute is not quoted: in a badly quoted cookie it is the rest of the value. */
export function problemOf(id: SetCookieProblemId, attribute = 'an attribute'): SetCookieProblem {
  const [text, ignored] = texts[id];
  return { id, text: text.replace('{name}', attribute), ignored };
}

const texts: Readonly<Record<SetCookieProblemId, readonly [text: string, ignored: SetCookieProblem['ignored']]>> = {
  'control-character': ['The header contains a control character, so browsers ignore the cookie.', 'cookie'],
  empty: ['The cookie has neither a name nor a value, so browsers ignore it.', 'cookie'],
  nameless: ['The cookie has no name; browsers send its bare value.', 'nothing'],
  'name-value-too-long': ['Name and value are longer than 4096 octets together, so browsers ignore the cookie.', 'cookie'],
  'attribute-too-long': ['The value of {name} is longer than 1024 octets, so browsers ignore the attribute.', 'attribute'],
  'attribute-unknown': ['An attribute is not known to browsers, so they ignore it.', 'attribute'],
  'attribute-repeated': ['{name} is written more than once; the last one counts.', 'nothing'],
  'expires-unreadable': ['Expires is not a date, so browsers ignore it.', 'attribute'],
  'max-age-unreadable': ['Max-Age is not a whole number of seconds, so browsers ignore it.', 'attribute'],
  'path-not-absolute': ['Path does not start with a slash, so browsers use the directory of the request.', 'attribute'],
  'domain-empty': ['Domain is empty, so browsers ignore it.', 'attribute'],
  'header-too-long': ['The header is longer than 64 K; the rest was not read.', 'nothing'],
};
