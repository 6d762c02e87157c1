/*
 * What stops a start although the program is right: the disk, its rights, a file that is not what it was. Node, the
 * engine and its SDK each tell it in their own way, some inside of others.
 */

const FULL =
  "磁盘已满，数据没有写完：请腾出空间后重新启动 · The disk is full and not everything was written: free some space, then start again.";
const READ_ONLY =
  "数据目录所在的磁盘是只读的：请改用可写的目录（LINGE_DATA_DIR）· The disk of the data folder is read-only: set LINGE_DATA_DIR to a folder that can be written.";
const FORBIDDEN =
  "没有读写数据目录的权限：请更改其权限，或改用别的目录（LINGE_DATA_DIR）· The data folder may not be read or written by this user: change its rights, or set LINGE_DATA_DIR to another folder.";
const TOO_LARGE =
  "数据文件超过了系统允许的大小：请放宽限制（ulimit -f）后重新启动 · The data file is larger than this system allows: raise the limit (ulimit -f), then start again.";
const DAMAGED =
  "数据文件已损坏：请从备份恢复，或删除整个数据目录重新开始 · The data file is damaged: restore it from a backup, or delete the whole data folder to start empty.";

/** Codes of Node, and words of SQLite, which the engine passes on. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ENOSPC|EDQUOT)\b|disk is full|no space left/i, FULL],
  [/\bEFBIG\b|file too large/i, TOO_LARGE],
  [/\bEROFS\b|read-?only (?:database|file system)|readonly database/i, READ_ONLY],
  [/\b(?:EACCES|EPERM)\b|permission denied|unable to open database file/i, FORBIDDEN],
  [/not a (?:valid SQLite )?database|disk image is malformed/i, DAMAGED],
];

/** What an error and those it came of say. */
function said(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return "";
  const { code } = error as NodeJS.ErrnoException;
  return [code, error.message, said(error.cause, depth + 1)].join(" ");
}

/** One sentence in both languages for what this machine refuses; null for anything else. */
export function machineProblem(error: unknown): string | null {
  const words = said(error);
  return signs.find(([sign]) => sign.test(words))?.[1] ?? null;
}
