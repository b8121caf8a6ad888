import { valueOf } from '../../facts/known.ts';
import { hostOf } from '../../facts/identity.ts';
import { authCookiesByName } from '../auth-traffic.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { isCleared, lastLogout, type Logout } from '../logouts.ts';
import { residueIn } from '../storage-after-logout.ts';
import { isLoopback, isPlainHttp } from '../transport.ts';

export default defineCheck({
  id: 'clear-site-data-missing-on-logout',
  family: 'headers',
  title: 'Logout without Clear-Site-Data',
  why: 'The logout left data of the user behind. One response header has the browser remove cookies, storage and cache of the site, also what nobody thought of.',
  remedy: 'Send Clear-Site-Data: "cache", "cookies", "storage" with the response to the logout.',
  severity: 'info',
  severityReason: 'It helps where the clean-up by hand forgot something.',
  detectable: ['live-passive'],
  references: {
    asvs: [{ id: '14.3.1', level: 1 }],
    cwe: ['CWE-613', 'CWE-212'],
    wstg: ['WSTG-SESS-06'],
    other: ['W3C Clear Site Data'],
  },
  messages: {
    missing: '{{name}} signs the user out without Clear-Site-Data, and data of the user remained ({{names}}). Send the header with its response.',
  },
  judge: {
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
