import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { problemsOf } from '#linter/settings/problems.ts';
import { hostsSchema, objectOf, policySchema, roleSchema as role, text, wrappersSchema } from '#linter/settings/schema.ts';
import { Failure, reasonOf } from '../failure.ts';

export const configFileName = 'crumbtrail.config.json';

const noReason = 'needs a reason, in words';
const reason = v.pipe(v.string(noReason), v.trim(), v.nonEmpty(noReason));
const day = v.pipe(v.string(), v.isoDate('must be a date such as 2027-01-31'));

const acceptedSchema = v.pipe(
  objectOf({
    check: text,
    /** Name of the cookie, key or token; `*` stands for any characters. */
    name: v.optional(text),
    /** Path from the folder of the config file, as a .gitignore pattern. */
    file: v.optional(text),
    fingerprint: v.optional(text),
    reason,
    expires: v.optional(day),
  }, { reason: noReason }),
  v.check((entry) => entry.name !== undefined || entry.file !== undefined || entry.fingerprint !== undefined, 'must say which findings: name, file or fingerprint'),
);

const roleSchema = objectOf({
  /** Name of the cookie or storage key; `*` stands for any characters. */
  name: text,
  role,
  reason,
  expires: v.optional(day),
}, { reason: noReason });

const configSchema = objectOf({
  $schema: v.optional(v.string()),
  policy: v.optional(policySchema, 'recommended'),
  /** .gitignore patterns of files that are not linted. */
  ignore: v.optional(v.array(text), []),
  accepted: v.optional(v.array(acceptedSchema), []),
  roles: v.optional(v.array(roleSchema), []),
  /** Hosts beside those of the site that may receive its credentials. */
  hosts: v.optional(hostsSchema, []),
  /** Functions of the project that set cookies, store entries, sign or verify tokens. */
  wrappers: v.optional(wrappersSchema, {}),
});

export type AcceptedEntry = v.InferOutput<typeof acceptedSchema>;
export type RoleEntry = v.InferOutput<typeof roleSchema>;
export type Config = v.InferOutput<typeof configSchema> & {
  /** Where the config was read, for messages. */
  readonly path: string;
};

/** The config the user names, or the one in the working folder, or an empty one. Throws a Failure that names the field that is wrong. */
export async function configFrom(file: string | undefined, cwd: string): Promise<Config> {
  const path = resolve(cwd, file ?? configFileName);
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (file === undefined && isMissing) return { ...v.parse(configSchema, {}), path };
    throw new Failure(`The config file ${file ?? configFileName} could not be read: ${reasonOf(error)}.`);
  }
  return { ...parsedConfig(content, file ?? configFileName), path };
}

function parsedConfig(content: string, name: string): v.InferOutput<typeof configSchema> {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new Failure(`The config file ${name} is not JSON: ${reasonOf(error)}.`);
  }
  const parsed = v.safeParse(configSchema, json);
  if (parsed.success) return parsed.output;
  const problems = problemsOf(parsed.issues, 'the file').map((problem) => `  ${problem}`);
  throw new Failure(`The config file ${name} is not valid:\n${problems.join('\n')}`);
}
