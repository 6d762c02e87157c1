import { isObjectType } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { asking, buildVillage, type Village } from "../src/complaint/api.fixture.ts";
import { schema } from "../src/schema.ts";
import { type App, createApp } from "../src/server.ts";
import type { Item, Table } from "../src/table/table.ts";
import { faultCases, notHere, type Prepared } from "./support/fault-cases.ts";
import { signIn } from "./support/people.ts";
import { post, type Reply } from "./support/post.ts";
import { seatProblems } from "./support/seats.ts";
import {
  cancelled,
  copyInto,
  dump,
  type Failure,
  failures,
  startTable,
  type TestTable,
} from "./support/table.ts";

/*
 * Every command on a way to the table that fails as DynamoDB and networks do, with the client's settings of
 * the cloud. Whatever happened, once whoever asked has asked again as clients do, the table must be as if
 * nothing had failed.
 */

const CLIENT_ATTEMPTS = 3;
/** The most a command may ask of the table, whatever fails: six decisions, each request thrice. */
const MOST_REQUESTS = 60;

const READS = ["GetItemCommand", "BatchGetItemCommand", "QueryCommand"];
const SINGLE = ["PutItemCommand", "DeleteItemCommand"];
const TRANSACTION = "TransactWriteItemsCommand";
const WRITES = [TRANSACTION, ...SINGLE];

let village: Village;
const prepared = new Map<string, Prepared>();

beforeAll(async () => {
  village = await buildVillage();
  for (const [name, { prepare }] of Object.entries(faultCases))
    try {
      prepared.set(name, await prepare(village));
    } catch (error) {
      throw new Error(`${name} cannot be prepared`, { cause: error });
    }
});

/** A table of its own with everything prepared, and an application over it that remembers nothing. */
async function startCopy(): Promise<{ test: TestTable; app: App }> {
  const copy = await startTable({ maxAttempts: CLIENT_ATTEMPTS });
  await copyInto(copy.table, village.app.deps.table);
  const deps = { ...village.app.deps, table: copy.table };
  return { test: copy, app: createApp(deps) };
}

async function send(app: App, name: string, attempt: number): Promise<Reply> {
  const { who, input } = prepared.get(name) as Prepared;
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const hasKey = schema.getType(type)?.toConfig() as { fields: Record<string, unknown> };
  const key = "idempotencyKey" in hasKey.fields ? { idempotencyKey: `key of ${name}` } : {};
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename refusal { code } } }`;
  const body = { query, variables: { input: { ...input(), ...key } } };
  return post(app, body, {
    ...(who.token && { authorization: `Bearer ${who.token}` }),
    "x-linge-peer": who.peer ?? `198.51.100.${attempt + 20}`,
  });
}

const codeOf = ({ body }: Reply): string | null => {
  const [error] = body.errors ?? [];
  if (error) return String(error.extensions?.["code"]);
  const [payload] = Object.values(body.data ?? {}) as { refusal: { code: string } | null }[];
  return payload?.refusal?.code ?? null;
};

/** How a command fails, and what whoever gave it is told at first: null when they need not know. */
type Fault = {
  fail: (test: TestTable) => void;
  told: Readonly<Record<string, boolean>>;
};

const each =
  (names: readonly string[], failure: Failure, times: number) =>
  ({ fail }: TestTable): void =>
    names.forEach((name) => fail(name, failure, times));

const unnoticed = { null: true };
const noticed = { null: true, INTERNAL_SERVER_ERROR: true };
const busy = { ...noticed, "request.busy": true };

const faults: Readonly<Record<string, Fault>> = {
  "writes are throttled once": { fail: each(WRITES, failures.throttled, 1), told: unnoticed },
  "writes are throttled until the client gives up": {
    fail: each(WRITES, failures.throttled, CLIENT_ATTEMPTS),
    told: noticed,
  },
  "reads are throttled until the client gives up": {
    fail: each(READS, failures.throttled, CLIENT_ATTEMPTS),
    told: noticed,
  },
  "the answer to a write is lost once": {
    fail: each(WRITES, failures.lostAnswer, 1),
    told: unnoticed,
  },
  "the answers to a write are lost until the client gives up": {
    fail: each(WRITES, failures.lostAnswer, CLIENT_ATTEMPTS),
    told: noticed,
  },
  "a transaction is in the way twice": {
    fail: (test) => {
      test.fail(TRANSACTION, cancelled("TransactionConflict"), 2);
      each(SINGLE, failures.inTheWay, 2)(test);
    },
    told: unnoticed,
  },
  "transactions are in the way without an end": {
    fail: (test) => {
      test.fail(TRANSACTION, cancelled("TransactionConflict"), 40);
      each(SINGLE, failures.inTheWay, 40)(test);
    },
    told: busy,
  },
  "a transaction was throttled inside": {
    fail: ({ fail }) => fail(TRANSACTION, cancelled("None", "ThrottlingError"), 2),
    told: unnoticed,
  },
};

/** Only the first key of a batch is answered at once, as when DynamoDB is busy. */
function answerPartly({ client }: Table): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if ((context as { commandName?: string }).commandName !== "BatchGetItemCommand")
        return next(args);
      type Asked = Record<string, { Keys: unknown[] }>;
      const { RequestItems } = args.input as { RequestItems: Asked };
      const [[name, asked]] = Object.entries(RequestItems) as [[string, { Keys: unknown[] }]];
      const [first, ...left] = asked.Keys;
      const input = { ...args.input, RequestItems: { [name]: { ...asked, Keys: [first] } } };
      const answer = await next({ ...args, input });
      if (left.length === 0) return answer;
      const UnprocessedKeys = { [name]: { ...asked, Keys: left } };
      return { ...answer, output: { ...answer.output, UnprocessedKeys } };
    },
    { step: "initialize", name: "partly" },
  );
}

const kindOf = (text: string): string => /^[a-z-]*/.exec(text)?.[0] || "due";

/** Ids differ from run to run. */
const sortOf = ({ sk }: Item): string => sk.replaceAll(/[0-9A-Z]{26}/g, "");

/** Which waiting place a photo takes is drawn, one that was used before or a new one: their number says nothing. */
const isDrawn = ({ pk }: Item): boolean => pk.startsWith("uploadplaces#");

/**
 * What was done to the table: of everything that was there before, the versions and entries it has now; of
 * what is new, how many of a kind. Ids, moments and hashes differ from run to run.
 */
function effectsOf(before: readonly Item[], after: readonly Item[]): Map<string, number> {
  const known = new Set(before.map(({ pk }) => pk));
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const item of after) {
    if (isDrawn(item)) continue;
    const { pk, version = "" } = item;
    if (known.has(pk) && !pk.startsWith("outbox"))
      count(`${pk} ${sortOf(item)} ${JSON.stringify(version)}`);
    else count(`new ${kindOf(pk)}`);
  }
  return counts;
}

/** What differs, but for what may stay behind. */
function differences(clean: Map<string, number>, found: Map<string, number>, harmless: RegExp) {
  const names = new Set([...clean.keys(), ...found.keys()]);
  return [...names]
    .filter((name) => clean.get(name) !== found.get(name) && !harmless.test(name))
    .map((name) => `${name}: ${clean.get(name) ?? 0} → ${found.get(name) ?? 0}`);
}

const harmless = new RegExp(
  Object.values(faultCases)
    .flatMap(({ leaves = {} }) => Object.keys(leaves))
    .map((kind) => `^(?:new )?${kind}`)
    .join("|"),
);
const nothing = /^$(?!)/;

async function cleanRun(): Promise<Map<string, number>> {
  const { test, app } = await startCopy();
  const before = await dump(test.table);
  const refused: unknown[] = [];
  for (const name of prepared.keys()) {
    const code = codeOf(await send(app, name, 0));
    if (code !== null) refused.push([name, code]);
  }
  expect(refused).toEqual([]);
  return effectsOf(before, await dump(test.table));
}

/** Every command with one fault, and once more without when it was noticed; answers what was not right. */
async function runWith({
  fail,
  told,
}: Fault): Promise<{ wrong: string[]; effects: Map<string, number> }> {
  const { test, app } = await startCopy();
  const before = await dump(test.table);
  const wrong: string[] = [];
  for (const name of prepared.keys()) {
    test.requests.reset();
    fail(test);
    const first = codeOf(await send(app, name, 0));
    const asked = test.requests.names().length;
    test.heal();
    if (!told[String(first)]) wrong.push(`${name} told ${String(first)}`);
    if (asked > MOST_REQUESTS) wrong.push(`${name} asked ${asked} times`);
    const second = first === null ? null : codeOf(await send(app, name, 1));
    if (second !== null) wrong.push(`${name}, asked again, told ${second}`);
  }
  wrong.push(...(await seatProblems(test.table)));
  return { wrong, effects: effectsOf(before, await dump(test.table)) };
}

describe("given every command that changes something", () => {
  let clean: Map<string, number>;
  beforeAll(async () => {
    clean = await cleanRun();
  });

  test("when the mutations are listed, then each has a case here", () => {
    const type = schema.getType("Mutation");
    const names = isObjectType(type) ? Object.keys(type.getFields()) : [];
    expect([...Object.keys(faultCases), ...Object.keys(notHere)].sort()).toEqual(names.sort());
  });

  test.each(Object.entries(faults))(
    "when %s and it is asked again where that was noticed, then everything was done once",
    async (name, fault) => {
      const { wrong, effects } = await runWith(fault);
      expect(wrong).toEqual([]);
      const mayLeave = name.includes("gives up") || name.includes("without an end");
      expect(differences(clean, effects, mayLeave ? harmless : nothing)).toEqual([]);
    },
  );

  test("when batches are answered partly, then everything is done all the same", async () => {
    const partly: Fault = { fail: ({ table }) => answerPartlyOnce(table), told: unnoticed };
    const { wrong, effects } = await runWith(partly);
    expect([wrong, differences(clean, effects, nothing)]).toEqual([[], []]);
  });
});

describe("given a code that works once, and the answer to every write is lost once", () => {
  const lose = each(WRITES, failures.lostAnswer, 1);

  /** Asks for a code and gives it to the mutation; answers what was done between. */
  async function useCode(mutation: string, wanted: string, token?: string) {
    const { test: copy, app } = await startCopy();
    const phone = token ? "10000077776" : "10000077777";
    const ask = async (name: string, input: string, answer: string): Promise<Reply> => {
      lose(copy);
      const query = `mutation { ${name}(input: { ${input} }) { ${answer} refusal { code } } }`;
      const authorization = token && { authorization: `Bearer ${token}` };
      return post(app, { query }, { "x-linge-peer": "203.0.113.5", ...authorization });
    };
    await ask("requestPhoneCode", `phone: "${phone}"`, "sent { expiresAt }");
    const code = village.app.texts.at(-1)?.code;
    const before = await dump(copy.table);
    const reply = await ask(mutation, `phone: "${phone}", code: "${code}"`, wanted);
    return { reply, made: effectsOf(before, await dump(copy.table)) };
  }

  test("when they sign in for the first time, then they are one person with one session", async () => {
    const { reply, made } = await useCode("signInWithPhone", "session { me { id } }");
    expect(codeOf(reply)).toBe(null);
    expect([made.get("new prs"), made.get("new ses")]).toEqual([2, 1]);
  });

  test("when they link their phone, then it is linked and told so", async () => {
    const person = await signIn(village.app);
    const { token } = await asking(village, person);
    const { reply, made } = await useCode("linkPhone", "person { phone }", token);
    expect([codeOf(reply), reply.body.data?.["linkPhone"]]).toEqual([
      null,
      { person: { phone: expect.any(String) }, refusal: null },
    ]);
    expect(made.get(`${person.id} state 2`)).toBe(1);
  });
});

const isAnswered = new WeakSet<Table>();
function answerPartlyOnce(table: Table): void {
  if (isAnswered.has(table)) return;
  isAnswered.add(table);
  answerPartly(table);
}
