import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSamePlace, type StoredCookie } from '#shared/semantics/stored-cookie.ts';
import type { RequestContext } from '#shared/semantics/request-context.ts';
import { wouldSend } from '#shared/semantics/would-send.ts';
import { wouldStore } from '#shared/semantics/would-store.ts';
import { headers, knownContexts } from './arbitrary-cookies.ts';

type Settled = { readonly done: boolean; readonly reasons: readonly string[] } | 'unsure';

function storing(header: string, context: RequestContext): Settled {
  const answer = wouldStore(header, context);
  if ('unsure' in answer) return 'unsure';
  return 'stored' in answer ? { done: true, reasons: [] } : { done: false, reasons: answer.refused.map(({ id }) => id) };
}

function sending(cookie: StoredCookie, context: RequestContext): Settled {
  const answer = wouldSend(cookie, context);
  if ('unsure' in answer) return 'unsure';
  return answer.sent ? { done: true, reasons: [] } : { done: false, reasons: answer.reasons.map(({ id }) => id) };
}

/** Less knowledge may make an answer unsure or shorten its reasons, and never turns it around. */
function isWeaker(less: Settled, more: Settled): boolean {
  if (less === 'unsure') return true;
  return more !== 'unsure' && less.done === more.done && less.reasons.every((id) => more.reasons.includes(id));
}

const forgettable = fc.subarray(['topLevelUrl', 'initiatorUrl', 'topLevelNavigation', 'browser'] as const);

function without(context: RequestContext, fields: readonly string[]): RequestContext {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !fields.includes(key))) as unknown as RequestContext;
}

/** A cookie that was stored, with the request it came with. */
const storedCookies = fc
  .tuple(headers, knownContexts)
  .map(([header, context]) => ({ header, context, answer: wouldStore(header, context) }))
  .filter((made): made is typeof made & { answer: { stored: StoredCookie } } => 'stored' in made.answer);

describe('wouldStore', () => {
  test('answers whatever the text and the request are', () => {
    fc.assert(
      fc.property(headers, knownContexts, forgettable, (header, context, forgotten) => {
        const answer = wouldStore(header, without(context, forgotten));
        if ('refused' in answer) {
          expect(answer.refused.length).toBeGreaterThan(0);
          for (const { text } of answer.refused) expect(text).toMatch(/^[^{}]+\.$/);
        } else if ('unsure' in answer) expect(answer.unsure).toMatch(/\.$/);
        else expect(Number.isFinite(answer.stored.expires ?? 0)).toBe(true);
      }),
    );
  });

  test('a request that cannot be read is no exception', () => {
    fc.assert(fc.property(headers, fc.string(), fc.string(), (header, url, method) => void wouldStore(header, { url, method, now: 0 })));
  });

  test('less knowledge never turns an answer around', () => {
    fc.assert(
      fc.property(headers, knownContexts, forgettable, fc.array(storedCookies, { maxLength: 2 }), (header, known, forgotten, before) => {
        const context = { ...known, existing: before.map(({ answer }) => answer.stored) };
        expect(isWeaker(storing(header, without(context, forgotten)), storing(header, context))).toBe(true);
      }),
    );
  });

  test('storing again what is there changes nothing', () => {
    fc.assert(
      fc.property(storedCookies, ({ header, context, answer }) => {
        const again = wouldStore(header, { ...context, now: context.now + 1, existing: [answer.stored] });
        if (!('stored' in again) || (answer.stored.expires ?? Infinity) <= context.now + 1) return;
        expect(isSamePlace(again.stored, answer.stored)).toBe(true);
        expect(again.stored.created).toBe(context.now);
      }),
    );
  });
});

describe('wouldSend', () => {
  test('what is stored goes back to where it came from, unless it expired or is for another path', () => {
    fc.assert(
      fc.property(storedCookies, ({ context, answer: { stored } }) => {
        const visit = { ...context, topLevelNavigation: true, initiatorUrl: null, fromScript: false, redirectedFrom: [] };
        const back = sending(stored, stored.partitionKey === undefined ? visit : context);
        const excuses = ['crumbtrail:Expired', 'NotOnPath', 'crumbtrail:HiddenFromScript', ...(stored.partitionKey === undefined ? [] : sameSiteReasons)];
        expect(back === 'unsure' ? ['unsure'] : back.reasons.filter((id) => !excuses.includes(id))).toEqual([]);
      }),
    );
  });

  test('less knowledge never turns an answer around', () => {
    fc.assert(
      fc.property(storedCookies, knownContexts, forgettable, ({ answer: { stored } }, context, forgotten) => {
        expect(isWeaker(sending(stored, without(context, forgotten)), sending(stored, context))).toBe(true);
      }),
    );
  });

  test('a request that cannot be read is no exception', () => {
    fc.assert(fc.property(storedCookies, fc.string(), fc.string(), ({ answer }, url, method) => void wouldSend(answer.stored, { url, method, now: 0 })));
  });
});

/** A top-level navigation from another site may set what a later request of that kind does not carry. */
const sameSiteReasons = ['Strict', 'Lax', 'UnspecifiedTreatedAsLax'].flatMap((rule) => [`SameSite${rule}`, `SchemefulSameSite${rule}`]);
