import { builder, connectionOf, page, pageCost, registerNode } from "../builder.ts";
import type { Context } from "../context.ts";
import { reachOf } from "../kernel/access.ts";
import type { Id } from "../kernel/ids.ts";
import type { Person } from "./person.ts";
import { maskPhone, openPrivate } from "./private.ts";
import { AccessRecordRef, AppointmentRef, LanguageEnum, ResidenceRef } from "./schema-parts.ts";
import { listAccess } from "./store.ts";
import { isAppointmentVisible, isResidenceVisible, isSelf, isVisible } from "./visibility.ts";

/** A person as the API shows them. */
export type PersonView = { id: string; state: Person };

registerNode("person", "Person");
export const PersonRef = builder.objectRef<PersonView>("Person");

/** The person if this viewer may see them: hidden and missing look the same. */
async function visiblePerson(id: string, context: Context): Promise<PersonView | null> {
  const person = await context.person.load(id as Id<"person">);
  return person && isVisible(person.id, person.state, context.actor) ? person : null;
}

/** Those of a person's appointments that this viewer may know of. */
export const appointmentsOf = ({ id, state }: PersonView, { actor, now }: Context) =>
  state.appointments
    .filter((one) => isAppointmentVisible(id, one, actor, now))
    .map((one) => ({ ...one, personId: id }));

export const maskedPhoneOf = ({ id, state }: PersonView, { deps }: Context): string | null =>
  state.phone && maskPhone(openPrivate(deps.keyring, id, "phone", state.phone));

const AccessRecordConnection = connectionOf("AccessRecord", AccessRecordRef);

builder.node(PersonRef, {
  description:
    "Somebody who signed in once. Seen by themself, by those who confirm a home of theirs and by those who appoint where they hold a post; to all others they do not exist.",
  authScopes: ({ id, state }, { actor }) => ({ seen: isVisible(id, state, actor) }),
  id: { resolve: ({ id }) => id },
  loadOne: visiblePerson,
  fields: (t) => ({
    displayName: t.string({
      description: "What others see. Chosen by the person; a real name only if they chose that.",
      resolve: ({ state }) => state.displayName,
    }),
    phone: t.string({
      nullable: true,
      description: "Their phone, masked: `138****0001`. Null for everybody else, and without one.",
      resolve: (person, _args, context) =>
        isSelf(person.id, context.actor) ? maskedPhoneOf(person, context) : null,
    }),
    realName: t.string({
      nullable: true,
      description: "Their real name, if they gave it. Null for everybody else.",
      resolve: ({ id, state: { realName } }, _args, { actor, deps }) =>
        isSelf(id, actor) && realName ? openPrivate(deps.keyring, id, "realName", realName) : null,
    }),
    language: t.field({
      type: LanguageEnum,
      nullable: true,
      description: "The language they are written to in. Null for everybody else.",
      resolve: ({ id, state }, _args, { actor }) => (isSelf(id, actor) ? state.language : null),
    }),
    elderMode: t.boolean({
      nullable: true,
      description: "Whether they use the large display. Null for everybody else.",
      resolve: ({ id, state }, _args, { actor }) => (isSelf(id, actor) ? state.elderMode : null),
    }),
    residences: t.field({
      type: [ResidenceRef],
      description:
        "Their homes, in the order of claiming. For themself all of them, the last refused and ended ones too; for others those whose claims they decide.",
      resolve: ({ id, state }, _args, { actor }) =>
        state.residences
          .filter((one) => isResidenceVisible(id, one, actor))
          .map((one) => ({ ...one, personId: id })),
    }),
    roles: t.field({
      type: [AppointmentRef],
      description:
        "Their appointments: those in force; past and future ones too for themself and for those who appoint there.",
      resolve: (person, _args, context) => appointmentsOf(person, context),
    }),
    accessLog: t.connection(
      {
        type: AccessRecordRef,
        nullable: true,
        complexity: pageCost,
        description: "Who read their private data, newest first. Null for everybody else.",
        resolve: ({ id }, args, context) => {
          const reach = reachOf(context.actor, "person:readAccessLog");
          if (reach.own !== id) return null;
          return page(context, "access", args, (request, cursors) =>
            listAccess(context.deps.table, reach, request, cursors),
          );
        },
      },
      AccessRecordConnection,
    ),
  }),
});
