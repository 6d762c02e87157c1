import { builder, isOfKind, registerNode, TagRef } from "../builder.ts";
import type { Context } from "../context.ts";
import { listUnits } from "../grid/store.ts";
import { may } from "../kernel/access.ts";
import { postOf } from "../kernel/actor.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { asId } from "../kernel/ids.ts";
import { type Entry, firstBreak } from "../table/timeline.ts";
import { type Category, categoryOf, departments } from "./category.ts";
import { inList } from "./card.ts";
import { shownClock } from "./clock.ts";
import type { ComplaintFact, ComplaintInList, Lead, Merged, Photo } from "./complaint.ts";
import { holderOf, turnOf } from "./desk.ts";
import { allowedActions, isVisible } from "./guard.ts";
import { lights, stages } from "./labels.ts";
import { beyondCard } from "./schema-beyond.ts";
import { type ComplaintNode, toNode, type Whole } from "./store-node.ts";
import { reveal } from "./reveal.ts";
import {
  ActionRef,
  CategoryRef,
  ClockRef,
  CloseReasonEnum,
  DueRef,
  EvaluationRef,
  HolderRef,
  knownCategory,
  LevelEnum,
  LightEnum,
  PhotoRef,
  PlaceRef,
  ReporterRef,
  ResultRef,
  type ShownPhoto,
  type ShownResult,
  SourceEnum,
  StageEnum,
} from "./schema-parts.ts";
import { leadOf, loadComplaintWithTimeline } from "./store.ts";
import { nextStepIn, type TurnContact, turnContact } from "./turn.ts";
import { isPressing, tagsOf } from "./tags.ts";
import { photosIn, rejectionOf, tell } from "./words.ts";

const SuggestionRef = builder
  .objectRef<{ category: Category; unitId: string | null; name: Bilingual }>("DispatchSuggestion")
  .implement({
    description: "Where the dispatch catalogue would send it, and why.",
    authScopes: { public: true },
    fields: (t) => ({
      unitId: t.id({
        nullable: true,
        description: "The unit to dispatch to; null: the grid itself.",
        resolve: ({ unitId }) => unitId,
      }),
      name: t.string({
        description: "Name of the unit or `the grid`.",
        resolve: ({ name }, _args, { language }) => name[language],
      }),
      reason: t.string({
        description: "Why, in a sentence.",
        resolve: ({ category, name }, _args, { language }) =>
          language === "zh"
            ? `按派单目录，“${category.name.zh}”由${name.zh}牵头`
            : `By the dispatch catalogue, “${category.name.en}” is led by: ${name.en}`,
      }),
    }),
  });

async function suggestion({ state }: Whole, { deps }: Context) {
  const category = categoryOf(state.category);
  if (!category) return null;
  if (category.leadUnit === "GRID")
    return { category, unitId: null, name: { zh: "所属网格", en: "its own grid" } };
  const units = await listUnits(deps.table);
  const unit = units.find(
    (one) => one.code === category.leadUnit && state.place.path.startsWith(one.path),
  );
  return { category, unitId: unit?.id ?? null, name: departments[category.leadUnit] };
}

/** What tells whose it is. */
type Scoped = Pick<ComplaintInList, "place" | "unitIds">;

/** Staff of the place or of a unit that has or had it, as opposed to its reporter. */
function seesStaffPart({ place, unitIds }: Scoped, context: Context): boolean {
  return may(context.actor, "complaint:read", { path: place.path, unitIds }) !== null;
}

/** Staff must judge by the photos: they are not covered for them while the check is still open. */
const shownTo = ({ state }: Whole, context: Context, photos: readonly Photo[]): ShownPhoto[] => {
  const isForStaff = seesStaffPart(state, context);
  return photos.map((photo) => ({ ...photo, isForStaff }));
};

/** Why the evidence could not be located is for who verifies it. */
function resultFor(node: Whole, context: Context): ShownResult | null {
  const { result } = node.state;
  if (!result) return null;
  const placeReason = seesStaffPart(node.state, context) ? result.placeReason : null;
  return { ...result, placeReason, photos: shownTo(node, context, result.photos) };
}

/** Whether the viewer may know who reported: the reporter, and staff when it is not anonymous. */
function seesReporter(
  { reporter, place, unitIds }: Scoped & Pick<ComplaintInList, "reporter">,
  context: Context,
): boolean {
  const own = reporter.personId ? { ownerIds: [reporter.personId] } : {};
  if (may(context.actor, "complaint:read", own)) return true;
  const resource = { path: place.path, unitIds };
  return (
    !reporter.isAnonymousToHandlers &&
    may(context.actor, "complaint:readReporter", resource) !== null
  );
}

type Line = { entry: Entry<ComplaintFact>; node: Whole };

const byReporter = ({ entry, node }: Line): boolean =>
  entry.by.actorId === node.state.reporter.personId || entry.by.role === "GUEST";

const TimelineEntryRef = builder.objectRef<Line>("ComplaintTimelineEntry").implement({
  description:
    "One thing that happened. Never changed, never deleted; each is chained to the last.",
  authScopes: { public: true },
  fields: (t) => ({
    seq: t.int({
      description: "Its place in the timeline: 1, 2, 3 …",
      resolve: ({ entry }) => entry.seq,
    }),
    at: t.field({
      type: "DateTime",
      description: "When it happened.",
      resolve: ({ entry }) => entry.at,
    }),
    title: t.string({
      description: "What happened, in a few words.",
      resolve: ({ entry }, _args, { language }) => tell(entry.fact).title[language],
    }),
    detail: t.string({
      nullable: true,
      description: "More of it, for everybody who may see the complaint.",
      resolve: ({ entry }, _args, { language }) => tell(entry.fact).detail?.[language] ?? null,
    }),
    staffDetail: t.string({
      nullable: true,
      description: "What only staff may read; null for the reporter.",
      resolve: ({ entry, node }, _args, context) =>
        seesStaffPart(node.state, context)
          ? (tell(entry.fact).staffDetail?.[context.language] ?? null)
          : null,
    }),
    byName: t.string({
      nullable: true,
      description: "Who did it; null when it was a clock, or the reporter is anonymous to you.",
      resolve: (line, _args, context) =>
        byReporter(line) && !seesReporter(line.node.state, context)
          ? null
          : line.entry.by.name || null,
    }),
    byPost: t.string({
      nullable: true,
      description:
        "The kind of post it was done in, in the reader's language, as somebody was appointed to it: names can be chosen, this cannot. Null for residents, guests and clocks, and where `byName` is hidden.",
      resolve: (line, _args, context) =>
        byReporter(line) && !seesReporter(line.node.state, context)
          ? null
          : (postOf(line.entry.by.role)?.[context.language] ?? null),
    }),
    isByReporter: t.boolean({
      description: "Whether the reporter did it.",
      resolve: (line) => byReporter(line),
    }),
    isByClock: t.boolean({
      description: "Whether a deadline did it and not a person.",
      resolve: ({ entry }) => entry.by.role === "SYSTEM",
    }),
    photos: t.field({
      type: [PhotoRef],
      description:
        "Photos that came with it; those of other reporters of the matter for staff only.",
      resolve: ({ entry, node }, _args, context) =>
        shownTo(
          node,
          context,
          seesStaffPart(node.state, context) ? photosIn(entry.fact) : tell(entry.fact).photos,
        ),
    }),
  }),
});

const TurnRef = builder.objectRef<TurnContact>("ComplaintTurn").implement({
  description: "The post or unit that has the next move, and the phone of its office.",
  authScopes: { public: true },
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the grid or unit." }),
    title: t.exposeString("title", {
      nullable: true,
      description: "Title of the post that answers for the grid; null for units.",
    }),
    phone: t.exposeString("phone", {
      nullable: true,
      description: "Phone of the office, never of a person; null when none is published.",
    }),
  }),
});

const MergedRef = builder.objectRef<Merged>("MergedComplaint").implement({
  description: "A report that was merged with a complaint. Who reported it is not said here.",
  authScopes: { public: true },
  fields: (t) => ({
    id: t.exposeID("id", { description: "For opening it, as far as it is the viewer's to see." }),
    number: t.exposeString("number", { description: "The number people quote on the phone." }),
  }),
});

const LeadRef = builder.objectRef<Lead>("LeadComplaint").implement({
  description:
    "How the complaint stands that leads a merged report on: nothing of its reporter, words or photos.",
  authScopes: { public: true },
  fields: (t) => ({
    statusLabel: t.string({
      description: "Where it stands, in the reader's language.",
      resolve: ({ complaint }, _args, { language }) => stages[complaint.stage][language],
    }),
    nextStep: t.string({
      description: "What happens next and who has it; null while somebody else is asked.",
      nullable: true,
      resolve: ({ complaint }, _args, context) =>
        turnOf(complaint) === null ? null : nextStepIn(complaint, context, false),
    }),
    clock: t.field({
      type: ClockRef,
      nullable: true,
      description: "Its deadline.",
      resolve: ({ complaint }) => shownClock(complaint),
    }),
  }),
});

async function timelineOf(node: Whole, { deps }: Context): Promise<Entry<ComplaintFact>[]> {
  return node.timeline ?? (await loadComplaintWithTimeline(deps.table, node.id))?.timeline ?? [];
}

/** What is said of a complaint whose reporter was asked: the question is in the file alone. */
const askedStep = beyondCard(({ state }, _args: object, context) =>
  nextStepIn(state, context, seesStaffPart(state, context)),
);

/** An anonymous reporter is told to nobody who handled it: that is in the file alone. */
const isCallable = beyondCard(
  ({ state }, _args: object, { actor }) => reveal(state, "-", actor).kind === "granted",
);

const summaryIn = beyondCard(({ state }) => inList(state).summary ?? "");

export const ComplaintRef = builder.objectRef<ComplaintNode>("Complaint");
registerNode("complaint", "Complaint");

builder.node(ComplaintRef, {
  description:
    "A reported matter (诉求/件) on its way through the closed loop. Seen by its reporter, by the staff of the place and by the units that have or had it; for everybody else it does not exist.",
  authScopes: (node, context) => ({ seen: isVisible(node.id, node.listed, context.actor) }),
  id: { resolve: ({ id }) => id, description: "Opaque id, `cmp_…`." },
  isTypeOf: isOfKind("complaint"),
  loadOne: (id, context) => visibleComplaint(id, context),
  fields: (t) => ({
    number: t.string({
      description: "The number people quote on the phone.",
      resolve: ({ listed }) => listed.number,
    }),
    category: t.field({
      type: CategoryRef,
      description: "What kind of matter it is.",
      resolve: ({ listed }) => knownCategory(listed.category),
    }),
    level: t.field({
      type: LevelEnum,
      description: "How urgent it is.",
      resolve: ({ listed }) => listed.level,
    }),
    description: t.string({
      description: "In the reporter's words.",
      resolve: beyondCard(({ state }) => state.description),
    }),
    summary: t.string({
      description:
        "The description as lists show it: whole while `isPressing`, else its beginning on one line, at most 28 characters.",
      resolve: (node, args, context) => node.listed.summary ?? summaryIn(node, args, context),
    }),
    stage: t.field({
      type: StageEnum,
      description: "Where it stands.",
      resolve: ({ listed }) => listed.stage,
    }),
    statusLabel: t.string({
      description: "Where it stands, in the reader's language.",
      resolve: ({ listed }, _args, { language }) => stages[listed.stage][language],
    }),
    nextStep: t.string({
      description:
        "What happens next and who does it, in one sentence: said to its reporter, or to staff when the viewer acts in a post.",
      resolve: (node, args, context) =>
        node.listed.stage === "NEEDS_INFO"
          ? askedStep(node, args, context)
          : nextStepIn(node.listed, context, seesStaffPart(node.listed, context)),
    }),
    turn: t.field({
      type: TurnRef,
      nullable: true,
      description: "Who has the next move; null when it is the reporter's, or nobody's.",
      complexity: { field: 3 },
      resolve: ({ listed }, _args, context) => turnContact(listed, context),
    }),
    light: t.field({
      type: LightEnum,
      description: "Whether it is late.",
      resolve: ({ listed }) => listed.light,
    }),
    lightLabel: t.string({
      description: "The same in words: colour is never the only sign.",
      resolve: ({ listed }, _args, { language }) => lights[listed.light][language],
    }),
    tags: t.field({
      type: [TagRef],
      description:
        "What a list shows over it, in this order: danger or urgency while it is open, lateness, where it stands.",
      resolve: ({ listed }, _args, { now }) => tagsOf(listed, now),
    }),
    isPressing: t.boolean({
      description: "Open, and a danger to life or urgent: shown whole and before everything else.",
      resolve: ({ listed }) => isPressing(listed),
    }),
    isReporterCallable: t.boolean({
      description:
        "Whether `revealReporter` would tell this viewer now how to reach the reporter; false for guests' reports.",
      resolve: (node, args, context) =>
        node.listed.reporter.isAnonymousToHandlers
          ? isCallable(node, args, context)
          : reveal({ ...node.listed, handlerIds: [] }, "-", context.actor).kind === "granted",
    }),
    place: t.field({
      type: PlaceRef,
      description: "Where it is.",
      resolve: (node) => node,
    }),
    source: t.field({
      type: SourceEnum,
      description: "Through which door it came.",
      resolve: ({ listed }) => listed.source,
    }),
    reporter: t.field({
      type: ReporterRef,
      nullable: true,
      description: "Who reported it; null when the viewer may not know.",
      resolve: (node, _args, context) =>
        seesReporter(node.listed, context) ? node.listed.reporter : null,
    }),
    isMine: t.boolean({
      description: "Whether the viewer reported it.",
      resolve: ({ listed }, _args, { actor }) =>
        actor.kind === "person" && actor.personId === listed.reporter.personId,
    }),
    photos: t.field({
      type: [PhotoRef],
      description: "Photos by the reporter, at most 27 in all.",
      resolve: beyondCard((whole, _args, context) => shownTo(whole, context, whole.state.photos)),
    }),
    submittedAt: t.field({
      type: "DateTime",
      description: "When it was reported.",
      resolve: ({ listed }) => listed.submittedAt,
    }),
    acceptedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was accepted.",
      resolve: beyondCard(({ state }) => state.acceptedAt),
    }),
    closedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it ended, whichever way.",
      resolve: beyondCard(({ state }) => ("closedAt" in state ? state.closedAt : null)),
    }),
    closeReason: t.field({
      type: CloseReasonEnum,
      nullable: true,
      description: "Why it was closed; AUTO means nobody answered.",
      resolve: ({ listed }) => (listed.stage === "CLOSED" ? listed.reason : null),
    }),
    rejectReason: t.string({
      nullable: true,
      description: "Why it was not accepted and where to go instead.",
      resolve: beyondCard(({ state }, _args, { language }) =>
        state.stage === "REJECTED" ? rejectionOf(state)[language] : null,
      ),
    }),
    question: t.string({
      nullable: true,
      description: "What the reporter was asked.",
      resolve: beyondCard(({ state }) => (state.stage === "NEEDS_INFO" ? state.question : null)),
    }),
    evaluation: t.field({
      type: EvaluationRef,
      nullable: true,
      description: "What the reporter said; null when nobody was asked yet or nobody answered.",
      resolve: beyondCard(({ state }) => (state.stage === "CLOSED" ? state.evaluation : null)),
    }),
    isEvaluated: t.boolean({
      description: "False also when it closed by itself: silence is never satisfaction.",
      resolve: beyondCard(({ state }) => state.stage === "CLOSED" && state.evaluation !== null),
    }),
    clock: t.field({
      type: ClockRef,
      nullable: true,
      description: "The deadline of the present step, or of the handling while it is handled.",
      resolve: beyondCard(({ state }) => shownClock(state)),
    }),
    due: t.field({
      type: DueRef,
      nullable: true,
      description: "The same deadline in short, as lists show it; null when none runs.",
      resolve: ({ listed }) => listed.due,
    }),
    handlingClock: t.field({
      type: ClockRef,
      nullable: true,
      description: "The deadline of the whole handling, from acceptance on.",
      resolve: beyondCard(({ state }) => state.disposal),
    }),
    holder: t.field({
      type: HolderRef,
      nullable: true,
      description: "Who has it in hand; null while it waits for a decision.",
      resolve: ({ listed }) => holderOf(listed),
    }),
    result: t.field({
      type: ResultRef,
      nullable: true,
      description: "The latest result.",
      resolve: beyondCard((whole, _args, context) => resultFor(whole, context)),
    }),
    merged: t.field({
      type: [MergedRef],
      description:
        "Reports of the same matter that were merged with it, at most 200; for staff, else empty.",
      resolve: beyondCard(({ state }, _args, context) =>
        seesStaffPart(state, context) ? [...state.merged] : [],
      ),
    }),
    lead: t.field({
      type: LeadRef,
      nullable: true,
      description: "How the complaint goes on that it was merged with; null when it was not.",
      complexity: { field: 5 },
      resolve: beyondCard(({ state }, _args, { deps }) =>
        state.stage === "MERGED" ? leadOf(deps.table, state) : null,
      ),
    }),
    urges: t.int({
      description: "How often it was urged.",
      resolve: beyondCard(({ state }) => state.urges),
    }),
    returns: t.int({
      description: "How often it was returned or a return was asked for.",
      resolve: beyondCard(({ state }) => state.returns.length),
    }),
    reopenings: t.int({
      description: "How often it was reopened.",
      resolve: beyondCard(({ state }) => state.reopenings),
    }),
    isSampled: t.boolean({
      description:
        "Settled on site and drawn for a check that is still due; staff only, else false.",
      resolve: ({ listed }, _args, context) =>
        listed.stage === "CLOSED" && listed.sample === "PENDING" && seesStaffPart(listed, context),
    }),
    allowedActions: t.field({
      type: [ActionRef],
      description: "What this viewer may do now, from the rules themselves.",
      resolve: beyondCard(({ state }, _args, { actor, now }) =>
        allowedActions(state, actor, now).map((name) => ({ name })),
      ),
    }),
    dispatchSuggestion: t.field({
      type: SuggestionRef,
      nullable: true,
      description: "Where it belongs by the catalogue; for staff, else null.",
      resolve: beyondCard((whole, _args, context) =>
        seesStaffPart(whole.state, context) ? suggestion(whole, context) : null,
      ),
    }),
    timeline: t.field({
      type: [TimelineEntryRef],
      description: "Everything that happened, oldest first.",
      complexity: { field: 2, multiplier: 5 },
      resolve: beyondCard(async (node, _args, context) =>
        (await timelineOf(node, context)).map((entry) => ({ entry, node })),
      ),
    }),
    isTimelineIntact: t.boolean({
      description: "Whether the chain of hashes over the timeline is unbroken.",
      resolve: beyondCard(async (node, _args, { deps }) => {
        // The head and the timeline of one reading: a change in between is no tampering.
        const whole = node.timeline ? node : await loadComplaintWithTimeline(deps.table, node.id);
        return firstBreak(whole?.timeline ?? [], whole?.head ?? "") === null;
      }),
    }),
  }),
});

export async function visibleComplaint(
  text: string,
  { deps, actor }: Context,
): Promise<ComplaintNode | null> {
  const id = asId("complaint", text);
  const found = id && (await loadComplaintWithTimeline(deps.table, id));
  return found && isVisible(id, found.state, actor) ? toNode(found) : null;
}
