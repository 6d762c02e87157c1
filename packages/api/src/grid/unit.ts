import { type Bilingual, refuse, type Refusal } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";

/** A body that work can be given to: a department, a property company, a team of mediators. */
export type UnitKind = "DEPARTMENT" | "PROPERTY" | "VOLUNTEERS" | "MEDIATORS" | "PROVIDER";

export const unitKinds: Readonly<Record<UnitKind, Bilingual>> = {
  DEPARTMENT: { zh: "职能部门", en: "Department" },
  PROPERTY: { zh: "物业", en: "Property company" },
  VOLUNTEERS: { zh: "志愿队伍", en: "Volunteers" },
  MEDIATORS: { zh: "调解队伍", en: "Mediators" },
  PROVIDER: { zh: "服务机构", en: "Service provider" },
};

export type Unit = {
  id: Id<"unit">;
  /** Stable code; departments use the codes of the category table, so dispatch can suggest them. */
  code: string;
  name: string;
  kind: UnitKind;
  /** The part of the grid tree it serves. */
  path: string;
  officePhone: string | null;
};

/** One line of the units to import; the grid it serves is named by code. */
export type UnitRow = Omit<Unit, "id" | "path"> & { gridCode: string };

/** All units stand in the one item that says what counts now, which must stay small. */
export const MAX_UNITS = 500;

type Reading = { pathOf: (gridCode: string) => string | null; newId: () => Id<"unit"> };

/** The units these rows describe, or why they cannot be taken over. Nothing is taken over in part. */
export function readUnits(rows: readonly UnitRow[], reading: Reading): Unit[] | Refusal {
  const units: Unit[] = [];
  const seen = new Set<string>();
  for (const { gridCode, ...row } of rows) {
    const path = reading.pathOf(gridCode);
    const code = row.code.trim();
    const name = row.name.trim();
    if (code === "" || name === "" || seen.has(code)) return refusal("grid.unit_invalid", { code });
    if (path === null) return refusal("grid.unit_grid_unknown", { code, gridCode });
    seen.add(code);
    units.push({ ...row, id: reading.newId(), code, name, path });
  }
  return units;
}

const refusal = (code: string, params: Refusal["params"]): Refusal =>
  refuse(code, "units", params).refusal;

/** A home, shop or other place with an address, inside one micro-grid. */
export type Address = {
  id: Id<"address">;
  gridCode: string;
  path: string;
  compound: string;
  building: string;
  unit: string;
  room: string;
  standardAddress: string;
  houseCode: string;
  point: { lng: number; lat: number };
};

/** A code printed on a wall, lamp or shop: it stands for a place and holds no personal data. */
export type LocationCode = {
  code: string;
  label: string;
  gridCode: string;
  point: { lng: number; lat: number };
};
