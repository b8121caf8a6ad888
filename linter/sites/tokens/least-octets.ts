// How long a token is at the least, from what is known of its claims: what is not known counts nothing.
import { alternativesInProduction, type Value } from '../../values/value.ts';

/** Octets of the claims in a compact token: base64url makes four characters of three octets. */
export function leastOctetsOfToken(claims: Value): number {
  return Math.ceil((leastOctets(claims, new Map()) * 4) / 3);
}

/** As JSON writes it; 0 for what JSON may leave out. One object may stand in many places, so that each is counted once only. */
function leastOctets(value: Value, known: Map<Value, number>): number {
  const before = known.get(value);
  if (before !== undefined) return before;
  const octets = Math.min(...alternativesInProduction(value).map((option) => leastOfPlain(option, known)));
  known.set(value, octets);
  return octets;
}

function leastOfPlain(value: Value, known: Map<Value, number>): number {
  switch (value.kind) {
    case 'literal':
      return value.value === undefined ? 0 : octetsOf(JSON.stringify(value.value));
    case 'text':
      return value.parts.reduce((sum, part) => sum + (typeof part === 'string' ? octetsOf(JSON.stringify(part)) - 2 : 0), 2);
    case 'array':
      // What JSON cannot write is null in a list, and a list has commas.
      return value.elements.reduce((sum, element) => sum + Math.max(leastOctets(element, known), 1) + 1, 1);
    case 'object': {
      if (value.properties.has('toJSON')) return 0;
      const written = [...value.properties].map(([name, property]) => [name, leastOctets(property.value, known)] as const).filter(([, octets]) => octets > 0);
      return written.reduce((sum, [name, octets]) => sum + octetsOf(JSON.stringify(name)) + octets + 2, 1);
    }
    default:
      return 0;
  }
}

function octetsOf(json: string): number {
  return new TextEncoder().encode(json).length;
}
