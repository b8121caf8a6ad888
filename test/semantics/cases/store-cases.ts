import { domainCases } from './domain-cases.ts';
import { existingCases } from './existing-cases.ts';
import { expiresCases, maxAgeCases } from './expiry-cases.ts';
import { pairCases } from './pair-cases.ts';
import { pathCases } from './path-cases.ts';
import { prefixCases } from './prefix-cases.ts';
import { secureCases } from './secure-cases.ts';
import type { StoreCase } from './store-case.ts';

export const storeCases: readonly (readonly [group: string, cases: readonly StoreCase[]])[] = [
  ['name and value', pairCases],
  ['domain', domainCases],
  ['path', pathCases],
  ['flags', secureCases],
  ['prefixes', prefixCases],
  ['Max-Age', maxAgeCases],
  ['Expires', expiresCases],
  ['existing cookies', existingCases],
];
