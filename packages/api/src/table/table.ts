import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
  TransactionCanceledException,
  TransactionConflictException,
  ConditionalCheckFailedException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { fromAttributes, toAttributes } from "./codec.ts";

/** The one table, and the only file that speaks DynamoDB's own language. */
export type Table = { client: DynamoDBClient; name: string };

export type Key = { pk: string; sk: string };
export type Item = Key & Record<string, unknown>;

/** Attributes of one kind, by their name without the prefix of the kind. */
export const named = <Value>(item: Item | undefined, prefix: string): Map<string, Value> =>
  new Map(
    Object.entries(item ?? {})
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value as Value]),
  );

/** Sparse indexes: an item is in index n when it carries both `gsi<n>pk` and `gsi<n>sk`. */
export const indexes = ["gsi1", "gsi2", "gsi3", "gsi4", "gsi5", "gsi6", "gsi7"] as const;
export type Index = (typeof indexes)[number];

/**
 * What the indexes hold besides keys: cards, and what else is small. The `state` of what has a card is in none of
 * them. Infra says the same to the cloud.
 */
export const projected = [
  "card",
  "version",
  "head",
  "notice",
  "post",
  "claim",
  "address",
  "session",
] as const;

/** What must be true of the stored item for a write to happen. */
export type When = { absent: true } | { version: number };

export type Write =
  | { kind: "put"; item: Item; when?: When }
  | { kind: "delete"; key: Key; when?: When };

/** An item as a stream tells it. */
export const fromImage = (image: Record<string, AttributeValue>): Item =>
  fromAttributes(image) as Item;

/**
 * A change to an item that many write at once, such as the seats of a slot: only what it is about is
 * compared and touched, and the item comes into being with the first change. A number that is missing
 * counts as 0.
 */
export type Change = {
  kind: "change";
  key: Key;
  set?: Readonly<Record<string, unknown>>;
  remove?: readonly string[];
  add?: Readonly<Record<string, number>>;
  when?: {
    holds?: readonly string[];
    lacks?: readonly string[];
    equals?: Readonly<Record<string, number>>;
    atMost?: Readonly<Record<string, number>>;
  };
};

/** The key alone, also of a whole item. */
const toKey = ({ pk, sk }: Key) => toAttributes({ pk, sk });

function condition(when: When | undefined) {
  if (when === undefined) return {};
  if ("absent" in when) return { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    ConditionExpression: "version = :expected",
    ExpressionAttributeValues: toAttributes({ ":expected": when.version }),
  };
}

/** Placeholders for the names and values of one expression; a name may be any text. */
class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};
  readonly #known = new Map<string, string>();

  name(name: string): string {
    const known = this.#known.get(name);
    if (known) return known;
    const placeholder = `#n${this.#known.size}`;
    this.#known.set(name, placeholder);
    this.names[placeholder] = name;
    return placeholder;
  }

  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }
}

const clause = (word: string, parts: readonly string[]): string[] =>
  parts.length > 0 ? [`${word} ${parts.join(", ")}`] : [];

function conditionsOf({ when = {} }: Change, use: Placeholders): string[] {
  const { holds = [], lacks = [], equals = {}, atMost = {} } = when;
  /** Missing counts as 0, so it may be missing when 0 would do. */
  const compare = (name: string, sign: "=" | "<=", value: number, passes: boolean) => {
    const [n, v] = [use.name(name), use.value(value)];
    return passes ? `(attribute_not_exists(${n}) OR ${n} ${sign} ${v})` : `${n} ${sign} ${v}`;
  };
  return [
    ...holds.map((name) => `attribute_exists(${use.name(name)})`),
    ...lacks.map((name) => `attribute_not_exists(${use.name(name)})`),
    ...Object.entries(equals).map(([name, value]) => compare(name, "=", value, value === 0)),
    ...Object.entries(atMost).map(([name, value]) => compare(name, "<=", value, value >= 0)),
  ];
}

function toUpdate(table: Table, change: Change): NonNullable<TransactWriteItem["Update"]> {
  const use = new Placeholders();
  const { set = {}, remove = [], add = {} } = change;
  const sets = Object.entries(set).map(
    ([name, value]) => `${use.name(name)} = ${use.value(value)}`,
  );
  const adds = Object.entries(add).map(([name, value]) => `${use.name(name)} ${use.value(value)}`);
  const removes = remove.map((name) => use.name(name));
  const conditions = conditionsOf(change, use);
  return {
    TableName: table.name,
    Key: toKey(change.key),
    UpdateExpression: [
      ...clause("SET", sets),
      ...clause("REMOVE", removes),
      ...clause("ADD", adds),
    ].join(" "),
    ...(conditions.length > 0 && { ConditionExpression: conditions.join(" AND ") }),
    ...(Object.keys(use.names).length > 0 && { ExpressionAttributeNames: use.names }),
    ...(Object.keys(use.values).length > 0 && {
      ExpressionAttributeValues: toAttributes(use.values),
    }),
  };
}

/** What changes nothing is only compared. */
function toCheck({
  ConditionExpression,
  ...check
}: Omit<NonNullable<TransactWriteItem["Update"]>, "UpdateExpression">): TransactWriteItem {
  if (ConditionExpression === undefined)
    throw new Error("a change of nothing, and on no condition");
  return { ConditionCheck: { ...check, ConditionExpression } };
}

function toTransactItem(table: Table, write: Write | Change): TransactWriteItem {
  if (write.kind === "change") {
    const { UpdateExpression, ...update } = toUpdate(table, write);
    return UpdateExpression === "" ? toCheck(update) : { Update: { ...update, UpdateExpression } };
  }
  const base = { TableName: table.name, ...condition(write.when) };
  return write.kind === "put"
    ? { Put: { ...base, Item: toAttributes(write.item) } }
    : { Delete: { ...base, Key: toKey(write.key) } };
}

/** The limits of DynamoDB for the two parts of a key, in bytes. */
const MAX_PK = 2_048;
const MAX_SK = 1_024;

const isKeyPart = (text: string, max: number): boolean =>
  text !== "" && text.isWellFormed() && Buffer.byteLength(text) <= max;

/** Nothing can lie under a key the table does not accept. Look-ups come from outside: that is missing, not a fault. */
const isKey = ({ pk, sk }: Key): boolean => isKeyPart(pk, MAX_PK) && isKeyPart(sk, MAX_SK);

/** One item, read consistently; null when there is none. One request. */
export async function get(table: Table, key: Key): Promise<Item | null> {
  if (!isKey(key)) return null;
  const { Item } = await table.client.send(
    new GetItemCommand({ TableName: table.name, Key: toKey(key), ConsistentRead: true }),
  );
  return Item ? (fromAttributes(Item) as Item) : null;
}

/** Whether the table answers a read within so many milliseconds; what hangs then is given up. */
export async function answers(table: Table, within: number): Promise<boolean> {
  const Key = toKey({ pk: "health", sk: "health" });
  const asked = table.client.send(new GetItemCommand({ TableName: table.name, Key }), {
    abortSignal: AbortSignal.timeout(within),
  });
  return asked.then(
    () => true,
    () => false,
  );
}

/** One text per key. A joined text would not do: a separator may occur in the parts. */
export const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

const BATCH = 100;

/**
 * The items that exist among these keys, in any order. One request per hundred distinct keys. Names on a
 * list may be a moment old; what a command is decided on may not: `ConsistentRead` costs twice as much.
 */
export async function getMany(
  table: Table,
  keys: readonly Key[],
  { ConsistentRead = false }: { ConsistentRead?: boolean } = {},
): Promise<Item[]> {
  const possible = keys.filter(isKey);
  const distinct = [...new Map(possible.map((key) => [nameOf(key), key])).values()];
  const items: Item[] = [];
  for (let start = 0; start < distinct.length; start += BATCH) {
    let pending = distinct.slice(start, start + BATCH).map(toKey);
    while (pending.length > 0) {
      const answer = await table.client.send(
        new BatchGetItemCommand({
          RequestItems: { [table.name]: { Keys: pending, ConsistentRead } },
        }),
      );
      items.push(
        ...(answer.Responses?.[table.name] ?? []).map((item) => fromAttributes(item) as Item),
      );
      // Each answer brings at least one item, or the request fails: this ends.
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

/** The order in which the table keeps sort keys: by UTF-8 bytes. JavaScript's differs beyond U+FFFF, as in 𠮷. */
export const compareKeys = (a: string, b: string): number =>
  Buffer.compare(Buffer.from(a), Buffer.from(b));

/** No key is smaller than the first character, and none of ours contains the last one. */
const FIRST = "\u0000";
const LAST = "\u{10FFFF}";

/** The greatest key below this one, which is not empty. */
function justBelow(key: string): string {
  const last = [...key].at(-1) ?? FIRST;
  const head = key.slice(0, key.length - last.length);
  const code = last.codePointAt(0) ?? 0;
  if (code === 0) return head;
  // Between these two lie the surrogates, which are no characters.
  return `${head}${String.fromCodePoint(code === 0xe000 ? 0xd7ff : code - 1)}${LAST}`;
}

/** The lowest and the highest sort key of a range, both inside: DynamoDB takes one condition, so it is BETWEEN. */
function boundsOf({ begins = "", from = "", after, before }: Range): [low: string, high: string] {
  const above = after === undefined ? FIRST : `${after}${FIRST}`;
  const below = before === undefined ? LAST : justBelow(before);
  const low = [begins, from, above].reduce((a, b) => (compareKeys(a, b) < 0 ? b : a));
  const high = compareKeys(below, `${begins}${LAST}`) < 0 ? below : `${begins}${LAST}`;
  return [low, high];
}

/** The query for a range, or null when nothing can lie in it. */
function toQuery(table: Table, range: Range) {
  const [pk, sk] = range.index ? [`${range.index}pk`, `${range.index}sk`] : ["pk", "sk"];
  const [low, high] = boundsOf(range);
  if (!isKeyPart(range.pk, MAX_PK) || compareKeys(low, high) > 0) return null;
  return {
    TableName: table.name,
    ...(range.index ? { IndexName: range.index } : { ConsistentRead: true }),
    KeyConditionExpression: `${pk} = :pk AND ${sk} BETWEEN :low AND :high`,
    ExpressionAttributeValues: toAttributes({ ":pk": range.pk, ":low": low, ":high": high }),
    ScanIndexForward: !range.descending,
  };
}

/**
 * The items of a range in key order, at most `limit`. One request per megabyte that is read; none when
 * nothing can lie in the range.
 */
export async function query(table: Table, range: Range): Promise<Item[]> {
  const asked = toQuery(table, range);
  if (asked === null) return [];
  const items: Item[] = [];
  let left = range.limit ?? Infinity;
  let start: QueryCommandOutput["LastEvaluatedKey"];
  do {
    const Limit = Number.isFinite(left) ? left : undefined;
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new QueryCommand({ ...asked, Limit, ExclusiveStartKey: start }),
    );
    items.push(...Items.map((item) => fromAttributes(item) as Item));
    left -= Items.length;
    start = LastEvaluatedKey;
  } while (start && left > 0);
  return items;
}

function toCommand(table: Table, one: Write | Change) {
  if (one.kind === "change") return new UpdateItemCommand(toUpdate(table, one));
  const base = { TableName: table.name, ...condition(one.when) };
  return one.kind === "put"
    ? new PutItemCommand({ ...base, Item: toAttributes(one.item) })
    : new DeleteItemCommand({ ...base, Key: toKey(one.key) });
}

/** How often a write is sent again that met a transaction on its item. Those last for milliseconds. */
const PATIENCE = 5;

/**
 * Answers `false` when the condition did not hold. One request, unless a transaction is in the way. When
 * an answer is lost and the client asks again by itself, `false` may be due to our own write: whoever is
 * told so looks again.
 */
export async function write(table: Table, one: Write | Change): Promise<boolean> {
  const command = toCommand(table, one);
  for (let met = 0; ; met += 1) {
    try {
      await table.client.send(command as PutItemCommand);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      if (!(error instanceof TransactionConflictException) || met === PATIENCE) throw error;
    }
  }
}

/**
 * Puts what must be new; answers `false` when something else is there already. What is there may be our
 * own write whose answer was lost on the way: that is told apart, for one more request.
 */
export async function insert(table: Table, item: Item): Promise<boolean> {
  if (await write(table, { kind: "put", item, when: { absent: true } })) return true;
  return isDeepStrictEqual(await get(table, item), fromImage(toAttributes(item)));
}

/** What became of a transaction: all written, or nothing with the writes whose condition failed. */
export type Transacted =
  | { kind: "written" }
  /** `contended`: another transaction was in the way, or the table has too much to do; it may be tried again. */
  | { kind: "failed"; conditions: readonly number[]; contended: boolean };

const MAX_WRITES = 100;
/** Why a transaction may be cancelled although nothing is wrong with it. */
const passing = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

/** All of these writes or none of them, each on another item. One request; at most 100 writes. */
export async function transact(
  table: Table,
  writes: readonly (Write | Change)[],
): Promise<Transacted> {
  // The engine would refuse it too, but with all the data in its message, which goes into the log.
  if (writes.length > MAX_WRITES)
    throw new Error(`a transaction of ${writes.length} writes; at most ${MAX_WRITES} are possible`);
  try {
    await table.client.send(
      new TransactWriteItemsCommand({
        TransactItems: writes.map((one) => toTransactItem(table, one)),
        // The client may send it again by itself when the answer was lost: by this it is known as the same.
        ClientRequestToken: randomUUID(),
      }),
    );
    return { kind: "written" };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map(({ Code = "" }) => Code);
    const conditions = codes.flatMap((code, i) => (code === "ConditionalCheckFailed" ? [i] : []));
    const contended = codes.some((code) => passing.includes(code));
    if (conditions.length === 0 && !contended) throw error;
    return { kind: "failed", conditions, contended };
  }
}
