import dayjs from "dayjs";
import utc from "dayjs/plugin/utc";
import type { ProviderBookingQuery, ProviderCardFragment } from "../gql/generated/provider";
import type { Language } from "../session/display";

dayjs.extend(utc);

export type Card = ProviderCardFragment;
export type Item = NonNullable<ProviderBookingQuery["booking"]>;

/** Beijing time, wherever the device is. */
const BEIJING_HOURS = 8;
const local = (instant: string | number) => dayjs(instant).utcOffset(BEIJING_HOURS);

/** The date on which an instant falls, `2026-11-20`. */
export const dateOf = (instant: string | number): string => local(instant).format("YYYY-MM-DD");

/** So many days later, or earlier. */
export const dateAfter = (date: string, days: number): string =>
  dayjs.utc(date).add(days, "day").format("YYYY-MM-DD");

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};

/** A date for people, with its weekday. */
export function dateText(date: string, language: Language): string {
  const day = dayjs.utc(date);
  const text = day.format(language === "zh" ? "M月D日" : "D MMM");
  const weekday = WEEKDAYS[language][day.day()] ?? "";
  return language === "zh" ? `${text} ${weekday}` : `${weekday} ${text}`;
}

/** From when until when, as on a clock. */
export const hoursText = ({ startAt, endAt }: { startAt: string; endAt: string }): string =>
  `${local(startAt).format("HH:mm")}–${local(endAt).format("HH:mm")}`;

type Shown = Pick<Card, "serviceId" | "serviceName" | "isWalkIn" | "startAt">;

/** The services of a day, each once, by name as it was met. */
export function servicesOf(cards: readonly Shown[]): { id: string; name: string }[] {
  const names = new Map(cards.map(({ serviceId, serviceName }) => [serviceId, serviceName]));
  return [...names].map(([id, name]) => ({ id, name }));
}

/** What the bookings of a desk wait for, each once; the words of the API are what tells them apart. */
export const stepsOf = (
  cards: readonly Pick<Card, "stepLabel">[],
): { id: string; name: string }[] =>
  [...new Set(cards.flatMap(({ stepLabel }) => stepLabel ?? []))].map((name) => ({
    id: name,
    name,
  }));

/** The bookings of one service, or of all; those with a time in their order, the queue of the day after them. */
export function dayOrder<One extends Shown>(
  cards: readonly One[],
  serviceId: string | null,
): One[] {
  const shown = cards.filter((one) => serviceId === null || one.serviceId === serviceId);
  return [
    ...shown.filter(({ isWalkIn }) => !isWalkIn),
    ...shown.filter(({ isWalkIn }) => isWalkIn),
  ];
}

const ARRIVED: readonly Card["stage"][] = ["CHECKED_IN", "DONE"];
export const arrivedIn = (cards: readonly Pick<Card, "stage" | "isHere">[]): number =>
  cards.filter(({ stage, isHere }) => isHere || ARRIVED.includes(stage)).length;
