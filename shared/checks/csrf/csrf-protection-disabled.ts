import { isOff, valueOf } from '../../facts/known.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

const id = 'csrf-protection-disabled';

export default defineCheck({
  id,
  family: 'csrf',
  title: 'Framework CSRF check turned off',
  why: 'The framework refuses forms that other sites send, until an option tells it not to. Then only SameSite stands between a signed-in user and a forged request, and browsers do not all apply it by default.',
  remedy: 'Remove the option, and exempt single routes or name single origins where other sites have to post.',
  severity: 'high',
  severityReason: 'The option removes a defence of the whole application.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '3.5.1', level: 1 }],
    cwe: ['CWE-352'],
    wstg: ['WSTG-SESS-05'],
    other: ['OWASP Cross-Site Request Forgery Prevention Cheat Sheet'],
  },
  messages: {
    off: '{{name}} turns off the defence of {{library}} against forged requests. Remove it, and exempt single routes where other sites have to post.',
    anyOrigin: '{{name}} lets requests of every origin through the check of {{library}}. Name the origins that may post.',
    empty: '{{name}} is set up so that nothing is checked ({{option}}). Let it check every method that changes state, and name the origins that may post.',
  },
  judge: {
    'csrf-setup': ({ enforced, option, seen }) => {
      if (enforced.state === 'unknown') return skip('the options are not known');
      if (!isOff(enforced)) return pass;
      return {
        verdict: 'fail',
        message: 'empty',
        data: { option: option ?? 'its options' },
        attribute: 'enforced',
        evidence: [{ kind: 'source', text: `The option ${option ?? ''} lets the requests through that the defence is for.`, at: `${seen.file}:${seen.line}` }],
      };
    },
    'code-shape': ofShape(id, (shape) => {
      if (traitOf(shape, 'off').state === 'unknown') return skip('the value of the option is not known');
      if (!hasTrait(shape, 'off')) return pass;
      const opens = valueOf(traitOf(shape, 'opens'));
      return {
        verdict: 'fail',
        message: opens === 'every origin' ? 'anyOrigin' : 'off',
        data: { library: shape.seen.library },
        evidence: [shapeEvidence(shape, `The option ${shape.name} is written so that the check does not happen.`)],
      };
    }),
  },
});
