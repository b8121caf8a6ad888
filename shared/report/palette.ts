/** Colours of a terminal, handed in by the host so that the core needs none of its own. Any text in, text out. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly green: (text: string) => string;
}

const plain = (text: string): string => text;

export const noColour: Palette = { bold: plain, dim: plain, red: plain, yellow: plain, blue: plain, green: plain };
