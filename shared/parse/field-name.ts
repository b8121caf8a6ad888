/**
 * A field name as it may be shown. Objects that are keyed by data (addresses, account numbers, sentences) would carry that
 * data into reports: such a name becomes `*`.
 */
export function shownFieldName(name: string): string {
  return name.length > longestName || /[@\s:]/.test(name) || /^\d{4,}$/.test(name) ? '*' : name;
}

const longestName = 64;
