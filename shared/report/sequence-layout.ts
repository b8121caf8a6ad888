// Where everything of a sequence diagram stands. Text is measured with the widest advance of common monospace fonts, so
// that labels are wrapped and columns widened before anything could be clipped.

import type { Actor, FlowStep } from './report.ts';
import { printableText } from './printable-text.ts';
import { wrapText } from './wrap-text.ts';

export const lineHeight = 15;
export const headHeight = 28;

const narrow = 7.1;
const wide = 12.5;
const margin = 12;
const headPadding = 14;
const smallestGap = 96;
const labelLength = 34;
const selfReach = 34;

export interface Lifeline {
  readonly actor: Actor;
  readonly x: number;
  readonly headWidth: number;
}

export interface Message {
  readonly step: FlowStep;
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
  /** Base line of the first line of the label. */
  readonly labelY: number;
  readonly arrowY: number;
}

export interface SequenceLayout {
  readonly width: number;
  readonly height: number;
  readonly lifelines: readonly Lifeline[];
  readonly messages: readonly Message[];
}

const order: readonly Actor[] = ['user', 'browser', 'server', 'api', 'issuer', 'store'];

export function layoutOf(flow: readonly FlowStep[]): SequenceLayout {
  const actors = order.filter((actor) => flow.some(({ from, to }) => from === actor || to === actor));
  const labels = flow.map(({ label }) => wrapText(printableText(label), labelLength));
  const xs = columnsOf(actors, flow, labels);
  const lifelines = actors.map((actor, index) => ({ actor, x: xs[index] ?? 0, headWidth: headWidthOf(actor) }));
  const xOf = new Map(lifelines.map(({ actor, x }) => [actor, x]));

  let y = margin + headHeight + 12;
  const messages = flow.map((step, index): Message => {
    const lines = labels[index] ?? [];
    const labelY = y + lineHeight;
    const isSelf = step.from === step.to;
    const arrowY = isSelf ? labelY : labelY + (lines.length - 1) * lineHeight + 7;
    y = isSelf ? labelY + Math.max(lines.length * lineHeight, 18) : arrowY + 8;
    return { step, lines, from: xOf.get(step.from) ?? 0, to: xOf.get(step.to) ?? 0, labelY, arrowY };
  });

  const right = Math.max(...lifelines.map(({ x, headWidth }) => x + headWidth / 2), ...messages.map(rightOf));
  return { width: Math.ceil(right + margin), height: y + margin, lifelines, messages };
}

/** Columns stand as far apart as the widest label between them needs. */
function columnsOf(actors: readonly Actor[], flow: readonly FlowStep[], labels: readonly (readonly string[])[]): number[] {
  const gaps = actors.slice(1).map((actor, index) => Math.max(smallestGap, (headWidthOf(actor) + headWidthOf(actors[index] ?? actor)) / 2 + 16));
  flow.forEach(({ from, to }, index) => {
    const width = Math.max(0, ...(labels[index] ?? []).map(widthOf));
    const first = Math.min(actors.indexOf(from), actors.indexOf(to));
    const last = Math.max(actors.indexOf(from), actors.indexOf(to));
    const isSelf = first === last;
    const end = isSelf ? first + 1 : last;
    // The number stands in a circle at the start of the arrow and the head at its end.
    const needed = isSelf ? selfReach + width + 16 : width + 44;
    const spanned = gaps.slice(first, end);
    const missing = needed - spanned.reduce((sum, gap) => sum + gap, 0);
    if (missing <= 0) return;
    spanned.forEach((gap, offset) => (gaps[first + offset] = gap + missing / spanned.length));
  });
  const xs = [margin + Math.max(headWidthOf(actors[0] ?? 'user') / 2, 24)];
  for (const gap of gaps) xs.push((xs.at(-1) ?? 0) + gap);
  return xs;
}

function rightOf({ step, lines, from }: Message): number {
  return step.from === step.to ? from + selfReach + Math.max(0, ...lines.map(widthOf)) : 0;
}

function headWidthOf(actor: Actor): number {
  return widthOf(actor) + headPadding * 2;
}

/** An upper bound of the width in pixels at 11.5 px: scripts beyond Latin and its neighbours are as wide as they are high. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x1100 ? narrow : wide;
  return width;
}
