/**
 * The outcome of a test run, from vitest's JSON report (null when it left none) and its exit status.
 * `failed` counts whatever keeps the run from being good: failed tests, files that could not be run,
 * tests that were skipped (none may be), and, when nothing else explains a bad exit, the run itself.
 * Each is named in `notes` with why: they end the output, and its end is all that some see of it.
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Test
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Test[] }} File
 * @param {null | { numPassedTests: number, testResults: File[] }} report
 * @param {number | null} status
 * @returns {{ passed: number, failed: number, notes: string[] }}
 */
export function tally(report, status) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const failures = files.flatMap(({ name, assertionResults }) =>
    assertionResults.filter((test) => !isNotFailed(test)).map((test) => ({ ...test, name })),
  );
  const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
  const broken = files.filter(
    (file) => file.status === "failed" && file.assertionResults.every(isNotFailed),
  );
  const counted = failures.length + skipped.length + broken.length;
  const isUnexplained = counted === 0 && (report === null || status !== 0);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: counted + (isUnexplained ? 1 : 0),
    notes: [
      ...failures.map((test) => `failed: ${test.fullName}\n  in ${test.name}${why(test)}`),
      ...skipped.map(({ fullName }) => `skipped, which is not allowed: ${fullName}`),
      ...broken.map(({ name, message }) => `could not be run: ${name}${indented(message)}`),
      ...(isUnexplained ? ["the test run failed outside of any test"] : []),
    ],
  };
}

/** Enough of what was said to know the cause: a whole page of HTML or of SDL may follow. */
const linesOfCause = 12;

/** @param {string | undefined} message */
const indented = (message) =>
  (message ?? "")
    .split("\n", linesOfCause)
    .filter((line) => line.trim() !== "")
    .map((line) => `\n  ${line}`)
    .join("");

/** @param {Test} test */
const why = ({ failureMessages = [] }) => failureMessages.map(indented).join("");

/** @param {{ status: string }} test */
const isNotFailed = ({ status }) => status !== "failed";
