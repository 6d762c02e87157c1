import { startApp, type TestApp } from "../../test/support/app.ts";
import { importPlan } from "../../test/support/places.ts";
import type { DivisionRow, GridLevel } from "../grid/grid.ts";
import { plan, rectangle } from "../grid/plan.fixture.ts";
import { listUnits, loadDivision } from "../grid/store.ts";
import type { UnitRow } from "../grid/unit.ts";

/** The small plan of street S and, beside it, street T with one micro-grid; each has a department. */
export type Town = {
  app: TestApp;
  gridId: (code: string) => string;
  unitId: (code: string) => string;
};

const rowOf = (level: GridLevel, code: string, parentCode: string | null): DivisionRow => ({
  code,
  name: `${code}号`,
  level,
  kind: "RESIDENTIAL",
  parentCode,
  polygon: rectangle(1_000, 0, 1_400, 400),
  householdCount: 60,
});

const streetT = [
  rowOf("STREET", "T", null),
  rowOf("COMMUNITY", "TC", "T"),
  rowOf("GRID", "TA", "TC"),
  rowOf("MICRO_GRID", "TA1", "TA"),
];

const departmentOf = (street: string): UnitRow => ({
  code: `CITY-${street}`,
  name: `${street}城市管理`,
  kind: "DEPARTMENT",
  gridCode: street,
  officePhone: null,
});

export async function startTown(): Promise<Town> {
  const app = await startApp();
  await importPlan(app, [...plan, ...streetT], [departmentOf("S"), departmentOf("T")]);
  const { byCode } = await loadDivision(app.deps.table);
  const units = await listUnits(app.deps.table);
  return {
    app,
    gridId: (code) => byCode.get(code)?.[0]?.id ?? "",
    unitId: (code) => units.find((unit) => unit.code === code)?.id ?? "",
  };
}
