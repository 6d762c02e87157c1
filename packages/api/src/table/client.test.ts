import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { expect, inject, test, vi } from "vitest";
import { localClient } from "./client.ts";

test("given a client, when it asks, then no entry of a log is drawn up", async () => {
  const info = vi.fn<(...entry: unknown[]) => void>();
  const nothing = (): void => undefined;
  const client = localClient(inject("endpoint"), {
    logger: { info, debug: nothing, warn: nothing, error: nothing },
  });
  await client.send(new ListTablesCommand());
  expect(info).not.toHaveBeenCalled();
});
