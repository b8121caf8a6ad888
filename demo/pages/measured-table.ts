import { html, type Html } from './html.ts';
import measured from './measured.json' with { type: 'json' };

/** What `npm run demo -- --compare` measured at these doors. */
export function measuredTable(): Html {
  const { columns, rows, sizes } = measured;
  const last = sizes.filter(({ fitsCookie }) => fitsCookie).at(-1);
  return html`<div class="scroll"><table class="measured"><thead><tr><td></td>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(({ title, how, cells }) => html`<tr><th scope="row" title="${how}">${title}</th>${columns.map(({ id }) => html`<td>${new Map(Object.entries(cells)).get(id) ?? 'not measured'}</td>`)}</tr>`)}</tbody></table></div>
<p>Made by <code>npm run demo -- --compare</code>; <code>docs/comparison.md</code> says how each row is measured. Rates are ratios, because nobody else has this computer.
${last && html`A token that carries ${last.groups} groups has ${last.octets} octets and still fits a cookie; a session identifier never grows.`}</p>`;
}
