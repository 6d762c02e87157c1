/*
 * What the application assumes of the table. packages/api/src/table/create.ts makes the same one on the
 * embedded engine; packages/api/test/cloud-table.test.ts compares the two.
 */

const indexes = ["gsi1", "gsi2", "gsi3", "gsi4", "gsi5", "gsi6", "gsi7"];

/** What the indexes hold besides keys: never the states of what is large. */
export const projected = [
  "card",
  "version",
  "head",
  "notice",
  "post",
  "claim",
  "address",
  "session",
];

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
  globalIndexes: Object.fromEntries(
    indexes.map((index) => [index, { ...keyOf(index), projection: projected }]),
  ),
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
