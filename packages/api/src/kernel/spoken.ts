import { atLocal, type Instant, type LocalDate } from "./clock.ts";
import type { Bilingual } from "./decision.ts";

/* Dates and times as people say them, for sentences; what a program reads stays ISO 8601. */

const inShanghai = (language: string, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { ...parts, timeZone: "Asia/Shanghai" });

const day = { day: "numeric", weekday: "short" } as const;
const days = {
  zh: inShanghai("zh-CN", { ...day, month: "long" }),
  en: inShanghai("en-GB", { ...day, month: "short" }),
};
const clock = inShanghai("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The time on the wall, as `09:30`. */
export const timeOfDay = (at: Instant): string => clock.format(new Date(at));

const dayAt = (at: Instant): Bilingual => {
  const moment = new Date(at);
  // 11月20日周五 is said with a pause, and “Fri, 20 Nov” without one.
  return {
    zh: days.zh.format(moment).replace(/(?=周)/, " "),
    en: days.en.format(moment).replace(",", ""),
  };
};

/** `11月20日 周五`, `Fri 20 Nov`: the year is left out, since what is said is near. */
export const sayDay = (on: LocalDate): Bilingual => dayAt(atLocal(on, "12:00"));

/** `11月20日 周五 09:30`, `Fri 20 Nov, 09:30`. */
export const sayTime = (at: Instant): Bilingual => {
  const { zh, en } = dayAt(at);
  return { zh: `${zh} ${timeOfDay(at)}`, en: `${en}, ${timeOfDay(at)}` };
};
