import { beforeAll, describe, expect, it } from "vitest";
import { NOW, startApp, type TestApp } from "../../test/support/app.ts";
import { reachOf } from "../kernel/access.ts";
import type { Actor, AppointedRole } from "../kernel/actor.ts";
import { DAY, MINUTE, plus } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { run } from "../run.ts";
import { Cursors } from "../table/page.ts";
import { get } from "../table/table.ts";
import { actor, appointmentOf, claimOf, official, system, unitPost } from "./person.fixture.ts";
import type { Appointment, PersonCommand } from "./person.ts";
import {
  listAccess,
  listClaims,
  loadPeople,
  loadPerson,
  people,
  personByPhone,
  postsOfGrid,
  postsOfUnit,
  recordAccess,
  toActor,
} from "./store.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});

const cursors = new Cursors(new Uint8Array(32), "test");
const whole = { limit: 100, backward: false, after: null, before: null };

function order(id: Id<"person">, command: PersonCommand, by: Actor = system, now = NOW) {
  const isNew = command.type === "register";
  return run(app.deps.table, people, { id, isNew, command, actor: by, now });
}

async function does(...args: Parameters<typeof order>): Promise<void> {
  const outcome = await order(...args);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
}

const register = (phoneHash: string | null = null): PersonCommand => ({
  type: "register",
  displayName: "居民0137",
  phone: phoneHash === null ? null : ("sealed" as Sealed),
  phoneHash,
  wechatHash: null,
  language: "zh",
});

/** Somebody new, with these appointments. */
async function newcomer(...appointments: readonly Appointment[]): Promise<Id<"person">> {
  const id = app.deps.ids.next("person");
  await does(id, register());
  for (const appointment of appointments) await does(id, { type: "appoint", appointment });
  return id;
}

describe("a phone", () => {
  it("belongs to one person, however many register with it at once", async () => {
    const ids = Array.from({ length: 8 }, () => app.deps.ids.next("person"));
    const outcomes = await Promise.all(ids.map((id) => order(id, register("phone-1"))));
    const owners = outcomes.flatMap((one) => (one.kind === "done" ? [one.stored.id] : []));
    expect(owners).toEqual([await personByPhone(app.deps.table, "phone-1")]);
    expect(outcomes.filter(({ kind }) => kind === "taken")).toHaveLength(7);
    expect([...(await loadPeople(app.deps.table, ids)).keys()]).toEqual(owners);
  });

  it("belongs to nobody before", async () => {
    expect(await personByPhone(app.deps.table, "phone-0")).toBeNull();
  });
});

describe("posts", () => {
  const post = (role: AppointedRole, path: string, changes: Partial<Appointment> = {}) =>
    appointmentOf(role, { path, ...changes });
  const titlesAt = async (path: string, now = NOW) =>
    (await postsOfGrid(app.deps.table, path, now)).map(({ role }) => role);

  it("are found in exactly their grid, with the name the person shows", async () => {
    const id = await newcomer(post("GRID_WORKER", "/P1/C/A/"));
    expect(await postsOfGrid(app.deps.table, "/P1/C/A/", NOW)).toMatchObject([
      { personId: id, displayName: "居民0137", role: "GRID_WORKER" },
    ]);
    expect(await titlesAt("/P1/C/")).toEqual([]);
    expect(await titlesAt("/P1/C/A/A1/")).toEqual([]);
  });

  it("follow the person's name", async () => {
    const id = await newcomer(post("GRID_HEAD", "/P2/"));
    await does(id, { type: "updateProfile", displayName: "芒种" }, actor(id));
    expect(await postsOfGrid(app.deps.table, "/P2/", NOW)).toMatchObject([{ displayName: "芒种" }]);
  });

  it("are found while they are in force only", async () => {
    const from = plus(NOW, DAY);
    await newcomer(post("GRID_HEAD", "/P3/", { from, to: plus(from, DAY) }));
    const seen = [NOW, from, plus(from, DAY - 1), plus(from, DAY)];
    expect(await Promise.all(seen.map((now) => titlesAt("/P3/", now)))).toEqual([
      [],
      ["GRID_HEAD"],
      ["GRID_HEAD"],
      [],
    ]);
  });

  it("are gone after a dismissal", async () => {
    const appointment = post("GRID_HEAD", "/P4/");
    const id = await newcomer(appointment);
    const dismissal = { type: "dismiss", roleId: appointment.id, reason: "轮岗" } as const;
    await does(id, dismissal, official("STREET", "/P4/"));
    expect(await titlesAt("/P4/")).toEqual([]);
    expect(await get(app.deps.table, { pk: id, sk: `role#${appointment.id}` })).toBeNull();
  });

  it("of a unit are found by the unit, and in a grid only when they fill a seat of its team", async () => {
    await newcomer(
      unitPost("DEPT_HANDLER", "/P5/"),
      { ...unitPost("VOLUNTEER", "/P5/"), slot: "VOLUNTEER" },
      { ...unitPost("MEDIATOR", null), slot: "MEDIATOR" },
    );
    const members = await postsOfUnit(app.deps.table, "unt_1", NOW);
    expect(members.map(({ role }) => role)).toEqual(["DEPT_HANDLER", "MEDIATOR", "VOLUNTEER"]);
    expect(await titlesAt("/P5/")).toEqual(["VOLUNTEER"]);
  });
});

describe("waiting claims", () => {
  const waiting = async (role: AppointedRole, path: string) => {
    const reach = reachOf(official(role, path), "person:decideResidence");
    const { edges } = await listClaims(app.deps.table, reach, whole, cursors);
    return edges.map(({ node }) => node.path);
  };

  beforeAll(async () => {
    for (const path of ["/Q/C/A/A1/", "/Q/C/A/A2/", "/Q/C/AB/AB1/", "/Q2/C/A/A1/"]) {
      const id = await newcomer();
      await does(id, claimOf(1, path), actor(id));
    }
  });

  it.each([
    ["GRID_WORKER", "/Q/C/A/", ["/Q/C/A/A1/", "/Q/C/A/A2/"]],
    ["PROPERTY", "/Q/C/AB/", ["/Q/C/AB/AB1/"]],
    ["COMMUNITY", "/Q/C/", ["/Q/C/A/A1/", "/Q/C/A/A2/", "/Q/C/AB/AB1/"]],
    ["STREET", "/Q/", []],
    ["MICRO_HEAD", "/Q/C/A/A1/", []],
  ] as const)("are listed for a %s of %s: %j", async (role, path, expected) => {
    expect(await waiting(role, path)).toEqual(expected);
  });

  it("are listed once for somebody with two posts, one inside the other", async () => {
    const two = official("COMMUNITY", "/Q/C/");
    const reach = reachOf(
      actor("prs_two" as Id<"person">, [
        ...two.assignments,
        ...official("GRID_WORKER", "/Q/C/A/").assignments,
      ]),
      "person:decideResidence",
    );
    const { edges } = await listClaims(app.deps.table, reach, whole, cursors);
    expect(edges).toHaveLength(3);
  });

  it("come in pages that follow each other without gap or repeat", async () => {
    const reach = reachOf(official("COMMUNITY", "/Q/C/"), "person:decideResidence");
    const first = await listClaims(app.deps.table, reach, { ...whole, limit: 2 }, cursors);
    const after = cursors.decode(first.pageInfo.endCursor!);
    const second = await listClaims(app.deps.table, reach, { ...whole, after }, cursors);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect([...first.edges, ...second.edges].map(({ node }) => node.path)).toEqual(
      await waiting("COMMUNITY", "/Q/C/"),
    );
  });

  it("are gone once they are decided or taken back", async () => {
    const [one, two] = [await newcomer(), await newcomer()];
    await does(one, claimOf(1, "/R/C/A/A1/"), actor(one));
    await does(two, claimOf(1, "/R/C/A/A1/"), actor(two));
    const { residenceId } = claimOf(1);
    const confirm = {
      type: "decideResidence",
      residenceId,
      confirmed: true,
      reason: null,
    } as const;
    await does(one, confirm, official("GRID_WORKER", "/R/C/A/"));
    await does(two, { type: "endResidence", residenceId }, actor(two));
    expect(await waiting("GRID_WORKER", "/R/C/A/")).toEqual([]);
  });
});

describe("the access log", () => {
  it("shows what was read of oneself, newest first, and nothing of others", async () => {
    const [mine, others] = [app.deps.ids.next("person"), app.deps.ids.next("person")];
    const record = (n: number) => ({
      id: app.deps.ids.next("accessRecord"),
      at: plus(NOW, n * MINUTE),
      readerName: "芒种03",
      readerRole: "STREET",
      fields: ["phone"],
      purpose: `目的${n}`,
      subjectId: null,
    });
    for (const n of [1, 2]) await recordAccess(app.deps.table, mine, record(n));
    await recordAccess(app.deps.table, others, record(3));
    const reach = reachOf(actor(mine), "person:readAccessLog");
    const { edges } = await listAccess(app.deps.table, reach, whole, cursors);
    expect(edges.map(({ node }) => node.purpose)).toEqual(["目的2", "目的1"]);
  });
});

describe("a person as an actor", () => {
  const worker = appointmentOf("GRID_WORKER", { path: "/U/C/A/" });
  const past = appointmentOf("GRID_HEAD", { from: plus(NOW, -DAY), to: NOW });

  async function asActor(actingAs: string | null) {
    const id = await newcomer(worker, past);
    await does(id, claimOf(1, "/U/C/A/A1/"), actor(id));
    await does(id, claimOf(2, "/U/C/A/A2/"), actor(id));
    const { residenceId } = claimOf(2);
    const confirm = {
      type: "decideResidence",
      residenceId,
      confirmed: true,
      reason: null,
    } as const;
    await does(id, confirm, official("COMMUNITY", "/U/C/"));
    return toActor((await loadPerson(app.deps.table, id))!, NOW, actingAs);
  }

  it("has the homes that are confirmed and the roles in force, and is a resident too", async () => {
    const { homes, assignments, isResident } = await asActor(null);
    expect(homes).toEqual([{ addressId: "adr_2", path: "/U/C/A/A2/" }]);
    expect(assignments.map(({ role }) => role)).toEqual(["GRID_WORKER"]);
    expect(isResident).toBe(true);
  });

  it("is only what they chose to act as", async () => {
    const chosen = await Promise.all(
      ["RESIDENT", worker.id, past.id, "rol_of_somebody_else"].map(async (one) => {
        const { assignments, isResident } = await asActor(one);
        return [assignments.length, isResident];
      }),
    );
    expect(chosen).toEqual([
      [0, true],
      [1, false],
      [0, false],
      [0, false],
    ]);
  });
});
