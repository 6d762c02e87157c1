import { describe, expect, it } from "vitest";
import {
  colleagueOptions,
  gridsAround,
  holderLine,
  holderOptions,
  type Item,
  levels,
  missingSeats,
  nearbyOptions,
  piecesOf,
} from "./view";

const grid = (id: string, name: string) => ({ id, name, levelLabel: "网格" });
const unit = (id: string, name: string) => ({ id, name, kindLabel: "部门" });

const placed = {
  place: {
    grid: {
      ...grid("grd_m", "微网格"),
      children: { edges: [{ node: grid("grd_in", "里面的") }] },
      parent: { ...grid("grd_g", "第五网格"), parent: { ...grid("grd_c", "社区"), parent: null } },
    },
  },
  dispatchSuggestion: { unitId: "unt_2", name: "城管", reason: "按目录由城管牵头" },
} as unknown as Item;

describe("colleagues to give it to", () => {
  it("are told apart by what they would have it as", () => {
    const assignee = { personId: "prs_1", name: "寒露", roleLabel: "网格员", teamName: "第5网格" };
    expect(colleagueOptions({ assignees: [assignee] } as unknown as Item)).toEqual([
      { value: "prs_1", label: "寒露", hint: "网格员 · 第5网格" },
    ]);
  });
});

describe("who has it", () => {
  const say = (key: string, { name }: { name: string }) => `${key} ${name}`.trim();
  const holder = { name: "住建", personName: "小暑" };

  it("is a unit with its person, or nobody yet", () => {
    expect(holderLine({ holder, stage: "PROCESSING" }, say)).toBe("heldBy 住建 小暑");
    expect(holderLine({ holder: null, stage: "ACCEPTED" }, say)).toBe("unheld");
  });

  it("is not asked any more once it was handled", () => {
    expect(holderLine({ holder: null, stage: "AWAIT_CONFIRM" }, say)).toBeNull();
  });
});

describe("levels", () => {
  it("are all there, the most urgent first", () => {
    expect(levels.map(({ value }) => value)).toEqual(["P0", "P1", "P2", "P3"]);
  });
});

describe("the pieces of a deadline", () => {
  it("follow each other in time, pauses among them", () => {
    const clock = {
      intervals: [
        { from: "2026-11-20T01:00:00.000Z", to: "b" },
        { from: "2026-11-20T05:00:00.000Z", to: "d" },
      ],
      pauses: [{ from: "2026-11-20T02:00:00.000Z", to: "c" }],
    } as Parameters<typeof piecesOf>[0];
    expect(piecesOf(clock).map(({ isCounted }) => isCounted)).toEqual([true, false, true]);
  });
});

describe("whom it can be given to", () => {
  it("begins with what the catalogue suggests, and why", () => {
    const [first] = holderOptions(placed, [unit("unt_1", "住建"), unit("unt_2", "城管")]);
    expect(first).toEqual({ value: "unit:unt_2", label: "城管", hint: "按目录由城管牵头" });
  });

  it("offers the grids around the place from the nearest up, then those inside", () => {
    expect(gridsAround(placed).map(({ id }) => id)).toEqual(["grd_m", "grd_g", "grd_c", "grd_in"]);
  });

  it("offers no grid where the place is nobody's", () => {
    expect(gridsAround({ place: { grid: null } } as Item)).toEqual([]);
  });
});

describe("complaints to merge into", () => {
  it("leave out the complaint itself", () => {
    const one = (id: string) => ({
      id,
      statusLabel: "处置中",
      submittedAt: "",
      metres: 12,
      gridName: "第五网格",
      category: { name: "垃圾清运" },
    });
    const options = nearbyOptions(
      "cmp_1",
      [one("cmp_1"), one("cmp_2")],
      (key, { n }) => (n ? `${n} 米` : key),
      () => "",
    );
    expect(options).toEqual([
      { value: "cmp_2", label: "垃圾清运 · 第五网格 · 12 米", hint: "sameReason" },
    ]);
  });
});

describe("a team", () => {
  it("misses as many seats as are required and not filled", () => {
    expect(missingSeats({ requiredSeats: 4, filledSeats: 3, isComplete: false })).toBe(1);
  });
});
