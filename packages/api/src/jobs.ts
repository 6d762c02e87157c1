import type { DynamoDBStreamHandler, S3Handler } from "aws-lambda";
import { makeDeps } from "./cloud/deps.ts";
import { once } from "./cloud/once.ts";
import { deliverRecords } from "./cloud/records.ts";
import { consumersOf } from "./consumers.ts";
import type { Deps } from "./deps.ts";
import { SECOND, toMs } from "./kernel/clock.ts";
import { receiveStored } from "./media/upload.ts";
import { sweep as sweepAll } from "./sweep.ts";
import { oldestDue } from "./table/outbox.ts";
import { createWorker } from "./worker.ts";

/* What happens behind the API, as Lambda functions. What they are told from outside: cloud/settings.ts. */

const deps = once(() => makeDeps(process.env));

/** Wakes with the table's stream and delivers the messages that were just written. */
export const stream: DynamoDBStreamHandler = async ({ Records }) => {
  const made = await deps();
  return deliverRecords(made, consumersOf(made), Records);
};

/** How long messages have been waiting, for whoever watches: an alarm is set on the number and on its absence. */
async function reportOutbox({ table, clock, log }: Deps): Promise<void> {
  const now = clock();
  const oldest = (await oldestDue(table, now)) ?? now;
  const oldestSeconds = Math.round((toMs(now) - toMs(oldest)) / SECOND);
  log({ level: "info", message: "outbox", oldestSeconds });
}

/**
 * Comes every minute: fires what time has made due, and delivers what the stream did not. Fails when
 * anything did, so that somebody is told; what was done stays done.
 */
export const sweep = async (): Promise<void> => {
  const made = await deps();
  const isWell = await sweepAll(made);
  if (isWell) await reportOutbox(made);
  await createWorker(made, consumersOf(made)).drainNow();
  if (!isWell) throw new Error("a sweep failed; the log says which");
};

/** Wakes when bytes have arrived in the bucket: cleans the photo and keeps it. */
export const media: S3Handler = async ({ Records }) => {
  const made = await deps();
  for (const { s3 } of Records) await receiveStored(made, decodeURIComponent(s3.object.key));
};
