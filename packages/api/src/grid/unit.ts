import type { Bilingual } from "../kernel/decision.ts";
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
