import { durationOf } from '#shared/facts/duration.ts';
import type { JsonObject, JsonValue, TokenFact } from '#shared/facts/token.ts';
import { printableText } from '#shared/report/printable-text.ts';
import { claimMeanings, dateClaims } from '#shared/standards/claim-meanings.ts';

interface DecodedOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly reveal: boolean;
}

/** Header and claims of the tokens, line by line, each registered name with its meaning. */
export function decodedText(tokens: readonly TokenFact[], options: DecodedOptions): string {
  return tokens.map((token, index) => decodedToken(token, tokens.length > 1 ? ` ${index + 1}` : '', options)).join('\n');
}

function decodedToken({ format, header, payload, signature, problems }: TokenFact, number: string, options: DecodedOptions): string {
  const lines = [`Token${number} (${format === 'jwe' ? 'encrypted, JWE' : 'signed, JWS'}); decoded, not verified: anyone can write what stands here.`];
  if (header !== undefined) lines.push('', 'Header', ...memberLines(header, { ...options, reveal: true }));
  if (payload !== undefined) lines.push('', 'Payload', ...memberLines(payload, options), '', validityOf(payload, options.now));
  if (format === 'jwe') lines.push('', 'Only the holder of the key can read the payload.');
  if (signature === 'empty') lines.push('There is no signature: anyone can change this token.');
  return `${[...lines, ...problems].join('\n')}\n`;
}

const mostMembers = 200;
const longestValue = 200;

function memberLines(object: JsonObject, options: DecodedOptions): string[] {
  const members = Object.entries(object).slice(0, mostMembers);
  const width = Math.min(20, Math.max(...members.map(([name]) => name.length)));
  const left = Object.keys(object).length - members.length;
  const lines = members.map(([name, value]) => {
    const meaning = claimMeanings.get(name);
    return `  ${printableText(name.slice(0, 60)).padEnd(width)}  ${valueText(name, value, options)}${meaning === undefined ? '' : `   (${meaning})`}`;
  });
  return left === 0 ? lines : [...lines, `  and ${left} more`];
}

/** Claims that are no personal data by definition; of all others that is not known. */
const harmless = new Set(['iss', 'aud', 'scope', 'scp', 'acr', 'amr', 'azp', 'client_id', 'token_use', 'ver']);

function valueText(name: string, value: JsonValue, { now, reveal }: DecodedOptions): string {
  if (dateClaims.has(name) && typeof value === 'number') return dateText(value, now);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (!reveal && !harmless.has(name) && typeof value !== 'boolean' && value !== null) return 'hidden; --reveal shows it';
  return printableText(text.length > longestValue ? `${text.slice(0, longestValue)}…` : text);
}

function dateText(seconds: number, now: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return `${seconds} (no date)`;
  const distance = seconds - now / 1000;
  const relative = distance >= 0 ? `in ${durationOf(distance)}` : `${durationOf(-distance)} ago`;
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC, ${relative}`;
}

function validityOf({ iat, nbf, exp }: JsonObject, now: number): string {
  if (typeof exp !== 'number') return 'It never expires: there is no exp.';
  const from = typeof iat === 'number' ? iat : typeof nbf === 'number' ? nbf : undefined;
  const span = from !== undefined && exp > from ? `It is valid for ${durationOf(exp - from)}. ` : '';
  const distance = exp - now / 1000;
  return `${span}${distance > 0 ? `It expires in ${durationOf(distance)}.` : `It expired ${durationOf(-distance)} ago.`}`;
}
