import { randomBytes } from "node:crypto";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ulid } from "ulid";
import type { Deps } from "../src/deps.ts";
import { pointAt } from "../src/grid/plan.fixture.ts";
import { gridByCode } from "../src/grid/resolve.ts";
import { loadDivision } from "../src/grid/store.ts";
import { type Id, type Ids, type Kind, prefixes } from "../src/kernel/ids.ts";
import { type App, createApp } from "../src/server.ts";
import { createTokens, makeSigningKey, type SigningKey } from "../src/session/token.ts";
import { localClient } from "../src/table/client.ts";
import { createTable } from "../src/table/create.ts";
import { startEngine } from "../src/table/engine.ts";
import type { TestApp } from "../test/support/app.ts";
import { signIn, type TestPerson } from "../test/support/people.ts";
import { addAddresses, importPlan } from "../test/support/places.ts";
import { ask, submission, SUBMIT } from "./operations.ts";

/** A Friday morning in office hours, standing still: every round works on the same deadlines. */
const NOW = "2026-11-20T02:00:00.000Z";
/** Somebody may report thirty times a day; the rest is left for the rounds. */
export const REPORTS_EACH = 28;

const ids: Ids = {
  next: <K extends Kind>(kind: K) => `${prefixes[kind]}_${ulid()}` as Id<K>,
  random: (n) => crypto.getRandomValues(new Uint8Array(n)),
};

const unused = () => {
  throw new Error("the bench sends no photos and no texts");
};

async function makeDeps(client: DynamoDBClient, keys: SigningKey[]): Promise<Deps> {
  return {
    table: { client, name: "bench" },
    clock: () => NOW,
    ids,
    keyring: { current: "k1", keys: { k1: randomBytes(32) }, lookup: randomBytes(32) },
    tokens: await createTokens({ keys, issuer: "https://bench.test", audience: "linge" }),
    bucket: {
      uploadUrl: unused,
      downloadUrl: unused,
      get: unused,
      readRaw: unused,
      put: unused,
      remove: unused,
    },
    sms: { sendCode: unused, sendNotice: unused },
    wechat: {
      code2session: unused,
      phoneNumber: unused,
      templates: { WORK: "", INFO: "" },
      sendMessage: unused,
      checkText: unused,
      requestImageCheck: unused,
      verdictOf: unused,
      isFromWechat: unused,
      openEvent: unused,
    },
    log: () => undefined,
    secret: randomBytes(32),
    demoMode: true,
    wake: () => undefined,
  };
}

export type World = {
  deps: Deps;
  signingKeys: SigningKey[];
  endpoint: string;
  app: App;
  officer: TestPerson;
  reporter: TestPerson;
  /** A grid of the community the officer answers for. */
  gridId: string;
  /** A complaint of the reporter with some history. */
  complaintId: string;
  /** Makes a complaint that waits to be accepted. */
  report: (by: TestPerson) => Promise<string>;
  newReporter: () => Promise<TestPerson>;
  stop: () => Promise<void>;
};

const HISTORY = [
  ["officer", "acceptComplaint", {}],
  ["street", "dispatchComplaint", { gridCode: "A1" }],
  ["reporter", "supplementComplaint", { text: "示例补充一" }],
  ["reporter", "supplementComplaint", { text: "示例补充二" }],
  ["reporter", "urgeComplaint", {}],
] as const;

/** A small community on an engine in memory, made by the commands that make one in life. */
export async function makeWorld(): Promise<World> {
  const engine = await startEngine();
  const client = localClient(engine.endpoint);
  const signingKeys = [await makeSigningKey("bench")];
  const deps = await makeDeps(client, signingKeys);
  await createTable(deps.table);
  const app = createApp(deps);
  // What makes people and places in tests needs the deps of a test application and nothing else.
  const made = { deps } as TestApp;
  await importPlan(made);
  const division = await loadDivision(deps.table);
  const gridOf = (code: string): string => gridByCode(division, code, NOW)?.id ?? "";
  const [home] = await addAddresses(made, {});
  if (!home) throw new Error("the bench has no address");
  const homes = [{ addressId: home.id, path: home.path }];
  const newReporter = () => signIn(made, { homes });
  const people = {
    officer: await signIn(made, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] }),
    street: await signIn(made, { posts: [{ role: "STREET", path: "/S/" }] }),
    reporter: await newReporter(),
  };
  const tell = async (by: TestPerson, query: string, input: object): Promise<string> => {
    const body = await ask(app, { token: by.token, query, variables: { input } });
    const [payload] = Object.values(body.data ?? {}) as { complaint: { id: string } | null }[];
    if (!payload?.complaint) throw new Error(JSON.stringify(body));
    return payload.complaint.id;
  };
  const report = (by: TestPerson) => tell(by, SUBMIT, submission(pointAt(100, 100)));
  const complaintId = await report(people.reporter);
  for (const [who, name, more] of HISTORY) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { complaint { id } refusal { code } } }`;
    const { gridCode, ...rest } = more as { gridCode?: string };
    const where = gridCode ? { gridId: gridOf(gridCode) } : {};
    await tell(people[who], query, { id: complaintId, ...rest, ...where });
  }
  const { officer, reporter } = people;
  const stop = async () => {
    client.destroy();
    await engine.stop();
  };
  return {
    deps,
    signingKeys,
    endpoint: engine.endpoint,
    app,
    officer,
    reporter,
    gridId: gridOf("A"),
    complaintId,
    report,
    newReporter,
    stop,
  };
}
