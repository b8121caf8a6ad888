/** Whether a value is the placeholder that an exporter or sanitiser left in place of the real one. */
export function isRedacted(value: string): boolean {
  if (value.length > 60) return false;
  const text = value.toLowerCase();
  if (text === 'redacted' || text === 'removed' || text === 'sanitized') return true;
  const inner = (text.startsWith('[') && text.endsWith(']')) || (text.startsWith('<') && text.endsWith('>')) ? text.slice(1, -1) : '';
  if (inner.includes('redacted') || inner.includes('removed') || inner.includes('sanitized')) return true;
  return value.length >= 3 && [...value].every((character) => character === '*');
}
