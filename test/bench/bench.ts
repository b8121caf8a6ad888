// npm run bench [-- reading audit rules command extension]: ratios, measured now. Ends with 1 when a promise is not kept.
import { benchAudit } from './audit.ts';
import { benchReading } from './core.ts';
import { benchCommand, benchRules } from './linter.ts';
import { benchExtension } from './extension.ts';
import { installTestPackages } from '#scripts/test-packages.ts';

const sections: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  reading: benchReading,
  audit: benchAudit,
  rules: benchRules,
  command: benchCommand,
  extension: benchExtension,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}. Sections: ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}
await installTestPackages();
let allKept = true;
for (const [name, bench] of Object.entries(sections)) {
  if (wanted.length === 0 || wanted.includes(name)) allKept = (await bench()) && allKept;
}
process.exitCode = allKept ? 0 : 1;
