import { valueOf } from '../../facts/known.ts';
import { printableUrl } from '../../facts/printable-url.ts';
import type { Evidence } from '../../facts/role.ts';
import { senderWords, type WindowMessageFact } from '../../facts/window-message.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { type MessageUse, useOfMessage } from '../message-use.ts';

const id = 'token-postmessage-unsafe';

export default defineCheck({
  id,
  family: 'token',
  title: 'Token in a message to any window, or from any window',
  why: 'postMessage with the target origin "*" delivers to whatever page the window shows by then, and a listener that does not look at the origin believes every page. The first hands out the token, the second lets a stranger sign the user in to another account.',
  remedy: 'Name the exact origin as the target, and compare event.origin with it before anything of the message is used.',
  severity: 'high',
  severityReason: 'Another site receives the token, or plants one.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.5.5', level: 2 }],
    cwe: ['CWE-346', 'CWE-940'],
    wstg: ['WSTG-CLNT-11'],
    other: ['RFC 9700 4.17', 'draft-ietf-oauth-browser-based-apps-27 6.3.3.3'],
  },
  messages: {
    sent: 'postMessage sends "{{name}}" to any origin. Write the exact origin of the receiver in the place of "*".',
    taken: 'The message listener takes "{{name}}" from any origin. Compare event.origin with the origin you expect first.',
    loose: 'The message listener takes "{{name}}" after a test of the origin that other sites pass ({{test}}). Compare event.origin with the exact origin.',
    believed: 'The page took a credential from a message of {{sender}} and uses it, and no listener asked for event.origin or event.source. Compare event.origin with the origin you expect first.',
    perhaps: 'The page has a credential that came in a message of {{sender}}. Whether a listener compared event.origin before it was taken could not be seen: see that it does.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const operation = valueOf(traitOf(shape, 'operation'));
      if (operation === 'post') return { verdict: 'fail', message: 'sent', attribute: 'target', evidence: [shapeEvidence(shape, 'The target origin is "*".')] };
      const test = valueOf(traitOf(shape, 'loose'));
      if (operation === 'listen' && typeof test === 'string') return { verdict: 'fail', message: 'loose', data: { test }, evidence: [shapeEvidence(shape, 'The host of an attacker can have the same text in it.')] };
      if (operation === 'listen') return { verdict: 'fail', message: 'taken', evidence: [shapeEvidence(shape, 'The handler reads neither event.origin nor event.source.')] };
      return skip('it neither sends nor receives');
    }),
    'window-message': (message, context) => {
      const asked = valueOf(message.asked);
      if (asked === true) return pass;
      const use = useOfMessage(message, context);
      if (use === undefined) return skip('nothing in it is known to be used by the page since');
      const isCertain = asked === false && use.after === true;
      return { verdict: isCertain ? 'fail' : 'unsure', message: isCertain ? 'believed' : 'perhaps', data: { sender: senderWords(message.sender) }, evidence: evidenceOf(message, use) };
    },
  },
});

/** What a watched page shows of itself: its own script could have kept the watcher from seeing anything, or shown it something else. */
function evidenceOf({ asked, readBy, sender }: WindowMessageFact, { where, after }: MessageUse): Evidence[] {
  const reader = readBy === undefined ? 'code that left no stack' : `${printableUrl(readBy.url)}:${readBy.line}:${readBy.column}`;
  const asking = asked.state === 'unknown' ? `Whether its origin or source was read could not be seen: ${asked.because}.` : 'Neither its origin nor its source was read.';
  return [
    { kind: 'wire', text: `As reported by the page: the data of a message of ${senderWords(sender)} was read by ${reader}. ${asking}` },
    { kind: 'wire', text: after === 'unknown' ? `The same value is in ${where}; when it came there was not seen.` : `The same value was afterwards seen in ${where}.` },
  ];
}
