import { expect, test } from "vitest";
import { tally } from "./tally.mjs";

const file = (status: string, ...tests: string[]) => ({
  name: "a.test.ts",
  status,
  message: status === "failed" && tests.length === 0 ? "no such module" : "",
  assertionResults: tests.map((one) => ({
    status: one,
    fullName: `a test that ${one}`,
    failureMessages: one === "failed" ? ["one is not two\n    at a.test.ts:1:1"] : [],
  })),
});
const reportOf = (...testResults: ReturnType<typeof file>[]) => ({
  numPassedTests: testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "passed").length,
  testResults,
});

test("given tests that all pass, when counted, then nothing failed", () => {
  const report = reportOf(file("passed", "passed", "passed"), file("passed", "passed"));
  expect(tally(report, 0)).toEqual({ passed: 3, failed: 0, notes: [] });
});

test("given failed tests, when counted, then each counts once and is named with its file and why", () => {
  const report = reportOf(file("failed", "passed", "failed", "failed"));
  const note =
    "failed: a test that failed\n  in a.test.ts\n  one is not two\n      at a.test.ts:1:1";
  expect(tally(report, 1)).toEqual({ passed: 1, failed: 2, notes: [note, note] });
});

test("given a failure told at great length, when named, then its beginning is enough", () => {
  const failed = { status: "failed", fullName: "a test", failureMessages: ["x\n".repeat(1_000)] };
  const report = reportOf({ ...file("failed"), assertionResults: [failed] });
  expect(tally(report, 1).notes[0]?.split("\n")).toHaveLength(14);
});

test.each(["skipped", "pending", "todo", "disabled"])(
  "given a test that is %s, when counted, then it keeps the run from being good and is named",
  (status) => {
    const notes = [`skipped, which is not allowed: a test that ${status}`];
    expect(tally(reportOf(file("passed", "passed", status)), 0)).toEqual({
      passed: 1,
      failed: 1,
      notes,
    });
  },
);

test("given a file that could not be loaded, when counted, then the file counts as failed, with why", () => {
  const report = reportOf(file("failed"), file("passed", "passed"));
  expect(tally(report, 1)).toEqual({
    passed: 1,
    failed: 1,
    notes: ["could not be run: a.test.ts\n  no such module"],
  });
});

test("given good tests but a bad exit, when counted, then the run itself counts as failed", () => {
  expect(tally(reportOf(file("passed", "passed")), 1)).toMatchObject({ passed: 1, failed: 1 });
});

test.each([0, 1, null])(
  "given no report and exit %s, when counted, then the run failed",
  (status) => {
    expect(tally(null, status)).toMatchObject({ passed: 0, failed: 1 });
  },
);
