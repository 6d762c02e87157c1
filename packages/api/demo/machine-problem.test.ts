import { expect, test } from "vitest";
import { machineProblem } from "./machine-problem.ts";

const withCode = (code: string): Error => Object.assign(new Error(`${code}: write`), { code });

test.each([
  ["Node found the disk full", withCode("ENOSPC"), /磁盘已满.+The disk is full/],
  ["the quota is used up", withCode("EDQUOT"), /磁盘已满/],
  [
    "the engine found the disk full",
    new Error("commit failed (backend: database or disk is full)"),
    /磁盘已满/,
  ],
  [
    "it is the cause of another",
    new Error("no table", { cause: withCode("ENOSPC") }),
    /The disk is full/,
  ],
  ["the file may not grow", withCode("EFBIG"), /larger than this system allows/],
  ["the disk is read-only", withCode("EROFS"), /只读.+read-only/],
  [
    "the engine may not write",
    new Error("attempt to write a readonly database"),
    /只读.+read-only/,
  ],
  ["the folder is somebody else's", withCode("EACCES"), /权限.+rights/],
  ["the engine may not open it", new Error("unable to open database file"), /权限.+rights/],
  ["the file is no database", new Error("file is not a database"), /已损坏.+damaged/],
  [
    "the engine cannot read the file",
    new Error("Database file is encrypted or not a valid SQLite database"),
    /已损坏.+damaged/,
  ],
  [
    "a part of it was overwritten",
    new Error("database disk image is malformed"),
    /已损坏.+damaged/,
  ],
])("given %s, when it is told, then it is one sentence in both languages", (_what, error, says) => {
  expect(machineProblem(error)).toMatch(says);
});

test.each([new TypeError("x is not a function"), "text", null])(
  "given %s, when it is told, then it is no problem of the machine",
  (error) => expect(machineProblem(error)).toBeNull(),
);
