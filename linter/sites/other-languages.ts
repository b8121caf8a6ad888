// Developers name routes, functions and fields in their own language, too: what the few words of signing in mean in English.
import { wordsOf } from '#shared/parse/words.ts';

/** As they are written in addresses and names, without accents; words that belong together stand beside each other with a hyphen. */
const spoken = {
  login: ['connexion', 'se-connecter', 'anmelden', 'anmeldung', 'einloggen', 'inloggen', 'aanmelden', 'iniciar-sesion', 'inicio-sesion', 'iniciar-sessao', 'accedi', 'zaloguj', 'logowanie', 'logga-in'],
  logout: ['deconnexion', 'se-deconnecter', 'abmelden', 'abmeldung', 'ausloggen', 'uitloggen', 'afmelden', 'cerrar-sesion', 'terminar-sessao', 'disconnetti', 'wyloguj', 'logga-ut'],
  password: ['mot-de-passe', 'passwort', 'kennwort', 'wachtwoord', 'contrasena', 'senha', 'palavra-passe', 'losenord', 'adgangskode', 'salasana'],
  session: ['sitzung', 'sitzungen', 'sesion', 'sesiones', 'sessao', 'sessoes', 'sessie', 'sessies', 'sessione', 'sessioni', 'sesja', 'sesje'],
  role: ['rolle', 'rol', 'ruolo'],
  delete: ['loeschen', 'loschen', 'entfernen', 'verwijderen', 'supprimer', 'eliminar', 'borrar', 'excluir', 'elimina', 'usun', 'radera', 'slett'],
  logged: ['angemeldet', 'eingeloggt', 'ingelogd', 'aangemeld', 'connecte', 'autenticado', 'autenticato', 'zalogowany', 'inloggad'],
  change: ['changer', 'modifier', 'aendern', 'andern', 'wijzigen', 'wijzig', 'cambiar', 'alterar', 'zmien'],
} as const;

type Meaning = keyof typeof spoken;

const meanings: ReadonlyMap<string, Meaning> = new Map((Object.keys(spoken) as Meaning[]).flatMap((meaning) => spoken[meaning].map((word) => [word.replaceAll('-', ''), meaning] as const)));

/** The pieces by which a text shows that it may have such a name, for the lists of a shape's `needs`. */
export function piecesFor(meaning: Meaning): string[] {
  return spoken[meaning].flatMap((word) => (word.includes('-') ? [word, word.replaceAll('-', ''), word.replaceAll('-', '_')] : [word]));
}

const sessionPieces = /sitzung|sesion|sesj[ae]|sess(?:ao|oes|ies?|ion[ei])(?![a-z])/i;

/** `sitzung-id` as `session-id`; `undefined` for every name that says nothing of sessions in another language. */
export function sessionNameMeant(name: string): string | undefined {
  if (!sessionPieces.test(name)) return undefined;
  const words = englishWordsOf(name);
  return words.includes('session') ? words.join('-') : undefined;
}

/** Words of a name as `wordsOf` gives them, those of other languages in English. */
export function englishWordsOf(name: string): string[] {
  const words = wordsOf(name.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, ''));
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    // `mot`, `de` and `passe` are three words of one.
    const length = [3, 2, 1].find((count) => at + count <= words.length && meanings.has(words.slice(at, at + count).join(''))) ?? 1;
    found.push(meanings.get(words.slice(at, at + length).join('')) ?? words[at]!);
    at += length - 1;
  }
  return found;
}
