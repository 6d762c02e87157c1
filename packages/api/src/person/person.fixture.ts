import type { Actor, AppointedRole, Assignment, PersonActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Circumstances, Decision } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { apply } from "./apply.ts";
import { decide } from "./decide.ts";
import type { Appointment, Person, PersonCommand, PersonFact } from "./person.ts";

/** People and actors for the tests of the rules: street S with community C, grids A and B below; street T. */

export const NOW: Instant = "2026-11-20T02:00:00.000Z";
export const ME = "prs_me" as Id<"person">;
export const system: Actor = { kind: "system", job: "test" };

export const actor = (
  personId: Id<"person">,
  assignments: readonly Assignment[] = [],
  isResident = assignments.length === 0,
): PersonActor => ({
  kind: "person",
  personId,
  displayName: "示例居民·谷雨0137",
  homes: [],
  assignments,
  isResident,
});

export const assignment = (role: AppointedRole, path: string | null = null): Assignment => ({
  id: `rol_${role}` as Id<"role">,
  role,
  path,
  unitId: null,
});

/** Somebody else, acting in one role. */
export const official = (role: AppointedRole, path: string | null = null): PersonActor =>
  actor("prs_official" as Id<"person">, [assignment(role, path)]);

export const me = actor(ME);

/** What is decided, `me` asking now unless told otherwise. */
export const decideAs = (
  person: Person | null,
  command: PersonCommand,
  { id = ME, actor: asking = me, now = NOW }: Partial<Circumstances> = {},
): Decision<PersonFact> => decide(person, command, { id, actor: asking, now });

/** The person after a command that is accepted; throws when it is not. */
export function after(
  person: Person | null,
  command: PersonCommand,
  circumstances: Partial<Circumstances> = {},
): Person {
  const decision = decideAs(person, command, circumstances);
  if (decision.kind !== "facts") throw new Error(JSON.stringify(decision));
  const at = circumstances.now ?? NOW;
  return decision.facts.reduce<Person | null>((state, fact) => apply(state, fact, { at }), person)!;
}

/** In one word: `done`, a refusal's code, or a denial's. */
export const outcome = (...args: Parameters<typeof decideAs>): string => {
  const decision = decideAs(...args);
  if (decision.kind === "facts") return "done";
  return decision.kind === "refusal" ? decision.refusal.code : decision.code;
};

export const registered: Person = after(null, {
  type: "register",
  displayName: "居民0137",
  phone: null,
  phoneHash: null,
  wechatHash: null,
  language: "zh",
});

export const claimOf = (n: number, path = "/S/C/A/A1/") =>
  ({
    type: "claimResidence",
    residenceId: `res_${n}` as Id<"residence">,
    addressId: `adr_${n}` as Id<"address">,
    path,
    label: `sealed ${n}` as Sealed,
    relation: "TENANT",
  }) as const;

let made = 0;
/** An appointment as it comes from outside; over grid A unless told otherwise. */
export function appointmentOf(
  role: AppointedRole,
  changes: Partial<Appointment> = {},
): Appointment {
  made += 1;
  return {
    id: `rol_${made}` as Id<"role">,
    role,
    slot: null,
    gridId: "grd_A" as Id<"grid">,
    path: "/S/C/A/",
    unitId: null,
    title: "职务",
    officePhone: null,
    from: NOW,
    to: null,
    dismissedAt: null,
    ...changes,
  };
}

/** A post in a unit that serves a part of the tree. */
export const unitPost = (role: AppointedRole, path: string | null): Appointment =>
  appointmentOf(role, { gridId: null, path, unitId: "unt_1" as Id<"unit"> });

/** A power over the platform. */
export const platformPost = (
  role: AppointedRole,
  changes: Partial<Appointment> = {},
): Appointment => appointmentOf(role, { gridId: null, path: null, ...changes });
