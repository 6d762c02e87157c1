import { codeOf, imageLibrary } from "./bundles.ts";
import { type Base, functionOf } from "./function.ts";
import { cleaningGrants, notifyOfUploads, removalGrants, viewGrants } from "./media.ts";
import { createFailures } from "./queue.ts";
import { secretGrants } from "./secrets.ts";
import { OUTBOX_PREFIX } from "./table-shape.ts";
import { tableGrants } from "./table.ts";

/** Work of the background: its function, and the queue where lies what it could not do. */
export type Job = { name: string; function: sst.aws.Function; failures: sst.aws.Queue };

/** Sending a failed event to where failures lie. */
const reportGrants = (failures: sst.aws.Queue) => [
  { actions: ["sqs:SendMessage"], resources: [failures.arn] },
];

const commonGrants = ({ table, secrets }: Base) => [
  ...tableGrants(table),
  ...secretGrants(secrets),
];

/** What delivering messages takes, whoever they are for. */
const deliveryGrants = (base: Base) => [...commonGrants(base), ...viewGrants(base.media)];

/** Only messages that are new: what a drain moves or removes must not wake it again. */
const newMessages = {
  eventName: ["INSERT"],
  dynamodb: { Keys: { pk: { S: [{ prefix: OUTBOX_PREFIX }] } } },
};

/** How an event nobody waits for is tried again, and where it lies when that did not help. */
const retried = (
  base: Base,
  {
    failures,
    retries,
    withinSeconds,
  }: { failures: sst.aws.Queue; retries: number; withinSeconds: number },
) => ({
  retries,
  transform: {
    ...functionOf(base).transform,
    eventInvokeConfig: {
      maximumEventAgeInSeconds: withinSeconds,
      destinationConfig: { onFailure: { destination: failures.arn } },
    },
  },
});

const streamGrants = ({ table }: Base) => [
  {
    actions: [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    ],
    resources: [table.nodes.table.streamArn],
  },
];

/** Carries out what commands asked of other capabilities, as soon as it is written. */
function createStream(base: Base): Job {
  const failures = createFailures("StreamFailures");
  const stream = new sst.aws.Function("Stream", {
    ...functionOf(base),
    description: "Delivers the outbox",
    ...codeOf("stream"),
    memory: "512 MB",
    // A batch of messages to a WeChat that answers nothing, each given up after seconds.
    timeout: "3 minutes",
    permissions: [...deliveryGrants(base), ...streamGrants(base), ...reportGrants(failures)],
  });
  base.table.subscribe("Stream", stream.arn, {
    filters: [newMessages],
    transform: {
      eventSourceMapping: {
        batchSize: 25,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 5,
        maximumRecordAgeInSeconds: 60 * 60,
        destinationConfig: { onFailure: { destinationArn: failures.arn } },
      },
    },
  });
  return { name: "stream", function: stream, failures };
}

/** The clocks of complaints, messages nobody was woken for, photos nobody attached. */
function createSweep(base: Base): Job {
  const failures = createFailures("SweepFailures");
  const sweep = new sst.aws.Function("Sweep", {
    ...functionOf(base),
    description: "Clocks and leftovers, every minute",
    ...codeOf("sweep"),
    memory: "512 MB",
    timeout: "50 seconds",
    permissions: [...deliveryGrants(base), ...removalGrants(base.media), ...reportGrants(failures)],
    // The next one comes in a minute anyway and does the same work.
    ...retried(base, { failures, retries: 1, withinSeconds: 60 }),
  });
  new sst.aws.CronV2("Clock", {
    function: sweep.arn,
    schedule: "rate(1 minute)",
    retries: 2,
    dlq: failures.arn,
  });
  return { name: "sweep", function: sweep, failures };
}

/** Takes the metadata out of photos that came in, before anybody can see them. */
function createCleaning(base: Base): Job {
  const failures = createFailures("CleaningFailures");
  const cleaning = new sst.aws.Function("Cleaning", {
    ...functionOf(base),
    description: "Cleans photos",
    ...codeOf("cleaning"),
    copyFiles: imageLibrary(),
    // Decoding wants a whole processor, which comes with this much memory.
    memory: "1769 MB",
    timeout: "30 seconds",
    permissions: [...commonGrants(base), ...cleaningGrants(base.media), ...reportGrants(failures)],
    ...retried(base, { failures, retries: 2, withinSeconds: 60 * 60 }),
  });
  notifyOfUploads(base.media, cleaning);
  return { name: "cleaning", function: cleaning, failures };
}

export type Jobs = ReturnType<typeof createJobs>;

/** Everything that happens without anybody asking. */
export const createJobs = (base: Base) => ({
  stream: createStream(base),
  sweep: createSweep(base),
  cleaning: createCleaning(base),
});
