/**
 * The outcome of a test run, from vitest's JSON report (null when it left none) and its exit status.
 * `failed` counts whatever keeps the run from being good: failed tests, files that could not be run,
 * tests that were skipped (none may be), and, when nothing else explains a bad exit, the run itself.
 * @param {null | { numPassedTests: number, testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 * @param {number | null} status
 * @returns {{ passed: number, failed: number, notes: string[] }}
 */
export function tally(report, status) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const failedTests = tests.filter((test) => test.status === "failed").length;
  const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
  const broken = files.filter(
    (file) => file.status === "failed" && file.assertionResults.every(isNotFailed),
  );
  const counted = failedTests + skipped.length + broken.length;
  const isUnexplained = counted === 0 && (report === null || status !== 0);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: counted + (isUnexplained ? 1 : 0),
    notes: [
      ...skipped.map(({ fullName }) => `skipped, which is not allowed: ${fullName}`),
      ...broken.map(({ name }) => `could not be run: ${name}`),
      ...(isUnexplained ? ["the test run failed outside of any test"] : []),
    ],
  };
}

/** @param {{ status: string }} test */
const isNotFailed = ({ status }) => status !== "failed";
