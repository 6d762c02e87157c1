import {
  CreateTableCommand,
  type CreateTableCommandInput,
  ResourceInUseException,
} from "@aws-sdk/client-dynamodb";
import { indexes, projected, type Table } from "./table.ts";

const key = (pk: string, sk: string): CreateTableCommandInput["KeySchema"] => [
  { AttributeName: pk, KeyType: "HASH" },
  { AttributeName: sk, KeyType: "RANGE" },
];

/** Creates the table on the embedded engine; answers false when it is already there. */
export async function createTable(table: Table): Promise<boolean> {
  const names = ["pk", "sk", ...indexes.flatMap((index) => [`${index}pk`, `${index}sk`])];
  try {
    await table.client.send(
      new CreateTableCommand({
        TableName: table.name,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        KeySchema: key("pk", "sk"),
        GlobalSecondaryIndexes: indexes.map((index) => ({
          IndexName: index,
          KeySchema: key(`${index}pk`, `${index}sk`),
          Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: [...projected] },
        })),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    throw error;
  }
}
