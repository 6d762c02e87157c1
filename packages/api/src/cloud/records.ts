import type { DynamoDBBatchResponse, DynamoDBRecord } from "aws-lambda";
import type { Deps } from "../deps.ts";
import { type Consumer, type Delivery, deliver, isDue, isOutboxItem } from "../table/outbox.ts";
import { fromImage, type Item } from "../table/table.ts";

/*
 * Records of the table's stream to messages of the outbox. A record says that a message was written; it may
 * come twice, late, or after the message was delivered otherwise: that is what the outbox allows for.
 */

type Told = { sequenceNumber: string; item: Item };

/** The message a record tells of, or null when it is none that waits. */
function toldBy({ eventName, dynamodb }: DynamoDBRecord): Told | null {
  const { NewImage, SequenceNumber } = dynamodb ?? {};
  if (eventName !== "INSERT" || !NewImage || !SequenceNumber) return null;
  const item = fromImage(NewImage as Parameters<typeof fromImage>[0]);
  return isOutboxItem(item) ? { sequenceNumber: SequenceNumber, item } : null;
}

/** In their order; answers the numbers of those that could not even be set back. */
async function deliverInOrder(delivery: Delivery, told: readonly Told[], log: Deps["log"]) {
  const failed: string[] = [];
  for (const { item, sequenceNumber } of told)
    try {
      await deliver(delivery, item);
    } catch (error) {
      const name = error instanceof Error ? error.name : "unknown";
      log({ level: "error", message: "delivery broke off", error: name });
      failed.push(sequenceNumber);
    }
  return failed;
}

/**
 * Delivers the messages a batch of records tells of. A message that fails is set back in the outbox, so it
 * holds up no other; only when the table cannot be reached is its record given back to the stream.
 */
export async function deliverRecords(
  { table, clock, log }: Deps,
  consumers: readonly Consumer[],
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const now = clock();
  const report: Delivery["report"] = (failure) =>
    log({ level: "error", message: "delivery failed", ...failure });
  const told = records.flatMap((record) => toldBy(record) ?? []);
  const due = told.filter(({ item }) => isDue(item, now));
  const shards = [...Map.groupBy(due, ({ item }) => item.pk).values()];
  const delivery = { table, consumers, now, report };
  const failed = await Promise.all(shards.map((shard) => deliverInOrder(delivery, shard, log)));
  return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
}
