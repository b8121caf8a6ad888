import type { AuthModel } from '../report.ts';
import { EvidenceList } from './evidence.tsx';

export function ModelSection({ model }: { model: AuthModel }) {
  const { kind, carrier, credential, confidence, summary, evidence, caveats, recommendation } = model;
  return (
    <section>
      <h3>How this login works</h3>
      <p class="summary">{summary}</p>
      {kind === 'none' ? null : (
        <dl class="facts">
          <Fact term="Model" words={kind} />
          <Fact term="Carrier" words={carrier} />
          <Fact term="Credential" words={credential} />
          <Fact term="Confidence" words={confidence} />
        </dl>
      )}
      <EvidenceList evidence={evidence} />
      {caveats.length === 0 ? null : (
        <>
          <h4>Keep in mind</h4>
          <ul>
            {caveats.map((caveat) => (
              <li>{caveat}</li>
            ))}
          </ul>
        </>
      )}
      {recommendation === undefined ? null : (
        <div class="advice">
          <h4>
            Recommendation <code>{recommendation.rule}</code>
          </h4>
          <p>{recommendation.text}</p>
        </div>
      )}
    </section>
  );
}

function Fact({ term, words }: { term: string; words: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{words}</dd>
    </div>
  );
}
