import { byDefault, set, unknown, valueOf, type Known } from '#shared/facts/known.ts';
import type { CookieFact } from '#shared/facts/cookie.ts';
import type { RoleGuess } from '#shared/facts/role.ts';
import type { SessionSetupFact } from '#shared/facts/session-setup.ts';
import type { SessionSite } from '../models/model.ts';
import { alternativesInProduction, literal, type Value } from '../values/value.ts';
import { cookieAttributes, optionsEditing } from './cookie-facts.ts';
import type { FoundFact } from './found-fact.ts';
import { attributeFrom, nameOf, optionAt } from './option-value.ts';
import { secretOf } from './secret-of.ts';
import { matchedArguments, sightingOf, type SiteUse } from './site-use.ts';

/** A session set-up is two facts: how sessions are kept, and the cookie that carries them. */
export function sessionFactsFrom(use: SiteUse<SessionSite>): FoundFact[] {
  const { site, model, node, context } = use;
  const given = matchedArguments(use, site.signatures);
  const options = given?.options;
  if (!given || !options) return [];
  const { defaults } = site;
  const seen = sightingOf(use);
  const name = attributeFrom<string>(options.value, site.options, 'name', defaults.name === undefined ? unknown('it has no default') : byDefault(defaults.name, nameOf(model)));
  const attributes = cookieAttributes(options.value, site.options, defaults, model);
  const setup: SessionSetupFact = {
    kind: 'session-setup',
    id: '',
    seen,
    scope: 'site',
    cookieName: name.known,
    store: storeOf(options.value, use),
    secret: secretOf(optionValue(options.value, site, 'secret') ?? literal(undefined, node), context),
    rolling: attributeFrom(options.value, site.options, 'rolling', byDefault(defaults.rolling ?? false, nameOf(model))).known,
  };
  const cookie: CookieFact = {
    kind: 'cookie',
    id: '',
    seen,
    scope: 'site',
    action: 'set',
    name: name.known,
    value: unknown('it is made when a session begins'),
    ...attributes.known,
    byScript: set(false),
    problems: [],
    role: sessionRole(use),
  };
  const editing = optionsEditing(use, options, site.options);
  const shared = { node, ...(editing && { editing }) };
  return [
    { fact: setup, places: new Map(), ...shared },
    { fact: cookie, places: attributes.places, ...shared },
  ];
}

function sessionRole({ model, site, context, node }: SiteUse<SessionSite>): RoleGuess {
  const isInCookie = site.state === 'signed-cookie' || site.state === 'sealed-cookie';
  const text = isInCookie ? `${model.library} keeps the session itself in this cookie.` : `${model.library} keeps the session identifier in this cookie.`;
  return {
    role: isInCookie ? 'session-data' : 'session-id',
    confidence: 'confirmed',
    evidence: [{ kind: 'source', text, at: `${context.reader.file.filename}:${node.loc.start.line}` }],
  };
}

function storeOf(options: Value, { site, context }: SiteUse<SessionSite>): Known<'memory' | 'external' | 'signed-cookie' | 'sealed-cookie'> {
  const state = byDefault(site.state, 'the library');
  const found = alternativesInProduction(options).map((option): Known<'memory' | 'external' | 'signed-cookie' | 'sealed-cookie'> => {
    const name = optionNameOf(site, 'store');
    const looked = name === undefined ? { is: 'absent' as const } : optionAt(option, name);
    if (looked.is === 'unknown') return unknown(looked.because);
    const store = looked.is === 'found' ? alternativesInProduction(looked.property.value).find(({ kind }) => kind !== 'literal') : undefined;
    if (!store) return state;
    return context.reader.file.owns(store.node) && context.reader.file.textOf(store.node).includes('MemoryStore') ? set('memory') : set('external');
  });
  const [first] = found;
  return first && found.every((store) => valueOf(store) === valueOf(first)) ? first : unknown('it depends on a condition');
}

function optionValue(options: Value, site: SessionSite, attribute: 'secret'): Value | undefined {
  const name = optionNameOf(site, attribute);
  const [only] = alternativesInProduction(options);
  const looked = only && name !== undefined ? optionAt(only, name) : undefined;
  return looked?.is === 'found' ? looked.property.value : undefined;
}

function optionNameOf(site: SessionSite, attribute: string): string | undefined {
  return Object.entries(site.options).find(([, option]) => option.attribute === attribute)?.[0];
}
