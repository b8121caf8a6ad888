// Nobody sees the far side of the wire: those steps follow from what kind of credential was handed out.

import type { CookieFact } from '../facts/cookie.ts';
import { isOn, valueOf } from '../facts/known.ts';
import type { Actor, ReportEvidence } from '../report/report.ts';
import { nameAndPlace } from './credential-words.ts';
import type { Step } from './flow.ts';
import type { SiteCredential } from './site-credentials.ts';

/** A step with one sentence of evidence. */
export function step(from: Actor, to: Actor, action: Step['action'], label: string, basis: Step['basis'], text: string, at?: string): Step {
  const kind = basis === 'observed' ? 'wire' : 'value';
  return { from, to, action, label, basis, evidence: [at === undefined ? { kind, text } : { kind, text, at }] };
}

/** How the credential came to be: an entry in a store, or a signature. */
export function inferredIssue(credential: SiteCredential, actor: Actor, at?: string): Step[] {
  if (credential.form === 'opaque') {
    const label = credential.role === 'refresh-token' ? 'Puts the refresh token on record' : 'Creates a session';
    return [inferred(actor, 'store', 'create-session', label, 'is opaque, so its meaning must be kept somewhere', credential, at)];
  }
  if (credential.form === 'unknown') return [];
  const algorithm = credential.tokens[0]?.header?.['alg'];
  const label = credential.form === 'jws' ? `Signs a JWT${typeof algorithm === 'string' ? ` (${algorithm.slice(0, 20)})` : ''}` : 'Encrypts or seals the data into a token';
  return [inferred(actor, actor, 'sign-token', label, 'carries its own content', credential, at)];
}

/** How the server comes to trust what it received. */
export function checkSteps(credential: SiteCredential, hybrid: boolean, actor: Actor, at?: string): Step[] {
  const lookUp = (because: string) => inferred(actor, 'store', 'look-up', 'Looks the session up', because, credential, at);
  if (credential.form === 'opaque') return [lookUp('is opaque: only a look-up tells whose it is')];
  if (credential.form === 'unknown') return [];
  const label = credential.form === 'jws' ? 'Verifies the signature' : 'Decrypts or checks the sealed value';
  const verify = inferred(actor, actor, 'verify-signature', label, 'is checked by its signature or encryption', credential, at);
  return hybrid ? [verify, lookUp('was refused after logout although it had not expired')] : [verify];
}

function inferred(from: Actor, to: Actor, action: Step['action'], label: string, because: string, credential: SiteCredential, at?: string): Step {
  const name = nameAndPlace(credential);
  const text = `${name.charAt(0).toUpperCase()}${name.slice(1)} ${because}.`;
  const evidence: ReportEvidence = at === undefined ? { kind: 'value', text } : { kind: 'value', text, at };
  return { from, to, action, label, basis: 'inferred', evidence: [evidence] };
}

/** Flags as they stand in the header, e.g. `; HttpOnly; Secure; SameSite=Lax`. */
export function cookieAttributeWords({ httpOnly, secure, sameSite }: CookieFact): string {
  const written = valueOf(sameSite);
  const words = [isOn(httpOnly) ? 'HttpOnly' : '', isOn(secure) ? 'Secure' : '', written ? `SameSite=${written}` : ''];
  return words.filter((word) => word !== '').map((word) => `; ${word}`).join('');
}
