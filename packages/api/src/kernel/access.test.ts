import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  access,
  type Action,
  may,
  mayAtAll,
  type Reach,
  reachCovers,
  reachOf,
  type Resource,
} from "./access.ts";
import { actionLabels } from "./action-labels.ts";
import {
  type Actor,
  type AppointedRole,
  type Assignment,
  type Guest,
  type PersonActor,
  roleLabels,
  roles,
  type SystemActor,
} from "./actor.ts";
import type { Id } from "./ids.ts";

const actions = Object.keys(access) as Action[];
const appointed = roles.filter(
  (role): role is AppointedRole => !["GUEST", "RESIDENT", "SYSTEM"].includes(role),
);
const guest: Guest = { kind: "guest", network: "n1" };
const system: SystemActor = { kind: "system", job: "sweep" };

const me = "prs_me" as Id<"person">;
const resident: PersonActor = {
  kind: "person",
  personId: me,
  displayName: "谷雨0137",
  homes: [],
  assignments: [],
  isResident: true,
};
const post = (
  role: AppointedRole,
  at: { path?: string; unitId?: string },
  id = `rol_${role}`,
): Assignment => ({
  id: id as Id<"role">,
  role,
  path: at.path ?? null,
  unitId: (at.unitId ?? null) as Id<"unit"> | null,
});
const holding = (...assignments: Assignment[]): PersonActor => ({
  ...resident,
  assignments,
  isResident: false,
});
const livingAt = (path: string, addressId = "adr_1"): PersonActor => ({
  ...resident,
  homes: [{ addressId: addressId as Id<"address">, path }],
});

/** Paths that are easily confused: `/A/` and `/AB/` are siblings. */
const path = fc
  .array(fc.constantFrom("A", "AB", "B"), { minLength: 1, maxLength: 4 })
  .map((parts) => `/${parts.join("/")}/`);
const unitId = fc.constantFrom("unt_1", "unt_2");
const assignment = fc
  .record({
    role: fc.constantFrom(...appointed),
    path: fc.option(path, { nil: undefined }),
    unitId: fc.option(unitId, { nil: undefined }),
    id: fc.constantFrom("rol_1", "rol_2", "rol_3"),
  })
  .map(({ role, id, ...at }) => post(role, at as Parameters<typeof post>[1], id));
const person: fc.Arbitrary<PersonActor> = fc.record({
  kind: fc.constant("person"),
  personId: fc.constant(me),
  displayName: fc.constant(""),
  homes: fc.array(path, { maxLength: 2 }).map((paths) => paths.flatMap((p) => livingAt(p).homes)),
  assignments: fc.uniqueArray(assignment, { maxLength: 3, selector: ({ id }) => id }),
  isResident: fc.boolean(),
});
const actor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 8, arbitrary: person },
  fc.constant(guest),
  fc.constant(system),
);
const action = fc.constantFrom(...actions);
const resource: fc.Arbitrary<Resource> = fc.record(
  {
    ownerIds: fc.subarray([me as string, "prs_other"]),
    path,
    unitIds: fc.array(unitId, { maxLength: 2 }),
    addressIds: fc.subarray(["adr_1", "adr_2"]),
  },
  { requiredKeys: [] },
);

/** What a list of this reach would show although the actor may not see it alone. */
function leaks(reach: Reach, who: Actor, what: Action, where: string): Resource[] {
  const covered = reachCovers(reach, where) ? [{ path: where }, { path: `${where}AB/` }] : [];
  const own = reach.own === null ? [] : [{ ownerIds: [reach.own] }];
  const units = reach.unitIds.map((one) => ({ unitIds: [one] }));
  return [...covered, ...own, ...units].filter((one) => may(who, what, one) === null);
}

describe("a reach", () => {
  it("given any actor, action and place: covers nothing that they may not see by itself", () => {
    fc.assert(
      fc.property(actor, action, path, (who, what, where) => {
        expect(leaks(reachOf(who, what), who, what, where)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("given a reach wider than its actor's: the property above finds it", () => {
    const wide = { any: false, own: null, paths: ["/A/"], unitIds: ["unt_1"] };
    const found = leaks(wide as unknown as Reach, resident, "complaint:read", "/A/B/");
    expect(found).toEqual([{ path: "/A/B/" }, { path: "/A/B/AB/" }, { unitIds: ["unt_1"] }]);
  });

  it("given staff and any place they may see into: covers it", () => {
    fc.assert(
      fc.property(person, action, path, (someone, what, where) => {
        const staff = { ...someone, isResident: false, homes: [] };
        fc.pre(may(staff, what, { path: where }) !== null);
        expect(reachCovers(reachOf(staff, what), where)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("given a post: does not cover the sibling whose name begins alike, nor what is above", () => {
    const reach = reachOf(holding(post("GRID_HEAD", { path: "/S/C/A/" })), "complaint:read");
    const places = ["/S/C/A/", "/S/C/A/1/", "/S/C/AB/", "/S/C/", "/"];
    expect(places.map((place) => reachCovers(reach, place))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("given a scope that is no path of a grid: covers nothing", () => {
    const scopes = ["", "/S/C/A"].map((one) => holding(post("GRID_HEAD", { path: one })));
    const reaches = scopes.map((who) => reachOf(who, "complaint:read"));
    expect(reaches.map((reach) => reachCovers(reach, "/S/C/AB/"))).toEqual([false, false]);
  });

  it("given a role that reaches everything: covers every place", () => {
    const reach = reachOf(holding(post("PLATFORM_ADMIN", {})), "grid:readTeam");
    expect([reach.any, reachCovers(reach, "/S/")]).toEqual([true, true]);
  });

  it("given several posts: holds the places and units of all, each once, in order", () => {
    const who = holding(
      post("GRID_HEAD", { path: "/S/B/" }, "rol_1"),
      post("GRID_WORKER", { path: "/S/A/" }, "rol_2"),
      post("COMMUNITY", { path: "/S/B/" }, "rol_3"),
      post("DEPT_LEAD", { path: "/S/", unitId: "unt_1" }, "rol_4"),
    );
    const { paths, unitIds, own } = reachOf(who, "complaint:read");
    expect([paths, unitIds, own]).toEqual([["/S/A/", "/S/B/"], ["unt_1"], null]);
  });

  it("given a resident: is their own things and no place, also not around their home", () => {
    const who = livingAt("/S/C/A/1/");
    expect(reachOf(who, "complaint:read")).toMatchObject({ own: me, paths: [], unitIds: [] });
    expect(reachOf(who, "grid:readContactCard")).toMatchObject({ own: null, paths: [] });
  });

  it("given a guest: is nothing", () => {
    const nothing = { any: false, own: null, paths: [], unitIds: [] };
    expect(reachOf(guest, "complaint:read")).toEqual(nothing);
  });
});

describe("what may be done", () => {
  it("given what is one's own: its owner only", () => {
    const owned = (id: string) => may(resident, "complaint:withdraw", { ownerIds: [id] });
    expect([owned(me), owned("prs_other")]).toEqual([
      { role: "RESIDENT", assignmentId: null },
      null,
    ]);
  });

  it("given a place: whoever holds it or what is above it", () => {
    const at = (scope: string) =>
      may(holding(post("COMMUNITY", { path: scope })), "complaint:accept", { path: "/S/C/A/" });
    const as = { role: "COMMUNITY", assignmentId: "rol_COMMUNITY" };
    expect(["/S/C/A/", "/S/C/", "/S/C/A/1/", "/S/C/AB/", "/S/D/"].map(at)).toEqual([
      as,
      as,
      null,
      null,
      null,
    ]);
  });

  it("given a unit: its people, whichever of several units hold it", () => {
    const from = (unit: string) =>
      may(holding(post("DEPT_HANDLER", { unitId: unit })), "complaint:sign", {
        unitIds: ["unt_1", "unt_2"],
      });
    expect([from("unt_2")?.role, from("unt_3")]).toEqual(["DEPT_HANDLER", null]);
  });

  it("given a home: the grids it lies in, from the block to the street, and no others", () => {
    const who = livingAt("/S/C/A/1/");
    const readsCard = (where: string) => may(who, "grid:readContactCard", { path: where }) !== null;
    expect(["/S/C/A/1/", "/S/C/A/", "/S/C/", "/S/"].map(readsCard)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["/S/C/A/2/", "/S/C/B/", "/T/", "/S/C/A/1/X/", "/S/C/A"].map(readsCard)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("given a home and something that concerns its address: its household", () => {
    const card = (addressId: string) =>
      may(livingAt("/S/", "adr_1"), "grid:readContactCard", { addressIds: [addressId] });
    expect([card("adr_1")?.role, card("adr_2")]).toEqual(["RESIDENT", null]);
  });

  it("given a guest: only what is open to guests", () => {
    const open = actions.filter((what) => mayAtAll(guest, what));
    expect(open).toEqual(["complaint:submit"]);
  });

  it("given a job of ours: only what jobs do", () => {
    const open = actions.filter((what) => mayAtAll(system, what));
    expect(open).toEqual([
      "grid:importDivision",
      "person:appoint",
      "complaint:submit",
      "complaint:escalate",
      "complaint:fireTimer",
      "booking:fireTimer",
      "meal:fireTimer",
    ]);
  });

  it("given something nothing is known about: nobody whose reach needs to know", () => {
    fc.assert(
      fc.property(person, action, (who, what) => {
        fc.pre(!reachOf(who, what).any);
        expect(may(who, what, {})).toBeNull();
      }),
    );
  });

  it("given what nobody may do at all: nobody may do it to anything", () => {
    fc.assert(
      fc.property(actor, action, resource, (who, what, thing) => {
        fc.pre(!mayAtAll(who, what));
        expect(may(who, what, thing)).toBeNull();
      }),
    );
  });
});

/** The same person, acting under this identity only. */
const only = (who: PersonActor, assignmentId: string | null): PersonActor => ({
  ...who,
  isResident: assignmentId === null,
  assignments: who.assignments.filter(({ id }) => id === assignmentId),
});

describe("the identity an act is recorded under", () => {
  it("given any act that is allowed: is one the actor holds, and would do alone", () => {
    fc.assert(
      fc.property(person, action, resource, (who, what, thing) => {
        const as = may(who, what, thing);
        fc.pre(as !== null);
        expect(may(only(who, as.assignmentId), what, thing)).toEqual(as);
      }),
      { numRuns: 1_000 },
    );
  });

  it("given somebody acts under one identity: nothing is allowed that all together forbid", () => {
    fc.assert(
      fc.property(person, action, resource, fc.nat(3), (who, what, thing, n) => {
        const one = only(who, who.assignments[n]?.id ?? null);
        fc.pre(who.isResident || one.assignments.length > 0);
        fc.pre(may(who, what, thing) === null);
        expect(may(one, what, thing)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it("given one's own matter at a place one works for: is the resident", () => {
    const who = { ...holding(post("GRID_HEAD", { path: "/S/" })), isResident: true };
    const as = may(who, "complaint:read", { ownerIds: [me], path: "/S/C/" });
    expect(as?.role).toBe("RESIDENT");
  });

  it("given one's own matter while acting for a post elsewhere: is none", () => {
    const who = holding(post("GRID_HEAD", { path: "/T/" }));
    expect(may(who, "complaint:read", { ownerIds: [me], path: "/S/" })).toBeNull();
  });

  it("given several posts that reach: is the first", () => {
    const who = holding(
      post("MICRO_HEAD", { path: "/T/" }, "rol_1"),
      post("GRID_HEAD", { path: "/S/" }, "rol_2"),
      post("COMMUNITY", { path: "/S/" }, "rol_3"),
    );
    const as = may(who, "complaint:sign", { path: "/S/" });
    expect(as).toEqual({ role: "GRID_HEAD", assignmentId: "rol_2" });
  });
});

describe("the words", () => {
  it("given any role or action: both languages have one, and no two roles share theirs", () => {
    const labels = [...Object.values(roleLabels), ...Object.values(actionLabels)];
    expect(labels.filter(({ zh, en }) => zh === "" || en === "")).toEqual([]);
    expect(new Set(roles.map((role) => roleLabels[role].zh)).size).toBe(roles.length);
  });
});
