import { readFile, stat } from 'node:fs/promises';
import { captureFromHar } from '#shared/collect/har.ts';
import type { Capture } from '#shared/facts/capture.ts';
import { roleOverrides } from '../config/role-overrides.ts';
import { reasonOf } from '../failure.ts';
import type { AuditContext } from './context.ts';
import { judgedReport } from './judged-report.ts';
import { unreadable, type Outcome } from './outcome.ts';

const maxOctets = 400 * 1024 * 1024;

/** Audits recorded traffic. `target` is the file as the user named it. */
export async function auditHar(path: string, target: string, context: AuditContext): Promise<Outcome> {
  context.progress.step(`Reading ${target}`);
  let capture: Capture;
  try {
    const { size } = await stat(path);
    if (size > maxOctets) throw new Error(`it has ${Math.round(size / 1024 / 1024)} MB; the largest that is read has ${maxOctets / 1024 / 1024} MB`);
    const text = await readFile(path, 'utf8');
    capture = captureFromHar(text, { target, now: context.io.now(), overrides: roleOverrides(context.config) });
  } catch (error) {
    return { reports: [], notices: [unreadable(target, 'har-unreadable', `The HAR file could not be read: ${reasonOf(error)}`)] };
  }
  return { reports: [judgedReport(capture, { policy: context.policy, hosts: context.config.hosts, acceptors: [context.acceptances] })], notices: [] };
}
