import { may } from "../kernel/access.ts";
import type { ActedAs, Actor, AppointedRole, PersonActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import type {
  Appointment,
  Person,
  PersonCommand,
  PersonFact,
  Residence,
  TeamSlot,
} from "./person.ts";

type Answer = Decision<PersonFact>;

export const MAX_DISPLAY_NAME = 33;
const MAX_WAITING_CLAIMS = 3;

/** Registration is the one act nobody can be asked permission for: the person is being made. */
const asNewcomer: ActedAs = { role: "RESIDENT", assignmentId: null };

/** Separate hands (three powers): these may not be held together with any other role. */
const apart: readonly AppointedRole[] = ["PLATFORM_ADMIN", "SECURITY_AUDITOR"];

/** What a role must be bound to before it means anything. */
const unitRoles: readonly AppointedRole[] = [
  "DEPT_HANDLER",
  "DEPT_LEAD",
  "MEDIATOR",
  "VOLUNTEER",
  "PROPERTY",
  "PROVIDER",
];
const gridRoles: readonly AppointedRole[] = [
  "MICRO_HEAD",
  "GRID_WORKER",
  "GRID_HEAD",
  "COMMUNITY",
  "STREET",
];

/** The seat a role fills in the team of its grid when nothing else is said. */
export const usualSlot: Partial<Record<AppointedRole, TeamSlot>> = {
  MICRO_HEAD: "GRID_HEAD",
  GRID_HEAD: "GRID_HEAD",
  GRID_WORKER: "GRID_WORKER",
  COMMUNITY: "CADRE",
  PROPERTY: "PROPERTY",
  VOLUNTEER: "VOLUNTEER",
  MEDIATOR: "MEDIATOR",
};

/** Valid at an instant: from its beginning, until just before its end. */
export const isInForce = (appointment: Appointment, at: Instant): boolean =>
  appointment.from <= at && (appointment.to === null || at < appointment.to);

const length = (text: string): number => [...text].length;

function checkName(name: string | undefined) {
  if (name === undefined) return null;
  const size = length(name.trim());
  return size < 1 || size > MAX_DISPLAY_NAME
    ? refuse("person.display_name_length", "displayName", { max: MAX_DISPLAY_NAME })
    : null;
}

function own(action: Parameters<typeof may>[1], { actor, id }: Circumstances): ActedAs | null {
  return may(actor, action, { ownerIds: [id] });
}

function claim(
  person: Person,
  command: Extract<PersonCommand, { type: "claimResidence" }>,
  context: Circumstances,
): Answer {
  const as = own("person:claimResidence", context);
  if (!as) return deny();
  const open = person.residences.filter((one) => ["CLAIMED", "CONFIRMED"].includes(one.status));
  if (open.some((one) => one.addressId === command.addressId))
    return refuse("person.already_claimed", "addressId");
  if (open.filter((one) => one.status === "CLAIMED").length >= MAX_WAITING_CLAIMS)
    return refuse("person.too_many_claims", "addressId", { max: MAX_WAITING_CLAIMS });
  const { type: _, ...rest } = command;
  return decided(as, { type: "residenceClaimed", ...rest });
}

function decideClaim(
  residence: Residence | undefined,
  command: Extract<PersonCommand, { type: "decideResidence" }>,
  { actor, id }: Circumstances,
): Answer {
  if (!residence) return refuse("person.residence_unknown", "residenceId");
  const as = may(actor, "person:decideResidence", { path: residence.path });
  if (!as) return deny();
  if (actor.kind === "person" && actor.personId === id)
    return refuse("person.own_residence", "residenceId");
  if (residence.status !== "CLAIMED") return refuse("person.residence_decided", "residenceId");
  const residenceId = residence.id;
  if (command.confirmed) return decided(as, { type: "residenceConfirmed", residenceId });
  const reason = command.reason?.trim();
  if (!reason) return refuse("person.reason_missing", "reason");
  return decided(as, { type: "residenceRefused", residenceId, reason });
}

function scopeProblem({ role, path, unitId }: Appointment) {
  if (gridRoles.includes(role) && path === null)
    return refuse("person.appointment_scope", "gridId", { scope: "网格 / a grid" });
  if (unitRoles.includes(role) && unitId === null)
    return refuse("person.appointment_scope", "unitId", { scope: "单位 / a unit" });
  return null;
}

function togetherProblem(person: Person, { role }: Appointment, now: Instant) {
  const held = person.appointments.filter((one) => isInForce(one, now)).map((one) => one.role);
  const clash = apart.includes(role)
    ? held.some((other) => other !== role)
    : held.some((other) => apart.includes(other));
  return clash ? refuse("person.powers_must_stay_apart", "role") : null;
}

const sameScope = (a: Appointment, b: Appointment): boolean =>
  a.role === b.role && a.path === b.path && a.unitId === b.unitId;

/** A street may appoint to grid and unit posts of its own area; platform powers come from the platform. */
function appointer(appointment: Appointment, actor: Actor): ActedAs | null {
  const path = appointment.path ?? (apart.includes(appointment.role) ? undefined : areaOf(actor));
  return may(actor, "person:appoint", path === undefined ? {} : { path });
}

/** Unit posts have no place of their own; they belong to the area of whoever appoints. */
const areaOf = (actor: Actor): string | undefined =>
  actor.kind === "person"
    ? ((actor as PersonActor).assignments.find((one) => one.role === "STREET")?.path ?? undefined)
    : undefined;

function appoint(person: Person, appointment: Appointment, context: Circumstances): Answer {
  const { actor, now, id } = context;
  const as = appointer(appointment, actor);
  if (!as) return deny();
  if (actor.kind === "person" && actor.personId === id)
    return refuse("person.appointment_self", "personId");
  if (appointment.to !== null && appointment.to <= appointment.from)
    return refuse("person.appointment_validity", "to");
  const problem = scopeProblem(appointment) ?? togetherProblem(person, appointment, now);
  if (problem) return problem;
  if (person.appointments.some((one) => isInForce(one, now) && sameScope(one, appointment)))
    return refuse("person.appointment_double", "role");
  return decided(as, { type: "appointed", appointment });
}

function dismiss(
  person: Person,
  command: Extract<PersonCommand, { type: "dismiss" }>,
  { actor, now }: Circumstances,
): Answer {
  const appointment = person.appointments.find((one) => one.id === command.roleId);
  if (!appointment || (appointment.to !== null && appointment.to <= now))
    return refuse("person.appointment_unknown", "roleId");
  const path = appointment.path ?? (apart.includes(appointment.role) ? undefined : areaOf(actor));
  const as = may(actor, "person:dismiss", path === undefined ? {} : { path });
  if (!as) return deny();
  const reason = command.reason.trim();
  if (!reason) return refuse("person.reason_missing", "reason");
  return decided(as, { type: "dismissed", roleId: command.roleId, reason });
}

function endResidence(person: Person, residenceId: Id<"residence">, context: Circumstances): Answer {
  const as = own("person:claimResidence", context);
  if (!as) return deny();
  const residence = person.residences.find((one) => one.id === residenceId);
  if (!residence || residence.status === "ENDED" || residence.status === "REFUSED")
    return refuse("person.residence_unknown", "residenceId");
  return decided(as, { type: "residenceEnded", residenceId });
}

function updateProfile(
  command: Extract<PersonCommand, { type: "updateProfile" }>,
  context: Circumstances,
): Answer {
  const as = own("person:updateProfile", context);
  if (!as) return deny();
  const { type: _, ...changes } = command;
  return checkName(command.displayName) ?? decided(as, { type: "profileUpdated", ...changes });
}

/** What may become of a person. Null is nobody yet: only `register` makes one. */
export function decide(person: Person | null, command: PersonCommand, context: Circumstances): Answer {
  if (person === null) {
    if (command.type !== "register") return deny("NOT_FOUND");
    const { type: _, ...rest } = command;
    return checkName(command.displayName) ?? decided(asNewcomer, { type: "registered", ...rest });
  }
  switch (command.type) {
    case "register":
      return deny();
    case "linkPhone": {
      const as = own("person:updateProfile", context);
      const { phone, phoneHash } = command;
      return as ? decided(as, { type: "phoneLinked", phone, phoneHash }) : deny();
    }
    case "updateProfile":
      return updateProfile(command, context);
    case "signOutEverywhere": {
      const as = own("person:signOut", context);
      return as ? decided(as, { type: "signedOutEverywhere" }) : deny();
    }
    case "claimResidence":
      return claim(person, command, context);
    case "decideResidence":
      return decideClaim(
        person.residences.find((one) => one.id === command.residenceId),
        command,
        context,
      );
    case "endResidence":
      return endResidence(person, command.residenceId, context);
    case "appoint":
      return appoint(person, command.appointment, context);
    case "dismiss":
      return dismiss(person, command, context);
  }
}

const changeResidence = (
  person: Person,
  id: Id<"residence">,
  change: Partial<Residence>,
): Person => ({
  ...person,
  residences: person.residences.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

function register(fact: Extract<PersonFact, { type: "registered" }>, at: Instant): Person {
  const { type: _, ...rest } = fact;
  return {
    ...rest,
    realName: null,
    elderMode: false,
    createdAt: at,
    signedOutAt: null,
    residences: [],
    appointments: [],
  };
}

/** The person after a fact. */
export function apply(person: Person | null, fact: PersonFact, { at }: { at: Instant }): Person {
  if (fact.type === "registered") return register(fact, at);
  if (person === null) throw new Error(`${fact.type} before registered`);
  switch (fact.type) {
    case "phoneLinked":
      return { ...person, phone: fact.phone, phoneHash: fact.phoneHash };
    case "profileUpdated": {
      const { type: _, ...changes } = fact;
      return { ...person, ...changes };
    }
    case "signedOutEverywhere":
      return { ...person, signedOutAt: at };
    case "residenceClaimed": {
      const { type: _, residenceId: id, ...rest } = fact;
      const claimed = { id, ...rest, status: "CLAIMED", claimedAt: at } as const;
      const residence: Residence = { ...claimed, decidedAt: null, reason: null };
      return { ...person, residences: [...person.residences, residence] };
    }
    case "residenceConfirmed":
      return changeResidence(person, fact.residenceId, { status: "CONFIRMED", decidedAt: at });
    case "residenceRefused":
      return changeResidence(person, fact.residenceId, {
        status: "REFUSED",
        decidedAt: at,
        reason: fact.reason,
      });
    case "residenceEnded":
      return changeResidence(person, fact.residenceId, { status: "ENDED", decidedAt: at });
    case "appointed":
      return { ...person, appointments: [...person.appointments, fact.appointment] };
    case "dismissed":
      return {
        ...person,
        appointments: person.appointments.map((one) =>
          one.id === fact.roleId ? { ...one, to: at, dismissedAt: at } : one,
        ),
      };
  }
}
