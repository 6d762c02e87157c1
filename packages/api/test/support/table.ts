import { randomUUID } from "node:crypto";
import {
  type DynamoDBClient,
  ProvisionedThroughputExceededException,
  ScanCommand,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import { inject } from "vitest";
import { localClient } from "../../src/table/client.ts";
import { fromAttributes, toAttributes } from "../../src/table/codec.ts";
import { createTable } from "../../src/table/create.ts";
import { type Item, nameOf, type Table, transact } from "../../src/table/table.ts";

/** A table without an application, to look at it closely and to make the way to it fail. */

export type Request = { name: string; input: Record<string, unknown> };

export type TestTable = {
  table: Table;
  /** What was sent since the last `reset`, also by the client's own retries. */
  requests: { all: () => readonly Request[]; names: () => string[]; reset: () => void };
  /** Makes requests of this kind fail, the next one or several. */
  fail: (name: string, failure: Failure, times?: number) => void;
  /** Nothing fails any more. */
  heal: () => void;
};

type RetryToken = { getRetryCount: () => number; getRetryDelay: () => number };
const attempt = (count: number): RetryToken => ({
  getRetryCount: () => count,
  getRetryDelay: () => 0,
});

/** The client's own retries, without the waiting between them. */
const atOnce = (maxAttempts: number) => ({
  acquireInitialRetryToken: () => Promise.resolve(attempt(0)),
  refreshRetryTokenForRetry: (before: RetryToken, { errorType }: { errorType: string }) => {
    const made = before.getRetryCount() + 1;
    const isPassing = errorType === "THROTTLING" || errorType === "TRANSIENT";
    return isPassing && made < maxAttempts
      ? Promise.resolve(attempt(made))
      : Promise.reject(new Error("that was the last attempt"));
  },
  recordSuccess: () => undefined,
});

/** A new table on the engine of the run. `maxAttempts`: how often the client sends a request that fails. */
export async function startTable({ maxAttempts = 1 } = {}): Promise<TestTable> {
  const client = localClient(inject("endpoint"), {
    retryStrategy: atOnce(maxAttempts),
    cacheMiddleware: false,
  });
  const table = { client, name: `test-${randomUUID()}` };
  await createTable(table);
  return { table, ...watch(client) };
}

/** How a request fails: thrown instead of sending it, or after it was carried out. */
export type Failure = { when: "before" | "after"; error: () => Error };

const timeout = () => Object.assign(new Error("no answer in time"), { name: "TimeoutError" });
const told = { message: "told to fail", $metadata: {} };

export const failures = {
  /** The request never arrived. */
  lostRequest: { when: "before", error: timeout },
  /** It was carried out, and the answer never arrived. */
  lostAnswer: { when: "after", error: timeout },
  throttled: { when: "before", error: () => new ProvisionedThroughputExceededException(told) },
  /** A single write met a transaction on its item. */
  inTheWay: { when: "before", error: () => new TransactionConflictException(told) },
} as const satisfies Record<string, Failure>;

/** The transaction was cancelled, with one reason per write. */
export const cancelled = (...codes: readonly string[]): Failure => ({
  when: "before",
  error: () =>
    new TransactionCanceledException({
      ...told,
      CancellationReasons: codes.map((Code) => ({ Code })),
    }),
});

function watch(client: DynamoDBClient) {
  let sent: Request[] = [];
  const planned: { name: string; failure: Failure }[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const name = (context as { commandName?: string }).commandName ?? "?";
      sent.push({ name, input: args.input as Record<string, unknown> });
      const at = planned.findIndex((one) => one.name === name);
      const [plan] = at < 0 ? [] : planned.splice(at, 1);
      if (plan?.failure.when === "before") throw plan.failure.error();
      const answer = await next(args);
      if (plan) throw plan.failure.error();
      return answer;
    },
    // Innermost, so that the client's own retries pass here one by one.
    { step: "finalizeRequest", priority: "low", name: "watch" },
  );
  return {
    requests: {
      all: () => sent,
      names: () => sent.map(({ name }) => name),
      reset: () => {
        sent = [];
      },
    },
    fail: (name: string, failure: Failure, times = 1) => {
      for (let i = 0; i < times; i += 1) planned.push({ name, failure });
    },
    heal: () => {
      planned.length = 0;
    },
  };
}

/** Everything that lies in the table, in the order of the keys. */
export async function dump({ client, name }: Table): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, never> | undefined;
  do {
    const answer = await client.send(
      new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    items.push(...(answer.Items ?? []).map((item) => fromAttributes(item) as Item));
    start = answer.LastEvaluatedKey as Record<string, never> | undefined;
  } while (start);
  return items.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** An item as a stream would tell it. */
export const toImage = (item: Item) => toAttributes(item);

/** Copies everything into another table on the same engine. */
export async function copyInto(to: Table, from: Table): Promise<void> {
  const items = await dump(from);
  for (let start = 0; start < items.length; start += 100)
    await transact(
      to,
      items.slice(start, start + 100).map((item) => ({ kind: "put", item })),
    );
}

/** Another table with the same things in it. */
export async function copyTable(table: Table): Promise<Table> {
  const copy = { client: table.client, name: `test-${randomUUID()}` };
  await createTable(copy);
  await copyInto(copy, table);
  return copy;
}
