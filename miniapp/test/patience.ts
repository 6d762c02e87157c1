/* Runs before each test file of the app's own: what is waited for on a drawn page is waited for on a busy machine too. */
if (typeof document !== "undefined") {
  const { configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: 120_000 });
}

export {};
