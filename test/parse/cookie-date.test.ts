import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCookieDate } from '#shared/parse/cookie-date.ts';

const wednesday = Date.UTC(2015, 9, 21, 7, 28, 0);

describe('parseCookieDate', () => {
  test.each([
    ['the usual form', 'Wed, 21 Oct 2015 07:28:00 GMT', wednesday],
    ['dashes', 'Wed, 21-Oct-2015 07:28:00 GMT', wednesday],
    ['two digits of the year', 'Wednesday, 21-Oct-15 07:28:00 GMT', wednesday],
    ['as C prints it', 'Wed Oct 21 07:28:00 2015', wednesday],
    ['any order', '2015 07:28:00 Oct 21', wednesday],
    ['the time zone is not looked at', '21 Oct 2015 07:28:00 PST', wednesday],
    ['a long month', '21 October 2015 07:28:00', wednesday],
    ['text after the seconds', '21 Oct 2015 07:28:00.123Z', wednesday],
    ['year 70 is 1970', '01 Jan 70 00:00:00', 0],
    ['year 69 is 2069', '01 Jan 69 00:00:00', Date.UTC(2069, 0, 1)],
    ['year 99 is 1999', '01 Jan 99 00:00:00', Date.UTC(1999, 0, 1)],
    ['one digit each', '1 Jan 2020 1:2:3', Date.UTC(2020, 0, 1, 1, 2, 3)],
    ['the last day of a month', 'Sat, 31 Oct 2015 07:28:00 GMT', Date.UTC(2015, 9, 31, 7, 28)],
    ['29 February, in the usual form', 'Thu, 29 Feb 2024 00:00:00 GMT', Date.UTC(2024, 1, 29)],
    ['29 February in a leap year', '29 Feb 2024 00:00:00', Date.UTC(2024, 1, 29)],
  ])('%s', (_name, text, expected) => {
    expect(parseCookieDate(text)).toBe(expected);
  });

  test.each([
    ['nothing', ''],
    ['no time', '21 Oct 2015'],
    ['no month', '21 2015 07:28:00'],
    ['ISO 8601 has no month name', '2015-10-21T07:28:00Z'],
    ['31 February', '31 Feb 2015 07:28:00'],
    ['29 February in no leap year', '29 Feb 2015 07:28:00'],
    ['31 April, in the usual form', 'Fri, 31 Apr 2015 07:28:00 GMT'],
    ['29 February in no leap year, in the usual form', 'Sun, 29 Feb 2015 07:28:00 GMT'],
    ['24 hours', '21 Oct 2015 24:00:00'],
    ['60 minutes', '21 Oct 2015 07:60:00'],
    ['letters after the hour', '21 Oct 2015 7x:28:00'],
    ['before the Gregorian calendar', '21 Oct 1600 07:28:00'],
    ['five digits of the year', '21 Oct 20155 07:28:00'],
  ])('no date: %s', (_name, text) => {
    expect(parseCookieDate(text)).toBeUndefined();
  });

  test('reads back every date that toUTCString writes', () => {
    const dates = fc.date({ min: new Date('1601-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseCookieDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });

  test('any text gives a date or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Number.isNaN(parseCookieDate(text))).toBe(false);
      }),
    );
  });

  test('every day that a server can write is that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1601, 0, 1) / 1_000, max: Date.UTC(9999, 11, 31) / 1_000 }), fc.boolean(), (seconds, withHyphens) => {
        const text = new Date(seconds * 1_000).toUTCString();
        expect(parseCookieDate(withHyphens ? text.replace(/(\d) (\w+) (\d+) /, '$1-$2-$3 ') : text)).toBe(seconds * 1_000);
      }),
    );
  });
});
