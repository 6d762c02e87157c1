import { createHash } from "node:crypto";
import { dateOf, HOUR, type Instant, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Reach } from "../kernel/access.ts";
import type { Ids } from "../kernel/ids.ts";
import type { Capability } from "../run.ts";
import { type Layout, load, type Stored, toStored } from "../table/aggregate.ts";
import { type Cursors, type Page, type PageRequest, readPage } from "../table/page.ts";
import { type Change, get, type Table, write } from "../table/table.ts";
import { apply, decide, isVisible } from "./decide.ts";
import { type Feed, type FeedCommand, type FeedFact, MAX_FEEDS, READS_AN_HOUR } from "./feed.ts";

/*
 * Access patterns
 *   a feed by id                     pk = feed
 *   the feeds of a person            gsi1 feeds#<person>
 *   how many a person has in force   pk = feedcount#<person>
 *   the feed an address leads to     pk = feedsecret#<hash>
 *   how often it was read            pk = feedreads#<feed>#<hour>, forgotten after a day
 */

/** 32 bytes nobody can guess, as they stand in an address. */
export const newSecret = (ids: Ids): string => Buffer.from(ids.random(32)).toString("base64url");

/** What is kept of a secret: it has 256 random bits, so its hash tells nothing of it. */
export const hashOf = (secret: string): string =>
  createHash("sha256").update(`feed|${secret}`).digest("base64url");

const secretKey = (hash: string) => ({ pk: `feedsecret#${hash}`, sk: "feed" });

const layout = (id: string, { ownerId, secretHash }: Feed): Layout => ({
  keys: secretHash === null ? {} : { gsi1pk: `feeds#${ownerId}`, gsi1sk: id },
  views: secretHash === null ? [] : [{ ...secretKey(secretHash), id }],
});

const countKey = (ownerId: string) => ({ pk: `feedcount#${ownerId}`, sk: "feeds" });

const inForce = (feed: Feed | null): number => (feed && feed.secretHash !== null ? 1 : 0);

/** Counted in the write that makes or ends a feed: of many made at once, no more than the limit are written. */
function countChanges(before: Feed | null, after: Feed): Change[] {
  const live = inForce(after) - inForce(before);
  if (live === 0) return [];
  const counted = { kind: "change", key: countKey(after.ownerId), add: { live } } as const;
  return [live > 0 ? { ...counted, when: { atMost: { live: MAX_FEEDS - 1 } } } : counted];
}

export const feeds: Capability<Feed, FeedCommand, FeedFact> = {
  decide,
  apply,
  isVisible,
  layout,
  alongside: (_id, before, after) => countChanges(before, after),
  effects: () => ({ news: [], attached: [] }),
};

export const loadFeed = (table: Table, id: string): Promise<Stored<Feed> | null> =>
  load<Feed>(table, id);

/** The feed a secret leads to now; null for one that was never given out, replaced or taken back. Two requests. */
export async function loadFeedBySecret(table: Table, secret: string): Promise<Stored<Feed> | null> {
  const hash = hashOf(secret);
  const found = await get(table, secretKey(hash));
  const feed = found && (await loadFeed(table, found["id"] as string));
  return feed && feed.state.secretHash === hash ? feed : null;
}

/** How many feeds of a person are in force. One request. */
export async function countLive(table: Table, ownerId: string): Promise<number> {
  const item = await get(table, countKey(ownerId));
  return (item?.["live"] as number | undefined) ?? 0;
}

/** The feeds of the person of the reach that are in force, oldest first. One request. */
export async function listFeeds(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Feed>>> {
  const stretches = reach.own ? [{ pk: `feeds#${reach.own}`, index: "gsi1" as const }] : [];
  return readPage(table, stretches, request, {
    newestFirst: false,
    cursors,
    toNode: toStored<Feed>,
  });
}

/** Counts a read; false when there were too many within the hour. One request. */
export async function countRead(table: Table, id: string, now: Instant): Promise<boolean> {
  const hour = `${dateOf(now)}T${now.slice(11, 13)}`;
  const expiresAt = Math.floor(toMs(plus(now, 24 * HOUR)) / SECOND);
  return write(table, {
    kind: "change",
    key: { pk: `feedreads#${id}#${hour}`, sk: "reads" },
    set: { expiresAt },
    add: { reads: 1 },
    when: { atMost: { reads: READS_AN_HOUR - 1 } },
  });
}
