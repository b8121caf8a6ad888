import type { Credential } from '../report.ts';

export function CredentialsSection({ credentials }: { credentials: readonly Credential[] }) {
  if (credentials.length === 0) return null;
  return (
    <section>
      <h3>Credentials</h3>
      <div class="scroll" tabIndex={0} role="group" aria-label="Credentials">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Where</th>
              <th scope="col">Form</th>
              <th scope="col">Role</th>
              <th scope="col">Value, masked</th>
              <th scope="col">Attributes</th>
            </tr>
          </thead>
          <tbody>
            {credentials.map((credential) => (
              <Row {...credential} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ name, in: place, format, role, confidence, scope, preview, attributes }: Credential) {
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
        {scope === 'other' ? <span class="basis">of another party</span> : null}
      </th>
      <td>{place}</td>
      <td>{format}</td>
      <td>
        {role} <span class="quiet">{confidence}</span>
      </td>
      <td>
        <code>{preview}</code>
      </td>
      <td class="attributes">
        {Object.entries(attributes).map(([attribute, words]) => (
          <span>
            <b>{attribute}</b> {words}
          </span>
        ))}
      </td>
    </tr>
  );
}
