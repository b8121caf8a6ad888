import type { JsonObject, JsonValue } from '#shared/facts/token.ts';
import { Masked } from '../../ui/masked.tsx';
import { Said } from '../../ui/said.tsx';
import { meaningOf, timeOf, validityWords } from '../claim-words.ts';

interface Decoded {
  readonly format: 'jws' | 'jwe';
  readonly header?: JsonObject;
  readonly payload?: JsonObject;
  readonly signature: 'present' | 'empty';
  readonly problems: readonly string[];
}

/** Header and payload, claim by claim. Claims may be personal data: their values are hidden until asked for, except times and algorithms. */
export function DecodedToken({ token, now }: { readonly token: Decoded; readonly now: number }) {
  return (
    <div class="decoded">
      {token.problems.map((problem) => (
        <p>
          <span class="tag">problem</span> <Said text={problem} />
        </p>
      ))}
      {token.header === undefined ? null : <Members title="Header" object={token.header} now={now} />}
      {token.payload === undefined ? (
        token.format === 'jwe' ? <p class="quiet">The payload is encrypted: only the holder of the key can read it.</p> : null
      ) : (
        <>
          <Members title="Payload" object={token.payload} now={now} />
          <p>{validityWords(token.payload, now)}</p>
        </>
      )}
      {token.signature === 'empty' ? <p>There is no signature: anyone can change this token.</p> : null}
    </div>
  );
}

/** Most claims a token is shown with; the rest is counted. */
const mostMembers = 200;
const plain = new Set(['alg', 'typ', 'enc', 'cty', 'kid', 'iss', 'aud', 'scope', 'scp']);

function Members({ title, object, now }: { readonly title: string; readonly object: JsonObject; readonly now: number }) {
  const members = Object.entries(object);
  return (
    <table class="grid claims">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {members.slice(0, mostMembers).map(([name, value]) => (
          <tr>
            <th scope="row">
              <code>
                <Said text={name} />
              </code>
            </th>
            <td>
              <MemberValue name={name} value={value} now={now} />
            </td>
            <td>{meaningOf(name) ?? <span class="quiet">Not a registered name: its meaning is private to this application.</span>}</td>
          </tr>
        ))}
        {members.length > mostMembers ? (
          <tr>
            <td colSpan={3}>and {members.length - mostMembers} more</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function MemberValue({ name, value, now }: { readonly name: string; readonly value: JsonValue; readonly now: number }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const time = timeOf(name, value, now);
  if (time !== undefined) return <span title={text}>{time}</span>;
  if (plain.has(name) || typeof value === 'boolean' || value === null) return <code class="value"><Said text={text} /></code>;
  return <Masked value={text} name={name} whole />;
}
