/** Milliseconds after which what was waited for will not come; a busy machine takes its time. */
export const PATIENCE = 120_000;

// Runs before each test file of the app's own, of which few draw anything.
if (typeof document !== "undefined") {
  const { configure } = await import("@testing-library/dom");
  configure({ asyncUtilTimeout: PATIENCE });
}
