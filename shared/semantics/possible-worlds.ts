// What is not known is not guessed: an answer is worked out in every world that the known fields leave open. If all agree
// it is the answer; if not, the fields that would decide are named.
import { browserNames, cookieBehaviours, type Browser, type CookieBehaviour } from '../standards/browsers.ts';
import type { PartitionKey } from './partition.ts';
import type { RequestContext } from './request-context.ts';
import { siteOf } from './site.ts';

/** A request about which everything is known. */
export interface World {
  readonly url: URL;
  readonly method: string;
  readonly topLevelNavigation: boolean;
  readonly topLevelUrl: string;
  readonly initiatorUrl: string | null;
  readonly ancestors: readonly string[];
  readonly redirectedFrom: readonly string[];
  readonly fromScript: boolean;
  readonly now: number;
  readonly browser: Browser;
  readonly behaviour: CookieBehaviour;
}

export interface Unsure {
  readonly unsure: string;
}

/** Two or more answers, each with the worlds it holds in. */
export type Answers<T> = readonly { readonly answer: T; readonly worlds: readonly World[] }[];

/**
 * Every world that the context leaves open: one when everything is known. `partitions` are keys of the cookies in
 * question: their top-level sites are among the pages that an unknown one may be.
 */
export function possibleWorlds(context: RequestContext, url: URL, partitions: readonly (PartitionKey | undefined)[]): World[] {
  const fromScript = context.fromScript ?? false;
  const sites = partitions.flatMap((key) => (key === undefined ? [] : [key.topLevelSite]));
  const navigations = fromScript ? [false] : boolOptions(context.topLevelNavigation);
  const pages = navigations.flatMap((topLevelNavigation) =>
    (topLevelNavigation ? [url.href] : urlOptions(context.topLevelUrl, url, sites)).map((topLevelUrl) => ({ topLevelNavigation, topLevelUrl })),
  );
  // A script acts for its own document, so nobody else can be the initiator.
  const initiators = fromScript ? [url.href] : context.initiatorUrl === null ? [null] : urlOptions(context.initiatorUrl, url, []);
  const browsers = context.browser === undefined ? allBrowsers : [context.browser];
  const known = {
    url,
    method: context.method,
    ancestors: context.ancestors ?? [],
    redirectedFrom: context.redirectedFrom ?? [],
    fromScript,
    now: context.now,
  };
  return browsers.flatMap((browser) =>
    pages.flatMap((page) => initiators.map((initiatorUrl) => ({ ...known, ...page, initiatorUrl, browser, behaviour: cookieBehaviours[browser] }))),
  );
}

/** Worlds grouped by their answer. */
export function answersIn<T>(worlds: readonly World[], answerIn: (world: World) => T): Answers<T> {
  const groups = new Map<string, { answer: T; worlds: World[] }>();
  for (const world of worlds) {
    const answer = answerIn(world);
    const key = worlds.length === 1 ? '' : JSON.stringify(answer);
    const group = groups.get(key);
    if (group) group.worlds.push(world);
    else groups.set(key, { answer, worlds: [world] });
  }
  return [...groups.values()];
}

/** A sentence that names what would decide between the answers: fields of the request, or the browser. */
export function undecidedBetween<T>(answers: Answers<T>, context: RequestContext, describe: (answer: T) => string): Unsure {
  const missing = siteFields.filter((field) => context[field] === undefined && decides(field, answers));
  if (missing.length > 0) {
    const differing = context.browser === undefined && decides('browser', answers) ? ` ${listOf(Object.values(browserNames))} differ, too.` : '';
    return { unsure: `It depends on what was not seen: ${listOf(missing.map((field) => fieldNames[field]))}.${differing}` };
  }
  const sentences = answers.map(({ answer, worlds }) => {
    const browsers = [...new Set(worlds.map((world) => browserNames[world.browser]))];
    return `${listOf(browsers)} ${describe(answer)}`;
  });
  return { unsure: `The browsers differ: ${sentences.join('; ')}.` };
}

type SiteField = 'topLevelNavigation' | 'topLevelUrl' | 'initiatorUrl';

const fieldNames: Readonly<Record<SiteField, string>> = {
  topLevelNavigation: 'whether this is a top-level navigation',
  topLevelUrl: 'the page in the address bar',
  initiatorUrl: 'which document caused the request',
};
const siteFields = Object.keys(fieldNames) as SiteField[];
const allBrowsers = Object.keys(browserNames) as Browser[];

/** True when the value of this field, all else equal, changes the answer. */
function decides<T>(field: SiteField | 'browser', answers: Answers<T>): boolean {
  // A navigation has no page of its own, so the page is no part of what is equal when navigating is in question.
  const others = [...siteFields, 'browser' as const].filter((other) => other !== field && !(field === 'topLevelNavigation' && other === 'topLevelUrl'));
  const answerOf = new Map<string, number>();
  return answers.some(({ worlds }, index) =>
    worlds.some((world) => {
      const rest = JSON.stringify(others.map((other) => world[other]));
      const before = answerOf.get(rest) ?? index;
      answerOf.set(rest, index);
      return before !== index;
    }),
  );
}

function boolOptions(known: boolean | undefined): boolean[] {
  return known === undefined ? [true, false] : [known];
}

/** The kinds of page that an unknown one can be: of the same site, of the same domain under the other scheme, of another site. */
function urlOptions(known: string | undefined, url: URL, sites: readonly string[]): string[] {
  if (known !== undefined) return [known];
  const site = siteOf(url.href) ?? url.origin;
  const [scheme, domain] = site.split('://');
  return [...new Set([site, `${scheme === 'https' ? 'http' : 'https'}://${domain}`, `https://${elsewhere}`, ...sites])];
}

/** Reserved by RFC 2606, so nobody's site. */
const elsewhere = 'another-site.invalid';

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
