import type { BodyCredential } from '../facts/exchange.ts';
import type { JsonValue } from '../facts/token.ts';
import { textFromBase64 } from '../parse/base64.ts';
import { readJson } from '../parse/bounded-json.ts';
import { credentialsIn } from '../parse/credential-value.ts';
import { shownFieldName } from '../parse/field-name.ts';
import type { CredentialHash } from './credential-hash.ts';
import type { SeenBody } from './har-entry.ts';

/** What is kept of a body. */
export interface BodyFields {
  /** Names of the fields, dotted for nested JSON. */
  readonly names: readonly string[];
  readonly credentials: readonly BodyCredential[];
  /** Answers that say in their body that they failed: `{"success":false}`, `{"error":…}`. */
  readonly saysFailed: boolean;
  /** `grant_type` of an OAuth token request (RFC 6749), a word of the standard. */
  readonly grantType?: string;
  /** Name of the GraphQL operation. */
  readonly operation?: string;
  /** The body was larger than 1 MB and was not read. */
  readonly tooLarge: boolean;
}

export const noFields: BodyFields = { names: [], credentials: [], saysFailed: false, tooLarge: false };

/** Field names of a form or JSON body and keyed hashes of the credential-shaped values; the values themselves end here. */
export function bodyFieldsOf(body: SeenBody | undefined, hash: CredentialHash): BodyFields {
  if (!body) return noFields;
  if (body.text.length > longestBody) return { ...noFields, tooLarge: true };
  const text = body.base64 ? (textFromBase64(body.text) ?? '') : body.text;
  const fields = new Map<string, string | undefined>();
  if (body.params.length > 0) for (const [name, value] of body.params) keep(fields, shownFieldName(name), value);
  else if (isJsonType(body.type) || startsLikeJson(text)) readJsonFields(text, fields);
  else if (body.type === 'application/x-www-form-urlencoded') new URLSearchParams(text).forEach((value, name) => keep(fields, shownFieldName(name), value));
  else if (body.type === 'multipart/form-data') for (const name of multipartNames(text)) keep(fields, shownFieldName(name), undefined);

  const credentials: BodyCredential[] = [];
  for (const [field, value] of fields) {
    // A password is no credential to recognise elsewhere, and too weak to be kept even as a hash.
    if (value === undefined || isPasswordField(field)) continue;
    for (const credential of credentialsIn(value)) credentials.push({ field, hash: hash(credential) });
  }
  const grantType = fields.get('grant_type');
  const operation = fields.get('operationName');
  return {
    names: [...fields.keys()],
    credentials,
    saysFailed: saysFailed(fields),
    tooLarge: false,
    ...(grantType && grantType.length < 100 && { grantType }),
    ...(operation && operation.length < 100 && { operation }),
  };
}

/** Whether the last part of a field name is one under which passwords are sent. */
export function isPasswordField(field: string): boolean {
  const name = lastPart(field).toLowerCase().replaceAll(/[-_[\]]/g, '');
  return passwordNames.has(name) || name.endsWith('password') || name.startsWith('password');
}

export function lastPart(field: string): string {
  const dotted = field.slice(field.lastIndexOf('.') + 1);
  const bracket = dotted.lastIndexOf('[');
  return bracket > 0 && dotted.endsWith(']') ? dotted.slice(bracket + 1, -1) : dotted;
}

const passwordNames: ReadonlySet<string> = new Set(['pass', 'passwd', 'pwd', 'passwort', 'passphrase', 'motdepasse', 'contrasena', 'senha', 'pin', 'userpass', 'jpassword']);
const longestBody = 1_048_576;
const mostFields = 300;
const deepestField = 8;

function isJsonType(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json') || type === 'text/json';
}

function startsLikeJson(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 0x7b || first === 0x5b;
}

function keep(fields: Map<string, string | undefined>, name: string, value: string | undefined): void {
  if (name !== '' && fields.size < mostFields && !fields.has(name)) fields.set(name, value);
}

function readJsonFields(text: string, fields: Map<string, string | undefined>): void {
  const reading = readJson(text, longestBody);
  if ('value' in reading) readJsonValue(reading.value, '', 0, fields);
}

function readJsonValue(value: JsonValue, name: string, depth: number, fields: Map<string, string | undefined>): void {
  if (fields.size >= mostFields) return;
  if (typeof value !== 'object' || value === null) keep(fields, name, value === null ? undefined : String(value));
  else if (depth >= deepestField) keep(fields, name, undefined);
  else if (Array.isArray(value)) for (const item of value.slice(0, 20) as JsonValue[]) readJsonValue(item, name, depth + 1, fields);
  else {
    for (const [key, inner] of Object.entries(value).slice(0, mostFields)) {
      const part = shownFieldName(key);
      readJsonValue(inner, name === '' ? part : `${name}.${part}`, depth + 1, fields);
    }
  }
}

function multipartNames(text: string): string[] {
  const names: string[] = [];
  const start = 'name="';
  for (let at = text.indexOf(start); at >= 0 && names.length < mostFields; at = text.indexOf(start, at + 1)) {
    const end = text.indexOf('"', at + start.length);
    // `filename="` contains the same text.
    if (end > 0 && text.charCodeAt(at - 1) !== 0x65) names.push(text.slice(at + start.length, end));
  }
  return names;
}

function saysFailed(fields: ReadonlyMap<string, string | undefined>): boolean {
  for (const name of ['success', 'ok', 'authenticated', 'valid']) if (fields.get(name) === 'false') return true;
  for (const [name, value] of fields) {
    const first = name.split('.', 1)[0];
    if ((first === 'error' || first === 'errors') && value !== undefined && value !== '' && value !== 'false') return true;
  }
  return false;
}
