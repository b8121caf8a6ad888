export type Design = 'session' | 'token' | 'hybrid';

type Client = 'pages' | 'spa' | 'mobile' | 'machine';

export interface Answers {
  readonly clients: readonly Client[];
  readonly services: 'one' | 'shared' | 'independent';
  readonly revocation: 'immediate' | 'minutes' | 'expiry';
  readonly scale: 'one' | 'many' | 'regions';
  readonly thirdParty: 'none' | 'from-server' | 'from-browser';
}

export type QuestionId = keyof Answers;

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly speaksFor: Design;
  readonly because: string;
}

export interface Question {
  readonly id: QuestionId;
  readonly text: string;
  /** More than one choice may be taken; the answer is then a list. */
  readonly several: boolean;
  readonly choices: readonly Choice[];
}

/** The questions in the order in which to ask them, for the command and for the questionnaire of the demo. */
export const questions: readonly Question[] = [
  {
    id: 'clients',
    text: 'Who signs in?',
    several: true,
    choices: [
      choice('pages', 'A browser, on pages that the server renders', 'session', 'A browser attaches a cookie by itself, and a page needs no token in script.'),
      choice('spa', 'A browser, in a single-page application', 'session', 'On the same site a cookie works for fetch as well, and scripts cannot steal what they cannot read.'),
      choice('mobile', 'A mobile or desktop application', 'token', 'Native applications have a key store and no cookie jar to rely on.'),
      choice('machine', 'Other programs', 'token', 'Programs do not log out; a short-lived token per client fits them.'),
    ],
  },
  {
    id: 'services',
    text: 'Who has to recognise the user?',
    several: false,
    choices: [
      choice('one', 'One application', 'session', 'One application can ask its own store.'),
      choice('shared', 'Several services that can share a store or stand behind one gateway', 'session', 'A shared store or a gateway can do the look-up once for all.'),
      choice('independent', 'Several services of different teams or networks', 'token', 'A signature can be checked where the session store cannot be reached.'),
    ],
  },
  {
    id: 'revocation',
    text: 'How soon must a logout or a ban take effect?',
    several: false,
    choices: [
      choice('immediate', 'At once (banking, administration, compliance)', 'session', 'Only a look-up on each request can refuse the very next one.'),
      choice('minutes', 'Within minutes', 'token', 'A lifetime of a few minutes bounds the delay.'),
      choice('expiry', 'When the login expires is soon enough', 'token', 'Nothing has to be remembered on the server.'),
    ],
  },
  {
    id: 'scale',
    text: 'Where does it run?',
    several: false,
    choices: [
      choice('one', 'On one instance', 'session', 'There is nothing to share.'),
      choice('many', 'On several instances in one place', 'session', 'A shared store is one fast look-up away.'),
      choice('regions', 'In several regions, or at the edge', 'token', 'A look-up across regions is slow, a signature check is local.'),
    ],
  },
  {
    id: 'thirdParty',
    text: 'Does it call the APIs of other providers for the user?',
    several: false,
    choices: [
      choice('none', 'No', 'session', 'No foreign token has to be kept.'),
      choice('from-server', 'Yes, from the server', 'session', "The provider's tokens stay with the session on the server."),
      choice('from-browser', 'Yes, from the browser', 'session', 'A backend for frontend keeps the tokens and gives the browser a session.'),
    ],
  },
];

/** Answers from data of unknown origin, e.g. JSON of a user; or what is wrong with it, one sentence each. */
export function answersFrom(data: unknown): { readonly answers: Answers } | { readonly problems: readonly string[] } {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { problems: ['The answers must be one object with a property for each question.'] };
  const given = new Map<string, unknown>(Object.entries(data));
  const problems = questions.flatMap((question) => problemWith(question, given.get(question.id)));
  for (const key of given.keys()) {
    if (!questions.some(({ id }) => id === key)) problems.push(`There is no question "${key.slice(0, 40)}".`);
  }
  return problems.length > 0 ? { problems } : { answers: data as Answers };
}

function problemWith({ id, several, choices }: Question, given: unknown): string[] {
  const values = choices.map(({ value }) => value);
  const offered = `one of ${values.join(', ')}`;
  if (given === undefined) return [`"${id}" is missing: ${several ? `a list with ${offered} or more` : offered}.`];
  const chosen = several && Array.isArray(given) ? given : several ? undefined : [given];
  const fits = chosen !== undefined && chosen.length > 0 && chosen.every((value) => typeof value === 'string' && values.includes(value));
  return fits ? [] : [`"${id}" must be ${several ? `a list, each ${offered}` : offered}.`];
}

function choice(value: string, label: string, speaksFor: Design, because: string): Choice {
  return { value, label, speaksFor, because };
}
