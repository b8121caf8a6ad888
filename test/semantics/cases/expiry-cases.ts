import type { StoreCase } from './store-case.ts';

const year = 365 * 86_400;
const cap = 400 * 86_400;

/** Max-Age and the cap. `now` of the unit tests is 2026-11-23T12:00:00Z. */
export const maxAgeCases: readonly StoreCase[] = [
  { title: 'Max-Age', header: 'a=1; Max-Age=3600', chromium: { lives: 3600 } },
  { title: 'Max-Age of one year', header: `a=1; Max-Age=${year}`, chromium: { lives: year } },
  { title: 'Max-Age of 400 days', header: `a=1; Max-Age=${cap}`, chromium: { lives: cap } },
  { title: 'Max-Age above 400 days', header: `a=1; Max-Age=${cap + 1}`, chromium: { lives: cap }, safari: { lives: cap + 1 } },
  { title: 'Max-Age beyond every number', header: 'a=1; Max-Age=99999999999999999999999', chromium: { lives: cap }, safari: { name: 'a' } },
  { title: 'Max-Age=0', header: 'a=1; Max-Age=0', chromium: { lives: 'deleted' } },
  { title: 'negative Max-Age', header: 'a=1; Max-Age=-1', chromium: { lives: 'deleted' } },
  { title: 'Max-Age below every number', header: 'a=1; Max-Age=-99999999999999999999999', chromium: { lives: 'deleted' } },
  { title: 'leading zeros', header: 'a=1; Max-Age=0060', chromium: { lives: 60 } },
  { title: 'white space', header: 'a=1; Max-Age= 60 ', chromium: { lives: 60 } },
  { title: 'plus sign', header: 'a=1; Max-Age=+60', chromium: { lives: 60 }, firefox: { lives: 'session' }, safari: { lives: 'session' } },
  { title: 'minus sign alone', header: 'a=1; Max-Age=-', chromium: { lives: 'session' }, firefox: { lives: 'deleted' }, safari: { lives: 'deleted' } },
  { title: 'plus sign alone', header: 'a=1; Max-Age=+', chromium: { lives: 'session' } },
  { title: 'plus and minus', header: 'a=1; Max-Age=+-60', chromium: { lives: 'session' } },
  { title: 'quoted', header: 'a=1; Max-Age="60"', chromium: { lives: 'session' } },
  { title: 'decimal', header: 'a=1; Max-Age=1.5', chromium: { lives: 'session' } },
  { title: 'exponent', header: 'a=1; Max-Age=1e3', chromium: { lives: 'session' } },
  { title: 'a word', header: 'a=1; Max-Age=week', chromium: { lives: 'session' } },
  { title: 'digits with a tail', header: 'a=1; Max-Age=60s', chromium: { lives: 'session' } },
  { title: 'digits of another script', header: 'a=1; Max-Age=６０', chromium: { lives: 'session' } },
  { title: 'hexadecimal', header: 'a=1; Max-Age=0x10', chromium: { lives: 'session' } },
  { title: 'two minus signs', header: 'a=1; Max-Age=--60', chromium: { lives: 'session' }, firefox: { lives: 'deleted' } },
  { title: 'a minus sign and a word', header: 'a=1; Max-Age=-x', chromium: { lives: 'session' }, firefox: { lives: 'deleted' } },
  { title: 'minus zero', header: 'a=1; Max-Age=-0', chromium: { lives: 'deleted' } },
  { title: 'digits with a blank inside', header: 'a=1; Max-Age=6 0', chromium: { lives: 'session' } },
  { title: 'a second equals sign', header: 'a=1; Max-Age=60=60', chromium: { lives: 'session' } },
  { title: 'Max-Age of 1024 octets', header: `a=1; Max-Age=${'0'.repeat(1022)}60`, chromium: { lives: 60 } },
  { title: 'Max-Age of 1025 octets', header: `a=1; Max-Age=${'0'.repeat(1023)}60`, chromium: { lives: 'session' } },
  { title: 'empty Max-Age', header: 'a=1; Max-Age=', chromium: { lives: 'session' } },
  { title: 'last Max-Age wins', header: 'a=1; Max-Age=60; Max-Age=120', chromium: { lives: 120 } },
  { title: 'an unreadable Max-Age after a good one', header: 'a=1; Max-Age=60; Max-Age=x', chromium: { lives: 'session' }, safari: { lives: 60 } },
  { title: 'an empty Max-Age after a good one', header: 'a=1; Max-Age=60; Max-Age=', chromium: { lives: 'session' }, safari: { lives: 60 } },
  { title: 'Max-Age beats Expires', header: 'a=1; Max-Age=60; Expires=Wed, 09 Jun 2027 10:18:14 GMT', chromium: { lives: 60 } },
  { title: 'Max-Age beats a later Expires', header: 'a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT; Max-Age=60', chromium: { lives: 60 } },
  { title: 'Max-Age=0 beats Expires', header: 'a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT; Max-Age=0', chromium: { lives: 'deleted' } },
  { title: 'Max-Age beats a past Expires', header: 'a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60', chromium: { lives: 60 } },
  { title: 'an unreadable Max-Age does not beat Expires', header: 'a=1; Max-Age=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT', chromium: { lives: 'deleted' } },
];

const june9 = (Date.UTC(2027, 5, 9, 10, 18, 14) - Date.UTC(2026, 10, 23, 12)) / 1000;

const fixedDate = 'Wed, 09 Jun 2027 10:18:14 GMT';
const expires = (date: string, chromium: StoreCase['chromium']): StoreCase => ({ title: date, header: `a=1; Expires=${date}`, chromium });

/** Expires in forms that everybody reads alike. */
export const usualDateCases: readonly StoreCase[] = [
  ...[fixedDate, 'Wed, 09-Jun-2027 10:18:14 GMT', 'Wednesday, 09-Jun-27 10:18:14 GMT', 'Wed Jun  9 10:18:14 2027', '9 Jun 2027 10:18:14', '09 june 2027 10:18:14 UTC'].map(
    (date) => expires(date, { lives: june9 }),
  ),
  { title: 'years from 70 are of the last century', header: 'a=1; Expires=Wed, 09 Jun 70 10:18:14 GMT', chromium: { lives: 'deleted' } },
  { title: 'years to 69 are of this century', header: 'a=1; Expires=Wed, 09 Jun 69 10:18:14 GMT', chromium: { lives: cap }, safari: { name: 'a' } },
  { title: 'the epoch', header: 'a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', chromium: { lives: 'deleted' } },
  { title: 'before the epoch', header: 'a=1; Expires=Wed, 31 Dec 1969 23:59:59 GMT', chromium: { lives: 'deleted' } },
  { title: 'the year 1601', header: 'a=1; Expires=Mon, 01 Jan 1601 00:00:00 GMT', chromium: { lives: 'deleted' } },
  { title: 'the year 9999', header: 'a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT', chromium: { lives: cap }, safari: { name: 'a' } },
  { title: 'a leap day', header: 'a=1; Expires=Thu, 29 Feb 2024 10:18:14 GMT', chromium: { lives: 'deleted' } },
  { title: 'zero', header: 'a=1; Expires=0', chromium: { lives: 'session' } },
  { title: 'nothing', header: 'a=1; Expires=', chromium: { lives: 'session' } },
  { title: 'a negative number', header: 'a=1; Expires=-1', chromium: { lives: 'session' } },
  { title: 'a word', header: 'a=1; Expires=never', chromium: { lives: 'session' } },
  { title: 'the word session', header: 'a=1; Expires=Session', chromium: { lives: 'session' } },
  { title: 'seconds since the epoch', header: 'a=1; Expires=1812536294', chromium: { lives: 'session' } },
  { title: 'last Expires wins', header: `a=1; Expires=${fixedDate}; Expires=Thu, 01 Jan 1970 00:00:00 GMT`, chromium: { lives: 'deleted' } },
  { title: 'an unreadable Expires after a good one', header: `a=1; Expires=${fixedDate}; Expires=x`, chromium: { lives: 'session' }, safari: { lives: june9 } },
];

const session = { lives: 'session' } as const;
const inJune = { lives: june9 } as const;

/** The cookie-date algorithm in its odd forms. Firefox has another algorithm, so nothing is claimed about it. */
export const oddDateCases: readonly StoreCase[] = [
  expires('2027 Jun 9 10:18:14', inJune),
  expires('Jun 9 2027 10:18:14', inJune),
  expires('10:18:14 9 Jun 2027', inJune),
  expires('Foo, 09 JUNIPER 27 10:18:14', inJune),
  expires('Wed, 09 Jun 2027 10:18:14 +0500', inJune),
  expires('Wed, 09 Jun 2027 10:18:14 PST', inJune),
  expires('Wed, 09 Jun 2027 10:18:14 PM', inJune),
  expires('"Wed, 09 Jun 2027 10:18:14 GMT"', inJune),
  expires('Wed!09#Jun$2027%10:18:14&GMT', inJune),
  expires('  09/Jun/2027   10:18:14  ', inJune),
  expires('Wed, 9 Jun 2027 1:8:4 GMT', { lives: june9 - (9 * 3600 + 10 * 60 + 10) }),
  expires('2027-06-09T10:18:14Z', session),
  expires('Wed, 09 Jun 2027', session),
  expires('Wed, 09 Jun 2027 10:18 GMT', session),
  expires('Wed, 09 Jun 10:18:14 GMT', session),
  expires('Wed, 09 2027 10:18:14 GMT', session),
  expires('Wed, 32 Jun 2027 10:18:14 GMT', session),
  expires('Wed, 00 Jun 2027 10:18:14 GMT', session),
  expires('Wed, 31 Jun 2027 10:18:14 GMT', session),
  expires('Mon, 29 Feb 2027 10:18:14 GMT', session),
  expires('Wed, 09 Jun 2027 24:18:14 GMT', session),
  expires('Wed, 09 Jun 2027 10:60:14 GMT', session),
  expires('Wed, 09 Jun 2027 10:18:60 GMT', session),
  expires('09 Jun 2027 25:18:14 10:18:14', session),
  expires('09 Jun 2027 10:18 10:18:14', inJune),
  expires('09 Jun 2027 10:18:14 11:11:11', inJune),
  { ...expires('09 Jun 02027 10:18:14', inJune), safari: session },
  { ...expires('09 Jun 207 10:18:14', { lives: 'deleted' }), safari: session },
  expires('09 Jun 2027 10:18:14.500', inJune),
  expires('09 Jun 2027 10-18-14', session),
  expires('Jul Jun 09 2027 10:18:14', { lives: june9 + 30 * 86_400 }),
  expires('9Jun2027 10:18:14', session),
  { ...expires('09 Jun 2027 10:18:14PM', session), safari: inJune },
  expires('Jun 09 Jul 2027 10:18:14', inJune),
  expires('09 12 Jun 2027 10:18:14', { lives: 'deleted' }),
  expires('Wed, 09 Jun 2027 10:18:14.123 GMT', inJune),
  expires('Wed, 09 Jun 027 10:18:14', inJune),
  expires('Wed, 009 Jun 2027 10:18:14', session),
  { ...expires('09 Jun 2027 10:18:14Z', session), safari: inJune },
  { ...expires('09th Jun 2027 10:18:14', session), safari: inJune },
  { ...expires('09 Jun 2027AD 10:18:14', session), safari: inJune },
  { ...expires('09 Jun 2027 10:18:14:59', session), safari: inJune },
  { ...expires('09 Jun 2027 010:18:14', inJune), safari: session },
  { ...expires('09 Jun 12027 10:18:14', { lives: cap }), safari: session },
  { ...expires('09 Jun 1600 10:18:14', { lives: 'deleted' }), safari: session },
  { ...expires('09 Jun 7 10:18:14', { lives: 'deleted' }), safari: session },
  { ...expires('9 9 Jun 2027 10:18:14', { lives: 'deleted' }), safari: inJune },
].map((testCase) => ({ firefox: 'unsure', ...testCase }));
