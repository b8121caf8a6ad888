import type { PageScript } from '../script-messages.ts';

/** Scripts of one document that are looked at: each is as long as the document, blanks included. */
const mostScripts = 100;
const longestText = 20_000_000;

const scriptTypes = ['', 'module', 'text/javascript', 'application/javascript', 'text/ecmascript', 'application/ecmascript'];

/** The scripts that stand inside of a document, each at its own lines. The browser's parser finds them; it loads and runs nothing here. */
export function inlineScripts(url: string, html: string): PageScript[] {
  const source = html.replaceAll(/\r\n?/g, '\n');
  const document = new DOMParser().parseFromString(source, 'text/html');
  const found: PageScript[] = [];
  let end = 0;
  for (const script of document.scripts) {
    const code = script.textContent;
    if (script.hasAttribute('src') || code.trim() === '' || !scriptTypes.includes(script.type.trim().toLowerCase())) continue;
    const start = source.indexOf(code, end);
    // Not there as it stands in the tree: an unusual character, or a script that another one hides. Its lines would be guessed.
    if (start === -1) continue;
    end = start + code.length;
    if (found.length >= mostScripts || end * found.length > longestText) break;
    found.push({ url, text: `${source.slice(0, start).replaceAll(/[^\n]/g, ' ')}${code}`, isOriginal: false });
  }
  return found;
}
