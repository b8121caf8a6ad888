import { set } from '#shared/facts/known.ts';
import { parseJwt } from '#shared/parse/jwt.ts';
import { defineShape } from './shape.ts';

const begin = '-----BEGIN ';
const end = 'PRIVATE KEY-----';
/** Shorter texts are patterns and examples of the form. */
const fewestCharacters = 100;

/** Keys that sign, written in a file of the page: a private key in PEM form, the service key of Supabase. */
export default defineShape({
  check: 'jwt-private-key-public',
  needs: [['PRIVATE KEY-----', "'eyJ", '"eyJ', '`eyJ', '}eyJ']],
  find({ reader, side }) {
    if (side !== 'client') return [];
    const { file } = reader;
    return [...file.nodesOf('Literal'), ...file.nodesOf('TemplateElement')].flatMap((node) => {
      const text = node.type === 'Literal' ? node.value : node.value.cooked;
      const key = typeof text === 'string' ? keyIn(text) : undefined;
      return key === undefined ? [] : [{ node, name: key, traits: { key: set(key) } }];
    });
  },
});

function keyIn(text: string): string | undefined {
  const at = text.indexOf(begin);
  if (at >= 0) {
    const title = text.slice(at + begin.length, at + 60);
    return text.length - at >= fewestCharacters && title.includes(end) && !title.startsWith('PUBLIC') ? 'a private key in PEM form' : undefined;
  }
  return text.startsWith('eyJ') && parseJwt(text)?.payload?.['role'] === 'service_role' ? 'the service key of Supabase' : undefined;
}
