const DAMAGED = 11;
const NO_DATABASE = 26;
/** Of what is read-only (8): the file is not where it was when it was opened. */
const MOVED = 8 | (4 << 8);

/** SQLite's result codes in words: what is wrong, and what to do. */
const REASONS: { readonly [code: number]: string } = {
  5: 'another process uses it',
  8: 'it is read-only: let this user write it and its folder',
  10: 'the disk failed; the log of the system says more',
  [DAMAGED]: 'it is damaged: move it away to begin anew, and keep it for its events',
  13: 'the disk is full: make room',
  14: 'it cannot be opened, perhaps because its folder does not exist or the disk is full',
  [NO_DATABASE]: 'it is no SQLite file: name another one, or move it away',
  [MOVED]: 'it was moved or deleted while it was in use: start anew',
};

const CODES: { readonly [code: string]: string } = {
  ENOENT: 'its folder does not exist',
  EACCES: 'this user may not write it',
  EROFS: 'its disk is read-only',
  EISDIR: 'it is a folder: name a file',
  ENOSPC: REASONS[13] as string,
};

const textOf = (path: string, reason: string): string => `spool ${path} cannot be used: ${reason}`;

/** A spool that is of no use to this process any more. */
export class LostSpool extends Error {
  override readonly name = 'LostSpool';
}

export const movedSpool = (path: string): Error =>
  new LostSpool(textOf(path, REASONS[MOVED] as string));

/** What SQLite or the system says of a spool, in one sentence for its operator. */
export const explainSpool = (path: string, error: unknown): Error => {
  const { errcode = 0, code = '', message } = error as Error & { errcode?: number; code?: string };
  const reason = REASONS[errcode] ?? REASONS[errcode & 0xff] ?? CODES[code] ?? message;
  const isLost = [DAMAGED, NO_DATABASE].includes(errcode & 0xff) || errcode === MOVED;
  return new (isLost ? LostSpool : Error)(textOf(path, reason), { cause: error });
};
