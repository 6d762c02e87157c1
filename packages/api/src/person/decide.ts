import { may, mayAtAll } from "../kernel/access.ts";
import type { ActedAs, Actor, AppointedRole } from "../kernel/actor.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { hasControls, isSeen, lengthOf } from "../kernel/text.ts";
import { claimsPost } from "./name.ts";
import {
  type Appointment,
  everHeld,
  isOpen,
  type Person,
  type PersonCommand,
  type PersonFact,
  type Residence,
  type TeamSlot,
} from "./person.ts";

type Answer = Decision<PersonFact>;

export const MAX_DISPLAY_NAME = 33;
export const MAX_REAL_NAME = 33;
export const MAX_TITLE = 40;
export const MAX_REASON = 200;
const MAX_WAITING_CLAIMS = 3;
/** More sign-outs within the life of an access token are somebody playing: everything ends at once. */
const MAX_ENDED_SESSIONS = 20;
const OFFICE_PHONE = /^[0-9+()\- ]{3,20}$/;

/** Registration is the one act nobody can be asked permission for: the person is being made. */
const asNewcomer: ActedAs = { role: "RESIDENT", assignmentId: null };
/** Our own guard ends a session whose token turned up twice: nobody asked for it. */
const asGuard: ActedAs = { role: "SYSTEM", assignmentId: null };

/** What a role is bound to, without which it means nothing. The platform's own powers have no place. */
const boundTo: Readonly<Record<AppointedRole, "grid" | "unit" | "platform">> = {
  MERCHANT: "grid",
  ENTERPRISE: "grid",
  MICRO_HEAD: "grid",
  GRID_WORKER: "grid",
  GRID_HEAD: "grid",
  COMMUNITY: "grid",
  STREET: "grid",
  DEPT_HANDLER: "unit",
  DEPT_LEAD: "unit",
  COUNCIL_MEMBER: "grid",
  CONVENER: "grid",
  SUPERVISOR: "grid",
  MEDIATOR: "unit",
  VOLUNTEER: "unit",
  PROPERTY: "unit",
  PROVIDER: "unit",
  PLATFORM_ADMIN: "platform",
  SECURITY_AUDITOR: "platform",
};

/** Separate hands (three powers): these may not be held together with any other role. */
const isApart = (role: AppointedRole): boolean => boundTo[role] === "platform";

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

const AT_NO_TIME = "9999";
const overlap = (a: Appointment, b: Appointment): boolean =>
  a.from < (b.to ?? AT_NO_TIME) && b.from < (a.to ?? AT_NO_TIME);

function checkName(name: string | undefined) {
  if (name === undefined) return null;
  if (!isSeen(name) || lengthOf(name.trim()) > MAX_DISPLAY_NAME)
    return refuse("person.display_name_length", "displayName", { max: MAX_DISPLAY_NAME });
  return hasControls(name) ? refuse("person.display_name_characters", "displayName") : null;
}

/** Checked before the name is sealed, since afterwards no rule can read it. */
export const checkRealName = (name: string) =>
  lengthOf(name.trim()) > MAX_REAL_NAME
    ? refuse("person.real_name_length", "realName", { max: MAX_REAL_NAME })
    : null;

function checkReason(reason: string) {
  if (reason === "") return refuse("person.reason_missing", "reason");
  return lengthOf(reason) > MAX_REASON
    ? refuse("person.reason_length", "reason", { max: MAX_REASON })
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
  const open = person.residences.filter(isOpen);
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
  const reason = command.reason?.trim() ?? "";
  return checkReason(reason) ?? decided(as, { type: "residenceRefused", residenceId, reason });
}

function scopeProblem({ role, path, unitId }: Appointment) {
  switch (boundTo[role]) {
    case "grid":
      return path === null
        ? refuse("person.appointment_scope", "gridId", { scope: { zh: "网格", en: "a grid" } })
        : null;
    case "unit":
      return unitId === null
        ? refuse("person.appointment_scope", "unitId", { scope: { zh: "单位", en: "a unit" } })
        : null;
    case "platform":
      return path !== null || unitId !== null
        ? refuse("person.appointment_no_scope", "role")
        : null;
  }
}

function wordsProblem({ title, officePhone }: Appointment) {
  const size = lengthOf(title.trim());
  if (size < 1 || size > MAX_TITLE)
    return refuse("person.title_length", "title", { max: MAX_TITLE });
  return officePhone !== null && !OFFICE_PHONE.test(officePhone)
    ? refuse("person.office_phone_invalid", "officePhone")
    : null;
}

/** Looks at the whole terms, so that powers cannot come together later either. */
function togetherProblem(person: Person, appointment: Appointment) {
  const held = person.appointments.filter((one) => everHeld(one) && overlap(one, appointment));
  if (
    held.some(
      (one) => one.role !== appointment.role && (isApart(one.role) || isApart(appointment.role)),
    )
  )
    return refuse("person.powers_must_stay_apart", "role");
  return held.some((one) => sameScope(one, appointment))
    ? refuse("person.appointment_double", "role")
    : null;
}

const sameScope = (a: Appointment, b: Appointment): boolean =>
  a.role === b.role && a.path === b.path && a.unitId === b.unitId;

type Appoint = Extract<PersonCommand, { type: "appoint" }>;

/**
 * Every place the appointment gives power over must be in the reach of whoever appoints: its grid and
 * the area its unit serves, else a street could staff the departments of another one.
 */
function appointer({ appointment, unitPath }: Appoint, actor: Actor): ActedAs | null {
  const { path, unitId } = appointment;
  const places = unitId === null ? [path] : [path, unitPath ?? null];
  const allowed = places.map((place) => may(actor, "person:appoint", place ? { path: place } : {}));
  return allowed.every((as) => as !== null) ? (allowed[0] ?? null) : null;
}

function appoint(person: Person, command: Appoint, { actor, id }: Circumstances): Answer {
  const { appointment } = command;
  if (!mayAtAll(actor, "person:appoint")) return deny();
  const unbound = scopeProblem(appointment);
  if (unbound) return unbound;
  const as = appointer(command, actor);
  if (!as) return deny();
  if (actor.kind === "person" && actor.personId === id)
    return refuse("person.appointment_self", "personId");
  if (!everHeld(appointment)) return refuse("person.appointment_validity", "to");
  const problem = wordsProblem(appointment) ?? togetherProblem(person, appointment);
  return problem ?? decided(as, { type: "appointed", appointment: tidy(appointment) });
}

const tidy = (appointment: Appointment): Appointment => ({
  ...appointment,
  title: appointment.title.trim(),
});

function dismiss(
  person: Person,
  command: Extract<PersonCommand, { type: "dismiss" }>,
  { actor, now }: Circumstances,
): Answer {
  const appointment = person.appointments.find((one) => one.id === command.roleId);
  if (!appointment || (appointment.to !== null && appointment.to <= now))
    return refuse("person.appointment_unknown", "roleId");
  const { path } = appointment;
  const as = may(actor, "person:dismiss", path === null ? {} : { path });
  if (!as) return deny();
  const reason = command.reason.trim();
  return checkReason(reason) ?? decided(as, { type: "dismissed", roleId: command.roleId, reason });
}

function endResidence(
  person: Person,
  residenceId: Id<"residence">,
  context: Circumstances,
): Answer {
  const as = own("person:claimResidence", context);
  if (!as) return deny();
  const residence = person.residences.find((one) => one.id === residenceId);
  if (!residence || !isOpen(residence)) return refuse("person.residence_unknown", "residenceId");
  return decided(as, { type: "residenceEnded", residenceId });
}

function updateProfile(
  person: Person,
  command: Extract<PersonCommand, { type: "updateProfile" }>,
  context: Circumstances,
): Answer {
  const { type: _, displayName, ...rest } = command;
  const as = own("person:updateProfile", context);
  if (!as) return deny();
  const problem = checkName(displayName);
  if (problem) return problem;
  // A name from before this rule may stay: the form sends it along.
  if (displayName && displayName.trim() !== person.displayName && claimsPost(displayName))
    return refuse("person.name_claims_post", "displayName");
  const changes = {
    ...rest,
    ...(displayName !== undefined && { displayName: displayName.trim() }),
  };
  return Object.keys(changes).length === 0
    ? decided(as)
    : decided(as, { type: "profileUpdated", ...changes });
}

/** The phone is one way in: nobody who merely holds a session may put another one in its place. */
function linkPhone(
  person: Person,
  { phone, phoneHash }: Extract<PersonCommand, { type: "linkPhone" }>,
  context: Circumstances,
): Answer {
  const as = own("person:updateProfile", context);
  if (!as) return deny();
  if (person.phoneHash === phoneHash) return decided(as);
  return person.phoneHash === null
    ? decided(as, { type: "phoneLinked", phone, phoneHash })
    : refuse("person.phone_linked_already");
}

function endSession(
  person: Person,
  { sessionId, tokensUntil }: Extract<PersonCommand, { type: "endSession" }>,
  context: Circumstances,
): Answer {
  const as = context.actor.kind === "system" ? asGuard : own("person:signOut", context);
  if (!as) return deny();
  const ended = person.endedSessions.filter((one) => one.tokensUntil > context.now);
  if (ended.some((one) => one.sessionId === sessionId)) return decided(as);
  return decided(
    as,
    ended.length >= MAX_ENDED_SESSIONS
      ? { type: "signedOutEverywhere" }
      : { type: "sessionEnded", sessionId, tokensUntil },
  );
}

/** What may become of a person. Null is nobody yet: only `register` makes one. */
export function decide(
  person: Person | null,
  command: PersonCommand,
  context: Circumstances,
): Answer {
  if (person === null) {
    if (command.type !== "register") return deny("NOT_FOUND");
    const { type: _, ...rest } = command;
    return checkName(command.displayName) ?? decided(asNewcomer, { type: "registered", ...rest });
  }
  switch (command.type) {
    case "register":
      return deny();
    case "linkPhone":
      return linkPhone(person, command, context);
    case "updateProfile":
      return updateProfile(person, command, context);
    case "signOutEverywhere": {
      const as = own("person:signOut", context);
      return as ? decided(as, { type: "signedOutEverywhere" }) : deny();
    }
    case "endSession":
      return endSession(person, command, context);
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
      return appoint(person, command, context);
    case "dismiss":
      return dismiss(person, command, context);
  }
}
