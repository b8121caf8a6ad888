/** `//! check-a check-b` at the end of a line, by line number. */
export function expectedByLine(code: string): Record<string, string[]> {
  const expected: Record<string, string[]> = {};
  code.split('\n').forEach((line, index) => {
    const at = line.indexOf('//!');
    if (at >= 0) expected[index + 1] = line.slice(at + 3).trim().split(/\s+/).sort();
  });
  return expected;
}

export function foundByLine(findings: readonly { check: string; fact: { line?: number }; severity: string }[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { check, fact, severity } of findings) {
    if (severity === 'low' || severity === 'info') continue;
    found[fact.line ?? 0] = [...(found[fact.line ?? 0] ?? []), check].sort();
  }
  return found;
}
