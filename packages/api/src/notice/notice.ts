import type { Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { News } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";

export type NoticeSort = News["sort"];

export const noticeSorts: Readonly<Record<NoticeSort, Bilingual>> = {
  WORK: { zh: "待办", en: "To do" },
  INFO: { zh: "通知", en: "For information" },
};

/** One thing one person should hear of. Only `readAt` ever changes. */
export type Notice = {
  id: Id<"notice">;
  personId: Id<"person">;
  /** What it is about. */
  subjectId: string;
  title: Bilingual;
  body: Bilingual;
  sort: NoticeSort;
  at: Instant;
  readAt: Instant | null;
};
