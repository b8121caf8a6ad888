import type { FlowStep } from './report.ts';
import { printableText } from './printable-text.ts';

/** The flow as Mermaid text. Dotted arrows are inferred. Labels are bounded: Mermaid does not wrap them. */
export function mermaidOf(flow: readonly FlowStep[]): string {
  const actors = [...new Set(flow.flatMap(({ from, to }) => [from, to]))];
  const lines = flow.map(({ from, to, label, basis }) => `  ${from}${basis === 'observed' ? '->>' : '-->>'}${to}: ${labelOf(label)}`);
  return ['sequenceDiagram', '  autonumber', ...actors.map((actor) => `  participant ${actor}`), ...lines].join('\n');
}

const longest = 90;

/**
 * Only letters, digits and harmless punctuation stay; the rest becomes Mermaid's numbered entities, so that no label
 * can end a statement, start a comment or bring markup. The word `end` closes blocks.
 */
function labelOf(label: string): string {
  const text = printableText(label);
  const bounded = text.length > longest ? `${text.slice(0, longest)}…` : text;
  const safe = bounded.replace(/[^\p{L}\p{N} ,./()=:_…-]/gu, (character) => `#${character.codePointAt(0)};`);
  return safe.replace(/\bend\b/gi, (word) => `#${word.charCodeAt(0)};${word.slice(1)}`).trim() || '(no label)';
}
