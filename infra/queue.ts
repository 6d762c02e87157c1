/** Fourteen days, the most there is: somebody must look at what lies here, and people have holidays. */
const KEPT_SECONDS = 14 * 24 * 60 * 60;

/** A queue for what was tried too often. An alarm watches each. */
export function createFailures(name: string) {
  return new sst.aws.Queue(name, {
    transform: {
      queue: { messageRetentionSeconds: KEPT_SECONDS, sqsManagedSseEnabled: true },
    },
  });
}
