import type { Bilingual } from "./decision.ts";
import type { Id } from "./ids.ts";

/** The roles of a governed community, in the order of the published matrix. */
export const roles = [
  "GUEST",
  "RESIDENT",
  "MERCHANT",
  "ENTERPRISE",
  "MICRO_HEAD",
  "GRID_WORKER",
  "GRID_HEAD",
  "COMMUNITY",
  "STREET",
  "DEPT_HANDLER",
  "DEPT_LEAD",
  "COUNCIL_MEMBER",
  "CONVENER",
  "SUPERVISOR",
  "MEDIATOR",
  "VOLUNTEER",
  "PROPERTY",
  "PROVIDER",
  "PLATFORM_ADMIN",
  "SECURITY_AUDITOR",
  "SYSTEM",
] as const;

export type Role = (typeof roles)[number];

/** What each role is called. */
export const roleLabels: Readonly<Record<Role, Bilingual>> = {
  GUEST: { zh: "访客", en: "Guest" },
  RESIDENT: { zh: "居民", en: "Resident" },
  MERCHANT: { zh: "商户", en: "Merchant" },
  ENTERPRISE: { zh: "企业", en: "Enterprise" },
  MICRO_HEAD: { zh: "微网格长", en: "Micro-grid head" },
  GRID_WORKER: { zh: "网格员", en: "Grid worker" },
  GRID_HEAD: { zh: "网格长", en: "Grid head" },
  COMMUNITY: { zh: "社区工作者", en: "Community officer" },
  STREET: { zh: "街道值守", en: "Street officer" },
  DEPT_HANDLER: { zh: "部门经办人", en: "Department handler" },
  DEPT_LEAD: { zh: "部门负责人", en: "Department lead" },
  COUNCIL_MEMBER: { zh: "议事会成员", en: "Council member" },
  CONVENER: { zh: "议事会召集人", en: "Council convener" },
  SUPERVISOR: { zh: "监督委员", en: "Supervision committee member" },
  MEDIATOR: { zh: "调解员", en: "Mediator" },
  VOLUNTEER: { zh: "志愿者", en: "Volunteer" },
  PROPERTY: { zh: "物业", en: "Property staff" },
  PROVIDER: { zh: "服务机构", en: "Service provider" },
  PLATFORM_ADMIN: { zh: "平台管理员", en: "Platform administrator" },
  SECURITY_AUDITOR: { zh: "安全审计员", en: "Security auditor" },
  SYSTEM: { zh: "系统", en: "System" },
};

/** Roles nobody is appointed to: they follow from who is asking. */
export type ImplicitRole = "GUEST" | "RESIDENT" | "SYSTEM";
export type AppointedRole = Exclude<Role, ImplicitRole>;

const implicit: readonly Role[] = ["GUEST", "RESIDENT", "SYSTEM"] satisfies readonly ImplicitRole[];

/** The kind of post something was done in, which nobody can type; null for residents, guests and clocks. */
export const postOf = (role: Role): Bilingual | null =>
  implicit.includes(role) ? null : roleLabels[role];

/** One appointment as the access rules see it: a role over a part of the grid tree or over a unit. */
export type Assignment = {
  id: Id<"role">;
  role: AppointedRole;
  /** Materialised grid path, ending in `/`; null when the role is not bound to a place. */
  path: string | null;
  unitId: Id<"unit"> | null;
};

/** A home the person has been confirmed to live in or own. */
export type Home = { addressId: Id<"address">; path: string };

export type Guest = { kind: "guest"; network: string };

export type PersonActor = {
  kind: "person";
  personId: Id<"person">;
  displayName: string;
  homes: readonly Home[];
  /** Only those valid now, and only the chosen one when the request names an identity. */
  assignments: readonly Assignment[];
  /** False when the person chose to act in an official role only. */
  isResident: boolean;
  /** Who gave them leave that holds now; looked up only where somebody acts for somebody else. */
  actsFor?: readonly Id<"person">[];
};

/** A named job of ours, such as the sweep that fires timers. */
export type SystemActor = { kind: "system"; job: string };

/** Whoever asks: the one answer every way of signing in leads to. */
export type Actor = Guest | PersonActor | SystemActor;

/** The identity an act is recorded under. */
export type ActedAs = { role: Role; assignmentId: Id<"role"> | null };

/** The id written beside an act; a guest has none. */
export const actorId = (actor: Actor): string =>
  actor.kind === "person" ? actor.personId : actor.kind === "system" ? actor.job : "guest";
