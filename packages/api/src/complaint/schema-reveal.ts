import { type Answer, builder, command } from "../builder.ts";
import { denial } from "../denial.ts";
import { openPrivate } from "../person/private.ts";
import { recordAccess } from "../person/store.ts";
import { isVisible } from "./guard.ts";
import { reveal } from "./reveal.ts";
import { idOf, text, note } from "./schema-commands.ts";
import { loadComplaint } from "./store.ts";

type Revealed = { name: string; phone: string | null };
const RevealedRef = builder.objectRef<Revealed>("RevealedReporter").implement({
  description:
    "How to reach the reporter. Getting it was recorded, and the reporter can read that.",
  authScopes: { public: true },
  fields: (t) => ({
    name: t.exposeString("name", { description: "Display name." }),
    phone: t.exposeString("phone", { nullable: true, description: "Phone number, if known." }),
  }),
});

command("revealReporter", {
  description:
    "Shows how to reach the reporter of a complaint, for a stated purpose. Every call is recorded where the reporter can read it.",
  action: "complaint:readReporter",
  repeatable: false,
  input: (t) => ({
    id: t.id({ required: true, description: "The complaint." }),
    purpose: text(t, "What for; the reporter will read it.", note),
  }),
  returns: { field: "reporter", type: RevealedRef, description: "Null when refused." },
  resolve: async ({ id, purpose }, context): Promise<Answer<Revealed>> => {
    const { deps, actor, now, language } = context;
    const stored = await loadComplaint(deps.table, idOf(id, context));
    if (!stored || !isVisible(stored.id, stored.state, actor)) throw denial("NOT_FOUND", language);
    const revelation = reveal(stored.state, purpose, actor);
    if (revelation.kind === "refusal") return revelation;
    if (revelation.kind === "denial" || actor.kind !== "person")
      throw denial("FORBIDDEN", language);
    const { as, personId } = revelation;
    await recordAccess(deps.table, personId, {
      id: deps.ids.next("accessRecord"),
      at: now,
      readerName: actor.displayName,
      readerRole: as.role,
      fields: ["phone", "displayName"],
      purpose: purpose.trim(),
      subjectId: stored.id,
    });
    const sealed = (await context.person.load(personId))?.state.phone ?? null;
    const phone = sealed && openPrivate(deps.keyring, personId, "phone", sealed);
    return { thing: { name: stored.state.reporter.name, phone } };
  },
});
