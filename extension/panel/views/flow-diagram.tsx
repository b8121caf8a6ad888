import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FlowStep } from '#shared/report/report.ts';
import { renderSequence } from '#shared/report/sequence-svg.ts';
import { Said } from '../../ui/said.tsx';

/** The diagram as an inert image of its own, and the same steps as a list for those who do not see it. */
export function FlowDiagram({ flow }: { readonly flow: readonly FlowStep[] }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Parsed as a document of its own, in which nothing runs, then moved here.
    const svg = new DOMParser().parseFromString(renderSequence(flow), 'image/svg+xml').documentElement;
    frame.current?.replaceChildren(document.importNode(svg, true));
  }, [flow]);
  return (
    <figure>
      <div class="flow" ref={frame} tabIndex={0} role="group" aria-label="Sequence diagram of the observed flow" />
      <details>
        <summary>The same as a list, with its evidence</summary>
        <ol class="steps">
          {flow.map(({ step, from, to, label, basis, evidence }) => (
            <li key={step}>
              {from} to {to}: <Said text={label} /> <span class="tag">{basis}</span>
              {evidence.map(({ text }) => (
                <p class="quiet">
                  <Said text={text} />
                </p>
              ))}
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}
