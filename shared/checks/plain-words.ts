/** Words of a path or name in lower case, split at everything that is no letter and where camelCase begins a word. */
export function plainWordsOf(text: string): string[] {
  return text.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/).filter((word) => word !== '');
}
