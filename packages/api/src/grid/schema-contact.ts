import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { may } from "../kernel/access.ts";
import type { Home, PersonActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { teamSlots } from "../person/person.ts";
import { postsOfGrid } from "../person/store.ts";
import type { Grid } from "./grid.ts";
import { type DivisionIndex, escalationOf, gridByCode } from "./resolve.ts";
import { GridRef, requireGrid } from "./schema.ts";
import {
  type ContactLevel,
  contactLevels,
  contactSentence,
  type FilledSeat,
  type Post,
  type Team,
  teamOf,
} from "./team.ts";

/** The people behind a grid: its team, for staff, and its contact card, for who lives there. */

/** Part of the team or the card of the grid at `path`: who may read that may read the part. */
type PartOf<Whole> = Whole & { path: string };
type ContactCard = PartOf<{ levels: readonly ContactLevel[] }>;

const mayReadTeam = ({ actor }: Context, { path }: { path: string }): boolean =>
  may(actor, "grid:readTeam", { path }) !== null;

const mayReadCard = ({ actor }: Context, { path }: { path: string }): boolean =>
  may(actor, "grid:readContactCard", { path }) !== null;

const partsOf = <Part extends object>(parts: readonly Part[], path: string): PartOf<Part>[] =>
  parts.map((part) => ({ ...part, path }));

const ContactType = builder.objectRef<PartOf<Post>>("Contact").implement({
  description:
    "Somebody who holds a post: no more than colleagues and residents of the grid need to turn to them.",
  authScopes: (post, context) => ({
    seen: mayReadCard(context, post) || mayReadTeam(context, post),
  }),
  fields: (t) => ({
    title: t.exposeString("title", { description: "What the post is called." }),
    displayName: t.exposeString("displayName", {
      description: "The name the person chose to be shown by.",
    }),
    slotLabel: t.string({
      nullable: true,
      description:
        "The seat in the team, in the reader's language; null for an office without one.",
      resolve: ({ slot }, _args, { language }) => slot && teamSlots[slot][language],
    }),
    officePhone: t.exposeString("officePhone", {
      nullable: true,
      description: "Phone of the post, never of the person; null when it has none.",
    }),
  }),
});

const SeatType = builder.objectRef<PartOf<FilledSeat>>("GridTeamSeat").implement({
  description: "One seat of a grid's team and who fills it.",
  authScopes: (seat, context) => ({ seen: mayReadTeam(context, seat) }),
  fields: (t) => ({
    slots: t.stringList({
      description: "The kinds of post that fill it, e.g. `GRID_HEAD`: any of them will do.",
      resolve: ({ slots }) => [...slots],
    }),
    label: t.string({
      description: "The seat in the reader's language.",
      resolve: ({ label }, _args, { language }) => label[language],
    }),
    min: t.exposeInt("least", { description: "How many are required; 0 when it may stay empty." }),
    max: t.exposeInt("most", {
      nullable: true,
      description: "How many are meant to be at most; null for any number.",
    }),
    isVacant: t.exposeBoolean("isVacant", { description: "Fewer than required hold it now." }),
    holders: t.field({
      type: [ContactType],
      description: "Who holds it now, the longest in office first.",
      resolve: ({ holders, path }) => partsOf(holders, path),
    }),
  }),
});

const TeamType = builder.objectRef<PartOf<Team>>("GridTeam").implement({
  description:
    "The team of one grid: police, a head or worker, a cadre and volunteers (1+1+1+N) for grids and micro-grids. For staff of the subtree.",
  authScopes: (team, context) => ({ seen: mayReadTeam(context, team) }),
  fields: (t) => ({
    seats: t.field({
      type: [SeatType],
      description: "Every seat, filled or not; posts held in exactly this grid count.",
      resolve: ({ seats, path }) => partsOf(seats, path),
    }),
    others: t.field({
      type: [ContactType],
      description: "Posts of this grid that fill no seat, such as the duty staff of a street.",
      resolve: ({ others, path }) => partsOf(others, path),
    }),
    requiredSeats: t.exposeInt("required", { description: "How many seats must be filled." }),
    filledSeats: t.exposeInt("filled", { description: "How many of the required ones are." }),
    isComplete: t.exposeBoolean("isComplete", {
      nullable: true,
      description: "All required seats are filled; null at levels that require none.",
    }),
  }),
});

/** One look-up of posts: a page of grids with their teams costs one request each. */
const TEAM_COST = 10;

builder.objectField(GridRef, "team", (t) =>
  t.field({
    type: TeamType,
    nullable: true,
    complexity: { field: TEAM_COST },
    description: "Who works for this grid; null outside the viewer's reach.",
    resolve: async ({ level, path }, _args, context) => {
      if (!mayReadTeam(context, { path })) return null;
      const posts = await postsOfGrid(context.deps.table, path, context.now);
      return { ...teamOf(level, posts), path };
    },
  }),
);

const LevelType = builder.objectRef<PartOf<ContactLevel>>("ContactLevel").implement({
  description: "One level of a contact card.",
  authScopes: (level, context) => ({ seen: mayReadCard(context, level) }),
  fields: (t) => ({
    grid: t.expose("grid", { type: GridRef, description: "The grid of this level." }),
    contacts: t.field({
      type: [ContactType],
      description:
        "Whom to turn to here, who answers for the grid first. Volunteers and mediators are not listed.",
      resolve: ({ contacts, path }) => partsOf(contacts, path),
    }),
    isVacant: t.boolean({
      description: "Nobody answers for this grid at present.",
      resolve: ({ grid, answeredBy }) => grid.id !== answeredBy?.id,
    }),
    answeredBy: t.field({
      type: GridRef,
      nullable: true,
      description:
        "The grid whose people answer: this one, or the nearest above while it is vacant; null when nobody does.",
      resolve: ({ answeredBy }) => answeredBy,
    }),
  }),
});

const CardType = builder.objectRef<ContactCard>("ContactCard").implement({
  description:
    "Whom to turn to, from a grid up to the street. For who lives there and for staff of the subtree; office phones only.",
  authScopes: (card, context) => ({ seen: mayReadCard(context, card) }),
  fields: (t) => ({
    sentence: t.string({
      description: "Who answers for the grid, in one plain sentence in the reader's language.",
      resolve: ({ levels }, _args, { language }) => contactSentence(levels)[language],
    }),
    levels: t.field({
      type: [LevelType],
      description: "From the grid itself up to the street.",
      resolve: ({ levels, path }) => partsOf(levels, path),
    }),
  }),
});

/** Reads the posts of every level at once: one request each. */
async function cardOf(context: Context, grid: Grid): Promise<ContactCard> {
  const chain = escalationOf(await context.division(), grid, context.now);
  const posts = await Promise.all(
    chain.map(({ path }) => postsOfGrid(context.deps.table, path, context.now)),
  );
  return { levels: contactLevels(chain, posts), path: grid.path };
}

/** Why there is no card yet, and what to do about it. */
const hints = {
  WAITING: {
    zh: "您登记的住址正待网格员确认，确认后即可查看联系卡。",
    en: "The grid worker still has to confirm your home; your contact card follows then.",
  },
  NO_HOME: {
    zh: "请先登记您的住址，由网格员确认后即可查看联系卡。",
    en: "Please register your home; once the grid worker has confirmed it, your contact card follows.",
  },
  OFFICIAL: {
    zh: "您正以工作身份操作，请切换为居民身份查看自己的联系卡。",
    en: "You are acting in an official role; switch to your own identity to see your contact card.",
  },
} satisfies Record<string, Bilingual>;

type MyGrid = { card: ContactCard } | { hint: Bilingual };

async function hintFor(context: Context, { personId }: PersonActor): Promise<Bilingual> {
  const person = await context.person.load(personId);
  const isWaiting = person?.state.residences.some(({ status }) => status === "CLAIMED");
  return isWaiting ? hints.WAITING : hints.NO_HOME;
}

/** The grid of a home; while its micro-grid is no longer valid, the nearest above that is. */
function gridOfHome(index: DivisionIndex, { path }: Home, now: Instant): Grid | null {
  const codes = path
    .split("/")
    .filter((code) => code !== "")
    .toReversed();
  return codes.map((code) => gridByCode(index, code, now)).find((grid) => grid !== null) ?? null;
}

async function myGridOf(context: Context, actor: PersonActor): Promise<MyGrid> {
  const [home] = actor.homes;
  const index = await context.division();
  const grid = home && gridOfHome(index, home, context.now);
  if (!grid) return { hint: await hintFor(context, actor) };
  if (!mayReadCard(context, grid)) return { hint: hints.OFFICIAL };
  return { card: await cardOf(context, grid) };
}

const MyGridType = builder.objectRef<MyGrid>("MyGrid").implement({
  description: "The viewer's own grid: its contact card, or why there is none yet.",
  authScopes: { signedIn: true },
  fields: (t) => ({
    card: t.field({
      type: CardType,
      nullable: true,
      description:
        "The card of the micro-grid of the home that was confirmed first; of the grid above when the division changed since.",
      resolve: (mine) => ("card" in mine ? mine.card : null),
    }),
    hint: t.string({
      nullable: true,
      description: "What is missing, in the reader's language; null when there is a card.",
      resolve: (mine, _args, { language }) => ("hint" in mine ? mine.hint[language] : null),
    }),
  }),
});

builder.queryFields((t) => ({
  myGrid: t.withAuth({ signedIn: true }).field({
    type: MyGridType,
    description:
      "Whom the viewer can turn to at home. Only a confirmed home counts: a claim alone opens nothing.",
    resolve: (_root, _args, context) => myGridOf(context, context.actor),
  }),
  contactCard: t.field({
    type: CardType,
    authScopes: { can: "grid:readContactCard" },
    description:
      "Whom to turn to in any grid of the viewer's reach. A grid outside it reads as NOT_FOUND.",
    args: { gridId: t.arg.id({ required: true, description: "Which grid, of any level." }) },
    resolve: async (_root, { gridId }, context) => {
      const grid = await requireGrid(context, gridId, "gridId");
      if (mayReadCard(context, grid)) return cardOf(context, grid);
      throw denial("NOT_FOUND", context.language, { field: "gridId" });
    },
  }),
}));
