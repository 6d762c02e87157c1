import {
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  ConditionalCheckFailedException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";

/** The one table, and the only file that speaks DynamoDB's own language. */
export type Table = { client: DynamoDBClient; name: string };

export type Key = { pk: string; sk: string };
export type Item = Key & Record<string, unknown>;

/** Sparse indexes: an item is in index n when it carries both `gsi<n>pk` and `gsi<n>sk`. */
export const indexes = ["gsi1", "gsi2", "gsi3", "gsi4", "gsi5", "gsi6", "gsi7"] as const;
export type Index = (typeof indexes)[number];

/** What must be true of the stored item for a write to happen. */
export type When = { absent: true } | { version: number };

export type Write =
  | { kind: "put"; item: Item; when?: When }
  | { kind: "delete"; key: Key; when?: When };

const toAttributes = (value: Record<string, unknown>) =>
  marshall(value, { removeUndefinedValues: true });

function condition(when: When | undefined) {
  if (when === undefined) return {};
  if ("absent" in when) return { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    ConditionExpression: "version = :expected",
    ExpressionAttributeValues: toAttributes({ ":expected": when.version }),
  };
}

function toTransactItem(table: Table, write: Write): TransactWriteItem {
  const base = { TableName: table.name, ...condition(write.when) };
  return write.kind === "put"
    ? { Put: { ...base, Item: toAttributes(write.item) } }
    : { Delete: { ...base, Key: toAttributes(write.key) } };
}

/** One item, read consistently; null when there is none. One request. */
export async function get(table: Table, key: Key): Promise<Item | null> {
  const { Item } = await table.client.send(
    new GetItemCommand({ TableName: table.name, Key: toAttributes(key), ConsistentRead: true }),
  );
  return Item ? (unmarshall(Item) as Item) : null;
}

const BATCH = 100;

/** The items that exist among these keys, in any order. One request per hundred distinct keys. */
export async function getMany(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const distinct = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];
  const items: Item[] = [];
  for (let start = 0; start < distinct.length; start += BATCH) {
    let pending = distinct.slice(start, start + BATCH).map((key) => toAttributes(key));
    while (pending.length > 0) {
      const answer = await table.client.send(
        new BatchGetItemCommand({ RequestItems: { [table.name]: { Keys: pending } } }),
      );
      items.push(...(answer.Responses?.[table.name] ?? []).map((item) => unmarshall(item) as Item));
      pending = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    }
  }
  return items;
}

export type Range = {
  pk: string;
  index?: Index;
  /** Bounds of the sort key; `after` and `before` exclude the bound itself. */
  begins?: string;
  from?: string;
  after?: string;
  before?: string;
  descending?: boolean;
  limit?: number;
};

/** The sort-key bound of a range as one key condition: DynamoDB allows one, so pairs become BETWEEN. */
function sortBound(range: Range, sk: string) {
  if (range.begins !== undefined && range.after === undefined && range.before === undefined)
    return { expression: ` AND begins_with(${sk}, :lo)`, values: { ":lo": range.begins } };
  const prefix = range.begins ?? "";
  const low = range.after !== undefined ? `${range.after}\u0000` : (range.from ?? prefix);
  const high =
    range.before !== undefined ? justBelow(range.before) : prefix ? `${prefix}\uffff` : undefined;
  if (high !== undefined)
    return {
      expression: ` AND ${sk} BETWEEN :lo AND :hi`,
      values: { ":lo": low || " ", ":hi": high },
    };
  return low ? { expression: ` AND ${sk} >= :lo`, values: { ":lo": low } } : null;
}

/** A bound that excludes `key` itself: our sort keys are printable, so nothing lies between the two. */
const justBelow = (key: string): string =>
  `${key.slice(0, -1)}${String.fromCharCode(key.charCodeAt(key.length - 1) - 1)}\uffff`;

function toQuery(table: Table, range: Range) {
  const [pk, sk] = range.index ? [`${range.index}pk`, `${range.index}sk`] : ["pk", "sk"];
  const bound = sortBound(range, sk);
  return {
    TableName: table.name,
    ...(range.index ? { IndexName: range.index } : { ConsistentRead: true }),
    KeyConditionExpression: `${pk} = :pk${bound?.expression ?? ""}`,
    ExpressionAttributeValues: toAttributes({ ":pk": range.pk, ...bound?.values }),
    ScanIndexForward: !range.descending,
    ...(range.limit !== undefined && { Limit: range.limit }),
  };
}

/**
 * The items of a range in key order. With a limit it is one request; without one it reads to the
 * end, one request per megabyte.
 */
export async function query(table: Table, range: Range): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, never> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await table.client.send(
      new QueryCommand({ ...toQuery(table, range), ExclusiveStartKey: start }),
    );
    items.push(...(Items ?? []).map((item) => unmarshall(item) as Item));
    start = LastEvaluatedKey as Record<string, never> | undefined;
  } while (start && (range.limit === undefined || items.length < range.limit));
  return items;
}

/** Answers `false` when the condition did not hold. One request. */
export async function write(table: Table, one: Write): Promise<boolean> {
  const base = { TableName: table.name, ...condition(one.when) };
  const command =
    one.kind === "put"
      ? new PutItemCommand({ ...base, Item: toAttributes(one.item) })
      : new DeleteItemCommand({ ...base, Key: toAttributes(one.key) });
  try {
    await table.client.send(command as PutItemCommand);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** What became of a transaction: all written, or nothing with the writes whose condition failed. */
export type Transacted =
  | { kind: "written" }
  | { kind: "failed"; conditions: readonly number[]; contended: boolean };

/** All of these writes or none of them. One request; at most 100 writes. */
export async function transact(table: Table, writes: readonly Write[]): Promise<Transacted> {
  try {
    await table.client.send(
      new TransactWriteItemsCommand({
        TransactItems: writes.map((one) => toTransactItem(table, one)),
      }),
    );
    return { kind: "written" };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
    const conditions = codes.flatMap((code, i) => (code === "ConditionalCheckFailed" ? [i] : []));
    const contended = codes.includes("TransactionConflict");
    if (conditions.length === 0 && !contended) throw error;
    return { kind: "failed", conditions, contended };
  }
}
