// All models, with the user's own functions when there are any, and all shapes: compiled when the first text is looked at.
// And which of them a text may hold at all.
import { models } from '../../models/index.ts';
import type { Model } from '../../models/model.ts';
import { shapes } from '../../rules/shapes/index.ts';
import type { Shape } from '../../rules/shapes/shape.ts';
import { gateOfAnswers } from '../cookies/answer-objects.ts';
import { gateOfWrappers, mayCallWrapper } from '../functions/imported-wrappers.ts';
import { siteIndexFrom, type SiteIndex } from '../site-index.ts';
import { lastNamesIn } from '../site-names.ts';
import { compiled, gateOfNeeds, gatesFor } from './text-gate.ts';
import { WordFinder } from './word-finder.ts';

/** What there is to look for in a file. */
export interface Sought {
  /** What the sites are called like that the file may have; missing when it can have none. */
  readonly sites?: ReadonlySet<string>;
  /** Answers of functions in the cloud, which are plain objects. */
  readonly answers: boolean;
  readonly shapes: readonly Shape[];
}

const nothing: Sought = { answers: false, shapes: [] };

/** As if there were no gate, to prove that it hides nothing. */
export function everything(): Sought {
  const lastNames = lastNamesIn(models);
  return { sites: new Set(models.flatMap((model) => model.sites.flatMap((site) => [...lastNames(model, site)]))), answers: true, shapes };
}

interface Knowledge {
  readonly index: SiteIndex;
  readonly gate: (text: string) => Sought;
}

const compiledWith = new Map<Model | undefined, Knowledge>();

function knowledgeWith(own: Model | undefined): Knowledge {
  const known = compiledWith.get(own);
  if (known) return known;
  const all = own ? [...models, own] : models;
  const made = { index: siteIndexFrom(all), gate: gateFor(all) };
  compiledWith.set(own, made);
  return made;
}

export function indexWith(own: Model | undefined): SiteIndex {
  return knowledgeWith(own).index;
}

/** Every rule asks about the same text, and so does whoever judges the file. */
let lastAsked: { readonly text: string; readonly own: Model | undefined; readonly sought: Sought } = { text: '', own: undefined, sought: nothing };

export function soughtIn(text: string, own?: Model): Sought {
  if (text !== lastAsked.text || own !== lastAsked.own) lastAsked = { text, own, sought: knowledgeWith(own).gate(text) };
  return lastAsked.sought;
}

/** False when the text cannot contain anything that a model or a shape knows: then there is nothing to parse it for. */
export function mayMatter(text: string, own?: Model): boolean {
  return soughtIn(text, own) !== nothing;
}

/** True when the text writes the words of a known API; unlike `mayMatter`, the shape of code does not count. */
export function namesApi(text: string, own?: Model): boolean {
  return soughtIn(text, own).sites !== undefined;
}

function gateFor(known: readonly Model[]): (text: string) => Sought {
  const { gateOf, gateOfValues } = gatesFor(known);
  const lastNames = lastNamesIn(known);
  const sites = known.flatMap((model) => model.sites.map((site) => ({ gate: gateOf(model, site), names: lastNames(model, site) })));
  const { words, passing } = compiled([...sites.map(({ gate }) => gate), gateOfAnswers, gateOfWrappers, ...shapes.map((shape) => (shape.reads === undefined ? gateOfNeeds(shape) : { all: [gateOfNeeds(shape), gateOfValues(shape.reads)] }))]);
  const finder = new WordFinder(words);
  return (text) => {
    const passed = passing(finder.foundIn(text), text);
    if (passed.size === 0) return nothing;
    const names = sites.filter((_, site) => passed.has(site)).map((site) => site.names);
    const answers = passed.has(sites.length);
    const wanted = shapes.filter((shape, at) => passed.has(sites.length + 2 + at) && shape.mayBeIn?.(text) !== false);
    if (names.length === 0 && !answers && wanted.length === 0 && !(passed.has(sites.length + 1) && mayCallWrapper(text))) return nothing;
    return { answers, shapes: wanted, ...(names.length > 0 && { sites: new Set(names.flatMap((some) => [...some])) }) };
  };
}
