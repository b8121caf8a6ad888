/** A duration in seconds as people say it: "45 minutes", "12 hours", "400 days". */
export function durationOf(seconds: number): string {
  if (seconds < 2 * 3_600) return counted(Math.round(seconds / 60), 'minute');
  if (seconds < 2 * 86_400) return counted(Math.round(seconds / 3_600), 'hour');
  return counted(Math.round(seconds / 86_400), 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
