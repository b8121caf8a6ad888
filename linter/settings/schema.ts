import * as v from 'valibot';
import type { Role } from '#shared/facts/role.ts';
import type { OwnFunction } from './own-functions.ts';

/** The roles that a user can give to a name. */
export const givableRoles = [
  'session-id',
  'session-data',
  'access-token',
  'refresh-token',
  'id-token',
  'csrf-token',
  'login-transaction',
  'preference',
  'analytics',
  'consent',
  'load-balancer',
  'bot-protection',
  'auth-hint',
  'public-key',
] as const satisfies readonly Role[];

export type GivableRole = (typeof givableRoles)[number];

export const text = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'));

/** A picklist whose message names everything that can be written. */
export function oneOf<const T extends readonly string[]>(options: T): v.PicklistSchema<T, string> {
  return v.picklist(options, `must be one of ${options.join(', ')}`);
}

export const roleSchema = oneOf(givableRoles);
export const policySchema = v.picklist(['recommended', 'asvs-l2'], 'must be "recommended" or "asvs-l2"');

/** An object with these fields and no others; its messages name what is missing and what there is. `missing` has words of its own for a field. */
export function objectOf<const E extends v.ObjectEntries>(entries: E, missing: { readonly [K in keyof E]?: string } = {}): v.StrictObjectSchema<E, v.ErrorMessage<v.StrictObjectIssue>> {
  return v.strictObject(entries, ({ expected }) => {
    if (expected === 'never') return `there is no such setting; there are ${Object.keys(entries).join(', ')}`;
    if (expected === 'Object') return 'must be an object';
    return missing[(expected ?? '').replaceAll('"', '')] ?? 'is missing';
  });
}

const hostName = /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i;
export const hostsSchema = v.array(v.pipe(v.string('must be text'), v.regex(hostName, 'must be a host name such as api.example.com or *.example.com, without scheme, port or path')), 'must be a list of host names');

const sameSite = oneOf(['Strict', 'Lax', 'None']);
const flag = v.boolean('must be true or false');
const taking = <const T extends readonly string[]>(meanings: T) => v.array(oneOf(meanings), `must be a list of ${meanings.join(', ')}`);

const cookieFunction = {
  takes: taking(['name', 'value', 'options', 'ignored']),
  name: v.exactOptional(text),
  maxAge: v.exactOptional(oneOf(['seconds', 'milliseconds'])),
  writes: v.exactOptional(
    objectOf({
      secure: v.exactOptional(flag),
      httpOnly: v.exactOptional(flag),
      sameSite: v.exactOptional(sameSite),
      domain: v.exactOptional(text),
      path: v.exactOptional(text),
    }),
  ),
};

const ownFunction = v.variant(
  'kind',
  [
    objectOf({ kind: v.literal('cookie.set'), ...cookieFunction }),
    objectOf({ kind: v.literal('cookie.clear'), ...cookieFunction }),
    objectOf({ kind: v.literal('storage.write'), takes: taking(['key', 'value', 'ignored']), area: oneOf(['local', 'session', 'indexeddb']), key: v.exactOptional(text) }),
    objectOf({ kind: v.literal('jwt.sign'), takes: taking(['payload', 'key', 'ignored']) }),
    objectOf({ kind: v.literal('jwt.verify'), takes: taking(['token', 'key', 'ignored']) }),
  ],
  'must be one of cookie.set, cookie.clear, storage.write, jwt.sign, jwt.verify',
);

const dottedName = /^[a-z_$][\w$]*(?:\.[a-z_$][\w$]*)*$/i;
export const wrappersSchema: v.GenericSchema<Record<string, OwnFunction>> = v.record(
  v.pipe(v.string(), v.regex(dottedName, 'must be the name of a function, such as setAuthCookie or auth.setCookie')),
  ownFunction,
  'must be an object of functions by name',
);

export const settingsSchema = objectOf({
  minSeverity: v.exactOptional(oneOf(['critical', 'high', 'medium', 'low', 'info'])),
  unsure: v.exactOptional(flag),
  policy: v.exactOptional(policySchema),
  site: v.exactOptional(text),
  hosts: v.exactOptional(hostsSchema),
  roles: v.exactOptional(v.record(text, roleSchema, 'must be an object of roles by name')),
  wrappers: v.exactOptional(wrappersSchema),
});

/** `settings.crumbtrail` as a user writes it. */
export interface CrumbtrailSettings {
  /** Findings below it are not reported. Default: `medium`. */
  readonly minSeverity?: 'critical' | 'high' | 'medium' | 'low' | 'info';
  /** Also report what cannot be decided. Default: `false`. */
  readonly unsure?: boolean;
  /** The limits for lifetimes. Default: `recommended`. */
  readonly policy?: 'recommended' | 'asvs-l2';
  /** Registrable domain the code is deployed to: `example.com`. */
  readonly site?: string;
  /** Other hosts that may receive the site's credentials: `api.example.net`, `*.example.net`. */
  readonly hosts?: readonly string[];
  /** What cookies and storage keys are for, by name; `*` stands for any characters. */
  readonly roles?: Readonly<Record<string, GivableRole>>;
  /** Functions of your own that set cookies, store entries, sign or verify tokens. */
  readonly wrappers?: Readonly<Record<string, OwnFunction>>;
}
