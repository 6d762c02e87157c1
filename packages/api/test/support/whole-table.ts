import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { fromAttributes } from "../../src/table/codec.ts";
import { localClient } from "../../src/table/client.ts";
import { startEngine } from "../../src/table/engine.ts";
import { toStored } from "../../src/table/aggregate.ts";
import { SHARDS } from "../../src/table/outbox.ts";
import { type Item, query, type Table } from "../../src/table/table.ts";
import { type Entry, firstBreak } from "../../src/table/timeline.ts";

/** Every item of a table by partition. For tests only: nothing in life reads a whole table. */
export type WholeTable = ReadonlyMap<string, readonly Item[]>;

export async function scan({ client, name }: Table): Promise<WholeTable> {
  const partitions = new Map<string, Item[]>();
  let start: Record<string, never> | undefined;
  do {
    const page = new ScanCommand({
      TableName: name,
      ConsistentRead: true,
      ExclusiveStartKey: start,
    });
    const { Items, LastEvaluatedKey } = await client.send(page);
    for (const item of (Items ?? []).map((one) => fromAttributes(one) as Item))
      partitions.set(item.pk, [...(partitions.get(item.pk) ?? []), item]);
    start = LastEvaluatedKey as Record<string, never> | undefined;
  } while (start);
  return partitions;
}

function tableAt(endpoint: string): Table {
  return { client: localClient(endpoint), name: "linge" };
}

/** Reads the table of a data folder that nobody holds. */
export async function readWholeTable(dir: string): Promise<WholeTable> {
  const engine = await startEngine({ dataFile: join(dir, "table.db") });
  const table = tableAt(engine.endpoint);
  try {
    return await scan(table);
  } finally {
    table.client.destroy();
    await engine.stop();
  }
}

/** Whether anything waits in the outbox of the table a running engine serves. */
export async function hasUndelivered(enginePid: number): Promise<boolean> {
  const line = readFileSync(`/proc/${enginePid}/cmdline`, "utf8").split("\0");
  const table = tableAt(`http://127.0.0.1:${line[line.indexOf("-p") + 1]}`);
  const shards = Array.from({ length: SHARDS }, (_, i) => `outbox#${i}`);
  const found = await Promise.all(shards.map((pk) => query(table, { pk, limit: 1 })));
  table.client.destroy();
  return found.flat().length > 0;
}

const find = (items: readonly Item[] | undefined, sk: string): Item | undefined =>
  items?.find((item) => item.sk === sk);

/** The states of all aggregates of a kind, by id. */
export const statesOf = <State>(table: WholeTable, prefix: string): Map<string, State> =>
  new Map(
    [...table].flatMap(([pk, items]) => {
      const state = pk.startsWith(`${prefix}_`) ? find(items, "state") : undefined;
      return state ? [[pk, toStored<State>(state).state]] : [];
    }),
  );

/** An aggregate is whole when its state and its timeline tell the same story, from the first entry on. */
function aggregateProblem(items: readonly Item[]): string | null {
  const entries = items
    .filter(({ sk }) => sk.startsWith("t#"))
    .toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
    .map((item) => item["entry"] as Entry);
  const state = find(items, "state");
  // What keeps no timeline, such as a photo, has no head either.
  if (!state) return entries.length > 0 ? "has a timeline without a state" : null;
  if (state["head"] === undefined && entries.length === 0) return null;
  if (state["version"] !== entries.length) return "has another version than its timeline";
  const seq = firstBreak(entries, state["head"] as string);
  return seq === null ? null : `has a broken timeline at ${seq}`;
}

/** A note that points somewhere must find something there. */
function danglingProblem(table: WholeTable, { pk, sk, ...item }: Item): string | null {
  const target = (sk === "memo" ? item["id"] : item["complaintId"]) as string | undefined;
  const isPointer = sk === "memo" || (sk === "unique" && target !== undefined);
  if (!isPointer || find(table.get(target ?? ""), "state")) return null;
  return `${pk} points to ${target}, which does not exist`;
}

/** Everything about a table that a write cut in half would leave behind. */
export function problemsOf(table: WholeTable): string[] {
  return [...table].flatMap(([pk, items]) => {
    const own = aggregateProblem(items);
    const dangling = items.flatMap((item) => danglingProblem(table, item) ?? []);
    const undelivered = pk.startsWith("outbox") ? [`${pk} holds ${items.length}`] : [];
    return [...(own ? [`${pk} ${own}`] : []), ...dangling, ...undelivered];
  });
}
