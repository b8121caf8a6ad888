// Tests carry secrets and open cookies on purpose: what they do is never done to a user.
import { packagePath } from '../../values/package-path.ts';
import { importedModules } from './file-side.ts';
import type { SourceFile } from '../../values/source-file.ts';

const testModules: ReadonlySet<string> = new Set(['vitest', '@jest/globals', 'node:test', 'bun:test', 'mocha', 'chai', 'ava', 'tap', 'supertest', 'cypress', '@playwright/test', '@nestjs/testing', 'msw', 'nock', 'sinon', 'tape', 'uvu', 'qunit', '@japa/runner']);

/** By a library that only tests have, or by `describe` and `it`. Names of files and folders decide nothing: the configuration `tests` is for those. */
export function isTestFile(file: SourceFile): boolean {
  return importedModules(file).some((module) => isOfTests(packagePath(module)) || testModules.has(module)) || callsRunner(file);
}

function isOfTests(module: string): boolean {
  return testModules.has(module) || ['@testing-library/', '@std/testing/', '@std/assert/'].some((scope) => `${module}/`.startsWith(scope));
}

/** `describe` beside `it`, or `Deno.test`. */
function callsRunner({ siteNodes }: SourceFile): boolean {
  if (siteNodes.some((node) => node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' && node.callee.object.name === 'Deno' && node.callee.property.type === 'Identifier' && node.callee.property.name === 'test')) return true;
  const called = new Set(siteNodes.flatMap((node) => (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.arguments.length > 1 ? [node.callee.name] : [])));
  return called.has('describe') && (called.has('it') || called.has('test'));
}
