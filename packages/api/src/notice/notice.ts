import type { Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { News } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";

export type NoticeSort = News["sort"];

export type NoticeCapacity = News["capacity"];

export const noticeSorts: Readonly<Record<NoticeSort, Bilingual>> = {
  WORK: { zh: "待办", en: "To do" },
  INFO: { zh: "通知", en: "For information" },
};

/** One thing one person should hear of. Only `readAt` ever changes. */
export type Notice = {
  id: Id<"notice">;
  personId: Id<"person">;
  /** What it is about: a complaint, or the person themself. */
  subjectId: string;
  title: Bilingual;
  body: Bilingual;
  sort: NoticeSort;
  /** As whom they are told. */
  capacity: NoticeCapacity;
  at: Instant;
  readAt: Instant | null;
};
