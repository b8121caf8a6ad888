// Secrets that are made of what a token says about itself: `shop`, `shop-secret`, `shopsecret123`.
import { isReadableUrl } from '../facts/readable-url.ts';
import type { JsonObject } from '../facts/token.ts';

/** The secrets that somebody who read the token would try, made of the host of its issuer, its audiences and its client. At most some hundreds. */
export function issuerSecrets(payload: JsonObject | undefined): string[] {
  const names = namesIn(payload);
  return [...new Set(names.flatMap((name) => spellingsOf(name).flatMap((spelling) => endings.map((ending) => `${spelling}${ending}`))))];
}

const claims = ['iss', 'aud', 'azp', 'client_id'] as const;
const mostNames = 12;
const longestName = 60;
/** Labels of hosts that say nothing about whose they are. */
const common: ReadonlySet<string> = new Set(['www', 'com', 'org', 'net', 'example', 'localhost', 'local', 'test', 'invalid']);
const endings = [
  '', '-secret', '_secret', 'secret', 'Secret', '_SECRET', '-secret-key', '_secret_key', 'secretkey', 'SecretKey', '_SECRET_KEY', '-jwt-secret', '_jwt_secret', 'jwtsecret', '_JWT_SECRET',
  '-key', '_key', 'key', '-jwt', 'secret123', '-secret-123', '123', '1234', '@123', '123!', '!', '2024', '2025', '2026',
] as const;

/** Whole texts, hosts, and the labels of hosts: `https://id.shop.example/` gives itself, `id.shop.example`, `id`, `shop`. */
function namesIn(payload: JsonObject | undefined): string[] {
  const texts = claims.flatMap((claim) => payload?.[claim]).flat().filter((value) => typeof value === 'string').slice(0, mostNames);
  const names = texts.flatMap((text) => {
    const host = isReadableUrl(text) ? new URL(text).hostname : text;
    return [text, host, ...host.toLowerCase().split('.', 6)];
  });
  return [...new Set(names)].filter((name) => name.length >= 2 && name.length <= longestName && !common.has(name)).slice(0, mostNames);
}

function spellingsOf(name: string): string[] {
  return [...new Set([name, name.toLowerCase(), name.toUpperCase(), name.charAt(0).toUpperCase() + name.slice(1)])];
}
