import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

const id = 'oauth-redirect-unvalidated';

export default defineCheck({
  id,
  family: 'oauth',
  title: 'Redirect after login taken from the request',
  why: 'Whoever writes the link to the login chooses where it ends. The user arrives at a copy of the site straight from the real one, and what the address carries, such as a code or a token, arrives with them.',
  remedy: 'Accept paths of the site only, or compare the origin of the address with a list.',
  severity: 'medium',
  severityReason: 'It lends the trust of the login page to another site, and hands over codes and tokens that the address carries.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '10.4.1', level: 1 }],
    cwe: ['CWE-601'],
    wstg: ['WSTG-CLNT-04'],
    other: ['RFC 9700 4.1', 'RFC 9700 4.11', 'OWASP Unvalidated Redirects and Forwards Cheat Sheet'],
  },
  messages: {
    open: 'The login redirects to "{{name}}" as the request gives it, which can be any site. Accept paths of this site only, or compare the origin with a list.',
    slash: 'The login redirects to "{{name}}" when it starts with a slash, and so does "//other.example". Refuse a second slash or backslash, or compare the origin.',
    callback: 'The redirect callback gives back any address. Return it only when its origin is that of the site, else the base address.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      switch (valueOf(traitOf(shape, 'guard'))) {
        case 'none':
          return { verdict: 'fail', message: 'open', evidence: [shapeEvidence(shape, 'The parameter of the request reaches the redirect, and nothing in the function compares it.')] };
        case 'slash':
          return { verdict: 'fail', message: 'slash', evidence: [shapeEvidence(shape, 'The only test of the parameter is that it starts with one slash.')] };
        case 'callback':
          return { verdict: 'fail', message: 'callback', evidence: [shapeEvidence(shape, 'A path through the callback returns the address that it was given, and nothing on it asks whose it is.')] };
        case 'compared':
          return pass;
        default:
          return skip('how the destination is chosen is not known');
      }
    }),
  },
});
