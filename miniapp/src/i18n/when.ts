import dayjs from "dayjs";
import utc from "dayjs/plugin/utc";
import type { Language } from "../session/display";

dayjs.extend(utc);

/** Beijing time, wherever the device is. The WeChat runtime knows no time zones by name. */
const BEIJING_HOURS = 8;
const formats: Record<Language, { day: string; minute: string }> = {
  zh: { day: "YYYY年M月D日", minute: "M月D日 HH:mm" },
  en: { day: "D MMM YYYY", minute: "D MMM HH:mm" },
};

/** An instant of the API for people, to the minute or to the day. */
export function whenText(
  instant: string,
  language: Language,
  to: "minute" | "day" = "minute",
): string {
  return dayjs(instant).utcOffset(BEIJING_HOURS).format(formats[language][to]);
}
