import type { AppointedRole } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Bilingual, fill } from "../kernel/decision.ts";
import { type TeamSlot, teamSlots } from "../person/person.ts";
import type { Grid, GridLevel } from "./grid.ts";

/** Who stands behind a grid: the seats of its team, and whom its residents can call. */

/** What must be known of a post. */
export type Post = {
  id: string;
  role: AppointedRole;
  slot: TeamSlot | null;
  title: string;
  displayName: string;
  officePhone: string | null;
  from: Instant;
};

/** A seat that any of some slots fills; `most` is null for any number. */
export type Seat = { slots: readonly TeamSlot[]; least: number; most: number | null };

const police: Seat = { slots: ["POLICE"], least: 1, most: 1 };
const lead: Seat = { slots: ["GRID_HEAD", "GRID_WORKER"], least: 1, most: null };
const cadre: Seat = { slots: ["CADRE"], least: 1, most: 1 };
const volunteers: Seat = { slots: ["VOLUNTEER"], least: 1, most: null };
const helpers: readonly Seat[] = [
  { slots: ["PROPERTY"], least: 0, most: null },
  { slots: ["MEDIATOR"], least: 0, most: null },
];

/** One police officer, one who leads, one cadre and any number of volunteers: 1+1+1+N. */
const onePlusOnePlusOnePlusN: readonly Seat[] = [police, lead, cadre, volunteers, ...helpers];
/** Communities and streets have offices; nothing says how many must help there. */
const withoutQuota: readonly Seat[] = (Object.keys(teamSlots) as TeamSlot[]).map((slot) => ({
  slots: [slot],
  least: 0,
  most: null,
}));

export const seats: Readonly<Record<GridLevel, readonly Seat[]>> = {
  STREET: withoutQuota,
  COMMUNITY: withoutQuota,
  GRID: onePlusOnePlusOnePlusN,
  MICRO_GRID: onePlusOnePlusOnePlusN,
};

export type FilledSeat = Seat & { label: Bilingual; holders: readonly Post[]; isVacant: boolean };
export type Team = {
  seats: readonly FilledSeat[];
  /** Posts without a seat, such as the duty staff of a street. */
  others: readonly Post[];
  required: number;
  filled: number;
  /** Null when no seat is required: nothing to be complete about. */
  isComplete: boolean | null;
};

const labelOf = ({ slots }: Seat): Bilingual => ({
  zh: slots.map((slot) => teamSlots[slot].zh).join("或"),
  en: slots.map((slot) => teamSlots[slot].en).join(" or "),
});

function fillSeat(seat: Seat, posts: readonly Post[]): FilledSeat {
  const holders = posts.filter(({ slot }) => slot !== null && seat.slots.includes(slot));
  return { ...seat, label: labelOf(seat), holders, isVacant: holders.length < seat.least };
}

/** The team of a grid of this level, from the posts held in exactly this grid. */
export function teamOf(level: GridLevel, posts: readonly Post[]): Team {
  const inOrder = posts.toSorted(bySeniority);
  const filledSeats = seats[level].map((seat) => fillSeat(seat, inOrder));
  const required = filledSeats.filter(({ least }) => least > 0);
  const filled = required.filter(({ isVacant }) => !isVacant).length;
  return {
    seats: filledSeats,
    others: inOrder.filter(({ slot }) => slot === null),
    required: required.length,
    filled,
    isComplete: required.length === 0 ? null : filled === required.length,
  };
}

/** The longest in office first; the id decides between two of the same day. */
const bySeniority = (a: Post, b: Post): number =>
  a.from !== b.from ? (a.from < b.from ? -1 : 1) : a.id < b.id ? -1 : 1;

/** The offices that answer for a grid, in the order in which one turns to them. */
const answering: readonly AppointedRole[] = [
  "MICRO_HEAD",
  "GRID_HEAD",
  "GRID_WORKER",
  "COMMUNITY",
  "STREET",
];
/** Others a resident may call, although they do not answer for the grid. */
const callable: readonly TeamSlot[] = ["POLICE", "PROPERTY"];

/** Whether who holds this post answers for the grid; police, property and volunteers help but do not. */
export const answersForGrid = ({ role }: Pick<Post, "role">): boolean => answering.includes(role);

const isCallable = ({ slot }: Post): boolean => slot !== null && callable.includes(slot);

const rank = (post: Post): number =>
  answersForGrid(post)
    ? answering.indexOf(post.role)
    : answering.length + callable.indexOf(post.slot as TeamSlot);

/** The posts to show to residents, who answers first. Volunteers and mediators are called by the grid, not by everybody. */
export const contactsOf = (posts: readonly Post[]): Post[] =>
  posts
    .filter((post) => answersForGrid(post) || isCallable(post))
    .sort((a, b) => rank(a) - rank(b) || bySeniority(a, b));

export type ContactLevel = {
  grid: Grid;
  contacts: readonly Post[];
  /** The grid whose people answer: this one, or the nearest above when nobody here does. */
  answeredBy: Grid | null;
};

/** The card of a grid: `chain` is the grid and those above it, `posts` those of each in the same order. */
export function contactLevels(
  chain: readonly Grid[],
  posts: readonly (readonly Post[])[],
): ContactLevel[] {
  return chain.map((grid, i) => {
    const above = posts.findIndex((held, j) => j >= i && held.some(answersForGrid));
    return { grid, contacts: contactsOf(posts[i] ?? []), answeredBy: chain[above] ?? null };
  });
}

const sentences = {
  answered: {
    zh: "{grid}由{name}（{title}）负责",
    en: "{name} ({title}) is responsible for {grid}",
  },
  vacant: {
    zh: "{grid}暂时无人负责，由上级{above}的{name}（{title}）负责",
    en: "{grid} has no one in charge at present; {name} ({title}) of {above} is responsible for it",
  },
  nobody: {
    zh: "{grid}及其上级暂时都无人负责，请联系街道办事处。",
    en: "No one is in charge of {grid} or above it at present. Please contact the street office.",
  },
} satisfies Record<string, Bilingual>;

/** One plain sentence: who answers for this grid, and the phone of that office when it has one. */
export function contactSentence(levels: readonly ContactLevel[]): Bilingual {
  const [own] = levels;
  const answering = levels.find(({ grid }) => grid.id === own?.answeredBy?.id);
  const lead = answering?.contacts.find(answersForGrid);
  const text = !lead ? sentences.nobody : own === answering ? sentences.answered : sentences.vacant;
  const params = {
    grid: own?.grid.name ?? "",
    above: answering?.grid.name ?? "",
    name: lead?.displayName ?? "",
    title: lead?.title ?? "",
  };
  const zh = fill(text.zh, params);
  const en = fill(text.en, params);
  if (!lead) return { zh, en };
  const phone = lead.officePhone;
  return phone
    ? { zh: `${zh}，电话 ${phone}。`, en: `${en}, phone ${phone}.` }
    : { zh: `${zh}。`, en: `${en}.` };
}
