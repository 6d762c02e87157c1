import { type Answer, answer, builder, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { type Order, type Outcome, run } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Complaint, ComplaintCommand } from "./complaint.ts";
import { isVisible } from "./guard.ts";
import { type ComplaintNode, toNode } from "./store-node.ts";
import { prepareSubmit, queryCodeOf, type SubmitInput } from "./prepare.ts";
import { ComplaintRef } from "./schema.ts";
import { type Inputs, photos, story, text } from "./schema-commands.ts";
import { PlaceInput } from "./schema-place.ts";
import { SourceEnum } from "./schema-parts.ts";
import { complaints, countToday } from "./store.ts";
import { line } from "../kernel/bound.ts";

type Receipt = { number: string; queryCode: string | null };
const ReceiptRef = builder.objectRef<Receipt>("ComplaintReceipt").implement({
  description: "What to keep after reporting.",
  authScopes: { public: true },
  fields: (t) => ({
    number: t.exposeString("number", { description: "The number people quote on the phone." }),
    queryCode: t.exposeString("queryCode", {
      nullable: true,
      description: "For guests only: with the number it shows how the report stands.",
    }),
  }),
});

type Submitted = Answer<ComplaintNode> & { receipt?: Receipt };

/** What the reporter gets; guests, and posts that cannot see what they reported, get the receipt alone. */
function submitted(whole: Stored<Complaint>, { actor, deps }: Context): Submitted {
  const { id, state } = whole;
  const queryCode = actor.kind === "guest" ? queryCodeOf(deps.keyring, state.number) : null;
  const thing = isVisible(id, state, actor) ? toNode(whole) : (null as never);
  return { thing, receipt: { number: state.number, queryCode } };
}

type Submit = Extract<ComplaintCommand, { type: "submit" }>;

/** The command as it was prepared; tried again, the reports of the day are counted anew. */
function counting(command: Submit, { deps, now }: Context): () => Promise<Submit> {
  let tried = 0;
  return async () => {
    tried += 1;
    if (tried === 1) return command;
    return { ...command, submittedToday: await countToday(deps.table, command.reporter, now) };
  };
}

const TRIES = 3;

async function submit(
  input: SubmitInput,
  context: Context,
  request: Pick<Order<never>, "idempotency">,
): Promise<Outcome<Complaint>> {
  const { deps, actor, now } = context;
  const id = deps.ids.next("complaint");
  const prepared = await prepareSubmit(id, input, context);
  if ("refusal" in prepared) return { kind: "refusal", refusal: prepared.refusal };
  const command = counting(prepared.value, context);
  return run(deps.table, complaints, { id, command, actor, now, isNew: true, ...request });
}

async function report(
  input: SubmitInput,
  context: Context,
  request: Pick<Order<never>, "idempotency">,
): Promise<Submitted> {
  for (let i = 0; i < TRIES; i += 1) {
    const outcome = await submit(input, context, request);
    // Two numbers drawn alike on one day: draw again.
    if (outcome.kind === "taken") continue;
    const answered = answer(outcome, context);
    if ("refusal" in answered) return answered;
    context.deps.wake();
    return submitted(answered.thing, context);
  }
  return { refusal: { code: "request.busy" } };
}

const fields = (t: Inputs) => ({
  category: text(t, "Category code, from `complaintCategories`.", line(64)),
  description: text(t, "What it is about.", story),
  place: t.field({ type: PlaceInput, required: true, description: "Where it is." }),
  photos: photos(t, "What it looks like."),
  isAnonymousToPublic: t.boolean({
    required: false,
    description: "Keep your name from neighbours; true when left out.",
  }),
  isAnonymousToHandlers: t.boolean({
    required: false,
    description: "Keep your name from those who handle it; false when left out.",
  }),
  source: t.field({
    type: SourceEnum,
    required: false,
    description: "MINI_PROGRAM when left out; COUNTER and PATROL are for staff.",
  }),
});

command<ReturnType<typeof fields>, ComplaintNode, Submitted>("submitComplaint", {
  description:
    "Reports a matter. Give a key when you may have to send it again: one complaint results. Guests may report P0 and P1 hazards and ask questions; they get a receipt instead of the complaint.",
  action: "complaint:submit",
  input: fields,
  returns: {
    field: "complaint",
    type: ComplaintRef,
    description:
      "The new complaint; null when refused, for guests, and when you act in a post that cannot see it.",
  },
  more: (t) => ({
    receipt: t.field({
      type: ReceiptRef,
      nullable: true,
      description: "Number and, for guests, the query code; null when refused.",
      resolve: ({ receipt }) => receipt ?? null,
    }),
  }),
  resolve: report,
});
