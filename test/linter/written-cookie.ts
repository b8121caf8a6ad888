/** What a library writes to `document.cookie` while `run` is under way, in a page that has nothing else. */
export async function writtenCookie(run: () => unknown): Promise<string | undefined> {
  const page = globalThis as { document?: { cookie: string }; window?: unknown };
  const written: string[] = [];
  page.document = {
    get cookie() {
      return '';
    },
    set cookie(text) {
      written.push(text);
    },
  };
  page.window = globalThis;
  try {
    await run();
  } finally {
    delete page.document;
    delete page.window;
  }
  return written[0];
}
