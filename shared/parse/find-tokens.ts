// JWTs anywhere in text, wrapped or not. `eyJ` is base64 of `{"`, with which every usual header begins.
import { isJwt } from './jwt.ts';
import { leavesOf } from './unwrap.ts';

export interface FoundToken {
  readonly raw: string;
  /** How it was wrapped, outermost first, e.g. `['bearer']` or `['url-encoded', 'json:auth.token']`. */
  readonly wrapping: readonly string[];
  /** Name of the nearest JSON field, when it stood in one. */
  readonly field?: string;
}

/** Every distinct JWS and JWE in a value, opened through JSON (three nestings), percent-encoding, base64 and `Bearer `. */
export function findTokens(text: string): FoundToken[] {
  const found = new Map<string, FoundToken>();
  for (const { raw, wrapping, field } of leavesOf(text)) {
    for (const token of tokensIn(raw, mostInValue)) {
      // The wrapped form of JSON still contains its tokens: the innermost place is the one that names the field.
      const known = found.get(token);
      if (!known || known.wrapping.length < wrapping.length) found.set(token, { raw: token, wrapping, ...(field !== undefined && { field }) });
    }
    if (found.size >= mostInValue) break;
  }
  return [...found.values()];
}

/** JWS and JWE that stand in text as they are, in order; at most `most`. */
export function tokensIn(text: string, most = mostInText): string[] {
  if (text.charCodeAt(0) === 0x65 && isJwt(text)) return [text];
  const tokens: string[] = [];
  // The rarest of the three letters is looked for, which the engine does many times faster than any expression.
  for (let at = text.indexOf('J', 2); at >= 0; at = text.indexOf('J', at + 1)) {
    if (text.charCodeAt(at - 1) !== 0x79 || text.charCodeAt(at - 2) !== 0x65) continue;
    candidate.lastIndex = at - 2;
    if (!candidate.test(text)) continue;
    const end = candidate.lastIndex;
    const token = withoutFullStop(text.slice(at - 2, end));
    // Whatever it turns out to be, no character is read again: linear on any text.
    at = end - 1;
    if (token.length < shortestToken || !isJwt(token)) continue;
    tokens.push(token);
    if (tokens.length >= most) break;
  }
  return tokens;
}

/** The least that a header needs, and all that may follow. */
const candidate = /eyJ[\w-]{7}[\w.-]*/y;
const shortestToken = 20;
const mostInValue = 50;
const mostInText = 10_000;

/** A full stop after the token belongs to the sentence, unless it is one of the two dots before an empty signature. */
function withoutFullStop(candidate: string): string {
  if (candidate.charCodeAt(candidate.length - 1) !== 0x2e) return candidate;
  const second = candidate.indexOf('.', candidate.indexOf('.') + 1);
  return second === candidate.length - 1 ? candidate : candidate.slice(0, -1);
}
