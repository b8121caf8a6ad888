import { writeFileSync } from 'node:fs';
import { absent, set } from '#shared/facts/known.ts';
import { reportFrom, toReportFile } from '#shared/report/report-from.ts';
import { renderText } from '#shared/report/text.ts';
import { renderHtml } from '#shared/report/html.tsx';
import { captureOf, cookie, sessionFacts, sessionValue, tokenFacts } from './a-capture.ts';
const bad = [...sessionFacts.filter((f) => f.kind !== 'cookie'), cookie('connect.sid', sessionValue, { secure: absent, httpOnly: absent, sameSite: absent, domain: set('shop.example') , lifetime: set(400*86400)})];
const f = toReportFile([reportFrom(captureOf(bad, { limits: [{ id: 'jar', what: 'The cookie jar was not read.', why: 'The extension has no permission for this site.', remedy: 'Allow it in the popup.' }] })), reportFrom(captureOf(tokenFacts))], '0.1.0');
if (process.argv[2] === 'v' || !process.argv[2]) console.log(renderText(f, { verbose: process.argv[2] === 'v' }));
if (process.argv[2] === 'j') console.log(JSON.stringify(f, null, 1));
if (process.argv[2] === 'h') { writeFileSync('/tmp/crumb/full.html', renderHtml(f)); writeFileSync('/tmp/crumb/empty.html', renderHtml(toReportFile([reportFrom(captureOf([]))], '0.1.0'))); }
