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

/** What made somebody a reader other than oneself: a post, or acting for somebody. */
export type Through =
  | { kind: "post"; roleId: Id<"role"> }
  | { kind: "agent"; forId: Id<"person">; path: string | null };

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
  /** When it came into the inbox, which may be well after `at`; left out in old ones. */
  toldAt?: Instant;
  readAt: Instant | null;
  /** It can be read only while one of these lasts; left out when it concerns the person themself. */
  through?: readonly Through[];
};
