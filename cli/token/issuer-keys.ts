import { Failure, reasonOf } from '../failure.ts';

/** Keys that an issuer publishes, with the addresses that were asked. */
export interface IssuerKeys {
  /** The JWK Set as text. */
  readonly text: string;
  readonly issuer: string;
}

const timeout = 10_000;
const maxOctets = 1024 * 1024;

/**
 * Asks an issuer for its discovery document (OpenID Connect Discovery 1.0 section 4, RFC 8414 section 3) and its keys. Each
 * address is announced before it is asked. The issuer is the one the user typed, never one that a token names.
 */
export async function issuerKeys(issuer: URL, announce: (url: string) => void): Promise<IssuerKeys> {
  const base = issuer.href.replace(/\/$/, '');
  const document = await jsonAt(`${base}/.well-known/openid-configuration`, announce);
  const said = stringIn(document, 'issuer');
  if (said === undefined || said.replace(/\/$/, '') !== base) throw new Failure(`The discovery document of ${base} speaks for another issuer${said === undefined ? '' : `, ${said.slice(0, 200)}`}.`);
  const jwksUri = stringIn(document, 'jwks_uri');
  if (jwksUri === undefined) throw new Failure(`The discovery document of ${base} names no keys (jwks_uri).`);
  return { text: JSON.stringify(await jsonAt(jwksUri, announce)), issuer: said };
}

async function jsonAt(address: string, announce: (url: string) => void): Promise<unknown> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !isSafe(url)) throw new Failure(`Keys are fetched over https only, and ${address.slice(0, 200)} is not such an address.`);
  announce(url.href);
  try {
    const answer = await fetch(url, { headers: { accept: 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(timeout) });
    if (!answer.ok) throw new Error(`it answered with status ${answer.status}`);
    return JSON.parse(await boundedText(answer));
  } catch (error) {
    throw new Failure(`${url.href} gave no keys: ${causeOf(error)}.`, { cause: error });
  }
}

/** Plain http is for a server on this machine. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'));
}

async function boundedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > maxOctets) throw new Error('the answer is longer than 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `fetch` hides the reason in the cause. */
function causeOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'the answer is not JSON';
  if (error instanceof Error && error.name === 'TimeoutError') return 'it did not answer in time';
  return error instanceof Error && error.cause instanceof Error ? reasonOf(error.cause) : reasonOf(error);
}

function stringIn(document: unknown, name: string): string | undefined {
  const value = typeof document === 'object' && document !== null ? (document as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
