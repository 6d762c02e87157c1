import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeEach, expect, inject, test } from "vitest";
import { openStage, type Opening } from "../scripts/first-administrator.ts";
import { loadDivision } from "../src/grid/store.ts";
import { plan } from "../src/grid/plan.fixture.ts";
import { MINUTE, toInstant } from "../src/kernel/clock.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { environment, secretsOf } from "./support/cloud.ts";
import { startSecrets } from "./support/secrets.ts";

/* A stage that has nobody yet, and how the first administrator comes into it. */

const units = [
  { code: "HOMES", name: "示例物业", kind: "PROPERTY", gridCode: "A", officePhone: null },
] as const;
const opening: Opening = {
  division: { rows: plan, units },
  administrator: { name: "平台管理员·示例", phone: "13800000001" },
};
const other = { ...opening, administrator: { name: "另一人", phone: "13800000002" } };

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ demoMode: false });
});

async function rolesOf(phone: string): Promise<unknown> {
  const peer = "198.51.100.9";
  await app.ask(
    `mutation { requestPhoneCode(input: { phone: "${phone}" }) { refusal { code } } }`,
    {},
    { peer },
  );
  const code = app.texts.at(-1)?.code;
  const query = `mutation { signInWithPhone(input: { phone: "${phone}", code: "${code}" }) { session { me { displayName roles { role isInForce } } } } }`;
  const { data } = await app.ask(query, {}, { peer });
  const payload = data?.["signInWithPhone"] as { session: { me: unknown } } | undefined;
  return payload?.session.me;
}

const administrator = {
  displayName: "平台管理员·示例",
  roles: [{ role: "PLATFORM_ADMIN", isInForce: true }],
};

test("given a fresh stage, when it is opened, then the division counts and the administrator signs in by phone", async () => {
  expect(await openStage(app.deps, opening)).toMatchObject({ kind: "opened" });
  const { byCode } = await loadDivision(app.deps.table);
  expect(byCode.has("A1")).toBe(true);
  expect(await rolesOf("13800000001")).toEqual(administrator);
});

test("given an open stage, when it is opened again, then that is refused, whoever asks", async () => {
  await openStage(app.deps, opening);
  expect(await openStage(app.deps, opening)).toMatchObject({ kind: "refused" });
  expect(await openStage(app.deps, other)).toMatchObject({ kind: "refused" });
  expect(await rolesOf("13800000002")).toMatchObject({ roles: [] });
});

test("given two open it at once, when both are done, then there is one administrator", async () => {
  const both = await Promise.all([openStage(app.deps, opening), openStage(app.deps, other)]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(["opened", "refused"]);
});

test("given an opening that broke off, when it is asked for again, then it is brought to its end", async () => {
  const broken = { ...opening, division: { rows: plan.slice(1), units } };
  expect(await openStage(app.deps, broken)).toMatchObject({ kind: "refused" });
  expect(await openStage(app.deps, opening)).toMatchObject({ kind: "opened" });
  expect(await rolesOf("13800000001")).toEqual(administrator);
});

test("given no phone of a person, when it is opened, then that is refused and nothing is done", async () => {
  const nobody = { ...opening, administrator: { name: "谁", phone: "10000000001" } };
  expect(await openStage(app.deps, nobody)).toMatchObject({ kind: "refused" });
  expect(await openStage(app.deps, opening)).toMatchObject({ kind: "opened" });
});

test("given the environment of a function, when the command is run, then it opens the stage, once", async () => {
  const secrets = await startSecrets(secretsOf(app));
  const folder = await mkdtemp(join(inject("scratch"), "opening-"));
  const file = join(folder, "opening.json");
  await writeFile(file, JSON.stringify(opening));
  const script = join(import.meta.dirname, "../scripts/open-stage.ts");
  const env = { ...process.env, ...environment(secrets.url, app.deps.table.name) };
  const open = () => promisify(execFile)(process.execPath, [script, file], { env });
  app.clock.now = toInstant(Date.now());
  expect(JSON.parse((await open()).stdout)).toMatchObject({ kind: "opened" });
  await expect(open()).rejects.toMatchObject({ code: 1 });
  app.clock.advance(MINUTE);
  expect(await rolesOf("13800000001")).toEqual(administrator);
  await secrets.stop();
});
