/** Where `npm run bundle` puts what is deployed. */
export const DIST = "packages/api/dist";

/**
 * The functions: the folder of each under DIST, and what is called in it. What is deployed is what was tested:
 * packages/api/test/cloud-bundles.test.ts compares this with what the application bundles.
 */
export const handlers = {
  api: { folder: "api", handler: "lambda.handler" },
  stream: { folder: "jobs", handler: "jobs.stream" },
  sweep: { folder: "jobs", handler: "jobs.sweep" },
  cleaning: { folder: "jobs", handler: "jobs.media" },
} as const;

/** When the API is ended without an answer: packages/api/test/wire.test.ts compares it with what waits on either side. */
export const API_TIMEOUT = "15 seconds";

/** What every function is told by its environment: names and addresses, no secret. */
export const settingNames = [
  "LINGE_TABLE",
  "LINGE_MEDIA_BUCKET",
  "LINGE_PUBLIC_URL",
  "LINGE_SECRETS_ID",
] as const;

export type FunctionName = keyof typeof handlers;
