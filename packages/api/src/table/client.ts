import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DirectProtocol } from "./protocol.ts";

/**
 * A client of DynamoDB as the SDK makes it, but for three things. Requests and answers go past its codec. The chain of
 * middleware is made once for each command and not for every request: whoever adds to it later must say
 * `cacheMiddleware: false`. And the SDK would draw up an entry of a log for every request, which nobody writes: we log
 * operations ourselves.
 */
export function tableClient(settings: DynamoDBClientConfig): DynamoDBClient {
  const client = new DynamoDBClient({
    protocol: DirectProtocol,
    cacheMiddleware: true,
    ...settings,
  });
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
