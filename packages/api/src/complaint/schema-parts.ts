import type { Context } from "../context.ts";
import { builder, enumOf } from "../builder.ts";
import { GridRef } from "../grid/schema.ts";
import type { Point } from "../grid/grid.ts";
import { gridById } from "../grid/resolve.ts";
import type { Interval, Term } from "../kernel/calendar.ts";
import { plus } from "../kernel/clock.ts";
import type { Bilingual, Language } from "../kernel/decision.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { DOWNLOAD_LINK_LIFE, isOwner, type Veil, veilOf, veils } from "../media/media.ts";
import { photoKey } from "../media/store.ts";
import { unseal } from "../table/seal.ts";
import { type Category, categoryGroups, categoryOf, isInPublicSpace } from "./category.ts";
import { dueAt, dueOf } from "./clock.ts";
import type {
  ComplaintInList,
  DueInList,
  Evaluation,
  HolderInList,
  Photo,
  Result,
  StepClock,
  TransitionName,
} from "./complaint.ts";
import {
  actionLabels,
  closeReasons,
  lights,
  type Rating,
  ratingOf,
  levels,
  rejectReasons,
  sources,
  stages,
  steps,
} from "./labels.ts";
import { mutationOf } from "./mutation.ts";
import { beyondCard } from "./schema-beyond.ts";
import { type ComplaintNode } from "./store-node.ts";
import { gridNameOf } from "./words.ts";

/* The smaller types a complaint is made of. Each is visible with the complaint it belongs to. */

export const LevelEnum = enumOf("ComplaintLevel", "How urgent it is.", levels);
export const StageEnum = enumOf(
  "ComplaintStage",
  "Where it stands. Show `statusLabel`, not this.",
  stages,
);
export const LightEnum = enumOf("ComplaintLight", "Whether it is late.", lights);
export const StepEnum = enumOf("ComplaintStep", "What a deadline is for.", steps);
export const SourceEnum = enumOf("ComplaintSource", "Through which door it came.", sources);
export const CloseReasonEnum = enumOf("ComplaintCloseReason", "Why it was closed.", closeReasons);
export const RejectReasonEnum = enumOf(
  "ComplaintRejectReason",
  "The closed list of reasons for not accepting; each label says where to go instead.",
  rejectReasons,
);
export const PhaseEnum = enumOf(
  "ComplaintPhase",
  "Which part of a list: where somebody still has to act, or what is closed, not accepted or merged.",
  { OPEN: { zh: "办理中", en: "In progress" }, CLOSED: { zh: "已结束", en: "Ended" } },
);

const conditionsOf = async (code: string) =>
  (await import("./category-conditions.ts")).conditionsOf(code);

export const CategoryRef = builder.objectRef<Category>("ComplaintCategory").implement({
  description: "A leaf of the dispatch catalogue: what belongs here, who handles it, by when.",
  authScopes: { public: true },
  fields: (t) => ({
    code: t.exposeString("code", { description: "Stable code, `group.leaf`." }),
    name: t.string({
      description: "Name in the reader's language.",
      resolve: ({ name }, _args, { language }) => name[language],
    }),
    group: t.exposeString("group", { description: "Code of the group it belongs to." }),
    groupName: t.string({
      description: "Name of the group in the reader's language.",
      resolve: ({ group }, _args, { language }) => categoryGroups[group][language],
    }),
    level: t.field({
      type: LevelEnum,
      description: "The level it starts with.",
      resolve: ({ level }) => level,
    }),
    isHazard: t.boolean({
      description: "True for hazards: show the emergency numbers before the form when P0.",
      resolve: ({ nature }) => nature === "HAZARD",
    }),
    isInPublicSpace: t.boolean({
      description:
        "True for matters in the open: an address is seldom their place, so ask for words first.",
      resolve: (category) => isInPublicSpace(category),
    }),
    isOnSiteAllowed: t.exposeBoolean("onSiteAllowed", {
      description: "Whether a grid worker may settle it on the spot.",
    }),
    filingCondition: t.string({
      description: "When it is taken up.",
      resolve: async ({ code }, _args, { language }) => (await conditionsOf(code)).filing[language],
    }),
    closingCondition: t.string({
      description: "When it counts as done.",
      resolve: async ({ code }, _args, { language }) =>
        (await conditionsOf(code)).closing[language],
    }),
    needsEvidencePhoto: t.boolean({
      description: "Whether a result needs a photo taken at the place.",
      resolve: ({ evidence }) => evidence === "PHOTO",
    }),
  }),
});

/** The category a complaint carries; that it exists was made sure of when it was reported. */
export function knownCategory(code: string): Category {
  const category = categoryOf(code);
  if (!category) throw new Error(`a complaint carries the unknown category ${code}`);
  return category;
}

const VeilEnum = enumOf("PhotoVeil", "Why a photo is covered. Show `veilLabel`, not this.", veils);

/** What covers a photo for this viewer: nobody has to be warned of their own. */
async function veilFor({ id }: Photo, { media, actor }: Context): Promise<Veil | null> {
  const found = await media.load(id);
  if (!found) return "CHECKING";
  return isOwner(found, actor) ? null : veilOf(found);
}

/** A photo for one viewer. */
export type ShownPhoto = Photo & { isForStaff?: boolean };

/** Staff are only warned of what did not pass the check: what nobody has checked yet they must look at. */
const isWarnedOf = ({ isForStaff }: ShownPhoto, veil: Veil | null): boolean =>
  veil !== null && (!isForStaff || veil === "NOT_PASSED");

export const PhotoRef = builder.objectRef<ShownPhoto>("Photo").implement({
  description: "A photo of a complaint. Whoever may see the complaint may see it.",
  authScopes: { public: true },
  fields: (t) => ({
    id: t.exposeID("id", { description: "Id of the upload." }),
    width: t.exposeInt("width", { description: "Width in pixels." }),
    height: t.exposeInt("height", { description: "Height in pixels." }),
    isVeiled: t.boolean({
      description:
        "Whether to warn the viewer before showing it: whenever it has a `veil`, and for staff of the complaint when it did not pass the check.",
      resolve: async (photo, _args, context) => isWarnedOf(photo, await veilFor(photo, context)),
    }),
    veil: t.field({
      type: VeilEnum,
      nullable: true,
      description: "Why it is covered; null when it is not, and for whoever took it.",
      resolve: (photo, _args, context) => veilFor(photo, context),
    }),
    veilLabel: t.string({
      nullable: true,
      description: "Why it is covered, in the reader's language.",
      resolve: async (photo, _args, context) => {
        const veil = await veilFor(photo, context);
        return veil && veils[veil][context.language];
      },
    }),
    url: t.string({
      description: "Signed address, good for ten minutes; metadata such as GPS is gone.",
      resolve: ({ id, sha256 }, _args, { deps, now }) =>
        deps.bucket.downloadUrl(photoKey(id, sha256), {
          expiresAt: plus(now, DOWNLOAD_LINK_LIFE),
        }),
    }),
  }),
});

export const PointRef = builder.objectRef<Point>("GeoPoint").implement({
  description: "A point in GCJ-02, the datum of the maps on Chinese phones.",
  authScopes: { public: true },
  fields: (t) => ({
    lng: t.exposeFloat("lng", { description: "Longitude in degrees." }),
    lat: t.exposeFloat("lat", { description: "Latitude in degrees." }),
  }),
});

/** The place in words is sealed to its complaint. */
const opened = (label: Sealed | null, { id }: { id: string }, { deps }: Context): string | null =>
  label && unseal(deps.keyring, id, label);

const labelIn = beyondCard((whole, _args: object, context) =>
  opened(whole.state.place.label, whole, context),
);

export const PlaceRef = builder.objectRef<ComplaintNode>("ComplaintPlace").implement({
  description: "Where the matter is. Visible with the complaint.",
  authScopes: { public: true },
  fields: (t) => ({
    label: t.string({
      nullable: true,
      description: "The place in words, when an address or sign was given.",
      resolve: (node, args, context) => {
        const { label } = node.listed.place;
        return label === undefined ? labelIn(node, args, context) : opened(label, node, context);
      },
    }),
    point: t.field({
      type: PointRef,
      nullable: true,
      description: "Where on the map; null while it is known in words only.",
      resolve: ({ listed }) => listed.place.point,
    }),
    grid: t.field({
      type: GridRef,
      nullable: true,
      description: "The grid that answered for it when it was reported; null: nobody's.",
      resolve: async ({ listed: { place } }, _args, { division, now }) =>
        place.gridId && gridById(await division(), place.gridId, now),
    }),
    gridName: t.string({
      description: "Name of that grid then; words for it while nobody's grid holds the place.",
      resolve: ({ listed }, _args, { language }) => gridNameOf(listed.place)[language],
    }),
    isAmbiguous: t.boolean({
      description: "The place was near a boundary or not exact.",
      resolve: beyondCard(({ state }) => state.place.isAmbiguous),
    }),
    explanation: t.string({
      description: "Why it was sent there, in a sentence.",
      resolve: beyondCard(({ state }, _args, { language }) => state.place.explanation[language]),
    }),
    locationCode: t.string({
      nullable: true,
      description: "The code of the sign it was reported by, if any.",
      resolve: beyondCard(({ state }) => state.place.locationCode),
    }),
  }),
});

export const ReporterRef = builder
  .objectRef<ComplaintInList["reporter"]>("ComplaintReporter")
  .implement({
    description:
      "Who reported it, as far as this viewer may know. Contact data comes only from `revealReporter`, which is logged.",
    authScopes: { public: true },
    fields: (t) => ({
      name: t.exposeString("name", { description: "The chosen display name, never a real name." }),
      isGuest: t.boolean({
        description: "True when somebody reported without signing in.",
        resolve: ({ personId }) => personId === null,
      }),
      isAnonymousToHandlers: t.exposeBoolean("isAnonymousToHandlers", {
        description: "The reporter does not want those who handle it to know who it was.",
      }),
    }),
  });

export const IntervalRef = builder.objectRef<Interval>("TimeInterval").implement({
  description: "A piece of time that counts towards a deadline.",
  authScopes: { public: true },
  fields: (t) => ({
    from: t.field({
      type: "DateTime",
      description: "When it begins.",
      resolve: ({ from }) => from,
    }),
    to: t.field({ type: "DateTime", description: "When it ends.", resolve: ({ to }) => to }),
  }),
});

const termUnits: Record<Term["unit"] | "HOUR", Bilingual> = {
  MINUTE: { zh: "分钟", en: "minutes" },
  HOUR: { zh: "小时", en: "hours" },
  WORK_HOUR: { zh: "个工作小时", en: "working hours" },
  WORK_DAY: { zh: "个工作日", en: "working days" },
  DAY: { zh: "天", en: "days" },
};

/** A term in words, e.g. `4 working hours`; whole hours are not given in minutes. */
function termLabel({ amount, unit }: Term, language: Language): string {
  const isHours = unit === "MINUTE" && amount > 60 && amount % 60 === 0;
  const [shown, name] = isHours ? [amount / 60, "HOUR" as const] : [amount, unit];
  return `${Math.round(shown * 10) / 10} ${termUnits[name][language]}`;
}

export const ClockRef = builder.objectRef<StepClock>("ComplaintClock").implement({
  description: "A deadline that explains itself.",
  authScopes: { public: true },
  fields: (t) => ({
    step: t.field({
      type: StepEnum,
      description: "What the deadline is for.",
      resolve: ({ step }) => step,
    }),
    stepLabel: t.string({
      description: "The same in the reader's language.",
      resolve: ({ step }, _args, { language }) => steps[step][language],
    }),
    startedAt: t.field({
      type: "DateTime",
      description: "When it began to run.",
      resolve: ({ startedAt }) => startedAt,
    }),
    termLabel: t.string({
      description: "The term in words, e.g. `4 working hours`.",
      resolve: ({ term }, _args, { language }) => termLabel(term, language),
    }),
    dueAt: t.field({
      type: "DateTime",
      description: "When it ends. Only provisional when `isProvisional`.",
      resolve: (clock) => dueAt(clock).at,
    }),
    isProvisional: t.boolean({
      description:
        "True when the public holidays of the year it ends in are not published: the date may move.",
      resolve: (clock) => dueAt(clock).isProvisional,
    }),
    intervals: t.field({
      type: [IntervalRef],
      description: "The pieces of counted time that make it up, in order; empty when provisional.",
      resolve: (clock) => {
        const due = dueOf(clock);
        return due.kind === "due" ? [...due.intervals] : [];
      },
    }),
    pauses: t.field({
      type: [IntervalRef],
      description: "Time that was not counted, such as waiting for the reporter.",
      resolve: ({ pauses }) => [...pauses],
    }),
    isOver: t.boolean({
      description: "Whether it has passed.",
      resolve: (clock, _args, { now }) => dueAt(clock).at < now,
    }),
  }),
});

export const DueRef = builder.objectRef<DueInList>("ComplaintDue").implement({
  description: "A deadline in short.",
  authScopes: { public: true },
  fields: (t) => ({
    stepLabel: t.string({
      description: "What it is for, in the reader's language.",
      resolve: ({ step }, _args, { language }) => steps[step][language],
    }),
    at: t.field({
      type: "DateTime",
      description: "When it ends. Only provisional when `isProvisional`.",
      resolve: ({ at }) => at,
    }),
    isProvisional: t.exposeBoolean("isProvisional", {
      description:
        "True when the public holidays of the year it ends in were not published when it was worked out: the date may move.",
    }),
    isOver: t.boolean({
      description: "Whether it has passed.",
      resolve: ({ at }, _args, { now }) => at < now,
    }),
  }),
});

export const HolderRef = builder.objectRef<HolderInList>("ComplaintHolder").implement({
  description: "Who has it in hand: a grid's team or a unit.",
  authScopes: { public: true },
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the grid or unit." }),
    personName: t.string({
      nullable: true,
      description: "Display name of who of them has it, once it was given to or taken by somebody.",
      resolve: ({ person }) => person?.name ?? null,
    }),
    isUnit: t.boolean({
      description: "True for a unit such as a department, false for a grid's team.",
      resolve: ({ kind }) => kind === "UNIT",
    }),
  }),
});

export type ShownResult = Omit<Result, "photos"> & { photos: readonly ShownPhoto[] };
export const ResultRef = builder.objectRef<ShownResult>("ComplaintResult").implement({
  description: "What was done about it, with the evidence.",
  authScopes: { public: true },
  fields: (t) => ({
    text: t.exposeString("text", { description: "In the handler's words." }),
    photos: t.field({
      type: [PhotoRef],
      description: "Taken after handling.",
      resolve: ({ photos }) => [...photos],
    }),
    placeReason: t.exposeString("placeReason", {
      nullable: true,
      description:
        "Why the photos could not be located at the place, in the handler's words; for staff, else null.",
    }),
    handlerName: t.string({
      description: "Display name of the handler.",
      resolve: ({ handler }) => handler.name,
    }),
    at: t.field({ type: "DateTime", description: "When handed in.", resolve: ({ at }) => at }),
  }),
});

export const RatingRef = builder.objectRef<Rating>("ComplaintRating").implement({
  description: "How satisfied a reporter can be with the outcome.",
  authScopes: { public: true },
  fields: (t) => ({
    value: t.exposeInt("value", { description: "As `confirmComplaint` takes it, 1 to 5." }),
    label: t.string({
      description: "In the reader's language.",
      resolve: ({ label }, _args, { language }) => label[language],
    }),
    isCommentInvited: t.exposeBoolean("isCommentInvited", {
      description:
        "Whether to ask for a few words with it. They may be left out: only who says that it is not solved must say why.",
    }),
  }),
});

export const EvaluationRef = builder.objectRef<Evaluation>("ComplaintEvaluation").implement({
  description: "What the reporter said of the outcome. Silence makes none.",
  authScopes: { public: true },
  fields: (t) => ({
    rating: t.exposeInt("rating", {
      nullable: true,
      description: "1 to 5; null: solved, unrated.",
    }),
    label: t.string({
      nullable: true,
      description: "The rating in words.",
      resolve: ({ rating }, _args, { language }) =>
        rating === null ? null : (ratingOf(rating)?.label[language] ?? null),
    }),
    comment: t.exposeString("comment", { nullable: true, description: "In the reporter's words." }),
  }),
});

type Action = { name: TransitionName };
export const ActionRef = builder.objectRef<Action>("ComplaintAction").implement({
  description: "Something this viewer may do now: draw a button for it.",
  authScopes: { public: true },
  fields: (t) => ({
    name: t.exposeString("name", {
      description: "The command, e.g. `accept`.",
    }),
    mutation: t.string({
      description: "The mutation that gives it, e.g. `acceptComplaint`.",
      resolve: ({ name }) => mutationOf(name),
    }),
    label: t.string({
      description: "What to write on the button.",
      resolve: ({ name }, _args, { language }) => actionLabels[name]?.[language] ?? name,
    }),
  }),
});
