import { builder, connectionOf, page, pageCost, unauthorized } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { may, reachOf } from "../kernel/access.ts";
import type { ActedAs, PersonActor } from "../kernel/actor.ts";
import { isInForce } from "./person.ts";
import { phoneHashOf } from "./private.ts";
import "./schema-commands.ts";
import { AppointmentRef, ClaimRef } from "./schema-parts.ts";
import { maskedPhoneOf, PersonRef, type PersonView } from "./schema-person.ts";
import { listClaims, loadPerson, personByPhone, recordAccess } from "./store.ts";
import { line, phone } from "../kernel/bound.ts";

const MAX_PURPOSE = 100;

const FoundPersonRef = builder.objectRef<PersonView>("FoundPerson").implement({
  description: "Somebody found by phone, with what is needed to appoint them and no more.",
  authScopes: { can: "person:appoint" },
  fields: (t) => ({
    id: t.exposeID("id", { description: "For `appoint`." }),
    displayName: t.string({
      description: "The name they show.",
      resolve: ({ state }) => state.displayName,
    }),
    phone: t.string({
      nullable: true,
      description: "The phone that was asked for, masked.",
      resolve: (person, _args, context) => maskedPhoneOf(person, context),
    }),
    roles: t.field({
      type: [AppointmentRef],
      description: "Their appointments in force, since some powers must stay apart.",
      resolve: ({ id, state }, _args, { now }) =>
        state.appointments
          .filter((one) => isInForce(one, now))
          .map((one) => ({ ...one, personId: id })),
    }),
  }),
});

const ResidenceClaimConnection = connectionOf("ResidenceClaim", ClaimRef);

builder.queryFields((t) => ({
  me: t.withAuth({ signedIn: true }).field({
    type: PersonRef,
    description: "The person who is signed in.",
    resolve: async (_root, _args, { deps, actor, language }) => {
      // Read afresh: a list's loader may lag behind what this person has just changed.
      const person = await loadPerson(deps.table, actor.personId);
      if (!person) throw denial("NOT_FOUND", language);
      return person;
    },
  }),
  claims: t.connection(
    {
      type: ClaimRef,
      authScopes: { can: "person:decideResidence" },
      complexity: pageCost,
      description:
        "Homes that wait to be confirmed where the viewer confirms homes, by place and then by time. FORBIDDEN for who confirms none.",
      resolve: (_root, args, context) =>
        page(context, "claims", args, (request, cursors) => {
          const reach = reachOf(context.actor, "person:decideResidence");
          return listClaims(context.deps.table, reach, request, cursors);
        }),
    },
    ResidenceClaimConnection,
  ),
  personByPhone: t.field({
    type: FoundPersonRef,
    nullable: true,
    authScopes: { can: "person:appoint" },
    description:
      "Who signs in with this phone, in order to appoint them. Null when nobody does. The look-up is recorded, and the person can read who made it and what for.",
    args: {
      phone: t.arg.string({
        required: true,
        description: "The full number, 11 digits.",
        bound: phone(),
      }),
      purpose: t.arg.string({
        required: true,
        description: "What for; the person reads it.",
        bound: line(MAX_PURPOSE),
      }),
    },
    resolve: (_root, { phone, purpose }, context) => findByPhone(context, phone, purpose.trim()),
  }),
}));

/** The identity under which somebody appoints at all. */
function appointingAs(actor: PersonActor): ActedAs | null {
  const places = actor.assignments.map(({ path }) => (path === null ? {} : { path }));
  const allowed = places.map((place) => may(actor, "person:appoint", place));
  return allowed.find((as) => as !== null) ?? null;
}

async function findByPhone(
  context: Context,
  phone: string,
  purpose: string,
): Promise<PersonView | null> {
  const { deps, actor, now } = context;
  const as = actor.kind === "person" ? appointingAs(actor) : null;
  if (actor.kind !== "person" || !as) throw unauthorized(context);
  const size = Array.from(purpose).length;
  if (size < 1 || size > MAX_PURPOSE) throw badPurpose(context);
  const id = await personByPhone(deps.table, phoneHashOf(deps.keyring, phone));
  const person = id && (await loadPerson(deps.table, id));
  if (!person) return null;
  await recordAccess(deps.table, id, {
    id: deps.ids.next("accessRecord"),
    at: now,
    readerName: actor.displayName,
    readerRole: as.role,
    fields: ["phone", "displayName", "roles"],
    purpose,
    subjectId: null,
  });
  return person;
}

const badPurpose = ({ language }: Context) =>
  denial("BAD_USER_INPUT", language, {
    field: "purpose",
    message: {
      zh: `请写明查询目的，1 至 ${MAX_PURPOSE} 个字`,
      en: `Please say what for, in 1 to ${MAX_PURPOSE} characters`,
    },
  });
