import { loadDivision } from "../../src/grid/store.ts";
import type { Actor, AppointedRole } from "../../src/kernel/actor.ts";
import type { Instant } from "../../src/kernel/clock.ts";
import type { Id } from "../../src/kernel/ids.ts";
import type { PersonCommand, TeamSlot } from "../../src/person/person.ts";
import { sealLabel } from "../../src/person/private.ts";
import { people } from "../../src/person/store.ts";
import { run } from "../../src/run.ts";
import type { TestApp } from "./app.ts";

/** People for tests, made by the commands that make them in life. */

export type TestPost = {
  role: AppointedRole;
  path?: string;
  unitId?: Id<"unit">;
  slot?: TeamSlot;
  title?: string;
  officePhone?: string;
};
export type TestHome = { addressId: Id<"address">; path: string };
export type TestPerson = { id: Id<"person">; token: string; roleIds: Id<"role">[] };

const system: Actor = { kind: "system", job: "test" };

async function order(app: TestApp, id: string, command: PersonCommand, actor: Actor) {
  const isNew = command.type === "register";
  const { table, clock } = app.deps;
  const outcome = await run(table, people, { id, isNew, command, actor, now: clock() });
  if (outcome.kind !== "done") throw new Error(`${command.type}: ${JSON.stringify(outcome)}`);
}

const register = (displayName: string): PersonCommand => ({
  type: "register",
  displayName,
  phone: null,
  phoneHash: null,
  wechatHash: null,
  language: "zh",
});

/** The grid at a path; a made-up one when the test has no division. */
async function gridIdAt({ deps }: TestApp, path: string): Promise<Id<"grid">> {
  const { byCode } = await loadDivision(deps.table);
  return byCode.get(path.split("/").at(-2) ?? "")?.at(-1)?.id ?? deps.ids.next("grid");
}

/** Appoints somebody as the platform would, from now on and without an end unless told. */
export async function appoint(
  app: TestApp,
  personId: string,
  post: TestPost,
  to: Instant | null = null,
): Promise<Id<"role">> {
  const { role, path = null, unitId = null, slot = null, title = role, officePhone = null } = post;
  const id = app.deps.ids.next("role");
  const gridId = path === null || unitId !== null ? null : await gridIdAt(app, path);
  const term = { from: app.deps.clock(), to, dismissedAt: null };
  const appointment = { id, role, slot, gridId, path, unitId, title, officePhone, ...term };
  await order(app, personId, { type: "appoint", appointment }, system);
  return id;
}

const asPerson = (personId: Id<"person">): Actor => ({
  kind: "person",
  personId,
  displayName: "",
  homes: [],
  assignments: [],
  isResident: true,
});

/** Staff of the community around a home, who confirm it. */
const registrar = (path: string): Actor => ({
  kind: "person",
  personId: "prs_registrar" as Id<"person">,
  displayName: "",
  homes: [],
  assignments: [{ id: "rol_registrar" as Id<"role">, role: "COMMUNITY", path, unitId: null }],
  isResident: false,
});

/** Claims a home for somebody; it waits until it is confirmed. */
export async function claimHome(
  app: TestApp,
  personId: Id<"person">,
  { addressId, path }: TestHome,
) {
  const residenceId = app.deps.ids.next("residence");
  const label = sealLabel(app.deps.keyring, residenceId, path);
  const command = { type: "claimResidence", residenceId, addressId, path, label } as const;
  await order(app, personId, { ...command, relation: "OWNER" }, asPerson(personId));
  return residenceId;
}

/** Gives somebody a home that the community has confirmed. */
export async function giveHome(
  app: TestApp,
  personId: Id<"person">,
  home: TestHome,
): Promise<void> {
  const residenceId = await claimHome(app, personId, home);
  const command = { type: "decideResidence", residenceId, confirmed: true, reason: null } as const;
  await order(app, personId, command, registrar(home.path));
}

/** Somebody new, with posts and confirmed homes, and an access token. */
export async function signIn(
  app: TestApp,
  options: { name?: string; posts?: readonly TestPost[]; homes?: readonly TestHome[] } = {},
): Promise<TestPerson> {
  const { ids, tokens, clock } = app.deps;
  const id = ids.next("person");
  await order(app, id, register(options.name ?? "示例居民·谷雨0137"), system);
  const roleIds: Id<"role">[] = [];
  for (const post of options.posts ?? []) roleIds.push(await appoint(app, id, post));
  for (const home of options.homes ?? []) await giveHome(app, id, home);
  const claims = { personId: id, sessionId: ids.next("session"), epoch: 0 };
  return { id, token: await tokens.issue(claims, clock()), roleIds };
}
