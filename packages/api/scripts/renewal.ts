import { isDeepStrictEqual } from "node:util";
import { type AttributeValue, ScanCommand } from "@aws-sdk/client-dynamodb";
import { toCard } from "../src/complaint/card.ts";
import type { Complaint } from "../src/complaint/complaint.ts";
import { kindOf } from "../src/kernel/ids.ts";
import type { Card } from "../src/kernel/card.ts";
import { inLayout, stateKey } from "../src/table/aggregate.ts";
import { fromImage, type Item, type Table, write } from "../src/table/table.ts";

/** How the card of a kind is made from its state; of what is missing here the state is the card. */
const cards: Readonly<Record<string, (state: never) => Card | null>> = {
  complaint: (complaint: Complaint) => toCard(complaint),
};

/** The item of an aggregate as it is laid out now; null when it is so already, or is something else. */
function renewed(item: Item): Item | null {
  const { state = item["card"], card: _, ...rest } = item;
  if (item.sk !== stateKey(item.pk).sk || state === undefined) return null;
  const make = cards[kindOf(item.pk) ?? ""];
  const next: Item = { ...rest, ...inLayout(state, make?.(state as never)) };
  return isDeepStrictEqual(next, item) ? null : next;
}

/**
 * Lays every aggregate of a table out as the application does now, without changing what it says; answers how many
 * were laid out anew. People may go on working: what is changed meanwhile is left as they wrote it. May be cut off and
 * begun again. One request per megabyte that is read, and one per item that is written.
 */
export async function renew(table: Table): Promise<number> {
  let renewedSoFar = 0;
  let start: Record<string, AttributeValue> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        ConsistentRead: true,
        ExclusiveStartKey: start,
      }),
    );
    for (const item of Items.map(fromImage)) {
      const next = renewed(item);
      const when = { version: item["version"] as number };
      if (next && (await write(table, { kind: "put", item: next, when }))) renewedSoFar += 1;
    }
    start = LastEvaluatedKey;
  } while (start);
  return renewedSoFar;
}
