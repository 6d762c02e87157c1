/*
 * What the application assumes of the table. packages/api/src/table/create.ts makes the same one on the
 * embedded engine; packages/api/test/cloud-table.test.ts compares the two.
 */

const indexes = ["gsi1", "gsi2", "gsi3", "gsi4", "gsi5", "gsi6", "gsi7"];

const keyOf = (prefix: string) => ({ hashKey: `${prefix}pk`, rangeKey: `${prefix}sk` });

/** Keys and indexes; every key is text. */
export const tableShape = {
  fields: Object.fromEntries(
    ["", ...indexes].flatMap((prefix) => [
      [`${prefix}pk`, "string" as const],
      [`${prefix}sk`, "string" as const],
    ]),
  ),
  primaryIndex: keyOf(""),
  globalIndexes: Object.fromEntries(indexes.map((index) => [index, keyOf(index)])),
  /** Epoch seconds; what is over goes by itself. */
  ttl: "expiresAt",
};

/** What the application does to items: no scan, and nothing to the table itself. */
export const tableActions = [
  "dynamodb:GetItem",
  "dynamodb:BatchGetItem",
  "dynamodb:Query",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:ConditionCheckItem",
];

/** Messages to be delivered lie in partitions of this name. */
export const OUTBOX_PREFIX = "outbox#";
