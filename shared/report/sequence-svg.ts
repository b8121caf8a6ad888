// Our own small renderer: the libraries of the field need a DOM, clip long labels or fetch fonts. Colours are
// currentColor and the system's Canvas, so that one picture serves light and dark, report and DevTools panel; pages
// may restyle the classes. There are no ids, so several pictures can stand in one page.

import type { FlowStep } from './report.ts';
import { printableText } from './printable-text.ts';
import { headHeight, layoutOf, lineHeight, type Lifeline, type Message } from './sequence-layout.ts';

/** The flow as an SVG element, or nothing when there is no step. Dashed arrows are inferred. */
export function renderSequence(flow: readonly FlowStep[]): string {
  if (flow.length === 0) return '';
  const { width, height, lifelines, messages } = layoutOf(flow);
  const title = `Sequence diagram of the login, ${flow.length} ${flow.length === 1 ? 'step' : 'steps'}`;
  return [
    `<svg class="sequence" xmlns="http://www.w3.org/2000/svg" role="img" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"`,
    ` font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="11.5" fill="currentColor">`,
    `<title>${escaped(title)}</title><desc>${escaped(describeSequence(flow).join(' '))}</desc>`,
    ...lifelines.map((lifeline) => lifelineSvg(lifeline, height)),
    ...messages.map(messageSvg),
    '</svg>',
  ].join('');
}

/** The same as sentences: the text alternative of the picture. */
export function describeSequence(flow: readonly FlowStep[]): string[] {
  return flow.map(({ step, from, to, label, basis }) => {
    const ends = from === to ? `${from} itself` : `${from} to ${to}`;
    return `${step}. ${ends}: ${printableText(label)} (${basis}).`;
  });
}

const top = 12;

function lifelineSvg({ actor, x, headWidth }: Lifeline, height: number): string {
  const line = `<line class="sequence-lifeline" x1="${px(x)}" x2="${px(x)}" y1="${top + headHeight}" y2="${px(height - 6)}" stroke="currentColor" stroke-opacity="0.3"/>`;
  const box = `<rect class="sequence-head" x="${px(x - headWidth / 2)}" y="${top}" width="${px(headWidth)}" height="${headHeight}" rx="3" fill="Canvas" stroke="currentColor" stroke-opacity="0.6"/>`;
  return `${line}${box}<text x="${px(x)}" y="${top + headHeight / 2 + 4}" text-anchor="middle" font-weight="600">${escaped(actor)}</text>`;
}

function messageSvg(message: Message): string {
  const { step } = message;
  const hint = [step.basis, ...step.evidence.map(({ text }) => text)].map(printableText).join('. ');
  const drawing = step.from === step.to ? selfArrow(message) : arrow(message);
  return `<g class="sequence-step sequence-${step.basis}"><title>${escaped(hint)}</title>${drawing}${number(message)}</g>`;
}

function arrow({ step, lines, from, to, labelY, arrowY }: Message): string {
  const direction = to > from ? 1 : -1;
  const tip = to - direction;
  const label = labelSvg(lines, (from + to) / 2, labelY, 'middle');
  const line = `<line x1="${px(from)}" x2="${px(tip)}" y1="${px(arrowY)}" y2="${px(arrowY)}" stroke="currentColor"${dash(step)}/>`;
  return `${label}${line}${head(tip, arrowY, direction)}`;
}

function selfArrow({ step, lines, from, labelY, arrowY }: Message): string {
  const bottom = arrowY + 10;
  const loop = `<path d="M${px(from)} ${px(arrowY - 4)}h20V${px(bottom)}H${px(from + 1)}" fill="none" stroke="currentColor"${dash(step)}/>`;
  return `${labelSvg(lines, from + 34, labelY, 'start')}${loop}${head(from + 1, bottom, -1)}`;
}

function head(x: number, y: number, direction: number): string {
  const back = x - direction * 8;
  return `<path d="M${px(x)} ${px(y)}L${px(back)} ${px(y - 4)}V${px(y + 4)}Z"/>`;
}

/** Text gets a border in the colour of the page, so that a lifeline behind it does not strike it through. */
function labelSvg(lines: readonly string[], x: number, y: number, anchor: 'middle' | 'start'): string {
  const spans = lines.map((line, index) => `<tspan x="${px(x)}" y="${px(y + index * lineHeight)}">${escaped(line)}</tspan>`);
  return `<text class="sequence-label" text-anchor="${anchor}" stroke="Canvas" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${spans.join('')}</text>`;
}

function number({ step, from, to, arrowY }: Message): string {
  const y = from === to ? arrowY - 4 : arrowY;
  const circle = `<circle class="sequence-number" cx="${px(from)}" cy="${px(y)}" r="8.5" fill="Canvas" stroke="currentColor"/>`;
  return `${circle}<text x="${px(from)}" y="${px(y + 3.5)}" text-anchor="middle" font-size="9.5">${step.step}</text>`;
}

function dash({ basis }: FlowStep): string {
  return basis === 'inferred' ? ' stroke-dasharray="5 4"' : '';
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return printableText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
