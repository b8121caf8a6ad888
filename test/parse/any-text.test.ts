import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBase64Url, textFromBase64 } from '#shared/parse/base64.ts';
import { readJson } from '#shared/parse/bounded-json.ts';
import { credentialsIn, isCredentialValue, isPublishableKey } from '#shared/parse/credential-value.ts';
import { shownFieldName } from '#shared/parse/field-name.ts';
import { isNaturalText } from '#shared/parse/natural-text.ts';
import { registrableDomain } from '#shared/parse/registrable-domain.ts';
import { percentDecoded } from '#shared/parse/unwrap.ts';
import { measureOf } from '#shared/parse/value-bits.ts';
import { shapeOf } from '#shared/parse/value-shape.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { accessToken } from './some-tokens.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.json().map(encodeURIComponent),
  fc.array(fc.constantFrom('eyJ', '.', '%', '%E0', '"', '{', '[', 'Bearer ', accessToken, 'https://', '//', '[::1]', 'a', 'A', '0', '_', '-', '\ud800')).map((parts) => parts.join('')),
);

function forAnyText(holds: (text: string) => void): void {
  fc.assert(fc.property(text, holds));
}

test('base64 and base64url give back the text that went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      expect(textFromBase64(Buffer.from(value).toString('base64'))).toBe(value);
      expect(textFromBase64(Buffer.from(value).toString('base64url'))).toBe(value);
      expect(isBase64Url(Buffer.from(value).toString('base64url'))).toBe(true);
    }),
  );
});

test('any text is base64 or is not', () => {
  forAnyText((value) => {
    expect(['string', 'undefined']).toContain(typeof textFromBase64(value));
  });
});

test('JSON is read as JSON.parse reads it, or the reason is said', () => {
  forAnyText((value) => {
    const reading = readJson(value);
    if ('value' in reading) expect(reading.value).toEqual(JSON.parse(value));
    else expect(['too-large', 'too-deep', 'not-json']).toContain(reading.problem);
  });
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (json) => {
      expect(readJson(json)).toEqual({ value: JSON.parse(json) });
    }),
  );
});

test('any brackets are read or refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom('[', '{"a":', '[[[{'), (count, open) => {
      expect(readJson(open.repeat(count))).not.toHaveProperty('value');
    }),
  );
});

test('credentials of any text are parts of it or of what it wraps, and not without bound', () => {
  forAnyText((value) => {
    expect(credentialsIn(value).length).toBeLessThanOrEqual(20);
    expect(typeof isCredentialValue(value)).toBe('boolean');
    expect(typeof isPublishableKey(value)).toBe('boolean');
  });
});

test('a shown field name is the name or a star, and short', () => {
  forAnyText((value) => {
    const shown = shownFieldName(value);
    expect([value, '*']).toContain(shown);
    expect(shown.length).toBeLessThanOrEqual(64);
  });
});

test('words are what is in the name, in its order, without capitals', () => {
  forAnyText((value) => {
    let rest = value;
    for (const word of wordsOf(value)) {
      const at = rest.toLowerCase().indexOf(word);
      expect(word).not.toBe('');
      expect(at).toBeGreaterThanOrEqual(0);
      rest = rest.toLowerCase().slice(at + word.length);
    }
  });
});

test('percent-encoding is undone, and what is none is left', () => {
  forAnyText((value) => {
    const decoded = percentDecoded(value);
    if (decoded !== undefined) expect(typeof decoded).toBe('string');
  });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
      expect(percentDecoded(`${encodeURIComponent(value)}%20`)).toBe(`${value} `);
    }),
  );
});

test('a measure is finite and never negative', () => {
  forAnyText((value) => {
    const { bits, alphabet } = measureOf(value, shapeOf(value).format);
    expect(Number.isFinite(bits) && bits >= 0).toBe(true);
    expect(alphabet).toBeGreaterThanOrEqual(0);
    expect(typeof isNaturalText(value)).toBe('boolean');
  });
});

test('a site of any address is the end of its host', () => {
  forAnyText((value) => {
    const site = registrableDomain(value);
    expect(['string', 'undefined']).toContain(typeof site);
  });
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      const { hostname } = new URL(url);
      expect(hostname.endsWith(registrableDomain(url)!)).toBe(true);
    }),
  );
});
