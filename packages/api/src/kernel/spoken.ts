import { atLocal, type Instant, type LocalDate } from "./clock.ts";
import type { Bilingual } from "./decision.ts";

/* Dates and times as people say them, for sentences; what a program reads stays ISO 8601. */

const day = { day: "numeric", weekday: "short" } as const;
const formats = {
  zh: ["zh-CN", { ...day, month: "long" }],
  en: ["en-GB", { ...day, month: "short" }],
  clock: ["en-GB", { hour: "2-digit", minute: "2-digit" }],
} as const;

/** Each takes ten milliseconds to make, so only once, and not before somebody says a date. */
const made = new Map<keyof typeof formats, Intl.DateTimeFormat>();
function format(name: keyof typeof formats, at: Instant): string {
  const [language, parts] = formats[name];
  const known =
    made.get(name) ?? new Intl.DateTimeFormat(language, { ...parts, timeZone: "Asia/Shanghai" });
  made.set(name, known);
  return known.format(new Date(at));
}

/** The time on the wall, as `09:30`. */
export const timeOfDay = (at: Instant): string => format("clock", at);

/** 11月20日周五 is said with a pause, and “Fri, 20 Nov” without one. */
const dayAt = (at: Instant): Bilingual => ({
  zh: format("zh", at).replace(/(?=周)/, " "),
  en: format("en", at).replace(",", ""),
});

/** `11月20日 周五`, `Fri 20 Nov`: the year is left out, since what is said is near. */
export const sayDay = (on: LocalDate): Bilingual => dayAt(atLocal(on, "12:00"));

/** `11月20日 周五 09:30`, `Fri 20 Nov, 09:30`. */
export const sayTime = (at: Instant): Bilingual => {
  const { zh, en } = dayAt(at);
  return { zh: `${zh} ${timeOfDay(at)}`, en: `${en}, ${timeOfDay(at)}` };
};
