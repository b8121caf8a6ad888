// JWTs anywhere in text, wrapped or not. The scan is anchored at `eyJ` and linear, so that megabytes of storage are cheap.
import { isBase64UrlCode } from './base64.ts';
import { parseJwt } from './jwt.ts';
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
    for (const token of tokensIn(raw)) {
      // The wrapped form of JSON still contains its tokens: the innermost place is the one that names the field.
      const known = found.get(token);
      if (!known || known.wrapping.length < wrapping.length) found.set(token, { raw: token, wrapping, ...(field !== undefined && { field }) });
    }
    if (found.size >= mostTokens) break;
  }
  return [...found.values()];
}

/** JWS and JWE that stand in text as they are, in order. */
export function tokensIn(text: string): string[] {
  const whole = text.charCodeAt(0) === 0x65 ? parseJwt(text) : undefined;
  if (whole) return [text];
  const tokens: string[] = [];
  for (let at = text.indexOf('eyJ'); at >= 0; ) {
    const end = at > 0 && isTokenCode(text.charCodeAt(at - 1)) ? at : endOfToken(text, at);
    const candidate = end - at >= shortestToken ? text.slice(at, end) : '';
    if (candidate !== '' && parseJwt(candidate)) {
      tokens.push(candidate);
      if (tokens.length >= mostTokens) break;
    }
    at = text.indexOf('eyJ', Math.max(end, at + 3));
  }
  return tokens;
}

const mostTokens = 50;
const shortestToken = 20;

function isTokenCode(code: number): boolean {
  return isBase64UrlCode(code) || code === 0x2e;
}

function endOfToken(text: string, start: number): number {
  let end = start;
  while (end < text.length && isTokenCode(text.charCodeAt(end))) end++;
  // A full stop after the token belongs to the sentence, unless it is the empty signature of two dots.
  if (end > start && text.charCodeAt(end - 1) === 0x2e && text.slice(start, end).split('.', 7).length > 3) end--;
  return end;
}
