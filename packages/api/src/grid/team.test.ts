import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AppointedRole } from "../kernel/actor.ts";
import { type TeamSlot, teamSlots } from "../person/person.ts";
import { type Grid, gridLevels } from "./grid.ts";
import { divisionOf, plan } from "./plan.fixture.ts";
import { contactLevels, contactSentence, contactsOf, type Post, seats, teamOf } from "./team.ts";

const post = (role: AppointedRole, slot: TeamSlot | null, change: Partial<Post> = {}): Post => ({
  id: `rol_${role}_${slot}`,
  role,
  slot,
  title: "网格员",
  displayName: "网格员·芒种03",
  officePhone: null,
  from: "2026-01-01T00:00:00.000Z",
  ...change,
});

const police = post("DEPT_HANDLER", "POLICE");
const worker = post("GRID_WORKER", "GRID_WORKER");
const head = post("GRID_HEAD", "GRID_HEAD");
const cadre = post("COMMUNITY", "CADRE");
const volunteer = post("VOLUNTEER", "VOLUNTEER");
const property = post("PROPERTY", "PROPERTY");
const mediator = post("MEDIATOR", "MEDIATOR");
const duty = post("STREET", null);

const vacantSeats = (posts: readonly Post[]): string[] =>
  teamOf("MICRO_GRID", posts)
    .seats.filter(({ isVacant }) => isVacant)
    .map(({ label }) => label.en);

describe("the seats", () => {
  it.each(gridLevels)("have exactly one place for every kind of post at the level %s", (level) => {
    const places = seats[level].flatMap(({ slots }) => slots);
    expect(places.toSorted()).toEqual(Object.keys(teamSlots).toSorted());
  });

  it("never ask for more than they allow", () => {
    const all = Object.values(seats).flat();
    expect(all.filter(({ least, most }) => most !== null && least > most)).toEqual([]);
  });
});

describe("the team of a micro-grid", () => {
  it("given police, a worker, a cadre and a volunteer (1+1+1+N): is complete", () => {
    const team = teamOf("MICRO_GRID", [police, worker, cadre, volunteer]);
    expect(team).toMatchObject({ required: 4, filled: 4, isComplete: true });
  });

  it("given a head instead of the worker: is complete as well", () => {
    expect(teamOf("MICRO_GRID", [police, head, cadre, volunteer]).isComplete).toBe(true);
  });

  it.each([
    ["police", [worker, cadre, volunteer], "Community police officer"],
    ["head or worker", [police, cadre, volunteer], "Grid head or Grid worker"],
    ["cadre", [police, worker, volunteer], "Assigned cadre"],
    ["volunteers", [police, worker, cadre], "Volunteer"],
  ])("given no %s: is incomplete in that seat alone", (_, posts, label) => {
    expect(vacantSeats(posts)).toEqual([label]);
  });

  it("given nobody: lacks all four required seats and no other", () => {
    expect(teamOf("MICRO_GRID", [])).toMatchObject({ required: 4, filled: 0, isComplete: false });
  });

  it("given several volunteers: shows the longest in office first", () => {
    const early = { ...volunteer, id: "rol_2", from: "2025-01-01T00:00:00.000Z" };
    const seat = teamOf("MICRO_GRID", [volunteer, early]).seats.find(({ slots }) =>
      slots.includes("VOLUNTEER"),
    );
    expect(seat?.holders).toEqual([early, volunteer]);
  });

  it("counts as many filled seats as are not vacant, whoever is in it", () => {
    const posts = fc.subarray([police, worker, head, cadre, volunteer, property, mediator]);
    fc.assert(
      fc.property(posts, (held) => {
        const { required, filled, isComplete } = teamOf("GRID", held);
        expect(required - filled).toBe(vacantSeats(held).length);
        expect(isComplete).toBe(vacantSeats(held).length === 0);
      }),
    );
  });
});

describe("the team of a street", () => {
  it("requires nothing, so it is neither complete nor incomplete", () => {
    expect(teamOf("STREET", [duty])).toMatchObject({ required: 0, isComplete: null });
  });

  it("shows who fills no seat apart", () => {
    expect(teamOf("STREET", [duty, cadre]).others).toEqual([duty]);
  });
});

describe("whom residents can call", () => {
  it("names who answers for the grid first, then police and property", () => {
    const posts = [property, police, cadre, worker, head];
    expect(contactsOf(posts)).toEqual([head, worker, cadre, police, property]);
  });

  it("does not name volunteers and mediators", () => {
    expect(contactsOf([volunteer, mediator])).toEqual([]);
  });
});

const { grids } = divisionOf(["2026-01-01T00:00:00.000Z", plan]);
const gridOf = (code: string): Grid => grids.find((grid) => grid.code === code)!;
const chain = ["A1", "A", "C", "S"].map(gridOf);

/** Who answers at each level, when these levels have somebody. */
const answers = (...posts: Post[][]): (string | null)[] =>
  contactLevels(chain, posts).map(({ answeredBy }) => answeredBy?.code ?? null);

describe("the contact card", () => {
  it("given somebody at every level: each answers for itself", () => {
    expect(answers([head], [head], [cadre], [duty])).toEqual(["A1", "A", "C", "S"]);
  });

  it("given a vacant micro-grid: the next level up answers for it", () => {
    expect(answers([], [head], [cadre], [duty])).toEqual(["A", "A", "C", "S"]);
  });

  it("given only police and volunteers: the grid is vacant all the same", () => {
    expect(answers([police, volunteer], [], [], [duty])).toEqual(["S", "S", "S", "S"]);
  });

  it("given nobody anywhere: nobody answers", () => {
    expect(answers([], [], [], [])).toEqual([null, null, null, null]);
  });

  it("given a level below without anybody: never looks down", () => {
    expect(answers([head], [], [], [])).toEqual(["A1", null, null, null]);
  });
});

const sentence = (...posts: Post[][]) => contactSentence(contactLevels(chain, posts));

describe("the sentence on the card", () => {
  it("given a head with an office phone: names both", () => {
    const reachable = { ...head, title: "微网格长", officePhone: "10012345678" };
    expect(sentence([reachable])).toEqual({
      zh: "A1号由网格员·芒种03（微网格长）负责，电话 10012345678。",
      en: "网格员·芒种03 (微网格长) is responsible for A1号, phone 10012345678.",
    });
  });

  it("given a head without a phone: names the head alone", () => {
    expect(sentence([head]).zh).toBe("A1号由网格员·芒种03（网格员）负责。");
  });

  it("given a vacant micro-grid: says who stands in, and from where", () => {
    expect(sentence([], [head]).zh).toBe(
      "A1号暂时无人负责，由上级A号的网格员·芒种03（网格员）负责。",
    );
  });

  it("given nobody anywhere: says where to turn to", () => {
    expect(sentence([], []).en).toContain("Please contact the street office");
  });

  it("given a name with braces in it: leaves it alone", () => {
    const odd = { ...head, displayName: "{grid}" };
    expect(sentence([odd]).zh).toBe("A1号由{grid}（网格员）负责。");
  });
});
