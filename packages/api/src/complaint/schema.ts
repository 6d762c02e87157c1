import { builder, isOfKind, registerNode, TagRef } from "../builder.ts";
import type { Context } from "../context.ts";
import { listUnits } from "../grid/store.ts";
import { may } from "../kernel/access.ts";
import { postOf } from "../kernel/actor.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { asId } from "../kernel/ids.ts";
import type { Stored } from "../table/aggregate.ts";
import { type Entry, firstBreak } from "../table/timeline.ts";
import { type Category, categoryOf, departments } from "./category.ts";
import { shownClock } from "./clock.ts";
import type { Complaint, ComplaintFact, Lead, Merged, Photo } from "./complaint.ts";
import { holderOf, turnOf } from "./desk.ts";
import { allowedActions, isVisible } from "./guard.ts";
import { lights, stages } from "./labels.ts";
import { reveal } from "./reveal.ts";
import {
  ActionRef,
  CategoryRef,
  ClockRef,
  CloseReasonEnum,
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

/** A complaint as resolvers pass it on; the timeline is there when the whole thing was read. */
export type ComplaintNode = Stored<Complaint> & { timeline?: Entry<ComplaintFact>[] };

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

async function suggestion({ state }: ComplaintNode, { deps }: Context) {
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

/** Staff of the place or of a unit that has or had it, as opposed to its reporter. */
function seesStaffPart({ state }: ComplaintNode, context: Context): boolean {
  const { place, unitIds } = state;
  return may(context.actor, "complaint:read", { path: place.path, unitIds }) !== null;
}

/** Staff must judge by the photos: they are not covered for them while the check is still open. */
const shownTo = (node: ComplaintNode, context: Context, photos: readonly Photo[]): ShownPhoto[] => {
  const isForStaff = seesStaffPart(node, context);
  return photos.map((photo) => ({ ...photo, isForStaff }));
};

/** Why the evidence could not be located is for who verifies it. */
function resultFor(node: ComplaintNode, context: Context): ShownResult | null {
  const { result } = node.state;
  if (!result) return null;
  const placeReason = seesStaffPart(node, context) ? result.placeReason : null;
  return { ...result, placeReason, photos: shownTo(node, context, result.photos) };
}

/** Whether the viewer may know who reported: the reporter, and staff when it is not anonymous. */
function seesReporter({ state }: ComplaintNode, context: Context): boolean {
  const { reporter, place, unitIds } = state;
  const own = reporter.personId ? { ownerIds: [reporter.personId] } : {};
  if (may(context.actor, "complaint:read", own)) return true;
  const resource = { path: place.path, unitIds };
  return (
    !reporter.isAnonymousToHandlers &&
    may(context.actor, "complaint:readReporter", resource) !== null
  );
}

type Line = { entry: Entry<ComplaintFact>; node: ComplaintNode };

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
        seesStaffPart(node, context)
          ? (tell(entry.fact).staffDetail?.[context.language] ?? null)
          : null,
    }),
    byName: t.string({
      nullable: true,
      description: "Who did it; null when it was a clock, or the reporter is anonymous to you.",
      resolve: (line, _args, context) =>
        byReporter(line) && !seesReporter(line.node, context) ? null : line.entry.by.name || null,
    }),
    byPost: t.string({
      nullable: true,
      description:
        "The kind of post it was done in, in the reader's language, as somebody was appointed to it: names can be chosen, this cannot. Null for residents, guests and clocks, and where `byName` is hidden.",
      resolve: (line, _args, context) =>
        byReporter(line) && !seesReporter(line.node, context)
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
          seesStaffPart(node, context) ? photosIn(entry.fact) : tell(entry.fact).photos,
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

async function timelineOf(node: ComplaintNode, { deps }: Context): Promise<Entry<ComplaintFact>[]> {
  return node.timeline ?? (await loadComplaintWithTimeline(deps.table, node.id))?.timeline ?? [];
}

export const ComplaintRef = builder.objectRef<ComplaintNode>("Complaint");
registerNode("complaint", "Complaint");

builder.node(ComplaintRef, {
  description:
    "A reported matter (诉求/件) on its way through the closed loop. Seen by its reporter, by the staff of the place and by the units that have or had it; for everybody else it does not exist.",
  authScopes: (node, context) => ({ seen: isVisible(node.id, node.state, context.actor) }),
  id: { resolve: ({ id }) => id, description: "Opaque id, `cmp_…`." },
  isTypeOf: isOfKind("complaint"),
  loadOne: (id, context) => visibleComplaint(id, context),
  fields: (t) => ({
    number: t.string({
      description: "The number people quote on the phone.",
      resolve: ({ state }) => state.number,
    }),
    category: t.field({
      type: CategoryRef,
      description: "What kind of matter it is.",
      resolve: ({ state }) => knownCategory(state.category),
    }),
    level: t.field({
      type: LevelEnum,
      description: "How urgent it is.",
      resolve: ({ state }) => state.level,
    }),
    description: t.string({
      description: "In the reporter's words.",
      resolve: ({ state }) => state.description,
    }),
    stage: t.field({
      type: StageEnum,
      description: "Where it stands.",
      resolve: ({ state }) => state.stage,
    }),
    statusLabel: t.string({
      description: "Where it stands, in the reader's language.",
      resolve: ({ state }, _args, { language }) => stages[state.stage][language],
    }),
    nextStep: t.string({
      description:
        "What happens next and who does it, in one sentence: said to its reporter, or to staff when the viewer acts in a post.",
      resolve: (node, _args, context) =>
        nextStepIn(node.state, context, seesStaffPart(node, context)),
    }),
    turn: t.field({
      type: TurnRef,
      nullable: true,
      description: "Who has the next move; null when it is the reporter's, or nobody's.",
      complexity: { field: 3 },
      resolve: ({ state }, _args, context) => turnContact(state, context),
    }),
    light: t.field({
      type: LightEnum,
      description: "Whether it is late.",
      resolve: ({ state }) => state.light,
    }),
    lightLabel: t.string({
      description: "The same in words: colour is never the only sign.",
      resolve: ({ state }, _args, { language }) => lights[state.light][language],
    }),
    tags: t.field({
      type: [TagRef],
      description:
        "What a list shows over it, in this order: danger or urgency while it is open, lateness, where it stands.",
      resolve: ({ state }, _args, { now }) => tagsOf(state, now),
    }),
    isPressing: t.boolean({
      description: "Open, and a danger to life or urgent: shown whole and before everything else.",
      resolve: ({ state }) => isPressing(state),
    }),
    isReporterCallable: t.boolean({
      description:
        "Whether `revealReporter` would tell this viewer now how to reach the reporter; false for guests' reports.",
      resolve: ({ state }, _args, { actor }) => reveal(state, "-", actor).kind === "granted",
    }),
    place: t.field({
      type: PlaceRef,
      description: "Where it is.",
      resolve: ({ id, state }) => ({ ...state.place, complaintId: id }),
    }),
    source: t.field({
      type: SourceEnum,
      description: "Through which door it came.",
      resolve: ({ state }) => state.source,
    }),
    reporter: t.field({
      type: ReporterRef,
      nullable: true,
      description: "Who reported it; null when the viewer may not know.",
      resolve: (node, _args, context) => (seesReporter(node, context) ? node.state.reporter : null),
    }),
    isMine: t.boolean({
      description: "Whether the viewer reported it.",
      resolve: ({ state }, _args, { actor }) =>
        actor.kind === "person" && actor.personId === state.reporter.personId,
    }),
    photos: t.field({
      type: [PhotoRef],
      description: "Photos by the reporter, at most 27 in all.",
      resolve: (node, _args, context) => shownTo(node, context, node.state.photos),
    }),
    submittedAt: t.field({
      type: "DateTime",
      description: "When it was reported.",
      resolve: ({ state }) => state.submittedAt,
    }),
    acceptedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was accepted.",
      resolve: ({ state }) => state.acceptedAt,
    }),
    closedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it ended, whichever way.",
      resolve: ({ state }) => ("closedAt" in state ? state.closedAt : null),
    }),
    closeReason: t.field({
      type: CloseReasonEnum,
      nullable: true,
      description: "Why it was closed; AUTO means nobody answered.",
      resolve: ({ state }) => (state.stage === "CLOSED" ? state.reason : null),
    }),
    rejectReason: t.string({
      nullable: true,
      description: "Why it was not accepted and where to go instead.",
      resolve: ({ state }, _args, { language }) =>
        state.stage === "REJECTED" ? rejectionOf(state)[language] : null,
    }),
    question: t.string({
      nullable: true,
      description: "What the reporter was asked.",
      resolve: ({ state }) => (state.stage === "NEEDS_INFO" ? state.question : null),
    }),
    evaluation: t.field({
      type: EvaluationRef,
      nullable: true,
      description: "What the reporter said; null when nobody was asked yet or nobody answered.",
      resolve: ({ state }) => (state.stage === "CLOSED" ? state.evaluation : null),
    }),
    isEvaluated: t.boolean({
      description: "False also when it closed by itself: silence is never satisfaction.",
      resolve: ({ state }) => state.stage === "CLOSED" && state.evaluation !== null,
    }),
    clock: t.field({
      type: ClockRef,
      nullable: true,
      description: "The deadline of the present step, or of the handling while it is handled.",
      resolve: ({ state }) => shownClock(state),
    }),
    handlingClock: t.field({
      type: ClockRef,
      nullable: true,
      description: "The deadline of the whole handling, from acceptance on.",
      resolve: ({ state }) => state.disposal,
    }),
    holder: t.field({
      type: HolderRef,
      nullable: true,
      description: "Who has it in hand; null while it waits for a decision.",
      resolve: ({ state }) => holderOf(state),
    }),
    result: t.field({
      type: ResultRef,
      nullable: true,
      description: "The latest result.",
      resolve: (node, _args, context) => resultFor(node, context),
    }),
    merged: t.field({
      type: [MergedRef],
      description:
        "Reports of the same matter that were merged with it, at most 200; for staff, else empty.",
      resolve: (node, _args, context) =>
        seesStaffPart(node, context) ? [...node.state.merged] : [],
    }),
    lead: t.field({
      type: LeadRef,
      nullable: true,
      description: "How the complaint goes on that it was merged with; null when it was not.",
      complexity: { field: 5 },
      resolve: ({ state }, _args, { deps }) =>
        state.stage === "MERGED" ? leadOf(deps.table, state) : null,
    }),
    urges: t.int({ description: "How often it was urged.", resolve: ({ state }) => state.urges }),
    returns: t.int({
      description: "How often it was returned or a return was asked for.",
      resolve: ({ state }) => state.returns.length,
    }),
    reopenings: t.int({
      description: "How often it was reopened.",
      resolve: ({ state }) => state.reopenings,
    }),
    isSampled: t.boolean({
      description:
        "Settled on site and drawn for a check that is still due; staff only, else false.",
      resolve: (node, _args, context) =>
        node.state.stage === "CLOSED" &&
        node.state.sample === "PENDING" &&
        seesStaffPart(node, context),
    }),
    allowedActions: t.field({
      type: [ActionRef],
      description: "What this viewer may do now, from the rules themselves.",
      resolve: ({ state }, _args, { actor, now }) =>
        allowedActions(state, actor, now).map((name) => ({ name })),
    }),
    dispatchSuggestion: t.field({
      type: SuggestionRef,
      nullable: true,
      description: "Where it belongs by the catalogue; for staff, else null.",
      resolve: (node, _args, context) =>
        seesStaffPart(node, context) ? suggestion(node, context) : null,
    }),
    timeline: t.field({
      type: [TimelineEntryRef],
      description: "Everything that happened, oldest first.",
      complexity: { field: 2, multiplier: 5 },
      resolve: async (node, _args, context) =>
        (await timelineOf(node, context)).map((entry) => ({ entry, node })),
    }),
    isTimelineIntact: t.boolean({
      description: "Whether the chain of hashes over the timeline is unbroken.",
      resolve: async (node, _args, { deps }) => {
        // The head and the timeline of one reading: a change in between is no tampering.
        const whole = node.timeline ? node : await loadComplaintWithTimeline(deps.table, node.id);
        return firstBreak(whole?.timeline ?? [], whole?.head ?? "") === null;
      },
    }),
  }),
});

export async function visibleComplaint(
  text: string,
  { deps, actor }: Context,
): Promise<ComplaintNode | null> {
  const id = asId("complaint", text);
  const found = id && (await loadComplaintWithTimeline(deps.table, id));
  return found && isVisible(id, found.state, actor) ? found : null;
}
