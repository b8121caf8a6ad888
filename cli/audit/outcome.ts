import type { Notice, Report } from '#shared/report/report.ts';

/** What a run found. */
export interface Outcome {
  readonly reports: readonly Report[];
  readonly notices: readonly RunNotice[];
}

export interface RunNotice extends Notice {
  /** Something the user asked for could not be read: the answer is not complete, and the exit code says so. */
  readonly unreadable: boolean;
}

export function unreadable(at: string, id: string, text: string): RunNotice {
  return { id, text, at, unreadable: true };
}

/** A remark that does not change the exit code. */
export function remark(notice: Notice): RunNotice {
  return { ...notice, unreadable: false };
}

export function combined(outcomes: readonly Outcome[]): Outcome {
  return { reports: outcomes.flatMap(({ reports }) => reports), notices: outcomes.flatMap(({ notices }) => notices) };
}
