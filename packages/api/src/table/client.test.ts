import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { expect, inject, test, vi } from "vitest";
import { tableClient } from "./client.ts";

test("given a client, when it asks, then no entry of a log is drawn up", async () => {
  const info = vi.fn<(...entry: unknown[]) => void>();
  const nothing = (): void => undefined;
  const client = tableClient({
    endpoint: inject("endpoint"),
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    logger: { info, debug: nothing, warn: nothing, error: nothing },
  });
  await client.send(new ListTablesCommand());
  expect(info).not.toHaveBeenCalled();
});
