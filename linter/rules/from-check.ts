import type { Rule } from 'eslint';
import type { AuditedFinding } from '#shared/audit.ts';
import type { AnyCheck } from '#shared/checks/define.ts';
import { suggestionFor } from '../fixes/edits.ts';
import { settingsFrom } from '../settings/settings.ts';
import { findingLocation } from '../sites/finding-location.ts';
import type { FoundFact } from '../sites/found-fact.ts';
import { mayMatter } from '../sites/gate/sought.ts';
import { judgedFile } from './judged-file.ts';
import { isWanted, optionsSchema, type RuleOptions } from './options.ts';

/** Of the rule of a check, everything but what the check says about itself. */
interface RuleOfAnyCheck {
  readonly meta: Rule.RuleMetaData;
  create(context: Rule.RuleContext, check: AnyCheck): Rule.RuleListener;
}

/** The ESLint rule of a check: it reports the findings that the check makes in a file. */
export const ruleFromCheck = ruleMaker({
  meta: {
    type: 'problem',
    hasSuggestions: true,
    schema: optionsSchema,
    defaultOptions: [{ allow: [] }],
    messages: {
      finding: '{{message}} ({{severity}})',
      unsure: 'Not certain: {{message}} ({{severity}})',
      write: 'Write {{written}}.',
    },
  },
  create(context, check) {
    const { sourceCode } = context;
    // Before the gate, so that a mistake in the settings shows whatever the file says.
    const settings = settingsFrom(context.settings);
    if (!mayMatter(sourceCode.text, settings.declared.functions)) return {};
    return {
      Program() {
        const options: RuleOptions = context.options[0] ?? {};
        const file = judgedFile(sourceCode, context.filename, settings);
        for (const finding of file.findings) {
          const found = finding.check === check.id ? file.foundBy(finding) : undefined;
          if (found && isWanted(finding, options, settings)) context.report(descriptorOf(finding, found, sourceCode));
        }
      },
    };
  },
});

// In this form eslint-plugin-eslint-plugin sees that the object is a rule.
function ruleMaker({ meta, create }: RuleOfAnyCheck): (check: AnyCheck) => Rule.RuleModule {
  return (check) => ({
    meta: { ...meta, docs: { description: check.title, recommended: check.recommended !== false } },
    create: (context) => create(context, check),
  });
}

function descriptorOf(finding: AuditedFinding, found: FoundFact, sourceCode: Rule.RuleContext['sourceCode']): Rule.ReportDescriptor {
  const suggestion = finding.change && suggestionFor(found, finding.change, sourceCode.text);
  return {
    loc: findingLocation(finding.attribute, found),
    messageId: finding.verdict === 'fail' ? 'finding' : 'unsure',
    data: { message: finding.message, severity: finding.severity },
    suggest: suggestion
      ? [{ messageId: 'write', data: { written: suggestion.written }, fix: (fixer) => suggestion.edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)) }]
      : [],
  };
}
