import type { DivisionRow } from "../../src/grid/grid.ts";
import { importDivision } from "../../src/grid/import.ts";
import { plan, pointAt } from "../../src/grid/plan.fixture.ts";
import { writeAddresses } from "../../src/grid/store.ts";
import type { Address, UnitRow } from "../../src/grid/unit.ts";
import type { TestApp } from "./app.ts";

/** Imports a division (the small plan of street S unless told) as the platform would. */
export async function importPlan(
  { deps }: TestApp,
  rows: readonly DivisionRow[] = plan,
  units: readonly UnitRow[] = [],
): Promise<void> {
  const actor = { kind: "system", job: "test" } as const;
  const outcome = await importDivision(deps, { rows, units, actor, now: deps.clock() });
  if (outcome.kind !== "imported") throw new Error(JSON.stringify(outcome));
}

/** Puts addresses into the address book; by default room 301 of a building in micro-grid A1. */
export async function addAddresses(
  { deps }: TestApp,
  ...places: readonly Partial<Address>[]
): Promise<Address[]> {
  const addresses = places.map((place) => ({ ...toAddress(deps.ids.next("address")), ...place }));
  await writeAddresses(deps.table, addresses);
  return addresses;
}

const toAddress = (id: Address["id"]): Address => ({
  id,
  gridCode: "A1",
  path: "/S/C/A/A1/",
  compound: "紫藤花园",
  building: "1栋",
  unit: "2单元",
  room: "301",
  standardAddress: "示例省邻江市禾光区榆荫街道紫藤花园1栋2单元301",
  houseCode: `H-${id}`,
  point: pointAt(100, 100),
});
