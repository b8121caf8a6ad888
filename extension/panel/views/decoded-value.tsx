import { useMemo } from 'preact/hooks';
import { parseJwt } from '#shared/parse/jwt.ts';
import { leavesOf } from '#shared/parse/unwrap.ts';
import { shapeOf } from '#shared/parse/value-shape.ts';
import { Masked } from '../../ui/masked.tsx';
import { Said } from '../../ui/said.tsx';
import { shapeWords } from '../shape-words.ts';
import { DecodedToken } from './decoded-token.tsx';

/** Parts that are shown of one value. */
const mostParts = 60;

/** What a value says when its wrappings are opened: percent-encoding, base64, JSON, a JWT inside. Every part stays hidden until asked for. */
export function DecodedValue({ value, name, now }: { readonly value: string; readonly name: string; readonly now: number }) {
  const { shape, parts, token } = useMemo(() => openedValue(value), [value]);
  return (
    <>
      <h3>Value</h3>
      <p>
        <Masked value={value} name={name} />
      </p>
      <p class="quiet">{`It is ${shapeWords(shape)}.`}</p>
      {parts.length === 0 ? null : (
        <dl class="pairs">
          {parts.slice(0, mostParts).map(({ wrapping, raw }, index) => (
            <>
              <dt>
                <Said text={partWords(wrapping.at(-1) ?? '')} />
              </dt>
              <dd>
                <Masked value={raw} name={`part ${index + 1} of ${name}`} whole />
              </dd>
            </>
          ))}
        </dl>
      )}
      {parts.length > mostParts ? <p class="quiet">and {parts.length - mostParts} more parts</p> : null}
      {token === undefined ? null : <DecodedToken token={token} now={now} />}
    </>
  );
}

function openedValue(value: string) {
  const leaves = leavesOf(value);
  const tokens = leaves.flatMap(({ raw }) => parseJwt(raw) ?? []);
  return { shape: shapeOf(value), parts: leaves.slice(1).filter(({ raw }) => raw !== ''), token: tokens[0] };
}

function partWords(step: string): string {
  if (step === 'url-encoded') return 'percent-decoded';
  if (step === 'base64' || step === 'base64-prefix') return 'base64-decoded';
  return step.startsWith('json:') ? step.slice(5) : step;
}
