import { renderSequence } from '#shared/report/sequence-svg.ts';
import type { Actor, FlowStep } from '#shared/report/report.ts';
import { Html } from './html.ts';

type Step = readonly [from: Actor, to: Actor, action: FlowStep['action'], label: string];

const sessionSteps: readonly Step[] = [
  ['browser', 'server', 'submit-credentials', 'e-mail and password'],
  ['server', 'store', 'create-session', 'remember: session 7f3a is Ada'],
  ['server', 'browser', 'set-cookie', 'Set-Cookie: __Host-sid=7f3a'],
  ['browser', 'server', 'send-credential', 'next request, Cookie: …=7f3a'],
  ['server', 'store', 'look-up', 'who is 7f3a?'],
  ['store', 'server', 'look-up', 'Ada'],
  ['server', 'browser', 'respond', "Ada's notes"],
];

const tokenSteps: readonly Step[] = [
  ['browser', 'server', 'submit-credentials', 'e-mail and password'],
  ['server', 'server', 'sign-token', 'sign "Ada, until 12:05"'],
  ['server', 'browser', 'return-token', 'the token, and nothing is remembered'],
  ['browser', 'browser', 'store-token', 'keep it somewhere'],
  ['browser', 'api', 'send-credential', 'next request, with the token'],
  ['api', 'api', 'verify-signature', 'signed by us, before 12:05?'],
  ['api', 'browser', 'respond', "Ada's notes"],
];

/** The two flows of the textbook, drawn by the renderer that also draws observed ones. */
export const sessionFlow = drawn(sessionSteps);
export const tokenFlow = drawn(tokenSteps);

function drawn(steps: readonly Step[]): Html {
  return new Html(renderSequence(steps.map(([from, to, action, label], index) => ({ step: index + 1, from, to, action, label, basis: 'observed', evidence: [] }))));
}
