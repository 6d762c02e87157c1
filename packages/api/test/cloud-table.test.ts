import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CreateTableCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { OUTBOX_PREFIX, tableActions, tableShape } from "../../../infra/table-shape.ts";
import { asId } from "../src/kernel/ids.ts";
import { request } from "../src/media/media.ts";
import { replaceMedia } from "../src/media/store.ts";
import { createTable } from "../src/table/create.ts";
import { toOutbox } from "../src/table/outbox.ts";
import { indexes, type Table } from "../src/table/table.ts";

/*
 * infra/ imports nothing of the application, so what it says of the table is compared here: with the table
 * the application makes for itself, and with what it sends there.
 */

const NOW = "2026-11-20T02:00:00.000Z";

/** What is sent to a table that takes everything. */
async function sentBy(use: (table: Table) => Promise<unknown>): Promise<unknown> {
  let sent: unknown;
  const send = ({ input }: { input: unknown }) => {
    sent = input;
    return Promise.resolve({});
  };
  await use({ client: { send } as unknown as DynamoDBClient, name: "linge" });
  return sent;
}

const keysOf = (schema: CreateTableCommandInput["KeySchema"] = []) => ({
  hashKey: schema.find(({ KeyType }) => KeyType === "HASH")?.AttributeName,
  rangeKey: schema.find(({ KeyType }) => KeyType === "RANGE")?.AttributeName,
});

test("given the table the application makes, then the cloud's has the same keys and indexes", async () => {
  const made = (await sentBy(createTable)) as CreateTableCommandInput;
  const { KeySchema, AttributeDefinitions = [], GlobalSecondaryIndexes = [] } = made;
  expect({
    fields: Object.fromEntries(
      AttributeDefinitions.map(({ AttributeName, AttributeType }) => [
        AttributeName,
        AttributeType === "S" ? "string" : AttributeType,
      ]),
    ),
    primaryIndex: keysOf(KeySchema),
    globalIndexes: Object.fromEntries(
      GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => [
        IndexName,
        { ...keysOf(KeySchema), projection: Projection?.NonKeyAttributes },
      ]),
    ),
  }).toEqual({
    fields: tableShape.fields,
    primaryIndex: tableShape.primaryIndex,
    globalIndexes: tableShape.globalIndexes,
  });
  expect(GlobalSecondaryIndexes).toHaveLength(indexes.length);
  const projections = GlobalSecondaryIndexes.map(({ Projection }) => Projection?.ProjectionType);
  expect(new Set(projections)).toEqual(new Set(["INCLUDE"]));
});

test("given something that expires, when it is written, then it says so where the cloud looks", async () => {
  const id = asId("media", "med_01JD3W8Z5V7Q2M4N6P8R0S1T3V")!;
  const owner = asId("person", "prs_01JD3W8Z5V7Q2M4N6P8R0S1T3V")!;
  const media = request(owner, { fileName: null, declaredBytes: 9 }, NOW);
  const sent = await sentBy((table) => replaceMedia(table, { id, media, version: 1 }, media));
  expect(sent).toMatchObject({
    Item: { [tableShape.ttl]: { N: expect.stringMatching(/^\d{10}$/) } },
  });
});

test("given a message, when it is written, then the stream's filter lets it through", () => {
  const effects = { news: [], attached: [] } as never;
  const write = toOutbox({ subjectId: "cmp_1", version: 1, at: NOW, effects });
  expect(write.kind === "put" && write.item.pk.startsWith(OUTBOX_PREFIX)).toBe(true);
});

/** The rights a request takes; a transaction takes those of what is in it. */
const rightsOf: Readonly<Record<string, readonly string[]>> = {
  BatchGetItemCommand: ["dynamodb:BatchGetItem"],
  GetItemCommand: ["dynamodb:GetItem"],
  QueryCommand: ["dynamodb:Query"],
  PutItemCommand: ["dynamodb:PutItem"],
  UpdateItemCommand: ["dynamodb:UpdateItem"],
  DeleteItemCommand: ["dynamodb:DeleteItem"],
  TransactWriteItemsCommand: [
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
    "dynamodb:ConditionCheckItem",
  ],
};

test("given the only file that speaks DynamoDB, when its requests are looked at, then the cloud allows just these", () => {
  const source = readFileSync(join(import.meta.dirname, "../src/table/table.ts"), "utf8");
  const commands = new Set(source.match(/\b[A-Z]\w+Command\b(?!Output)/g));
  expect([...commands].filter((command) => !rightsOf[command])).toEqual([]);
  const needed = new Set([...commands].flatMap((command) => rightsOf[command] ?? []));
  expect([...needed].toSorted()).toEqual(tableActions.toSorted());
});
