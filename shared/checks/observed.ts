import type { Known } from '../facts/known.ts';
import type { Evidence } from '../facts/role.ts';
import { isSource, type Sighting } from '../facts/sighting.ts';

/** How an attribute is known, as evidence: "Secure is not set.", "HttpOnly is false by default of express 5.2." */
export function attributeEvidence(attribute: string, known: Known<unknown>, seen: Sighting): Evidence {
  const at = isSource(seen) ? `${seen.file}:${seen.line}` : seen.exchange;
  return { kind: isSource(seen) ? 'source' : 'wire', text: sentence(attribute, known), ...(at !== undefined && { at }) };
}

function sentence(attribute: string, known: Known<unknown>): string {
  switch (known.state) {
    case 'absent':
      return `${attribute} is not set.`;
    case 'set':
      return `${attribute} is set to ${String(known.value)}.`;
    case 'default':
      return `${attribute} is ${String(known.value)} by default of ${known.by}.`;
    case 'assumed':
      return `${attribute} is taken to be ${String(known.value)}: ${known.because}.`;
    case 'unknown':
      return `${attribute} could not be seen: ${known.because}.`;
  }
}
