// Whether a call is one of a kind that the models know, asked first by its name: to ask where it comes from may open other files.
import type { Site } from '../models/model.ts';
import type { Reader } from '../values/reader.ts';
import type { Node } from '../values/source-file.ts';
import type { ModelledSite } from './site-index.ts';
import { siteNameTest } from './site-names.ts';
import type { SourceContext } from './site-use.ts';

type Kind = Site['kind'];

const tests = new WeakMap<Reader, Map<Kind, (node: Node) => boolean>>();

export function sitesOfKind<K extends Kind>(kind: K, callee: Node, { reader, index, origins }: SourceContext): readonly (ModelledSite & { readonly site: Site & { readonly kind: K } })[] {
  const known = tests.get(reader) ?? new Map<Kind, (node: Node) => boolean>();
  tests.set(reader, known);
  const mayBe = known.get(kind) ?? siteNameTest(index.namesOf(kind), reader);
  known.set(kind, mayBe);
  if (!mayBe(callee)) return [];
  return index.sitesAt(origins.of(callee)).filter((one): one is ModelledSite & { readonly site: Site & { readonly kind: K } } => one.site.kind === kind);
}
