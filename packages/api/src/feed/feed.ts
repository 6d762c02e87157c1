import type { Instant } from "../kernel/clock.ts";
import type { Bilingual, Language } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";

/*
 * A calendar feed: bookings as a calendar that programs fetch by an address nobody can guess. Whoever has the
 * address may read, so it can be replaced and taken back, and only a hash of its secret is kept.
 */

export type Feed = {
  ownerId: Id<"person">;
  /** Of the place or unit of this post, without names; null: what the owner has booked. */
  roleId: Id<"role"> | null;
  language: Language;
  /** SHA-256 of the secret in the address; null once it was taken back. */
  secretHash: string | null;
  madeAt: Instant;
};

export const feedSorts = {
  OWN: { zh: "我的预约", en: "My bookings" },
  POST: { zh: "服务安排（不含姓名）", en: "Bookings to serve, without names" },
} as const satisfies Record<string, Bilingual>;
export const sortOf = ({ roleId }: Pick<Feed, "roleId">): keyof typeof feedSorts =>
  roleId === null ? "OWN" : "POST";

export type FeedCommand =
  | {
      type: "make";
      roleId: Id<"role"> | null;
      language: Language;
      secretHash: string;
      /** How many the person has that are not taken back. */
      live: number;
    }
  | { type: "replace"; secretHash: string }
  | { type: "revoke" };

export type FeedFact =
  | {
      type: "made";
      ownerId: Id<"person">;
      roleId: Id<"role"> | null;
      language: Language;
      secretHash: string;
    }
  | { type: "replaced"; secretHash: string }
  | { type: "revoked" };

export const MAX_FEEDS = 5;
/** Calendars look a few times an hour; more than this is somebody's mistake. */
export const READS_AN_HOUR = 60;
/** What has ended stays so long, so that calendars hear of it. */
export const KEPT_DAYS = 90;
/** Days of a place: one behind, so that today's night is whole, and two weeks ahead. */
export const PLACE_DAYS = { back: 1, ahead: 14 } as const;
