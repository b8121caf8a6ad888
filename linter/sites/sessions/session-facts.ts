import { absent, byDefault, isUnknown, set, unknown, valueOf, type Known } from '#shared/facts/known.ts';
import type { CookieFact } from '#shared/facts/cookie.ts';
import type { RoleGuess } from '#shared/facts/role.ts';
import type { SessionSetupFact } from '#shared/facts/session-setup.ts';
import type { SessionAttribute, SessionSite } from '../../models/model.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction, literal, type Value } from '../../values/value.ts';
import { contains } from '../../values/write-order.ts';
import { calledFunction } from '../functions/called-function.ts';
import { cookieAttributes, lifetimeUnit, optionsEditing, textKnown } from '../cookies/cookie-facts.ts';
import { isEndlessStore } from './endless-store.ts';
import type { FoundFact } from '../found-fact.ts';
import { attributeFrom, knownDefault, nameOf, optionAt, optionGiven } from '../option-value.ts';
import { secretOf } from '../secrets/secret-of.ts';
import { sessionLookUp } from './session-lookup.ts';
import { matchedArguments, sightingOf, type SiteUse, type SourceContext } from '../site-use.ts';
import { writtenName } from '../written-name.ts';

/** A session set-up is two facts: how sessions are kept, and the cookie that carries them. */
export function sessionFactsFrom(use: SiteUse<SessionSite>): FoundFact[] {
  const { site, model, node, context } = use;
  const given = matchedArguments(use, site.signatures);
  const options = given?.options;
  if (!given || !options || !isMeant(given, use)) return [];
  const { defaults } = site;
  const seen = sightingOf(use);
  const read = <T>(attribute: SessionAttribute, fallback: Known<T>) => attributeFrom<T>(options.value, site.options, attribute, fallback);
  const name = read<string>('name', knownDefault(defaults.name, model, unknown('it has no default')));
  const attributes = cookieAttributes(options.value, site.options, defaults, model);
  const secret = secretOf(optionGiven(options.value, optionNameOf(site, 'secret') ?? '') ?? literal(undefined, node), context);
  const store = storeOf(options.value, use);
  const ttl = read<number>('ttl', knownDefault(defaults.ttl, model, absent));
  const setup: SessionSetupFact = {
    kind: 'session-setup',
    id: '',
    seen,
    scope: 'site',
    cookieName: name.known,
    store,
    secret,
    rolling: read<boolean>('rolling', byDefault(defaults.rolling ?? false, nameOf(model))).known,
    lifetime: hasOwnLifetime(site) ? ttl.known : attributes.known.lifetime,
    ...(hasOwnLifetime(site) && lifetimeUnit(options.value, site.options, 'ttl')),
    absolute: read<number>('absolute', isAgeCompared(context) ? unknown('the application compares the age of sessions itself') : knownDefault(defaults.absolute, model, absent)).known,
    ...(isEndless(options.value, use) && { endless: set(true) }),
    signed: signingOf(options.value, use, store),
    ...(isInCookie(use) && sessionLookUp(context.reader) && { lookedUp: set(true) }),
  };
  const cookie: CookieFact = {
    kind: 'cookie',
    id: '',
    seen,
    scope: 'site',
    action: 'set',
    name: name.known,
    ...(isUnknown(name.known) && { called: calledIn(options.value, site) }),
    value: unknown('it is made when a session begins'),
    ...attributes.known,
    ...lifetimeUnit(options.value, site.options),
    byScript: set(false),
    problems: [],
    role: sessionRole(use),
  };
  const editing = optionsEditing(use, options, site.options);
  const shared = { node, ...(editing && { editing }) };
  return [
    { fact: setup, places: placesOf(options.value, site), ...shared },
    { fact: cookie, places: attributes.places, ...shared },
  ];
}

/** `Date.now() - req.session.signedInAt`, here or in a function of another file that is handed to `use`: the application ends old sessions by itself. */
function isAgeCompared(context: SourceContext): boolean {
  const { file } = context.reader;
  if (comparesAge(file.ast, file)) return true;
  return file.nodesOf('CallExpression').some(({ callee, arguments: given }) => {
    if (callee.type !== 'MemberExpression' || !guarding.has(context.reader.keyOf(callee) ?? '')) return false;
    return given.some((argument) => {
      const guard = argument.type === 'CallExpression' ? argument.callee : argument;
      const called = guard.type === 'Identifier' || guard.type === 'MemberExpression' ? calledFunction(guard, context) : undefined;
      return called?.isHere === false && comparesAge(called.owner, called.there.reader.file);
    });
  });
}

/** Methods that have a function look at every request. */
const guarding: ReadonlySet<string> = new Set(['use', 'addHook', 'all', 'ext', 'onRequest', 'onBeforeHandle']);

/** `Date.now() - req.session.startedAt`, `req.session.endsAt < Date.now()`. */
function comparesAge(within: Node, file: SourceFile): boolean {
  return file.nodesOf('BinaryExpression').some((node) => {
    const { operator, left, right } = node;
    if (!contains(within, node)) return false;
    if (operator === '-') return isNow(left, file) && isOfSession(right, file);
    return /^[<>]=?$/.test(operator) && ((isNow(left, file) && isOfSession(right, file)) || (isNow(right, file) && isOfSession(left, file)));
  });
}

function isNow(node: Node, file: SourceFile): boolean {
  return file.textOf(node).endsWith('Date.now()');
}

/** `req.session.startedAt + limit`, and a variable that was taken from there. */
function isOfSession(node: Node, file: SourceFile): boolean {
  if (file.textOf(node).slice(0, 200).includes('session.')) return true;
  const made = declaredFrom(node, file);
  return made !== undefined && /\bsession(?:\.|$)/.test(file.textOf(made).slice(0, 200));
}

function isInCookie({ site }: SiteUse<SessionSite>): boolean {
  return site.state === 'signed-cookie' || site.state === 'sealed-cookie';
}

function sessionRole(use: SiteUse<SessionSite>): RoleGuess {
  const { model, context, node } = use;
  const isData = isInCookie(use);
  const text = isData ? `${model.library} keeps the session itself in this cookie.` : `${model.library} keeps the session identifier in this cookie.`;
  return {
    role: isData ? 'session-data' : 'session-id',
    confidence: 'confirmed',
    evidence: [{ kind: 'source', text, at: `${context.reader.file.filename}:${node.loc.start.line}` }],
  };
}

/** `server.auth.strategy('session', 'cookie', …)`, `defineNuxtConfig({ … })`: the call sets up a session only with these. */
function isMeant(given: { readonly options?: { readonly value: Value }; readonly scheme?: { readonly value: Value } }, { site }: SiteUse<SessionSite>): boolean {
  if (site.scheme !== undefined && (!given.scheme || valueOf(textKnown(given.scheme.value)) !== site.scheme)) return false;
  if (site.onlyWith === undefined) return true;
  const [only] = given.options ? alternativesInProduction(given.options.value) : [];
  return only !== undefined && optionAt(only, site.onlyWith).is === 'found';
}

/** Where the cookie's lifetime is the session's, there is no option of its own. */
function hasOwnLifetime({ options, defaults }: SessionSite): boolean {
  return defaults.ttl !== undefined || Object.values(options).some(({ attribute }) => attribute === 'ttl');
}

function placesOf(options: Value, { options: known }: SessionSite): Map<string, Node> {
  const [only] = alternativesInProduction(options);
  return new Map(
    Object.entries(known).flatMap(([name, { attribute }]) => {
      const looked = only && optionAt(only, name);
      return looked?.is === 'found' ? [[attribute === 'ttl' ? 'lifetime' : attribute, looked.property.writtenBy] as const] : [];
    }),
  );
}

function signingOf(options: Value, { site, model }: SiteUse<SessionSite>, store: SessionSetupFact['store']): Known<boolean> {
  if (valueOf(store) === 'sealed-cookie') return set(true);
  const otherwise = knownDefault(site.defaults.signed, model, unknown('the library does not say'));
  const said = attributeFrom<boolean>(options, site.options, 'signed', otherwise).known;
  if (site.unsignedWithoutSecret !== true || isUnknown(store)) return said;
  const given = alternativesInProduction(options).map((option) => optionAt(option, optionNameOf(site, 'secret') ?? ''));
  return given.length > 0 && given.every(({ is }) => is === 'absent') ? byDefault(false, nameOf(model)) : set(true);
}

/** Every store that it may have is seen to keep sessions for ever. */
function isEndless(options: Value, { site, context }: SiteUse<SessionSite>): boolean {
  const name = optionNameOf(site, 'store');
  const stores = name === undefined ? [] : alternativesInProduction(options).flatMap((option) => {
    const looked = optionAt(option, name);
    return looked.is === 'found' ? alternativesInProduction(looked.property.value) : [];
  });
  return stores.length > 0 && stores.every((store) => isEndlessStore(store, context) === true);
}

type StoreKind = 'memory' | 'external' | 'signed-cookie' | 'sealed-cookie';

function storeOf(options: Value, { site, context }: SiteUse<SessionSite>): Known<StoreKind> {
  const state = typeof site.state === 'string' ? byDefault(site.state, 'the library') : unknown(site.state.unknown);
  const found = alternativesInProduction(options).flatMap((option): Known<StoreKind>[] => {
    const name = optionNameOf(site, 'store');
    const looked = name === undefined ? { is: 'absent' as const } : optionAt(option, name);
    if (looked.is === 'unknown') return [unknown(looked.because)];
    const stores = looked.is === 'found' ? alternativesInProduction(looked.property.value).filter(({ kind }) => kind !== 'literal') : [];
    return stores.length > 0 ? stores.map(({ node }) => set(isInMemory(node, context) ? 'memory' : 'external')) : [state];
  });
  const [first] = found;
  return first && found.every((store) => valueOf(store) === valueOf(first)) ? first : unknown('it depends on a condition');
}

/** What the models say, and for stores that they do not know the name of the class. */
function isInMemory(node: Node, { reader: { file }, index, origins }: SourceContext): boolean {
  if (!file.owns(node)) return false;
  const kinds = index.valuesAt(origins.of(node)).map(({ source }) => source.is);
  if (kinds.includes('memory-store') || kinds.includes('kept-store')) return kinds.includes('memory-store');
  return node.type === 'NewExpression' && /(?:^|\.)MemoryStore$/.test(file.textOf(node.callee).slice(-40));
}

/** What the code calls the name of the cookie; the session in general where it has no name for it. */
function calledIn(options: Value, site: SessionSite): string {
  const [only] = alternativesInProduction(options);
  const looked = only && optionAt(only, optionNameOf(site, 'name') ?? '');
  return (looked?.is === 'found' ? writtenName(looked.property.value) : undefined) ?? 'session';
}

function optionNameOf(site: SessionSite, attribute: string): string | undefined {
  return Object.entries(site.options).find(([, option]) => option.attribute === attribute)?.[0];
}
