// Which texts cannot hold anything that the linter knows, so that nobody has to parse them. An API can only be used in a
// file that writes its name, so a text is read once for the names that count, and everything else is asked of those.
import type { Model, Site } from '../models/model.ts';
import { parseAccessPath, type AccessPath } from '../values/access-path.ts';

/** What a text says, asked as often as needed and read once. */
export interface TextWords {
  /** An identifier, or a part of a quoted key, that stands in the text as a whole. */
  hasName(name: string): boolean;
  /** A piece of text, compared without case. */
  hasPiece(piece: string): boolean;
}

/** Each list must have a word in the text. */
export interface Gate {
  /** Names as they are written. */
  readonly names: readonly (readonly string[])[];
  /** Pieces of text, compared without case. */
  readonly pieces: readonly (readonly string[])[];
}

export function mayPass({ names, pieces }: Gate, words: TextWords): boolean {
  return names.every((list) => list.some((name) => words.hasName(name))) && pieces.every((list) => list.some((piece) => words.hasPiece(piece)));
}

/** The words without which a site of a model cannot be in a file. */
export function gateOf(model: Model, site: Site): Gate {
  return gateOfNeeds({ names: listsOf(parseAccessPath(site.at), model, 0), needs: site.needs ?? [] });
}

export function gateOfNeeds({ names = [], needs = [] }: { readonly names?: Gate['names']; readonly needs?: readonly (string | readonly string[])[] }): Gate {
  return { names, pieces: needs.map((need) => (typeof need === 'string' ? [need] : need).map((piece) => piece.toLowerCase())) };
}

/** Every member that is named must be written, and so must the module, or a word of one of the paths of the place. */
function listsOf({ root, steps }: AccessPath, model: Model, depth: number): (readonly string[])[] {
  const members = steps.flatMap((step) => (step.kind === 'member' && step.names !== 'any' && step.names.every(isWritten) ? [step.names.map(longestName)] : []));
  return [...rootLists(root, model, depth), ...members];
}

/** Elements of arrays are taken by destructuring, and a default export has the name that its importer likes. */
function isWritten(name: string): boolean {
  return name !== 'default' && !/^\d+$/.test(name);
}

/** Nothing for a place that a parameter's name is enough to stand for. */
function rootLists(root: AccessPath['root'], model: Model, depth: number): (readonly string[])[] {
  // A version may stand between the parts of a module: `npm:hono@4/cookie`.
  if (root.kind === 'module') return namesIn(root.name).map((name) => [name]);
  const place = root.kind === 'name' ? model.places?.[root.name] : undefined;
  if (!place || place.parameters || depth > 4) return [];
  const paths = place.paths.map(parseAccessPath).filter((path) => !(path.root.kind === 'name' && root.kind === 'name' && path.root.name === root.name));
  const words = paths.map((path) => mostTelling(listsOf(path, model, depth + 1)));
  return words.every((list) => list !== undefined) ? [words.flat()] : [];
}

/** The list whose words are least likely to stand in any text: the longer, the rarer. */
function mostTelling(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  const shortest = (list: readonly string[]) => Math.min(...list.map(({ length }) => length));
  return lists.toSorted((a, b) => shortest(b) - shortest(a))[0];
}

function namesIn(text: string): readonly string[] {
  return text.match(/[\w$]+/g) ?? [];
}

/** A key such as `set-cookie` is several names to whoever reads a text for names. */
function longestName(key: string): string {
  return namesIn(key).toSorted((a, b) => b.length - a.length)[0] ?? key;
}

/** Reads texts for these names in one pass. */
export function wordReader(names: Iterable<string>): (text: string) => TextWords {
  const wanted = new NameTable(names);
  return (text) => {
    const found = wanted.foundIn(text);
    const pieces = new Map<string, boolean>();
    let lower: string | undefined;
    return {
      hasName: (name) => found.has(name),
      hasPiece(piece) {
        let holds = pieces.get(piece);
        if (holds === undefined) pieces.set(piece, (holds = (lower ??= text.toLowerCase()).includes(piece)));
        return holds;
      },
    };
  };
}

/** A text has far more names than are wanted, so that each is hashed where it stands and cut out only when a wanted one has its hash. */
class NameTable {
  private readonly byHash = new Map<number, string[]>();
  private readonly marks: Uint8Array = new Uint8Array(1 << 16);

  constructor(names: Iterable<string>) {
    for (const name of new Set(names)) {
      let hash = 0;
      for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
      this.byHash.set(hash, [...(this.byHash.get(hash) ?? []), name]);
      this.marks[hash & 0xffff] = 1;
    }
  }

  foundIn(text: string): ReadonlySet<string> {
    const found = new Set<string>();
    let hash = 0;
    let start = -1;
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0;
      if (code > 127 || isNameCode[code] === 1) {
        if (start < 0) {
          start = i;
          hash = 0;
        }
        hash = (Math.imul(hash, 31) + code) | 0;
      } else if (start >= 0) {
        if (this.marks[hash & 0xffff] === 1) {
          const name = text.slice(start, i);
          if (this.byHash.get(hash)?.includes(name)) found.add(name);
        }
        start = -1;
      }
    }
    return found;
  }
}

const isNameCode = Uint8Array.from({ length: 128 }, (_, code) => (/[\w$]/.test(String.fromCharCode(code)) ? 1 : 0));
