import type { CookieFact } from '../../facts/cookie.ts';
import { keysOf } from '../../facts/identity.ts';
import { isOn, valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

export default defineCheck({
  id: 'cookie-attributes-inconsistent',
  family: 'cookie',
  title: 'Same cookie set with different flags',
  why: 'Each Set-Cookie replaces the stored cookie with all its flags. One response that forgets a flag takes the protection away that the others gave.',
  remedy: 'Set the cookie in one place of the code.',
  severity: 'medium',
  severityReason: 'The weakest response decides.',
  detectable: ['live-passive'],
  references: {
    asvs: [
      { id: '3.3.1', level: 1 },
      { id: '3.3.2', level: 2 },
      { id: '3.3.4', level: 2 },
    ],
    cwe: ['CWE-1275', 'CWE-614', 'CWE-1004'],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 5.7'],
  },
  messages: {
    differs: 'Cookie "{{name}}" is set with {{flags}} by some responses and without by others. Set it in one place.',
  },
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      if (isSource(cookie.seen) || cookie.action !== 'set') return skip('it was not seen in a response');
      const settings = context.once(settingsByCookie).get(keysOf(cookie)[0] ?? '');
      const differing = flags.filter(({ name }) => settings?.with.has(name) === true && settings.without.has(name));
      if (settings === undefined || differing.length === 0) return pass;
      const names = differing.map(({ name }) => name);
      const endsStrict = differing.every(({ isOn: has }) => has(settings.last));
      return {
        verdict: 'fail',
        message: 'differs',
        data: { flags: names.join(' and ') },
        evidence: [{ kind: 'wire', text: `${settings.count} responses set the cookie; they differ in ${names.join(', ')}.` }],
        ...(endsStrict && { severity: 'info', severityReason: 'The last response sets the stricter form, so the code may be changing over.' }),
      };
    }),
  },
});

const flags: readonly { readonly name: string; readonly isOn: (cookie: CookieFact) => boolean }[] = [
  { name: 'Secure', isOn: ({ secure }) => isOn(secure) },
  { name: 'HttpOnly', isOn: ({ httpOnly }) => isOn(httpOnly) },
  { name: 'SameSite=Lax or Strict', isOn: ({ sameSite }) => ['Lax', 'Strict'].includes(valueOf(sameSite) ?? '') },
];

interface Settings {
  count: number;
  last: CookieFact;
  /** Flags that some response set, and that some response left out. */
  readonly with: Set<string>;
  readonly without: Set<string>;
}

function settingsByCookie(context: JudgeContext): Map<string, Settings> {
  const byCookie = new Map<string, Settings>();
  for (const cookie of context.all('cookie')) {
    if (cookie.action !== 'set' || isSource(cookie.seen)) continue;
    const key = keysOf(cookie)[0] ?? '';
    const settings: Settings = byCookie.get(key) ?? { count: 0, last: cookie, with: new Set(), without: new Set() };
    settings.count += 1;
    settings.last = cookie;
    for (const { name, isOn: has } of flags) (has(cookie) ? settings.with : settings.without).add(name);
    byCookie.set(key, settings);
  }
  return byCookie;
}
