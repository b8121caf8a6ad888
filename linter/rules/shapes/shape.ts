// Checks about the shape of code keep the logic that recognises it here, one file for each check under its id. What is
// found becomes a fact like any other, so that the check, not the tree logic, says what is wrong.
import type { CodeShapeFact } from '#shared/facts/code-shape.ts';
import type { Side } from '#shared/facts/sighting.ts';
import type { ValueSource } from '../../models/model.ts';
import type { FoundFact } from '../../sites/found-fact.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';

export interface Shape {
  /** Id of the check that judges it. */
  readonly check: string;
  /**
   * Each list must have a word in the text, compared without case, else the file has no such code. They only spare the work:
   * a shape finds the same in a file without its words, which is nothing.
   */
  readonly needs?: readonly (readonly [string, ...string[]])[];
  /** Of each list a name must stand in the text, as it is written and as a whole; `.user` is a member of that name. */
  readonly names?: readonly (readonly [string, ...string[]])[];
  /** What it asks values for: one of the places that models know for it must be written. */
  readonly reads?: ValueSource['is'];
  /** Asked of a text that has the words: false when no such code is written in it all the same, which is told without a tree. */
  mayBeIn?(text: string): boolean;
  find(context: SourceContext): readonly FoundShape[];
}

/** Code that a check may have something to say about. */
export interface FoundShape {
  readonly node: Node;
  /** What a developer would call it. Never a value. */
  readonly name: string;
  readonly traits: CodeShapeFact['traits'];
  /** As a developer names the API in a sentence; the name when left out. */
  readonly api?: string;
  readonly library?: string;
  /** The side of the file when left out. */
  readonly side?: Side;
  readonly role?: CodeShapeFact['role'];
  /** Nodes that a judgement's `attribute` can point at. */
  readonly places?: FoundFact['places'];
  readonly editing?: FoundFact['editing'];
}

export function defineShape(shape: Shape): Shape {
  return shape;
}

export function factFromShape(check: string, found: FoundShape, { reader, side }: SourceContext): FoundFact {
  const { node, name, traits, role, places = new Map(), editing } = found;
  const { line, column } = node.loc.start;
  const fact: CodeShapeFact = {
    kind: 'code-shape',
    id: '',
    seen: { in: 'source', file: reader.file.filename, line, column: column + 1, side: found.side ?? side, api: found.api ?? name, library: found.library ?? 'by hand' },
    scope: 'site',
    shape: check,
    name,
    traits,
    ...(role && { role }),
  };
  return { fact, node, places, ...(editing && { editing }) };
}
