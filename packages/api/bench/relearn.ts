import { type DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";

/**
 * Our clients keep the chain of middleware they made for a command. After a watcher was added or removed they must
 * make it anew: a request with options of its own makes the SDK forget the kept ones.
 */
export async function relearn(client: DynamoDBClient): Promise<void> {
  await client.send(new ListTablesCommand(), {});
}
