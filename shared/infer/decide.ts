// Sessions or JWTs for a system that does not exist yet. Each answer speaks for one of the models with a reason; the
// needs that cannot be traded away are decided first.

import { questions, type Answers, type Choice, type Design, type QuestionId } from './decide-questions.ts';

export interface Reason {
  readonly question: QuestionId;
  /** The answer it follows from, as the question offers it. */
  readonly answer: string;
  readonly speaksFor: Design;
  readonly text: string;
}

export interface Decision {
  readonly design: Design;
  /** One sentence. */
  readonly summary: string;
  readonly reasons: readonly Reason[];
  /** What to build, in the order of building. */
  readonly steps: readonly string[];
  /** What the answers leave open, or pay for. */
  readonly caveats: readonly string[];
}

/** The design that fits the answers, with the reasons for and against. Same answers, same decision. */
export function decide(answers: Answers): Decision {
  const reasons = reasonsFrom(answers);
  const design = designFor(answers);
  return { design, summary: summaryFor(design, answers), reasons, steps: stepsFor(design, answers), caveats: caveatsFor(design, answers) };
}

function designFor({ clients, services, revocation, scale, thirdParty }: Answers): Design {
  const isSpread = services === 'independent' || scale === 'regions';
  const hasNative = clients.includes('mobile') || clients.includes('machine');
  if (revocation === 'immediate') return isSpread ? 'hybrid' : 'session';
  if (!isSpread && !hasNative) return 'session';
  return hasBrowser(clients) && (hasNative || thirdParty !== 'none') ? 'hybrid' : 'token';
}

function hasBrowser(clients: Answers['clients']): boolean {
  return clients.includes('pages') || clients.includes('spa');
}

function summaryFor(design: Design, { clients }: Answers): string {
  switch (design) {
    case 'session':
      return hasBrowser(clients)
        ? 'Use server-side sessions: an opaque identifier in a __Host- cookie, looked up on each request.'
        : 'Use opaque tokens: random values that the server looks up on each request, as a session without a browser.';
    case 'token':
      return 'Use short-lived access tokens (JWT) that each service verifies by itself, with a rotated refresh token behind them.';
    case 'hybrid':
      return hasBrowser(clients)
        ? 'Use both: a server-side session for the browser, and short-lived JWTs where a service or client cannot share the session.'
        : 'Use both: short-lived JWTs that services verify by themselves, and state on the server that can end them early.';
  }
}

function reasonsFrom(answers: Answers): Reason[] {
  return questions.flatMap((question) => {
    const given = answers[question.id];
    const chosen = typeof given === 'string' ? [given] : given;
    return question.choices
      .filter(({ value }) => (chosen as readonly string[]).includes(value))
      .map(({ label, speaksFor, because }: Choice) => ({ question: question.id, answer: label, speaksFor, text: because }));
  });
}

function stepsFor(design: Design, { clients, services, thirdParty, scale }: Answers): string[] {
  const steps: string[] = [];
  if (design !== 'token') {
    const store = scale === 'one' ? 'a store that survives a restart' : 'a store that every instance shares';
    steps.push(`Keep sessions in ${store}; rotate the identifier at login and delete the entry at logout.`);
    if (hasBrowser(clients)) steps.push('Send the identifier in a __Host- cookie with Secure, HttpOnly and SameSite=Lax or Strict, and defend forms against CSRF.');
  }
  if (design !== 'session') {
    steps.push('Let access tokens live for 5 to 15 minutes, and rotate refresh tokens with detection of reuse.');
    steps.push(services === 'independent' ? 'Sign with an asymmetric key, publish the public keys, and give each service its own audience.' : 'Pin the algorithm, and check issuer, audience and expiry at every verification.');
  }
  if (design === 'token' && clients.includes('spa')) steps.push('Keep tokens out of localStorage: in memory or in a worker, better behind a backend for frontend.');
  if (clients.includes('mobile')) steps.push("Store refresh tokens in the platform's key store, and use the authorization code flow with PKCE.");
  if (thirdParty !== 'none') steps.push('Keep the tokens of other providers on the server; the browser gets only the session.');
  return steps;
}

function caveatsFor(design: Design, { revocation, scale, services }: Answers): string[] {
  const caveats: string[] = [];
  if (design === 'token' && revocation === 'minutes') caveats.push('A logout or ban takes effect when the access token expires, so its lifetime is the delay.');
  if (design === 'token' && revocation === 'expiry') caveats.push('You accept that a stolen access token works until it expires.');
  if (design === 'session' && scale === 'many') caveats.push('The shared store is asked on each request: plan its capacity and what happens when it is down.');
  if (design === 'hybrid' && revocation === 'immediate' && services === 'independent') caveats.push('Immediate revocation across independent services costs a look-up or a pushed deny list in each of them.');
  if (scale === 'regions' && revocation === 'immediate') caveats.push('Between regions, "at once" means as fast as the session store replicates.');
  return caveats;
}
