import { valueOf } from '../../facts/known.ts';
import { durationOf } from '../../facts/duration.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

const minute = 60;
const hour = 3_600;
const day = 86_400;
/** What browsers keep at most. */
const cap = 400 * day;

export default defineCheck({
  id: 'session-maxage-unit-confusion',
  family: 'session',
  title: 'Lifetime in the wrong unit',
  why: 'Frameworks count lifetimes in seconds, in milliseconds or in days. A number meant for one and given to another makes a login that ends at once, or a credential that is kept for years.',
  remedy: 'Write the lifetime in the unit that the framework counts in.',
  severity: 'low',
  severityReason: 'Sessions end too early, or stay for as long as browsers allow.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '7.3.2', level: 2 }],
    cwe: ['CWE-613', 'CWE-1188'],
    wstg: ['WSTG-SESS-07'],
    other: [],
  },
  messages: {
    short: 'The lifetime of cookie "{{name}}" comes to {{lifetime}}, because {{api}} counts in milliseconds. If {{meant}} is meant, multiply the number by 1000.',
    setup: 'The lifetime of the sessions comes to {{lifetime}}, because {{api}} counts in {{unit}}. If {{meant}} is meant, write it in {{unit}}.',
    long: 'The lifetime of cookie "{{name}}" comes to {{lifetime}}, because {{api}} counts in {{unit}}. If {{meant}} is meant, write it in {{unit}}.',
  },
  replaces: ['session-lifetime-excessive'],
  judge: {
    'session-setup'({ lifetime, lifetimeUnit: unit, seen }) {
      const seconds = lifetime && valueOf(lifetime);
      if (lifetime === undefined || seconds === undefined || seconds <= 0 || unit === undefined) return skip('its lifetime is not written as a number');
      const meant = meantSeconds(seconds, unit);
      if (meant === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'setup',
        data: { lifetime: durationOf(seconds), meant: durationOf(meant), unit, api: seen.api },
        attribute: 'lifetime',
        evidence: [attributeEvidence('The lifetime in seconds', lifetime, seen)],
        ...(meant < seconds && { severity: 'medium', severityReason: 'The server accepts the session for as long as that.' }),
      };
    },
    cookie: ofAuthCookies((cookie) => {
      const seconds = valueOf(cookie.lifetime);
      const unit = cookie.lifetimeUnit;
      if (seconds === undefined || seconds <= 0 || unit === undefined || !('api' in cookie.seen)) return skip('its lifetime is not written as a number');
      const meant = meantSeconds(seconds, unit);
      if (meant === undefined) return pass;
      return {
        verdict: 'fail',
        message: meant > seconds ? 'short' : 'long',
        data: { lifetime: durationOf(seconds), meant: durationOf(meant), unit, api: cookie.seen.api },
        attribute: 'lifetime',
        change: { lifetime: meant },
        evidence: [attributeEvidence('The lifetime in seconds', cookie.lifetime, cookie.seen)],
        ...(seconds > cap && { severity: 'medium', severityReason: 'Browsers keep the credential for as long as they allow, which is 400 days.' }),
      };
    }),
  },
});

/** What was meant when the number is a usual time in another unit, and no time that anybody would choose in this one. */
function meantSeconds(seconds: number, unit: 'milliseconds' | 'seconds' | 'days'): number | undefined {
  if (unit === 'milliseconds') {
    const number = Math.round(seconds * 1000);
    const isOddHere = number % (minute * 1000) !== 0;
    return isOddHere && number >= 5 * minute && number <= cap && number % (5 * minute) === 0 ? number : undefined;
  }
  const number = unit === 'days' ? seconds / day : seconds;
  const asMilliseconds = number / 1000;
  if (number % 1000 === 0 && isUsual(asMilliseconds) && (number > cap || number % day !== 0) && asMilliseconds >= 10 * minute) return asMilliseconds;
  return unit === 'days' && number > 10 * 366 && number % hour === 0 ? number : undefined;
}

/** Whole days, or up to a day of whole five minutes. */
function isUsual(seconds: number): boolean {
  return seconds <= cap && (seconds % day === 0 || (seconds < day && seconds % (5 * minute) === 0));
}
