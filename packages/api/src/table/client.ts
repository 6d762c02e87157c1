import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DirectProtocol } from "./protocol.ts";

/**
 * A client of DynamoDB as the SDK makes it, but for one thing: for every request the SDK draws up an entry of
 * a log that nobody writes, going through all that was sent and answered. We log operations ourselves.
 */
export function tableClient(settings: DynamoDBClientConfig): DynamoDBClient {
  const client = new DynamoDBClient({ protocol: DirectProtocol, ...settings });
  client.middlewareStack.remove("loggerMiddleware");
  return client;
}

/** A client of an engine on this machine, which takes any name and any key. */
export const localClient = (
  endpoint: string,
  settings: DynamoDBClientConfig = {},
): DynamoDBClient =>
  tableClient({
    endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    ...settings,
  });
