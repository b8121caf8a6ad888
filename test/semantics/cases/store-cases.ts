import type { Browser } from '#shared/standards/browsers.ts';
import { domainCases } from './domain-cases.ts';
import { existingCases } from './existing-cases.ts';
import { maxAgeCases, oddDateCases, usualDateCases } from './expiry-cases.ts';
import { pairCases } from './pair-cases.ts';
import { pathCases } from './path-cases.ts';
import { prefixCases } from './prefix-cases.ts';
import { secureCases } from './secure-cases.ts';
import { outcomeFor, type StoreCase } from './store-case.ts';

export const storeCases: readonly (readonly [group: string, cases: readonly StoreCase[]])[] = [
  ['name and value', pairCases],
  ['domain', domainCases],
  ['path', pathCases],
  ['flags', secureCases],
  ['prefixes', prefixCases],
  ['Max-Age', maxAgeCases],
  ['usual dates', usualDateCases],
  ['odd dates', oddDateCases],
  ['existing cookies', existingCases],
];

/** The cases that a real browser is held to: those about which an answer is given. */
export function claimedCases(browser: Browser): typeof storeCases {
  return storeCases
    .map(([group, cases]) => [group, cases.filter((testCase) => outcomeFor(testCase, browser) !== 'unsure')] as const)
    .filter(([, cases]) => cases.length > 0);
}
