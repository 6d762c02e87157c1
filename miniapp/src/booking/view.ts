import type {
  BookingInListFragment,
  QuestionPartsFragment,
  ServiceDaysQuery,
} from "../gql/generated/booking";
import { dateAfter, daysBetween, type PartOfDay, partOfDay, toInstant } from "./when";

export type Day = NonNullable<ServiceDaysQuery["service"]>["days"][number];
export type Slot = Day["slots"][number];
export type Question = QuestionPartsFragment;
type Stage = BookingInListFragment["stage"];

/** What somebody who wants to come makes of it: come, wait for a seat, or neither. */
export type Chance = "free" | "full" | "closed";

export const chanceOf = ({
  isBookable,
  closedBecause,
}: Pick<Slot, "isBookable" | "closedBecause">): Chance =>
  isBookable ? "free" : closedBecause === null ? "full" : "closed";

/** The best there is on a day; `unknown` while its public holidays are not published. */
export function chanceOn({
  slots,
  isUnpublished,
}: Pick<Day, "slots" | "isUnpublished">): Chance | "unknown" {
  if (isUnpublished) return "unknown";
  const chances = slots.map(chanceOf);
  return chances.includes("free") ? "free" : chances.includes("full") ? "full" : "closed";
}

/** Names a slot within its service: two groups of an event may begin together. */
export const keyOf = ({ startAt, lane }: Pick<Slot, "startAt" | "lane">): string =>
  `${startAt} ${lane}`;

/** The slots of a day by morning, afternoon and evening; parts without any are left out. */
export function partsOf(slots: readonly Slot[]): { part: PartOfDay; slots: Slot[] }[] {
  const parts: PartOfDay[] = ["morning", "afternoon", "evening"];
  return parts
    .map((part) => ({ part, slots: slots.filter(({ startAt }) => partOfDay(startAt) === part) }))
    .filter(({ slots: found }) => found.length > 0);
}

/** The day to begin with: the wished one while it is there, else the first on which one may come. */
export function firstDay(days: readonly Day[], wished: string | undefined): Day | undefined {
  return (
    days.find(({ heldOn }) => heldOn === wished) ??
    days.find((day) => chanceOn(day) === "free") ??
    days.find((day) => chanceOn(day) === "full") ??
    days[0]
  );
}

/** The first of the seven days a date is among, counted in weeks from today. */
export const weekOf = (today: string, date: string): string =>
  dateAfter(today, Math.max(0, Math.floor(daysBetween(today, date) / 7)) * 7);

/** The next times one may come, soonest first. */
export const nextFree = <Found extends { isBookable: boolean }>(
  days: readonly { slots: readonly Found[] }[],
  most: number,
): Found[] =>
  days.flatMap(({ slots }) => slots.filter(({ isBookable }) => isBookable)).slice(0, most);

const waits: readonly Stage[] = ["HELD", "OFFERED"];

/** Whether a seat is kept for a while, until it is confirmed. */
export const isToConfirm = ({ stage }: { stage: Stage }): boolean => waits.includes(stage);

const firm: readonly Stage[] = ["PENDING", "ORDERED", "ASSIGNED", "BOOKED"];

/** Whether it was confirmed and is still ahead: from the cut-off on, giving it up leaves a mark. */
export const isFirm = ({ stage }: { stage: Stage }): boolean => firm.includes(stage);

/** Whether giving it up leaves a mark: it was confirmed, and the cut-off is over. */
export const isLateNow = (booking: { stage: Stage; cutoffAt: string }, now: number): boolean =>
  isFirm(booking) && now > Date.parse(booking.cutoffAt);

/** The API's time now, in milliseconds: what it told with an answer, and what this device counted since. */
export const nowAt = (told: string, toldAt: number, device: number): number =>
  Date.parse(told) + Math.max(0, device - toldAt);

type Action = { mutation: string; label: string };

/** The button of a command, while the API allows it. */
export const actionOf = (
  { allowedActions }: { allowedActions: readonly Action[] },
  mutation: string,
): Action | undefined => allowedActions.find((action) => action.mutation === mutation);

/** Hours or days where it comes out even, else minutes. */
export function spanOf(minutes: number): { unit: "days" | "hours" | "minutes"; n: number } {
  if (minutes > 0 && minutes % 1_440 === 0) return { unit: "days", n: minutes / 1_440 };
  if (minutes > 0 && minutes % 60 === 0) return { unit: "hours", n: minutes / 60 };
  return { unit: "minutes", n: minutes };
}

/** Answers as they are written, by the code of their question. A date and a time are two parts. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** Full-width digits of a Chinese keyboard are digits. */
const plain = (text: string): string => text.normalize("NFKC").trim();

function valuesOf({ kind }: Question, written: readonly string[]): string[] {
  if (kind === "DATE_TIME") {
    const [date = "", time = ""] = written;
    return date && time ? [toInstant(date, time)] : [];
  }
  if (kind === "NUMBER") return written.map(plain).filter((text) => text !== "");
  return written.filter((text) => text.trim() !== "");
}

/** The answers as the API takes them; what was left empty is left out, and the API says what is missing. */
export const toAnswers = (questions: readonly Question[], values: Values) =>
  questions
    .map((question) => ({
      code: question.code,
      values: valuesOf(question, values[question.code] ?? []),
    }))
    .filter((answer) => answer.values.length > 0);

/** One option more or less, in the order of the question. */
export const toggled = (
  { options }: Pick<Question, "options">,
  chosen: readonly string[],
  code: string,
): string[] =>
  options
    .map((option) => option.code)
    .filter((one) => (one === code ? !chosen.includes(one) : chosen.includes(one)));
