import {
  answer,
  builder,
  command,
  connectionOf,
  enumOf,
  isOfKind,
  page,
  pageCost,
  registerNode,
} from "../builder.ts";
import { denial } from "../denial.ts";
import { reachOf } from "../kernel/access.ts";
import type { PersonActor } from "../kernel/actor.ts";
import { asId } from "../kernel/ids.ts";
import { lookUpPerson } from "../person/prepare.ts";
import { run } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import { isVisible } from "./decide.ts";
import { type Authorisation, isInForce, relations, type Somebody } from "./proxy.ts";
import { authorisations, listAuthorisations, loadAuthorisation } from "./store.ts";
import { lines } from "../kernel/bound.ts";
import { MAX_EVIDENCE } from "./proxy.ts";

const RelationEnum = enumOf(
  "ProxyRelation",
  "How the one who acts belongs to the one they act for.",
  relations,
);

const AuthorisationRef = builder.objectRef<Stored<Authorisation>>("Authorisation");
registerNode("authorisation", "Authorisation");

builder.node(AuthorisationRef, {
  description:
    "Leave given by one person to another to book for them. Seen by the two of them; for everybody else it does not exist.",
  authScopes: ({ id, state }, { actor }) => ({ seen: isVisible(id, state, actor) }),
  id: { resolve: ({ id }) => id, description: "Opaque id, `aut_…`." },
  isTypeOf: isOfKind("authorisation"),
  loadOne: async (id, { deps, actor }) => {
    const found = await loadAuthorisation(deps.table, id);
    return found && isVisible(found.id, found.state, actor) ? found : null;
  },
  fields: (t) => ({
    principalName: t.string({
      description: "Display name of who is acted for.",
      resolve: ({ state }) => state.principal.name,
    }),
    principalId: t.id({
      description: "Who is acted for; to be given as the beneficiary of a booking.",
      resolve: ({ state }) => state.principal.id,
    }),
    agentName: t.string({
      description: "Display name of who acts.",
      resolve: ({ state }) => state.agent.name,
    }),
    relationLabel: t.string({
      description: "How the two belong together, in the reader's language.",
      resolve: ({ state }, _args, { language }) => relations[state.relation][language],
    }),
    from: t.field({
      type: "DateTime",
      description: "Since when it holds.",
      resolve: ({ state }) => state.from,
    }),
    to: t.field({
      type: "DateTime",
      description: "When it ends by itself.",
      resolve: ({ state }) => state.to,
    }),
    isInForce: t.boolean({
      description: "Whether it holds now: not ended and not taken back.",
      resolve: ({ state }, _args, { now }) => isInForce(state, now),
    }),
    evidence: t.string({
      nullable: true,
      description: "How the consent was given, when staff wrote it down.",
      resolve: ({ state }) => state.evidence,
    }),
  }),
});

const AuthorisationConnection = connectionOf("Authorisation", AuthorisationRef);

builder.queryField("myAuthorisations", (t) =>
  t.connection(
    {
      type: AuthorisationRef,
      description: "Leave to act that the viewer gave or was given, the one that ends last first.",
      complexity: pageCost,
      resolve: (_root, args, context) =>
        page(context, "authorisations", args, (request, cursors) =>
          listAuthorisations(
            context.deps.table,
            reachOf(context.actor, "proxy:authorise"),
            request,
            cursors,
          ),
        ),
    },
    AuthorisationConnection,
  ),
);

const somebody = (found: PersonActor | null): Somebody | null =>
  found && { id: found.personId, name: found.displayName };

const returns = {
  field: "authorisation",
  type: AuthorisationRef,
  description: "As it is now; null when refused, and for staff, who do not see it afterwards.",
};

command("authoriseAgent", {
  description:
    "Lets somebody book for you, for so many days. Staff may write down the consent of a resident of their grid, with how it was given.",
  action: "proxy:authorise",
  input: (t) => ({
    agentId: t.id({ required: true, description: "Who is to act: the code on their phone." }),
    principalId: t.id({ required: false, description: "For whom; yourself when left out." }),
    relation: t.field({ type: RelationEnum, required: true, description: "How you two belong." }),
    days: t.int({ required: true, description: "For how many days, 1 to 365." }),
    evidence: t.string({
      required: false,
      description: "How the consent was given, from staff.",
      bound: lines(MAX_EVIDENCE),
    }),
  }),
  returns,
  resolve: async (input, context, { idempotency }) => {
    const { deps, actor, now } = context;
    const own = actor.kind === "person" ? actor.personId : "";
    const agent = await lookUpPerson(input.agentId, context);
    const principal = await lookUpPerson(input.principalId ?? own, context);
    const wanted = {
      type: "authorise" as const,
      agent: somebody(agent),
      principal: somebody(principal),
      homes: principal?.homes.map(({ path }) => path) ?? [],
      relation: input.relation,
      days: input.days,
      evidence: input.evidence ?? null,
    };
    const id = deps.ids.next("authorisation");
    const order = { id, isNew: true, command: wanted, actor, now, idempotency };
    const answered = answer(await run(deps.table, authorisations, order), context);
    deps.wake();
    if ("refusal" in answered) return answered;
    return isVisible(id, answered.thing.state, actor) ? answered : { thing: null as never };
  },
});

command("revokeAuthorisation", {
  description: "Takes leave back, at once; either of the two may do so.",
  action: "proxy:authorise",
  input: (t) => ({ id: t.id({ required: true, description: "The authorisation, `aut_…`." }) }),
  returns,
  resolve: async ({ id: text }, context, { idempotency }) => {
    const { deps, actor, now } = context;
    const id = asId("authorisation", text);
    if (!id) throw denial("NOT_FOUND", context.language);
    const order = {
      id,
      isNew: false,
      command: { type: "revoke" as const },
      actor,
      now,
      idempotency,
    };
    const outcome = await run(deps.table, authorisations, order);
    deps.wake();
    return answer(outcome, context);
  },
});
