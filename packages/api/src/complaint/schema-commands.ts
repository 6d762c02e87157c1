import type { InputFieldBuilder, InputFieldMap, InputShapeFromFields } from "@pothos/core";
import { type Answer, answer, builder, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import type { Action } from "../kernel/access.ts";
import { may } from "../kernel/access.ts";
import { asId, type Id } from "../kernel/ids.ts";
import type { Refusal } from "../kernel/decision.ts";
import { recordAccess } from "../person/store.ts";
import { run } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import { unseal } from "../table/seal.ts";
import {
  type Complaint,
  type ComplaintCommand,
  isOpen,
  type TransitionName,
  transitions,
} from "./complaint.ts";
import { holderOf, isVisible } from "./guard.ts";
import {
  lookUpColleague,
  lookUpHolder,
  lookUpPhotos,
  lookUpTeamMember,
  prepareSubmit,
} from "./prepare.ts";
import { type ComplaintNode, ComplaintRef, SummaryRef } from "./schema.ts";
import { LevelEnum, PointInput, RejectReasonEnum, SourceEnum } from "./schema-parts.ts";
import { complaints, loadComplaint, setFollowing } from "./store.ts";

type Types = typeof builder.$inferSchemaTypes;
type Inputs = InputFieldBuilder<Types, "InputObject">;
type Prepared = { command: ComplaintCommand } | { refusal: Refusal };

const idOf = (text: string, context: Context): Id<"complaint"> => {
  const id = asId("complaint", text);
  if (!id) throw denial("NOT_FOUND", context.language);
  return id;
};

/** Looks a complaint up before deciding; what the actor may not see is not there. */
async function visible(id: Id<"complaint">, context: Context): Promise<Stored<Complaint>> {
  const stored = await loadComplaint(context.deps.table, id);
  if (!stored || !isVisible(id, stored.state, context.actor))
    throw denial("NOT_FOUND", context.language);
  return stored;
}

/**
 * Declares the mutation `<name>Complaint` for a command of the transition table: its access rule comes
 * from the table, `prepare` turns the input into the command.
 */
function transition<Fields extends InputFieldMap>(
  name: TransitionName,
  description: string,
  input: (t: Inputs) => Fields,
  prepare: (
    input: InputShapeFromFields<Fields>,
    context: Context,
    id: Id<"complaint">,
  ) => Prepared | Promise<Prepared>,
): void {
  const action: Action = transitions[name].action;
  command(`${name}Complaint`, {
    description,
    action,
    input: (t) => ({
      id: t.id({ required: true, description: "The complaint, `cmp_…`." }),
      ...input(t),
    }),
    returns: {
      field: "complaint",
      type: ComplaintRef,
      description: "As it is now; null when refused.",
    },
    resolve: async (given, context, { idempotency }): Promise<Answer<ComplaintNode>> => {
      const fields = given as unknown as InputShapeFromFields<Fields> & { id: string };
      const id = idOf(fields.id, context);
      const prepared = await prepare(fields, context, id);
      if ("refusal" in prepared) return prepared;
      const { deps, actor, now } = context;
      const order = { id, command: prepared.command, actor, now, idempotency, isNew: false };
      const outcome = await run(deps.table, complaints, order);
      deps.wake();
      return answer(outcome, context);
    },
  });
}

const text = (t: Inputs, description: string) => t.string({ required: true, description });
const optionalText = (t: Inputs, description: string) => t.string({ required: false, description });
const photos = (t: Inputs, description: string) =>
  t.idList({ required: false, description: `${description} At most nine; your own uploads.` });

/** Commands that carry words and photos. */
async function withPhotos(
  ids: readonly string[] | null | undefined,
  context: Context,
  make: (photos: Extract<ComplaintCommand, { type: "supplement" }>["photos"]) => ComplaintCommand,
): Promise<Prepared> {
  const found = await lookUpPhotos(ids ?? [], context);
  return "refusal" in found ? found : { command: make(found.value) };
}

const CrsEnum = builder.enumType("Crs", {
  description: "Datum of a point.",
  values: {
    GCJ02: { description: "What WeChat and Chinese maps give." },
    WGS84: { description: "What a browser's own geolocation gives; it is converted." },
  } as const,
});

const PlacePoint = builder.inputType("ComplaintPointInput", {
  description: "A point on the map.",
  fields: (t) => ({
    lng: t.float({ required: true, description: "Longitude in degrees." }),
    lat: t.float({ required: true, description: "Latitude in degrees." }),
    crs: t.field({ type: CrsEnum, required: false, description: "Datum; GCJ02 when left out." }),
    accuracyM: t.float({ required: false, description: "How exact, in metres, if known." }),
  }),
});

const PlaceInput = builder.inputType("ComplaintPlaceInput", {
  description: "Where it is: an address, a location code or a point; the first given counts.",
  fields: (t) => ({
    addressId: t.id({ required: false, description: "From `addresses`. Better than a point." }),
    locationCode: t.string({ required: false, description: "Printed on walls, lamps and shops." }),
    point: t.field({ type: PlacePoint, required: false, description: "A point on the map." }),
  }),
});

const Receipt = builder
  .objectRef<{ number: string; queryCode: string | null }>("ComplaintReceipt")
  .implement({
    description: "What to keep after reporting. Shown once.",
    authScopes: { public: true },
    fields: (t) => ({
      number: t.exposeString("number", { description: "The number people quote on the phone." }),
      queryCode: t.exposeString("queryCode", {
        nullable: true,
        description: "For guests only: with the number it shows how the report stands.",
      }),
    }),
  });

type Submitted = Answer<ComplaintNode> & { receipt?: { number: string; queryCode: string | null } };
const TRIES = 3;

command<InputFieldMap, ComplaintNode, Submitted>("submitComplaint", {
  description:
    "Reports a matter. Give a key when you may have to send it again: one complaint results. Guests may report P0 and P1 hazards and ask questions; they get a receipt instead of the complaint.",
  action: "complaint:submit",
  input: (t) => ({
    category: text(t, "Category code, from `complaintCategories`."),
    description: text(t, "What it is about, 1 to 2,000 characters."),
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
      description: "MINI_PROGRAM when left out.",
    }),
  }),
  returns: {
    field: "complaint",
    type: ComplaintRef,
    description: "The new complaint; null when refused, and for guests.",
  },
  more: (t) => ({
    receipt: t.field({
      type: Receipt,
      nullable: true,
      description: "Number and, for guests, the query code; null when refused.",
      resolve: (submitted) => submitted.receipt ?? null,
    }),
  }),
  resolve: async (input, context, { idempotency }) => {
    const { deps, actor, now } = context;
    for (let i = 0; i < TRIES; i += 1) {
      const id = deps.ids.next("complaint");
      const prepared = await prepareSubmit(id, input as never, context);
      if ("refusal" in prepared) return prepared;
      const { command: submit, queryCode } = prepared.value;
      const order = { id, command: submit, actor, now, idempotency, isNew: true };
      const outcome = await run(deps.table, complaints, order);
      // Two numbers drawn alike on one day: draw again.
      if (outcome.kind === "taken") continue;
      deps.wake();
      const result = answer(outcome, context);
      if ("refusal" in result) return result;
      const isReplay = outcome.kind === "done" && outcome.replayed;
      const receipt = {
        number: result.thing.state.number,
        queryCode: isReplay ? null : queryCode,
      };
      const seen = isVisible(result.thing.id, result.thing.state, actor);
      return (seen ? { ...result, receipt } : { thing: null, receipt }) as Submitted;
    }
    return { refusal: { code: "request.busy" } };
  },
});

transition(
  "classify",
  "Corrects category or level before acceptance.",
  (t) => ({
    category: text(t, "The right category code."),
    level: t.field({
      type: LevelEnum,
      required: false,
      description: "The category's when left out.",
    }),
  }),
  ({ category, level }) => ({ command: { type: "classify", category, level: level ?? null } }),
);

transition(
  "accept",
  "Takes it up: category, level and deadline are fixed from now on.",
  (t) => ({
    category: optionalText(t, "Another category code, if it must change."),
    level: t.field({ type: LevelEnum, required: false, description: "Another level." }),
  }),
  ({ category, level }) => ({
    command: { type: "accept", category: category ?? null, level: level ?? null },
  }),
);

transition(
  "askInfo",
  "Asks the reporter for what is missing, once and all at once; the clock stands still meanwhile.",
  (t) => ({ question: text(t, "What is needed, up to 500 characters.") }),
  ({ question }) => ({ command: { type: "askInfo", question } }),
);

transition(
  "supplement",
  "The reporter adds information; answers a question if one was asked.",
  (t) => ({ text: text(t, "What to add."), photos: photos(t, "Further photos.") }),
  (input, context) =>
    withPhotos(input.photos, context, (found) => ({
      type: "supplement",
      text: input.text,
      photos: found,
    })),
);

transition(
  "reject",
  "Does not take it up, for a reason from the closed list, which tells the reporter where to go instead.",
  (t) => ({
    reason: t.field({ type: RejectReasonEnum, required: true, description: "From the list." }),
    text: text(t, "Explained to this reporter, up to 500 characters."),
  }),
  ({ reason, text: words }) => ({ command: { type: "reject", reason, text: words } }),
);

transition(
  "merge",
  "Joins it with an open complaint about the same matter (same category, 50 m, seven days). Its reporter goes on hearing of progress.",
  (t) => ({ intoId: t.id({ required: true, description: "The complaint that leads on." }) }),
  async ({ intoId }, context) => {
    const id = asId("complaint", intoId);
    const lead = id && (await loadComplaint(context.deps.table, id));
    const isKnown = lead && isVisible(lead.id, lead.state, context.actor);
    const into = isKnown ? { id, complaint: lead.state } : null;
    return { command: { type: "merge", into } };
  },
);

transition(
  "handleOnSite",
  "The grid takes it into its own hands at once, where the category allows it.",
  () => ({}),
  () => ({ command: { type: "handleOnSite" } }),
);

transition(
  "assignOnSite",
  "Gives an accepted complaint to somebody of the grid's team to settle on site.",
  (t) => ({ personId: t.id({ required: true, description: "Somebody of the team." }) }),
  async ({ personId }, context, id) => {
    const { state } = await visible(id, context);
    const holder = await lookUpTeamMember(state.place, personId, context);
    return { command: { type: "assignOnSite", holder } };
  },
);

transition(
  "closeOnSite",
  "Settled on site, with photos from before and after. One in ten is checked by the head.",
  (t) => ({ text: text(t, "What was done."), photos: photos(t, "Taken after (and before).") }),
  (input, context) =>
    withPhotos(input.photos, context, (found) => ({
      type: "closeOnSite",
      text: input.text,
      photos: found,
    })),
);

transition(
  "checkSample",
  "Checks a complaint settled on site that was drawn for it; if it does not hold up it is reopened.",
  (t) => ({
    passed: t.boolean({ required: true, description: "Whether it holds up." }),
    note: optionalText(t, "What was found; required when it does not hold up."),
  }),
  ({ passed, note }) => ({ command: { type: "checkSample", passed, note: note ?? "" } }),
);

const holderFields = (t: Inputs) => ({
  unitId: t.id({ required: false, description: "A unit, from `units`. Give a unit or a grid." }),
  gridId: t.id({ required: false, description: "A grid the place belongs to." }),
  note: optionalText(t, "For the holder and staff, up to 500 characters."),
});

transition(
  "dispatch",
  "Sends it to a grid of the place or a unit. Departments only by the street; a department's work is never passed down.",
  holderFields,
  async (input, context) => {
    const holder = await lookUpHolder(input, context);
    return { command: { type: "dispatch", holder, note: input.note ?? null } };
  },
);

transition(
  "redispatch",
  "Sends a reopened complaint out again, to another holder than before.",
  holderFields,
  async (input, context) => {
    const holder = await lookUpHolder(input, context);
    return { command: { type: "redispatch", holder, note: input.note ?? null } };
  },
);

transition(
  "sign",
  "The receiving grid or unit signs for it and begins.",
  () => ({}),
  () => ({ command: { type: "sign" } }),
);

transition(
  "transfer",
  "Passes it on to a colleague of the same unit or grid.",
  (t) => ({ personId: t.id({ required: true, description: "The colleague." }) }),
  async ({ personId }, context, id) => {
    const { state } = await visible(id, context);
    const colleague = await lookUpColleague(holderOf(state), personId, context);
    return { command: { type: "transfer", colleague } };
  },
);

transition(
  "requestReturn",
  "Asks to hand it back because it belongs elsewhere; once per unit and within a working day (two for P3). Its deadline keeps running.",
  (t) => ({
    reason: text(t, "Why it is not for this unit."),
    suggestion: optionalText(t, "The right unit."),
  }),
  ({ reason, suggestion }) => ({
    command: { type: "requestReturn", reason, suggestion: suggestion ?? null },
  }),
);

transition(
  "approveReturn",
  "Agrees to a return and names the new holder. After the second the street has designated it: no third.",
  (t) => ({
    unitId: t.id({ required: false, description: "The new unit. Give a unit or a grid." }),
    gridId: t.id({ required: false, description: "The new grid." }),
  }),
  async (input, context) => ({
    command: { type: "approveReturn", holder: await lookUpHolder(input, context) },
  }),
);

transition(
  "refuseReturn",
  "Does not agree to a return; it goes back to the unit.",
  (t) => ({ reason: text(t, "Why not, up to 500 characters.") }),
  ({ reason }) => ({ command: { type: "refuseReturn", reason } }),
);

transition(
  "escalate",
  "Moves it one level up, with all its history.",
  (t) => ({ reason: text(t, "Why this level cannot do it.") }),
  ({ reason }) => ({ command: { type: "escalate", reason } }),
);

const EvidencePlaceInput = builder.inputType("EvidencePlaceInput", {
  description: "Where the evidence was taken: within 50 m of the place, or under its sign.",
  fields: (t) => ({
    point: t.field({ type: PointInput, required: false, description: "A point in GCJ-02." }),
    locationCode: t.string({ required: false, description: "The code scanned there." }),
  }),
});

transition(
  "submitResult",
  "Hands in what was done. Where the category asks for it, with a photo taken at the place.",
  (t) => ({
    text: text(t, "What was done."),
    photos: photos(t, "Taken after handling."),
    where: t.field({
      type: EvidencePlaceInput,
      required: false,
      description: "Where the photos were taken; needed when the category needs a photo.",
    }),
  }),
  async (input, context) => {
    const { where } = input;
    const code = where?.locationCode;
    const place = where?.point ? { point: where.point } : code ? { locationCode: code } : null;
    return withPhotos(input.photos, context, (found) => ({
      type: "submitResult",
      text: input.text,
      photos: found,
      where: place,
    }));
  },
);

transition(
  "verifyPass",
  "Somebody other than the handler has looked: it holds up. The reporter is asked to confirm.",
  (t) => ({ note: optionalText(t, "For staff, up to 500 characters.") }),
  ({ note }) => ({ command: { type: "verifyPass", note: note ?? null } }),
);

transition(
  "verifyFail",
  "Somebody other than the handler has looked: it does not hold up and goes on.",
  (t) => ({ text: text(t, "What is missing."), photos: photos(t, "What it looks like.") }),
  (input, context) =>
    withPhotos(input.photos, context, (found) => ({
      type: "verifyFail",
      text: input.text,
      photos: found,
    })),
);

transition(
  "confirm",
  "The reporter says whether it is solved, and rates it. Not solved: it is reopened, the third time reviewed by the street.",
  (t) => ({
    solved: t.boolean({ required: true, description: "Is it solved?" }),
    rating: t.int({ required: false, description: "1 (very dissatisfied) to 5 (very satisfied)." }),
    comment: optionalText(t, "Why; required when not solved."),
  }),
  ({ solved, rating, comment }) => ({
    command: { type: "confirm", solved, rating: rating ?? null, comment: comment ?? null },
  }),
);

transition(
  "reopen",
  "The reporter reopens a closed complaint within 15 days.",
  (t) => ({ text: text(t, "What is wrong still."), photos: photos(t, "What it looks like now.") }),
  (input, context) =>
    withPhotos(input.photos, context, (found) => ({
      type: "reopen",
      text: input.text,
      photos: found,
    })),
);

transition(
  "conclude",
  "The street explains the outcome in writing, after the reporter was not satisfied three times.",
  (t) => ({ text: text(t, "The explanation, up to 2,000 characters.") }),
  ({ text: words }) => ({ command: { type: "conclude", text: words } }),
);

transition(
  "withdraw",
  "The reporter takes it back. Not possible for urgent hazards: they concern everybody.",
  (t) => ({ reason: optionalText(t, "Why; may be left out.") }),
  ({ reason }) => ({ command: { type: "withdraw", reason: reason ?? null } }),
);

transition(
  "urge",
  "Asks whoever has it to hurry, once in 24 hours.",
  () => ({}),
  () => ({ command: { type: "urge" } }),
);

for (const isFollowing of [true, false])
  command(isFollowing ? "followComplaint" : "unfollowComplaint", {
    description: isFollowing
      ? "Hears of an open complaint's progress instead of reporting the same again. Doing it twice changes nothing."
      : "Stops hearing of it. Doing it twice changes nothing.",
    action: "complaint:follow",
    repeatable: false,
    input: (t) => ({
      id: t.id({ required: true, description: "From `nearbyComplaints`." }),
    }),
    returns: {
      field: "complaint",
      type: SummaryRef,
      description: "Its public face.",
    },
    resolve: async (input, context) => {
      const id = idOf(input.id, context);
      const { deps, actor } = context;
      const stored = await loadComplaint(deps.table, id);
      if (!stored || !isOpen(stored.state) || actor.kind !== "person")
        throw denial("NOT_FOUND", context.language);
      await setFollowing(deps.table, id, actor.personId, isFollowing);
      return { thing: { stored, metres: null } };
    },
  });

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

/** Those who handle a matter must need it and respect a wish for anonymity; those above may, on record. */
function revealRefusal({ state }: Stored<Complaint>, context: Context): Refusal | null {
  const { reporter, handlerIds } = state;
  if (!reporter.personId) return { code: "complaint.reporter_guest", field: "id" };
  if (!reporter.isAnonymousToHandlers) return null;
  const { actor } = context;
  const as = may(actor, "complaint:readReporter", {
    path: state.place.path,
    unitIds: state.unitIds,
  });
  const isAbove = as !== null && ["GRID_HEAD", "COMMUNITY", "STREET"].includes(as.role);
  const holder = holderOf(state);
  const handles =
    actor.kind === "person" &&
    (handlerIds.includes(actor.personId) || holder?.personId === actor.personId);
  return isAbove && !handles ? null : { code: "complaint.reporter_anonymous", field: "id" };
}

command("revealReporter", {
  description:
    "Shows how to reach the reporter of a complaint, for a stated purpose. Every call is recorded where the reporter can read it.",
  action: "complaint:readReporter",
  repeatable: false,
  input: (t) => ({
    id: t.id({ required: true, description: "The complaint." }),
    purpose: text(t, "What for, in a sentence; the reporter will read it."),
  }),
  returns: { field: "reporter", type: RevealedRef, description: "Null when refused." },
  resolve: async ({ id, purpose }, context): Promise<Answer<Revealed>> => {
    const stored = await visible(idOf(id, context), context);
    const { reporter, place, unitIds } = stored.state;
    const { deps, actor, now } = context;
    const as = may(actor, "complaint:readReporter", { path: place.path, unitIds });
    if (!as || actor.kind !== "person") throw denial("FORBIDDEN", context.language);
    if (!purpose.trim()) return { refusal: { code: "complaint.reason_missing", field: "purpose" } };
    const refusal = revealRefusal(stored, context);
    if (refusal || !reporter.personId)
      return { refusal: refusal ?? { code: "complaint.reporter_guest", field: "id" } };
    await recordAccess(deps.table, reporter.personId, {
      id: deps.ids.next("accessRecord"),
      at: now,
      readerName: actor.displayName,
      readerRole: as.role,
      fields: ["phone", "displayName"],
      purpose: purpose.trim(),
      subjectId: stored.id,
    });
    const person = await context.person.load(reporter.personId);
    const sealed = person?.state.phone ?? null;
    const phone = sealed && unseal(deps.keyring, reporter.personId, sealed);
    return { thing: { name: reporter.name, phone } };
  },
});
