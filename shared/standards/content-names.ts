// Names of fields that say what stands in them, in lower case without separators: `phone_number`, `phoneNumber` and
// `phone-number` are one name. Claims of tokens, cookies and storage entries are read with the same tables.

/** What a secret under such a name is. */
export type SecretKind = 'password' | 'password-hash' | 'key' | 'code' | 'national-id' | 'card';

export const secretNames: ReadonlyMap<string, SecretKind> = new Map<string, SecretKind>([
  ['password', 'password'],
  ['passwd', 'password'],
  ['pwd', 'password'],
  ['pass', 'password'],
  ['passphrase', 'password'],
  ['userpassword', 'password'],
  ['secret', 'key'],
  ['clientsecret', 'key'],
  ['apikey', 'key'],
  ['apisecret', 'key'],
  ['secretkey', 'key'],
  ['privatekey', 'key'],
  ['connectionstring', 'key'],
  ['otp', 'code'],
  ['pin', 'code'],
  ['ssn', 'national-id'],
  ['card', 'card'],
  ['cardnumber', 'card'],
  ['cvv', 'card'],
  ['passwordhash', 'password-hash'],
  ['hash', 'password-hash'],
  ['pwdhash', 'password-hash'],
  ['hashedpassword', 'password-hash'],
]);

export type PersonalKind = 'email' | 'phone' | 'address' | 'birth-date' | 'name' | 'national-id' | 'iban';

/** Data about a person beyond an identifier (OpenID Connect Core 5.1 and common spellings). */
export const personalNames: ReadonlyMap<string, PersonalKind> = new Map<string, PersonalKind>([
  ['email', 'email'],
  ['mail', 'email'],
  ['emailaddress', 'email'],
  ['useremail', 'email'],
  ['phone', 'phone'],
  ['phonenumber', 'phone'],
  ['mobile', 'phone'],
  ['mobilenumber', 'phone'],
  ['address', 'address'],
  ['birthdate', 'birth-date'],
  ['birthday', 'birth-date'],
  ['dateofbirth', 'birth-date'],
  ['dob', 'birth-date'],
  ['name', 'name'],
  ['givenname', 'name'],
  ['familyname', 'name'],
  ['firstname', 'name'],
  ['lastname', 'name'],
  ['fullname', 'name'],
  ['nationalid', 'national-id'],
  ['iban', 'iban'],
]);

/** What a server must look up, and must not believe when the client says it. */
export type AuthorityKind = 'privilege' | 'user-id' | 'amount';

export const authorityNames: ReadonlyMap<string, AuthorityKind> = new Map<string, AuthorityKind>([
  ['role', 'privilege'],
  ['roles', 'privilege'],
  ['userrole', 'privilege'],
  ['admin', 'privilege'],
  ['isadmin', 'privilege'],
  ['permissions', 'privilege'],
  ['userid', 'user-id'],
  ['uid', 'user-id'],
  ['plan', 'amount'],
  ['balance', 'amount'],
  ['price', 'amount'],
]);

/** Keys for servers, by the beginnings that their issuers publish for secret scanning, with the shortest whole key. */
export const secretKeyForms: readonly { readonly prefix: string; readonly shortest: number; readonly by: string }[] = [
  { prefix: 'AKIA', shortest: 20, by: 'AWS' },
  { prefix: 'sk_live_', shortest: 24, by: 'Stripe' },
  { prefix: 'rk_live_', shortest: 24, by: 'Stripe' },
  { prefix: 'sk_test_', shortest: 24, by: 'Stripe' },
  { prefix: 'ghp_', shortest: 40, by: 'GitHub' },
  { prefix: 'github_pat_', shortest: 60, by: 'GitHub' },
  { prefix: 'glpat-', shortest: 26, by: 'GitLab' },
  { prefix: 'xoxb-', shortest: 40, by: 'Slack' },
  { prefix: 'xoxp-', shortest: 40, by: 'Slack' },
  { prefix: 'SG.', shortest: 60, by: 'SendGrid' },
  { prefix: 'sk-proj-', shortest: 40, by: 'OpenAI' },
  { prefix: 'sk-ant-', shortest: 40, by: 'Anthropic' },
  { prefix: 'sb_secret_', shortest: 24, by: 'Supabase' },
];
