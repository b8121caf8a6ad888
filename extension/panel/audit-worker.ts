// The audit runs here, beside the panel: whatever a page makes us chew on, the panel keeps answering.
import { auditOf, type AuditInput, type PanelAudit } from './audit.ts';

export type AuditAnswer = { readonly audit: PanelAudit } | { readonly problem: string };

self.addEventListener('message', ({ data }: MessageEvent<AuditInput>) => {
  postMessage(answerTo(data));
});

function answerTo(input: AuditInput): AuditAnswer {
  try {
    return { audit: auditOf(input) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
