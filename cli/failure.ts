/** The command was called in a way that cannot work, or with something that cannot be read. The message says what to do. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** First line of an error's message; system errors about files are said in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = fileErrors[code];
  if (words !== undefined) return words;
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}

const fileErrors: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'reading or writing it is not permitted',
  EPERM: 'reading or writing it is not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
};
