// Which texts may compare a credential of a request at all: told without a tree.
import { isFollowedBy } from '../gate/text-near.ts';

/** Whether the text has what one side of a comparison must be: a part of a request or a cookie, or else the digest that a parameter is compared with. */
export function mayCompare(text: string): boolean {
  return namesSecret(text) && mayRead(text);
}

/** A digest or a signature, or else a secret where `secretVariable` looks for one. */
function namesSecret(text: string): boolean {
  return digest.test(text) || (secret.test(text) && (isOfSettings(text) || isFieldOfRecord(text)));
}

/** `process.env.API_KEY`, `this.config.get('apiKey')`, `req.session.csrfToken`, `const { apiKey } = config`, and what another file exports. */
function isOfSettings(text: string): boolean {
  return isFollowedBy(text, keepersOfSettings, secret, { within: 80, until: /[\s;=]/ }) || isFollowedBy(text, secrets, unpacked, { within: 600, until: /;/ }) || isFollowedBy(text, /\bimport\b/g, secret, { within: 1_000, until: /['";]/ });
}

/** A field of what was looked up. */
function isFieldOfRecord(text: string): boolean {
  if (!/\bawait\b/.test(text)) return false;
  for (const { index } of text.matchAll(fieldsOfRecords)) if (text.slice(Math.max(0, index - longestField), index).split(/[^\w$.]/).at(-1)!.includes('.')) return true;
  return false;
}

const hapi = { within: 40, until: /[;\n]/ };
const longestField = 60;
const fieldsOfRecords = /(?:secret|token|api_?key)\b/gi;
const digest = /createHmac|signature|hmac|(?<![\w$])sig(?![\w$])/i;
const keepersOfSettings = /(?:env|conf|config|settings|secrets|session|service|this|options|opts)\b/gi;
const secret = /(?:secret|token|key|password|pass)\b/i;
const secrets = /(?:secret|token|key|password|pass)\b/gi;
const unpacked = /^[^{=]*\}\s{0,3}=\s{0,3}[\w.$]{0,60}(?:require|env|conf|settings|secrets|session)/i;

function mayRead(text: string): boolean {
  if (/createHmac|@Headers\(|getHeader|getRequestHeader|getQuery|[aA]uth\((?:req|request|ctx|event)\b|(?:[cC]ookies?|[aA]uthorization)(?![\w$])|getCookies?/.test(text)) return true;
  // Hapi keeps cookies in `request.state`.
  if (isFollowedBy(text, /\b(?:req|request)\b/g, /\bstate\b/, hapi) || isFollowedBy(text, /\bstate\b/g, /\b(?:req|request)\b/, hapi)) return true;
  return requestRead.test(text);
}

/** An expression that starts with one of the names and reads such a member. */
const requestRead = /(?<![\w$])(?:req|request|ctx|c|event|context)(?![\w$])[^;={}]{1,100}?\b(?:headers?|query|body|cookies?|params|get)\b|(?<![\w$])headers[!?]?[.[(]/;
