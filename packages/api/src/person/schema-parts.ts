import { builder, enumOf } from "../builder.ts";
import { GridRef, gridOrLast, UnitRef } from "../grid/schema.ts";
import { loadUnit } from "../grid/store.ts";
import { type AppointedRole, type Role, roleLabels, roles } from "../kernel/actor.ts";
import type { Bilingual } from "../kernel/decision.ts";
import {
  type Appointment,
  isInForce,
  relations,
  type Residence,
  residenceStatuses,
  teamSlots,
} from "./person.ts";
import { openLabel } from "./private.ts";
import type { AccessRecord, Claim } from "./store.ts";
import { isAppointmentVisible, isResidenceVisible } from "./visibility.ts";

/** The values of an enum, described by their English labels. */
const described = <Value extends string>(labels: Readonly<Record<Value, Bilingual>>) =>
  Object.fromEntries(
    Object.entries<Bilingual>(labels).map(([value, { en }]) => [value, { description: `${en}.` }]),
  ) as Record<Value, { description: string }>;

export const RoleEnum = builder.enumType("Role", {
  description: "In what capacity somebody acts.",
  values: described<Role>(roleLabels),
});

const implicit: readonly Role[] = ["GUEST", "RESIDENT", "SYSTEM"];
const appointedLabels = Object.fromEntries(
  roles.filter((role) => !implicit.includes(role)).map((role) => [role, roleLabels[role]]),
) as Record<AppointedRole, Bilingual>;

export const AppointedRoleEnum = builder.enumType("AppointedRole", {
  description: "The roles people are appointed to; the others follow from who is asking.",
  values: described(appointedLabels),
});

export const TeamSlotEnum = builder.enumType("TeamSlot", {
  description: "The seats of the team behind a grid.",
  values: described(teamSlots),
});

/** In both languages: forms offer this list by the words of the contract. */
export const RelationEnum = enumOf("Relation", "How somebody belongs to a home.", relations);

const ResidenceStatusEnum = builder.enumType("ResidenceStatus", {
  description: "How far a claim to a home has come.",
  values: described(residenceStatuses),
});

export const LanguageEnum = builder.enumType("Language", {
  description: "The languages of the product.",
  values: {
    ZH: { value: "zh", description: "Simplified Chinese." },
    EN: { value: "en", description: "English, as a second language of the product." },
  } as const,
});

type Of<Part> = Part & { personId: string };

export const ResidenceRef = builder.objectRef<Of<Residence>>("Residence").implement({
  description:
    "Somebody's claim to live in or own a home. For the person and for those of its grid who confirm homes.",
  authScopes: (residence, { actor }) => ({
    seen: isResidenceVisible(residence.personId, residence, actor),
  }),
  fields: (t) => ({
    id: t.exposeID("id", { description: "Opaque id, `res_…`." }),
    address: t.string({
      description: "The address in words, as it was when the home was claimed.",
      resolve: ({ id, label }, _args, { deps }) => openLabel(deps.keyring, id, label),
    }),
    addressId: t.exposeID("addressId", {
      description: "The address, `adr_…`; to be given where a command asks for one.",
    }),
    relation: t.expose("relation", { type: RelationEnum, description: "How they belong to it." }),
    relationLabel: t.string({
      description: "The same in the reader's language.",
      resolve: ({ relation }, _args, { language }) => relations[relation][language],
    }),
    status: t.expose("status", {
      type: ResidenceStatusEnum,
      description: "Only a CONFIRMED home counts for anything.",
    }),
    statusLabel: t.string({
      description: "The status in the reader's language.",
      resolve: ({ status }, _args, { language }) => residenceStatuses[status][language],
    }),
    claimedAt: t.expose("claimedAt", { type: "DateTime", description: "When it was claimed." }),
    decidedAt: t.expose("decidedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was confirmed, refused or ended; null while it waits.",
    }),
    reason: t.exposeString("reason", {
      nullable: true,
      description: "Why it was refused; null otherwise.",
    }),
  }),
});

export const AppointmentRef = builder.objectRef<Of<Appointment>>("Appointment").implement({
  description:
    "A role over a grid or in a unit, for a time. Public for who sees the person while it lasts; before and after, for the person and for who may appoint there.",
  authScopes: (appointment, { actor, now }) => ({
    seen: isAppointmentVisible(appointment.personId, appointment, actor, now),
  }),
  fields: (t) => ({
    id: t.exposeID("id", {
      description:
        "Opaque id, `rol_…`; as header `linge-acting-as` it makes a request act in this role.",
    }),
    role: t.expose("role", { type: AppointedRoleEnum, description: "In what capacity they act." }),
    roleLabel: t.string({
      description: "The role in the reader's language.",
      resolve: ({ role }, _args, { language }) => roleLabels[role][language],
    }),
    slot: t.expose("slot", {
      type: TeamSlotEnum,
      nullable: true,
      description: "The seat it fills in the team of the grid; null for none.",
    }),
    slotLabel: t.string({
      nullable: true,
      description: "The seat in the reader's language.",
      resolve: ({ slot }, _args, { language }) => slot && teamSlots[slot][language],
    }),
    title: t.exposeString("title", { description: "What the post is called, as it was given." }),
    officePhone: t.exposeString("officePhone", {
      nullable: true,
      description: "Phone of the post, never of the person.",
    }),
    grid: t.field({
      type: GridRef,
      nullable: true,
      description: "The grid it is over; null for posts of a unit and powers over the platform.",
      resolve: async ({ gridId }, _args, context) =>
        gridId && gridOrLast(await context.division(), gridId, context),
    }),
    unit: t.field({
      type: UnitRef,
      nullable: true,
      description: "The unit it belongs to; null for posts of a grid.",
      resolve: ({ unitId }, _args, { deps }) => unitId && loadUnit(deps.table, unitId),
    }),
    from: t.expose("from", { type: "DateTime", description: "In force from then on." }),
    to: t.expose("to", {
      type: "DateTime",
      nullable: true,
      description: "No longer in force from then on; null for no end.",
    }),
    isInForce: t.boolean({
      description: "Whether it counts now.",
      resolve: (appointment, _args, { now }) => isInForce(appointment, now),
    }),
  }),
});

export const AccessRecordRef = builder.objectRef<AccessRecord>("AccessRecord").implement({
  description: "That somebody read private data of a person. Only that person sees it.",
  authScopes: { signedIn: true },
  fields: (t) => ({
    id: t.exposeID("id", { description: "Opaque id, `acr_…`." }),
    at: t.expose("at", { type: "DateTime", description: "When it was read." }),
    readerName: t.exposeString("readerName", { description: "Who, by the name they show." }),
    readerRole: t.field({
      type: RoleEnum,
      description: "The capacity in which they read it.",
      resolve: ({ readerRole }) => readerRole as Role,
    }),
    readerRoleLabel: t.string({
      description: "The same in the reader's language.",
      resolve: ({ readerRole }, _args, { language }) => roleLabels[readerRole as Role][language],
    }),
    fields: t.exposeStringList("fields", { description: "What was read, e.g. `phone`." }),
    purpose: t.exposeString("purpose", { description: "What for, in the words of who read it." }),
    subjectId: t.exposeID("subjectId", {
      nullable: true,
      description: "What it was about, such as a complaint; null when it was about the person.",
    }),
  }),
});

export const ClaimRef = builder.objectRef<Claim>("ResidenceClaim").implement({
  description: "A home that waits to be confirmed, with what the people of its grid need for that.",
  authScopes: ({ personId, path }, { actor }) => ({
    seen: isResidenceVisible(personId, { path }, actor),
  }),
  fields: (t) => ({
    personId: t.exposeID("personId", { description: "Who claims it; for `decideResidence`." }),
    displayName: t.exposeString("displayName", { description: "The name they show." }),
    residenceId: t.exposeID("residenceId", { description: "The claim; for `decideResidence`." }),
    address: t.string({
      description: "The address in words. Shown because confirming it was asked for.",
      resolve: ({ residenceId, label }, _args, { deps }) =>
        openLabel(deps.keyring, residenceId, label),
    }),
    relation: t.expose("relation", { type: RelationEnum, description: "How they belong to it." }),
    relationLabel: t.string({
      description: "The same in the reader's language.",
      resolve: ({ relation }, _args, { language }) => relations[relation][language],
    }),
    claimedAt: t.expose("claimedAt", { type: "DateTime", description: "When it was claimed." }),
  }),
});
