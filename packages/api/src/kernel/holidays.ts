import type { LocalDate } from "./clock.ts";

/** One festival as the notice arranges it: the days off, and the weekend days worked in exchange (调休). */
export type Festival = { off: readonly LocalDate[]; worked: readonly LocalDate[] };

/** One year's arrangement, as published by the General Office of the State Council. */
export type HolidayNotice = { source: string; festivals: Readonly<Record<string, Festival>> };

/**
 * Public holidays of mainland China, copied from the yearly 国务院办公厅关于部分节假日安排的通知.
 * `off` holds every day of the festival, its weekend days too, so that it reads like the notice.
 * A year is added only when its notice is out (usually in November). A notice may also move days at the end of
 * the year before, as those of 2019 and 2023 did: enter such a day under the year it falls in.
 */
export const notices: Readonly<Record<number, HolidayNotice>> = {
  2024: {
    source: "国办发明电〔2023〕7号 https://www.gov.cn/zhengce/content/202310/content_6911527.htm",
    festivals: {
      newYear: { off: ["2024-01-01"], worked: [] },
      spring: {
        off: [
          "2024-02-10",
          "2024-02-11",
          "2024-02-12",
          "2024-02-13",
          "2024-02-14",
          "2024-02-15",
          "2024-02-16",
          "2024-02-17",
        ],
        worked: ["2024-02-04", "2024-02-18"],
      },
      qingming: { off: ["2024-04-04", "2024-04-05", "2024-04-06"], worked: ["2024-04-07"] },
      labour: {
        off: ["2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04", "2024-05-05"],
        worked: ["2024-04-28", "2024-05-11"],
      },
      dragonBoat: { off: ["2024-06-10"], worked: [] },
      midAutumn: { off: ["2024-09-15", "2024-09-16", "2024-09-17"], worked: ["2024-09-14"] },
      national: {
        off: [
          "2024-10-01",
          "2024-10-02",
          "2024-10-03",
          "2024-10-04",
          "2024-10-05",
          "2024-10-06",
          "2024-10-07",
        ],
        worked: ["2024-09-29", "2024-10-12"],
      },
    },
  },
  2025: {
    source:
      "国办发明电〔2024〕12号 https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm",
    festivals: {
      newYear: { off: ["2025-01-01"], worked: [] },
      spring: {
        off: [
          "2025-01-28",
          "2025-01-29",
          "2025-01-30",
          "2025-01-31",
          "2025-02-01",
          "2025-02-02",
          "2025-02-03",
          "2025-02-04",
        ],
        worked: ["2025-01-26", "2025-02-08"],
      },
      qingming: { off: ["2025-04-04", "2025-04-05", "2025-04-06"], worked: [] },
      labour: {
        off: ["2025-05-01", "2025-05-02", "2025-05-03", "2025-05-04", "2025-05-05"],
        worked: ["2025-04-27"],
      },
      dragonBoat: { off: ["2025-05-31", "2025-06-01", "2025-06-02"], worked: [] },
      nationalAndMidAutumn: {
        off: [
          "2025-10-01",
          "2025-10-02",
          "2025-10-03",
          "2025-10-04",
          "2025-10-05",
          "2025-10-06",
          "2025-10-07",
          "2025-10-08",
        ],
        worked: ["2025-09-28", "2025-10-11"],
      },
    },
  },
  2026: {
    source: "国办发明电〔2025〕7号 https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
    festivals: {
      newYear: { off: ["2026-01-01", "2026-01-02", "2026-01-03"], worked: ["2026-01-04"] },
      spring: {
        off: [
          "2026-02-15",
          "2026-02-16",
          "2026-02-17",
          "2026-02-18",
          "2026-02-19",
          "2026-02-20",
          "2026-02-21",
          "2026-02-22",
          "2026-02-23",
        ],
        worked: ["2026-02-14", "2026-02-28"],
      },
      qingming: { off: ["2026-04-04", "2026-04-05", "2026-04-06"], worked: [] },
      labour: {
        off: ["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05"],
        worked: ["2026-05-09"],
      },
      dragonBoat: { off: ["2026-06-19", "2026-06-20", "2026-06-21"], worked: [] },
      midAutumn: { off: ["2026-09-25", "2026-09-26", "2026-09-27"], worked: [] },
      national: {
        off: [
          "2026-10-01",
          "2026-10-02",
          "2026-10-03",
          "2026-10-04",
          "2026-10-05",
          "2026-10-06",
          "2026-10-07",
        ],
        worked: ["2026-09-20", "2026-10-10"],
      },
    },
  },
};
