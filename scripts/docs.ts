// npm run docs: brings index, pages and tables in line with the checks.
import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedDocs } from './generated-docs.ts';

let written = 0;
for (const [file, content] of await generatedDocs()) {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  written += 1;
  console.log(`wrote ${file}`);
}
if (written === 0) console.log('Everything was up to date.');
