import { valueOf } from '../../facts/known.ts';
import { hostOf } from '../../facts/identity.ts';
import { authCookiesByName } from '../auth-traffic.ts';
import { ofShape, shapeEvidence, traitOf, hasTrait } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { isCleared, lastLogout, type Logout } from '../logouts.ts';
import { residueIn } from '../storage-after-logout.ts';
import { isLoopback, isPlainHttp } from '../transport.ts';

const id = 'clear-site-data-missing-on-logout';

export default defineCheck({
  id,
  family: 'headers',
  title: 'Logout without Clear-Site-Data',
  why: 'The logout left data of the user behind. One response header has the browser remove cookies, storage and cache of the site, also what nobody thought of.',
  remedy: 'Send Clear-Site-Data: "cache", "cookies", "storage" with the response to the logout.',
  severity: 'info',
  severityReason: 'It helps where the clean-up by hand forgot something.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '14.3.1', level: 1 }],
    cwe: ['CWE-613', 'CWE-212'],
    wstg: ['WSTG-SESS-06'],
    other: ['W3C Clear Site Data'],
  },
  messages: {
    missing: '{{name}} signs the user out without Clear-Site-Data, and data of the user remained ({{names}}). Send the header with its response.',
    cached: '{{name}} deletes cookies and leaves answers with data of the user in the cache of the browser, for up to {{seconds}} seconds. Send Clear-Site-Data: "cache" with its response.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const caching = valueOf(traitOf(shape, 'caching'));
      if (typeof caching !== 'string') return skip('what caches may keep is not known');
      const seconds = secondsKept(caching);
      if (seconds === 0 || hasTrait(shape, 'cleared')) return pass;
      return {
        verdict: hasTrait(shape, 'certain') ? 'fail' : 'unsure',
        message: 'cached',
        data: { seconds },
        evidence: [
          shapeEvidence(shape, 'The function deletes a cookie and sends no Clear-Site-Data.'),
          { kind: 'source', text: `An answer that has something of the user in it is written with Cache-Control: ${caching.slice(0, 60)}.`, at: `${shape.seen.file}:${valueOf(traitOf(shape, 'line'))}` },
        ],
      };
    }),
    exchange(exchange, context) {
      const logout = lastLogout(context);
      if (logout?.id !== exchange.id) return skip('it is not the logout at the end of the capture');
      if (isPlainHttp(exchange.url) && !isLoopback(hostOf(exchange.url) ?? '')) return skip('browsers ignore the header over plain http');
      const names = [...(isCleared(logout, 'cookies') ? [] : cookiesLeft(logout, context)), ...(isCleared(logout, 'storage') ? [] : entriesLeft(context))];
      if (names.length === 0) return pass;
      const shown = names.map((name) => name.slice(0, 40)).slice(0, 5).join(', ');
      return {
        verdict: 'fail',
        message: 'missing',
        data: { names: shown },
        evidence: [{ kind: 'wire', text: `No response from the logout on had Clear-Site-Data for what was left: ${shown}.`, at: exchange.id }],
      };
    },
  },
});

/** How long the browser shows an answer again without asking. What shared caches may keep is the subject of auth-response-cacheable. */
function secondsKept(caching: string): number {
  const directives = caching.toLowerCase().split(',', 20).map((directive) => directive.trim());
  if (!directives.includes('private') || directives.some((directive) => directive === 'no-store' || directive === 'no-cache')) return 0;
  const age = directives.find((directive) => /^max-age=\d{1,10}$/.test(directive));
  return age === undefined ? 0 : Number(age.slice('max-age='.length));
}

function cookiesLeft(logout: Logout, context: JudgeContext): string[] {
  return [...authCookiesByName(context).keys()].filter((name) => logout.sent.has(name) && !logout.set.has(name));
}

function entriesLeft(context: JudgeContext): string[] {
  const left = context.all('storage').filter((entry) => {
    const residue = residueIn(entry, context);
    return residue !== undefined && residue.isOld && residue.holds !== 'expired';
  });
  return left.map(({ key }) => valueOf(key) ?? '');
}
