// Tests carry secrets and open cookies on purpose: what they do is never done to a user.
import { importedModules } from './file-side.ts';
import type { SourceFile } from '../values/source-file.ts';

const testModules: ReadonlySet<string> = new Set(['vitest', '@jest/globals', 'node:test', 'bun:test', 'mocha', 'chai', 'ava', 'tap', 'supertest', 'cypress', '@playwright/test', '@nestjs/testing', 'msw', 'nock', 'sinon']);

/** By a library that only tests have, or by `describe` and `it`. Names of files and folders decide nothing: the configuration `tests` is for those. */
export function isTestFile(file: SourceFile): boolean {
  return importedModules(file).some((module) => testModules.has(module) || module.startsWith('@testing-library/')) || callsRunner(file);
}

function callsRunner({ siteNodes }: SourceFile): boolean {
  const called = new Set(siteNodes.flatMap((node) => (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.arguments.length > 1 ? [node.callee.name] : [])));
  return called.has('describe') && (called.has('it') || called.has('test'));
}
