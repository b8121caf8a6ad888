// The keys that an issuer publishes, found by its discovery document (OpenID Connect Discovery 1.0 section 4, RFC 8414 section 3).
import { isReadableUrl } from '../facts/readable-url.ts';
import type { JsonObject } from '../facts/token.ts';

export interface IssuerKeys {
  /** The JWK Set as text. */
  readonly text: string;
  readonly issuer: string;
}

/** Gives the text at an address, of one MB at most, without following redirects. Rejects with the reason as the end of a sentence. */
export type AskIssuer = (address: string) => Promise<string>;

/** What the discovery document of an issuer is asked for under. */
export function discoveryAddress(issuer: string): string {
  return `${withoutSlash(issuer)}/.well-known/openid-configuration`;
}

/** Two addresses are asked. The issuer is one that the user named or confirmed. Rejects with a sentence. */
export async function issuerKeys(issuer: string, ask: AskIssuer): Promise<IssuerKeys> {
  const base = withoutSlash(issuer);
  const document = await jsonAt(discoveryAddress(issuer), ask);
  const said = stringIn(document, 'issuer');
  if (said === undefined || withoutSlash(said) !== base) throw new Error(`The discovery document of ${base} speaks for another issuer${said === undefined ? '' : `, ${said.slice(0, 200)}`}.`);
  const jwksUri = stringIn(document, 'jwks_uri');
  if (jwksUri === undefined) throw new Error(`The discovery document of ${base} names no keys (jwks_uri).`);
  return { text: JSON.stringify(await jsonAt(jwksUri, ask)), issuer: said };
}

/** A sentence when the token does not name the issuer whose key fits. */
export function otherIssuer(payload: JsonObject | undefined, { issuer }: IssuerKeys): string | undefined {
  return payload?.['iss'] === issuer ? undefined : `The token does not say that it was issued by ${issuer}.`;
}

/** Keys come over https; plain http is for a server on this machine. */
export function isKeyAddress(address: string): boolean {
  if (!isReadableUrl(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'));
}

async function jsonAt(address: string, ask: AskIssuer): Promise<unknown> {
  if (!isKeyAddress(address)) throw new Error(`Keys are fetched over https only, and ${address.slice(0, 200)} is not such an address.`);
  const { href } = new URL(address);
  const text = await ask(href).catch((error: unknown) => {
    throw error instanceof Error && error.name !== 'Error' ? error : new Error(`${href} gave no keys: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${href} gave no keys: the answer is not JSON.`, { cause: error });
  }
}

function withoutSlash(address: string): string {
  return address.endsWith('/') ? address.slice(0, -1) : address;
}

function stringIn(document: unknown, name: string): string | undefined {
  const value = typeof document === 'object' && document !== null ? (document as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
