import type { AuthModel, ModelConfidence, ReportEvidence } from '../report/report.ts';
import { statusWords } from './after-logout.ts';
import { type AuthView, opaqueOf, selfContainedOf } from './auth-view.ts';
import { formWords, nameAndPlace } from './credential-words.ts';
import type { SiteCredential } from './site-credentials.ts';

/** The verdict on traffic, cookies and storage. The form of a credential is weak evidence; what a logout does is strong. */
export function liveModel(view: AuthView): AuthModel {
  const { primaries, replay } = view;
  if (primaries.length === 0) return modelWithoutCredential(view);
  const contained = selfContainedOf(primaries);
  const opaque = opaqueOf(primaries);
  const base = {
    carrier: carrierOf(primaries),
    credential: credentialOf(primaries),
    evidence: [...primaries.flatMap(credentialEvidence), ...replayEvidence(view)],
    caveats: caveatsOf(view, contained, opaque),
  } as const;
  if (contained.length + opaque.length < primaries.length) {
    const summary = `Unclear: the value of ${list(primaries)} was not seen, and without it the model cannot be told.`;
    return { kind: 'unclear', confidence: 'low', summary, ...base };
  }
  if (contained.length > 0 && opaque.length > 0) {
    const summary = `Two kinds of credential are in use, ${list(opaque)} and ${list(contained)}; which of them the server trusts was not seen.`;
    return { kind: 'unclear', confidence: 'low', summary, ...base };
  }
  if (opaque.length > 0) {
    const summary = `Stateful session: ${list(opaque)} ${opaque.length === 1 ? 'is an opaque identifier that means nothing until the server looks it up' : 'are opaque identifiers that mean nothing until the server looks them up'}.`;
    return { kind: 'session', confidence: provenOr(view, shapeConfidence(opaque)), summary, ...base };
  }
  if (replay?.outcome === 'refused') {
    const summary = `Hybrid: ${list(contained)} ${contained.length === 1 ? 'carries its' : 'carry their'} own content, and the server still refused it after logout, so it keeps state as well.`;
    return { kind: 'hybrid', confidence: replay.control ? 'high' : 'medium', summary, ...base };
  }
  const summary = `Stateless token: ${list(contained)} ${contained.length === 1 ? "carries the user's data itself" : "carry the user's data themselves"} and can be checked without a look-up.`;
  return { kind: 'token', confidence: provenOr(view, 'low'), summary, ...base };
}

function modelWithoutCredential(view: AuthView): AuthModel {
  const base = { carrier: 'none', credential: 'none', confidence: 'low', evidence: [], caveats: [] } as const;
  if (view.sanitised) {
    const summary = 'Unclear: the capture was exported without its cookies and Authorization headers, so no credential could be seen.';
    return { kind: 'unclear', ...base, summary };
  }
  if (view.loginSeen) {
    const summary = 'Unclear: a login was seen, but no credential of this site that could belong to it.';
    return { kind: 'unclear', ...base, summary };
  }
  if (view.credentials.length > 0) {
    const summary = `Unclear: only ${list(view.credentials)} was seen, and nothing that stands for the user on ordinary requests.`;
    return { kind: 'unclear', ...base, evidence: view.credentials.flatMap(credentialEvidence), summary };
  }
  const summary = 'No login credential of this site was observed. That is not proof that there is none.';
  return { kind: 'none', ...base, summary, caveats: ['Sign in while capturing; a visit without a login shows nothing to judge.'] };
}

function carrierOf(primaries: readonly SiteCredential[]): AuthModel['carrier'] {
  const carriers = new Set<AuthModel['carrier']>(primaries.flatMap((credential) => credential.sentBy));
  if (carriers.size === 0 && primaries.every((credential) => credential.places.includes('cookie'))) return 'cookie';
  const [first] = carriers;
  return carriers.size > 1 ? 'mixed' : (first ?? 'none');
}

function credentialOf(primaries: readonly SiteCredential[]): AuthModel['credential'] {
  const forms = primaries.map(({ form }) => form).filter((form) => form !== 'unknown');
  return forms.find((form) => form !== 'opaque') ?? forms[0] ?? 'none';
}

function shapeConfidence(opaque: readonly SiteCredential[]): ModelConfidence {
  return opaque.some(({ confidence }) => confidence === 'confirmed' || confidence === 'likely') ? 'medium' : 'low';
}

/** A replay after logout that agrees with the form of the credential lifts the confidence that the form alone gives. */
function provenOr({ replay, primaries }: AuthView, otherwise: ModelConfidence): ModelConfidence {
  if (!replay) return otherwise;
  const agrees = (replay.outcome === 'refused') === (opaqueOf(primaries).length > 0);
  if (!agrees) return otherwise;
  return replay.control ? 'high' : 'medium';
}

function credentialEvidence(credential: SiteCredential): ReportEvidence[] {
  const { cookies, entries, tokens, sent, role, confidence } = credential;
  const form: ReportEvidence = { kind: 'value', text: `${capital(nameAndPlace(credential))} is ${formWords[credential.form]}.` };
  const roles = [...cookies, ...entries, ...tokens].map((fact) => fact.role).filter((guess) => guess.role === role && guess.confidence === confidence);
  const sending: ReportEvidence[] = sent[0] ? [{ kind: 'wire', text: sendingWords(credential), at: sent[0].exchange.id }] : [];
  return distinct([form, ...(roles[0]?.evidence ?? []), ...sending]);
}

function sendingWords({ name, sent, sentBy }: SiteCredential): string {
  const requests = new Set(sent.map(({ exchange }) => exchange.id)).size;
  const carriers = sentBy.map((by) => (by === 'bearer' ? 'the Authorization header' : by === 'url' ? 'the URL' : `the ${by === 'cookie' ? 'Cookie' : name} header`));
  return `It was sent in ${carriers.join(' and ')} of ${requests} ${requests === 1 ? 'request' : 'requests'}.`;
}

function replayEvidence({ replay }: AuthView): ReportEvidence[] {
  if (!replay) return [];
  const text = `After the logout the same value was sent again and ${replay.outcome} with ${statusWords(replay)}.`;
  return [{ kind: 'behaviour', text, at: replay.at }];
}

function caveatsOf(view: AuthView, contained: readonly SiteCredential[], opaque: readonly SiteCredential[]): string[] {
  const { replay, refresh, loginSeen, primaries, credentials } = view;
  const caveats: string[] = [];
  if (contained.length > 0 && replay?.outcome !== 'refused') {
    caveats.push('A server can look up even a self-contained token. Only its code, or a refusal after logout, would show that.');
  }
  if (contained.some(({ form }) => form === 'jws')) caveats.push('Signed is not encrypted: whoever holds the JWT can read its claims.');
  if (opaque.length > 0 && !replay) caveats.push('That the server looks the identifier up is inferred from its form; the store itself is out of sight.');
  if (refresh && contained.length > 0) {
    caveats.push(`${capital(nameAndPlace(refresh))} is a refresh token beside it: the server can keep state for that one, so a logout can take effect at the next refresh.`);
  }
  if (replay?.outcome === 'accepted' && !replay.control) {
    caveats.push('The request that was still accepted after logout may be open to everybody; the same request was not seen before.');
  }
  if (!loginSeen) caveats.push('No login was in the capture, so how the credential is issued was not seen.');
  if (primaries.every(({ sent, places }) => sent.length === 0 && !places.includes('cookie'))) {
    caveats.push('No request was seen that carries the credential.');
  }
  const unused = credentials.filter((credential) => !primaries.includes(credential) && credential !== refresh && credential.role !== 'id-token');
  if (unused.length > 0) caveats.push(`Also seen, but not used on the captured requests or less certain: ${list(unused)}.`);
  return caveats;
}

function list(credentials: readonly SiteCredential[]): string {
  const words = credentials.slice(0, 4).map(nameAndPlace);
  if (credentials.length > 4) words.push(`${credentials.length - 4} more`);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function distinct(evidence: readonly ReportEvidence[]): ReportEvidence[] {
  const seen = new Set<string>();
  return evidence.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
