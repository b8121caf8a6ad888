import type { AuthView } from './auth-view.ts';
import { checkSteps, cookieAttributeWords, step } from './flow-steps.ts';
import type { Step } from './flow.ts';

/** With no traffic there is only what the browser holds; a cookie will be attached by itself, an entry waits for a script. */
export function heldFlow({ primaries }: AuthView): Step[] {
  const steps: Step[] = [];
  for (const credential of primaries) {
    const { name, cookies, entries } = credential;
    const [cookie] = cookies;
    if (cookie) {
      steps.push(step('server', 'browser', 'set-cookie', `Set-Cookie: ${name}${cookieAttributeWords(cookie)}`, cookie.seen.in === 'set-cookie' ? 'observed' : 'inferred', `The browser holds the cookie "${name}".`));
      steps.push(step('browser', 'server', 'send-credential', `Cookie: ${name}`, 'inferred', 'A browser attaches its cookies to each matching request.'));
      steps.push(...checkSteps(credential, false, 'server'));
    }
    if (entries.length > 0) steps.push(step('browser', 'browser', 'store-token', `Stores it as "${name}"`, 'observed', `The page's storage holds the entry "${name}".`));
  }
  return steps;
}
