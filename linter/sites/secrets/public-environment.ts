// Variables of the environment that bundlers write into the code of pages, by the prefix that tells them to.

const prefixes = ['NEXT_PUBLIC_', 'NUXT_PUBLIC_', 'EXPO_PUBLIC_', 'VITE_', 'REACT_APP_', 'VUE_APP_', 'GATSBY_', 'PUBLIC_'] as const;

/** `PUBLIC_` means something to SvelteKit and Astro only, which do not read it through `process.env`. */
export function publicPrefixOf(variable: string, isProcess = false): string | undefined {
  return prefixes.find((prefix) => variable.startsWith(prefix) && !(isProcess && prefix === 'PUBLIC_'));
}
