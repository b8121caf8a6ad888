import { printable } from './printable-text.ts';
import type { ReportFile } from './report.ts';

/** The report as `report.schema.json` describes it, for people and programs; ends with a newline. */
export function renderJson(file: ReportFile): string {
  return `${JSON.stringify(printable(file), undefined, 2)}\n`;
}
