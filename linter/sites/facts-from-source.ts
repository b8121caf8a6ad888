import type { Fact } from '#shared/facts/fact.ts';
import type { Side } from '#shared/facts/sighting.ts';
import type { Site } from '../models/model.ts';
import { factFromShape } from '../rules/shapes/shape.ts';
import { noBindings } from '../values/reader.ts';
import { sourceFileFrom, type Node, type ParsedSource, type SiteNode, type SourceFile } from '../values/source-file.ts';
import { answerFacts } from './cookies/answer-objects.ts';
import { cookiesSetElsewhere } from './cookies/cookies-set-elsewhere.ts';
import { corsFactFrom } from './requests/cors-facts.ts';
import { csrfFactFrom } from './requests/csrf-facts.ts';
import { cookieFactFrom } from './cookies/cookie-facts.ts';
import { cookieFactFromRef } from './cookies/cookie-ref-facts.ts';
import { cookieFactsFromText } from './cookies/cookie-text-facts.ts';
import { sideOfFile, sideOfPackages } from './project/file-side.ts';
import type { FoundFact } from './found-fact.ts';
import { holdingFor } from './project/installed-version.ts';
import { wrappedFacts } from './functions/imported-wrappers.ts';
import { decodeByHandFrom } from './tokens/jwt-by-hand.ts';
import { jwtFactFrom } from './tokens/jwt-facts.ts';
import { moduleFrom, type Module, type ProjectAccess } from './project/project-modules.ts';
import { logFactsFrom } from './requests/log-facts.ts';
import { persistFactsFrom } from './page/persist-facts.ts';
import { requestFactsFrom } from './requests/request-facts.ts';
import { sdkFactsFrom } from './page/sdk-facts.ts';
import { registeredAt, type UsedSite } from './functions/registered-plugins.ts';
import { secretFactFrom } from './secrets/secret-facts.ts';
import { sessionFactsFrom } from './sessions/session-facts.ts';
import { siteNameTest } from './site-names.ts';
import type { Declared, SiteUse, SourceContext } from './site-use.ts';
import { storageFactFrom, storageHookFactFrom } from './page/storage-facts.ts';
import { indexWith, soughtIn } from './gate/sought.ts';
import { waysTo } from './functions/wrapper-calls.ts';

/** Every use of a known API and every piece of code with a shape that a check asks about, as facts that remember their nodes. Other files are read through `access` only. */
export function factsFromSource(source: ParsedSource, access?: ProjectAccess, { functions, roles = [] }: Declared = {}, sought = soughtIn(source.text, functions)): FoundFact[] {
  const index = indexWith(functions);
  const file = sourceFileFrom(source);
  const { ownerOf, open, ...module } = moduleFrom(file, index.graph, access);
  let side: Side | undefined;
  const context: SourceContext = {
    ...module,
    index,
    // What the packages of the project say is read from disk, and few files ask for it.
    get side() {
      return (side ??= sideOf(file, access));
    },
    versionOf: (name) => access?.project.versionOf(name, file.filename),
    settingOf: (variable) => access?.project.settingOf?.(variable, file.filename),
    proxyOf: () => access?.project.proxyOf?.(file.filename),
    elsewhere,
    fileAt: (path) => inFile(open(path)),
    roles,
  };
  function elsewhere(node: Node): SourceContext | undefined {
    return inFile(ownerOf(node));
  }
  function inFile(there: Module | undefined): SourceContext | undefined {
    return there && { ...context, reader: there.reader, origins: there.origins };
  }
  const holding = holdingIn(file, access);
  const mayBeSite = sought.sites && siteNameTest(sought.sites, context.reader);
  const factsOf = (one: SourceContext, mayBe: (node: Node) => boolean, held = holding) => one.reader.file.siteNodes.flatMap((node) => held(sitesOf(node, one, mayBe)).flatMap((used) => factsOfSite(node, used, one)));
  const found = mayBeSite ? factsOf(context, mayBeSite) : [];
  // A file that only deletes a cookie need not have the names by which another one sets it.
  const beside = cookiesSetElsewhere(found, context, (there) => {
    const { file: other } = there.reader;
    const { sites } = soughtIn(other.text, functions);
    return sites ? factsOf({ ...there, side: sideOfFile(other) }, siteNameTest(sites, there.reader), holdingIn(other, access)) : [];
  });
  const wrapped = wrappedFacts(context, ownerOf, (node, inWrapper, bindings) =>
    holding(sitesOf(node, inWrapper, () => true)).flatMap(({ model, site }) => (isKept(site) ? factsOfUse({ context: inWrapper, model, site, node, bindings }) : [])),
  );
  const answered = sought.answers ? answerFacts(context) : [];
  const shaped = sought.shapes.flatMap((shape) => shape.find(context).map((one) => factFromShape(shape.check, one, context)));
  return [...found, ...wrapped, ...answered, ...shaped, ...beside].map((one, index) => ({ ...one, fact: { ...one.fact, id: `source-${index + 1}` } satisfies Fact, places: placesHere(one, file) }));
}

/** What a file does not say of itself, the packages may say that its project is made of. */
function sideOf(file: SourceFile, access: ProjectAccess | undefined): Side {
  const ofPackages = () => sideOfPackages(access?.project.packagesOf?.(file.filename) ?? [], access?.project.foldersOf?.(file.filename));
  if (file.side === undefined) return sideOfFile(file, ofPackages());
  return file.side === 'unknown' ? ofPackages() : file.side;
}

function holdingIn(file: SourceFile, access: ProjectAccess | undefined): (used: readonly UsedSite[]) => readonly UsedSite[] {
  const lower = file.text.toLowerCase();
  return (used) => holdingFor(used.filter(({ site }) => isWritten(site, lower)), file.filename, access?.project);
}

/** What another file wrote cannot be pointed at from here. */
function placesHere({ places }: FoundFact, file: SourceFile): FoundFact['places'] {
  return new Map([...places].filter(([, place]) => file.owns(place)));
}

function sitesOf(node: SiteNode, context: SourceContext, mayBeSite: (node: Node) => boolean): readonly UsedSite[] {
  const { origins, index } = context;
  const sitesAt = (place: Node) => (mayBeSite(place) ? index.sitesAt(origins.of(place)) : []);
  if (node.type !== 'AssignmentExpression') {
    const called = sitesAt(node.callee).filter(({ site }) => !isAssigned(site) && !isPlugin(site));
    return [...called, ...registeredAt(node, context).filter(({ site }) => isPlugin(site))];
  }
  if (node.left.type !== 'MemberExpression') return [];
  const target = sitesAt(node.left).filter(({ site }) => site.kind === 'cookie.assign' || site.kind === 'cookie.ref' || site.kind === 'request.assign' || site.kind === 'secret.assign');
  const owner = sitesAt(node.left.object).filter(({ site }) => site.kind === 'storage.assign');
  return [...target, ...owner];
}

function isAssigned({ kind }: Site): boolean {
  return kind === 'cookie.assign' || kind === 'cookie.ref' || kind === 'request.assign' || kind === 'storage.assign' || kind === 'secret.assign';
}

/** Puts something under a name that a caller may give. */
function isKept({ kind }: Site): boolean {
  return kind === 'cookie.set' || kind === 'cookie.clear' || kind === 'cookie.assign' || kind === 'header.set' || kind === 'storage.write';
}

function isPlugin(site: Site): boolean {
  return 'registered' in site && site.registered === true;
}

/** Without these words the site is something else that is called the same way. */
function isWritten({ needs = [] }: Site, lower: string): boolean {
  return needs.every((words) => [words].flat().some((word) => lower.includes(word.toLowerCase())));
}

function factsOfSite(node: SiteNode, { model, site, registration }: UsedSite, context: SourceContext): FoundFact[] {
  const isAboutNames = site.kind !== 'jwt.verify' && site.kind !== 'jwt.decode' && site.kind !== 'json.parse';
  const ways = isAboutNames ? waysTo(node, context.reader) : [noBindings];
  return distinct(ways.flatMap((bindings) => factsOfUse({ context, model, site, node, bindings, ...(registration && { registration }) })));
}

function factsOfUse(use: SiteUse): readonly FoundFact[] {
  const { site } = use;
  switch (site.kind) {
    case 'cookie.set':
    case 'cookie.clear':
      return listOf(cookieFactFrom({ ...use, site }));
    case 'header.set':
    case 'cookie.assign':
      return cookieFactsFromText({ ...use, site });
    case 'cookie.ref':
      return listOf(cookieFactFromRef({ ...use, site }));
    case 'session.configure':
      return sessionFactsFrom({ ...use, site });
    case 'secret.configure':
    case 'secret.assign':
      return listOf(secretFactFrom({ ...use, site }));
    case 'jwt.sign':
    case 'jwt.verify':
    case 'jwt.decode':
      return listOf(jwtFactFrom({ ...use, site }));
    case 'storage.write':
    case 'storage.assign':
      return listOf(storageFactFrom({ ...use, site }));
    case 'storage.hook':
      return listOf(storageHookFactFrom({ ...use, site }));
    case 'store.persist':
      return persistFactsFrom({ ...use, site });
    case 'sdk.configure':
      return sdkFactsFrom({ ...use, site });
    case 'request.send':
    case 'request.assign':
      return requestFactsFrom({ ...use, site });
    case 'log.write':
      return logFactsFrom({ ...use, site });
    case 'cors.configure':
      return listOf(corsFactFrom({ ...use, site }));
    case 'csrf.configure':
      return listOf(csrfFactFrom({ ...use, site }));
    case 'json.parse':
      return listOf(decodeByHandFrom({ ...use, site }));
    case 'headers.configure':
      return [];
  }
}

function listOf(fact: FoundFact | undefined): FoundFact[] {
  return fact ? [fact] : [];
}

/** Callers that come to the same fact count once. */
function distinct(found: readonly FoundFact[]): FoundFact[] {
  return [...new Map(found.map((one) => [JSON.stringify(one.fact), one])).values()];
}
