import axe from 'axe-core';
import type { Page } from 'puppeteer';

/**
 * What axe-core finds wrong in the document, a line a rule; not in its frames. `rules` leaves all others out.
 * The package that drives it for Puppeteer reads its half megabyte again for each question and opens a page for the answer.
 */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      iframes: false,
      resultTypes: ['violations'],
      ...(only && { runOnly: { type: 'rule', values: only } }),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' ')}`);
  }, rules && [...rules]);
}
