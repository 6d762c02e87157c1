import { randomUUID } from "node:crypto";
import {
  GetItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { fromCard } from "../src/complaint/card.ts";
import { gridById } from "../src/grid/resolve.ts";
import { loadDivision } from "../src/grid/store.ts";
import type { Id } from "../src/kernel/ids.ts";
import { fromAttributes, toAttributes } from "../src/table/codec.ts";
import type { Card } from "../src/kernel/card.ts";
import type { Table } from "../src/table/table.ts";
import type { Entry } from "../src/table/timeline.ts";

/* The requests of the baseline, written against the SDK by hand. */

/** The item that holds the state of a thing; what is small lies in it as its own card. */
export type Row<State> = Record<string, unknown> & {
  pk: string;
  sk: string;
  state: State;
  version: number;
  head: string;
};

export async function getItem<State>(table: Table, id: string): Promise<Row<State> | null> {
  const { Item } = await table.client.send(
    new GetItemCommand({
      TableName: table.name,
      Key: { pk: { S: id }, sk: { S: "state" } },
      ConsistentRead: true,
    }),
  );
  if (!Item) return null;
  const row = fromAttributes(Item);
  return { ...row, state: row["state"] ?? row["card"] } as Row<State>;
}

export async function readPartition<State, Fact>(table: Table, id: string) {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk AND sk >= :sk",
      ExpressionAttributeValues: { ":pk": { S: id }, ":sk": { S: "state" } },
    }),
  );
  const [row, ...rest] = Items.map((item) => fromAttributes(item));
  const entries = rest.map((item) => item["entry"] as Entry<Fact>);
  return row ? { row: row as Row<State>, entries } : null;
}

/** One more than a page, to know whether more follows. */
export async function listOpen(table: Table, gridId: string, first: number, now: string) {
  const grid = gridById(await loadDivision(table), gridId as Id<"grid">, now);
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: "gsi4",
      KeyConditionExpression: "gsi4pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: `area#${grid?.path}#OPEN` } },
      ScanIndexForward: false,
      Limit: first + 1,
    }),
  );
  return Items.map((item) => {
    const { pk, gsi4sk, card } = fromAttributes(item) as { pk: string; gsi4sk: string; card: Card };
    return { pk, gsi4sk, listed: fromCard(card)! };
  });
}

/** How many a reporter has submitted on a day. */
export async function countDay(table: Table, pk: string): Promise<number> {
  const { Item } = await table.client.send(
    new GetItemCommand({
      TableName: table.name,
      Key: { pk: { S: pk }, sk: { S: "reports" } },
      ConsistentRead: true,
    }),
  );
  return Number(Item?.["reports"]?.N ?? 0);
}

/** One more report of a day, as long as it is not one too many. */
const oneMore = (table: Table, { pk, most, expiresAt }: Count): TransactWriteItem => ({
  Update: {
    TableName: table.name,
    Key: { pk: { S: pk }, sk: { S: "reports" } },
    UpdateExpression: "SET expiresAt = :end ADD reports :one",
    ConditionExpression: "attribute_not_exists(reports) OR reports < :most",
    ExpressionAttributeValues: {
      ":end": { N: String(expiresAt) },
      ":one": { N: "1" },
      ":most": { N: String(most) },
    },
  },
});

type Count = { pk: string; most: number; expiresAt: number };
type Put = { item: Record<string, unknown>; expected?: number | "absent" };

const toTransactItem = (table: Table, { item, expected }: Put): TransactWriteItem => ({
  Put: {
    TableName: table.name,
    Item: toAttributes(item),
    ...(expected === "absent" && { ConditionExpression: "attribute_not_exists(pk)" }),
    ...(typeof expected === "number" && {
      ConditionExpression: "version = :expected",
      ExpressionAttributeValues: { ":expected": { N: String(expected) } },
    }),
  },
});

export async function putAll(table: Table, puts: readonly Put[], count?: Count): Promise<void> {
  const TransactItems = [
    ...puts.map((put) => toTransactItem(table, put)),
    ...(count ? [oneMore(table, count)] : []),
  ];
  await table.client.send(
    new TransactWriteItemsCommand({ TransactItems, ClientRequestToken: randomUUID() }),
  );
}
