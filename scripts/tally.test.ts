import { expect, test } from "vitest";
import { tally } from "./tally.mjs";

const file = (status: string, ...tests: string[]) => ({
  name: "a.test.ts",
  status,
  assertionResults: tests.map((one) => ({ status: one, fullName: `a test that ${one}` })),
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

test("given failed tests, when counted, then each counts once", () => {
  const report = reportOf(file("failed", "passed", "failed", "failed"));
  expect(tally(report, 1)).toEqual({ passed: 1, failed: 2, notes: [] });
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

test("given a file that could not be loaded, when counted, then the file counts as failed", () => {
  const report = reportOf(file("failed"), file("passed", "passed"));
  expect(tally(report, 1)).toEqual({
    passed: 1,
    failed: 1,
    notes: ["could not be run: a.test.ts"],
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
