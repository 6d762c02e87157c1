import { beforeEach, describe, expect, it } from "vitest";
import { demoDivision } from "../demo/division.ts";
import type { DivisionRow } from "../src/grid/grid.ts";
import { plan, planWith } from "../src/grid/plan.fixture.ts";
import { MINUTE } from "../src/kernel/clock.ts";
import { type Answer, type Asking, startApp, type TestApp } from "./support/app.ts";
import { signIn, type TestPerson } from "./support/people.ts";

let app: TestApp;

// The shape of an answer follows its query: each test knows it.
// oxlint-disable-next-line typescript/no-explicit-any
type Shape = any;

const data = (answer: Answer): Shape => {
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
};
const codeOf = ({ errors }: Answer) => errors[0]?.extensions["code"];

const importMutation = `mutation ($input: ImportDivisionInput!) { importDivision(input: $input) {
  summary { versionNo opened closed unchanged warnings { row code message } }
  refusal { code message field } problems { row otherRow code message }
} }`;
const unitsQuery = `{ units(first: 20) { edges { node { id code name kindLabel officePhone } } } }`;

describe("importing a division", () => {
  let admin: TestPerson;
  beforeEach(async () => {
    app = await startApp();
    admin = await signIn(app, { posts: [{ role: "PLATFORM_ADMIN" }] });
  });
  const ask = (rows: readonly DivisionRow[], asking: Asking = admin, units: object[] = []) =>
    app.ask(importMutation, { input: { rows, units } }, asking);
  const imported = async (...args: Parameters<typeof ask>) =>
    data(await ask(...args)).importDivision;

  it("given a sound file: tells what changed", async () => {
    expect(await imported(plan)).toEqual({
      summary: { versionNo: 1, opened: 12, closed: 0, unchanged: 0, warnings: [] },
      refusal: null,
      problems: [],
    });
  });

  it("given the same file again: changes nothing", async () => {
    await imported(plan);
    app.clock.advance(MINUTE);
    const { summary } = await imported(plan);
    expect(summary).toMatchObject({ versionNo: 1, opened: 0, closed: 0, unchanged: 12 });
  });

  it("given a changed name: counts one closed and one opened, and shows it at once", async () => {
    await imported(plan);
    app.clock.advance(MINUTE);
    const { summary } = await imported(planWith({ S: { name: "榆荫街道" } }));
    expect(summary).toMatchObject({ versionNo: 2, opened: 1, closed: 1, unchanged: 11 });
    const map = await app.ask("{ gridMap(first: 1) { edges { node { name } } } }");
    expect(data(map).gridMap.edges[0].node.name).toBe("榆荫街道");
  });

  it("given an unusual size: warns and imports", async () => {
    const { summary } = await imported(planWith({ A1: { householdCount: 5 } }));
    expect(summary.warnings).toMatchObject([{ row: 5, code: "SIZE" }]);
  });

  it("given overlap, gap and a code used twice: is refused with every row to blame", async () => {
    const broken = planWith({ A2: { code: "A1" } });
    const answer = await imported(broken);
    expect(answer).toMatchObject({
      summary: null,
      refusal: {
        code: "grid.division_invalid",
        field: "rows",
        message: "网格划分有 1 处问题，未导入。",
      },
      problems: [{ row: 6, otherRow: 5, code: "DUPLICATE_CODE", message: "编码 A1 与第5行重复。" }],
    });
  });

  it("given a border that is no pair of numbers: names the row", async () => {
    const rows = plan.map((row) => ({ ...row, polygon: [[[82.4], [], [1, 2, 3], [82.4]]] }));
    const { problems } = await imported(rows as unknown as DivisionRow[]);
    expect(problems).toHaveLength(12);
  });

  it("given a refused file: nothing of it is visible", async () => {
    await imported(planWith({ A1: { name: "" } }));
    const map = await app.ask("{ gridMap(first: 1) { edges { node { name } } } }");
    expect(data(map).gridMap.edges).toEqual([]);
  });

  it.each([
    ["no rows", [], "grid.division_empty"],
    [
      "more than a thousand rows",
      Array<DivisionRow>(1_001).fill(plan[0]!),
      "request.list_too_long",
    ],
  ])("given %s: is refused", async (_, rows, code) => {
    expect((await imported(rows)).refusal.code).toBe(code);
  });

  it("given the whole street of the demo with its 322 grids: fits into a request", async () => {
    expect((await imported(demoDivision())).summary.opened).toBe(322);
  });

  it("given units: they are there for dispatching, once", async () => {
    const unit = {
      code: "CITY",
      name: "城管",
      kind: "DEPARTMENT",
      gridCode: "S",
      officePhone: "10000000000",
    };
    await imported(plan, admin, [unit]);
    await imported(plan, admin, [unit]);
    const { edges } = data(await app.ask(unitsQuery, {}, admin)).units;
    expect(edges).toMatchObject([
      { node: { code: "CITY", name: "城管", kindLabel: "职能部门", officePhone: "10000000000" } },
    ]);
  });

  it("given units of an unknown grid: imports nothing and says why", async () => {
    const unit = { code: "CITY", name: "城管", kind: "DEPARTMENT", gridCode: "X" };
    const { refusal } = await imported(plan, admin, [unit]);
    expect(refusal).toMatchObject({ code: "grid.unit_grid_unknown", field: "units" });
  });

  it("given the street's own staff: is allowed after the platform began", async () => {
    await imported(plan);
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] });
    app.clock.advance(MINUTE);
    expect((await imported(planWith({ A1: { name: "甲" } }), street)).summary.opened).toBe(1);
  });

  it("given the staff of another street: is denied", async () => {
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/T/" }] });
    expect(codeOf(await ask(plan, street))).toBe("FORBIDDEN");
  });

  it.each([
    ["a community", { posts: [{ role: "COMMUNITY", path: "/S/" }] } as const],
    ["a resident", {}],
  ])("given %s: is denied", async (_, options) => {
    expect(codeOf(await ask(plan, await signIn(app, options)))).toBe("FORBIDDEN");
  });

  it("given a guest: asks to sign in", async () => {
    expect(codeOf(await ask(plan, {}))).toBe("UNAUTHENTICATED");
  });
});
