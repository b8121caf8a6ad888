import type { CDPSession, Page } from 'puppeteer';
import * as v from 'valibot';

// The format that Playwright's `context.storageState()` writes. Fields that are not named here are left alone.
const cookieSchema = v.object({
  name: v.string(),
  value: v.string(),
  domain: v.string(),
  path: v.optional(v.string(), '/'),
  /** Seconds since the epoch; -1 for a cookie that ends with the browser session. */
  expires: v.optional(v.number(), -1),
  httpOnly: v.optional(v.boolean(), false),
  secure: v.optional(v.boolean(), false),
  sameSite: v.optional(v.picklist(['Strict', 'Lax', 'None'])),
  partitionKey: v.optional(v.string()),
  _crHasCrossSiteAncestor: v.optional(v.boolean()),
});

const schema = v.object({
  cookies: v.optional(v.array(cookieSchema), []),
  origins: v.optional(
    v.array(
      v.object({
        origin: v.pipe(v.string(), v.regex(/^https?:\/\//, 'must begin with http:// or https://')),
        localStorage: v.optional(v.array(v.object({ name: v.string(), value: v.string() })), []),
      }),
    ),
    [],
  ),
});

export type StorageState = v.InferOutput<typeof schema>;

/** Reads a storage state. Throws an Error that names the field that is wrong, and never a value: the file is full of secrets. */
export function storageStateFrom(text: string): StorageState {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('it is not JSON. Playwright writes such a file with context.storageState({ path }).');
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`it is not a Playwright storage state: ${v.getDotPath(issue) ?? 'the file'} ${issue.type === 'regex' ? issue.message : `should be ${issue.expected}`}.`);
}

/** Puts the state into the browser before the first request. Gives the names of the cookies that Chromium refused. */
export async function applyStorageState(state: StorageState, page: Page, session: CDPSession): Promise<string[]> {
  const refused: string[] = [];
  for (const cookie of state.cookies) {
    try {
      await session.send('Network.setCookie', {
        name: cookie.name,
        value: cookie.value,
        domain: cookie.domain,
        path: cookie.path,
        httpOnly: cookie.httpOnly,
        secure: cookie.secure,
        ...(cookie.expires > 0 ? { expires: cookie.expires } : {}),
        ...(cookie.sameSite === undefined ? {} : { sameSite: cookie.sameSite }),
        ...(cookie.partitionKey === undefined
          ? {}
          : { partitionKey: { topLevelSite: cookie.partitionKey, hasCrossSiteAncestor: cookie._crHasCrossSiteAncestor ?? false } }),
      });
    } catch {
      refused.push(cookie.name);
    }
  }
  const origins = state.origins.filter(({ localStorage }) => localStorage.length > 0);
  if (origins.length > 0) await fillLocalStorage(origins, page);
  return refused;
}

/** Storage belongs to an origin, so each one is opened once, answered with an empty page instead of by the network. */
async function fillLocalStorage(origins: StorageState['origins'], page: Page): Promise<void> {
  const blank = await page.browserContext().newPage();
  try {
    await blank.setRequestInterception(true);
    blank.on('request', (request) => void request.respond({ status: 200, contentType: 'text/html', body: '' }).catch(() => undefined));
    for (const { origin, localStorage } of origins) {
      await blank.goto(origin);
      await blank.evaluate((entries) => {
        for (const { name, value } of entries) window.localStorage.setItem(name, value);
      }, localStorage);
    }
  } finally {
    await blank.close();
  }
}
