import dayjs from "dayjs";
import utc from "dayjs/plugin/utc";
import type { Language } from "../session/display";

dayjs.extend(utc);

/* Days and times of day as people book them: Beijing time, wherever the device is. */

const BEIJING_HOURS = 8;
const local = (instant: string) => dayjs(instant).utcOffset(BEIJING_HOURS);
/** A date has no zone: it is counted in UTC, where every day has 24 hours. */
const calendar = (date: string) => dayjs.utc(date);

const weekdays: Record<Language, readonly string[]> = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const near: Record<Language, readonly string[]> = {
  zh: ["今天", "明天", "后天"],
  en: ["today", "tomorrow"],
};
const dates: Record<Language, string> = { zh: "M月D日", en: "D MMM" };

/** The date of an instant, `2026-11-23`. */
export const dateOf = (instant: string): string => local(instant).format("YYYY-MM-DD");

export const dateAfter = (date: string, days: number): string =>
  calendar(date).add(days, "day").format("YYYY-MM-DD");

export const daysBetween = (from: string, to: string): number =>
  calendar(to).diff(calendar(from), "day");

export const dayOfMonth = (date: string): string => calendar(date).format("D");

export const weekdayText = (date: string, language: Language): string =>
  weekdays[language][calendar(date).day()] ?? "";

/** `今天`, `明天`, `后天`; null for days further off or over. */
export const nearText = (date: string, today: string, language: Language): string | null =>
  near[language][daysBetween(today, date)] ?? null;

/** `11月23日 周一`, or without the weekday. */
export const dateText = (date: string, language: Language): string => {
  const [day, weekday] = [calendar(date).format(dates[language]), weekdayText(date, language)];
  return language === "zh" ? `${day} ${weekday}` : `${weekday} ${day}`;
};

/** `09:00`. */
export const timeText = (instant: string): string => local(instant).format("HH:mm");

/** `11月23日 周一 09:00–09:30`; the end too when it is on another day. */
export function spanText(startAt: string, endAt: string, language: Language): string {
  const [on, until] = [dateOf(startAt), dateOf(endAt)];
  const end = on === until ? timeText(endAt) : `${dateText(until, language)} ${timeText(endAt)}`;
  return `${dateText(on, language)} ${timeText(startAt)}–${end}`;
}

/** What somebody wrote as a local date and time, as the API takes it. */
export const toInstant = (date: string, time: string): string =>
  dayjs
    .utc(`${date}T${time}:00Z`)
    .subtract(BEIJING_HOURS, "hour")
    .format("YYYY-MM-DD[T]HH:mm:ss[Z]");

export type PartOfDay = "morning" | "afternoon" | "evening";

export function partOfDay(instant: string): PartOfDay {
  const hour = local(instant).hour();
  return hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
}

/** Minutes and seconds that are left, `9:05`; nothing is left below zero. */
export function leftText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
