import { decide } from '#shared/infer/decide.ts';
import { answersFrom, questions, type Question } from '#shared/infer/decide-questions.ts';
import { html, type Html } from './html.ts';

/** The decision guide: a form that asks this page again with the answers in its address, so that it needs no script. */
export function questionnaire(query: URLSearchParams): Html {
  return html`<form class="card stack" action="/#decide" method="get">
${questions.map((question) => asked(question, query))}
<button>What fits?</button>
</form>
${[...query.keys()].length > 0 && verdictOf(query)}`;
}

function asked({ id, text, several, choices }: Question, query: URLSearchParams): Html {
  const chosen = query.getAll(id);
  return html`<fieldset><legend>${text}</legend>
${choices.map(({ value, label }) => html`<label class="check"><input type="${several ? 'checkbox' : 'radio'}" name="${id}" value="${value}"${chosen.includes(value) && html` checked`}${!several && html` required`}> ${label}</label>`)}
</fieldset>`;
}

function verdictOf(query: URLSearchParams): Html {
  const given = answersFrom(Object.fromEntries([...new Set(query.keys())].map((key) => [key, questions.some(({ id, several }) => id === key && several) ? query.getAll(key) : query.get(key)])));
  if ('problems' in given) return html`<p class="problem" role="alert">Please answer every question: the first one with one choice or more, the others with one.</p>`;
  const { summary, reasons, steps, caveats } = decide(given.answers);
  return html`<section class="card verdict" data-verdict><h3>${summary}</h3>
<h4>Because</h4><ul>${reasons.map(({ answer, speaksFor, text }) => html`<li><strong>${answer}</strong>: ${text} <small>speaks for ${speaksFor}</small></li>`)}</ul>
<h4>What to build</h4><ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>
${caveats.length > 0 && html`<h4>What it costs</h4><ul>${caveats.map((caveat) => html`<li>${caveat}</li>`)}</ul>`}</section>`;
}
