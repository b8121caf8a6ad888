import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '#shared/infer/decide.ts';
import { answersFrom, questions, type Answers } from '#shared/infer/decide-questions.ts';

const bank: Answers = { clients: ['pages'], services: 'one', revocation: 'immediate', scale: 'many', thirdParty: 'none' };

describe('the design that fits', () => {
  const cases: { name: string; answers: Partial<Answers>; design: string }[] = [
    { name: 'server-rendered bank', answers: {}, design: 'session' },
    { name: 'single-page application with one backend', answers: { clients: ['spa'], revocation: 'minutes' }, design: 'session' },
    { name: 'mobile only, minutes are soon enough', answers: { clients: ['mobile'], revocation: 'minutes' }, design: 'token' },
    { name: 'mobile only, at once', answers: { clients: ['mobile'] }, design: 'session' },
    { name: 'independent services behind an application in the browser', answers: { clients: ['spa'], services: 'independent', revocation: 'minutes' }, design: 'token' },
    { name: 'the same, with tokens of a provider in the browser', answers: { clients: ['spa'], services: 'independent', revocation: 'minutes', thirdParty: 'from-browser' }, design: 'hybrid' },
    { name: 'browser and mobile on one backend', answers: { clients: ['spa', 'mobile'], revocation: 'minutes' }, design: 'hybrid' },
    { name: 'independent services, at once', answers: { services: 'independent' }, design: 'hybrid' },
    { name: 'programs in several regions', answers: { clients: ['machine'], revocation: 'expiry', scale: 'regions' }, design: 'token' },
  ];
  test.each(cases)('$name: $design', ({ answers, design }) => {
    expect(decide({ ...bank, ...answers }).design).toBe(design);
  });
});

test('each answer gives its reason', () => {
  expect(decide({ ...bank, clients: ['pages', 'mobile'] }).reasons.map(({ question }) => question)).toEqual(['clients', 'clients', 'services', 'revocation', 'scale', 'thirdParty']);
});

test('advice for browsers is not given to others', () => {
  const { steps, summary } = decide({ ...bank, clients: ['mobile'] });
  expect([summary, ...steps].join(' ')).not.toContain('cookie');
});

test('any complete answers lead to a decision that can be built', () => {
  const choice = (id: string) => questions.find((question) => question.id === id)?.choices.map(({ value }) => value) ?? [];
  const answers = fc.record({
    clients: fc.subarray(choice('clients'), { minLength: 1 }),
    services: fc.constantFrom(...choice('services')),
    revocation: fc.constantFrom(...choice('revocation')),
    scale: fc.constantFrom(...choice('scale')),
    thirdParty: fc.constantFrom(...choice('thirdParty')),
  });
  fc.assert(
    fc.property(answers, (data) => {
      const read = answersFrom(data);
      if (!('answers' in read)) throw new Error(read.problems.join(' '));
      const { design, steps, reasons } = decide(read.answers);
      expect(steps.length).toBeGreaterThan(0);
      expect(reasons.some(({ speaksFor }) => design === 'hybrid' || speaksFor === design)).toBe(true);
    }),
  );
});

describe('answers of a user', () => {
  const cases = [
    { name: 'no object', data: 'session', problem: 'one object' },
    { name: 'a list', data: [], problem: 'one object' },
    { name: 'a question left out', data: { ...bank, scale: undefined }, problem: '"scale" is missing' },
    { name: 'a choice that is not offered', data: { ...bank, revocation: 'never' }, problem: '"revocation" must be one of immediate, minutes, expiry' },
    { name: 'one client where a list is asked', data: { ...bank, clients: 'pages' }, problem: '"clients" must be a list' },
    { name: 'no client', data: { ...bank, clients: [] }, problem: '"clients" must be a list' },
    { name: 'a question nobody asked', data: { ...bank, budget: 3 }, problem: 'no question "budget"' },
  ];
  test.each(cases)('$name', ({ data, problem }) => {
    const read = answersFrom(data);
    expect('problems' in read && read.problems.join(' ')).toContain(problem);
  });
});
