import {
  GetItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { gridById } from "../src/grid/resolve.ts";
import { loadDivision } from "../src/grid/store.ts";
import type { Id } from "../src/kernel/ids.ts";
import type { Table } from "../src/table/table.ts";
import type { Entry } from "../src/table/timeline.ts";

/* The requests of the baseline, written against the SDK by hand. */

/** The item that holds the state of a thing, as it lies in the table. */
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
  return Item ? (unmarshall(Item) as Row<State>) : null;
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
  const [row, ...rest] = Items.map((item) => unmarshall(item));
  const entries = rest.map((item) => item["entry"] as Entry<Fact>);
  return row ? { row: row as Row<State>, entries } : null;
}

/** One more than a page, to know whether more follows. */
export async function listOpen<State>(table: Table, gridId: string, first: number, now: string) {
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
  return Items.map((item) => unmarshall(item) as Row<State>);
}

export async function countDay(table: Table, pk: string): Promise<number> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: pk } },
      Limit: 30,
    }),
  );
  return Items.length;
}

type Put = { item: Record<string, unknown>; expected?: number | "absent" };

const toTransactItem = (table: Table, { item, expected }: Put): TransactWriteItem => ({
  Put: {
    TableName: table.name,
    Item: marshall(item, { removeUndefinedValues: true }),
    ...(expected === "absent" && { ConditionExpression: "attribute_not_exists(pk)" }),
    ...(typeof expected === "number" && {
      ConditionExpression: "version = :expected",
      ExpressionAttributeValues: { ":expected": { N: String(expected) } },
    }),
  },
});

export async function putAll(table: Table, puts: readonly Put[]): Promise<void> {
  const TransactItems = puts.map((put) => toTransactItem(table, put));
  await table.client.send(new TransactWriteItemsCommand({ TransactItems }));
}
