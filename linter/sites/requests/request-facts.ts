// What a request puts into its address and headers. Bodies are where credentials belong, but not those for statistics.
import { absent, set, unknown, type Known } from '#shared/facts/known.ts';
import type { CredentialUseFact } from '#shared/facts/credential-use.ts';
import { noRole, type RoleGuess } from '#shared/facts/role.ts';
import { suggestionOf } from '#shared/roles/name-words.ts';
import { isCredentialHeader } from '#shared/roles/role-of-name.ts';
import type { RequestSite } from '../../models/model.ts';
import type { Reader } from '../../values/reader.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, literal, type Value } from '../../values/value.ts';
import { callBehind } from '../functions/call-behind.ts';
import { textKnown } from '../cookies/cookie-facts.ts';
import { credentialIn, isQualified, roleOfTokenName } from '../secrets/credential-expression.ts';
import type { FoundFact } from '../found-fact.ts';
import { optionAt } from '../option-value.ts';
import { headersWrittenIn } from './written-headers.ts';
import { matchedArguments, sightingOf, type SiteUse } from '../site-use.ts';
import { writtenKey } from '../secrets/written-key.ts';

export function requestFactsFrom(use: SiteUse<RequestSite>): FoundFact[] {
  const request = requestOf(use);
  if (!request) return [];
  const origin = request.address ? originOf(request.address, request.base) : request.base ? originOf(request.base) : absent;
  // A relative address has its host from the base.
  const from = request.address && 'value' in originOf(request.address) ? request.address : request.base;
  const inAddress = [...(request.address ? parametersIn(request.address, use) : []), ...(request.params ? parametersOf(request.params, 'query') : [])];
  const credentials = [...inAddress.flatMap((parameter) => credentialOf(parameter, use) ?? []), ...('value' in origin ? [...headersIn(request, use), ...(request.message ? messageOf(request.message, use) : [])] : [])];
  const told = request.body && use.context.side !== 'server' && 'value' in origin && isForStatistics(request.address) ? messageOf(request.body, use).filter(({ name }) => isQualified(name)) : [];
  const factFor = ({ place, name, role, node }: Credential, by: CredentialUseFact['by']): FoundFact => {
    const fact: CredentialUseFact = { kind: 'credential-use', id: '', seen: sightingOf(use), scope: 'site', by, place, name, origin, role };
    const places = [['name', node], ['origin', from?.node]] as const;
    return { fact, node: use.node, places: new Map(places.flatMap(([attribute, place]) => (place && isInside(place, use.node) ? [[attribute, place] as const] : []))) };
  };
  return [...credentials.map((one) => factFor(one, use.site.by)), ...told.slice(0, 1).map((one) => factFor(one, 'statistics'))];
}

const ofStatistics: ReadonlySet<string> = new Set(['analytics', 'track', 'tracking', 'tracker', 'telemetry', 'identify', 'beacon', 'stats', 'statistics', 'metrics', 'ingest', 'pixel', 'rum', 'survey', 'feedback', 'collect', 'collector']);

/** `https://events.vendor.example/v2/identify`: whoever listens there counts visitors, and signs nobody in. */
function isForStatistics(address: Value | undefined): boolean {
  const [only] = address ? alternativesInProduction(address) : [];
  const start = only?.kind === 'literal' ? String(only.value) : only?.kind === 'text' && typeof only.parts[0] === 'string' ? only.parts[0] : '';
  const [, host = '', path = ''] = /^https:\/\/([^/?#]{1,253})([^?#]{0,300})/i.exec(start) ?? [];
  return [...host.split('.'), ...path.split(/[/._-]/)].some((word) => ofStatistics.has(word.toLowerCase()));
}

/** A value can be decided far from the call; what is to be repaired is the call. */
function isInside(node: Node, call: Node): boolean {
  return call.range[0] <= node.range[0] && node.range[1] <= call.range[1];
}

interface Request {
  readonly address?: Value;
  readonly base?: Value;
  readonly params?: Value;
  readonly headers?: Value;
  readonly body?: Value;
  readonly message?: Value;
  readonly interceptors?: readonly Node[];
}

function requestOf(use: SiteUse<RequestSite>): Request | undefined {
  const { site, node, context } = use;
  if (site.kind === 'request.assign') return node.type === 'AssignmentExpression' && node.operator === '=' ? { address: context.reader.valueOf(node.right) } : undefined;
  const given = matchedArguments(use, site.signatures ?? []);
  if (!given) return undefined;
  if (given.message) {
    const [opened] = openedBy(node, context)?.arguments ?? [];
    return { message: given.message.value, ...(opened && { address: context.reader.valueOf(opened) }) };
  }
  if (given.interceptor) {
    const base = instanceBase(use);
    return { ...(base && { base }), interceptors: functionsIn(given.interceptor.value) };
  }
  if (given.parameter && given.value) {
    const name = textKnown(given.parameter.value);
    const params: Value = { kind: 'object', properties: new Map('value' in name ? [[name.value, { value: given.value.value, writtenBy: given.value.node ?? node }]] : []), node };
    const of = node.type !== 'AssignmentExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'MemberExpression' ? callBehind(node.callee.object.object, context.reader) : undefined;
    const [base] = of?.type === 'NewExpression' ? of.arguments : [];
    return { params, ...(base && { base: context.reader.valueOf(base) }) };
  }
  const config = given.init?.value ?? given.config?.value ?? literal(undefined, node);
  const option = (meaning: string) => optionMeaning(config, meaning, site);
  const base = option('base-url') ?? instanceBase(use);
  const [url, params, headers, body, message] = [given.url?.value ?? option('url'), option('params'), option('headers'), given.body?.value ?? option('body'), option('message')];
  const host = url ? undefined : option('host');
  const address = url ?? (host && hostAddress(host, site));
  const hooks = option('interceptors');
  return { ...(address && { address }), ...(base && { base }), ...(params && { params }), ...(headers && { headers }), ...(body && { body }), ...(message && { message }), ...(hooks && { interceptors: functionsIn(hooks) }) };
}

/** `{ hostname: 'api.example', port: 80 }` for `http.request`. */
function hostAddress(host: Value, { scheme }: RequestSite): Value | undefined {
  const [only, ...others] = alternativesInProduction(host);
  if (only?.kind !== 'literal' || typeof only.value !== 'string' || others.length > 0 || scheme === undefined) return undefined;
  return literal(`${scheme}://${only.value}`, only.node);
}

function functionsIn(value: Value): Node[] {
  return (value.kind === 'array' ? value.elements : [value]).flatMap((one) => (one.kind === 'function' ? [one.node] : []));
}

function optionMeaning(config: Value, meaning: string, { options = {} }: RequestSite): Value | undefined {
  const [only, ...others] = alternativesInProduction(config);
  if (!only || others.length > 0) return undefined;
  for (const [name, is] of Object.entries(options)) {
    const looked = is === meaning ? optionAt(only, name) : undefined;
    if (looked?.is === 'found') return looked.property.value;
  }
  return undefined;
}

/** `const socket = new WebSocket(url); socket.send(message)`. */
function openedBy(node: Node, { reader }: SiteUse['context']): ReturnType<typeof callBehind> {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? callBehind(node.callee.object, reader) : undefined;
}

/** `const api = axios.create({ baseURL }); api.get('/me')`, `api.interceptors.request.use(…)`. */
function instanceBase({ node, site, context }: SiteUse<RequestSite>): Value | undefined {
  if (node.type === 'AssignmentExpression' || node.callee.type !== 'MemberExpression') return undefined;
  let client: Node = node.callee.object;
  while (client.type === 'MemberExpression') client = client.object;
  const [config] = callBehind(client, context.reader)?.arguments ?? [];
  return config && optionMeaning(context.reader.valueOf(config), 'base-url', site);
}

/** Scheme and host as they are written; a relative address has those of its base. */
function originOf(address: Value, base?: Value): Known<string> {
  const options = alternativesInProduction(address).map((option): Known<string> => {
    const start = option.kind === 'literal' ? String(option.value ?? '') : option.kind === 'text' && typeof option.parts[0] === 'string' ? option.parts[0] : undefined;
    if (start === undefined) return unknown('its start is computed');
    const isWhole = option.kind === 'literal';
    const found = /^([a-z]{2,5}):\/\/([^/?#@\s]{1,253})([/?#]|$)/i.exec(start);
    if (found && (isWhole || found[3] !== '' || isWholeHost(found[2]!))) return set(`${found[1]!.toLowerCase()}://${found[2]!.toLowerCase().replace(/:$/, '')}`);
    return !found && base && isRelative(start) ? originOf(base) : found ? unknown('its host is computed') : absent;
  });
  const [first] = options;
  return first && options.every((option) => 'value' in option && 'value' in first && option.value === first.value) ? first : (options.find(({ state }) => state === 'unknown') ?? absent);
}

/** `/me`, and `me` of clients that join it to their base; `//host` is none. */
function isRelative(address: string): boolean {
  return !address.startsWith('//') && !/^[a-z][a-z\d+.-]{0,20}:/i.test(address);
}

/** `${API}${path}` with a path that begins with a slash, `http://api.example:${port}`: a host with a domain does not go on without a dot. */
function isWholeHost(host: string): boolean {
  return host.endsWith(':') ? host.includes('.') : /\.[a-z]{3,}$/i.test(host);
}

interface Parameter {
  readonly place: 'query' | 'fragment';
  readonly name: string;
  readonly value: Value;
  /** Where it is written: what a function of another file gives stands there. */
  readonly written?: Node;
}

function parametersIn(address: Value, use: SiteUse): Parameter[] {
  return alternativesInProduction(address).flatMap((option) => (option.kind === 'text' ? parametersOfText(option.parts, use, holesOf(option)) : []));
}

/** The expressions of a template that is an address by itself. */
function holesOf({ node, parts }: Value & { kind: 'text' }): readonly Node[] {
  return node.type === 'TemplateLiteral' && node.expressions.length === parts.filter((part) => typeof part !== 'string').length ? node.expressions : [];
}

function parametersOfText(parts: readonly (string | Value)[], use: SiteUse, holes: readonly Node[]): Parameter[] {
  const found: Parameter[] = [];
  const values = parts.filter((part) => typeof part !== 'string');
  let before = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      before += part;
      continue;
    }
    const place = before.includes('#') ? 'fragment' : 'query';
    const start = Math.max(before.lastIndexOf('?'), before.lastIndexOf('&'), before.lastIndexOf('#'));
    const rest = start < 0 ? '' : before.slice(start + 1);
    if (rest.endsWith('=') && rest.length > 1) found.push({ place, name: rest.slice(0, -1), value: part, ...writtenAt(holes[values.indexOf(part)]) });
    else if (start >= 0 && rest === '') found.push(...parametersOfRecord(part, place, use));
    before += '\u{e000}';
  }
  return found;
}

function writtenAt(node: Node | undefined): Pick<Parameter, 'written'> {
  return node ? { written: node } : {};
}

/** `?${new URLSearchParams({ access_token: token })}`. */
function parametersOfRecord(value: Value, place: Parameter['place'], { context }: SiteUse): Parameter[] {
  let { node } = value;
  if (!context.reader.file.owns(node)) return [];
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && context.reader.keyOf(node.callee) === 'toString') node = node.callee.object;
  const construction = callBehind(node, context.reader);
  if (construction?.type !== 'NewExpression' || context.reader.file.textOf(construction.callee) !== 'URLSearchParams') return [];
  const [record] = construction.arguments;
  return [...(record ? parametersOf(context.reader.valueOf(record), place) : []), ...parametersAdded(construction, place, context.reader)];
}

/** `query.set('access_token', token)` of `const query = new URLSearchParams()`. */
function parametersAdded(construction: Node, place: Parameter['place'], reader: Reader): Parameter[] {
  const { file } = reader;
  const declarator = file.parentOf(construction);
  const variable = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' ? file.variableOf(declarator.id) : undefined;
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const member = file.parentOf(identifier as Node);
    const call = member?.type === 'MemberExpression' && member.object === identifier ? file.parentOf(member) : undefined;
    if (call?.type !== 'CallExpression' || member?.type !== 'MemberExpression' || !['set', 'append'].includes(reader.keyOf(member) ?? '')) return [];
    const [name, value] = call.arguments;
    const written = name && reader.valueOf(name);
    return written?.kind === 'literal' && value ? [{ place, name: String(written.value), value: reader.valueOf(value), written: value }] : [];
  });
}

function parametersOf(record: Value, place: Parameter['place']): Parameter[] {
  const [only] = alternativesInProduction(record);
  return only?.kind === 'object' ? [...only.properties].map(([name, { value, writtenBy }]) => ({ place, name, value, written: writtenBy.type === 'Property' ? writtenBy.value : writtenBy })) : [];
}

interface Credential {
  readonly place: CredentialUseFact['place'];
  readonly name: string;
  readonly role: RoleGuess;
  readonly node: Node;
}

/** A telling parameter with a computed value, or a parameter called `token` with a value that is known to be one. */
function credentialOf({ place, name, value, written }: Parameter, { site, context }: SiteUse<RequestSite>): Credential | undefined {
  const role = roleOfTokenName(name);
  const { file } = context.reader;
  const node = !file.owns(value.node) && written && file.owns(written) ? written : value.node;
  if (!role || !file.owns(node) || !alternativesInProduction(value).some(({ kind }) => kind === 'unknown')) return undefined;
  const inValue = credentialIn(node, context);
  if (!inValue && isOtherwiseNamed(node)) return undefined;
  const isConnection = site.by === 'websocket' || site.by === 'event-source';
  if (!isQualified(name) && !(inValue && (inValue.isCertain || isConnection))) return undefined;
  return { place, name, role: inValue?.isCertain === true ? inValue.role : role, node };
}

/** `access_token=${mapboxToken}`, `jwt=${inviteToken}`: the name of the value says that it is something else. */
function isOtherwiseNamed(node: Node): boolean {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : undefined;
  return name !== undefined && suggestionOf(name) !== undefined && roleOfTokenName(name) === undefined;
}

/** What is sent over a connection to who listens there: `socket.send(JSON.stringify({ token }))`, `io(url, { auth: { token } })`. */
function messageOf(message: Value, use: SiteUse<RequestSite>): Credential[] {
  const { node } = message;
  const [record] = node.type === 'CallExpression' && use.context.reader.file.textOf(node.callee) === 'JSON.stringify' ? node.arguments : [];
  const [only] = alternativesInProduction(record ? use.context.reader.valueOf(record) : message);
  if (only?.kind !== 'object') return [];
  return [...only.properties].flatMap(([name, { value, writtenBy }]): Credential[] => {
    const role = roleOfTokenName(name);
    // What a function of another file gives is as computed as the call of it here.
    const given = writtenBy.type === 'Property' ? writtenBy.value : writtenBy;
    const isComputed = use.context.reader.file.owns(given) && alternativesInProduction(value).some(({ kind }) => kind === 'unknown');
    return role && isComputed && !isOtherwiseNamed(given) ? [{ place: 'message', name, role, node: given }] : [];
  });
}

function headersIn({ headers, interceptors = [] }: Request, use: SiteUse<RequestSite>): Credential[] {
  const { reader } = use.context;
  const written = interceptors.filter((one) => reader.file.owns(one)).flatMap((one) => headersWrittenIn(one, reader));
  return [...written.flatMap(({ name, value }) => headerCredential(name, reader.valueOf(value), use)), ...(headers ? headersOf(headers, use) : [])];
}

function headersOf(headers: Value, use: SiteUse): Credential[] {
  const [only] = alternativesInProduction(headers);
  if (only?.kind !== 'object') return [];
  return [...only.properties].flatMap(([name, { value }]) => headerCredential(name, value, use));
}

function headerCredential(name: string, value: Value, { context }: SiteUse): Credential[] {
  const isGiven = alternativesInProduction(value).some((option) => option.kind === 'unknown' || option.kind === 'text' || (option.kind === 'literal' && writtenKey(name, String(option.value)) !== undefined));
  if (!isCredentialHeader(name) || !isGiven || !context.reader.file.owns(value.node)) return [];
  return [{ place: 'header', name, role: { ...noRole, role: 'access-token', confidence: 'likely', evidence: [{ kind: 'source', text: `The request has the header ${name}.` }] }, node: value.node }];
}
