import { type Answer, answer, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { gridById } from "../grid/resolve.ts";
import { loadAddress, loadUnit } from "../grid/store.ts";
import { asId, type Id } from "../kernel/ids.ts";
import type { Refusal } from "../kernel/decision.ts";
import type { Unit } from "../grid/unit.ts";
import type { Grid } from "../grid/grid.ts";
import {
  checkRealName,
  usualSlot,
  MAX_DISPLAY_NAME,
  MAX_REAL_NAME,
  MAX_REASON,
  MAX_TITLE,
} from "./decide.ts";
import type { Appointment, PersonCommand, Residence } from "./person.ts";
import { openPrivate, sealLabel, sealPrivate } from "./private.ts";
import { type PersonOrder, runPerson } from "./run.ts";
import {
  AppointedRoleEnum,
  AppointmentRef,
  LanguageEnum,
  RelationEnum,
  ResidenceRef,
  TeamSlotEnum,
} from "./schema-parts.ts";
import { PersonRef, type PersonView } from "./schema-person.ts";
import { appointees, loadContact } from "./store.ts";
import { line, lines, phone, ruled } from "../kernel/bound.ts";

type Idempotency = Pick<PersonOrder, "idempotency">;

/** Who asks; every command here demands a sign-in before it comes this far. */
function selfOf({ actor, language }: Context): Id<"person"> {
  if (actor.kind !== "person") throw denial("UNAUTHENTICATED", language);
  return actor.personId;
}

/** A person named in the input; what is no id of a person is nobody. */
function personIdOf(id: string, { language }: Context): Id<"person"> {
  const personId = asId("person", id);
  if (!personId) throw denial("NOT_FOUND", language);
  return personId;
}

async function change(
  context: Context,
  id: Id<"person">,
  command: PersonCommand,
  { idempotency }: Idempotency,
): Promise<Answer<PersonView>> {
  return answer(await runPerson(context, { id, command, idempotency }), context);
}

type Part<T> = T & { personId: string };

/** The part of the person that a command made or changed, the latest that fits. */
function partOf<T>(
  result: Answer<PersonView>,
  partsOf: (view: PersonView) => readonly T[],
  fits: (part: T) => boolean,
): Answer<Part<T>> {
  if ("refusal" in result) return result;
  const part = partsOf(result.thing).findLast(fits);
  if (!part) throw new Error(`${result.thing.id} lacks what the command left`);
  return { thing: { ...part, personId: result.thing.id } };
}

const residence = (result: Answer<PersonView>, fits: (one: Residence) => boolean) =>
  partOf(result, ({ state }) => state.residences, fits);
const appointment = (result: Answer<PersonView>, fits: (one: Appointment) => boolean) =>
  partOf(result, ({ state }) => state.appointments, fits);

command("updateProfile", {
  description: "Changes what is left out not, and only one's own. Works under every identity.",
  action: "person:updateProfile",
  input: (t) => ({
    displayName: t.string({ description: "What others see.", bound: line(MAX_DISPLAY_NAME) }),
    realName: t.string({
      description: "The real name, seen by oneself only; empty removes it.",
      bound: line(MAX_REAL_NAME),
    }),
    language: t.field({ type: LanguageEnum, description: "The language to be written to in." }),
    elderMode: t.boolean({ description: "Whether to use the large display." }),
  }),
  returns: { field: "person", type: PersonRef, description: "Oneself as one is now." },
  resolve: async ({ displayName, realName, language, elderMode }, context, request) => {
    const id = selfOf(context);
    const problem = checkRealName(realName ?? "");
    if (problem) return { refusal: problem.refusal };
    const unfit =
      typeof displayName === "string" ? await unfitName(context, id, displayName) : null;
    if (unfit) return { refusal: unfit };
    return change(
      context,
      id,
      {
        type: "updateProfile",
        ...(typeof displayName === "string" && { displayName }),
        ...(typeof realName === "string" && { realName: sealedName(context, id, realName.trim()) }),
        ...(language && { language }),
        ...(typeof elderMode === "boolean" && { elderMode }),
      },
      request,
    );
  },
});

/**
 * Neighbours see this name, so WeChat is asked about it first. It knows its own users only: whoever came
 * by phone is not checked.
 */
async function unfitName(
  { deps }: Context,
  id: Id<"person">,
  text: string,
): Promise<Refusal | null> {
  const contact = await loadContact(deps.table, id);
  if (!contact || text.trim() === "") return null;
  const openid = openPrivate(deps.keyring, id, "openid", contact.contact.openid);
  const verdict = await deps.wechat.checkText({ openid, text });
  if (verdict === "PASS") return null;
  const code = verdict === null ? "person.name_not_checked" : "person.name_not_fit";
  return { code, field: "displayName" };
}

const sealedName = ({ deps }: Context, id: Id<"person">, name: string) =>
  name === "" ? null : sealPrivate(deps.keyring, id, "realName", name);

command("claimResidence", {
  description:
    "Says that one lives in or owns a home. It waits until somebody of its grid has confirmed it; at most three wait at once. For the identity RESIDENT.",
  action: "person:claimResidence",
  input: (t) => ({
    addressId: t.id({ required: true, description: "The home, one of `addresses`." }),
    relation: t.field({
      type: RelationEnum,
      required: true,
      description: "How one belongs to it.",
    }),
  }),
  returns: { field: "residence", type: ResidenceRef, description: "The claim, waiting." },
  resolve: async ({ addressId, relation }, context, request) => {
    const { deps } = context;
    const known = asId("address", addressId);
    const address = known && (await loadAddress(deps.table, known));
    if (!address) return { refusal: { code: "person.address_unknown", field: "addressId" } };
    const residenceId = deps.ids.next("residence");
    const label = sealLabel(deps.keyring, residenceId, address.standardAddress);
    const result = await change(
      context,
      selfOf(context),
      {
        type: "claimResidence",
        residenceId,
        addressId: address.id,
        path: address.path,
        label,
        relation,
      },
      request,
    );
    return residence(result, (one) => one.addressId === address.id);
  },
});

command("decideResidence", {
  description:
    "Confirms a claimed home or refuses it with a reason. For those who confirm homes there; never for one's own.",
  action: "person:decideResidence",
  input: (t) => ({
    personId: t.id({ required: true, description: "Who claimed it." }),
    residenceId: t.id({ required: true, description: "The claim, one of `claims`." }),
    confirmed: t.boolean({ required: true, description: "True: they do belong there." }),
    reason: t.string({
      description: "Why not; demanded when it is not confirmed. They read it.",
      bound: lines(MAX_REASON, ruled),
    }),
  }),
  returns: { field: "residence", type: ResidenceRef, description: "The claim as decided." },
  resolve: async ({ personId, residenceId, confirmed, reason }, context, request) => {
    const id = residenceId as Id<"residence">;
    const result = await change(
      context,
      personIdOf(personId, context),
      { type: "decideResidence", residenceId: id, confirmed, reason: reason ?? null },
      request,
    );
    return residence(result, (one) => one.id === id);
  },
});

command("endResidence", {
  description: "Says that one no longer belongs to a home, or takes a claim back.",
  action: "person:claimResidence",
  input: (t) => ({
    residenceId: t.id({ required: true, description: "One of one's own `residences`." }),
  }),
  returns: { field: "residence", type: ResidenceRef, description: "The residence, ended." },
  resolve: async ({ residenceId }, context, request) => {
    const id = residenceId as Id<"residence">;
    const result = await change(
      context,
      selfOf(context),
      { type: "endResidence", residenceId: id },
      request,
    );
    return residence(result, (one) => one.id === id);
  },
});

type Scope = { grid: Grid | null; unit: Unit | null };

/** The grid and the unit an appointment names, or why there is no such thing. */
async function scopeOf(
  context: Context,
  gridId: string | null,
  unitId: string | null,
): Promise<Scope | { refusal: Refusal }> {
  const grid =
    gridId === null ? null : gridById(await context.division(), gridId as Id<"grid">, context.now);
  if (gridId !== null && !grid)
    return { refusal: { code: "person.grid_unknown", field: "gridId" } };
  const unit = unitId === null ? null : await loadUnit(context.deps.table, unitId as Id<"unit">);
  if (unitId !== null && !unit)
    return { refusal: { code: "person.unit_unknown", field: "unitId" } };
  return { grid, unit };
}

command("appoint", {
  description:
    "Appoints somebody to a role over a grid or in a unit. A street appoints in its own area, the platform anywhere; nobody appoints themself, and the powers over the platform are held with no other role.",
  action: "person:appoint",
  input: (t) => ({
    personId: t.id({ required: true, description: "Whom, e.g. found by `personByPhone`." }),
    role: t.field({ type: AppointedRoleEnum, required: true, description: "To which role." }),
    gridId: t.id({ description: "Over which grid; demanded for roles of a grid." }),
    unitId: t.id({ description: "In which unit; demanded for roles of a unit." }),
    slot: t.field({
      type: TeamSlotEnum,
      description: "The seat in the team of the grid; the usual one of the role when left out.",
    }),
    title: t.string({
      required: true,
      description: "What the post is called.",
      bound: line(MAX_TITLE, ruled),
    }),
    officePhone: t.string({
      description: "Phone of the post, never of the person.",
      bound: phone(),
    }),
    from: t.field({ type: "DateTime", description: "In force from then on; now when left out." }),
    to: t.field({ type: "DateTime", description: "Until just before then; no end when left out." }),
  }),
  returns: { field: "appointment", type: AppointmentRef, description: "The appointment." },
  resolve: async (input, context, request) => {
    const scope = await scopeOf(context, input.gridId ?? null, input.unitId ?? null);
    if ("refusal" in scope) return scope;
    const made = toAppointment(input, scope, context);
    const outcome = await runPerson(
      context,
      {
        id: personIdOf(input.personId, context),
        command: {
          type: "appoint",
          appointment: made,
          ...(scope.unit && { unitPath: scope.unit.path }),
        },
        ...request,
      },
      appointees,
    );
    return appointment(
      answer(outcome, context),
      ({ role, path, unitId }) =>
        role === made.role && path === made.path && unitId === made.unitId,
    );
  },
});

type Named = Pick<Appointment, "role" | "title"> & {
  [K in "slot" | "officePhone" | "from" | "to"]?: Appointment[K] | null;
};

/** A post in a unit without a grid is a post over what the unit serves. */
function toAppointment(input: Named, { grid, unit }: Scope, { deps, now }: Context): Appointment {
  const { role, title, slot, officePhone, from, to } = input;
  return {
    id: deps.ids.next("role"),
    role,
    slot: slot ?? usualSlot[role] ?? null,
    gridId: grid?.id ?? null,
    path: grid?.path ?? unit?.path ?? null,
    unitId: unit?.id ?? null,
    title,
    officePhone: officePhone ?? null,
    from: from ?? now,
    to: to ?? null,
    dismissedAt: null,
  };
}

command("dismiss", {
  description: "Ends an appointment at once. For those who appoint there.",
  action: "person:dismiss",
  input: (t) => ({
    personId: t.id({ required: true, description: "Who holds it." }),
    roleId: t.id({ required: true, description: "Which, one of their `roles`." }),
    reason: t.string({
      required: true,
      description: "Why; they read it.",
      bound: lines(MAX_REASON, ruled),
    }),
  }),
  returns: { field: "appointment", type: AppointmentRef, description: "The appointment, ended." },
  resolve: async ({ personId, roleId, reason }, context, request) => {
    const id = roleId as Id<"role">;
    const result = await change(
      context,
      personIdOf(personId, context),
      { type: "dismiss", roleId: id, reason },
      request,
    );
    return appointment(result, (one) => one.id === id);
  },
});
