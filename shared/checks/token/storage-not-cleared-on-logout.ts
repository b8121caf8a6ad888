import { foundFields } from '../../facts/value-content.ts';
import { isSource } from '../../facts/sighting.ts';
import { hasTrait, ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { lastLogout } from '../logouts.ts';
import { kindWords } from '../personal-content.ts';
import { residueIn } from '../storage-after-logout.ts';

const id = 'storage-not-cleared-on-logout';

export default defineCheck({
  id,
  family: 'token',
  title: 'Data of the user remains after logout',
  why: 'Whoever uses the device next finds the token or the profile of the one before, with nothing but the tools of the browser.',
  remedy: 'Remove the entries at logout, and send Clear-Site-Data: "cache", "cookies", "storage" with its response.',
  severity: 'medium',
  severityReason: 'On a device that people share, the next one can read it.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '14.3.1', level: 1 }],
    cwe: ['CWE-613', 'CWE-922'],
    wstg: ['WSTG-SESS-06', 'WSTG-ATHN-06'],
    other: ['OWASP Session Management Cheat Sheet: Clear-Site-Data'],
  },
  messages: {
    left: 'The logout removes other entries of the storage and leaves "{{name}}", which this file stores. Remove it too.',
    forgotten: 'The logout empties the state of the page and leaves "{{name}}" in the storage, where this file put it. Remove it too.',
    credential: 'Entry "{{name}}" of the page\'s storage still holds a credential after the logout. Remove it at logout.',
    possible: 'Entry "{{name}}" of the page\'s storage holds a credential after the logout. If it is not one of a visitor, remove it at logout.',
    expired: 'Entry "{{name}}" of the page\'s storage still holds an expired token after the logout. Remove it at logout.',
    personal: 'Entry "{{name}}" of the page\'s storage still holds {{what}} after the logout ({{fields}}). Remove it at logout.',
  },
  weighsRole: false,
  judge: {
    'code-shape': ofShape(id, (shape) => {
      if (hasTrait(shape, 'removesNone')) return { verdict: 'fail', message: 'forgotten', evidence: [shapeEvidence(shape, 'The function empties the state, calls nothing that could remove the entry, and nothing else in the file does.')] };
      if (!hasTrait(shape, 'removesOthers')) return pass;
      return { verdict: 'fail', message: 'left', evidence: [shapeEvidence(shape, 'The function removes a credential by name and calls nothing that could remove this one.')] };
    }),
    storage(entry, context) {
      if (isSource(entry.seen)) return skip('a logout is seen in traffic');
      if (lastLogout(context) === undefined) return skip('no logout was seen');
      const residue = residueIn(entry, context);
      if (residue === undefined) return pass;
      const { holds, isOld, found, logout } = residue;
      const evidence = [{ kind: 'behaviour', text: 'The entry was read after the logout.', at: logout.id }] as const;
      if (holds === 'expired') {
        return { verdict: 'fail', message: 'expired', severity: 'info', severityReason: 'The token had expired when it was seen, so this copy opens nothing.', evidence };
      }
      if (holds === 'personal') return { verdict: 'fail', message: 'personal', data: { what: kindWords(found), fields: foundFields(found) }, evidence };
      if (!isOld) return { verdict: 'unsure', message: 'possible', evidence };
      return { verdict: 'fail', message: 'credential', evidence: [...evidence, { kind: 'behaviour', text: 'The same value was in use before the logout.' }] };
    },
  },
});
