import { absent, set, unknown, valueOf, type Known } from '#shared/facts/known.ts';
import type { JwtCallFact } from '#shared/facts/jwt-call.ts';
import type { JwtArgument, JwtSite } from '../../models/model.ts';
import { isInRenewal, oneTimeAround, purposeAround, roleAround } from '../functions/code-around.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { decodeUse, isVerifiedBeside } from './decode-use.ts';
import { withDotenv } from '../secrets/dotenv-secret.ts';
import type { FoundFact } from '../found-fact.ts';
import { isOfPlugin, lifetimeBySetUp, lifetimeOfPlugin } from '../functions/kept-plugin.ts';
import { keyIdentity } from './key-identity.ts';
import { jwtSettingsOf, type JwtSettings } from './jwt-settings.ts';
import { hostSentTo } from './sent-elsewhere.ts';
import { secretOf } from '../secrets/secret-of.ts';
import { signedPayload } from './signed-payload.ts';
import { argumentsOf, matchedArguments, sightingOf, type Argument, type SiteUse } from '../site-use.ts';
import { verifyOutcome } from './verify-outcome.ts';

type Given = Partial<Record<JwtArgument, Argument>>;

export function jwtFactFrom(use: SiteUse<JwtSite>): FoundFact | undefined {
  const { site, node } = use;
  const given = isThisSite(use) && isOfPlugin(use) ? matchedArguments(use, site.signatures) : undefined;
  if (!given) return undefined;
  const operation = site.kind === 'jwt.sign' ? 'sign' : site.kind === 'jwt.verify' ? 'verify' : 'decode';
  const fact = { kind: 'jwt-call', id: '', seen: sightingOf(use), scope: 'site', operation } as const;
  const nothing = { algorithms: absent, lifetime: absent, claims: absent, secret: absent, use: absent, verifiedBeside: absent };
  if (operation === 'decode') {
    return {
      fact: { ...fact, ...nothing, use: site.part === 'header' ? set('key-lookup') : decodeUse(use), verifiedBeside: set(isVerifiedBeside(use, given.token?.node)) },
      node,
      places: new Map(),
    };
  }
  const written = jwtSettingsOf(use, given);
  const ofPlugin = lifetimeOfPlugin(use) ?? (saysNothing(written.lifetime, use) ? lifetimeBySetUp(use) : undefined);
  const settings = ofPlugin ? { ...written, lifetime: ofPlugin } : written;
  const secret = settings.secret ?? given.key?.value;
  const identity = operation === 'sign' ? keyIdentity(use, secret, given.options?.value) : undefined;
  const call: JwtCallFact = {
    ...fact,
    ...nothing,
    algorithms: settings.algorithms,
    ...(identity !== undefined && { keyIdentity: identity }),
    secret: valueOf(settings.keySet) === true ? set({ origin: 'key-set' }) : secret ? withDotenv(secretOf(secret, use.context), secret, use.context) : unknown('no key is given'),
    ...(site.emptyKey !== undefined && secret && isEmptyAtTimes(secret) && { emptyKey: site.emptyKey }),
    ...(settings.unsafeOptions.length > 0 && { unsafeOptions: settings.unsafeOptions }),
    ...(operation === 'sign' ? signPart(use, settings, given) : verifyPart(use, settings, given)),
  };
  return { fact: call, node, places: settings.places, ...(settings.editing && { editing: settings.editing }) };
}

/** `''`, and `process.env.KEY ?? ''`. */
function isEmptyAtTimes(secret: Value): boolean {
  return alternativesInProduction(secret).some((option) => option.kind === 'literal' && option.value === '');
}

/** The call leaves it to a set-up elsewhere. */
function saysNothing(lifetime: Known<number>, { site }: SiteUse<JwtSite>): boolean {
  const byDefault = site.defaults?.lifetime;
  return lifetime.state === 'unknown' && typeof byDefault === 'object' && byDefault !== null && 'unknown' in byDefault && byDefault.unknown === lifetime.because;
}

/** `server.auth.strategy('login', 'jwt', options)` is one of many things that the same method does. */
function isThisSite({ site, node, context, bindings }: SiteUse<JwtSite>): boolean {
  if (!site.when) return true;
  const argument = argumentsOf(node)[site.when.argument];
  const value = argument && context.reader.valueOf(argument, bindings);
  return value?.kind === 'literal' && value.value === site.when.is;
}

function signPart(use: SiteUse<JwtSite>, settings: JwtSettings, given: Given): Partial<JwtCallFact> {
  const signed = signedPayload(settings, given.payload?.value, given.payload?.node, use.context);
  const receiver = signed.audience && valueOf(signed.audience) === true ? undefined : hostSentTo(use.node, use.context);
  return {
    ...signed,
    // Settings for every token of the application, none of which is signed here.
    ...(use.site.registered && { claims: absent }),
    ...(receiver !== undefined && { audience: unknown(`it is for ${receiver} alone, which says what it has to name`) }),
    ...roleAround(use),
    ...purposeAround(use),
    ...oneTimeAround(use),
    namesKind: settings.namesKind,
    ...(use.site.encrypted && { encrypted: true }),
  };
}

function verifyPart(use: SiteUse<JwtSite>, settings: JwtSettings, given: Given): Partial<JwtCallFact> {
  const { site } = use;
  const outcome = settings.throws.state === 'set' && settings.throws.value ? 'used' : verifyOutcome(use);
  return {
    audience: byHand(settings.audience, 'aud', settings.places.get('audience'), use),
    issuer: byHand(settings.issuer, 'iss', settings.places.get('issuer'), use),
    checksExpiry: settings.checksExpiry,
    checksSignature: settings.checksSignature,
    outcome,
    ...(settings.checksSignature.state === 'set' && !settings.checksSignature.value && given.token && { use: decodeUse(use), verifiedBeside: set(isVerifiedBeside(use, given.token.node)) }),
    ...(settings.areAlgorithmsLeftOut && site.algorithmChosenBy && { algorithmChosenBy: site.algorithmChosenBy }),
    ...(isInRenewal(use) && { inRenewal: true }),
    ...(settings.looksUp.state === 'set' && settings.looksUp.value && { lookedUp: set(true) }),
  };
}

/** `if (payload.aud !== audience)` after the verification. What another file compares cannot be seen. */
function byHand(known: Known<boolean>, claim: 'aud' | 'iss', option: Node | undefined, { node, context }: SiteUse<JwtSite>): Known<boolean> {
  if (known.state !== 'absent' && !(known.state === 'set' && !known.value)) return known;
  const { file } = context.reader;
  const owner = file.functionAround(node);
  // `aud: false` mentions it, too.
  const text = file.textOf(owner ?? file.ast).replace(option ? file.textOf(option) : '', '');
  return new RegExp(`\\b${claim}\\b`).test(text) ? unknown(`${claim} is mentioned beside it`) : known;
}
